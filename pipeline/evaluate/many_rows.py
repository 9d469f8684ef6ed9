"""A large archive, made up for measuring: paragraphs whose words are as common as they are in Swedish."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from ..load import LoadInput
from ..model import (
    PAGE_JOIN,
    Decision,
    DecisionAction,
    DiaryMention,
    Findings,
    Header,
    Page,
    Paragraph,
    PartialDate,
    ReadDocument,
    RepairedDocument,
    RepairedPage,
    Source,
    Span,
)

PARAGRAPHS, PARAGRAPHS_ON_A_PAGE = 10, 2
# Words of a paragraph, from the fewest to the most, and of the decision that it ends with.
_WORDS, _DECISION_WORDS = (25, 95), 12
_ORGANISATIONS, _BODIES = 40, 8
_FIRST_YEAR, _YEARS = 1985, 40
_ACTIONS: tuple[DecisionAction, ...] = ("approve", "adopt", "note", "commission", "reject", "fund", "elect")


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """The words of Swedish, the most common first, and how common each and those before it are in all."""
    from wordfreq import get_frequency_dict

    common = {word: share for word, share in get_frequency_dict("sv").items() if word.isalpha()}
    return list(common), list(accumulate(common.values()))


def documents(paragraphs: int) -> Iterator[LoadInput]:
    """Documents with `paragraphs` paragraphs in all, sorted by file; the same ones each time."""
    for number in range(-(-paragraphs // PARAGRAPHS)):
        yield _document(number)


def _document(number: int) -> LoadInput:
    dice = random.Random(number)
    words, shares = vocabulary()
    organisation = f"Norrmarks kommun {dice.randrange(_ORGANISATIONS)}"
    body = f"Nämnd {words[dice.randrange(200, 200 + _BODIES)]}"
    year = _FIRST_YEAR + dice.randrange(_YEARS)
    date = PartialDate(year, 1 + dice.randrange(12), 1 + dice.randrange(28))
    first = 1 + dice.randrange(200)
    paragraphs, decisions, mentions, pages = [], [], [], [""]
    at = 0
    for index in range(PARAGRAPHS):
        if index and index % PARAGRAPHS_ON_A_PAGE == 0:
            at += len(pages[-1]) + len(PAGE_JOIN)
            pages.append("")
        drawn = dice.choices(words, cum_weights=shares, k=dice.randint(*_WORDS))
        label, title = f"§ {first + index}", " ".join(drawn[:4]).capitalize()
        serial = dice.randrange(1, 3000)
        diary_number = f"KS/{serial}/{year}"
        point = " ".join(drawn[-_DECISION_WORDS:]).capitalize() + "."
        background = " ".join(drawn[4:-_DECISION_WORDS]).capitalize()
        text = f"{label} {title}\n{diary_number}\n{background}.\nBeslut\n{point}"
        start = at + len(pages[-1])
        whole = Span(start, start + len(text))
        pages[-1] += text + "\n"
        page = len(pages)
        paragraphs.append(
            Paragraph("item", first + index, label, title, diary_number, whole, page, page, "numbered")
        )
        place = whole.start + text.index(diary_number)
        mentions.append(
            DiaryMention(
                number=diary_number,
                raw=diary_number,
                role="own",
                span=Span(place, place + len(diary_number)),
                page=page,
                series="KS",
                serial=serial,
                year=year,
                rule="series/serial/year",
            )
        )
        decisions.append(
            Decision(
                "decided",
                1,
                dice.choice(_ACTIONS),
                point,
                Span(whole.end - len(point), whole.end),
                page,
                page,
                body=body,
                date=date,
                paragraph_label=label,
                diary_number=diary_number,
                paragraph=index,
                rule="point",
                confidence=0.95,
            )
        )
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    header = Header("protokoll", organisation, body, f"Protokoll {date.year}", date, None)
    read = tuple(
        Page(place, 595.0, 842.0, text, (), "layer", 0.97, "") for place, text in enumerate(pages, start=1)
    )
    return LoadInput(
        Source(f"{number // 1000:04}/{number:07}.pdf", sha256, 1000, None),
        ReadDocument(sha256, read),
        RepairedDocument(
            sha256, tuple(RepairedPage(page.number, text, ()) for page, text in zip(read, pages, strict=True))
        ),
        Findings(
            sha256,
            header,
            paragraphs=tuple(paragraphs),
            decisions=tuple(decisions),
            diary_mentions=tuple(mentions),
        ),
    )
