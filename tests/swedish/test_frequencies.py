from __future__ import annotations

from types import SimpleNamespace

import msgspec
import pytest
from wordfreq import get_frequency_dict

from pipeline.swedish import frequencies as module
from pipeline.swedish.frequencies import frequencies


def test_the_list_is_what_the_package_itself_gives() -> None:
    assert frequencies() == get_frequency_dict("sv", "best")


def test_the_most_common_forms_come_first() -> None:
    shares = list(frequencies().values())
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("header", [{"format": "cB", "version": 2}, "words"])
def test_a_list_in_another_form_is_refused(header: object, monkeypatch: pytest.MonkeyPatch) -> None:
    data = msgspec.msgpack.encode([header, ["och"]])
    monkeypatch.setattr(module, "gzip", SimpleNamespace(decompress=lambda packed: data))
    with pytest.raises(ValueError, match="form that is not known"):
        frequencies()


def test_without_the_package_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match="wordfreq is not installed"):
        frequencies()
