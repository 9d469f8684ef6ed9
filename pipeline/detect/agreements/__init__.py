"""What one document tells of agreements: which are spoken of, what happened to them, how they are related."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .telling import Telling, find_agreements

__all__ = ["Telling", "find_agreements"]


def __getattr__(name: str) -> Any:
    """All rules are loaded with these; linking, which needs some modules, does without."""
    if name in __all__:
        from . import telling

        return getattr(telling, name)
    raise AttributeError(name)
