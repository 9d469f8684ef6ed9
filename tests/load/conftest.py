from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.load import load_database

from . import norrmark


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the archive of Region Norrmark."""
    path = tmp_path_factory.mktemp("load") / "protokoll.db"
    load_database(path, norrmark.documents(), norrmark.links(), norrmark.file_problems())
    return path


@pytest.fixture
def database(archive: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()
