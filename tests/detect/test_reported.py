"""Decisions of other bodies that a § lists for information."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from pipeline.detect import detect_document
from pipeline.detect.reported import reports

from .printed import printed

_TABLE = tomllib.loads(resources.files("pipeline.detect").joinpath("data/reported.toml").read_text("utf-8"))
_HEAD = "^^Granfors kommun  Protokoll\n^^Tekniska nämnden\n^^2019-05-07\n**§ 31\n**Meddelanden\n\n"


def listed(lines: str) -> list[tuple[str | None, str | None, str]]:
    findings = detect_document(*printed(_HEAD + lines))
    assert all(d.paragraph == 0 for d in findings.decisions)
    return [
        (d.body, d.paragraph_label, d.diary_number or "")
        for d in findings.decisions
        if d.rule == "reported-list"
    ]


@pytest.mark.parametrize("title", _TABLE["titles"]["examples"])
def test_a_title_announces_a_list(title: str) -> None:
    assert reports(title)


@pytest.mark.parametrize("title", _TABLE["titles"]["against"])
def test_another_title_announces_none(title: str) -> None:
    assert not reports(title)


@pytest.mark.parametrize(("line", "body", "label", "number"), _TABLE["entries"]["examples"])
def test_an_entry_with_a_paragraph_is_a_decision(line: str, body: str, label: str, number: str) -> None:
    assert listed(line) == [(body, label, number)]


@pytest.mark.parametrize("line", _TABLE["entries"]["against"])
def test_an_entry_without_one_is_not(line: str) -> None:
    assert listed(line) == []


def test_an_entry_goes_on_over_its_lines_and_keeps_the_whole_list_beside_it() -> None:
    text = "§ 67 2026.142 KS Revidering av riktlinjer för\nmarkanvisningar\n§ 68 2026.150 KS Årsredovisning\n"
    decisions = detect_document(*printed(_HEAD + text)).decisions
    assert [d.text for d in decisions] == [
        "§ 67 2026.142 KS Revidering av riktlinjer för markanvisningar",
        "§ 68 2026.150 KS Årsredovisning",
    ]
    assert all(d.verbatim.endswith("Årsredovisning") and d.status == "cited" for d in decisions)
