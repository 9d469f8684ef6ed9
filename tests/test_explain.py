"""What the next build would do, and why, without doing it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.engine import InProcess
from pipeline.errors import UsageError
from pipeline.explain import clean_store, explain
from pipeline.settings import Settings

from .toy_build import toy_stages, write_corpus

STAGES = toy_stages()
NAMES = [stage.name for stage in STAGES]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write_corpus(tmp_path / "corpus", {"a.pdf": "§ 1", "b.pdf": "§ 2", "twin.pdf": "§ 2"})
    settings = Settings(corpus=tmp_path / "corpus", output=tmp_path / "output")
    build(settings, executor=InProcess(), stages=STAGES)
    return settings


def fates(settings: Settings, name: str = "a.pdf", stages: object = STAGES) -> dict[str, str]:
    steps = explain(settings.corpus / name, settings, stages)  # type: ignore[arg-type]
    return {step.stage: step.fate for step in steps[1:]}


def test_nothing_has_changed(settings: Settings) -> None:
    assert fates(settings) == dict.fromkeys(NAMES, "kept")


def test_a_renamed_file_costs_nothing(settings: Settings) -> None:
    (settings.corpus / "a.pdf").rename(settings.corpus / "å.pdf")
    assert fates(settings, "å.pdf") == dict.fromkeys(NAMES, "kept")


def test_a_duplicate_is_said_to_be_one(settings: Settings) -> None:
    [step] = explain(settings.corpus / "twin.pdf", settings, STAGES)
    assert "the same content as b.pdf" in step.reason


def test_a_new_file_is_read_and_may_change_what_rests_on_all(settings: Settings) -> None:
    write_corpus(settings.corpus, {"c.pdf": "§ 3"})
    new, old = fates(settings, "c.pdf"), fates(settings, "a.pdf")
    assert (new["extract"], new["lexicon"], new["detect"]) == ("made", "perhaps", "perhaps")
    assert (old["extract"], old["lexicon"], old["evidence"]) == ("kept", "perhaps", "perhaps")


def test_a_stage_that_changed_says_how(settings: Settings) -> None:
    stages = [replace(stage, settings=("ocr_dpi",)) if stage.name == "extract" else stage for stage in STAGES]
    steps = {step.stage: step for step in explain(settings.corpus / "a.pdf", settings, stages)}
    assert steps["extract"].fate == "made"
    assert "the setting ocr_dpi is new" in steps["extract"].reason


def test_what_is_no_file_of_the_corpus_is_an_error(settings: Settings) -> None:
    with pytest.raises(UsageError):
        explain(Path("nowhere.pdf"), settings, STAGES)


def test_explaining_makes_nothing(settings: Settings) -> None:
    def files() -> set[Path]:
        return set((settings.output / "store").rglob("*"))

    write_corpus(settings.corpus, {"c.pdf": "§ 3"})
    before = files()
    explain(settings.corpus / "c.pdf", settings, STAGES)
    assert files() == before


def test_the_store_is_cleaned_of_what_no_build_needs(settings: Settings) -> None:
    (settings.corpus / "a.pdf").unlink()
    build(settings, executor=InProcess(), stages=STAGES)
    assert clean_store(settings, STAGES) >= 3
    assert fates(settings, "b.pdf") == dict.fromkeys(NAMES, "kept")
    assert clean_store(settings, STAGES) == 0


def test_a_build_keeps_no_more_than_it_may_of_what_is_not_needed(settings: Settings) -> None:
    def count() -> int:
        return len(list((settings.output / "store").glob("??/*")))

    before = count()
    (settings.corpus / "a.pdf").unlink()
    build(replace(settings, spare_store=0), executor=InProcess(), stages=STAGES)
    assert count() < before
