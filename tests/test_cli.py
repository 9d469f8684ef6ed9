"""The commands: what they print, where, and with which exit code they end."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import __version__
from pipeline.cli import main
from pipeline.errors import ToolMissing

from .conftest import ROOT
from .toy_build import toy_stages, write_corpus

HEAVY = (
    "spacy",
    "pypdfium2",
    "pdfplumber",
    "datasette",
    "wordfreq",
    "ftfy",
    "rich",
    "msgspec",
    "sqlite_utils",
)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A toy corpus, built by toy stages, in a folder whose name has a space and letters beyond ASCII."""
    import pipeline.build

    plain_build = pipeline.build.build

    def build(*args: object, **options: object) -> object:
        return plain_build(*args, **options, stages=toy_stages())  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.build, "build", build)
    folder = tmp_path / "Älvsta arkiv"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return write_corpus(folder / "corpus", {"a.pdf": "§ 1 Avtal\natt anta avtalet om samverkan"})


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_help_comes_at_once_and_lists_every_command() -> None:
    code = (
        "import sys; from pipeline.cli import main; main(['--help'], standalone_mode=False);"
        f"print('HEAVY', [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("HEAVY []\n")
    readers = ("serve", "search", "history", "in-force", "compare", "export")
    for command in ("build", "explain", *readers, "repair", "evaluate", "bench", "setup-check"):
        assert re.search(rf"^  {command} +[A-Z]", done.stdout, re.MULTILINE)


def test_version() -> None:
    assert run("--version").output == f"protokollarkiv, version {__version__}\n"


def test_build_writes_the_database_and_ends_with_a_table(corpus: Path) -> None:
    result = run("build", "--serial")
    assert result.exit_code == 0
    assert re.search(r"decisions\W+1\W", result.stdout)
    assert re.search(r"pages, text from the text layer\W+1\W", result.stdout)
    assert "extract, attachments, counts, questions: 1 of 1" in result.stderr
    assert Path("output/protokoll.db").is_file()
    again = run("build", "--serial")
    assert "Nothing has changed" in again.stdout and again.stderr == ""


def test_build_tells_programs_in_json(corpus: Path) -> None:
    events = [json.loads(line) for line in run("build", "--serial", "--json").stdout.splitlines()]
    steps = [event["step"].split(", ")[0] for event in events if event["event"] == "end"]
    assert steps == ["extract", "lexicon", "evidence", "link", "load"]
    assert (events[-1]["event"], events[-1]["documents"]) == ("built", 1)


def test_explain_tells_the_fate_of_each_stage(corpus: Path) -> None:
    result = run("explain", "corpus/a.pdf", "--ocr", "never")
    assert result.exit_code == 0
    assert re.search(r"^extract +made +nothing was built yet$", result.stdout, re.MULTILINE)
    assert run("explain", "corpus/b.pdf", "--ocr", "never").exit_code == 2
    assert "removed" in run("clean-store", "--ocr", "never").stdout


def test_build_into_any_folder(corpus: Path, tmp_path: Path) -> None:
    corpus.rename(tmp_path / "annat håll")
    output = tmp_path / "ut å"
    result = run("build", "--serial", "--corpus", str(tmp_path / "annat håll"), "--output", str(output))
    assert result.exit_code == 0
    assert json.loads((output / "build.json").read_text("utf-8"))["documents"] == 1


def test_strict_ends_with_ten_where_there_are_problems(corpus: Path) -> None:
    assert run("build", "--serial", "--quiet").exit_code == 0
    assert run("build", "--serial", "--quiet", "--strict").exit_code == 10


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["build", "--corpus", "nowhere"], 3, "nowhere"),
        (["build", "--ocr", "perhaps"], 2, "perhaps"),
        (["build", "--jobs", "-1"], 2, "-1"),
        (["sing"], 2, "sing"),
        (["search", "avtal"], 5, "Build the archive first"),
        (["history", "RN 1/2020"], 5, "Build the archive first"),
        (["serve"], 5, "Build the archive first"),
        (["repair", "nowhere.txt"], 2, "nowhere.txt"),
    ],
)
def test_each_failure_has_its_exit_code_and_says_why(
    corpus: Path, arguments: list[str], code: int, said: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_an_unwritable_output_and_a_setting_that_does_not_exist(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("file").write_text("")
    assert run("build", "--output", "file/out").exit_code == 6
    monkeypatch.setenv("PROTOKOLLARKIV_COLOUR", "red")
    result = run("build")
    assert result.exit_code == 2 and "colour" in result.stderr


def test_an_error_is_followed_by_its_remedy(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ToolMissing("There is no Tesseract.", "Type make.")

    monkeypatch.setattr("pipeline.build.build", fail)
    result = run("build")
    assert result.exit_code == 4
    assert result.stderr == "Error: There is no Tesseract.\nType make.\n"


def test_what_nobody_foresaw_is_one_line_unless_asked(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr("pipeline.build.build", fail)
    result = run("build")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == "Error: ZeroDivisionError: by zero"
    assert "--debug" in result.stderr and "Traceback" not in result.stderr
    assert "Traceback" in run("--debug", "build").stderr


def test_ctrl_c_ends_any_command_with_130(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.publish.search", stop)
    assert run("search", "avtal").exit_code == 130
    monkeypatch.setattr("pipeline.load.load_database", stop)
    result = run("build", "--serial")
    assert result.exit_code == 130 and "goes on from there" in result.stderr


def test_search_finds_the_page(corpus: Path) -> None:
    run("build", "--serial", "--quiet")
    result = run("search", "samverkan")
    assert result.exit_code == 0
    assert "a.pdf, page 1" in result.stdout


def test_export_writes_every_table_beside_the_database_or_where_it_is_told(
    corpus: Path, tmp_path: Path
) -> None:
    run("build", "--serial", "--quiet")
    result = run("export")
    assert result.exit_code == 0
    written = [Path(line) for line in result.stdout.splitlines()]
    assert {"decisions.csv", "pages.jsonl"} <= {path.name for path in written}
    assert {path.parent.name for path in written} == {"export"}
    pages = next(path for path in written if path.name == "pages.jsonl")
    assert len(pages.read_text("utf-8").splitlines()) == len(list(corpus.glob("*.pdf")))
    assert run("export", str(tmp_path / "ut")).exit_code == 0
    assert (tmp_path / "ut" / "decisions.csv").read_text("utf-8").startswith("id,document_id,")


def test_history_of_an_agreement_that_the_archive_does_not_know(corpus: Path) -> None:
    run("build", "--serial", "--quiet")
    result = run("history", "RN 1/2020")
    assert result.exit_code == 2 and "RN 1/2020" in result.stderr


def test_setup_check_tells_what_is_installed_and_what_is_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from pipeline.extract.engines import probe

    # A build that was made here before would remember what Tesseract answered.
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(probe, "probe", lambda: probe.Probe("5.3.0", ("Latin",)))
    result = run("setup-check")
    assert result.exit_code == 0
    assert {"tesseract 5.3.0"} <= set(result.stdout.splitlines())
    monkeypatch.setattr(probe, "probe", lambda: probe.Probe("5.3.0", ("eng",)))
    result = run("setup-check")
    assert result.exit_code == 4
    assert "model Latin is not installed" in result.stderr and "tesseract-ocr-script-latn" in result.stderr
    monkeypatch.setattr(probe, "probe", lambda: probe.Probe(None))
    assert run("setup-check").exit_code == 4
