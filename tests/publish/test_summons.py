"""The matters of a summons in the reading room: numbered, and no §§ of the body."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from datasette.app import Datasette

from pipeline.load import load_database
from pipeline.model import Findings, Header, Links, Paragraph, PartialDate, Span
from pipeline.publish.room.addresses import document_address

from ..load.norrmark import made
from .conftest import reading_room


@pytest.fixture(scope="module")
def summoned(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """The minutes (§ 40) of a board and the summons (matters 1 and 2) to its meeting."""
    minutes, summons = "§ 40 Val\nAnna utses.", "1 Upprop\n2 Taxa"
    header = ("Granby kommun", "Kulturnämnden", None, PartialDate(2023, 3, 7))
    documents = [
        made(
            "kallelse.pdf",
            [summons],
            Findings(
                "a" * 64,
                Header("kallelse", *header),
                paragraphs=(
                    Paragraph("item", 1, None, "Upprop", None, Span(0, 8), 1, 1),
                    Paragraph("item", 2, None, "Taxa", "KN 2023/12", Span(9, 15), 1, 1),
                ),
            ),
        ),
        made(
            "protokoll.pdf",
            [minutes],
            Findings(
                "b" * 64,
                Header("protokoll", *header),
                paragraphs=(Paragraph("item", 40, "§ 40", "Val", None, Span(0, 20), 1, 1),),
            ),
        ),
    ]
    path: Path = tmp_path_factory.mktemp("summons") / "protokoll.db"
    load_database(path, documents, Links(), ())
    return reading_room(path)


def page(room: Datasette, address: str) -> str:
    text: str = asyncio.run(room.client.get(address)).text
    return text


def test_a_matter_is_no_paragraph_of_its_body(summoned: Datasette) -> None:
    found = page(summoned, "/organ/granby-kommun/kulturnamnden")
    assert '<th scope="row">2023</th><td>§ 40</td><td>–</td>' in found


def test_a_matter_is_listed_by_its_number(summoned: Datasette) -> None:
    found = page(summoned, document_address("a" * 64))
    assert "utan nummer" not in found
    assert ">2</a> Taxa" in found
