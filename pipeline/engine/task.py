"""One call of one stage, as it is sent to wherever it is done: a description in, a value back."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import ArchiveError
from ..settings import Settings
from .stage import Stage, imported
from .store import DamagedArtefact, Ref, Store, pack

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
class Task:
    """A stage, its inputs, and where to find them."""

    stage: Stage
    inputs: tuple[Input, ...]
    store: Path
    settings: Settings


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


def run_task(task: Task) -> Made | Failed | Damaged:
    """Call the stage. What an ArchiveError tells stops the whole build; any other error is a value."""
    began = _processor_seconds()
    try:
        packed = pack(task.stage.call(read_inputs(task), task.settings))
        return Made(*packed, _processor_seconds() - began)
    except DamagedArtefact as damage:
        return Damaged(*damage.args)
    except ArchiveError:
        raise
    except Unusable as reason:
        return Failed(reason.message, "", reason.kind)
    except MemoryError:
        return Failed(NO_MEMORY, traceback.format_exc(), "memory")
    except Exception as error:
        return Failed(describe(error), traceback.format_exc())


def read_inputs(task: Task) -> list[Any]:
    """The values that the stage is called with."""
    store = Store(task.store)
    return [
        Artefacts(store, source) if source.many else _read(store, source.parts[0], source)
        for source in task.inputs
    ]


def describe(error: BaseException) -> str:
    """An exception's class and text on one line."""
    return " ".join(f"{type(error).__name__}: {error}".rstrip(": ").split())


def _processor_seconds() -> float:
    """Of this process and of the programs that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _read(store: Store, part: Ref | Given, source: Input) -> Any:
    if isinstance(part, Given):
        return part.value
    if source.shared:
        return _read_shared(store.folder, part, source.type)
    return store.read(part, imported(source.type))


@lru_cache(maxsize=2)
def _read_shared(folder: Path, ref: Ref, type_name: str) -> Any:
    return Store(folder).read(ref, imported(type_name))
