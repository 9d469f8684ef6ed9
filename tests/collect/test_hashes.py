"""A file is read again when, and only when, it may have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.collect import Hashes, find_sources
from pipeline.collect.names import printable, spelled_out


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 ett")
    return path


def looked(path: Path, known: Hashes, monkeypatch: pytest.MonkeyPatch, later: int = 10) -> tuple[Hashes, str]:
    """What is known after a look so many seconds after the last change, and the hash that was found."""
    now = path.stat().st_ctime_ns + later * 1_000_000_000
    monkeypatch.setattr("pipeline.collect.hashes.time.time_ns", lambda: now)
    after = Hashes(known.current)
    [source] = find_sources(path.parent, after).sources
    return after, source.sha256


def test_an_unchanged_file_is_not_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known, first = looked(path, Hashes(), monkeypatch)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was read"))
    assert looked(path, known, monkeypatch)[1] == first


def test_a_change_is_seen_even_where_size_and_time_are_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, first = looked(path, Hashes(), monkeypatch)
    before = path.stat()
    path.write_bytes(b"%PDF-1.4 tre")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert looked(path, known, monkeypatch)[1] != first


def test_a_file_that_has_just_changed_is_not_trusted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked(path, Hashes(), monkeypatch, later=1)[0].current == {}


@pytest.mark.parametrize(
    ("name", "shown", "spelled"),
    [
        ("plain.pdf", "plain.pdf", "plain.pdf"),
        ("A\u0308.pdf", "Ä.pdf", "A\\u0308.pdf"),
        ("\udcc4.pdf", "\\xc4.pdf", "\\xc4.pdf"),
        ("a\nb\x7f.pdf", "a\\x0ab\\x7f.pdf", "a\\x0ab\\x7f.pdf"),
    ],
)
def test_names_can_be_printed_and_stored(name: str, shown: str, spelled: str) -> None:
    assert (printable(name), spelled_out(name)) == (shown, spelled)
