"""Small archives as they would be printed, read by detection and linking together.

A document is text as `tests.detect.printed` has it; a line of equals signs begins the next page.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.detect import detect_document
from pipeline.link import LinkInput, link_corpus
from pipeline.model import Agreement, Links
from tests.detect.printed import printed

_LABEL = re.compile(r"^\*\*§ (\d+)", re.MULTILINE)
_PAGE_BREAK = re.compile(r"^=+\n", re.MULTILINE)


def read(*documents: str) -> list[LinkInput]:
    """The documents as linking gets them; the hash of each is its number."""
    inputs = []
    for number, text in enumerate(documents):
        document, repaired = printed(*_PAGE_BREAK.split(text.strip("\n")))
        sha256 = f"{number:064d}"
        document, repaired = replace(document, sha256=sha256), replace(repaired, sha256=sha256)
        inputs.append(LinkInput(repaired, detect_document(document, repaired)))
    return inputs


def history_of(*documents: str) -> Links:
    """What these documents together tell."""
    return link_corpus(read(*documents))


def protocol(organisation: str, body: str, date: str, *items: str) -> str:
    """The minutes of a meeting, with a running head on each of its two pages."""
    head = f"^^{organisation}     Sammanträdesprotokoll\n^^{body}     {date}\n"
    number = max(int(label) for item in items for label in _LABEL.findall(item)) + 1
    last = f"**§ {number} Meddelanden\n\n**Beslut\nMeddelandena läggs till handlingarna.\n"
    return f"{head}{chr(10).join(items)}\n====\n{head}{last}"


def terms(agreement: Agreement) -> str:
    """An agreement's fields on one line: number, parties, period, sum, notice."""
    end = "tills vidare" if agreement.open_ended and agreement.valid_to is None else agreement.valid_to
    period = f"{agreement.valid_from or ''}–{end or ''}"
    amount = f"{agreement.amount:.0f} {agreement.currency}" if agreement.amount is not None else "-"
    parties = "; ".join(sorted(agreement.parties)) or "-"
    return f"{agreement.diary_number or '-'} | {parties} | {period} | {amount} | {agreement.notice or '-'}"


def events(agreement: Agreement) -> list[str]:
    """An agreement's events in order, each as "kind date body §"."""
    return [
        " ".join(str(part) for part in (event.kind, event.date, event.body, event.paragraph_label) if part)
        for event in agreement.events
    ]
