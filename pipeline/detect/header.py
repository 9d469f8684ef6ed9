"""What a document says of itself: organisation, body, title, date and diary number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model import DocumentKind, Header, Paragraph, PartialDate
from pipeline.swedish.bodies import find_bodies
from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import DiaryNumber, find_diary_numbers

from .front import Front
from .front_body import LETTERHEAD, letterhead_body, meeting_body, proposed_body, public_organisations
from .headings import match_heading
from .kind import begins_like
from .logotype import small_logotype
from .manuscript import Manuscript
from .proper_body import with_proper_name

_DATE_LABEL = deferred(
    r"^(?:sammanträdes|mötes|besluts|dokument)?datum\b|^(?:plats och )?tid\b|^sammanträde", re.IGNORECASE
)
_NUMBER_LABEL = deferred(r"\b(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende)\b", re.IGNORECASE)
_NO_DATE = deferred(
    r"justering|anslag|upprätt|överklag|expedier|utskrif"
    r"|gäll(?:er|ande)|(?:till|från) och med|senast|avser|period|[.;]$",
    re.IGNORECASE,
)
# The one body of an association that no letterhead names, where it decides.
_DIRECTORATE = deferred(r"^Direktionen(?:s beslut|\s+(?:beslut|godkän|fastställ)\w*)\b", re.MULTILINE)
_CALLED = deferred(r"\b(?:kallas till|sammanträder|(?:sammanträde|möte) (?:med|för|i) )", re.IGNORECASE)
# The lines under the title of a § within which an extract says at which meeting it was.
_MATTER_LINES = 10
_MATTER_DATE = deferred(
    r"^(?:(?:sammanträdes|mötes|besluts)?datum|sammanträde(?:t)?|möte(?:t)?|(?:plats och )?tid)\b[\s:,]*"
    r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,?\s+)?(?:den\s+)?$",
    re.IGNORECASE,
)
# The first lines of a page, where a logotype may stand.
_LOGOTYPE_LINES = 4
# The longest that one cell of it is.
_CELL = 60
_PAGE_COUNT = deferred(r"\s*\d+\s*\(\d+\)\s*$")
# Whose the assembly and the board are that begin so.
_KINDS_OF_BODIES = (
    (("Kommunfullmäktige", "Kommunstyrelsen"), frozenset({"municipality"})),
    (("Regionfullmäktige", "Regionstyrelsen"), frozenset({"region"})),
    (("Landstingsfullmäktige", "Landstingsstyrelsen"), frozenset({"county_council"})),
)
_OF_MEETING = deferred(r"(?:protokoll|anteckningar|sammanträde|möte)\w*\b", re.IGNORECASE)
_LISTED = deferred(r"(?:kommun|stad|landsting|[Rr]egion \w+):\s+\S")
_MEETINGS: frozenset[DocumentKind] = frozenset({"protokoll", "protokollsutdrag", "kallelse"})


def find_header(
    manuscript: Manuscript, front: Front, kind: DocumentKind, paragraphs: Sequence[Paragraph]
) -> Header:
    """The document's facts. An extract of one § has the §'s title and diary number."""
    items = [paragraph for paragraph in paragraphs if paragraph.kind == "item"]
    if kind == "kallelse" and items:
        front = front.above(items[0].span.start)
    only = items[0] if len(items) == 1 and kind in ("protokollsutdrag", "protokoll") else None
    title = (only.title if only else None) or _printed_title(front, kind)
    diary = (only.diary_number if only else None) or _diary_number(front, kind)
    body = meeting_body(front) if kind in _MEETINGS else letterhead_body(front, kind)
    if body is None and kind == "tjansteskrivelse":
        body = proposed_body(manuscript)
    if body is None and kind in _MEETINGS and _DIRECTORATE.search(manuscript.text):
        body = "Direktionen"
    body = with_proper_name(body, front, manuscript.text)
    organisation = _organisation(manuscript, front, kind, body)
    return Header(
        kind=kind,
        organisation=organisation,
        body=_assembly_of(organisation) or body if body == "Fullmäktige" else body,
        title=title or None,
        date=None if kind == "overenskommelse" else _date(front) or _matter_date(manuscript, only),
        diary_number=diary,
    )


def _assembly_of(organisation: str | None) -> str | None:
    """What "Fullmäktige" alone is called in full in the organisation."""
    if organisation is None:
        return None
    if organisation.casefold().endswith((" kommun", " stad")):
        return "Kommunfullmäktige"
    first = organisation.split()[0]
    return {"Region": "Regionfullmäktige", "Landstinget": "Landstingsfullmäktige"}.get(first)


def _organisation(manuscript: Manuscript, front: Front, kind: DocumentKind, body: str | None) -> str | None:
    """The organisation of the running heads or the letterhead, else the one that the text names most.

    The assembly of a municipality is not a region's, so the body says what kind of organisation it can be.
    """
    edges = [name for text in front.edges if (name := _only_public(text))]
    if edges:
        return Counter(edges).most_common(1)[0][0]
    if front.logotype:
        return front.logotype
    top = [line.text for line in manuscript.lines[:_LOGOTYPE_LINES] if line.page == 1]
    if small := small_logotype([*front.edges, *top], manuscript.text):
        return small
    if kind == "overenskommelse":
        mentions = public_organisations(front.title or "") or public_organisations(manuscript.text[:3000])
        return mentions[0].name if mentions else None
    title = {line.index for line in front.title_lines}
    for line in front.lines:
        if line.index in title:
            continue
        # Side by side stand cells of a letterhead: "Granfors kommun      Protokoll      7 (14)".
        pieces = [line.text, *re.split(r"\s{2,}|\t", line.text)]
        for piece in pieces:
            # "Granfors kommun: Per Holm" is in the list of those present.
            if len(piece.strip()) < _CELL and not _LISTED.search(piece) and (name := _only_public(piece)):
                return name
    kinds = next((kinds for begins, kinds in _KINDS_OF_BODIES if (body or "").startswith(begins)), None)
    mentions = [
        mention for mention in public_organisations(manuscript.text) if kinds is None or mention.kind in kinds
    ]
    owner = (body or "").split()[0][:-1] if re.match(r"[A-ZÅÄÖ][a-zåäö]+s [a-zåäö]", body or "") else None
    own = {mention.name for mention in mentions if owner and owner in mention.name}
    if len(own) == 1:
        return own.pop()  # the region of "Norrmarks samverkan"
    counted = Counter(mention.name for mention in mentions).most_common(2)
    if not counted or counted[0][1] < 2 or (len(counted) > 1 and counted[0][1] < 2 * counted[1][1]):
        return None
    return counted[0][0]


def _only_public(text: str) -> str | None:
    """The one public organisation that `text` names; `None` for several ("… i A och B kommuner")."""
    names = {mention.name for mention in public_organisations(text)}
    return names.pop() if len(names) == 1 else None


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
    if not _OF_MEETING.search(title):
        return False
    return not _only_labels(title)


def _only_labels(title: str) -> bool:
    """True for a title of nothing but the kind of document, a body and a date."""
    spans = [mention.span for mention in find_bodies(title)] + [mention.span for mention in find_dates(title)]
    for span in sorted(spans, reverse=True):
        title = title[: span.start] + title[span.end :]
    rest = re.sub(r"\b(?:sammanträdes|mötes)?protokoll\b", "", title, flags=re.IGNORECASE)
    return len(re.sub(r"\W", "", rest)) < 3


def _date(front: Front) -> PartialDate | None:
    """The meeting's or the document's day: labelled, in the running heads, or alone in the letterhead."""
    # Cells of a letterhead stand far apart; what counts is how much they say.
    texts = [" ".join(line.text.split()) for line in front.lines]
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


def _matter_date(manuscript: Manuscript, only: Paragraph | None) -> PartialDate | None:
    """The day of the meeting on a labelled line under the title of an extract's one §."""
    if only is None:
        return None
    first = manuscript.line_at(only.span.start).index
    for line in manuscript.lines[first + 1 : first + 1 + _MATTER_LINES]:
        # The label may stand above its value.
        labelled = _MATTER_DATE.match(manuscript.lines[line.index - 1].text.strip())
        days = find_dates(line.text)
        before = line.text[: days[0].span.start] if days else ""
        if days and days[0].value.day and (_MATTER_DATE.match(before) or (labelled and not before.strip())):
            return days[0].value
        heading = match_heading(line.text)
        if heading is not None and heading.role not in ("attendance", "signatures", "other"):
            return None
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
        if numbers and (labelled or len(text.strip()) < LETTERHEAD):
            return numbers[0].key
    return None


def _labelled(number: DiaryNumber, lines: Sequence[str]) -> bool:
    """True where the number stands on a line with a label for it, or on one of the two lines under it."""
    text = "\n".join(lines)
    above = text[: number.span.end].split("\n")[-3:]
    return any(_NUMBER_LABEL.search(line) for line in above) and len(above[-1]) < LETTERHEAD
