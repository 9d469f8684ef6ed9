"""The pages of the reading room, through Datasette's in-process client."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from pipeline.errors import DatabaseMissing, UsageError
from pipeline.publish import canned_queries, serve
from pipeline.publish.metadata import STATIC_MOUNT, table_texts
from pipeline.publish.serve import STATIC_FOLDER, serve_command
from pipeline.settings import Settings


def get(room: Datasette, path: str, **parameters: str) -> Any:
    address = f"{path}?{urlencode(parameters)}" if parameters else path
    return asyncio.run(room.client.get(address))


def rows(room: Datasette, path: str, **parameters: str) -> list[dict[str, Any]]:
    response = get(room, f"{path}.json", _shape="array", **parameters)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()
    return found


@pytest.mark.parametrize("table", table_texts())
def test_a_table_page_answers_in_swedish(room: Datasette, table: str) -> None:
    response = get(room, f"/protokoll/{table}")
    assert response.status_code == 200
    assert table_texts()[table]["title"] in response.text


@pytest.mark.parametrize("name", canned_queries())
def test_a_canned_query_answers_with_empty_fields(room: Datasette, name: str) -> None:
    response = get(room, f"/protokoll/{name}")
    assert response.status_code == 200
    assert canned_queries()[name]["title"] in response.text
    assert "sql-error" not in response.text
    rows(room, f"/protokoll/{name}")


def test_the_index_has_the_title_and_hides_the_search_index(room: Datasette) -> None:
    assert "Protokollarkivet" in get(room, "/protokoll").text
    page = get(room, "/protokoll").text
    assert "Allt om ett diarienummer" in page
    assert "decisions_fts" not in page


def test_swedish_letters_are_shown(room: Datasette) -> None:
    page = get(room, "/protokoll/decisions").text
    assert "Avtalet med Älvsta och Sjövik" in page
    assert "Regionfullmäktige" in page


@pytest.mark.parametrize(
    ("table", "typed", "expected"),
    [
        ("pages", "får", [2, 3]),
        ("pages", "far", []),
        ("pages", "RUN/51/2018", [1, 4]),
        ("decisions", '"obalanserat', []),
        ("decisions", "uppdrag AND", [2]),
        ("decisions", "uppdragen -teckna", []),
        ("documents", "uppdrag", [1, 2, 3]),
        ("paragraphs", "§ 14", [1]),
        ("pages", "🙂", []),
    ],
)
def test_a_table_page_searches(room: Datasette, table: str, typed: str, expected: list[int]) -> None:
    assert [row["id"] for row in rows(room, f"/protokoll/{table}", _search=typed)] == expected


ANSWERS: list[tuple[str, dict[str, str], list[dict[str, Any]]]] = [
    (
        "beslut-per-organ-och-ar",
        {"organ": "Regionfullmäktige", "ar": "2018"},
        [{"organ": "Regionfullmäktige", "år": "2018", "beslut": 2, "dokument": 1}],
    ),
    ("beslut-per-organ-och-ar", {"organ": "", "ar": "1999"}, []),
    (
        "sok-i-allt",
        {"fraga": "uppdragen"},
        [{"tabell": "decisions", "rad": 2, "sida": 2}, {"tabell": "paragraphs", "rad": 1}],
    ),
    ("sok-i-allt", {"fraga": '"(-'}, []),
    (
        "beslut-i-klartext",
        {"organ": " Regionfullmäktige", "ar": ""},
        [{"punkt": 1, "slag": "approve", "sida": 1}, {"punkt": 2, "slag": "commission", "sida": 2}],
    ),
    (
        "allt-om-ett-diarienummer",
        {"diarienummer": "run/51/2018"},
        [
            {"vad": "dokument", "datum": "2018-11-20", "fil": "2018/utdrag-rf-14.pdf", "sida": 1},
            {"vad": "paragraf", "paragraf": "§ 14"},
            {"vad": "beslut", "organ": "Regionfullmäktige", "sida": 1},
            {"vad": "avtalshändelse (adopted)", "sida": 1},
            {"vad": "beslut", "sida": 2},
            {
                "vad": "omnämnande",
                "datum": "2020",
                "text": "RUN 51/2018",
                "fil": "2020/uppföljning.pdf",
                "sida": 2,
            },
            {"vad": "hänvisning", "sida": 2},
            {"vad": "avtalshändelse (expires)", "datum": "2022-12-31", "fil": "avtal.pdf"},
        ],
    ),
    ("allt-om-ett-diarienummer", {"diarienummer": ""}, []),
    (
        "avtalets-historia",
        {"avtal": "kollektivtrafik"},
        [
            {"händelse": "antaget", "datum": "2018-11-20", "paragraf": "§ 14", "sida": 1, "källor": 2},
            {"händelse": "löper ut", "datum": "2022-12-31", "fil": "avtal.pdf", "källor": 1},
        ],
    ),
    ("avtalets-historia", {"avtal": "1"}, [{"händelse": "antaget"}, {"händelse": "löper ut"}]),
    ("avtalets-historia", {"avtal": "RUN/51/2018"}, [{"händelse": "antaget"}, {"händelse": "löper ut"}]),
    ("avtalets-historia", {"avtal": "trafikavtalet"}, [{"händelse": "antaget"}, {"händelse": "löper ut"}]),
    ("avtalets-historia", {"avtal": ""}, []),
    (
        "avtal-i-kraft",
        {"dag": "2019-01-15"},
        [
            {
                "avtal": "Avtal om kollektivtrafik",
                "parter": "Region Norrmark; Älvsta kommun",
                "till": "2022-12-31",
            }
        ],
    ),
    ("avtal-i-kraft", {"dag": "2022-12-31"}, [{"id": 1}]),
    ("avtal-i-kraft", {"dag": "2023-01-01"}, []),
    ("avtal-i-kraft", {"dag": "2018-12-31"}, []),
    ("oppna-hanvisningar", {}, [{"diarienummer": "RUN/51/2018", "fil": "2020/uppföljning.pdf", "sida": 2}]),
    ("svarlasta-sidor", {"hogst": "0,7"}, [{"kvalitet": 0.6, "fil": "2020/uppföljning.pdf", "sida": 1}]),
    ("svarlasta-sidor", {"hogst": "0.5"}, []),
    (
        "problem-per-slag",
        {},
        [
            {"steg": "collect", "slag": "not-a-pdf", "antal": 1, "exempel": "webb/sida.pdf"},
            {"steg": "detect", "slag": "no-signatures"},
            {"steg": "extract", "slag": "encrypted"},
            {"steg": "extract", "slag": "low-quality"},
            {"steg": "link", "slag": "agreement-gap"},
            {"steg": "load", "slag": "event-without-source"},
        ],
    ),
]


@pytest.mark.parametrize(("name", "parameters", "expected"), ANSWERS)
def test_a_canned_query_answers(
    room: Datasette, name: str, parameters: dict[str, str], expected: list[dict[str, Any]]
) -> None:
    found = rows(room, f"/protokoll/{name}", **parameters)
    assert len(found) == len(expected)
    for row, wanted in zip(found, expected, strict=True):
        assert {key: row[key] for key in wanted} == wanted


def test_serving_is_read_only_and_local(archive: Path) -> None:
    settings = Settings(output=archive.parent, port=8123)
    command = serve_command(settings)
    assert command[0] == sys.executable
    assert command[command.index("--immutable") + 1] == str(archive)
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert command[command.index("--port") + 1] == "8123"
    assert Path(command[command.index("--metadata") + 1]).is_file()


def test_without_a_database_the_remedy_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing) as caught:
        serve(Settings(output=tmp_path))
    assert "make" in caught.value.remedy


def test_a_port_in_use_is_said(archive: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="port"):
            serve(Settings(output=archive.parent, port=taken.getsockname()[1]))


def test_the_style_sheet_is_served_by_ourselves(archive: Path, room: Datasette) -> None:
    assert f"{STATIC_MOUNT}:{STATIC_FOLDER}" in serve_command(Settings(output=archive.parent))
    assert "/arkiv/room.css" in get(room, "/protokoll").text
    assert "color-scheme" in get(room, "/arkiv/room.css").text
