"""What can stop the program, each cause with its exit code and what to do about it.

    ArchiveError                 1
    ├── UsageError               2   a command, option or setting that makes no sense
    ├── CorpusError              3   the folder of PDFs is not there, or cannot be read
    ├── ToolMissing              4   a program or language model that is needed is not installed
    ├── DatabaseMissing          5   there is no database to read
    ├── OutputError              6   the output cannot be written: no space, no permission, in use
    └── BuildInterrupted       130   stopped by the user; a later build goes on where this one ended

Exit code 0 is a build in which every file was read, 10 one that was completed with problems to look at
(they are rows in the table `problems`); 10 is only given where `--strict` asks for it.
"""

from __future__ import annotations

EXIT_WITH_PROBLEMS = 10


class ArchiveError(Exception):
    """The root: a message for the user, and a remedy where there is one."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class UsageError(ArchiveError):
    """A command, option or setting that makes no sense."""

    exit_code = 2


class CorpusError(ArchiveError):
    """The folder of PDFs does not exist or cannot be read."""

    exit_code = 3


class ToolMissing(ArchiveError):
    """A program or language model that is needed is not installed."""

    exit_code = 4


class DatabaseMissing(ArchiveError):
    """There is no database where one is to be read."""

    exit_code = 5


class OutputError(ArchiveError):
    """The output cannot be written: no space, no permission, or another build is writing it."""

    exit_code = 6


class BuildInterrupted(ArchiveError):
    """The user stopped the build. What was done is kept, and the next build goes on from there."""

    exit_code = 130
