"""What the next build would do for one file, and why; nothing is made or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .build import collect, start
from .collect import Collected
from .engine import InProcess, Silent, Stage, Store
from .errors import UsageError
from .settings import Settings
from .stages import STAGES
from .state import LastBuild

KEPT, AGAIN, PERHAPS = "kept", "made", "perhaps"


@dataclass(frozen=True, slots=True)
class Step:
    """A stage: whether its artefact is kept, made again, or perhaps made again, and why."""

    stage: str
    fate: str
    reason: str

    def __str__(self) -> str:
        return f"{self.stage:<10}{self.fate:<9}{self.reason}".rstrip()


def explain(file: Path, settings: Settings, stages: Sequence[Stage] = STAGES) -> list[Step]:
    """A step for each stage; UsageError where the file is not in the corpus."""
    collected = collect(settings)
    run, insides = start(stages, collected, Store(settings.artefacts), settings, InProcess(), Silent())
    run.look_inside()
    sha256, first = _document(file, insides.collected, settings)
    if sha256 is None:
        return [first]
    before = LastBuild(settings).dependencies()
    wanted: dict[str, set[str]] = {}
    givers = {stage.gives: stage.name for stage in stages}
    steps = [first]
    for stage in stages:
        wanted[stage.name] = run.look(stage)
        steps.append(_step(stage, sha256, settings, wanted, givers, before.get(stage.name)))
        if steps[-1].fate != KEPT:
            wanted[stage.name].add(sha256 if stage.scope == "document" else "")
        if stage.scope == "document":
            # What an earlier stage has to make is not looked for, but will be wanted of this one too.
            upstream = (wanted[givers[name]] for name in stage.needs if name in givers)
            wanted[stage.name].update(document for found in upstream for document in found if document)
    return steps


def _document(file: Path, collected: Collected, settings: Settings) -> tuple[str | None, Step]:
    """The content of the file, and what collecting it gives; `None` where it is no document of its own."""
    place = file.absolute()
    for source in collected.sources:
        places = (collected.paths[source.file].absolute(), (settings.corpus / source.file).absolute())
        if place in places or source.file == file.as_posix():
            return source.sha256, Step("collect", KEPT, f"{source.file}, content {source.sha256[:12]}")
    for problem in collected.problems:
        if (settings.corpus / problem.file).absolute() == place or problem.file == file.as_posix():
            return None, Step("collect", KEPT, f"{problem.file}: {problem.message}")
    raise UsageError(f"{file} is not among the PDFs in {settings.corpus}.", "Name a file of the corpus.")


def _step(
    stage: Stage,
    document: str,
    settings: Settings,
    wanted: Mapping[str, set[str]],
    givers: Mapping[str, str],
    before: Mapping[str, str] | None,
) -> Step:
    changed = [] if before is None else list(_changes(before, stage.dependencies(settings)))
    upstream = [givers[name] for name in stage.needs if name in givers]
    moving = [
        name
        for name in upstream
        if wanted[name] and (stage.scope == "corpus" or _hits(wanted, name, document))
    ]
    if changed:
        return Step(stage.name, AGAIN, "; ".join(changed))
    if moving:
        return Step(stage.name, PERHAPS, f"if {' or '.join(moving)} comes out differently")
    if document in wanted[stage.name] or "" in wanted[stage.name]:
        why = (
            "nothing was built yet" if before is None else "this content has not been seen, or failed before"
        )
        if upstream:
            why = "not made from these inputs yet, or failed before"
        return Step(stage.name, AGAIN, why)
    return Step(stage.name, KEPT, "")


def _hits(wanted: Mapping[str, set[str]], stage: str, document: str) -> bool:
    return document in wanted[stage] or "" in wanted[stage]


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name), now.get(name)
        if old == new:
            continue
        if old is None:
            yield f"{name} is new"
        elif new is None:
            yield f"{name} is gone"
        elif len(new) == len(old) == 64:
            yield f"{name} has changed"
        else:
            yield f"{name} was {old} and is {new}"


def clean_store(settings: Settings, stages: Sequence[Stage] = STAGES) -> int:
    """Remove the artefacts that the next build would not use; how many."""
    if settings.store:
        raise UsageError(
            f"The store {settings.store} may be shared, and what this build does not use another may.",
            "Only the store in an output folder is cleaned.",
        )
    store = Store(settings.artefacts)
    run, _ = start(stages, collect(settings), store, settings, InProcess(), Silent())
    run.look_inside()
    for stage in stages:
        run.look(stage)
    return run.store.prune(run.keys(), 0)
