"""What the tests of all rooms share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is the machine's matter, and what else it does.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample documents beside the checkout; without it the test is skipped."""
    folder = ROOT.parent / "shared"
    if not (folder / "archive").is_dir():
        pytest.skip("there are no shared sample documents beside the checkout")
    return folder


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have settings of their own; the tests must not depend on them."""
    import os

    for name in [name for name in os.environ if name.startswith("PROTOKOLLARKIV_")]:
        monkeypatch.delenv(name)
