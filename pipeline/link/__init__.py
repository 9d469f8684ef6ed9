"""What holds over the whole corpus: cases, citations, agreements with their history, recurring passages."""

from .corpus import link_corpus
from .inputs import LinkInput

__all__ = ["LinkInput", "link_corpus"]
