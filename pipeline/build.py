"""The score: the whole build of a corpus folder into one database.

    collect ─► extract ─► attachments, counts, questions ─► lexicon ─►
               document   document                          corpus
               evidence ─► repair ─► detect ─► names ─► link ─► load ─► publish
               document    document  document  document corpus

PDFs that turn out to lie inside others go through the first of these too. The stages between `collect` and
`load` are declared in `stages`. Each is done once for each document, in worker processes, or once over the
corpus, here; only this process writes.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from .collect import Collected, Hashes, Insides, find_sources
from .collect.hashes import Seen
from .engine import (
    DamagedArtefact,
    Failure,
    Given,
    Limits,
    Progress,
    Run,
    Silent,
    Stage,
    Store,
    Tally,
    WorkerPool,
    contents,
    digest,
    only_build,
    output_errors,
    pack,
    rare_collections,
    read_note,
    tools_of,
    write_note,
)
from .errors import BuildInterrupted, OutputError
from .model import Attached, Links, Problem, Source
from .pdf_file import PdfFile
from .report import Counts, Report
from .settings import Settings
from .stages import LOADER, STAGES
from .state import Kept, LastBuild

if TYPE_CHECKING:
    from .load import LoadInput

T = TypeVar("T")
MEGABYTE = 1 << 20


def build(
    settings: Settings,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
    stages: Sequence[Stage] = STAGES,
) -> Report:
    """Build `settings.database` from the PDFs in `settings.corpus`, doing again only what has changed.

    Without an executor, each core gets a worker process, or `settings.cluster` does the work. Raises an
    ArchiveError (see `errors`) for what stops a build; a document that cannot be read, or that a stage fails
    on, is a row in `problems`.
    """
    began = time.perf_counter()
    progress = progress or Silent()
    try:
        with only_build(settings.output):
            last = LastBuild(settings)
            collected = collect(settings)
            depended = {stage.name: stage.dependencies(settings) for stage in stages}
            plan = _plan(collected, depended)
            if report := last.report_of(plan, time.perf_counter() - began):
                return report
            store = Store(settings.artefacts)
            store.clear_unfinished()
            with nullcontext(executor) if executor else _workers(settings) as running, rare_collections():

                def play() -> tuple[Run, list[Failure], bool]:
                    run, insides = start(stages, collected, store, settings, running, progress)
                    run.fingerprints |= {name: digest(depends) for name, depends in depended.items()}
                    run.play()
                    failures = _with_files(run.failures, insides.collected)
                    return run, failures, _load(run, insides.collected, failures, progress, last)

                run, failures, changed = _mending(store, play)
            # What is shared may be what another build needs.
            if changed and not settings.store:
                store.prune(run.keys(), settings.spare_store * MEGABYTE)
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
            last.note(plan, depended, report)
            return report
    except KeyboardInterrupt:
        raise BuildInterrupted(
            "The build was stopped.", "What was done is kept; the next build goes on from there."
        ) from None


def collect(settings: Settings) -> Collected:
    """What the corpus folder holds; files that have not changed since the last time are not read again."""
    note = settings.output / "store" / "hashes.json"
    hashes = Hashes(read_note(note, dict[str, Seen]) or {})
    collected = find_sources(settings.corpus, hashes)
    if settings.output.is_dir():
        write_note(note, hashes.current)
    return collected


def start(
    stages: Sequence[Stage],
    collected: Collected,
    store: Store,
    settings: Settings,
    executor: Executor,
    progress: Progress,
) -> tuple[Run, Insides]:
    """A run of the stages on what was collected, and on the PDFs that turn out to lie inside that."""
    insides = Insides(collected)
    files = {source.sha256: _file(source, insides) for source in collected.sources}

    def more(run: Run) -> bool:
        attached = {
            source.sha256: run.value("attached", source.sha256)
            for source in insides.collected.sources
            # Nearly all documents have nothing inside, and need not be looked at.
            if run.content("attached", source.sha256) not in (None, _NOTHING)
        }
        added = insides.add(attached)
        files.update((source.sha256, _file(source, insides)) for source in added)
        return bool(added)

    return Run(stages, {"source": files}, store, settings, executor, progress, more), insides


def _file(source: Source, insides: Insides) -> Given:
    """What the first stage is given for a document."""
    path = insides.collected.paths[source.file].absolute()
    file = PdfFile(path, source.sha256, insides.numbers.get(source.sha256, ()))
    return Given(file, source.sha256)


def _plan(collected: Collected, depended: Mapping[str, Mapping[str, str]]) -> str:
    """A hash of all that goes into a build: where it is that of the last one, there is nothing to do."""
    package = Path(__file__).parent
    return digest(
        (
            depended,
            contents([package / "load", package / "model", package / "publish", Path(__file__)]),
            collected.sources,
            collected.problems,
            collected.ignored,
        )
    )


@contextmanager
def _workers(settings: Settings) -> Iterator[Executor]:
    """Worker processes whose temporary files lie in the output folder, and are gone after a build."""
    scratch = settings.output / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    with output_errors(scratch):
        scratch.mkdir()
    limits = Limits(settings.document_timeout, settings.document_memory, settings.document_output)
    try:
        if settings.cluster:
            from .engine.cluster import cluster

            with cluster(settings.cluster, settings.worker_count, limits, scratch, LOADER) as workers:
                yield workers
        else:
            with WorkerPool(settings.worker_count, limits, scratch, LOADER) as pool:
                yield pool
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


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
                    f"{store.location(key)} was written and cannot be read back.",
                    "Check the disk, or build into another folder with --output.",
                ) from damage
            damaged.add(key)
            store.discard(key)


def _load(
    run: Run, collected: Collected, failures: Sequence[Failure], progress: Progress, last: LastBuild
) -> bool:
    """Write the database, unless it was written from just this before and has not been touched since."""
    database = run.settings.database
    sources = [
        source for source in collected.sources if all(run.content(name, source.sha256) for name in _LOADED)
    ]
    problems = [*collected.problems, *(failure.problem for failure in failures)]
    key = digest(
        (
            contents((Path(__file__).parent / "load", Path(__file__).parent / "model")),
            [(source, *(run.content(name, source.sha256) for name in _LOADED)) for source in sources],
            run.content("links"),
            problems,
        )
    )
    if last.wrote(key):
        return False
    # Where nothing has changed these are not wanted, and importing them is a third of the time.
    from .load import LoadInput, load_database
    from .publish import write_metadata

    def inputs(advance: Callable[[], None]) -> Iterator[LoadInput]:
        for source in sources:
            yield LoadInput(source, *(run.value(name, source.sha256) for name in _LOADED))
            advance()

    began, processor = time.perf_counter(), time.process_time()
    links = _links_with_files(run.value("links"), collected)
    with progress.step("load", len(sources)) as advance:
        load_database(database, inputs(advance), links, problems)
    spent = time.perf_counter() - began, time.process_time() - processor
    run.tally("load", Tally(len(sources), seconds=spent[0], processor=spent[1]))
    with output_errors(run.settings.output):
        write_metadata(run.settings.output)
    last.loaded(Kept.of(database, key))
    return True


_NOTHING = pack(Attached())[0]
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_LOADED = ("read", "repaired", "findings", "names")


def _with_files(failures: Sequence[Failure], collected: Collected) -> list[Failure]:
    files = {source.sha256: source.file for source in collected.sources}
    named = [
        replace(failure, problem=replace(failure.problem, file=files.get(failure.document, "")))
        for failure in failures
    ]
    return sorted(named, key=lambda failure: (failure.problem.file, failure.problem.stage))


def _links_with_files(links: Links, collected: Collected) -> Links:
    """`link` knows a document by its hash only, and puts that where the file's name belongs."""
    files = {source.sha256: source.file for source in collected.sources}

    def named(problem: Problem) -> Problem:
        message = _HASH.sub(lambda found: files.get(found[0], found[0]), problem.message)
        return replace(problem, file=files.get(problem.file, problem.file), message=message)

    return replace(links, problems=tuple(named(problem) for problem in links.problems))
