"""Runs stages: finds what is there already, has the rest made, keeps it, and counts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from ..model import Problem
from ..settings import Settings
from .endings import Ended, failed_by, lasting, stage_to_bar
from .progress import Progress
from .stage import Stage, check_chain
from .store import DamagedArtefact, Ref, Store
from .task import (
    Artefacts,
    Damaged,
    Given,
    Input,
    Made,
    Outcome,
    Step,
    Task,
    run_task,
    stand_in_key,
)

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

    `more` is called when stages of documents are done, and may find further documents in what they gave: it
    adds these to `given` and says so, and they go through the same stages. `fingerprints` of stages may be
    known already, for making them means reading all code and rules.
    """

    stages: Sequence[Stage]
    given: Mapping[str, Mapping[str, Given]]
    store: Store
    settings: Settings
    executor: Executor
    progress: Progress
    more: Callable[[Run], bool] = field(default=lambda run: False)
    fingerprints: dict[str, str] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    _made: dict[str, dict[str, Ref]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_chain(self.stages, self.given)

    def play(self) -> None:
        """Make all that the stages give, where it is not there yet.

        Stages of documents that stand in a row take a document through all of them in one call.
        """
        for scope, group in groupby(self.stages, lambda stage: stage.scope):
            stages = list(group)
            if scope == "corpus":
                for stage in stages:
                    self.do(stage)
            else:
                self.do(*stages)
                while self.more(self):
                    self.do(*stages)

    def do(self, *stages: Stage) -> None:
        """Make what these stages give, for every document or once for the corpus, where it is missing."""
        began = time.perf_counter()
        steps = [self._step(stage) for stage in stages]
        tallies = [self.tallies.setdefault(stage.name, Tally()) for stage in stages]
        spent = sum(tally.processor for tally in tallies)
        wanted = []
        for document in self._documents(stages):
            if first := self._first_missing(document, steps):
                wanted.append((document, first))
        if wanted:
            with self.progress.step(", ".join(stage.name for stage in stages), len(wanted)) as advance:
                for document, outcomes in self._outcomes(wanted, steps):
                    for outcome in outcomes:
                        self._keep(document, outcome)
                    advance()
        for stage in stages:
            made = self._made.get(stage.gives, {})
            self._made[stage.gives] = {document: made[document] for document in sorted(made)}
        # Stages that were done in one go have each its share of the time.
        seconds, spent = time.perf_counter() - began, sum(tally.processor for tally in tallies) - spent
        for tally in tallies:
            share = tally.processor / spent if spent else 1 / len(tallies)
            tally.seconds += seconds * share

    def look(self, stage: Stage) -> set[str]:
        """Find what is there without making anything; the documents that `do` would make the stage for."""
        step = self._step(stage)
        wanted = set()
        for document in self._documents([stage]):
            if self._first_missing(document, [step]):
                wanted.add(document)
                key = step.key(self._inputs(stage, document))
                if stage.otherwise and (stand_in := self.store.find(stand_in_key(key, stage))):
                    self._made.setdefault(stage.gives, {})[document] = stand_in
        return wanted

    def look_inside(self) -> None:
        """Find the documents that earlier builds found in others, so that `look` sees them too."""
        first = next(groupby(self.stages, lambda stage: stage.scope), None)
        stages = list(first[1]) if first and first[0] == "document" else []
        while stages:
            for stage in stages:
                self.look(stage)
            if not self.more(self):
                return

    def keys(self) -> set[str]:
        """The keys of all artefacts that were found or made."""
        return {ref.key for refs in self._made.values() for ref in refs.values()}

    def _first_missing(self, document: str, steps: Sequence[Step]) -> Step | None:
        """Note what is there of a document; the first stage whose artefact is not, though its inputs are.

        What comes after that one depends on what it will give, or is looked for by the worker.
        """
        for step in steps:
            stage = step.stage
            if document in self._made.get(stage.gives, {}):
                continue
            if not all(self._has(name, document) for name in stage.needs):
                continue
            found = self.store.find(step.key(self._inputs(stage, document)))
            if found is None:
                return step
            self._made.setdefault(stage.gives, {})[document] = found
            self.tallies.setdefault(stage.name, Tally()).reused += 1
        return None

    def _step(self, stage: Stage) -> Step:
        if stage.name not in self.fingerprints:
            self.fingerprints[stage.name] = stage.fingerprint(self.settings)
        return Step(stage, self.fingerprints[stage.name])

    def tally(self, name: str, tally: Tally) -> None:
        """Count work that is no stage."""
        self.tallies[name] = tally

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

    def _documents(self, stages: Sequence[Stage]) -> list[str]:
        """The documents that may have work for these stages; of a corpus stage just one, without a name."""
        if stages[0].scope == "corpus":
            return [""]
        own = {stage.gives for stage in stages}
        needed = [self._all(name) for stage in stages for name in stage.needs if name not in own]
        return sorted({document for found in needed for document in found if document})

    def _outcomes(
        self, wanted: Iterable[tuple[str, Step]], steps: Sequence[Step]
    ) -> Iterator[tuple[str, list[Outcome]]]:
        if steps[0].stage.scope == "corpus":
            # Here and without limits: it reads all documents, so that any limit would be one on the archive.
            for document, first in wanted:
                yield document, _whole(run_task(self._task(document, first, steps)))
            return
        room = _QUEUED_PER_WORKER * int(getattr(self.executor, "workers", 1))
        running: dict[Future[Any], tuple[str, Task]] = {}
        for document, first in wanted:
            task = self._task(document, first, steps)
            running[self.executor.submit(run_task, task)] = document, task
            if len(running) >= room:
                yield from self._finished(running)
        while running:
            yield from self._finished(running)

    def _task(self, document: str, first: Step, steps: Sequence[Step]) -> Task:
        """The call for a document, from the first stage that has something to do."""
        ahead = tuple(steps[steps.index(first) :])
        needed = {name: step.stage for step in ahead for name in step.stage.needs}
        inputs = {
            name: self._input(name, document, stage)
            for name, stage in needed.items()
            if self._has(name, document) or stage.scope == "corpus"
        }
        return Task(ahead, inputs, self.store.place, self.settings)

    def _finished(self, running: dict[Future[Any], tuple[str, Task]]) -> Iterator[tuple[str, list[Outcome]]]:
        """Wait for a call. One that was ended is made again, without the stage that it was at."""
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            document, task = running.pop(future)
            error = future.exception()
            if error is None:
                yield document, _whole(future.result())
            elif not isinstance(error, Ended):
                raise error
            elif barred := stage_to_bar(task, error):
                failed = {barred: failed_by(error, self.settings)}
                again = replace(task, barred={**task.barred, **failed})
                running[self.executor.submit(run_task, again)] = document, again
            else:
                # Not even the stand-ins could be made.
                yield (
                    document,
                    [Outcome(step.stage, "", None, failed_by(error, self.settings)) for step in task.steps],
                )

    def _keep(self, document: str, outcome: Outcome) -> None:
        """Put what a stage gave into the store, and count it."""
        stage, made = outcome.stage, outcome.made
        tally = self.tallies[stage.name]
        if outcome.failed:
            tally.failed += 1
            problem = Problem(stage.name, outcome.failed.kind, lasting(outcome.failed.message))
            self.failures.append(Failure(document, problem, outcome.failed.trace))
        elif isinstance(made, Made):
            tally.made += 1
        else:
            tally.reused += 1
        if isinstance(made, Made):
            tally.processor += made.processor
            made = self.store.write(outcome.key, made.packed, made.content)
        if made:
            self._made.setdefault(stage.gives, {})[document] = made

    def _inputs(self, stage: Stage, document: str) -> list[Input]:
        return [self._input(name, document, stage) for name in stage.needs]

    def _has(self, name: str, document: str) -> bool:
        found = self._all(name)
        return not document or "" in found or document in found

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


def _whole(result: list[Outcome] | Damaged) -> list[Outcome]:
    if isinstance(result, Damaged):
        raise DamagedArtefact(result.ref, result.reason)
    return result
