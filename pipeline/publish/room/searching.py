"""The search as a page, as CSV and as JSON."""

from __future__ import annotations

from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...model.facets import FACETS
from ..search import Answer, answer
from . import addresses
from .answers import csv_answer, html, json_answer
from .asking import ask, number_of
from .rows import Database, Row

HITS = 20
MOST_HITS = 80


async def search_page(request: Request, datasette: Datasette) -> Response:
    """The search, as a page, CSV or JSON."""
    typed = request.args.get("q") or ""
    filters = {name: request.args.get(name) or "" for name in FACETS}
    number = number_of(request.args.get("sida"), 1, MOST_HITS // HITS)
    form = request.url_vars["form"]
    limit = MOST_HITS if form else number * HITS

    def find(database: Database) -> tuple[Answer, list[Row]]:
        found = answer(database.connection, typed, filters, limit)
        return found, _hit_rows(database, found)

    found, hits = await ask(datasette, find)
    if form == ".csv":
        return csv_answer(
            "sok", hits, tuple(name for name in hits[0] if name != "hit") if hits else ("address",)
        )
    if form == ".json":
        rows = [{name: value for name, value in row.items() if name != "hit"} for row in hits]
        return json_answer({"q": typed, "total": found.total, "instead": dict(found.instead), "hits": rows})

    def link(**changed: object) -> str:
        values = {"q": typed, **filters, **changed}
        return "/sok?" + urlencode({name: value for name, value in values.items() if value})

    def export(form: str) -> str:
        return f"/sok{form}?" + urlencode({"q": typed, **{n: v for n, v in filters.items() if v}})

    return html(
        "search.html",
        q=typed,
        filters=filters,
        answer=found,
        hits=hits[(number - 1) * HITS :],
        first=(number - 1) * HITS + 1,
        number=number,
        more=number * HITS < min(found.total, MOST_HITS),
        link=link,
        export=export,
    )


def _hit_rows(database: Database, found: Answer) -> list[Row]:
    wanted = {hit.id for hit in found.hits if hit.table == "decisions"}
    marks = ", ".join("?" * len(wanted))
    owners = database.rows(f"select distinct document_id from decisions where id in ({marks})", *wanted)
    keys = addresses.decision_addresses(database, {row["document_id"] for row in owners})
    rows = []
    for hit in found.hits:
        row = hit.row
        if hit.table == "decisions":
            address = keys[hit.id]
        elif hit.table == "agreements":
            address = addresses.agreement_address(hit.title or "", row.diary_number)
        else:
            address = addresses.document_address(row.sha256 or "", hit.page)
        rows.append(
            {
                "address": address,
                "source": hit.table,
                "date": hit.date,
                "organisation": row.organisation,
                "body": row.body,
                "paragraph_label": row.label,
                "title": hit.title,
                "status": row.status,
                "action": row.action,
                "diary_number": row.diary_number,
                "file": hit.file,
                "page": hit.page,
                "snippet": hit.snippet,
                "hit": hit,
            }
        )
    return rows
