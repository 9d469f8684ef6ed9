"""Scoring a database against facts that are known to be true, and measuring how fast a build is."""

from .floors import Shortfall
from .report import Report
from .scoring import evaluate

__all__ = ["Report", "Shortfall", "evaluate"]
