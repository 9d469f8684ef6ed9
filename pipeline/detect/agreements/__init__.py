"""What one document tells of agreements: which are spoken of, what happened to them, how they are related."""

from .telling import Telling, find_agreements

__all__ = ["Telling", "find_agreements"]
