"""The headed parts of each § (or of a document without §§): what is background, proposal, decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Header, Paragraph, Section, Span
from pipeline.swedish.bodies import canonical_body
from pipeline.swedish.deferred import deferred

from .delegated import LETTERS, delegated_part
from .heading_shapes import side_heading, unknown_heading
from .headings import Heading, match_heading
from .leadins import read_leadin
from .manuscript import ATT_CLAUSE, BULLET, NUMBERED, Manuscript, ManuscriptLine
from .own_body import is_own_body
from .speakers import spoken_part
from .unheaded import opens_decision

_ONE_NAME = r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
_NAME_ALONE = deferred(rf"{_ONE_NAME}(?: +{_ONE_NAME}){{1,5}}$")
_AS_PROPOSED = deferred(
    r"(?P<who>[A-ZÅÄÖ][\wåäö-]*(?: [\wåäö-]+){0,5}?) (?:beslutar|beslutade|beslöt|bifaller|biföll) "
    r"(?:enligt|i enlighet med|[\wåäö-]+s förslag)"
)
# "Arbetsutskottets förslag till kommunstyrelsen" heads a proposal; "… föreslår kommunstyrelsen" may be prose.
_OWNED_PROPOSAL = deferred(r"s förslag till ")
# How sure a part is that no heading announces, by the rule that opens it.
_SURENESS = {"leadin": 0.95, "running": 0.9, "outcome": 0.8, "speaker": 0.9, "name": 0.8, "unknown": 0.8}
# A line drawn with signs, which closes a §.
_RULE = deferred(r"^\s*[_–—=*-]{4,}\s*$")
# Points by which lines that begin at one edge may differ.
_SAME_EDGE = 3.0
_TITLE_END = 20
_TITLE_LINES = 8
AGENDA_ITEM = deferred(r"^\s*\d{1,3}\.?\s+[A-ZÅÄÖ]")
# Roles whose headings stand in the attendance pages before the first §, not within one.
_FRONT_ROLES = frozenset({"attendance", "signatures"})


def find_sections(
    manuscript: Manuscript, paragraphs: Sequence[Paragraph], header: Header
) -> tuple[Section, ...]:
    """All sections in order: those before the first §, then those of each §.

    Text of a § before its first heading is a section of the role "other" without heading, unless it is
    the title alone. Where the body whose protocol it is "beslutar" on a line by itself, its decision
    begins without a heading; so does a proposal in a summons ("Kommunstyrelsen föreslår …").
    """
    items = [(index, paragraph.span) for index, paragraph in enumerate(paragraphs)]
    first = items[0][1].start if items else len(manuscript.text)
    reader = _Reader(manuscript, header)
    found = reader.sections(Span(0, first), None, "") if manuscript.lines else []
    for index, span in items:
        found += reader.sections(span, index, paragraphs[index].title)
    return tuple(found)


@dataclass
class _Reader:
    """Reads the sections of one § (or of what stands before the first)."""

    manuscript: Manuscript
    header: Header

    def sections(self, span: Span, paragraph: int | None, title: str) -> list[Section]:
        found: list[Section] = []
        current: Heading | None = None
        resumed: Heading | None = None
        start = span.start
        lines = self.manuscript.lines_in(span)
        headed = any(_role(line) == "decision" for line in lines)
        announced = headed or any(self._leads_in(line) for line in lines)
        after_title = _after_title(lines, title)
        last = lines[-1].index if lines else 0
        for line in lines:
            if paragraph is not None and current is not None and _RULE.match(line.text):
                _close(self.manuscript, found, current, Span(start, line.span.start), paragraph, title)
                current, start = Heading("other", "rule", ""), line.span.start
                continue
            heading = self._heading(line, current, paragraph)
            if heading is not None and current is None and heading.words == title:
                continue
            if heading is None and self.header.kind == "kallelse":
                heading = self._agenda_part(line, current, paragraph)
            elif heading is None and paragraph is not None:
                begins = line.starts_block or line.index == after_title or self._follows_list(line)
                filled = self.manuscript.line_at(start).index + 1 < line.index
                decides = filled and not headed
                heading = self._decision_by_words(line, current, begins, announced, last, decides)
            elif heading is None and paragraph is None and self._signs(line, current):
                heading = Heading("signatures", "name", "")
            elif heading is None and self.header.kind in LETTERS:
                heading = delegated_part(self.manuscript, line, current)
            if heading is None and resumed is not None and line.starts_block:
                heading, resumed = resumed, None
            if heading is None:
                continue
            # "Förvaltningens förslag till beslut: …" among the motions is one sentence of them.
            within = current is not None and current.role == "motion" and heading.rest is not None
            resumed = current if within and heading.role == "proposal" else None
            _close(self.manuscript, found, current, Span(start, line.span.start), paragraph, title)
            current, start = heading, line.span.start
        _close(self.manuscript, found, current, Span(start, span.end), paragraph, title)
        return found

    def _heading(
        self, line: ManuscriptLine, current: Heading | None, paragraph: int | None
    ) -> Heading | None:
        found = _heading_of(line, current, paragraph)
        if found is None and match_heading(line.text) is None:
            found = side_heading(self.manuscript, line)
            if found is None and current is not None and paragraph is not None:
                found = unknown_heading(self.manuscript, line, current)
        return found

    def _decision_by_words(
        self,
        line: ManuscriptLine,
        current: Heading | None,
        begins: bool,
        announced: bool,
        last: int,
        below: bool,
    ) -> Heading | None:
        """The decision that begins with "Kommunstyrelsen beslutar" on a line, or with a sentence of it.

        A sentence counts only in a § where no heading and no line by itself has announced the decision.
        `below` is true where a proposal has had its words and no heading of the § announces a decision.
        """
        if current is not None and current.role in ("decision", "proposal"):
            decides = current.role == "proposal" and (
                ((current.rule == "leadin" or below) and self._decides(line))
                or (begins and not announced and self._follows(line))
            )
            return (
                Heading("decision", "leadin", "") if decides else spoken_part(self.manuscript, line, current)
            )
        if self._leads_in(line):
            return Heading("decision", "leadin", "")
        if (leadin := read_leadin(line.text)) is not None and leadin.verb:
            proposes = leadin.asked or (leadin.kind == "propose" and self._prepares(leadin.who))
            if proposes and self._opens_list(line):
                return Heading("proposal", "leadin", "")
            named = canonical_body(leadin.who or "") and canonical_body(leadin.to or "")
            return Heading("proposal", "leadin", "") if named and _OWNED_PROPOSAL.search(line.text) else None
        if announced or not begins:
            return None
        bare = current is None or (current.role == "other" and current.rule != "closing")
        rule = opens_decision(self.manuscript, line, self.header, bare=bare, last=last)
        return Heading("decision", rule, "") if rule else None

    def _follows(self, line: ManuscriptLine) -> bool:
        """True for "Fullmäktige beslutar enligt valberedningens förslag" right under that proposal."""
        match = _AS_PROPOSED.match(line.text.strip())
        return match is not None and is_own_body(match["who"], self.header.body)

    def _leads_in(self, line: ManuscriptLine) -> bool:
        """True where the body whose protocol it is decides or proposes, or "Beslutades att" stands alone."""
        leadin = read_leadin(line.text)
        if leadin is None or not leadin.verb or leadin.asked:
            return False
        if leadin.inverted and not self._opens_list(line):
            return False
        return leadin.passive or is_own_body(leadin.who, self.header.body)

    def _follows_list(self, line: ManuscriptLine) -> bool:
        """True for a line with a capital under a list's last item, and no further in than its bullet."""
        above = self.manuscript.lines[line.index - 1] if line.index else None
        if above is None or not BULLET.match(above.text) or not line.text[:1].isupper():
            return False
        return line.box is None or above.box is None or line.box.x0 <= above.box.x0 + _SAME_EDGE

    def _opens_list(self, line: ManuscriptLine) -> bool:
        """True where "att …" or a numbered point stands under the line."""
        below = self.manuscript.lines[line.index + 1 : line.index + 2]
        return bool(below) and bool(ATT_CLAUSE.match(below[0].text) or NUMBERED.match(below[0].text))

    def _prepares(self, who: str | None) -> bool:
        """True for who prepares what this body decides: the assembly's board, a board's committee."""
        name, own = (who or "").casefold(), (self.header.body or "").casefold()
        if own.endswith("fullmäktige"):
            return name in {"kommunstyrelsen", "regionstyrelsen", "landstingsstyrelsen", "styrelsen"}
        return not own.endswith("utskott") and name.endswith(("utskott", "utskottet", "beredningen"))

    def _signs(self, line: ManuscriptLine, current: Heading | None) -> bool:
        """True for names by themselves under a proposal: who signs the statement, not what it proposes."""
        proposes = current is not None and current.role == "proposal"
        return proposes and line.starts_block and bool(_NAME_ALONE.match(line.text.strip()))

    def _decides(self, line: ManuscriptLine) -> bool:
        """True where the body whose protocol it is decides on a line by itself."""
        leadin = read_leadin(line.text)
        return (
            leadin is not None
            and leadin.verb
            and not leadin.asked
            and leadin.kind == "decide"
            and is_own_body(leadin.who, self.header.body)
        )

    def _agenda_part(
        self, line: ManuscriptLine, current: Heading | None, paragraph: int | None
    ) -> Heading | None:
        """The parts of a matter of an agenda: its own line, and the proposal that a lead-in opens.

        Where the matters are paragraphs, their lines are not looked for, and what ends a proposal is.
        """
        if paragraph is None and self._signs(line, current):
            return Heading("signatures", "name", "")
        if paragraph is None and AGENDA_ITEM.match(line.text) and line.starts_block:
            return Heading("other", "agenda", line.text.strip())
        if current is not None and current.role == "proposal":
            return spoken_part(self.manuscript, line, current) if paragraph is not None else None
        leadin = read_leadin(line.text)
        if leadin is None or leadin.who is None or not leadin.verb:
            return None
        return Heading("proposal", "leadin", "")


