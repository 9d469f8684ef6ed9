"""One corpus, one database: whatever does the work, and however often it is killed on the way."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.engine import InProcess
from pipeline.evaluate.specimens import write_documents
from pipeline.settings import Settings
from pipeline.stages import STAGES

from .conftest import ROOT
from .engine.broken import FILES
from .toy_build import toy_stages, write_corpus

SCRIPT = """
import sys
from pathlib import Path
from pipeline.build import build
from pipeline.settings import Settings
from pipeline.stages import STAGES
from tests.toy_build import toy_stages

if __name__ == "__main__":
    stages = toy_stages() if sys.argv[3] == "toys" else STAGES
    build(Settings(corpus=Path(sys.argv[1]), output=Path(sys.argv[2]), jobs=2), stages=stages)
"""
STAGES_BY_NAME = {"toys": toy_stages(), "real": STAGES}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Enough documents that a kill may come anywhere."""
    files = {f"{n % 7}/{n:03}.pdf": f"§ {n} Ärende\natt besluta {n}\f{n * 'sida '}" for n in range(120)}
    files |= {"trip.pdf": "trip", "locked.pdf": "empty"}
    write_corpus(tmp_path / "corpus", files)
    return Settings(corpus=tmp_path / "corpus", output=tmp_path / "serial", jobs=2)


@pytest.fixture
def real(tmp_path: Path) -> Settings:
    """A few documents for the real stages: with a text layer, as scans, broken, and not PDFs at all."""
    corpus = tmp_path / "corpus"
    write_documents(corpus / "text", 4, 2)
    write_documents(corpus / "scans", 1, 1, scans=True)
    for name in ("good", "cut-50", "locked", "empty", "forms-in-a-row", "two-in-one"):
        (corpus / f"{name}.pdf").write_bytes(FILES[name]())
    return Settings(corpus=corpus, output=tmp_path / "serial", jobs=2)


def sha256(settings: Settings) -> str:
    return hashlib.sha256(settings.database.read_bytes()).hexdigest()


@contextmanager
def started(settings: Settings, stages: str = "toys"):
    """A build in a process of its own."""
    script = settings.output.parent / "run.py"
    script.write_text(SCRIPT)
    command = [sys.executable, script, settings.corpus, settings.output, stages]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        yield process


def build_serially(settings: Settings, stages: str = "toys") -> None:
    build(settings, executor=InProcess(), stages=STAGES_BY_NAME[stages])


def build_on_a_cluster(settings: Settings, stages: str = "toys") -> Settings:
    pytest.importorskip("distributed")
    own = replace(settings, output=settings.output.with_name("cluster"), cluster="local")
    build(own, stages=STAGES_BY_NAME[stages])
    return own


def kill_often(settings: Settings, kills: int, seed: int, stages: str = "toys") -> None:
    """Kill builds at random moments, then let one end, and compare with what is there of one left alone.

    A build that ended before it could be killed does not count, and the next one begins from nothing.
    """
    own, timed = (replace(settings, output=settings.output.with_name(name)) for name in ("killed", "pool"))
    began = time.monotonic()
    with started(timed, stages) as process:
        assert process.wait() == 0
    longest = time.monotonic() - began
    assert sha256(timed) == sha256(settings)
    dice = random.Random(seed)
    while kills:
        with started(own, stages) as process:
            time.sleep(dice.uniform(0.1, longest))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                kills -= 1
            elif kills:
                shutil.rmtree(own.output)
            process.wait()
    with started(own, stages) as process:
        assert process.wait() == 0
    assert sha256(own) == sha256(settings)
    assert not list(own.output.glob("*.new*")) and not (own.output / "scratch").exists()
    assert not list((own.output / "store").glob("*/.unfinished-*"))


def test_serial_pool_and_cluster_write_the_same_bytes_and_kills_change_nothing(settings: Settings) -> None:
    build_serially(settings)
    assert sha256(build_on_a_cluster(settings)) == sha256(settings)
    kill_often(settings, 4, seed=4)


@pytest.mark.engine
def test_it_is_the_same_with_the_real_stages(real: Settings) -> None:
    build_serially(real, "real")
    assert sha256(build_on_a_cluster(real, "real")) == sha256(real)
    kill_often(real, 2, seed=2, stages="real")


@pytest.mark.slow
@pytest.mark.engine
@pytest.mark.parametrize("stages", ["toys", "real"])
def test_twenty_kills_change_nothing(stages: str, request: pytest.FixtureRequest) -> None:
    settings = request.getfixturevalue({"toys": "settings", "real": "real"}[stages])
    build_serially(settings, stages)
    kill_often(settings, 20, seed=20, stages=stages)
