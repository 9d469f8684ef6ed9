"""What a stage says of itself, and the fingerprint that follows from it.

A stage is a function that makes one kind of artefact of others. All that its result may depend on is
declared, so that what is already made need not be made again: the key of an artefact is the hash of the
stage's fingerprint and of the contents (not the keys) of its inputs. An input that was made anew and came
out the same therefore changes nothing further on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import msgspec

from ..settings import Settings

Scope = Literal["document", "corpus"]


def imported(name: str) -> Any:
    """The object that "package.module:attribute" names."""
    module, _, attribute = name.partition(":")
    found = import_module(module)
    for part in attribute.split("."):
        found = getattr(found, part)
    return found


def digest(value: object) -> str:
    """A hash of any value that msgspec can encode; the same in every process and on every machine."""
    return hashlib.sha256(msgspec.msgpack.encode(value, order="deterministic")).hexdigest()


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the build, and everything that its result depends on.

    `function` and `type` are "module:name", imported where the work is done and not before. The function
    is called with the artefacts that it `needs`, in that order, and with the settings where it names any;
    settings that it does not name have their defaults, so that nothing undeclared can reach the result.
    A stage of the "document" scope is called once for each document, and gets of a corpus artefact the
    one there is. A stage of the "corpus" scope is called once, and gets of document artefacts a sequence
    that reads each as it is asked for.

    `reads` are files and folders (of code or data) whose contents the result depends on; `tools` is the
    name of a function that takes the settings and gives the versions of the programs and packages behind
    it, or raises ToolMissing. `version` counts changes that neither of these shows. `otherwise`, where
    given, makes the artefact from the same inputs when the function fails, so that a document that one
    stage cannot cope with is not lost to all.

    `asks`, where given, is the one of its needs that says what a document asks of the corpus: where it is as
    its type makes it without arguments, that is nothing, and the artefact depends on it alone.
    """

    name: str
    function: str
    gives: str
    type: str
    needs: tuple[str, ...] = ()
    scope: Scope = "document"
    version: int = 1
    settings: tuple[str, ...] = ()
    reads: tuple[Path, ...] = ()
    tools: str = ""
    otherwise: str = ""
    asks: str = ""

    def dependencies(self, settings: Settings) -> dict[str, str]:
        """All that the result depends on, its inputs apart, by names that a reader understands."""
        own = ("name", "function", "needs", "gives", "scope", "version", "asks")
        return {
            "the stage's declaration": digest([getattr(self, name) for name in own]),
            **{f"the setting {name}": str(getattr(settings, name)) for name in self.settings},
            **contents_by_name(self.reads),
            **self.tool_versions(settings),
        }

    def fingerprint(self, settings: Settings) -> str:
        """The hash of all that the result depends on, its inputs apart."""
        return digest(self.dependencies(settings))

    def tool_versions(self, settings: Settings) -> dict[str, str]:
        """The programs and packages behind the stage, with their versions."""
        if not self.tools:
            return {}
        # The output folder is a place to remember answers of slow programs in, and no setting of the stage.
        own = replace(self.own_settings(settings), output=settings.output)
        versions: dict[str, str] = imported(self.tools)(own)
        return versions

    def own_settings(self, settings: Settings) -> Settings:
        """The settings with all that the stage does not name at its default."""
        own = {name: getattr(settings, name) for name in self.settings}
        return replace(Settings(), **own)

    def call(self, inputs: Sequence[object], settings: Settings) -> object:
        """Do the work on artefacts that have been read."""
        function: Callable[..., object] = imported(self.function)
        return function(*inputs, self.own_settings(settings)) if self.settings else function(*inputs)


def tools_of(stages: Iterable[Stage], settings: Settings) -> dict[str, str]:
    """The programs and packages behind the stages, with versions; ToolMissing where one is not there."""
    versions: dict[str, str] = {}
    for stage in stages:
        versions |= stage.tool_versions(settings)
    return dict(sorted(versions.items()))


def contents(paths: Iterable[Path]) -> str:
    """A hash of the names and contents of files, and of all files in folders, whatever their order."""
    return digest(sorted(contents_by_name(paths).items()))


def contents_by_name(paths: Iterable[Path]) -> dict[str, str]:
    """The hash of each file, by the name of the given path and the file's place below it."""
    found: dict[str, str] = {}
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith("."):
                name = f"{path.name}/{file.relative_to(path).as_posix()}"
                found[name] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found


def check_chain(stages: Sequence[Stage], given: Iterable[str]) -> None:
    """ValueError unless every stage's needs are given before it, each artefact by one stage only."""
    known = set(given)
    for stage in stages:
        missing = [name for name in stage.needs if name not in known]
        if missing:
            raise ValueError(f"stage {stage.name} needs {', '.join(missing)}, which nothing before it gives")
        if stage.gives in known:
            raise ValueError(f"stage {stage.name} gives {stage.gives}, which is there already")
        if stage.asks and stage.asks not in stage.needs:
            raise ValueError(f"stage {stage.name} asks by {stage.asks}, which it does not need")
        unknown = [name for name in stage.settings if name not in Settings.__dataclass_fields__]
        if unknown:
            raise ValueError(f"stage {stage.name} names settings that do not exist: {', '.join(unknown)}")
        known.add(stage.gives)
