"""Showing the archive: Datasette with Swedish titles and canned queries, search, exports."""

from .exports import export_tables
from .metadata import canned_queries, write_metadata
from .search import Hit, search
from .serve import serve

__all__ = ["Hit", "canned_queries", "export_tables", "search", "serve", "write_metadata"]
