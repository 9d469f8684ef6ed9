"""The commands on agreements, over an archive of two agreements of which one follows the other."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.detect import detect_document
from pipeline.link import LinkInput, link_corpus
from pipeline.load import LoadInput, load_database
from pipeline.model import Source

from .detect.printed import printed
from .link.histories import protocol

OLD = """
##Avtal om gemensam växel
##mellan Nolby kommun och Ekvalls kommun

**1. Parter
Nolby kommun, org.nr 212000-5555, och Ekvalls kommun, org.nr 212000-8888.

**2. Ersättning
Ekvalls kommun betalar 1 150 000 kronor per år till Nolby kommun.

**3. Avtalstid
Detta avtal gäller från och med den 1 februari 2013 till och med den 31 januari 2017.
"""
NEW = """
##Avtal om gemensam kundtjänst
##mellan Nolby kommun och Ekvalls kommun

**1. Parter
Nolby kommun, org.nr 212000-5555, och Ekvalls kommun, org.nr 212000-8888.

**2. Ersättning
Ekvalls kommun betalar 1 400 000 kronor per år till Nolby kommun.

**3. Insyn
Parterna tar del av varandras statistik.

**4. Avtalstid
Detta avtal gäller från och med den 1 februari 2019 till och med den 31 januari 2023.
"""
EXTENDED = protocol(
    "Nolby kommun",
    "Kommunstyrelsen",
    "2016-10-11",
    """
**§ 188 Förlängning av avtal om gemensam växel

**Beslut
Kommunstyrelsen beslutar

att förlänga Avtal om gemensam växel mellan Nolby kommun och Ekvalls kommun till och med den
31 januari 2019.
""",
)
FILES = {"växel.pdf": OLD, "kundtjänst.pdf": NEW, "ks-2016-10-11.pdf": EXTENDED}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("output")
    loaded = []
    for number, (file, text) in enumerate(sorted(FILES.items())):
        read, repaired = printed(*text.strip("\n").split("====\n"))
        sha256 = f"{number:064d}"
        read, repaired = replace(read, sha256=sha256), replace(repaired, sha256=sha256)
        findings = detect_document(read, repaired)
        loaded.append(LoadInput(Source(file, sha256, 1000), read, repaired, findings))
    links = link_corpus([LinkInput(one.repaired, one.findings) for one in loaded])
    load_database(folder / "protokoll.db", loaded, links, ())
    return str(folder)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def _json(*arguments: str) -> object:
    result = _run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2013-01-31", []),
        ("2013-02-01", ["växel"]),
        ("2018-06-01", ["växel"]),
        ("2019-02-01", ["kundtjänst"]),
        ("2023-02-01", []),
    ],
)
def test_in_force_on_a_day(output: str, day: str, expected: list[str]) -> None:
    found = _json("in-force", day, "--output", output)
    assert [one["title"].split()[3] for one in found] == expected  # type: ignore[attr-defined]
    text = _run("in-force", day, "--output", output).stdout
    assert all(f"gemensam {name} " in text for name in expected)
    assert expected or "No agreement" in text


def test_the_party_narrows_and_the_page_that_tells_the_last_day_is_named(output: str) -> None:
    assert _json("in-force", "2018-06-01", "--party", "Granfors", "--output", output) == []
    (one,) = _json("in-force", "2018-06-01", "--party", "nolby", "--output", output)  # type: ignore[misc]
    assert (one["valid_to"], one["file"], one["page"]) == ("2019-01-31", "ks-2016-10-11.pdf", 1)


def test_every_line_of_a_history_has_its_file_and_page(output: str) -> None:
    events = _json("history", "gemensam växel", "--output", output)
    assert [(one["date"], one["kind"], one["file"], one["page"]) for one in events] == [  # type: ignore[attr-defined]
        ("2013-02-01", "in_force", "växel.pdf", 1),
        ("2016-10-11", "extended", "ks-2016-10-11.pdf", 1),
        ("2017-01-31", "expires", "växel.pdf", 1),
        ("2019-01-31", "expires", "ks-2016-10-11.pdf", 1),
    ]
    text = _run("history", "gemensam växel", "--output", output).stdout
    assert "2016-10-11  förlängt       Kommunstyrelsen § 188" in text
    assert text.count("page 1:") == 4


def test_a_history_ends_with_how_the_agreement_stands_to_others(output: str) -> None:
    with closing(sqlite3.connect(Path(output) / "protokoll.db")) as connection, connection:
        ids = {
            file: row
            for row, file in connection.execute(
                "select agreements.id, file from agreements join documents on documents.id = document_id"
            )
        }
        connection.execute(
            "insert into agreement_relations select ?, 'replaces', ?, id, 1, 'Avtalet ersätter växelavtalet.'"
            " from documents where file = 'kundtjänst.pdf'",
            (ids["kundtjänst.pdf"], ids["växel.pdf"]),
        )
    try:
        newer, older = (_run("history", name, "--output", output).stdout for name in ("kundtjänst", "växel"))
        assert "–           ersätter       Avtal om gemensam växel" in newer
        assert "–           ersätts av     Avtal om gemensam kundtjänst" in older
        assert "kundtjänst.pdf, page 1: Avtalet ersätter växelavtalet." in older
    finally:
        with closing(sqlite3.connect(Path(output) / "protokoll.db")) as connection, connection:
            connection.execute("delete from agreement_relations")


def test_compare_tells_what_changed_by_clause(output: str) -> None:
    found = _json("compare", "växel.pdf", "gemensam kundtjänst", "--output", output)
    assert {field["name"]: field["after"] for field in found["fields"]} == {  # type: ignore[index]
        "första dag": "2019-02-01",
        "sista dag": "2023-01-31",
        "summa": "1400000 SEK",
    }
    assert [change["change"] for change in found["clauses"]] == ["same", "reworded", "added", "reworded"]  # type: ignore[index]
    text = _run("compare", "växel.pdf", "kundtjänst.pdf", "--output", output).stdout
    assert "summor: 1150000 -> 1400000" in text and "[-150-] {+400+}" in text


@pytest.mark.parametrize("name", ["ks-2016-10-11.pdf", "hamn"])
def test_what_has_no_clauses_or_is_not_there_cannot_be_compared(output: str, name: str) -> None:
    result = _run("compare", name, "kundtjänst.pdf", "--output", output)
    assert result.exit_code == 2 and name in result.stderr


def test_a_name_that_fits_several_texts_is_not_guessed(output: str) -> None:
    result = _run("compare", "Avtal om gemensam", "kundtjänst.pdf", "--output", output)
    assert result.exit_code == 2 and "växel.pdf" in result.stderr
