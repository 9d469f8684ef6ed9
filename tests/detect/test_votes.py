"""Votes: numbers, meaning, and who voted how, from sentences and from tables."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document
from pipeline.model import Findings, Vote

from .printed import printed
from .tables import Row, tabled

_HEAD = "^^Älvsta kommun  Kommunstyrelsen  Protokoll  2019-03-12\n"


def protocol(voting: str) -> Findings:
    page = f"""{_HEAD}
**§ 12 Taxa för badhuset

**Bakgrund
Kommunfullmäktige antog den förra taxan med 20 ja-röster mot 19 nej-röster.

{voting}

**Beslut
Taxan antas.

**§ 13 Meddelanden
**Beslut
Meddelandena läggs till handlingarna.
"""
    return detect_document(*printed(page))


def votes(voting: str) -> tuple[Vote, ...]:
    return protocol(voting).proceedings.votes


def ballots(vote: Vote) -> dict[str, str]:
    return {f"{b.person.name} ({b.person.party})": b.choice for b in vote.ballots}


def test_sentences_give_numbers_meaning_and_ballots() -> None:
    found = protocol("""
**Omröstning
Ja-röst för bifall till förslaget. Nej-röst för Åsa Heds yrkande.
Med 3 ja-röster mot 1 nej-röst, och 1 som avstår, beslutar styrelsen att anta förslaget.
Ja röstar Eva Lind (S), Per Ek (M) och Mona
Dal (C). Nej röstar Åsa Hed (V). Ulf Bo (KD) avstår.
""")
    (vote,) = found.proceedings.votes
    assert (vote.yes, vote.no, vote.abstain, vote.majority, vote.minority) == (3, 1, 1, 3, 1)
    assert (vote.yes_means, vote.no_means) == ("bifall till förslaget", "Åsa Heds yrkande")
    assert vote.text == (
        "Med 3 ja-röster mot 1 nej-röst, och 1 som avstår, beslutar styrelsen att anta förslaget."
    )
    assert ballots(vote) == {
        "Eva Lind (S)": "yes",
        "Per Ek (M)": "yes",
        "Mona Dal (C)": "yes",
        "Åsa Hed (V)": "no",
        "Ulf Bo (KD)": "abstain",
    }
    assert vote.paragraph is not None
    assert found.paragraphs[vote.paragraph].label == "§ 12"
    assert vote.decision is not None
    assert found.decisions[vote.decision].text == "Taxan antas."


def test_a_vote_told_in_the_background_is_not_this_meetings() -> None:
    assert votes("**Beslutsgång\nOrdföranden finner att förslaget bifalls.") == ()


def test_two_votes_of_one_paragraph_are_two_rows() -> None:
    found = votes("""
**Votering
Ja-röst för att ärendet avgörs i dag. Nej-röst för återremiss.
Med 18 ja-röster mot 9 nej-röster avgörs ärendet i dag.
Ja-röst för bifall till förslaget. Nej-röst för avslag på förslaget.
Med 20 ja-röster mot 7 nej-röster bifalls förslaget.
""")
    assert [(vote.position, vote.yes, vote.no, vote.yes_means) for vote in found] == [
        (1, 18, 9, "ärendet avgörs i dag"),
        (2, 20, 7, "bifall till förslaget"),
    ]


def test_a_majority_alone_does_not_say_what_was_yes() -> None:
    (vote,) = votes("**Votering\nMed 4 röster mot 3 beslutar styrelsen att ärendet återremitteras.")
    assert (vote.yes, vote.no, vote.majority, vote.minority) == (None, None, 4, 3)


def test_a_list_of_yes_and_no_says_what_the_majority_was() -> None:
    (vote,) = votes("""
**Votering
Ja Eva Lind (S), Per Ek (M)
Nej Åsa Hed (V)
Styrelsen bifaller med 2 röster mot 1 förslaget.
""")
    assert (vote.yes, vote.no) == (2, 1)
    assert ballots(vote) == {"Eva Lind (S)": "yes", "Per Ek (M)": "yes", "Åsa Hed (V)": "no"}


def test_names_that_do_not_come_to_the_numbers_make_the_vote_less_sure() -> None:
    (vote,) = votes("""
