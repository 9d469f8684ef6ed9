"""Votes: the outcome in numbers, what yes and no mean, and who voted how, tied to the § and its decision.

Read are the parts of a § that tell of the meeting, not its background, which may tell of other votes. A table
whose ballots do not come to its printed totals gives a problem and no ballots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import Ballot, Decision, Paragraph, Problem, ReadDocument, Section, Span, Vote
from pipeline.swedish.sentences import split_sentences

from .ballot_tables import BallotTable, find_ballot_tables
from .headings import match_heading
from .manuscript import Manuscript
from .vote_words import Answer, Meaning, Outcome, find_answers, find_meanings, find_outcomes

# Parts of a § that tell of what was done at this meeting.
_TELLING = frozenset({"voting", "motion", "decision", "other"})
_LONGEST_SENTENCE = 6


@dataclass
class _Draft:
    """A vote while its parts are brought together."""

    outcome: Outcome | None
    meaning: Meaning | None = None
    answers: list[Answer] = field(default_factory=list)
    table: BallotTable | None = None


def find_votes(
    manuscript: Manuscript,
    document: ReadDocument,
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    decisions: Sequence[Decision],
) -> tuple[tuple[Vote, ...], tuple[Problem, ...]]:
    """The votes in the order of the §§, and a problem for each table that does not come to its totals."""
    problems: list[Problem] = []
    tables = list(_tables(manuscript, document, paragraphs, problems))
    ends = [table.span.end for _, table in tables]
    votes: list[Vote] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind != "item":
            continue
        drafts: list[_Draft] = []
        for span in _telling(sections, index):
            _read_text(manuscript, span, drafts, [table.span for _, table in tables])
        for owner, table in tables:
            if owner == index:
                _put_table(table, drafts)
        own = [i for i, d in enumerate(decisions) if d.paragraph == index and d.status == "decided"]
        for draft in drafts:
            vote = _vote(manuscript, draft, index, own[0] if len(own) == 1 else None, ends)
            if not _told_already(vote, votes):
                position = 1 + sum(other.paragraph == index for other in votes)
                votes.append(replace(vote, position=position))
    return tuple(votes), tuple(problems)


def _telling(sections: Sequence[Section], paragraph: int) -> list[Span]:
    """The spans to read; neighbours become one, so that meaning, outcome and ballots meet."""
    spans: list[Span] = []
    for section in sections:
        if section.paragraph != paragraph or section.role not in _TELLING:
            continue
        if spans and section.span.start - spans[-1].end <= 2:
            spans[-1] = Span(spans[-1].start, section.span.end)
        else:
            spans.append(section.span)
    return spans


def _tables(
    manuscript: Manuscript,
    document: ReadDocument,
    paragraphs: Sequence[Paragraph],
    problems: list[Problem],
) -> Iterator[tuple[int | None, BallotTable]]:
    """The tables with the § that each belongs to: the one that it names, else the one that it stands in."""
    for table in find_ballot_tables(manuscript, document, Span(0, len(manuscript.text))):
        around = [i for i, p in enumerate(paragraphs) if p.kind == "item" and p.span.overlaps(table.span)]
        owner = around[0] if len(around) == 1 else None
        if table.number is not None:
            named = [i for i, p in enumerate(paragraphs) if p.number == table.number and p.kind == "item"]
            owner = named[0] if len(named) == 1 else None
        if table.sums_up is False:
            message = "the ballots of a table of votes do not come to its totals, and are left out"
            problems.append(Problem("detect", "ballots-do-not-sum", message, table.page))
            table.ballots = []
        elif owner is None:
            message = "a table of votes belongs to no § that could be told, and is left out"
            problems.append(Problem("detect", "ballots-without-paragraph", message, table.page))
        yield owner, table


def _read_text(manuscript: Manuscript, span: Span, drafts: list[_Draft], tables: Sequence[Span]) -> None:
    """Add the votes that the sentences of `span` tell of; what a table has is read there."""
    text = span.of(manuscript.text).replace("\n", " ")
    for table in tables:
        if span.overlaps(table):
            low, high = max(0, table.start - span.start), min(len(text), table.end - span.start)
            text = f"{text[:low]}{' ' * (high - low)}{text[high:]}"
    outcomes = [
        replace(outcome, span=Span(outcome.span.start + span.start, outcome.span.end + span.start))
        for outcome in find_outcomes(text)
    ]
    mine = [_Draft(outcome) for outcome in _distinct(outcomes)]
    for meaning in find_meanings(text):
        at = meaning.span.start + span.start
        after = [
            draft for draft in mine if draft.outcome and draft.outcome.span.start >= at and not draft.meaning
        ]
        if after:
            after[0].meaning = meaning
        elif len(mine) == 1:
            mine[0].meaning = mine[0].meaning or meaning
    answers = [
        replace(answer, span=Span(answer.span.start + span.start, answer.span.end + span.start))
        for answer in find_answers(text)
    ]
    if answers and mine:
        for answer in answers:
            _nearest(mine, answer.span.start).answers.append(answer)
    elif answers and {answer.choice for answer in answers} >= {"yes", "no"}:
        mine.append(_Draft(None, next(iter(find_meanings(text)), None), answers))
    drafts += mine


def _distinct(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes without those that tell the numbers of the one before again."""
    kept: list[Outcome] = []
    for outcome in outcomes:
        if kept and _numbers(kept[-1]) == _numbers(outcome):
            continue
        kept.append(outcome)
    return kept