def _after_title(lines: Sequence[ManuscriptLine], title: str) -> int:
    """The index of the line under the title of a §; -1 where there is none."""
    wanted = re.sub(r"\W", "", title)[-_TITLE_END:]
    words = ""
    for line in lines[:_TITLE_LINES]:
        words += re.sub(r"\W", "", line.text)
        if wanted and wanted in words:
            return line.index + 1
    return -1


def _role(line: ManuscriptLine) -> str | None:
    heading = match_heading(line.text)
    return heading.role if heading else None


def _heading_of(line: ManuscriptLine, current: Heading | None, paragraph: int | None) -> Heading | None:
    found = match_heading(line.text)
    if found is None:
        return None
    if paragraph is not None and found.role in _FRONT_ROLES and not line.bold and not line.starts_block:
        return None
    # "Förslag till beslut i kommunfullmäktige" right under "Beslut" is the board's proposal to the
    # assembly: a part of its decision, not a proposal to itself.
    within = current is not None and current.role in ("decision", "proposal")
    if within and found.role == "proposal" and found.body and _leads(found):
        return None
    return found


def _leads(heading: Heading) -> bool:
    return heading.words.casefold().startswith("förslag till beslut ")


def _close(
    manuscript: Manuscript,
    sections: list[Section],
    heading: Heading | None,
    span: Span,
    paragraph: int | None,
    title: str,
) -> None:
    lines = manuscript.lines_in(span)
    if not lines:
        return
    if heading is None:
        text = " ".join(line.text.strip() for line in lines)
        if paragraph is None or len(text) <= len(title) + 60:
            return
        sections.append(Section("other", "", manuscript.span_of(lines), lines[0].page, paragraph, "none"))
        return
    sections.append(
        Section(
            heading.role,
            heading.words,
            manuscript.span_of(lines),
            lines[0].page,
            paragraph,
            heading.rule,
            _SURENESS.get(heading.rule, 1.0),
        )
    )


def content_span(manuscript: Manuscript, section: Section) -> Span:
    """The span of a section without its heading: what follows a colon on the line, or the lines under it."""
    if not section.heading:
        return section.span
    first = manuscript.line_at(section.span.start)
    heading = match_heading(first.text) or side_heading(manuscript, first)
    if heading is not None and heading.rest is not None:
        return Span(first.span.start + heading.rest, section.span.end)
    return Span(min(first.span.end + 1, section.span.end), section.span.end)
