"""Atom feeds of decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from datasette.utils.asgi import Response

from .labels import label
from .rows import Row

MOST_ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold.
_UNSAFE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 65534, 65535], " ")


def decisions_feed(
    root: str, path: str, title: str, decisions: Sequence[Row], links: Mapping[int, str]
) -> Response:
    """The newest of `decisions` (rows with date, body, label, title, text) as a feed; `root` is our address.

    A decision is as new as its meeting: the archive does not say when it learnt of it.
    """
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "sv"})
    newest = sorted(decisions, key=lambda row: row["date"] or "", reverse=True)[:MOST_ENTRIES]
    _add(feed, "title", title)
    _add(feed, "id", root + path)
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": f"{root}{path}.atom"})
    ElementTree.SubElement(feed, "link", {"href": root + path})
    _add(feed, "updated", _moment(newest[0]["date"] if newest else None))
    author = ElementTree.SubElement(feed, "author")
    _add(author, "name", "Protokollarkivet")
    for row in newest:
        entry = ElementTree.SubElement(feed, "entry")
        place = " ".join(part for part in (row["body"], row["paragraph_label"]) if part)
        _add(entry, "title", f"{place}: {row['title'] or label('action', row['action'])}".strip(": "))
        _add(entry, "id", root + links[row["id"]])
        ElementTree.SubElement(entry, "link", {"href": root + links[row["id"]]})
        _add(entry, "updated", _moment(row["date"]))
        _add(entry, "content", row["text"], type="text")
    content = ElementTree.tostring(feed, encoding="unicode", xml_declaration=False)
    return Response(
        f'<?xml version="1.0" encoding="utf-8"?>\n{content}',
        content_type="application/atom+xml; charset=utf-8",
    )


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text.translate(_UNSAFE)


def _moment(date: str | None) -> str:
    """The first moment of a date of any precision, as Atom wants it."""
    year, month, day = [*(date or "1970").split("-"), "01", "01"][:3]
    return f"{year}-{month}-{day}T00:00:00Z"
