"""Runs stages: finds what is there already, has the rest made, keeps it, and counts."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from typing import Any

from ..model import Problem
from ..settings import Settings
from .executor import TimeLimitReached, WorkerDied
from .progress import Progress
from .stage import Stage, check_chain, digest, imported
from .store import DamagedArtefact, Ref, Store, pack
from .task import Artefacts, Damaged, Failed, Given, Input, Made, Task, read_inputs, run_task

# Calls on their way to each worker: enough to keep it busy, few enough to keep memory flat.
_QUEUED_PER_WORKER = 4


@dataclass(slots=True)
class Tally:
    """What became of one stage: artefacts made now, found as they were, failed; seconds that it took."""

    made: int = 0
    reused: int = 0
    failed: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """A stage that failed, on a document or (`document` empty) on the corpus, as it will be reported."""

    document: str
    problem: Problem
    trace: str = ""


@dataclass(slots=True)
class Run:
    """One run of a chain of stages. Documents are named by the hash of their content.

    `given` are the values that no stage makes: for each name, a value for each document. A document that
    a stage fails on is left out of what needs that artefact, unless the stage has an `otherwise`.
    """

    stages: Sequence[Stage]
    given: Mapping[str, Mapping[str, Given]]
    store: Store
    settings: Settings
    executor: Executor
    progress: Progress
    tallies: dict[str, Tally] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    _made: dict[str, dict[str, Ref]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_chain(self.stages, self.given)

    def do(self, stage: Stage) -> None:
        """Make what the stage gives, for every document or once for the corpus, where it is not there yet."""
        began = time.perf_counter()
        fingerprint = stage.fingerprint(self.settings)
        tally = self.tallies.setdefault(stage.name, Tally())
        refs: dict[str, Ref] = {}
        wanted: list[tuple[str, str, Task]] = []
        for document in self.documents(stage):
            inputs = tuple(self._input(name, document, stage) for name in stage.needs)
            key = digest((fingerprint, [[part.content for part in source.parts] for source in inputs]))
            if found := self.store.find(key):
                refs[document] = found
            else:
                wanted.append((document, key, Task(stage, inputs, self.store.folder, self.settings)))
        tally.reused += len(refs)
        if wanted:
            with self.progress.step(stage.name, len(wanted)) as advance:
                for document, key, task, outcome in self._outcomes(stage, wanted):
                    if made := self._keep(document, key, task, outcome, tally):
                        refs[document] = made
                    advance()
        self._made[stage.gives] = {document: refs[document] for document in sorted(refs)}
        tally.seconds += time.perf_counter() - began

    def tally(self, name: str, *, made: int, seconds: float) -> None:
        """Count work that is no stage."""
        self.tallies[name] = Tally(made=made, seconds=seconds)

    def documents(self, stage: Stage) -> list[str]:
        """The documents that have all that the stage needs; of a corpus stage just one, without a name."""
        if stage.scope == "corpus":
            return [""]
        needed = [self._all(name) for name in stage.needs]
        per_document = [found for found in needed if "" not in found]
        return sorted(set.intersection(*(set(found) for found in per_document)))

    def ref(self, name: str, document: str = "") -> Ref | Given | None:
        """What leads to an artefact, `None` where it is not there."""
        return self._all(name).get(document)

    def content(self, name: str, document: str = "") -> str | None:
        """The hash of an artefact's contents, `None` where it is not there."""
        found = self.ref(name, document)
        return found.content if found else None

    def values(self, name: str) -> Artefacts:
        """An artefact of all the documents that have it, in order of their hashes."""
        return Artefacts(self.store, self._parts(name, sorted(self._all(name)), many=True))

    def value(self, name: str, document: str = "") -> Any:
        """One artefact."""
        return Artefacts(self.store, self._parts(name, [document]))[0]

    def _outcomes(
        self, stage: Stage, wanted: Iterable[tuple[str, str, Task]]
    ) -> Iterator[tuple[str, str, Task, Any]]:
        if stage.scope == "corpus":
            for document, key, task in wanted:
                yield document, key, task, run_task(task)
            return
        room = _QUEUED_PER_WORKER * int(getattr(self.executor, "workers", 1))
        running: dict[Future[Any], tuple[str, str, Task]] = {}
        for item in wanted:
            running[self.executor.submit(run_task, item[2])] = item
            if len(running) >= room:
                yield from _finished(running)
        while running:
            yield from _finished(running)

    def _keep(self, document: str, key: str, task: Task, outcome: object, tally: Tally) -> Ref | None:
        stage = task.stage
        match outcome:
            case Made(content, packed):
                tally.made += 1
                return self.store.write(key, packed, content)
            case Damaged(ref, reason):
                raise DamagedArtefact(ref, reason)
            case WorkerDied():
                kind, message, trace = "crashed", "The process that worked on it died.", ""
            case TimeLimitReached():
                limit = self.settings.document_timeout
                kind, message, trace = (
                    "timeout",
                    f"It took longer than the {limit} s that a document may.",
                    "",
                )
            case Failed(message, trace):
                kind = "failed"
            case _:
                raise TypeError(f"no outcome of a stage: {outcome!r}")
        tally.failed += 1
        # An address in memory is another one in each run, and would make another database.
        message = re.sub(r"\b0x[0-9a-fA-F]{4,}", "0x…", message)
        self.failures.append(Failure(document, Problem(stage.name, kind, message), trace))
        if not stage.otherwise:
            return None
        # Under a key of its own, so that the next build tries the stage itself again.
        content, packed = pack(imported(stage.otherwise)(*read_inputs(task)))
        return self.store.write(digest((key, stage.otherwise)), packed, content)

    def _input(self, name: str, document: str, stage: Stage) -> Input:
        found = self._all(name)
        if "" in found:
            return self._parts(name, [""], shared=stage.scope == "document")
        if stage.scope == "document":
            return self._parts(name, [document])
        return self._parts(name, sorted(found), many=True)

    def _parts(
        self, name: str, documents: Iterable[str], *, many: bool = False, shared: bool = False
    ) -> Input:
        found = self._all(name)
        kinds = {stage.gives: stage.type for stage in self.stages}
        return Input(tuple(found[document] for document in documents), kinds.get(name, ""), many, shared)

    def _all(self, name: str) -> Mapping[str, Ref | Given]:
        if name in self.given:
            return self.given[name]
        return self._made.get(name, {})


def _finished(
    running: dict[Future[Any], tuple[str, str, Task]],
) -> Iterator[tuple[str, str, Task, object]]:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        item = running.pop(future)
        error = future.exception()
        if error is None:
            yield (*item, future.result())
        elif isinstance(error, (WorkerDied, TimeLimitReached)):
            yield (*item, error)
        else:
            raise error
