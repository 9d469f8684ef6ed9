"""Whatever a page holds, detection ends, and what it finds leads back to the text."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.detect import detect_document
from pipeline.model import PAGE_JOIN

from .printed import printed

_LINES = st.sampled_from(
    [
        "§ 1",
        "**§ 12 Budget (RS/12/2018)",
        "8 13 Taxa",
        "§§ 14–17",
        "**Beslut",
        "Beslut: enligt förslag",
        "**Förslag till beslut i kommunfullmäktige",
        "Kommunstyrelsen beslutar",
        "Regionstyrelsen föreslår regionfullmäktige besluta",
        "att anta planen, samt",
        "1. Planen antas.",
        "a) en underpunkt",
        "• en punkt",
        ":",
        "att",
        "Anna Berg (S) reserverar sig mot beslutet.",
        "regionfullmäktige fastställde planen i juni 2016, § 61, och",
        "2 kap. 3 § kommunallagen",
        "##Överenskommelse mellan A och B om C",
        "^^Region Norrmark Protokollsutdrag Regionstyrelsen",
        "__Justerandes sign 2(2)",
        "Dnr",
        "(RS/12/2018)",
        "",
        "   ",
        "\u00ad–—”\uf0b7",
    ]
)
_PAGES = st.lists(st.lists(_LINES | st.text(max_size=40), max_size=12).map("\n".join), min_size=1, max_size=4)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(_PAGES)
def test_findings_lead_back_to_the_text(pages: list[str]) -> None:
    document, repaired = printed(*(page.replace("\r", " ") for page in pages))
    findings = detect_document(document, repaired)
    text = PAGE_JOIN.join(page.text for page in repaired.pages)

    places = (findings.paragraphs, findings.sections, findings.decisions, findings.citations)
    for found in [item for group in places for item in group]:
        assert 0 <= found.span.start <= found.span.end <= len(text)
    for decision in findings.decisions:
        words = decision.text.split()
        assert words
        assert words[0] in text[decision.span.start : decision.span.end]
        assert 1 <= decision.page <= decision.last_page <= len(pages)
        assert decision.paragraph is None or decision.paragraph < len(findings.paragraphs)
    numbers = [paragraph.number for paragraph in findings.paragraphs if paragraph.number is not None]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("digits", [12, 25, 4500])
@pytest.mark.parametrize(
    "line",
    [
        "§ N Avtal",
        "§§ 1-N",
        "Dnr KS N/2018, KS 2018/N, KS/N",
        "Omröstning: N ja mot N nej och N avstår.",
        "Kostnaden är N kr och N mkr, N %.",
        "Avtalet gäller i N år från 2018-01-01 med en uppsägningstid av N månader.",
        "Avtalet förlängs med N år i taget.",
        "Enligt kommunstyrelsens beslut 2018-01-02 § N och §§ 1-N.",
    ],
)
def test_a_number_that_nothing_can_hold_is_no_number(line: str, digits: int) -> None:
    text = line.replace("N", "9" * digits)
    document, repaired = printed(f"Kommunstyrelsen 2018-03-01\n**§ 1 Avtal om vatten\n{text}")
    assert msgspec.msgpack.encode(detect_document(document, repaired))
