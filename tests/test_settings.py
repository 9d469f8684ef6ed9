"""Where settings come from, which wins, and what is said of a wrong one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.settings import Settings, read_settings


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {}) == Settings()
    assert Settings().database == Path("output/protokoll.db")


def test_the_later_source_wins(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.protokollarkiv]\njobs = 1\nport = 1111\nocr_dpi = 200\n")
    (tmp_path / "protokollarkiv.toml").write_text("jobs = 2\nport = 2222\n")
    settings = read_settings(tmp_path, {"PROTOKOLLARKIV_JOBS": "3", "HOME": "/"})
    assert (settings.jobs, settings.port, settings.ocr_dpi) == (3, 2222, 200)


def test_a_pyproject_of_something_else_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert read_settings(tmp_path, {}) == Settings()


@pytest.mark.parametrize(
    ("toml", "environment", "message"),
    [
        ("colour = 1", {}, "there is no setting 'colour'"),
        ("jobs = 'many'", {}, "jobs must be int, not 'many'"),
        ("ocr = 'perhaps'", {}, "ocr must be auto, never or always"),
        ("jobs = ", {}, "not valid TOML"),
        ("", {"PROTOKOLLARKIV_OCR_DPI": "fine"}, "environment: ocr_dpi must be int"),
        ("", {"PROTOKOLLARKIV_OCRDPI": "300"}, "environment: there is no setting 'ocrdpi'"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place(
    tmp_path: Path, toml: str, environment: dict[str, str], message: str
) -> None:
    (tmp_path / "protokollarkiv.toml").write_text(toml)
    with pytest.raises(UsageError, match=message):
        read_settings(tmp_path, environment)


def test_paths_become_paths() -> None:
    settings = Settings().with_values({"corpus": "arkiv å", "output": "ut"}, "test")
    assert (settings.corpus, settings.database) == (Path("arkiv å"), Path("ut/protokoll.db"))


@pytest.mark.parametrize(("jobs", "expected"), [(3, 3), (0, None)])
def test_no_number_of_jobs_means_one_for_each_core(jobs: int, expected: int | None) -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    assert Settings(jobs=jobs).worker_count == (expected or cores)
