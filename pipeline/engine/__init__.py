"""The machinery of a build: stages and what they depend on, the store of artefacts, executors, progress.

It knows nothing of protocols; `pipeline.stages` declares the stages and `pipeline.build` runs them.
"""

from .executor import InProcess, WorkerPool
from .garbage import rare_collections
from .limits import AnswerTooLarge, LimitReached, Limits, MemoryLimitReached, TimeLimitReached, WorkerDied
from .lock import only_build
from .notes import read_note, remembered, write_note
from .progress import Bars, Events, Lines, Progress, Silent, progress_for
from .runner import Failure, Run, Tally
from .stage import Stage, check_chain, contents, digest, tools_of
from .store import DamagedArtefact, Ref, Store, pack
from .task import Artefacts, Given, Unusable
from .writing import output_errors, write_atomically

__all__ = [
    "AnswerTooLarge",
    "Artefacts",
    "Bars",
    "DamagedArtefact",
    "Events",
    "Failure",
    "Given",
    "InProcess",
    "LimitReached",
    "Limits",
    "Lines",
    "MemoryLimitReached",
    "Progress",
    "Ref",
    "Run",
    "Silent",
    "Stage",
    "Store",
    "Tally",
    "TimeLimitReached",
    "Unusable",
    "WorkerDied",
    "WorkerPool",
    "check_chain",
    "contents",
    "digest",
    "only_build",
    "output_errors",
    "pack",
    "rare_collections",
    "read_note",
    "remembered",
    "progress_for",
    "tools_of",
    "write_atomically",
    "write_note",
]
