"""Laws, sums of money and periods that a document mentions, each with its page and §."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import LawMention, MoneyMention, Paragraph, PeriodMention, Span
from pipeline.swedish.amounts import find_amounts
from pipeline.swedish.dates import find_periods
from pipeline.swedish.deferred import deferred
from pipeline.swedish.laws import find_law_citations

from .manuscript import Manuscript

_NUMBER = deferred(r"\(?(?:SFS\s+)?(?P<number>[0-9]{4}\s?:\s?[0-9]{1,4})\)?")
_PROVISION = deferred(
    r"^(?:[0-9]{1,2}\s?[a-z]?\s*kap\.?\s*)?(?:[0-9]{1,3}\s?[a-z]?(?:\s?(?:,|–|-|och|samt)\s?[0-9]{1,3}\s?[a-z]?)*\s?§§?)?"
)
_LAW_WORD = deferred(
    r"(?:[a-zåäö]+-\s+och\s+)?(?P<stem>[a-zåäöé-]*?(?:lag|balk|förordning|grundlag))(?:en|ens|s)?(?![a-zåäö])",
    re.IGNORECASE,
)
_FORM = deferred(r"regeringsform|successionsordning", re.IGNORECASE)
_SHORT = deferred(
    r"(?<!\w)(?:KL|FL|LOU|LOV|LUF|PBL|OSL|SoL|HSL|LSS|MB|JB|RF|TF|YGL|BrB|LVU|LVM|LSO|FB)(?!\w)"
)


class LawParts(NamedTuple):
    """A citation taken apart; `None` is not told."""

    law: str | None
    number: str | None
    provision: str | None


def law_parts(text: str) -> LawParts:
    """The law, its number in the collection, and chapter and section, from a citation's words."""
    number = _NUMBER.search(text)
    provision = _PROVISION.match(text)
    words = provision[0].strip() if provision else ""
    found = _LAW_WORD.search(text) or _FORM.search(text) or _SHORT.search(text)
    return LawParts(
        _law_name(found[0]) if found else None,
        re.sub(r"\s", "", number["number"]) if number else None,
        words or None,
    )


def _law_name(words: str) -> str | None:
    """The law's name with a small letter, without the genitive; "lagen" alone names none."""
    if _SHORT.fullmatch(words):
        return words
    name = " ".join(words.split())
    name = name[:1].lower() + name[1:]
    name = re.sub(r"ens$", "en", name)
    return None if name in ("lag", "lagen", "förordning", "förordningen", "balk", "balken") else name


def find_law_mentions(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> tuple[LawMention, ...]:
    """Every citation of a law, in order."""
    found = []
    for citation in find_law_citations(manuscript.folded):
        parts = law_parts(citation.text)
        found.append(
            LawMention(
                raw=citation.text,
                span=citation.span,
                page=manuscript.page_of(citation.span.start),
                paragraph=_owner(paragraphs, citation.span),
                law=parts.law,
                number=parts.number,
                provision=parts.provision,
                rule=citation.rule,
            )
        )
    return tuple(found)


def find_money(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> tuple[MoneyMention, ...]:
    """Every sum of money, in order."""
    return tuple(
        MoneyMention(
            raw=_raw(manuscript, amount.span),
            value=amount.value,
            currency=amount.currency,
            span=amount.span,
            page=manuscript.page_of(amount.span.start),
            paragraph=_owner(paragraphs, amount.span),
        )
        for amount in find_amounts(manuscript.folded)
    )


def find_period_mentions(
    manuscript: Manuscript, paragraphs: Sequence[Paragraph]
) -> tuple[PeriodMention, ...]:
    """Every period, in order."""
    return tuple(
        PeriodMention(
            raw=_raw(manuscript, mention.span),
            span=mention.span,
            page=manuscript.page_of(mention.span.start),
            start=mention.period.start,
            end=mention.period.end,
            open_ended=mention.period.open_ended,
            paragraph=_owner(paragraphs, mention.span),
        )
        for mention in find_periods(manuscript.folded)
    )


def _raw(manuscript: Manuscript, span: Span) -> str:
    return " ".join(span.of(manuscript.text).split())


def _owner(paragraphs: Sequence[Paragraph], span: Span) -> int | None:
    return next((index for index, p in enumerate(paragraphs) if p.span.overlaps(span)), None)
