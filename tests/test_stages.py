"""What the stages depend on beside the documents."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

from pipeline.stages import installed_model


def test_which_trained_model_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = [EntryPoint(name, name, "spacy_models") for name in ("en_core_web_sm", "sv_b", "sv_a")]
    monkeypatch.setattr("pipeline.stages.entry_points", lambda group: installed)
    installed_model.cache_clear()
    assert (installed_model(), installed_model("none"), installed_model("sv_b")) == ("sv_a", None, "sv_b")
    monkeypatch.setattr("pipeline.stages.entry_points", lambda group: [])
    installed_model.cache_clear()
    assert installed_model() is None
    installed_model.cache_clear()


def test_what_is_only_wanted_for_work_is_not_imported_to_find_that_there_is_none() -> None:
    code = (
        "import sys; from pipeline.build import build; from pipeline.settings import Settings;"
        "from pipeline.stages import STAGES; [stage.dependencies(Settings()) for stage in STAGES];"
        "heavy = ('pipeline.detect', 'pipeline.repair', 'pipeline.load', 'pipeline.publish', 'spacy');"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"
