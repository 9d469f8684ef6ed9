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
from datasette.filters import FilterArguments

from ...settings import read_settings
from ..metadata import canned_queries, table_texts
from .labels import label
from .pictures import Pictures
from .routes import ROUTES, View
from .table_search import add_functions, table_filter

PLUGIN = "protokollarkiv"
_Hook = TypeVar("_Hook", bound=Callable[..., Any])
# No page, Datasette's own among them, needs more than the style sheet, pictures and forms.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
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
    """The SQL functions of the search."""
    add_functions(conn)


@hook
def filters_from_request(request: Any, table: str) -> FilterArguments:
    """The search box of the table pages."""
    return table_filter(request.args, table)


@hook
def extra_template_vars() -> dict[str, Any]:
    """What our templates for Datasette's own pages need beside what it gives them."""
    return {"label": label, "table_texts": table_texts(), "canned_queries": canned_queries()}


@hook
def asgi_wrapper() -> Callable[[Any], Any]:
    """Headers on every answer."""

    def wrapped(app: Any) -> Any:
        async def guarded(
            scope: dict[str, Any], receive: Any, send: Callable[[Any], Awaitable[None]]
        ) -> None:
            async def with_headers(event: dict[str, Any]) -> None:
                if event["type"] == "http.response.start":
                    ours = {
                        b"content-security-policy": _POLICY.encode(),
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
