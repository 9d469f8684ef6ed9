"""A cluster of Dask workers as an executor. Dask is imported only where a cluster is asked for.

Each Dask worker hands its calls to a worker process of its own (see `executor`), so that the limits for
documents, and what a crash may cost, are the same as without a cluster. The corpus and the output folder
must lie at the same path on every machine.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from ..errors import ArchiveError, ToolMissing, UsageError
from .executor import WorkerPool
from .limits import AnswerTooLarge, LimitReached, Limits, WorkerDied
from .stage import contents
from .task import describe

LOCAL = "local"
_PACKAGE = Path(__file__).parent.parent


class Cluster(Executor):
    """Calls made by the workers of a Dask client."""

    def __init__(self, client: Any, limits: Limits, prepare: str = "") -> None:
        self._executor = client.get_executor(pure=False, retries=2)
        self._limits, self._prepare = limits, prepare
        self.workers = sum(client.nthreads().values())

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue a call. Where a limit or a crash ended it, the future's *result* is the exception."""
        answer: Future[Any] = Future()

        def done(call: Future[Any]) -> None:
            error = call.exception()
            if error is None:
                answer.set_result(call.result())
            elif type(error).__name__ == "KilledWorker":
                answer.set_exception(WorkerDied())
            elif isinstance(error, ArchiveError):
                answer.set_exception(error)
            else:
                text = f"The cluster failed: {describe(error)}"
                answer.set_exception(ArchiveError(text, "Build again when it is up."))

        self._executor.submit(_limited, self._limits, self._prepare, fn, args, kwargs).add_done_callback(done)
        return answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls."""
        self._executor.shutdown(wait=wait)


@contextmanager
def cluster(
    address: str, workers: int, limits: Limits, scratch: Path, prepare: str = ""
) -> Iterator[Cluster]:
    """The executor of the cluster at `address`, or of one with so many workers here ("local").

    ToolMissing without the package `distributed`, UsageError where no cluster answers or its workers have
    another version of this program.
    """
    try:
        dask: Any = import_module("dask")
        distributed: Any = import_module("distributed")
    except ImportError:
        raise ToolMissing(
            "The package distributed is not installed, and --cluster needs it.",
            "Install it beside this program: python -m pip install distributed",
        ) from None
    here = None
    # Workers that are daemons may start no processes of their own.
    with dask.config.set({"distributed.worker.daemon": False}):
        try:
            if address == LOCAL:
                here = distributed.LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    dashboard_address=None,
                    local_directory=str(scratch),
                    silence_logs=50,
                )
            client = distributed.Client(here or address, timeout=30)
        except (OSError, ValueError, TimeoutError) as error:
            text = f"No cluster answers at {address}: {error}"
            raise UsageError(text, "Start its scheduler and workers first.") from None
        try:
            _check(client)
            yield Cluster(client, limits, prepare)
        finally:
            client.close()
            if here:
                here.close()


def _check(client: Any) -> None:
    answers = client.run(code)
    if not answers:
        raise UsageError("The cluster has no workers.", "Start some: dask worker ADDRESS")
    if different := sorted(where for where, answer in answers.items() if answer != code()):
        raise UsageError(
            f"These workers have another version of the program: {', '.join(different)}",
            "Install the same one everywhere, and start the workers again.",
        )


def code() -> str:
    """The hash of the program as it lies on this machine."""
    return contents([_PACKAGE])


def _limited(limits: Limits, prepare: str, fn: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """On a worker of the cluster: make the call in a process of its own, and give back what ended it."""
    if multiprocessing.current_process().daemon:
        return fn(*args, **kwargs)
    try:
        return _pool(limits, prepare).submit(fn, *args, **kwargs).result()
    except (WorkerDied, AnswerTooLarge, LimitReached) as error:
        return error


@lru_cache(maxsize=1)
def _pool(limits: Limits, prepare: str) -> WorkerPool:
    return WorkerPool(1, limits, prepare=prepare)
