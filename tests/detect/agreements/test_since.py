"""First days told of what an agreement brought about, and proposals dated by the papers of the matter."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements import find_agreements
from pipeline.detect.agreements.knowledge import read_table
from pipeline.model import Citation, Decision, Header, PartialDate, Span

from .tellings import events_in, item_of, manuscript_of

SINCE = read_table("forms")["since"]
MEETING = PartialDate(2014, 11, 24)


@pytest.mark.parametrize("text", SINCE["examples"])
def test_what_has_been_there_since_a_day_gives_the_first_day(text: str) -> None:
    assert "in_force 2015-01-01" in events_in(text)


@pytest.mark.parametrize("text", SINCE["counter"])
def test_what_is_not_told_of_the_subject_on_a_day_gives_none(text: str) -> None:
    assert not [event for event in events_in(text) if event.startswith("in_force")]


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        (["Kommunstyrelsen 2014-11-04, § 214"], ["proposed 2014-11-04 Kommunstyrelsen § 214"]),
        # Which of two it was cannot be said.
        (["Kommunstyrelsen 2014-11-04, § 214", "Kommunstyrelsen 2014-10-07, § 190"], []),
    ],
)
def test_a_draft_has_the_day_of_the_one_act_that_the_papers_name(
    papers: list[str], expected: list[str]
) -> None:
    draft = "Samverkansavtal om gemensam växel godkänns."
    title = "Samverkansavtal om gemensam växel"
    text = "\n\n".join(["§ 112", title, "Kommunstyrelsens förslag", draft, "Beslutsunderlag", *papers])
    manuscript = manuscript_of(text)
    start = manuscript.text.index(draft)
    decision = Decision(
        "proposed",
        1,
        "approve",
        draft,
        Span(start, start + len(draft)),
        1,
        1,
        body="Kommunstyrelsen",
        paragraph=0,
    )
    citations = [
        Citation(
            paper,
            Span(where := manuscript.text.index(paper), where + len(paper)),
            1,
            "Kommunstyrelsen",
            PartialDate(*(int(part) for part in paper.split()[1].strip(",").split("-"))),
            paper.partition(", ")[2],
        )
        for paper in papers
    ]
    header = Header("protokoll", "Älvsta kommun", "Kommunfullmäktige", None, MEETING)
    paragraph = item_of(manuscript, title, "KS/45/2014", 112)
    told = find_agreements(manuscript, header, (paragraph,), (decision,), citations)
    assert [
        f"{event.kind} {event.date} {event.body} {event.paragraph_label}"
        for event in told.events
        if event.kind == "proposed"
    ] == expected
