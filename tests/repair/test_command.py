"""The command `repair`: from a file or a pipe, with reasons, beside an archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import DatabaseMissing

from .pages import DAMAGED, SOUND


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A damaged text in a file."""
    path = tmp_path / "damaged.txt"
    path.write_text(DAMAGED, "utf-8")
    return path


def test_a_file_is_mended(damaged: Path) -> None:
    assert CliRunner().invoke(main, ["repair", str(damaged)]).output == SOUND


def test_what_is_piped_in_is_mended() -> None:
    assert CliRunner().invoke(main, ["repair", "-"], input=DAMAGED).output == SOUND


def test_reasons_are_told(damaged: Path) -> None:
    output = CliRunner().invoke(main, ["repair", "--explain", str(damaged)]).output
    assert "1: 'foreslar' -> 'föreslår'  ocr-lexicon" in output
    assert "“föreslår” is a word of Swedish" in output


def test_an_archive_that_is_not_there(damaged: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["repair", "--archive", str(tmp_path / "no.db"), str(damaged)])
    assert result.exit_code == DatabaseMissing.exit_code


def test_what_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00")
    assert CliRunner().invoke(main, ["repair", str(tmp_path / "a.txt")]).exit_code == 2


def test_a_sound_text_is_told_to_be_one() -> None:
    result = CliRunner().invoke(main, ["repair", "--explain", "-"], input=SOUND)
    assert (result.stdout, "shows no damage" in result.stderr) == ("", True)
