"""The file of words: what goes in comes out, and whatever is wrong with the file, the words are there."""

from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path

import pytest

from pipeline.swedish.dictionary import DictionaryForm, SwedishDictionary
from pipeline.swedish.word_file import WordFile, compiled_words, opened_words

SHARES = {"råd": 1e-4, "rad": 1e-5, "nämnd": 2e-5}
FORMS = SwedishDictionary("nämnd/A\nråd/AX\n", "SFX A Y 1\nSFX A 0 s .\n").forms


def made() -> bytes:
    return compiled_words(SHARES, FORMS, lambda entry: entry / 10)


def test_forms_are_found_by_what_is_left_without_dots() -> None:
    words = WordFile(made())
    assert [form.word for form in words.forms("rad")] == ["råd", "rad"]
    assert [form.share for form in words.forms("rad")] == [1e-4, 1e-5]
    assert words.forms("saknas") == ()
    assert len(words) == 4


def test_what_was_not_counted_has_a_share_by_its_entry() -> None:
    (form,) = WordFile(made()).forms("namnds")
    assert (form.word, form.counted) == ("nämnds", False)
    assert form.share == pytest.approx(2e-6)
    assert form.form == DictionaryForm("nämnds", 1, "nämnd")


@pytest.mark.parametrize(("text", "begins"), [("na", True), ("namnds", True), ("nam", True), ("nom", False)])
def test_what_forms_begin_with(text: str, begins: bool) -> None:
    assert WordFile(made()).begins(text) is begins


@pytest.mark.parametrize(
    ("text", "parts"),
    [("namndsbeslut", ["namnd", "namnds"]), ("radslag", ["rad", "rads"]), ("beslut", []), ("nam", [])],
)
def test_what_may_begin_a_compound(text: str, parts: list[str]) -> None:
    assert set(parts) <= set(WordFile(made()).first_parts(text)) <= {"namnd", "namnds", "rad", "rads"}
    assert bool(parts) == bool(WordFile(made()).first_parts(text))


def test_who_has_to_wait_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    opened_words(tmp_path, "words-1.bin", made)
    assert str(tmp_path / "words-1.bin") in caplog.text
    caplog.clear()
    opened_words(tmp_path, "words-1.bin", made)
    assert caplog.text == ""


def test_the_file_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    calls = []

    def make() -> bytes:
        calls.append(1)
        return made()

    for _ in range(3):
        assert opened_words(folder, "words-1.bin", make).forms("namnd")
    assert len(calls) == 1
    assert [path.name for path in folder.iterdir()] == ["words-1.bin"]


@pytest.mark.parametrize("content", [b"", b"words", made()[:-1], made()[:40], b"\0" * 4096])
def test_a_file_that_is_cut_short_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words-1.bin"
    path.write_bytes(content)
    assert opened_words(tmp_path, path.name, made).forms("rad")
    assert path.read_bytes() == made()


def test_where_no_file_can_be_kept_the_words_are_held_in_memory(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("no folder")
    assert opened_words(folder, "words-1.bin", made).forms("rad")


def test_only_the_last_few_versions_are_kept(tmp_path: Path) -> None:
    for version in range(8):
        opened_words(tmp_path, f"words-{version}.bin", made)
    kept = {path.name for path in tmp_path.iterdir()}
    assert "words-7.bin" in kept and len(kept) <= 5


def test_processes_may_make_it_at_once(tmp_path: Path) -> None:
    with get_context("spawn").Pool(2) as pool:
        assert pool.map(_count, [tmp_path] * 4) == [2] * 4
    assert [path.name for path in tmp_path.iterdir()] == ["words-1.bin"]


def _count(folder: Path) -> int:
    return len(opened_words(folder, "words-1.bin", made).forms("rad"))
