"""Documents that are agreements: clauses, and printed forms."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.detect.agreements import find_agreements
from pipeline.detect.agreements.adoptions import adoptions
from pipeline.detect.agreements.forms import parties_by_part
from pipeline.detect.agreements.knowledge import read_table
from pipeline.detect.agreements.own import _SUM
from pipeline.model import AgreementMention, Header, Paragraph, PartialDate, Span
from pipeline.swedish.amounts import find_amounts

from .tellings import manuscript_of, told_in

FORMS: dict[str, Any] = read_table("forms")
AGREEMENT = """Samarbetsavtal mellan Region Norrmark och Kommunförbundet Norrmark om gemensam utveckling

1 Ersättning

Ersättning utgår med 2 400 000 kronor. Därav är 400 000 kronor för resor.

2 Giltighetstid

Avtalet gäller från och med 2023-01-01 till 2025-12-31. Uppsägningstiden är sex månader.

3 Tecknande

Granfors den 12 december 2022
"""
FORM = """HYRESKONTRAKT

FÖR LOKAL

1. Hyresvärd Namn Personnr/orgnr
Älvsta kommun, Fritidsförvaltningen 212000-0000
2. Hyresgäst Namn Personnr/orgnr
Sjöviks Skridskoklubb 802000-0000
5. Hyrestid Från och med den Till och med den
2026-03-01 2028-05-31
6. Uppsägningstid Uppsägning av detta kontrakt ska ske skriftligen minst 9 månader före hyrestidens utgång.
"""


def _agreement(
    text: str, title: str | None, clauses: tuple[str, ...] = ()
) -> tuple[AgreementMention, list[str]]:
    manuscript = manuscript_of(text)
    starts = [manuscript.text.index(clause) for clause in clauses]
    ends = [*starts[1:], len(manuscript.text)]
    paragraphs = tuple(
        Paragraph("clause", number, f"§ {number}", clause[2:], None, Span(start, end), 1, 1)
        for number, (clause, start, end) in enumerate(zip(clauses, starts, ends, strict=False), start=1)
    )
    telling = find_agreements(manuscript, Header("overenskommelse", None, None, title), paragraphs, (), ())
    events = [f"{event.kind} {event.date}" for event in telling.events]
    return telling.agreements[0], events


def test_an_agreement_of_clauses_tells_all_of_itself() -> None:
    title = AGREEMENT.splitlines()[0]
    mention, events = _agreement(AGREEMENT, title, ("1 Ersättning", "2 Giltighetstid", "3 Tecknande"))
    assert mention.is_document
    assert mention.parties == ("Region Norrmark", "Kommunförbundet Norrmark")
    assert (mention.valid_from, mention.valid_to) == (PartialDate(2023, 1, 1), PartialDate(2025, 12, 31))
    assert (mention.amount, mention.currency, mention.notice) == (2400000, "SEK", "6 månader")
    assert sorted(events) == ["expires 2025-12-31", "in_force 2023-01-01", "signed 2022-12-12"]


def test_a_printed_form_gives_parties_period_and_notice() -> None:
    mention, events = _agreement(FORM, "HYRESKONTRAKT")
    assert mention.title == "Hyreskontrakt för lokal"
    assert mention.parties == ("Älvsta kommun", "Sjöviks Skridskoklubb")
    assert (mention.valid_from, mention.valid_to) == (PartialDate(2026, 3, 1), PartialDate(2028, 5, 31))
    assert mention.notice == "9 månader"
    assert sorted(events) == ["expires 2028-05-31", "in_force 2026-03-01"]


def test_a_form_without_a_time_of_notice_gives_none() -> None:
    mention, _ = _agreement(FORM.replace("minst 9 månader", "minst - månader"), "HYRESKONTRAKT")
    assert mention.notice is None


@pytest.mark.parametrize(
    ("text", "parties"), [(text, parties) for parts in FORMS["parts"] for text, parties in parts["examples"]]
)
def test_forms_of_the_examples_name_their_parties(text: str, parties: list[str]) -> None:
    assert list(parties_by_part(text.split("\n"))) == parties


@pytest.mark.parametrize(("text", "value"), FORMS["sum"]["examples"])
def test_sums_of_the_examples(text: str, value: float) -> None:
    match = _SUM.search(text)
    assert match is not None
    assert find_amounts(match[0])[0].value == value


@pytest.mark.parametrize("text", FORMS["sum"]["counter"])
def test_other_sums_are_not_what_the_agreement_is_about(text: str) -> None:
    assert not any(find_amounts(match[0]) for match in _SUM.finditer(text))


@pytest.mark.parametrize(("text", "value"), FORMS["form_sum"]["examples"])
def test_the_rent_of_a_printed_form(text: str, value: float) -> None:
    form = f"HYRESKONTRAKT\n1. Hyresvärd Namn Älvsta kommun\n2. Hyresgäst Namn Sjöviks Skridskoklubb\n{text}"
    (mention,) = told_in(form).agreements
    assert mention.amount == value


@pytest.mark.parametrize("text", FORMS["form_sum"]["counter"])
def test_a_form_without_a_figure_has_no_rent(text: str) -> None:
    form = f"HYRESKONTRAKT\n1. Hyresvärd Namn Älvsta kommun\n2. Hyresgäst Namn Sjöviks Skridskoklubb\n{text}"
    (mention,) = told_in(form).agreements
    assert mention.amount is None


def test_assemblies_listed_with_day_and_paragraph_adopted_it_and_signed_nothing() -> None:
    text = """Avtal om gemensam växel

1 Parter

Avtal mellan Älvsta kommun och Granfors kommun.

2 Godkännande

Avtalet har godkänts av fullmäktige i båda kommunerna.

Älvsta 2013-09-30 § 61

Granfors den 21 oktober 2013, § 104

3 Underskrifter

Avtalet är upprättat i två exemplar. Älvsta den 18 november 2013.
"""
    clauses = ("1 Parter", "2 Godkännande", "3 Underskrifter")
    manuscript = manuscript_of(text)
    mention, events = _agreement(text, "Avtal om gemensam växel", clauses)
    assert mention.parties == ("Älvsta kommun", "Granfors kommun")
    assert sorted(events) == ["adopted 2013-09-30", "adopted 2013-10-21", "signed 2013-11-18"]
    listed = [told[:3] for told in adoptions(manuscript, mention.parties)]
    assert [(str(date), label, body) for date, label, body in listed] == [
        ("2013-09-30", "§ 61", "Kommunfullmäktige"),
        ("2013-10-21", "§ 104", "Kommunfullmäktige"),
    ]


def test_parties_may_stand_one_to_a_line_with_their_numbers() -> None:
    text = """Tilläggsavtal om växel

till Avtal om gemensam växel (KS 2013/14)

Mellan Älvsta kommun (värdkommun), 212000-0000

Granfors kommun, 212000-0001

1 Tillägg till 3 §

För växeln betalar Granfors kommun och Sjöviks kommun tillsammans 90 000 kronor om året.
"""
    mention, _ = _agreement(text, "Tilläggsavtal om växel", ("1 Tillägg till 3 §",))
    assert mention.parties == ("Älvsta kommun", "Granfors kommun")
    assert mention.amount == 90000
