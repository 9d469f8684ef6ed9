"""Tables of votes: a row for each member, a column for each answer with a mark, or for each vote.

A mark counts for the column that it stands under on the page, so that lines without boxes give no ballots.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.model import Ballot, BallotChoice, Person, ReadDocument, Span, Word
from pipeline.swedish.deferred import deferred

from .manuscript import Manuscript, ManuscriptLine
from .persons import party_of, read_person
from .vote_words import CHOICES, NO_OPTION, choice_of_column, columns_knowledge

_CELL_GAP = 9.0
_REACH = 60.0
_NUMBERED = deferred(r"§\s*(\d{1,4})")
_COUNT = deferred(r"[0-9]{1,4}")
_LOOK_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand close to each other on a line."""

    text: str
    x0: float
    x1: float


@dataclass
class BallotTable:
    """One vote as its table has it: the § that it names, the ballots, and the totals by option."""

    span: Span
    page: int
    number: int | None
    ballots: list[Ballot] = field(default_factory=list)
    totals: dict[str, int] = field(default_factory=dict)
    options: tuple[str, ...] = ()

    @property
    def sums_up(self) -> bool | None:
        """Whether the ballots come to the totals; `None` where there are no totals."""
        if not self.totals:
            return None
        counted = Counter(ballot.option.casefold() for ballot in self.ballots)
        return all(counted[option.casefold()] == total for option, total in self.totals.items())

    def total(self, choice: BallotChoice) -> int | None:
        """The printed total of an answer, else the number of ballots where no totals are printed."""
        for option, total in self.totals.items():
            if choice_of_column(option) == choice:
                return total
        return None


class PrintedCells:
    """The cells of the lines of a document as they stand on the page."""

    def __init__(self, document: ReadDocument) -> None:
        self._lines = {
            (page.number, line.box): (page.raw_text, line.words)
            for page in document.pages
            for line in page.lines
        }

    def _read(self, line: ManuscriptLine) -> tuple[str, tuple[Word, ...]]:
        return self._lines.get((line.page, line.box), ("", ())) if line.box is not None else ("", ())

    def may_head(self, line: ManuscriptLine) -> bool:
        """False for a line that begins with none of the words of a head: a quick look before its cells."""
        raw, words = self._read(line)
        return len(words) > 1 and words[0].span.of(raw).casefold().strip(" :") in _first_words()

    def of(self, line: ManuscriptLine) -> list[Cell]:
        """The cells from left to right; none where the line was read without boxes of words."""
        cells: list[Cell] = []
        raw, words = self._read(line)
        for word in words:
            text, box = word.span.of(raw), word.box
            if cells and box.x0 - cells[-1].x1 < _CELL_GAP:
                cells[-1] = Cell(f"{cells[-1].text} {text}", cells[-1].x0, box.x1)
            else:
                cells.append(Cell(text, box.x0, box.x1))
        return cells


def find_ballot_tables(manuscript: Manuscript, document: ReadDocument, span: Span) -> list[BallotTable]:
    """The tables within `span`, in order."""
    cells = PrintedCells(document)
    lines = [line for line in manuscript.lines_in(span) if line.span.start >= span.start]
    found: list[BallotTable] = []
    position = 0
    while position < len(lines):
        columns = _columns(cells.of(lines[position])) if cells.may_head(lines[position]) else []
        if not columns:
            position += 1
            continue
        tables, used = _read(manuscript, lines, position, columns, cells)
        found += [table for table in tables if table.ballots]
        position += max(1, used)
    return found


@cache
def _first_words() -> frozenset[str]:
    known = columns_knowledge()
    heads = known["names"] | known["party"] | frozenset().union(*(known[choice] for choice in CHOICES))
    return frozenset(word.split()[0].strip(" :") for word in heads)


def _columns(cells: Sequence[Cell]) -> list[Cell]:
    """The columns of answers or of votes that a line is the head of; none for any other line."""
    known = columns_knowledge()
    if len(cells) < 2 or any(any(sign.isdigit() for sign in c.text) and "§" not in c.text for c in cells):
        return []
    named = cells[0].text.casefold().strip(" :") in known["names"]
    rest = [cell for cell in (cells[1:] if named else cells) if cell.text.casefold() not in known["party"]]
    answers = [cell for cell in rest if choice_of_column(cell.text) != NO_OPTION]
    listed = [cell for cell in rest if _NUMBERED.search(cell.text)]
    if len(answers) >= 2 and len(answers) == len(rest):
        return rest
    if named and listed and len(listed) == len(rest):
        return rest
    # Two answers in words of their own, as "Avgöras i dag" and "Återremiss".
    return rest if named and 2 <= len(rest) <= 4 and not answers and not listed else []


