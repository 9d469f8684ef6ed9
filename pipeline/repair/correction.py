"""What repair of words has found out about one word."""

from __future__ import annotations

from dataclasses import dataclass

from .tokens import Token


@dataclass(frozen=True, slots=True)
class Correction:
    """A word in place of a token, in the case that fits there; `method` names the rule that says so."""

    token: Token
    word: str
    confidence: float
    evidence: str
    method: str = "ocr-lexicon"
