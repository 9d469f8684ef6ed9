"""One call, as it is sent to wherever it is done: a description in, values back.

A call takes one document (or, of a corpus stage, the corpus) through one stage or several in a row. What a
stage gives is handed to the next one as it will be read back from the store, so that it makes no difference
whether there was an interruption between the two.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from ..errors import ArchiveError
from ..settings import Settings
from .stage import Stage, digest, imported
from .store import DamagedArtefact, Ref, Store, pack, unpack
from .worker import tell

NO_MEMORY = "It needed more memory than a document may."


@dataclass(frozen=True, slots=True)
class Given:
    """An input that no stage makes: the value itself, and a hash that stands for its contents."""

    value: object
    content: str


@dataclass(frozen=True, slots=True)
class Input:
    """What a stage needs under one name: one artefact, or all there are of documents (`many`).

    `type` is "module:name" of the artefact's type, empty for a `Given`. `shared` marks a corpus artefact
    that every document's call reads, worth keeping in the worker's memory.
    """

    parts: tuple[Ref | Given, ...]
    type: str = ""
    many: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A stage, and its fingerprint under the settings of this build."""

    stage: Stage
    fingerprint: str

    def key(self, inputs: Sequence[Input]) -> str:
        """The key of what the stage makes of these inputs."""
        if self.stage.asks:
            asked = inputs[self.stage.needs.index(self.stage.asks)]
            if asked.parts[0].content == _nothing(asked.type):
                inputs = [asked]
        return digest((self.fingerprint, [[part.content for part in source.parts] for source in inputs]))


@dataclass(frozen=True, slots=True)
class Made:
    """The artefact, ready to be kept (see `store.pack`), and the seconds of processor time that it took."""

    content: str
    packed: bytes
    processor: float = 0.0


@dataclass(frozen=True, slots=True)
class Failed:
    """The stage raised: in one line, where, and of which kind the problem is."""

    message: str
    trace: str
    kind: str = "failed"


@dataclass(frozen=True, slots=True)
class Damaged:
    """An input could not be read back from the store."""

    ref: Ref
    reason: str


@dataclass(frozen=True, slots=True)
class Task:
    """Stages in the order of work, what of their inputs is there by name, and where to find it.

    `barred` are stages that are not to be tried, with what is to be said instead of them.
    """

    steps: tuple[Step, ...]
    inputs: Mapping[str, Input]
    store: str
    settings: Settings
    barred: Mapping[str, Failed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a stage: its artefact (`Ref` where it was there), and why it failed, if it did."""

    stage: Stage
    key: str
    made: Made | Ref | None
    failed: Failed | None = None


class Unusable(Exception):
    """For a stage to say in its own words, as a problem of this kind, why there is no artefact this time."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(kind, message)
        self.kind, self.message = kind, message


class Artefacts(Sequence[Any]):
    """The artefacts of many documents, each read from the store when it is asked for."""

    def __init__(self, store: Store, source: Input) -> None:
        self._store, self._input = store, source

    def __len__(self) -> int:
        return len(self._input.parts)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [_read(self._store, part, self._input) for part in self._input.parts[index]]
        return _read(self._store, self._input.parts[index], self._input)

    def __iter__(self) -> Iterator[Any]:
        for part in self._input.parts:
            yield _read(self._store, part, self._input)


def run_task(task: Task) -> list[Outcome] | Damaged:
    """Call the stages. What an ArchiveError tells stops the whole build; any other error is a value.

    A stage whose inputs are not there, because one before it failed and has no stand-in, is left out.
    """
    inputs = _Inputs(task)
    outcomes = []
    try:
        for step in task.steps:
            if all(name in inputs.sources for name in step.stage.needs):
                outcomes.append(_outcome(step, inputs, task))
    except DamagedArtefact as damage:
        return Damaged(*damage.args)
    return outcomes


class _Inputs:
    """What stages need, read from the store when it is asked for, once."""

    def __init__(self, task: Task) -> None:
        self.store = Store(task.store)
        self.sources = dict(task.inputs)
        self._values: dict[str, Any] = {}

    def of(self, stage: Stage) -> list[Input]:
        """Where to find what a stage needs."""
        return [self.sources[name] for name in stage.needs]

    def values(self, stage: Stage) -> list[Any]:
        """The values that a stage is called with."""
        for name in stage.needs:
            if name not in self._values:
                source = self.sources[name]
                many = Artefacts(self.store, source) if source.many else None
                self._values[name] = _read(self.store, source.parts[0], source) if many is None else many
        return [self._values[name] for name in stage.needs]

    def add(self, stage: Stage, key: str, made: Made | Ref, *, wanted: bool) -> None:
        """What a stage gave is there for those after it."""
        self.sources[stage.gives] = Input((Ref(key, made.content),), stage.type)
        if wanted and isinstance(made, Made):
            self._values[stage.gives] = unpack(made.packed, imported(stage.type))


def _outcome(step: Step, inputs: _Inputs, task: Task) -> Outcome:
    stage = step.stage
    key = step.key(inputs.of(stage))
    made: Made | Ref | None = inputs.store.find(key)
    failed = None
    if made is None:
        tell(stage.name)
        result = task.barred.get(stage.name) or _called(stage, inputs, task.settings)
        if isinstance(result, Failed):
            made, failed = None, result
            if stage.otherwise:
                # Under a key of its own, so that the next build tries the stage itself again.
                key = stand_in_key(key, stage)
                made = _stand_in(stage, inputs)
        else:
            made = result
    if made is not None:
        wanted = any(stage.gives in later.stage.needs for later in task.steps)
        inputs.add(stage, key, made, wanted=wanted)
    return Outcome(stage, key, made, failed)


def _called(stage: Stage, inputs: _Inputs, settings: Settings) -> Made | Failed:
    began = _processor_seconds()
    try:
        packed = pack(stage.call(inputs.values(stage), settings))
        return Made(*packed, _processor_seconds() - began)
    except (ArchiveError, DamagedArtefact):
        raise
    except Unusable as reason:
        return Failed(reason.message, "", reason.kind)
    except MemoryError:
        return Failed(NO_MEMORY, traceback.format_exc(), "memory")
    except Exception as error:
        return Failed(describe(error), traceback.format_exc())


def _stand_in(stage: Stage, inputs: _Inputs) -> Made | None:
    try:
        return Made(*pack(imported(stage.otherwise)(*inputs.values(stage))))
    except (ArchiveError, DamagedArtefact):
        raise
    except Exception:
        # Why the stage itself failed is what will be told.
        return None


def stand_in_key(key: str, stage: Stage) -> str:
    """The key of what stands in for an artefact that could not be made."""
    return digest((key, stage.otherwise))


def describe(error: BaseException) -> str:
    """An exception's class and text on one line."""
    return " ".join(f"{type(error).__name__}: {error}".rstrip(": ").split())


@cache
def _nothing(type_name: str) -> str:
    """The hash of what a type makes without arguments."""
    return pack(imported(type_name)())[0]


def _processor_seconds() -> float:
    """Of this process and of the programs that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _read(store: Store, part: Ref | Given, source: Input) -> Any:
    if isinstance(part, Given):
        return part.value
    if source.shared:
        return _read_shared(store.place, part, source.type)
    return store.read(part, imported(source.type))


@lru_cache(maxsize=2)
def _read_shared(place: str, ref: Ref, type_name: str) -> Any:
    return Store(place).read(ref, imported(type_name))
