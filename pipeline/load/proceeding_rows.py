"""The meeting, those present, votes, dissents, motions, commissions and mentions of one document as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import Findings, NumberRange, Person, Proceedings
from .places import Places
from .rows import Numbering, Row, Rows, iso


def add_proceeding_rows(
    rows: Rows,
    findings: Findings,
    places: Places,
    document_id: int,
    ids: Numbering,
    paragraph_ids: Sequence[int],
    decision_ids: Sequence[int],
) -> None:
    """Add the rows; the ids are those of the findings' paragraphs and decisions, in their order."""
    found = findings.proceedings

    def paragraph_id(index: int | None) -> int | None:
        return None if index is None else paragraph_ids[index]

    def decision_id(index: int | None) -> int | None:
        return None if index is None else decision_ids[index]

    _meeting_rows(rows, found, places, document_id, ids)
    for vote in found.votes:
        vote_id = ids.next("votes")
        rows["votes"].append(
            (
                vote_id,
                document_id,
                paragraph_id(vote.paragraph),
                decision_id(vote.decision),
                vote.position,
                vote.yes,
                vote.no,
                vote.abstain,
                vote.majority,
                vote.minority,
                vote.yes_means,
                vote.no_means,
                vote.text,
                vote.page,
                places.start(vote.span, vote.page),
                vote.rule or None,
                vote.confidence,
            )
        )
        rows["vote_ballots"] += [
            (ids.next("vote_ballots"), vote_id, *_person(b.person), b.choice, b.option, b.page)
            for b in vote.ballots
        ]
    for dissent in found.dissents:
        dissent_id = ids.next("dissents")
        rows["dissents"].append(
            (
                dissent_id,
                document_id,
                paragraph_id(dissent.paragraph),
                dissent.kind,
                dissent.text,
                dissent.page,
                places.start(dissent.span, dissent.page),
                dissent.rule or None,
                dissent.confidence,
            )
        )
        who: list[Row] = [_person(person) for person in dissent.persons]
        who += [(None, party) for party in dissent.parties]
        rows["dissent_persons"] += [(ids.next("dissent_persons"), dissent_id, *one) for one in who]
    for motion in found.motions:
        motion_id = ids.next("motions")
        rows["motions"].append(
            (
                motion_id,
                document_id,
                paragraph_id(motion.paragraph),
                motion.kind,
                motion.text,
                motion.page,
                places.start(motion.span, motion.page),
                motion.rule or None,
                motion.confidence,
            )
        )
        rows["motion_persons"] += [
            (ids.next("motion_persons"), motion_id, *_person(person)) for person in motion.persons
        ]
    rows["commissions"] += [
        (
            ids.next("commissions"),
            document_id,
            paragraph_id(findings.decisions[commission.decision].paragraph),
            decision_ids[commission.decision],
            commission.assignee,
            commission.task,
            iso(commission.deadline),
            commission.deadline_text,
            commission.page,
            commission.rule or None,
            commission.confidence,
        )
        for commission in found.commissions
    ]
    rows["law_citations"] += [
        (
            ids.next("law_citations"),
            document_id,
            paragraph_id(law.paragraph),
            law.law,
            law.number,
            law.provision,
            law.raw,
            law.page,
            places.start(law.span, law.page),
            law.rule or None,
        )
        for law in found.laws
    ]
    rows["amounts"] += [
        (
            ids.next("amounts"),
            document_id,
            paragraph_id(sum_.paragraph),
            sum_.value,
            sum_.currency,
            sum_.raw,
            sum_.page,
            places.start(sum_.span, sum_.page),
        )
        for sum_ in found.money
    ]
    rows["periods"] += [
        (
            ids.next("periods"),
            document_id,
            paragraph_id(period.paragraph),
            iso(period.start),
            iso(period.end),
            int(period.open_ended),
            period.raw,
            period.page,
            places.start(period.span, period.page),
        )
        for period in found.periods
    ]


def _meeting_rows(rows: Rows, found: Proceedings, places: Places, document_id: int, ids: Numbering) -> None:
    if (meeting := found.meeting) is not None:
        rows["meetings"].append(
            (
                ids.next("meetings"),
                document_id,
                meeting.place,
                meeting.start,
                meeting.end,
                meeting.first_number,
                meeting.last_number,
                *_person(meeting.chair),
                meeting.secretary.name if meeting.secretary else None,
                meeting.verification_place,
                iso(meeting.verification_date),
                meeting.page,
            )
        )
    for attendee in found.attendance:
        rows["attendance"].append(
            (
                ids.next("attendance"),
                document_id,
                *_person(attendee.person),
                attendee.role,
                attendee.title,
                *_person(attendee.replaces),
                _ranges(attendee.present),
                _ranges(attendee.away),
                attendee.page,
                places.start(attendee.span, attendee.page),
                attendee.rule or None,
                attendee.confidence,
            )
        )


def _person(person: Person | None) -> Row:
    return (None, None) if person is None else (person.name, person.party)


def _ranges(ranges: Iterable[NumberRange]) -> str | None:
    """The §§ as "94-98, 101"; `None` where nothing is said."""
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges) or None
