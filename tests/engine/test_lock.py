"""Two builds never write one output folder at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.engine import only_build
from pipeline.errors import OutputError


def test_a_second_build_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with (
        only_build(tmp_path / "out"),
        pytest.raises(OutputError, match=rf"Another build \(process {os.getpid()}\)") as caught,
        only_build(tmp_path / "out"),
    ):
        pass
    assert "--output" in caught.value.remedy


def test_the_folder_is_free_again_after_a_build_however_it_ended(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), only_build(tmp_path):
        raise ZeroDivisionError
    with only_build(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError), only_build(tmp_path / "file" / "out"):
        pass
