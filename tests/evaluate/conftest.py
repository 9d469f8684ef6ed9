from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.load import load_database

from ..load import norrmark


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the archive of Region Norrmark."""
    path = tmp_path_factory.mktemp("evaluate") / "protokoll.db"
    load_database(path, norrmark.documents(), norrmark.links(), norrmark.file_problems())
    return path
