from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette

from pipeline.load import load_database
from pipeline.publish.metadata import STATIC_MOUNT, metadata
from pipeline.publish.serve import DATASETTE_SETTINGS, PLUGINS_FOLDER, STATIC_FOLDER, TEMPLATES_FOLDER

from ..load import norrmark
from .hostile import hostile_documents


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the archive of Region Norrmark."""
    path = tmp_path_factory.mktemp("publish") / "protokoll.db"
    load_database(path, norrmark.documents(), norrmark.links(), norrmark.file_problems())
    return path


def reading_room(database: Path, corpus: Path | None = None) -> Datasette:
    """The reading room over a database, as `serve` sets it up."""
    told = metadata()
    told["plugins"] = {"protokollarkiv": {"corpus": str(corpus or database.parent / "none")}}
    return Datasette(
        files=[],
        immutables=[str(database)],
        metadata=told,
        settings=dict(DATASETTE_SETTINGS),
        plugins_dir=str(PLUGINS_FOLDER),
        template_dir=str(TEMPLATES_FOLDER),
        static_mounts=[(STATIC_MOUNT, str(STATIC_FOLDER))],
    )


@pytest.fixture(scope="session")
def room(archive: Path) -> Datasette:
    """The reading room of the archive of Region Norrmark, without its PDF files."""
    return reading_room(archive)


@pytest.fixture(scope="session")
def paper_room(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """A reading room with PDF files, whose texts and names are as bad as can be."""
    folder = tmp_path_factory.mktemp("paper")
    load_database(folder / "protokoll.db", *hostile_documents(folder / "corpus"))
    return reading_room(folder / "protokoll.db", folder / "corpus")