def _numbers(outcome: Outcome) -> tuple[int, ...]:
    pair = (outcome.yes, outcome.no) if outcome.yes is not None else (outcome.majority, outcome.minority)
    return tuple(sorted(number for number in pair if number is not None))


def _nearest(drafts: Sequence[_Draft], offset: int) -> _Draft:
    def distance(draft: _Draft) -> int:
        return abs(draft.outcome.span.start - offset) if draft.outcome else 0

    return min(drafts, key=distance)


def _put_table(table: BallotTable, drafts: list[_Draft]) -> None:
    """Give the table to the vote with its numbers, else to the only one, else make a vote of it."""
    yes, no = table.total("yes"), table.total("no")
    free = [draft for draft in drafts if draft.table is None and not draft.answers]
    wanted = tuple(sorted(table.totals.values() if yes is None else [n for n in (yes, no) if n is not None]))
    for draft in free:
        if draft.outcome is not None and wanted and _numbers(draft.outcome) == wanted:
            draft.table = table
            return
    if len(free) == 1 and not table.totals and table.ballots:
        free[0].table = table
    elif table.ballots or table.totals:
        drafts.append(_Draft(None, table=table))


def _vote(
    manuscript: Manuscript, draft: _Draft, paragraph: int, decision: int | None, ends: Sequence[int]
) -> Vote:
    outcome, table = draft.outcome, draft.table
    if table is not None and table.ballots:
        ballots = tuple(table.ballots)
    else:
        ballots = tuple(
            Ballot(person, answer.choice, answer.option, manuscript.page_of(answer.span.start))
            for answer in draft.answers
            for person in answer.persons
        )
    yes, no, abstain = _counts(outcome, table)
    rule, confidence = (outcome.rule, 1.0) if outcome else ("table-totals", 0.9)
    if outcome is None and (table is None or not table.totals):
        yes, no = _cast(ballots, "yes"), _cast(ballots, "no")
        abstain, rule, confidence = _cast(ballots, "abstain") or None, "counted", 0.7
    if draft.answers and not _agrees(ballots, yes, no):
        # Names that are missing or read wrong: the numbers stand, who voted how is less sure.
        confidence = min(confidence, 0.7)
    if outcome is not None:
        span = _sentence(manuscript, outcome.span, ends)
    elif table is not None:
        span = table.span
    else:
        span = Span(draft.answers[0].span.start, draft.answers[-1].span.end)
    majority, minority = (outcome.majority, outcome.minority) if outcome else (None, None)
    if yes is None and majority is not None:
        told = _cast(ballots, "yes"), _cast(ballots, "no")
        yes, no = told if {*told} == {majority, minority} else (None, None)
    elif majority is None and yes is not None and no is not None:
        majority, minority = max(yes, no), min(yes, no)
    return Vote(
        paragraph=paragraph,
        position=0,
        text=manuscript.joined(span),
        span=span,
        page=manuscript.page_of(span.start),
        yes=yes,
        no=no,
        abstain=abstain,
        majority=majority,
        minority=minority,
        yes_means=draft.meaning.yes if draft.meaning else None,
        no_means=draft.meaning.no if draft.meaning else None,
        ballots=ballots,
        decision=decision,
        rule=rule,
        confidence=confidence,
    )


def _counts(outcome: Outcome | None, table: BallotTable | None) -> tuple[int | None, int | None, int | None]:
    yes, no, abstain = (outcome.yes, outcome.no, outcome.abstain) if outcome else (None, None, None)
    if table is not None:
        yes = table.total("yes") if yes is None else yes
        no = table.total("no") if no is None else no
        abstain = table.total("abstain") if abstain is None else abstain
    return yes, no, abstain


def _cast(ballots: Sequence[Ballot], choice: str) -> int:
    return sum(ballot.choice == choice for ballot in ballots)


def _agrees(ballots: Sequence[Ballot], yes: int | None, no: int | None) -> bool:
    return (yes is None or yes == _cast(ballots, "yes")) and (no is None or no == _cast(ballots, "no"))


def _sentence(manuscript: Manuscript, span: Span, ends: Sequence[int]) -> Span:
    """The sentence that tells the outcome, within its own block of lines and after any table (`ends`)."""
    floor = max((end for end in ends if end <= span.start), default=0)
    first = manuscript.line_at(span.start)
    for _ in range(_LONGEST_SENTENCE):
        if first.starts_block or first.index == 0 or match_heading(manuscript.lines[first.index - 1].text):
            break
        if manuscript.lines[first.index - 1].span.start < floor:
            break
        first = manuscript.lines[first.index - 1]
    text = manuscript.text[first.span.start : span.end + 400]
    for found in split_sentences(text, first.span.start):
        if found.overlaps(span) and found.start <= span.start:
            return Span(found.start, max(found.end, span.end))
    return span


def _told_already(vote: Vote, votes: Sequence[Vote]) -> bool:
    """True for a vote of the same § with the same numbers and no ballots of its own."""
    same = [other for other in votes if other.paragraph == vote.paragraph]
    numbers = (vote.majority, vote.minority)
    return not vote.ballots and any((other.majority, other.minority) == numbers for other in same)
