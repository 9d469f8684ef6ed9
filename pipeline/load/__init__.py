"""Writing the archive into one SQLite database that replaces the old one when it is complete."""

from .database import load_database
from .inputs import LoadInput

__all__ = ["LoadInput", "load_database"]
