"""Notes save time, and never tell what is not so any more."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.engine import read_note, remembered, write_note


def test_a_note_that_is_missing_or_damaged_counts_as_nothing_known(tmp_path: Path) -> None:
    note = tmp_path / "note.json"
    assert read_note(note, dict[str, int]) is None
    write_note(note, {"a": 1})
    assert read_note(note, dict[str, int]) == {"a": 1}
    assert read_note(note, dict[str, str]) is None
    note.write_bytes(b"{")
    assert read_note(note, dict[str, int]) is None


def test_a_program_is_asked_again_only_when_it_has_changed(tmp_path: Path) -> None:
    program, asked = tmp_path / "program", []
    program.write_text("1")

    def ask() -> tuple[str, list[Path]]:
        asked.append(program.read_text())
        return asked[-1], [program]

    def answer() -> str:
        told: str = remembered(tmp_path / "note.json", ask, str)
        return told

    assert [answer(), answer()] == ["1", "1"] and asked == ["1"]
    program.write_text("22")
    os.utime(program, ns=(1, 1))
    assert [answer(), answer()] == ["22", "22"] and asked == ["1", "22"]
    program.unlink()
    program.write_text("3")
    assert answer() == "3"
