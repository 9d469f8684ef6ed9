"""The score: the whole build of a corpus folder into one database.

    collect ─► extract ─► lexicon ─► repair ─► detect ─► link ─► load ─► publish
               document   corpus     document  document  corpus

The stages between `collect` and `load` are declared in `stages`. Each is done once for each document, in
worker processes, or once over the corpus, here; only this process writes.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec

from .collect import Collected, find_sources
from .engine import (
    DamagedArtefact,
    Failure,
    Given,
    Progress,
    Run,
    Silent,
    Stage,
    Store,
    WorkerPool,
    contents,
    digest,
    only_build,
    output_errors,
    tools_of,
    write_atomically,
)
from .errors import BuildInterrupted, OutputError
from .load import LoadInput, load_database
from .model import Links, Problem
from .publish import write_metadata
from .report import Counts, Report
from .settings import Settings
from .stages import STAGES, PdfFile

T = TypeVar("T")


def build(
    settings: Settings,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
    stages: Sequence[Stage] = STAGES,
) -> Report:
    """Build `settings.database` from the PDFs in `settings.corpus`, doing again only what has changed.

    Without an executor, each core gets a worker process. Raises an ArchiveError (see `errors`) for what
    stops a build; a document that cannot be read, or that a stage fails on, is a row in `problems`.
    """
    began = time.perf_counter()
    progress = progress or Silent()
    try:
        with only_build(settings.output):
            collected = find_sources(settings.corpus)
            store = Store(settings.output / "store")
            store.clear_unfinished()
            with nullcontext(executor) if executor else _workers(settings) as running:

                def play() -> tuple[Run, list[Failure], bool]:
                    run = Run(stages, _sources(collected), store, settings, running, progress)
                    for stage in stages:
                        run.do(stage)
                    failures = _with_files(run.failures, collected)
                    return run, failures, _load(run, collected, failures, progress)

                run, failures, changed = _mending(store, play)
            report = Report(
                database=settings.database,
                counts=Counts.of(settings.database),
                tallies=run.tallies,
                seconds=time.perf_counter() - began,
                changed=changed,
                ignored=len(collected.ignored),
                tools=tools_of(stages, settings),
                failures=failures,
            )
            report.write(settings.output / "build.json")
            return report
    except KeyboardInterrupt:
        raise BuildInterrupted(
            "The build was stopped.", "What was done is kept; the next build goes on from there."
        ) from None


@contextmanager
def _workers(settings: Settings) -> Iterator[Executor]:
    """Worker processes whose temporary files lie in the output folder, and are gone after a build."""
    scratch = settings.output / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    with output_errors(scratch):
        scratch.mkdir()
    try:
        with WorkerPool(settings.worker_count, settings.document_timeout, scratch) as pool:
            yield pool
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _sources(collected: Collected) -> dict[str, dict[str, Given]]:
    files = {
        source.sha256: Given(PdfFile(collected.paths[source.file], source.sha256), source.sha256)
        for source in collected.sources
    }
    return {"source": files}


def _mending(store: Store, play: Callable[[], T]) -> T:
    """Play until no artefact turns out to be damaged: each that is will be made again."""
    damaged: set[str] = set()
    while True:
        try:
            return play()
        except DamagedArtefact as damage:
            key = damage.ref.key
            if key in damaged:
                raise OutputError(
                    f"{store.path(key)} was written and cannot be read back.",
                    "Check the disk, or build into another folder with --output.",
                ) from damage
            damaged.add(key)
            store.discard(key)


def _load(run: Run, collected: Collected, failures: Sequence[Failure], progress: Progress) -> bool:
    """Write the database, unless it was written from just this before and has not been touched since."""
    database = run.settings.database
    sources = [source for source in collected.sources if run.content("findings", source.sha256)]
    problems = [*collected.problems, *(failure.problem for failure in failures)]
    key = digest(
        (
            contents((Path(__file__).parent / "load", Path(__file__).parent / "model")),
            [(source, *(run.content(name, source.sha256) for name in _LOADED)) for source in sources],
            run.content("links"),
            problems,
        )
    )
    state = run.store.folder / "database.json"
    if _state_of(database, key) == (state.read_bytes() if state.is_file() else b""):
        return False

    def inputs(advance: Callable[[], None]) -> Iterator[LoadInput]:
        for source in sources:
            yield LoadInput(source, *(run.value(name, source.sha256) for name in _LOADED))
            advance()

    began = time.perf_counter()
    links = _links_with_files(run.value("links"), collected)
    with progress.step("load", len(sources)) as advance:
        load_database(database, inputs(advance), links, problems)
    run.tally("load", made=len(sources), seconds=time.perf_counter() - began)
    with output_errors(run.settings.output):
        write_metadata(run.settings.output)
    write_atomically(state, _state_of(database, key))
    return True


_LOADED = ("read", "repaired", "findings")


def _state_of(database: Path, key: str) -> bytes:
    if not database.is_file():
        return b"none"
    status = database.stat()
    return msgspec.json.encode({"key": key, "size": status.st_size, "mtime_ns": status.st_mtime_ns})


def _with_files(failures: Sequence[Failure], collected: Collected) -> list[Failure]:
    files = {source.sha256: source.file for source in collected.sources}
    named = [
        replace(failure, problem=replace(failure.problem, file=files.get(failure.document, "")))
        for failure in failures
    ]
    return sorted(named, key=lambda failure: (failure.problem.file, failure.problem.stage))


def _links_with_files(links: Links, collected: Collected) -> Links:
    """`link` knows a document by its hash only, and may put that where the file's name belongs."""
    files = {source.sha256: source.file for source in collected.sources}

    def named(problem: Problem) -> Problem:
        return replace(problem, file=files.get(problem.file, problem.file))

    return replace(links, problems=tuple(named(problem) for problem in links.problems))
