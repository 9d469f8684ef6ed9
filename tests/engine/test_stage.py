"""What the fingerprint of a stage depends on, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engine import Stage, check_chain, contents
from pipeline.settings import Settings

from .toys import CHAIN, SHARE, SOURCE, SPLIT, TOTAL

STAGE = Stage("toy", "tests.engine.toys:split", "text", "tests.engine.toys:Text", needs=(SOURCE,))


def tools(settings: Settings) -> dict[str, str]:
    """A toy program whose version is a setting."""
    return {"toy": settings.ocr_languages}


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "other"},
        {"version": 2},
        {"needs": ("other",)},
        {"function": "tests.engine.toys:no_words"},
        {"settings": ("ocr_dpi",)},
        {"tools": f"{__name__}:tools"},
    ],
)
def test_fingerprint_changes_with_what_the_stage_declares(changes: dict[str, object]) -> None:
    assert replace(STAGE, **changes).fingerprint(Settings()) != STAGE.fingerprint(Settings())


def test_fingerprint_depends_on_the_settings_that_the_stage_names_and_on_no_others() -> None:
    before = SHARE.fingerprint(Settings())
    assert SHARE.fingerprint(Settings(ocr_dpi=200)) != before
    assert SHARE.fingerprint(Settings(jobs=7, output=Path("elsewhere"))) == before


def test_tool_versions_are_part_of_the_fingerprint() -> None:
    stage = replace(STAGE, tools=f"{__name__}:tools", settings=("ocr_languages",))
    plain = replace(STAGE, settings=("ocr_languages",))
    assert stage.tool_versions(Settings(ocr_languages="swe")) == {"toy": "swe"}
    assert stage.fingerprint(Settings()) != plain.fingerprint(Settings())


def test_a_stage_gets_defaults_for_settings_that_it_does_not_name() -> None:
    own = SHARE.own_settings(Settings(ocr_dpi=150, jobs=7))
    assert own == Settings(ocr_dpi=150)


def test_fingerprint_depends_on_the_contents_of_code_and_data(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    (rules / "data").mkdir(parents=True)
    (rules / "data" / "words.toml").write_text("a = 1")
    stage = replace(STAGE, reads=(rules,))
    before = stage.fingerprint(Settings())
    (rules / "__pycache__").mkdir()
    (rules / "__pycache__" / "rules.pyc").write_bytes(b"1")
    assert stage.fingerprint(Settings()) == before
    (rules / "data" / "words.toml").write_text("a = 2")
    assert stage.fingerprint(Settings()) != before


def test_contents_do_not_depend_on_where_the_folder_lies_but_on_names_in_it(tmp_path: Path) -> None:
    for place in ("here", "there"):
        (tmp_path / place / "rules").mkdir(parents=True)
        (tmp_path / place / "rules" / "a.toml").write_text("x")
    here, there = tmp_path / "here" / "rules", tmp_path / "there" / "rules"
    assert contents([here]) == contents([there])
    (there / "a.toml").rename(there / "b.toml")
    assert contents([here]) != contents([there])


@pytest.mark.parametrize(
    ("stages", "complaint"),
    [
        ((TOTAL, SPLIT), "total needs text"),
        ((SPLIT, SPLIT), "gives text, which is there already"),
        ((replace(SPLIT, settings=("colour",)),), "colour"),
        ((replace(SPLIT, asks="text"),), "asks by text, which it does not need"),
    ],
)
def test_a_chain_that_cannot_work_is_refused(stages: tuple[Stage, ...], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        check_chain(stages, [SOURCE])


def test_a_chain_that_works_is_accepted() -> None:
    check_chain(CHAIN, [SOURCE])
