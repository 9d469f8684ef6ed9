"""What there is of each body by year: the same as a count of all rows gives."""

from __future__ import annotations

import sqlite3

from pipeline.load.body_years import BodyYears
from pipeline.model import Decision, DecisionStatus, Findings, Header, PartialDate, Span

BOARD, ASSEMBLY = "Regionstyrelsen", "Regionfullmäktige"


def decided(status: DecisionStatus, body: str, date: PartialDate | None = None) -> Decision:
    return Decision(status, 1, "other", "ord", Span(0, 3), 1, 1, body, date=date)


def test_the_documents_of_a_body_are_those_of_the_table(database: sqlite3.Connection) -> None:
    counted = database.execute(
        """select organisation, body, substr(date, 1, 4), count(*) from documents where body is not null
           group by 1, 2, 3 order by 1, 2, 3"""
    ).fetchall()
    kept = database.execute(
        """select organisation, body, year, documents from body_years where documents > 0
           order by 1, 2, 3"""
    ).fetchall()
    assert counted
    assert [tuple(row) for row in kept] == [tuple(row) for row in counted]


def test_decisions_count_for_the_body_that_took_them_in_the_year_that_it_did() -> None:
    counts = BodyYears()
    header = Header(organisation="Region Norrmark", body=BOARD, date=PartialDate(2021, 3))
    counts.note(
        Findings(
            "0" * 64,
            header=header,
            decisions=(
                decided("decided", BOARD),
                decided("decided", BOARD, PartialDate(2020)),
                decided("cited", BOARD, PartialDate(2019)),
                decided("cited", ASSEMBLY, PartialDate(2019)),
                decided("proposed", BOARD),
            ),
        )
    )
    assert counts.rows() == [
        # Whose assembly it is, a document of the board does not say.
        (None, ASSEMBLY, None, 0, 0),
        ("Region Norrmark", BOARD, "2020", 0, 1),
        ("Region Norrmark", BOARD, "2021", 1, 1),
    ]
