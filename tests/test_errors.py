"""Exit codes are a promise to scripts: each cause keeps its own."""

from __future__ import annotations

import pickle

import pytest

from pipeline import errors

CODES = {
    errors.ArchiveError: 1,
    errors.UsageError: 2,
    errors.CorpusError: 3,
    errors.ToolMissing: 4,
    errors.DatabaseMissing: 5,
    errors.OutputError: 6,
    errors.BuildInterrupted: 130,
}


@pytest.mark.parametrize(("kind", "code"), CODES.items(), ids=lambda value: getattr(value, "__name__", value))
def test_each_cause_keeps_its_exit_code(kind: type[errors.ArchiveError], code: int) -> None:
    assert kind.exit_code == code
    assert f"{kind.__name__:<17}" in errors.__doc__
    assert issubclass(kind, errors.ArchiveError)


def test_no_cause_is_without_a_promise() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type)}
    assert kinds == set(CODES)
    assert errors.EXIT_WITH_PROBLEMS == 10 and 10 not in CODES.values()


def test_an_error_keeps_its_remedy_on_the_way_from_a_worker() -> None:
    error = pickle.loads(pickle.dumps(errors.ToolMissing("no Tesseract", "install it")))
    assert (str(error), error.remedy, error.exit_code) == ("no Tesseract", "install it", 4)
