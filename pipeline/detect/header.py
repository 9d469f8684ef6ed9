"""What a document says of itself: organisation, body, title, date and diary number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import DocumentKind, Header, Paragraph, PartialDate
from pipeline.swedish.bodies import OrganisationMention, canonical_body, find_bodies, find_organisations
from pipeline.swedish.dates import find_dates
from pipeline.swedish.diary import DiaryNumber, find_diary_numbers
from pipeline.swedish.knowledge import read_table

from .front import Front
from .kind import begins_like
from .manuscript import Manuscript

_DATE_LABEL = re.compile(
    r"^(?:sammanträdes|mötes|besluts|dokument)?datum\b|^(?:plats och )?tid\b|^sammanträde", re.IGNORECASE
)
_NUMBER_LABEL = re.compile(r"\b(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende)\b", re.IGNORECASE)
_NO_DATE = re.compile(
    r"justering|anslag|upprätt|överklag|expedier|utskrif"
    r"|gäll(?:er|ande)|(?:till|från) och med|senast|avser|period|[.;]$",
    re.IGNORECASE,
)
_OWN_BODIES: tuple[str, ...] = tuple(read_table("bodies")["own"]["names"])
_MEETING = re.compile(r"\b(?:kallas|sammanträde[rt]?|möte|protokoll)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:kallas till|sammanträder|(?:sammanträde|möte) (?:med|för|i) )", re.IGNORECASE)
_MEETING_OF = re.compile(
    rf"\b(?:sammanträde|möte|protokoll) (?:med|för|i) (?P<body>{'|'.join(_OWN_BODIES)})\b"
    rf"|^(?P<owner>{'|'.join(_OWN_BODIES)})s (?:sammanträdes)?protokoll\b",
    re.IGNORECASE,
)
# A line of a letterhead is short; a longer one is a sentence that mentions a number.
_LETTERHEAD = 100
# The longest that one cell of it is.
_CELL = 60
# Labels of a letterhead, with the numbers that follow them.
_LETTERHEAD_WORDS = re.compile(
    r"\b(?:telefon|tfn|tel|e-post|fax|handläggare|datum|sida|till|diarienr|diarienummer|dnr|sid)\b[:.]?"
    r"[\d\s()–-]*|\S+\s?@\s?\S+",
    re.IGNORECASE,
)
# What may stand beside a body in a letterhead without making a sentence of it: "Datum:", "Till".
_FEW_LETTERS = 12
_PAGE_COUNT = re.compile(r"\s*\d+\s*\(\d+\)\s*$")
# Whose the assembly and the board are that begin so.
_KINDS_OF_BODIES = (
    (("Kommunfullmäktige", "Kommunstyrelsen"), frozenset({"municipality"})),
    (("Regionfullmäktige", "Regionstyrelsen"), frozenset({"region"})),
    (("Landstingsfullmäktige", "Landstingsstyrelsen"), frozenset({"county_council"})),
)
_PUBLIC = frozenset({"region", "municipality", "county_council", "association"})
_MEETINGS: frozenset[DocumentKind] = frozenset({"protokoll", "protokollsutdrag", "kallelse"})


def find_header(
    manuscript: Manuscript, front: Front, kind: DocumentKind, paragraphs: Sequence[Paragraph]
) -> Header:
    """The document's facts. An extract of one § has the §'s title and diary number."""
    items = [paragraph for paragraph in paragraphs if paragraph.kind == "item"]
    only = items[0] if len(items) == 1 and kind in ("protokollsutdrag", "protokoll") else None
    title = (only.title if only else None) or _printed_title(front, kind)
    diary = (only.diary_number if only else None) or _diary_number(front, kind)
    body = _body(front) if kind in _MEETINGS else _letterhead_body(front, kind)
    return Header(
        kind=kind,
        organisation=_organisation(manuscript, front, kind, body),
        body=body,
        title=title or None,
        date=None if kind == "overenskommelse" else _date(front),
        diary_number=diary,
    )


def _organisation(manuscript: Manuscript, front: Front, kind: DocumentKind, body: str | None) -> str | None:
    """The organisation of the running heads or the letterhead, else the one that the text names most.

    The assembly of a municipality is not a region's, so the body says what kind of organisation it can be.
    """
    edges = [name for text in front.edges if (name := _only_public(text))]
    if edges:
        return Counter(edges).most_common(1)[0][0]
    if kind == "overenskommelse":
        mentions = _public(front.title or "") or _public(manuscript.text[:3000])
        return mentions[0].name if mentions else None
    title = {line.index for line in front.title_lines}
    for line in front.lines:
        if line.index in title:
            continue
        # Side by side stand cells of a letterhead: "Granfors kommun      Protokoll      7 (14)".
        pieces = [line.text, *re.split(r"\s{2,}|\t", line.text)]
        for piece in pieces:
            if len(piece.strip()) < _CELL and (name := _only_public(piece)):
                return name
    kinds = next((kinds for begins, kinds in _KINDS_OF_BODIES if (body or "").startswith(begins)), None)
    mentions = [mention for mention in _public(manuscript.text) if kinds is None or mention.kind in kinds]
    counted = Counter(mention.name for mention in mentions).most_common(2)
    if not counted or counted[0][1] < 2 or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _only_public(text: str) -> str | None:
    """The one public organisation that `text` names; `None` for several ("… i A och B kommuner")."""
    names = {mention.name for mention in _public(text)}
    return names.pop() if len(names) == 1 else None


def _public(text: str) -> list[OrganisationMention]:
    """The organisations in `text` that have protocols: no companies, no clubs."""
    return [mention for mention in find_organisations(text) if mention.kind in _PUBLIC]


def _body(front: Front) -> str | None:
    """The body whose meeting it is: in the running heads, or alone on a line of the front.

    "Direktionen" and the like name the one body of an association, where no other is named.
    """
    return _named_body(front) or _only_body(front)


def _only_body(front: Front) -> str | None:
    for text in [*front.edges, *(line.text for line in front.lines)]:
        for piece in re.split(r"\s{2,}|\t|,|:", text):
            if piece.strip().casefold() in _OWN_BODIES:
                return piece.strip().capitalize()
        if match := _MEETING_OF.search(text):
            return (match["body"] or match["owner"]).capitalize()
    return None


def _named_body(front: Front) -> str | None:
    for text in front.edges:
        named = [mention.name for mention in find_bodies(text) if not mention.generic]
        if named:
            return named[0]
    for line in front.lines:
        if name := canonical_body(line.text.strip()):
            return name
    for line in front.lines:
        for piece in re.split(r"\s{2,}|\t|,|:", line.text):
            if name := canonical_body(piece.strip()):
                return name
    for line in front.lines:
        named = [mention.name for mention in find_bodies(line.text) if not mention.generic]
        if named and (len(line.text) < 90 or _MEETING.search(line.text)):
            return named[0]
    return None


def _printed_title(front: Front, kind: DocumentKind) -> str | None:
    """The title that is printed; "Protokoll" is none, and a form's stands in its running head."""
    if kind == "protokoll":
        return front.title if front.title_lines and _is_title(front.title or "") else None
    if kind != "overenskommelse" or begins_like(kind, front.title or ""):
        return front.title
    for text in front.edges:
        if begins_like(kind, text):
            return _PAGE_COUNT.sub("", text).strip()
    return front.title


