"""What is said of calls that were ended before their answer, and what is tried instead of them."""

from __future__ import annotations

import re

from ..settings import Settings
from .limits import AnswerTooLarge, LimitReached, MemoryLimitReached, TimeLimitReached, WorkerDied
from .task import NO_MEMORY, Failed, Task

Ended = WorkerDied | LimitReached | AnswerTooLarge


def failed_by(error: Ended, settings: Settings) -> Failed:
    """What the document's row in `problems` will say."""
    match error:
        case WorkerDied():
            cause = f" ({error.signal})" if error.signal else ""
            text = f"The process that worked on it died{cause}, and again in a second try."
            return Failed(text, "", "crashed")
        case TimeLimitReached():
            limit = settings.document_timeout
            return Failed(f"It took longer than the {limit} s that a document may.", "", "timeout")
        case MemoryLimitReached():
            return Failed(NO_MEMORY, "", "memory")
        case _:
            return Failed("What was read of it is larger than a document may be.", "", "too-large")


def stage_to_bar(task: Task, error: Ended) -> str:
    """The stage that a call was at when it was ended; empty where all have been barred already."""
    names = [step.stage.name for step in task.steps if step.stage.name not in task.barred]
    return error.at if error.at in names else next(iter(names), "")


def lasting(message: str) -> str:
    """A message without what another run or machine has otherwise: addresses in memory, folders."""
    message = re.sub(r"\b0x[0-9a-fA-F]{4,}", "0x…", message)
    return re.sub(r"(?<![\w/.])(?:/[^/'\"\n]+)+/([^/'\"\n]*)", r"…/\1", message)