def _read(
    manuscript: Manuscript,
    lines: Sequence[ManuscriptLine],
    head: int,
    columns: list[Cell],
    cells: PrintedCells,
) -> tuple[list[BallotTable], int]:
    by_vote = all(_NUMBERED.search(column.text) for column in columns)
    titles = " ".join(line.text for line in lines[max(0, head - 5) : head])
    tables = []
    for column in columns if by_vote else columns[:1]:
        numbers = _NUMBERED.findall(column.text if by_vote else titles)
        tables.append(BallotTable(lines[head].span, lines[head].page, int(numbers[-1]) if numbers else None))
        tables[-1].options = () if by_vote else tuple(column.text for column in columns)
    last, missed = head, 0
    for index in range(head + 1, len(lines)):
        line = lines[index]
        row = cells.of(line)
        taken = (
            _votes_row(line, row, columns, tables) if by_vote else _marks_row(line, row, columns, tables[0])
        )
        taken = taken or _totals_row(row, columns, tables, by_vote)
        if taken:
            last, missed = index, 0
            continue
        missed += 1
        if missed > _LOOK_AHEAD or (line.page == lines[last].page and missed > 1):
            break
    for table in tables:
        table.span = Span(lines[head].span.start, lines[last].span.end)
    return tables, last - head + 1


def _person_of(line: ManuscriptLine, row: Sequence[Cell]) -> Person | None:
    """The member of the row; where the party has a column of its own, from the first two cells."""
    if "(" in line.text or not row:
        found = read_person(line.text)
        return found[0] if found else None
    found = read_person(row[0].text, column=True)
    if found is None or found[0].party is not None or len(row) < 2:
        return found[0] if found else None
    return Person(found[0].name, party_of(row[1].text))


def _marks_row(
    line: ManuscriptLine, row: Sequence[Cell], columns: Sequence[Cell], table: BallotTable
) -> bool:
    """A row with a mark under one of the columns, or with the answer itself at its end."""
    person = _person_of(line, row)
    if person is None or not row:
        return False
    marks = [cell for cell in row if cell.text in columns_knowledge()["marks"]]
    words = [cell for cell in row[1:] if choice_of_column(cell.text) != NO_OPTION]
    if len(marks) == 1 and (column := _under(marks[0], columns)) is not None:
        choice = choice_of_column(column.text)
        choice = "other" if choice == NO_OPTION else choice
        table.ballots.append(Ballot(person, choice, column.text, line.page))
        return True
    if not marks and len(words) == 1 and len(words[0].text) > 1:
        table.ballots.append(Ballot(person, choice_of_column(words[0].text), words[0].text, line.page))
        return True
    # A member without a mark took no part; the row is read all the same.
    return not marks and bool(table.ballots) and person.party is not None and len(row) <= 2


def _votes_row(
    line: ManuscriptLine, row: Sequence[Cell], columns: Sequence[Cell], tables: Sequence[BallotTable]
) -> bool:
    """A row with one answer in words under each column of a vote."""
    person = _person_of(line, row)
    if person is None:
        return False
    answered = False
    for cell in row[1:]:
        choice = choice_of_column(cell.text)
        column = _under(cell, columns)
        if choice == NO_OPTION or column is None or len(cell.text) < 2:
            continue
        tables[list(columns).index(column)].ballots.append(Ballot(person, choice, cell.text, line.page))
        answered = True
    return answered


def _totals_row(
    row: Sequence[Cell], columns: Sequence[Cell], tables: Sequence[BallotTable], by_vote: bool
) -> bool:
    if not row:
        return False
    first, *rest = row[0].text.split()
    if first.casefold().strip(":") not in columns_knowledge()["totals"]:
        return False
    numbers = [cell for cell in row[1:] if _COUNT.fullmatch(cell.text)]
    for cell in numbers:
        column = _under(cell, columns)
        if column is None:
            continue
        if not by_vote:
            tables[0].totals[column.text] = int(cell.text)
        elif rest:
            tables[list(columns).index(column)].totals[" ".join(rest).capitalize()] = int(cell.text)
    return bool(numbers)


def _under(cell: Cell, columns: Sequence[Cell]) -> Cell | None:
    """The column that `cell` stands under: its left edge or its middle is nearest, and clearly so."""

    def distance(column: Cell) -> float:
        middle = abs((column.x0 + column.x1 - cell.x0 - cell.x1) / 2)
        return min(abs(column.x0 - cell.x0), middle)

    ordered = sorted(columns, key=distance)
    if distance(ordered[0]) > _REACH:
        return None
    if len(ordered) > 1 and distance(ordered[1]) < 1.5 * distance(ordered[0]) + 2:
        return None
    return ordered[0]
