"""Asking the database for a page, and reading what a request asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from datasette.app import Datasette

from ..metadata import DATABASE_NAME
from .rows import Database, within_limit

Result = TypeVar("Result")
# More digits than any number of an archive has.
_DIGITS = 9


async def ask(datasette: Datasette, question: Callable[[Database], Result]) -> Result:
    """What `question` makes of the archive's database, within the bound of time."""
    database = datasette.get_database(DATABASE_NAME)
    result: Result = await database.execute_fn(lambda connection: within_limit(connection, question))
    return result


def number_of(typed: str | None, default: int, most: int) -> int:
    """The number that was typed, at most `most`; `default` where it is none."""
    return (
        min(int(typed), most)
        if typed and typed.isascii() and typed.isdigit() and len(typed) < 9 and int(typed)
        else default
    )


def passage_of(values: Mapping[str, Any]) -> tuple[int, int] | None:
    """The passage of a page (from, to) that the request asks for."""
    start, end = values.get("fran") or "", values.get("till") or ""
    if not all(part.isascii() and part.isdigit() and len(part) < 9 for part in (start, end)):
        return None
    return int(start), int(end)
