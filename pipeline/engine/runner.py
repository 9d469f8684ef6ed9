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
from .limits import AnswerTooLarge, LimitReached, MemoryLimitReached, TimeLimitReached, WorkerDied
from .progress import Progress
from .stage import Stage, check_chain, digest, imported
from .store import DamagedArtefact, Ref, Store, pack
from .task import NO_MEMORY, Artefacts, Damaged, Failed, Given, Input, Made, Task, read_inputs, run_task

# Calls on their way to each worker: enough to keep it busy, few enough to keep memory flat.
_QUEUED_PER_WORKER = 4


@dataclass(slots=True)
class Tally:
    """What became of one stage: artefacts made, found as they were, failed; seconds, processor seconds."""

    made: int = 0
    reused: int = 0
    failed: int = 0
    seconds: float = 0.0
    processor: float = 0.0


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
        tally = self.tallies.setdefault(stage.name, Tally())
        refs, wanted = self._sorted(stage)
        tally.reused += len(refs)
        if wanted:
            with self.progress.step(stage.name, len(wanted)) as advance:
                for document, key, task, outcome in self._outcomes(stage, wanted):
                    if made := self._keep(document, key, task, outcome, tally):
                        refs[document] = made
                    advance()
        self._made[stage.gives] = {document: refs[document] for document in sorted(refs)}
        tally.seconds += time.perf_counter() - began

    def look(self, stage: Stage) -> set[str]:
        """Find what is there without making anything; the documents that `do` would make the stage for."""
        refs, wanted = self._sorted(stage)
        for document, key, _ in wanted:
            if stage.otherwise and (stand_in := self.store.find(_stand_in(key, stage))):
                refs[document] = stand_in
        self._made[stage.gives] = refs
        return {document for document, *_ in wanted}

    def keys(self) -> set[str]:
        """The keys of all artefacts that were found or made."""
        return {ref.key for refs in self._made.values() for ref in refs.values()}

    def _sorted(self, stage: Stage) -> tuple[dict[str, Ref], list[tuple[str, str, Task]]]:
        """The artefacts of a stage that are there, and what it takes to make the others."""
        fingerprint = stage.fingerprint(self.settings)
        refs: dict[str, Ref] = {}
        wanted: list[tuple[str, str, Task]] = []
        for document in self.documents(stage):
            inputs = tuple(self._input(name, document, stage) for name in stage.needs)
            key = digest((fingerprint, [[part.content for part in source.parts] for source in inputs]))
            if found := self.store.find(key):
                refs[document] = found
            else:
                wanted.append((document, key, Task(stage, inputs, self.store.folder, self.settings)))
        return refs, wanted

    def tally(self, name: str, tally: Tally) -> None:
        """Count work that is no stage."""
        self.tallies[name] = tally

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
            case Made(content, packed, processor):
                tally.made += 1
                tally.processor += processor
                return self.store.write(key, packed, content)
            case Damaged(ref, reason):
                raise DamagedArtefact(ref, reason)
            case WorkerDied():
                cause = f" ({outcome.signal})" if outcome.signal else ""
                failed = Failed(
                    f"The process that worked on it died{cause}, and again in a second try.", "", "crashed"
                )
            case TimeLimitReached():
                limit = self.settings.document_timeout
                failed = Failed(f"It took longer than the {limit} s that a document may.", "", "timeout")
            case MemoryLimitReached():
                failed = Failed(NO_MEMORY, "", "memory")
            case AnswerTooLarge():
                failed = Failed("What was read of it is larger than a document may be.", "", "too-large")
            case Failed():
                failed = outcome
            case _:
                raise TypeError(f"no outcome of a stage: {outcome!r}")
        tally.failed += 1
        problem = Problem(stage.name, failed.kind, _lasting(failed.message))
        self.failures.append(Failure(document, problem, failed.trace))
        if not stage.otherwise:
            return None
        # Under a key of its own, so that the next build tries the stage itself again.
        content, packed = pack(imported(stage.otherwise)(*read_inputs(task)))
        return self.store.write(_stand_in(key, stage), packed, content)

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


def _stand_in(key: str, stage: Stage) -> str:
    """The key of what stands in for an artefact that could not be made."""
    return digest((key, stage.otherwise))


def _lasting(message: str) -> str:
    """A message without what another run or machine has otherwise: addresses in memory, folders."""
    message = re.sub(r"\b0x[0-9a-fA-F]{4,}", "0x…", message)
    return re.sub(r"(?<![\w/.])(?:/[^/'\"\n]+)+/([^/'\"\n]*)", r"…/\1", message)


def _finished(
    running: dict[Future[Any], tuple[str, str, Task]],
) -> Iterator[tuple[str, str, Task, object]]:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        item = running.pop(future)
        error = future.exception()
        if error is None:
            yield (*item, future.result())
        elif isinstance(error, (WorkerDied, LimitReached, AnswerTooLarge)):
            yield (*item, error)
        else:
            raise error