**Votering
Med 3 ja-röster mot 1 nej-röst antas förslaget.
Ja röstar Eva Lind (S) och Per Ek (M). Nej röstar Åsa Hed (V).
""")
    assert (vote.yes, vote.no) == (3, 1)
    assert vote.confidence < 1


_TABLE: list[Row] = [
    [(70, "Ledamot"), (300, "Ja"), (360, "Nej"), (420, "Avstår")],
    [(70, "Eva Lind (S), ordförande"), (302, "X")],
    [(70, "Per Ek (M)"), (362, "X")],
    [(70, "Åsa Hed (V)"), (302, "X")],
    [(70, "Ulf Bo (KD)"), (425, "X")],
]


def table_protocol(*rows: Row, after: tuple[Row, ...] = ()) -> Findings:
    head: list[Row] = [
        "Älvsta kommun Kommunstyrelsen Protokoll 2019-03-12",
        "§ 12 Taxa för badhuset",
        "Votering",
        *rows,
        "Beslut",
        "Taxan antas.",
        "§ 13 Meddelanden",
        "Beslut",
        "Meddelandena läggs till handlingarna.",
    ]
    return detect_document(*(tabled(head, list(after)) if after else tabled(head)))


def test_marks_count_for_the_column_that_they_stand_under() -> None:
    (vote,) = table_protocol(
        *_TABLE, [(70, "Resultat"), (302, "2"), (362, "1"), (425, "1")]
    ).proceedings.votes
    assert (vote.yes, vote.no, vote.abstain) == (2, 1, 1)
    assert ballots(vote) == {
        "Eva Lind (S)": "yes",
        "Per Ek (M)": "no",
        "Åsa Hed (V)": "yes",
        "Ulf Bo (KD)": "abstain",
    }


def test_a_table_that_does_not_come_to_its_totals_gives_no_ballots_but_a_problem() -> None:
    found = table_protocol(*_TABLE, [(70, "Resultat"), (302, "1"), (362, "2"), (425, "1")])
    assert [ballots(vote) for vote in found.proceedings.votes] == [{}]
    assert "ballots-do-not-sum" in {problem.kind for problem in found.problems}


def test_answers_in_words_of_their_own_are_kept_as_printed() -> None:
    (vote,) = table_protocol(
        [(70, "Ledamot"), (300, "Avgöras i dag"), (420, "Återremiss")],
        [(70, "Eva Lind (S)"), (300, "X")],
        [(70, "Per Ek (M)"), (420, "X")],
        [(70, "Åsa Hed (V)"), (420, "X")],
        [(70, "Röster"), (300, "1"), (420, "2")],
        "Med 2 röster mot 1 beslutar styrelsen att ärendet återremitteras.",
    ).proceedings.votes
    assert [(b.person.name, b.choice, b.option) for b in vote.ballots] == [
        ("Eva Lind", "other", "Avgöras i dag"),
        ("Per Ek", "other", "Återremiss"),
        ("Åsa Hed", "other", "Återremiss"),
    ]


def test_a_list_at_the_end_belongs_to_the_paragraphs_that_it_names() -> None:
    found = table_protocol(
        "Med 2 ja-röster mot 1 nej-röst antas taxan.",
        after=(
            "Omröstningslistor",
            [(70, "Namn"), (220, "Parti"), (300, "Lista 1, § 12"), (420, "Lista 2, § 13")],
            [(70, "Eva Lind"), (220, "S"), (300, "Ja"), (420, "Ja")],
            [(70, "Per Ek"), (220, "M"), (300, "Nej"), (420, "Avstår")],
            [(70, "Åsa Hed"), (220, "V"), (300, "Ja"), (420, "Nej")],
            [(70, "Summa ja"), (300, "2"), (420, "1")],
            [(70, "Summa nej"), (300, "1"), (420, "1")],
            [(70, "Summa avstår"), (300, "0"), (420, "1")],
        ),
    )
    told = [
        (found.paragraphs[v.paragraph or 0].label, v.yes, v.no, ballots(v)) for v in found.proceedings.votes
    ]
    assert told == [
        ("§ 12", 2, 1, {"Eva Lind (S)": "yes", "Per Ek (M)": "no", "Åsa Hed (V)": "yes"}),
        ("§ 13", 1, 1, {"Eva Lind (S)": "yes", "Per Ek (M)": "abstain", "Åsa Hed (V)": "no"}),
    ]


@pytest.mark.parametrize(
    "row", [[(70, "Konto"), (300, "Budget"), (420, "Utfall")], [(70, "Namn"), (300, "2019"), (420, "2020")]]
)
def test_other_tables_are_no_votes(row: Row) -> None:
    found = table_protocol(row, [(70, "Eva Lind (S)"), (300, "X")])
    assert found.proceedings.votes == ()
