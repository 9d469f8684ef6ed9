"""The score of what was said and done at a meeting, over what the other modules have found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Decision, Header, Meeting, Paragraph, Problem, Proceedings, ReadDocument, Section

from .attendance import find_attendance
from .commissions import find_commissions
from .dissent import find_dissents
from .manuscript import Manuscript
from .meeting import find_meeting
from .mentions import find_law_mentions, find_money, find_period_mentions
from .motions import find_motions
from .paragraphs import printed_range
from .votes import find_votes

_MEETINGS = frozenset({"protokoll", "protokollsutdrag"})


def find_proceedings(
    manuscript: Manuscript,
    document: ReadDocument,
    header: Header,
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    decisions: Sequence[Decision],
) -> tuple[Proceedings, tuple[Problem, ...]]:
    """The proceedings and their problems. Votes, dissents and motions are read in protocols only."""
    mentions = Proceedings(
        commissions=find_commissions(decisions),
        laws=find_law_mentions(manuscript, paragraphs),
        money=find_money(manuscript, paragraphs),
        periods=find_period_mentions(manuscript, paragraphs),
    )
    if header.kind not in _MEETINGS:
        return mentions, ()
    attendance, unread = find_attendance(manuscript, header, paragraphs)
    votes, unsure = find_votes(manuscript, document, paragraphs, sections, decisions)
    meeting = find_meeting(manuscript, header, paragraphs, attendance)
    found = Proceedings(
        meeting=meeting,
        attendance=attendance,
        votes=votes,
        dissents=find_dissents(manuscript, sections),
        motions=find_motions(manuscript, sections),
        commissions=mentions.commissions,
        laws=mentions.laws,
        money=mentions.money,
        periods=mentions.periods,
    )
    return found, (*_beyond(manuscript, meeting, header, paragraphs), *unread, *unsure)


def _beyond(
    manuscript: Manuscript, meeting: Meeting | None, header: Header, paragraphs: Sequence[Paragraph]
) -> Iterator[Problem]:
    """A problem for §§ that the front page announces before the first or after the last that was found.

    Gaps between those that were found are told by `paragraphs`, and so are these where it reads the range
    itself; an extract has only some of its meeting's §§.
    """
    if printed_range(manuscript) is not None:
        return
    numbers = [p.number for p in paragraphs if p.kind == "item" and p.number is not None]
    if header.kind != "protokoll" or meeting is None or not numbers:
        return
    first, last = meeting.first_number, meeting.last_number
    if first is None or last is None or not any(first <= number <= last for number in numbers):
        return
    missing = [*range(first, min(numbers)), *range(max(numbers) + 1, last + 1)]
    if missing:
        named = ", ".join(f"§ {number}" for number in missing[:10])
        message = f"the front page announces {named}, which could not be found"
        yield Problem("detect", "paragraph-missing", message, meeting.page)
