"""A reading room and a browser, started once for all that is looked at.

The archive is the one in the folder that SEEN_ARCHIVE names; without that the sample archive
is built.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.build import build
from pipeline.settings import Settings

from ...conftest import ROOT
from .chromium import browser_path, chromium, served
from .main_pages import main_pages


@dataclass(frozen=True)
class Room:
    """A reading room in a browser: its address, and the pages that it has, by name."""

    address: str
    pages: dict[str, str]
    browser: Any


@pytest.fixture(scope="session")
def seen_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The reading room of the sample archive, and Chromium."""
    if browser_path() is None:
        pytest.skip("no Chromium is installed: .setup/browser installs it")
    pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    corpus = ROOT / "corpus"
    given = os.environ.get("SEEN_ARCHIVE")
    output = Path(given) if given else tmp_path_factory.mktemp("seen")
    if not (output / "protokoll.db").is_file():
        build(Settings(corpus=corpus, output=output))
    with served(output, corpus) as address, chromium() as browser:
        yield Room(address, main_pages(output / "protokoll.db"), browser)
