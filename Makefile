# `make help` lists what can be done. Everything is set up on the way, in .venv, where it is not there yet.

CORPUS ?= corpus
OUTPUT ?= output
# auto reads with OCR where the text layer is missing or bad; never, always.
OCR ?= auto
# Worker processes; 0 is one for each core.
JOBS ?= 0
GOLD ?= corpus/gold
# The least that each figure of `make evaluate` may be.
FLOORS ?= corpus/floors.toml
# For example ARGS="-k dates" for `make test`, or ARGS=--strict for `make build`.
ARGS ?=

# Handed over in the environment, so that spaces and other signs in them do no harm.
export CORPUS OUTPUT OCR JOBS GOLD FLOORS PYTHON FILE

RUN := .venv/bin/python -m
TESTS := $(RUN) pytest -n auto --dist loadgroup

# One step after the other, also where make is called with -j; the build itself uses all cores.
.NOTPARALLEL:
.PHONY: all setup setup-dev tesseract build explain clean-store serve evaluate bench bench-search browser screenshots test engine check lint types pins clean distclean help

all: build

help: ## list what can be done
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name text; do \
		printf '  make %-12s %s\n' "$$name" "$$text"; done

setup: .venv/.installed tesseract ## set up the environment and Tesseract

setup-dev: .venv/.installed-dev tesseract

.venv/.installed: requirements.txt requirements-ocr.txt
	.setup/venv
	$(RUN) pip install --quiet --disable-pip-version-check -r requirements.txt
	.setup/ocr-library
	$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(RUN) pipeline.swedish.lexicon
	# As pip does with what it installs: each start is a third of a second shorter, also where Python may not write.
	$(RUN) compileall -q pipeline
	touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	$(RUN) pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

tesseract:
	@test "$$OCR" = never || .setup/tesseract

build: setup ## build CORPUS=corpus into OUTPUT=output (also OCR=never, JOBS=2)
	@$(RUN) pipeline build --corpus "$$CORPUS" --output "$$OUTPUT" --ocr "$$OCR" --jobs "$$JOBS" $(ARGS)

explain: .venv/.installed ## what a build would do for FILE=…, and why
	@$(RUN) pipeline explain "$$FILE" --corpus "$$CORPUS" --output "$$OUTPUT" --ocr "$$OCR" $(ARGS)

clean-store: .venv/.installed ## remove what earlier builds left in OUTPUT=output and the next will not use
	@$(RUN) pipeline clean-store --corpus "$$CORPUS" --output "$$OUTPUT" --ocr "$$OCR" $(ARGS)

serve: .venv/.installed ## read OUTPUT=output in the browser
	@$(RUN) pipeline serve --output "$$OUTPUT" --corpus "$$CORPUS" $(ARGS)

test: setup-dev ## run the tests (also ARGS="-k dates")
	@$(TESTS) $(ARGS)

engine: setup-dev ## run the tests that wait for the real Tesseract
	@$(TESTS) -m "engine and not slow" $(ARGS)

browser: setup-dev ## look at the reading room in a real browser: the searcher's walk, and axe on every page
	.setup/browser
	@$(RUN) pytest -n 0 -m browser tests/publish/browser $(ARGS)

screenshots: setup-dev build ## take the pictures in the README anew
	.setup/browser
	@$(RUN) tests.publish.browser.screenshots "$$OUTPUT" "$$CORPUS" .screenshots

bench-search: .venv/.installed ## how fast searches are in a million paragraphs, made up (minutes; also ARGS="--paragraphs 60000")
	@$(RUN) pipeline.evaluate.bench_search $(ARGS)

lint: .venv/.installed-dev ## look at format and style
	$(RUN) ruff format --check .
	$(RUN) ruff check .

types: .venv/.installed-dev ## look at the types
	$(RUN) mypy

check: lint types test ## format, lint, types and tests

evaluate: .venv/.installed ## score OUTPUT=output against GOLD=corpus/gold
	@$(RUN) pipeline evaluate --database "$$OUTPUT/protokoll.db" --gold "$$GOLD" --floors "$$FLOORS" $(ARGS)

bench: setup ## how fast builds are (also ARGS=--large, or ARGS="--corpus folder")
	@$(RUN) pipeline bench --jobs "$$JOBS" $(ARGS)

pins: ## write requirements.txt, -ocr and -dev anew from pyproject.toml
	.setup/pins

clean: ## remove what was built and what the tools have left
	rm -rf output build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +

distclean: clean ## remove the environment too
	rm -rf .venv *.egg-info
