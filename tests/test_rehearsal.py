"""What every worker needs is made ready once, by going through a page that has something of everything."""

from __future__ import annotations

from pipeline import rehearsal
from pipeline.detect import detect_document
from pipeline.model import Page, ReadDocument
from pipeline.stand_ins import unrepaired


def test_the_page_has_something_of_everything() -> None:
    document = ReadDocument("0" * 64, (Page(1, 595.0, 842.0, rehearsal._PAGE, (), "layer", 1.0),))
    found = detect_document(document, unrepaired(document, None))
    assert found.paragraphs and found.decisions and found.citations and found.diary_mentions
    assert found.agreements and found.proceedings.votes and found.proceedings.dissents


def test_it_is_gone_through_without_fault() -> None:
    rehearsal.rehearse()