def _is_title(title: str) -> bool:
    """True for words that can be a protocol's title: no label, no scrap of a sentence, no heading of a §."""
    if len(title.split()) < 2 or not title[:1].isupper() or title.endswith(".") or "§" in title:
        return False
    return not _only_labels(title)


def _only_labels(title: str) -> bool:
    """True for a title of nothing but the kind of document, a body and a date."""
    spans = [mention.span for mention in find_bodies(title)] + [mention.span for mention in find_dates(title)]
    for span in sorted(spans, reverse=True):
        title = title[: span.start] + title[span.end :]
    rest = re.sub(r"\b(?:sammanträdes|mötes)?protokoll\b", "", title, flags=re.IGNORECASE)
    return len(re.sub(r"\W", "", rest)) < 3


def _letterhead_body(front: Front, kind: DocumentKind) -> str | None:
    """The body that a paper is written for or by, where it stands in the letterhead by itself.

    A date, a number or a label may share its line.
    """
    if kind not in ("tjansteskrivelse", "ovrigt"):
        return None
    title = {line.index for line in front.title_lines}
    texts = [line.text for line in front.lines if line.index not in title]
    for first, second in pairwise(texts):
        # A name that a narrow column broke: "Regionala / utvecklingsnämnden".
        words = first.split()
        for above in (first, *words[-1:]):
            name = canonical_body(f"{above} {second}".strip())
            if name is not None and canonical_body(above.strip()) is None and above[:1].isupper():
                return name
    for text in [*front.edges, *texts]:
        named = [mention for mention in find_bodies(text) if not mention.generic]
        if len(named) != 1 or len(text.strip()) > _LETTERHEAD:
            continue
        rest = named[0].span.end - named[0].span.start
        rest += sum(len(found.span) for found in find_dates(text))
        rest += sum(len(found.span) for found in find_diary_numbers(text))
        rest += sum(len(found.span) for found in _public(text))
        others = _LETTERHEAD_WORDS.sub("", text)
        if len(re.sub(r"\s+", "", others)) - rest <= _FEW_LETTERS:
            return named[0].name
    return None


def _date(front: Front) -> PartialDate | None:
    """The meeting's or the document's day: labelled, in the running heads, or alone in the letterhead."""
    texts = [line.text for line in front.lines]
    for text in [*front.edges, *texts]:
        if _DATE_LABEL.search(text.strip()) and not _NO_DATE.search(text) and (day := _first_day(text)):
            return day
    for text in front.edges:
        if day := _first_day(text):
            return day
    for text in texts:
        if _CALLED.search(text) and (day := _first_day(text)):
            return day
    for text in texts:
        days = find_dates(text)
        if days and len(text.strip()) < 75 and not _NO_DATE.search(text) and (day := _first_day(text)):
            return day
    return None


def _first_day(text: str) -> PartialDate | None:
    return next((mention.value for mention in find_dates(text) if mention.value.day), None)


def _diary_number(front: Front, kind: DocumentKind) -> str | None:
    """The document's own number: labelled, beside its title, or alone in the letterhead."""
    if kind in ("protokoll", "kallelse"):
        return None
    title = {line.index for line in front.title_lines}
    letterhead = [*front.edges, *(line.text for line in front.lines if line.index not in title)]
    # A label may be a column's head, with the number on the line under it.
    found = [number for number in find_diary_numbers("\n".join(letterhead)) if _labelled(number, letterhead)]
    if found:
        return found[0].key
    for text in [*letterhead, *(line.text for line in front.title_lines)]:
        labelled = bool(_NUMBER_LABEL.search(text))
        numbers = find_diary_numbers(text, context="heading" if labelled else "running")
        if numbers and (labelled or len(text.strip()) < _LETTERHEAD):
            return numbers[0].key
    return None


def _labelled(number: DiaryNumber, lines: Sequence[str]) -> bool:
    """True where the number stands on a line with a label for it, or on one of the two lines under it."""
    text = "\n".join(lines)
    above = text[: number.span.end].split("\n")[-3:]
    return any(_NUMBER_LABEL.search(line) for line in above) and len(above[-1]) < _LETTERHEAD
