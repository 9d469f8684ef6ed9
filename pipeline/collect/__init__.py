"""Finding the PDFs of an archive: what is a source, what only pretends to be one, and what is left out."""

from .attached import Insides
from .hashes import Hashes
from .sources import Collected, find_sources

__all__ = ["Collected", "Hashes", "Insides", "find_sources"]
