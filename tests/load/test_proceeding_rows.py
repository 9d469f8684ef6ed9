"""A meeting and what was done at it as rows that lead to their document, § and decision."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.load import load_database
from pipeline.model import (
    Attendee,
    Ballot,
    Commission,
    Dissent,
    LawMention,
    Links,
    Meeting,
    MoneyMention,
    Motion,
    PartialDate,
    PeriodMention,
    Person,
    Proceedings,
    Span,
    Vote,
)

from . import norrmark

_EVA, _PER = Person("Eva Lind", "S"), Person("Per Ek")
_SPAN = Span(0, 4)


def _proceedings() -> Proceedings:
    return Proceedings(
        meeting=Meeting(
            1, "Torget", "13:00", "15:10", 14, 15, _EVA, _PER, "Stadshuset", PartialDate(2018, 11, 27)
        ),
        attendance=(
            Attendee(_EVA, "member", _SPAN, 1, "ordförande", present=((14, 15), (17, 17)), away=((16, 16),)),
            Attendee(_PER, "serving_substitute", _SPAN, 1, replaces=_EVA, rule="members", confidence=0.6),
        ),
        votes=(
            Vote(
                0, 1, "Med 2 ja-röster mot 1 nej-röst", _SPAN, 1, 2, 1, None, 2, 1, "bifall", "avslag",
                (Ballot(_EVA, "yes", "Ja", 1), Ballot(_PER, "no", "Nej", 1)), 1,
            ),
        ),
        dissents=(Dissent(0, "reservation", (_PER,), ("Moderaterna",), "Per Ek reserverar sig.", _SPAN, 1),),
        motions=(Motion(0, "refer_back", (_EVA, _PER), "Återremiss yrkas.", _SPAN, 1),),
        commissions=(
            Commission(
                1, "Regiondirektören", "teckna avtalet", 2, "senast i juni 2019", PartialDate(2019, 6)
            ),
        ),
        laws=(LawMention("2 kap. 3 § kommunallagen", _SPAN, 1, 0, "kommunallagen", None, "2 kap. 3 §"),),
        money=(MoneyMention("5 kronor", 5.0, "SEK", _SPAN, 1, 0),),
        periods=(PeriodMention("från och med 2019", _SPAN, 1, PartialDate(2019), None, True),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("proceedings") / "protokoll.db"
    document = norrmark.protocol()
    findings = replace(document.findings, proceedings=_proceedings())
    load_database(path, [replace(document, findings=findings)], Links(), ())
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "select document_id, place, start_time, end_time, first_number, last_number, chair, chair_party,"
            " secretary, verification_place, verification_date, page from meetings",
            [
                (
                    1,
                    "Torget",
                    "13:00",
                    "15:10",
                    14,
                    15,
                    "Eva Lind",
                    "S",
                    "Per Ek",
                    "Stadshuset",
                    "2018-11-27",
                    1,
                )
            ],
        ),
        (
            "select name, party, role, title, replaces, replaces_party, present, away, confidence"
            " from attendance",
            [
                ("Eva Lind", "S", "member", "ordförande", None, None, "14-15, 17", "16", 1.0),
                ("Per Ek", None, "serving_substitute", None, "Eva Lind", "S", None, None, 0.6),
            ],
        ),
        (
            "select p.label, v.yes_votes, v.no_votes, v.abstentions, v.majority, v.yes_means, d.position"
            " from votes v join paragraphs p on p.id = v.paragraph_id"
            " join decisions d on d.id = v.decision_id",
            [("§ 14", 2, 1, None, 2, "bifall", 2)],
        ),
        (
            "select vote_id, name, party, choice, option from vote_ballots",
            [(1, "Eva Lind", "S", "yes", "Ja"), (1, "Per Ek", None, "no", "Nej")],
        ),
        ("select kind, text, paragraph_id from dissents", [("reservation", "Per Ek reserverar sig.", 1)]),
        (
            "select dissent_id, name, party from dissent_persons",
            [(1, "Per Ek", None), (1, None, "Moderaterna")],
        ),
        ("select kind, text from motions", [("refer_back", "Återremiss yrkas.")]),
        ("select motion_id, name, party from motion_persons", [(1, "Eva Lind", "S"), (1, "Per Ek", None)]),
        (
            "select c.assignee, c.task, c.deadline, c.deadline_text, p.label, d.position from commissions c"
            " join paragraphs p on p.id = c.paragraph_id join decisions d on d.id = c.decision_id",
            [("Regiondirektören", "teckna avtalet", "2019-06", "senast i juni 2019", "§ 14", 2)],
        ),
        ("select law, provision, paragraph_id from law_citations", [("kommunallagen", "2 kap. 3 §", 1)]),
        ("select value, currency, raw from amounts", [(5.0, "SEK", "5 kronor")]),
        ("select start_date, end_date, open_ended, paragraph_id from periods", [("2019", None, 1, None)]),
    ],
)
def test_rows(database: sqlite3.Connection, query: str, expected: list[tuple[Any, ...]]) -> None:
    assert database.execute(query).fetchall() == expected
