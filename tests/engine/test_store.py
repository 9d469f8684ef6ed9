"""Artefacts come back as they were, or count as missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engine import DamagedArtefact, Ref, Store, write_atomically
from pipeline.engine.store import pack
from pipeline.errors import OutputError, UsageError
from pipeline.model import Box, Line, Page, ReadDocument, Span, Word

KEY = "ab" + "0" * 62
WORD = Word(Span(0, 6), Box(1.5, 2.0, 30.25, 12.0), 0.97)
LINE = Line(Span(0, 6), Box(0, 0, 1, 1), 11.0, True, "head", (WORD,))
DOCUMENT = ReadDocument(
    "f" * 64,
    (Page(1, 595.0, 842.0, "§ 12 å", (LINE,), "ocr"),),
    properties={"title": "Älvsta", "author": "Norrmark"},
)


def kept(store: Store, value: object = DOCUMENT, key: str = KEY) -> Ref:
    """Put a value into the store."""
    content, packed = pack(value)
    return store.write(key, packed, content)


def test_an_artefact_comes_back_equal(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    ref = kept(store)
    assert store.find(KEY) == ref
    assert store.read(ref, ReadDocument) == DOCUMENT


def test_the_same_value_has_the_same_content_whatever_the_order_it_was_put_together_in() -> None:
    assert pack({"a": 1, "b": 2}) == pack({"b": 2, "a": 1})
    assert pack({"a": 1})[0] != pack({"a": 2})[0]


def test_what_was_never_kept_or_was_discarded_is_missing(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    assert store.find(KEY) is None
    kept(store)
    store.discard(KEY)
    assert store.find(KEY) is None


@pytest.mark.parametrize("length", [0, 5, 60, -1])
def test_a_file_that_was_cut_off_counts_as_missing(tmp_path: Path, length: int) -> None:
    store = Store(str(tmp_path))
    kept(store)
    path = Path(store.location(KEY))
    path.write_bytes(path.read_bytes()[:length])
    assert store.find(KEY) is None


def test_another_length_or_no_artefact_at_all_counts_as_missing(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    kept(store)
    path = Path(store.location(KEY))
    path.write_bytes(path.read_bytes() + b"x")
    assert store.find(KEY) is None
    path.write_bytes(b"x" * 500)
    assert store.find(KEY) is None


def test_a_changed_byte_shows_when_the_artefact_is_read(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    ref = kept(store)
    damaged = bytearray(Path(store.location(KEY)).read_bytes())
    damaged[-8] ^= 0xFF
    Path(store.location(KEY)).write_bytes(damaged)
    assert store.find(KEY) == ref
    with pytest.raises(DamagedArtefact):
        store.read(ref, ReadDocument)


def test_an_artefact_of_another_shape_counts_as_damaged(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    with pytest.raises(DamagedArtefact):
        store.read(kept(store, {"words": 3}), ReadDocument)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "build.json"
    write_atomically(target, b"old")

    def fail(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="disk is full"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_killed_build_left_half_written_is_removed(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    ref = kept(store)
    half = Path(store.location(KEY)).with_name(".unfinished-x1")
    half.write_bytes(b"half")
    store.clear_unfinished()
    assert not half.exists()
    assert store.find(KEY) == ref


@pytest.mark.parametrize("address", ["memory://archive/store", "file://{}/store"])
def test_a_store_may_lie_wherever_fsspec_leads(tmp_path: Path, address: str) -> None:
    pytest.importorskip("fsspec")
    store = Store(address.format(tmp_path))
    assert store.find(KEY) is None
    ref = kept(store)
    assert Store(store.place).find(KEY) == ref
    assert store.read(ref, ReadDocument) == DOCUMENT
    other = kept(store, key="cd" + "1" * 62)
    assert store.prune({KEY}, spare=0) == 1
    assert store.find(other.key) is None and store.find(KEY) == ref
    store.discard(KEY)
    store.discard(KEY)
    assert store.find(KEY) is None
    with pytest.raises(DamagedArtefact):
        store.read(ref, ReadDocument)


def test_an_address_that_nobody_knows_is_an_error_of_its_own() -> None:
    pytest.importorskip("fsspec")
    with pytest.raises(UsageError, match="nowhere://store"):
        Store("nowhere://store")


def test_a_folder_that_is_a_file_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("in the way")
    with pytest.raises(OutputError, match="Cannot write"):
        kept(Store(str(tmp_path / "store")))
