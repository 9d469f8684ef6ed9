"""Who is to do what by when: "Regiondirektören får i uppdrag att … senast i december 2018".

The rules are data (`data/commissions.toml`). A time without a year stays words: no year is made up for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pipeline.model import Commission, Decision, PartialDate
from pipeline.swedish.dates import find_dates, find_years
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sieve, Sought

from .knowledge import read_table

_WHITE = deferred(r"\s+")
# A line of a decision that is no list item begins a block of its own.
_BLOCK = deferred(r"\n(?!\s*(?:[•▪◦‣●○■□*–-]|o\s|\d{1,2}[.)]|[a-zåäö][.)]\s|[a-zåäö]))")
_DATE, _YEAR = "\x00", "\x01"


@cache
def load_table() -> dict[str, Any]:
    """The content of `data/commissions.toml`, with its examples."""
    return read_table("commissions")


@cache
def _tasks() -> Sieve[tuple[str, Sought]]:
    rules = [(rule["id"], Sought(rule["pattern"])) for rule in load_table()["task"]]
    return Sieve(rules, lambda rule: rule[1])


@cache
def _deadlines() -> tuple[re.Pattern[str], ...]:
    return tuple(
        deferred(rule["pattern"].replace("{date}", f"{_DATE}+").replace("{year}", f"{_YEAR}+"), re.IGNORECASE)
        for rule in load_table()["deadline"]
    )


def read_commission(text: str) -> tuple[str, str, str] | None:
    """Who is charged, the task, and the rule; `None` for a decision that charges nobody."""
    flat = _WHITE.sub(" ", text).strip()
    for rule, pattern in _tasks().of(flat):
        match = pattern.compiled.search(flat)
        if match is None or not flat[match.end() :].strip():
            continue
        who = match["who"].strip(" ,")
        return who[:1].upper() + who[1:], flat[match.end() :].strip(), rule
    return None


def read_deadline(task: str) -> tuple[str, PartialDate | None] | None:
    """The time that a task is to be done by, as printed, and its date where the words have a year."""
    dates = list(find_dates(task))
    dates += [year for year in find_years(task) if not any(year.span.overlaps(date.span) for date in dates)]
    masked = task
    for mention in dates:
        span = mention.span
        sign = _DATE if mention.value.month else _YEAR
        masked = f"{masked[: span.start]}{sign * len(span)}{masked[span.end :]}"
    for pattern in _deadlines():
        match = pattern.search(masked)
        if match is None:
            continue
        within = [m for m in dates if match.start() <= m.span.start and m.span.end <= match.end()]
        value = within[-1].value if within and _exact(match[0]) else None
        return task[match.start() : match.end()].strip(), value
    return None


def _exact(words: str) -> bool:
    """False where the words before the date make it another time: "inför budget 2020"."""
    return not re.search(r"budget|verksamhetsplan|samband", words, re.IGNORECASE)


def find_commissions(decisions: Sequence[Decision]) -> tuple[Commission, ...]:
    """The commissions of all decisions; whether they are decided or proposed, the decision says."""
    found = []
    for index, decision in enumerate(decisions):
        for block in _BLOCK.split(decision.text):
            if (read := read_commission(block)) is None:
                continue
            assignee, task, rule = read
            deadline = read_deadline(task)
            found.append(
                Commission(
                    decision=index,
                    assignee=assignee,
                    task=task,
                    page=decision.page,
                    deadline_text=deadline[0] if deadline else None,
                    deadline=deadline[1] if deadline else None,
                    rule=rule,
                    confidence=0.8 if rule == "shall-report" else 1.0,
                )
            )
    return tuple(found)
