"""The machinery of a build: stages and what they depend on, the store of artefacts, executors, progress.

It knows nothing of protocols; `pipeline.stages` declares the stages and `pipeline.build` runs them.
"""

from .executor import InProcess, TimeLimitReached, WorkerDied, WorkerPool
from .lock import only_build
from .progress import Bars, Lines, Progress, Silent, progress_for
from .runner import Failure, Run, Tally
from .stage import Stage, check_chain, contents, digest, tools_of
from .store import DamagedArtefact, Ref, Store, output_errors, write_atomically
from .task import Artefacts, Given

__all__ = [
    "Artefacts",
    "Bars",
    "DamagedArtefact",
    "Failure",
    "Given",
    "InProcess",
    "Lines",
    "Progress",
    "Ref",
    "Run",
    "Silent",
    "Stage",
    "Store",
    "Tally",
    "TimeLimitReached",
    "WorkerDied",
    "WorkerPool",
    "check_chain",
    "contents",
    "digest",
    "only_build",
    "output_errors",
    "progress_for",
    "tools_of",
    "write_atomically",
]
