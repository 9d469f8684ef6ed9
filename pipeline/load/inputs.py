"""What `load` is given for each document."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Findings, Names, ReadDocument, RepairedDocument, Source


@dataclass(frozen=True, slots=True)
class LoadInput:
    """A file of the archive with what every room before made of it."""

    source: Source
    read: ReadDocument
    repaired: RepairedDocument
    findings: Findings
    names: Names | None = None
