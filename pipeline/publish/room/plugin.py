"""Our plugin on Datasette's hooks: pages, SQL functions, and headers that let nothing in from outside.

The folder of PDFs comes from the plugin setting `corpus`, or from the program's own setting of that name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import datasette
from datasette.app import Datasette

from ...settings import read_settings
from ...swedish.stems import stem
from ..search.expression import all_of, expand
from ..search.question import read_question
from ..search.words import archive_words
from .pictures import Pictures
from .routes import ROUTES, View

PLUGIN = "protokollarkiv"
_Hook = TypeVar("_Hook", bound=Callable[..., Any])
# Our own pages need nothing but the style sheet, pictures and forms.
_OURS = ("/sok", "/beslut/", "/dokument/", "/bild/", "/arende/", "/organ/", "/avtal", "/arkivet")
_STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
# Datasette's pages have scripts and styles of their own in them.
_DATASETTE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)


def hook(function: _Hook) -> _Hook:
    """Mark `function` as one of Datasette's hooks."""
    marked: _Hook = datasette.hookimpl(function)
    return marked


@hook
def startup(datasette: Datasette) -> None:
    """Find the PDFs."""
    corpus = (datasette.plugin_config(PLUGIN) or {}).get("corpus") or read_settings().corpus
    datasette._protokollarkiv_pictures = Pictures(Path(corpus) if Path(corpus).is_dir() else None)


@hook
def register_routes(datasette: Datasette) -> list[tuple[str, View]]:
    """Our pages."""
    return list(ROUTES)


@hook
def prepare_connection(conn: sqlite3.Connection) -> None:
    """The query side of the index of stems, for SQL: `search_fts match arkiv_fraga('uppsagda avtal')`."""
    conn.create_function("arkiv_stam", 1, lambda word: stem(str(word or "")), deterministic=True)
    conn.create_function("arkiv_fraga", 1, lambda typed: full_text_query(conn, str(typed or "")))


def full_text_query(connection: sqlite3.Connection, typed: str) -> str:
    """What was typed as an expression over `search_fts`; one that nothing answers where there is no word."""
    question = read_question(typed)
    if not question.wanted:
        return '""'
    return all_of(expand(question, archive_words(connection)), question.unwanted)


@hook
def menu_links() -> list[dict[str, str]]:
    """The way from Datasette's pages to ours."""
    links = (("/sok", "Sök"), ("/avtal", "Avtal"), ("/arkivet", "Arkivets tillstånd"))
    return [{"href": href, "label": label} for href, label in links]


@hook
def asgi_wrapper() -> Callable[[Any], Any]:
    """Headers on every answer."""

    def wrapped(app: Any) -> Any:
        async def guarded(
            scope: dict[str, Any], receive: Any, send: Callable[[Any], Awaitable[None]]
        ) -> None:
            path = scope.get("path", "")
            policy = _STRICT if path == "/" or path.startswith(_OURS) else _DATASETTE

            async def with_headers(event: dict[str, Any]) -> None:
                if event["type"] == "http.response.start":
                    ours = {
                        b"content-security-policy": policy.encode(),
                        b"x-content-type-options": b"nosniff",
                        b"referrer-policy": b"no-referrer",
                        b"x-frame-options": b"DENY",
                        b"cross-origin-resource-policy": b"same-origin",
                    }
                    kept = [pair for pair in event.get("headers", []) if pair[0].lower() not in ours]
                    event = {**event, "headers": [*kept, *ours.items()]}
                await send(event)

            await app(scope, receive, with_headers)

        return guarded

    return wrapped
