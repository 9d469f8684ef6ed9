"""The reading room: Datasette over the finished database, on this machine only."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from ..errors import DatabaseMissing, OutputError, UsageError
from ..settings import PREFIX, Settings
from .metadata import METADATA_FILE, STATIC_MOUNT, write_metadata

HOST = "127.0.0.1"
STATIC_FOLDER = Path(__file__).parent / "static"
PLUGINS_FOLDER = Path(__file__).parent / "plugins"
TEMPLATES_FOLDER = Path(__file__).parent / "room" / "templates"

# `max_csv_mb` 0 lifts Datasette's bound on downloads: the archive is the reader's own.
DATASETTE_SETTINGS = {
    "default_page_size": 50,
    "default_facet_size": 20,
    "suggest_facets": "off",
    "sql_time_limit_ms": 5000,
    "facet_time_limit_ms": 1000,
    "truncate_cells_html": 600,
    "max_csv_mb": 0,
}


def serve_command(settings: Settings) -> list[str]:
    """The command that serves the archive. DatabaseMissing if there is nothing to serve."""
    database = settings.database
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    metadata = _fresh_metadata(settings.output)
    options = [part for name, value in DATASETTE_SETTINGS.items() for part in ("--setting", name, str(value))]
    return [
        sys.executable,
        *("-m", "datasette", "serve"),
        *("--immutable", str(database)),
        *("--metadata", str(metadata)),
        *("--static", f"{STATIC_MOUNT}:{STATIC_FOLDER}"),
        *("--plugins-dir", str(PLUGINS_FOLDER)),
        *("--template-dir", str(TEMPLATES_FOLDER)),
        *("--host", HOST),
        *("--port", str(settings.port)),
        *options,
    ]


def _fresh_metadata(output: Path) -> Path:
    """The metadata as this version has it; the one that is there where the folder cannot be written."""
    try:
        return write_metadata(output)
    except OSError as error:
        if (there := output / METADATA_FILE).is_file():
            return there
        raise OutputError(
            f"{output / METADATA_FILE} cannot be written: {error.strerror}",
            "Give yourself permission to write in the folder, or build into another one.",
        ) from None


def serve(settings: Settings) -> None:
    """Serve the archive until stopped; does not return. UsageError if the port is taken."""
    command = serve_command(settings)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, settings.port))
        except OSError as error:
            raise UsageError(
                f"port {settings.port} on {HOST} cannot be used: {error.strerror}",
                "Stop what uses it, or choose another one with the setting port.",
            ) from None
    sys.stdout.flush()
    # The plugin reads the same setting, for the pictures of pages.
    os.environ[f"{PREFIX}CORPUS"] = str(settings.corpus.absolute())
    os.execv(command[0], command)
