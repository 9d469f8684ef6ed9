"""The build repairs again what consulted something that changed, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.engine import InProcess, Stage
from pipeline.settings import Settings
from pipeline.stages import STAGES

from ..toy_build import toy_stages, write_corpus
from .pages import DAMAGED, SOUND

REAL = ("counts", "questions", "lexicon", "evidence", "repair")
COUNTED = REAL[2:]


def stages() -> list[Stage]:
    """The toy build with the real stages of this room."""
    real = {stage.name: stage for stage in STAGES if stage.name in REAL}
    return [real.get(toy.name, toy) for toy in toy_stages()]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    files = {
        "sound.pdf": f"{SOUND}\nByn Qvärnåsen i Älvsta har ett sam-\nråd.",
        "damaged.pdf": f"{DAMAGED}\nByn Qvarnasen i Alvsta har ett samrad.",
    }
    write_corpus(tmp_path / "corpus", files)
    return Settings(corpus=tmp_path / "corpus", output=tmp_path / "output")


def made(settings: Settings) -> dict[str, int]:
    report = build(settings, executor=InProcess(), stages=stages())
    assert not report.failures
    return {name: report.tallies[name].made for name in COUNTED}


def test_a_document_that_tells_the_others_nothing_is_the_only_one_repaired(settings: Settings) -> None:
    assert made(settings) == {"lexicon": 1, "evidence": 2, "repair": 2}
    write_corpus(settings.corpus, {"new.pdf": "Zinkgruvan öppnar. " * 9})
    assert made(settings) == {"lexicon": 1, "evidence": 3, "repair": 1}


def test_a_document_that_knows_better_has_the_damaged_one_repaired_again(settings: Settings) -> None:
    made(settings)
    write_corpus(
        settings.corpus, {"new.pdf": f"{SOUND}\nTill Qvärnåsen går en väg, och i Qvärnåsen bor få." * 3}
    )
    assert made(settings) == {"lexicon": 1, "evidence": 3, "repair": 2}
