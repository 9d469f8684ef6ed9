"""Bodies and cases: a body's meetings and decisions with the § that are missing; all of a diary number."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from .addresses import body_address, decision_addresses
from .rows import Database, Row

MOST_DECISIONS = 400
# Whose body took the decision. A document that reports another body's decision does not say whose it is.
OWNER = "iif(status = 'cited' and decisions.body is not documents.body, null, organisation)"


def bodies_list(database: Database) -> list[Row]:
    """Every body that has documents or decisions, with how many documents, and their years."""
    return database.rows(
        """select organisation, body, sum(documents) as documents,
             min(iif(documents > 0, year, null)) as first, max(iif(documents > 0, year, null)) as last
           from body_years where body is not null
           group by organisation, body order by organisation, body limit 2000"""
    )


def body_page(database: Database, organisation: str, body: str) -> Row | None:
    """All that the page of a body shows; `None` if there is no such body."""
    address = f"/organ/{organisation}/{body}"
    known = (
        row for row in bodies_list(database) if body_address(row["organisation"], row["body"]) == address
    )
    found = next(known, None)
    if found is None:
        return None
    meetings = database.rows(
        """select documents.id, sha256, file, kind, title, date, page_count, quality,
             (select count(*) from decisions
              where document_id = documents.id and status = 'decided') as decided,
             (select min(number) from paragraphs
              where document_id = documents.id and kind = 'item' and label is not null) as first,
             (select max(number) from paragraphs
              where document_id = documents.id and kind = 'item' and label is not null) as last
           from documents where organisation is ? and body is ? order by date desc, file limit 500""",
        found["organisation"],
        found["body"],
    )
    return {
        "body": found,
        "address": address,
        "meetings": meetings,
        "gaps": _gaps(database, found),
        "decisions": _decisions(database, found),
    }


def _decisions(database: Database, body: Row) -> list[Row]:
    rows = database.rows(
        f"""select decisions.id, decisions.document_id, decisions.body, paragraph_label, status, action,
             decisions.text,
             coalesce(paragraphs.title, documents.title) as title,
             coalesce(decisions.date, documents.date) as date,
             decisions.diary_number, position, file, page
           from decisions join documents on documents.id = decisions.document_id
           left join paragraphs on paragraphs.id = paragraph_id
           where {OWNER} is ? and coalesce(decisions.body, documents.body) is ?
           order by date desc, decisions.id limit {MOST_DECISIONS}""",
        body["organisation"],
        body["body"],
    )
    return with_addresses(database, rows)


def with_addresses(database: Database, rows: list[Row]) -> list[Row]:
    """The decisions with the address of each."""
    addresses = decision_addresses(database, {row["document_id"] for row in rows})
    return [row | {"address": addresses[row["id"]]} for row in rows]


def _gaps(database: Database, body: Row) -> list[Row]:
    """For each year the § that are there, and those between them that the archive does not have.

    The matters of a summons are numbered too, each summons from 1; they have no label.
    """
    rows = database.rows(
        """select distinct substr(date, 1, 4) as year, number from paragraphs
           join documents on documents.id = document_id
           where organisation is ? and body is ? and paragraphs.kind = 'item' and number is not null
             and label is not null and date is not null order by 1, 2""",
        body["organisation"],
        body["body"],
    )
    gaps = []
    for year, group in groupby(rows, key=lambda row: row["year"]):
        there = {row["number"] for row in group}
        missing = sorted(set(range(min(there), max(there))) - there)
        gaps.append({"year": year, "there": ranges(sorted(there)), "missing": ranges(missing)})
    return gaps


def ranges(numbers: list[int]) -> str:
    """Numbers as readers write them: 3, 5–9."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    return ", ".join("–".join(map(str, part)) for part in found)


def case_page(database: Database, number: str) -> Row | None:
    """All that bears the diary number; `None` if the archive does not know it."""
    known = database.row("select * from diary_numbers where number = ?", number)
    if known is None:
        return None
    decisions = database.rows(
        f"""select decisions.id, decisions.document_id, status, action, decisions.text, paragraph_label,
             decisions.body,
             coalesce(paragraphs.title, documents.title) as title,
             coalesce(decisions.date, documents.date) as date, organisation,
             position, file, page, decisions.diary_number
           from decisions join documents on documents.id = decisions.document_id
           left join paragraphs on paragraphs.id = paragraph_id where decisions.diary_number = ?
           order by date, decisions.id limit {MOST_DECISIONS}""",
        number,
    )
    return {
        "number": number,
        "documents": database.rows(
            "select * from documents where diary_number = ? order by date, file limit 200", number
        ),
        "paragraphs": database.rows(
            """select label, number, paragraphs.title, first_page, sha256, documents.body, organisation, date
               from paragraphs
               join documents on documents.id = document_id where paragraphs.diary_number = ?
               and documents.diary_number is not paragraphs.diary_number order by date limit 200""",
            number,
        ),
        "decisions": with_addresses(database, decisions),
        "mentions": database.rows(
            """select raw, page, sha256, documents.title, file, date from diary_mentions
               join documents on documents.id = document_id
               where diary_mentions.diary_number = ? and role = 'cited' order by date, page limit 200""",
            number,
        ),
        "agreements": database.rows("select * from agreements where diary_number = ? order by id", number),
        "organisations": [
            row["organisation"]
            for row in database.rows(
                "select organisation from cases where diary_number = ? order by organisation", number
            )
        ],
        "cites": _cases_beside(database, number, "case_id", "other_id"),
        "cited_by": _cases_beside(database, number, "other_id", "case_id"),
    }


def _cases_beside(database: Database, number: str, own: str, other: str) -> list[Row]:
    """The numbers of the cases that stand in the column `other` beside this one in `own`."""
    return database.rows(
        f"""select distinct beside.diary_number, beside.organisation from cases
            join case_citations on {own} = cases.id join cases as beside on beside.id = {other}
            where cases.diary_number = ? order by 1, 2 limit 100""",
        number,
    )


def decisions_by_year(database: Database) -> tuple[dict[str, dict[str, float]], list[str]]:
    """How many decisions each body took each year, and the years from the first to the last."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in database.rows(
        """select organisation, body, year, decisions from body_years
           where decisions > 0 and year is not null order by organisation, body, year"""
    ):
        name = ", ".join(part for part in (row["body"], row["organisation"]) if part) or "okänt organ"
        counts[name][row["year"]] += row["decisions"]
    years = sorted({int(year) for row in counts.values() for year in row})
    columns = [str(year) for year in range(years[0], years[-1] + 1)] if years else []
    return dict(list(counts.items())[:40]), columns
