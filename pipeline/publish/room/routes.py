"""The pages and their addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...model import Span
from ..metadata import DATABASE_NAME
from . import addresses, agreements, archive_state, bodies, decisions, documents
from .answers import csv_answer, html, json_answer, not_found
from .asking import ask, number_of, passage_of
from .feeds import decisions_feed
from .passages import boxes_of, page_repairs
from .pictures import NoPicture, Pictures
from .rows import Database, Row, TooSlow
from .searching import search_page

View = Callable[[Request, Datasette], Awaitable[Response]]

_LIST_COLUMNS = (
    *("date", "body", "paragraph_label", "position", "status", "action", "title", "text", "diary_number"),
    *("file", "page", "address"),
)


async def home(request: Request, datasette: Datasette) -> Response:
    """The first page."""
    return html("home.html", **await ask(datasette, archive_state.home_page))


async def decision(request: Request, datasette: Datasette) -> Response:
    """A decision."""
    key = request.url_vars["key"]
    shown = await ask(datasette, lambda database: decisions.decision_page(database, key))
    if shown is None:
        return not_found("Beslutet finns inte i arkivet.")
    shown["no_picture"] = await _why_no_picture(datasette, shown["decision"])
    return html("decision.html", **shown)


async def document(request: Request, datasette: Datasette) -> Response:
    """A page of a document."""
    key, number = request.url_vars["key"], number_of(request.url_vars["number"], 1, 1_000_000)
    view = request.args.get("visa") or ""
    passage = passage_of(request.args)
    shown = await ask(
        datasette, lambda database: documents.document_page(database, key, number, passage, view)
    )
    if shown is None:
        return not_found("Dokumentet eller sidan finns inte i arkivet.")
    shown["no_picture"] = await _why_no_picture(datasette, shown["document"])
    return html("document.html", **shown)


async def picture(request: Request, datasette: Datasette) -> Response:
    """The picture of a page, with a passage marked."""
    key, number = request.url_vars["key"], number_of(request.url_vars["number"], 0, 1_000_000)
    passage = passage_of(request.args)

    def find(database: Database) -> tuple[Row, Row, list[Any]] | None:
        document = addresses.find_document(database, key)
        page = document and database.row(
            "select * from pages where document_id = ? and number = ?", document["id"], number
        )
        if not document or not page:
            return None
        boxes = []
        if passage and 0 <= passage[0] < passage[1] <= len(page["text"]):
            boxes = boxes_of(page, page_repairs(database, document["id"], number), Span(*passage))
        return document, page, boxes

    found = await ask(datasette, find)
    if found is None:
        return not_found("Sidan finns inte i arkivet.")
    document, page, boxes = found
    size = (page["width"], page["height"])

    def render(connection: object) -> bytes:
        return _pictures(datasette).picture(document["file"], document["sha256"], number, size, boxes)

    try:
        # Datasette's own threads for questions also serve for this, which bounds how many run at once.
        content = await datasette.get_database(DATABASE_NAME).execute_fn(render)
    except NoPicture as reason:
        return not_found(str(reason))
    headers = {"cache-control": "private, max-age=3600"}
    return Response(content, content_type="image/png", headers=headers)


async def case(request: Request, datasette: Datasette) -> Response:
    """All of a diary number, or its feed."""
    number, form = unquote(request.url_vars["number"]), request.url_vars["form"]
    shown = await ask(datasette, lambda database: bodies.case_page(database, number))
    if shown is None:
        return not_found("Inget i arkivet bär det diarienumret.")
    address = addresses.case_address(number)
    return _list(request, form, shown, f"Beslut i ärende {number}", address) or html(
        "case.html", address=address, **shown
    )


async def body(request: Request, datasette: Datasette) -> Response:
    """A body with its meetings, or the list or feed of its decisions."""
    names, form = request.url_vars, request.url_vars["form"]
    shown = await ask(
        datasette, lambda database: bodies.body_page(database, names["organisation"], names["body"])
    )
    if shown is None:
        return not_found("Organet finns inte i arkivet.")
    title = " – ".join(part for part in (shown["body"]["body"], shown["body"]["organisation"]) if part)
    return _list(request, form, shown, f"Beslut av {title}", shown["address"]) or html(
        "body.html", title=title, **shown
    )


def _list(request: Request, form: str | None, shown: Row, title: str, address: str) -> Response | None:
    """The decisions of a page as feed, CSV or JSON, where that is asked for."""
    rows: list[Row] = shown["decisions"]
    if form == ".atom":
        root = f"{request.scheme}://{request.host}"
        decided = [row for row in rows if row["status"] == "decided"]
        links = {row["id"]: row["address"] for row in decided}
        return decisions_feed(root, address, title, decided, links)
    if form == ".csv":
        return csv_answer(addresses.slug(title), rows, _LIST_COLUMNS)
    if form == ".json":
        return json_answer([{name: row[name] for name in _LIST_COLUMNS} for row in rows])
    return None


async def agreement_list(request: Request, datasette: Datasette) -> Response:
    """All agreements over time."""
    return html("agreements.html", **await ask(datasette, agreements.agreements_page))


async def agreement(request: Request, datasette: Datasette) -> Response:
    """An agreement with its time line."""
    key = request.url_vars["key"]
    shown = await ask(datasette, lambda database: agreements.agreement_page(database, key))
    return html("agreement.html", **shown) if shown else not_found("Avtalet finns inte i arkivet.")


async def archive(request: Request, datasette: Datasette) -> Response:
    """The state of the archive."""
    return html("archive.html", **await ask(datasette, archive_state.archive_page))


def guarded(view: View) -> View:
    """The view, answering in Swedish where a question takes too long."""

    async def answered(request: Request, datasette: Datasette) -> Response:
        try:
            return await view(request, datasette)
        except TooSlow:
            return html(
                "message.html",
                503,
                title="Frågan tog för lång tid",
                english="The question took too long",
                text="Försök med färre eller ovanligare ord, eller välj ett organ eller år.",
            )

    return answered


_FORM = r"(?P<form>\.csv|\.json)?"
ROUTES: tuple[tuple[str, View], ...] = tuple(
    (pattern, guarded(view))
    for pattern, view in (
        (r"^/$", home),
        (rf"^/sok{_FORM}$", search_page),
        (r"^/beslut/(?P<key>[^/]+)$", decision),
        (r"^/dokument/(?P<key>[^/]+?)(?:/(?P<number>[0-9]{1,7}))?$", document),
        (r"^/bild/(?P<key>[^/]+)/(?P<number>[0-9]{1,7})\.png$", picture),
        (r"^/arende/(?P<number>.+?)(?P<form>\.atom|\.csv|\.json)?$", case),
        (r"^/organ/(?P<organisation>[^/]+)/(?P<body>[^/.]+)(?P<form>\.atom|\.csv|\.json)?$", body),
        (r"^/avtal$", agreement_list),
        (r"^/avtal/(?P<key>[^/]+)$", agreement),
        (r"^/arkivet$", archive),
    )
)


def _pictures(datasette: Datasette) -> Pictures:
    kept: Pictures = datasette._protokollarkiv_pictures
    return kept


async def _why_no_picture(datasette: Datasette, document: Row) -> str | None:
    """Why there is no picture of the document's pages, in Swedish; `None` where there is one."""

    def look(connection: object) -> str | None:
        try:
            _pictures(datasette).file_of(document["file"], document["sha256"])
        except NoPicture as reason:
            return str(reason)
        return None

    # A large file takes a while to be compared, and must not hold up the pages of others meanwhile.
    why: str | None = await datasette.get_database(DATABASE_NAME).execute_fn(look)
    return why
