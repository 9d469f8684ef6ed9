"""PDFs inside the PDFs of a corpus, as sources of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..model import Attached, Problem, Source
from .names import printable
from .sources import Collected, duplicate

# Files within files within files: deeper ones are the work of somebody who means harm.
DEEPEST = 5


@dataclass(slots=True)
class Insides:
    """What was collected, growing with what turns out to lie inside it.

    `numbers` lead to an attached source, by its hash: its number in the PDF that it is attached to, after
    those that lead to that one. What is attached is called as the PDF it is attached to, with its own name
    behind that: "protokoll.pdf/bilaga 1.pdf".
    """

    collected: Collected
    numbers: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _opened: set[str] = field(default_factory=set)

    def add(self, attached: Mapping[str, Attached]) -> list[Source]:
        """Take up what lies inside documents, given by their hash; the sources that are new.

        What was taken up before is left out. The same content is a source once, wherever it lies.
        """
        sources = {source.sha256: source for source in self.collected.sources}
        new = [sources[sha256] for sha256 in attached if sha256 in sources and sha256 not in self._opened]
        added: list[Source] = []
        problems: list[Problem] = []
        paths = dict(self.collected.paths)
        for parent in sorted(new, key=lambda source: source.file):
            self._opened.add(parent.sha256)
            inside = attached[parent.sha256]
            problems += [replace(problem, file=parent.file) for problem in inside.problems]
            above = self.numbers.get(parent.sha256, ())
            if inside.files and len(above) == DEEPEST:
                message = f"files that lie inside more than {DEEPEST} others are not read"
                problems.append(Problem("collect", "attachment-not-read", message, None, parent.file))
                continue
            for file in inside.files:
                name = self._free(f"{parent.file}/{printable(file.name).replace('/', '_')}", paths)
                if file.sha256 in sources:
                    problems.append(duplicate(name, sources[file.sha256].file))
                    continue
                source = Source(name, file.sha256, file.size, attached_to=parent.file)
                sources[file.sha256] = source
                added.append(source)
                paths[name] = paths[parent.file]
                self.numbers[file.sha256] = (*above, file.number)
        self.collected = replace(
            self.collected,
            sources=tuple(sorted(sources.values(), key=lambda source: source.file)),
            problems=tuple(
                sorted(
                    [*self.collected.problems, *problems], key=lambda problem: (problem.file, problem.kind)
                )
            ),
            paths=paths,
        )
        return added

    @staticmethod
    def _free(name: str, taken: Mapping[str, object]) -> str:
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name} ({number})"
        return free
