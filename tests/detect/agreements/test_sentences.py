"""Sentences as the agreements are read from: headings end them though the page leaves no gap."""

from __future__ import annotations

from pipeline.detect import detect_document
from pipeline.detect.agreements.sentences import read_sentences
from pipeline.detect.manuscript import Manuscript

from ..printed import printed


def test_a_heading_without_a_gap_ends_the_sentence_before_it_and_begins_none() -> None:
    manuscript = Manuscript.of(
        *printed("Nämnden föreslår en överenskommelse om regional\nsamverkan\nExpedieras till\nKommunerna\n")
    )
    assert [sentence.span.of(manuscript.text) for sentence in read_sentences(manuscript, ())] == [
        "Nämnden föreslår en överenskommelse om regional\nsamverkan",
        "Expedieras till",
        "Kommunerna",
    ]


def test_a_name_does_not_run_on_into_a_heading() -> None:
    page = """
^^Region Norrmark  Protokollsutdrag  Regionstyrelsen
##Samverkan (RS/12/2018)

**Beslut
Region Norrmark tecknar Överenskommelse mellan Region Norrmark och Älvsta kommun om jour
Expedieras till
Kommunerna
"""
    findings = detect_document(*printed(page))
    names = {name for agreement in findings.agreements for name in agreement.names}
    assert any(name.endswith("om jour") for name in names)
    assert not any("Expedieras" in name for name in names)
