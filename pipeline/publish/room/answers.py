"""What the pages answer with: HTML from our templates, CSV, JSON, Atom, pictures, and errors in Swedish."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import addresses
from .labels import label
from .rows import Row

TEMPLATES = Path(__file__).parent / "templates"
# Below this share of words read right a page is called doubtful wherever it is named.
DOUBTFUL = 0.9


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        label=label,
        document_address=addresses.document_address,
        case_address=addresses.case_address,
        body_address=addresses.body_address,
        agreement_address=addresses.agreement_address,
        doubtful=lambda quality: quality is not None and quality < DOUBTFUL,
        chart=Markup,
        document_name=document_name,
    )
    environment.filters["flow"] = flowing
    environment.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    environment.filters["amount"] = lambda value: f"{value:,.0f}".replace(",", "\u00a0")
    return environment


# A line that is this share of the longest one goes on in the next.
_FULL_LINE = 0.7
_NEW_LINE = re.compile(r"(?:[•\-–—*§]|att\b|\d+[.)]|[a-zåäö]\))")


def flowing(text: str, heading: str | None = None) -> str:
    """`text` without the line breaks of the printed page and without its `heading`, which stands above."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if heading and lines and lines[0].rstrip(":").casefold() == heading.rstrip(":").casefold():
        del lines[0]
    full = _FULL_LINE * max(map(len, lines), default=0)
    flowed: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        goes_on = before is not None and len(before) >= full and not before.endswith((".", ":", "!", "?"))
        if goes_on and not _NEW_LINE.match(line):
            flowed[-1] += f" {line}"
        else:
            flowed.append(line)
    return "\n".join(flowed)


def document_name(document: Row) -> str:
    """What a document is called: its title, or what it is, whose and when."""
    if document["title"]:
        return str(document["title"])
    parts = (label("kind", document["kind"]), document["body"], document["date"])
    return ", ".join(part for part in parts if part)


def html(template: str, status: int = 200, **values: object) -> Response:
    """A page of ours."""
    return Response.html(_environment().get_template(template).render(**values), status=status)


def not_found(what: str) -> Response:
    """There is no such thing in the archive."""
    return html("message.html", 404, title="Finns inte i arkivet", english="Not in the archive", text=what)


def csv_answer(name: str, rows: Sequence[Row], columns: Sequence[str]) -> Response:
    """A list as CSV to download."""
    content = io.StringIO()
    writer = csv.DictWriter(content, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return Response(
        content.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


def json_answer(value: Mapping[str, Any] | Sequence[Any]) -> Response:
    """A list or thing as JSON."""
    return Response(
        json.dumps(value, ensure_ascii=False, indent=1), content_type="application/json; charset=utf-8"
    )
