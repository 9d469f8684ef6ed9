"""Dashes, quotation marks and bullets on damaged pages."""

from __future__ import annotations

import pytest

from pipeline.repair import repair_text
from pipeline.repair.edits import edited
from pipeline.repair.signs import bullets_are_lost, sign_edits
from pipeline.repair.tables import read_table
from pipeline.swedish.dictionary import fold

from .pages import DAMAGED, SOUND

EXAMPLES = [pair for entry in read_table("signs")["sign"] for pair in entry["examples"]]


@pytest.mark.parametrize(("read", "printed"), EXAMPLES)
def test_the_examples_of_the_table(read: str, printed: str) -> None:
    assert edited(read, sign_edits(read)) == printed


@pytest.mark.parametrize(("read", "printed"), EXAMPLES)
def test_only_on_damaged_pages(read: str, printed: str) -> None:
    assert repair_text(f"{fold(read)}\n{DAMAGED}")[0].split("\n")[0] == printed
    assert repair_text(f"{read}\n{SOUND}")[0].split("\n")[0] == read


@pytest.mark.parametrize("text", ["en dag — kanske", "”Ja”, sade hon", "e-post", "a * b", "m.fi"])
def test_what_may_be_meant_stays(text: str) -> None:
    assert sign_edits(text) == []


@pytest.mark.parametrize("text", read_table("signs")["lost"]["examples"])
def test_lost_bullets_are_known_by_their_lines(text: str) -> None:
    assert bullets_are_lost([text])


@pytest.mark.parametrize("text", read_table("signs")["lost"]["keeps"])
def test_other_lines_are_no_lost_bullets(text: str) -> None:
    assert not bullets_are_lost([text])
