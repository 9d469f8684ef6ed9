"""Our own pages: what they show, that they stay where they are, and what they never do."""

from __future__ import annotations

import asyncio
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette
from PIL import Image

from pipeline.load import load_database
from pipeline.publish.room.answers import flowing
from pipeline.publish.room.charts import Moment, Term, time_line, year_of

from ..load import norrmark
from .browser.main_pages import KINDS, main_pages
from .conftest import reading_room
from .hostile import SCRIPT

LARGEST = 300_000
DOCUMENT = "/dokument/" + "a" * 16
DECISION = "/beslut/" + "a" * 16 + "-p14-b1"


def get(room: Datasette, path: str) -> Any:
    return asyncio.run(room.client.get(path))


def links(text: str) -> set[str]:
    found = re.findall(r'(?:href|src)="(/[^"#]*)"', text)
    return {address.replace("&amp;", "&") for address in found}


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    """Every tag of a page with its attributes, as a browser reads them."""
    found: list[tuple[str, dict[str, str | None]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))  # type: ignore[method-assign]
    parser.feed(text)
    return found


def active(tag: str, attributes: dict[str, str | None]) -> bool:
    """True for a tag that runs, styles by itself, or fetches something from elsewhere."""
    fetched = [attributes.get(name) or "" for name in ("src", "action")]
    if tag == "link":
        fetched.append(attributes.get("href") or "")
    return (
        tag in {"script", "style", "iframe", "object", "embed", "base"}
        or any(name.startswith("on") or name == "style" for name in attributes)
        or any("//" in address for address in fetched)
        or any((attributes.get(name) or "").startswith(("javascript:", "data:")) for name in ("href", "src"))
    )


def walked(room: Datasette, start: str = "/") -> dict[str, Any]:
    """Every page of ours that can be reached from the first one, by its address."""
    pages: dict[str, Any] = {}
    waiting = [start, "/sok?q=avtal", "/sok?q=beslut"]
    while waiting:
        address = waiting.pop()
        if address in pages or address.startswith(("/protokoll", "/-/", "/arkiv/")):
            continue
        pages[address] = get(room, address)
        if "html" in pages[address].headers["content-type"]:
            waiting += links(pages[address].text)
    return pages


@pytest.mark.parametrize("name", ["room", "paper_room"])
def test_every_link_leads_to_a_page_that_is_small_and_closed_to_the_outside(
    name: str, request: pytest.FixtureRequest
) -> None:
    pages = walked(request.getfixturevalue(name))
    assert len(pages) > 20
    # The room without its PDF files links to no picture.
    assert {address: page.status_code for address, page in pages.items() if page.status_code != 200} == {}
    for address, page in pages.items():
        policy = page.headers["content-security-policy"]
        assert page.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        if "html" in page.headers["content-type"]:
            assert len(page.content) < LARGEST, address
            assert '<html lang="sv">' in page.text
            assert page.text.count("<h1") == 1
            assert [tag for tag in tags(page.text) if active(*tag)] == [], address


SHOWN: list[tuple[str, list[str]]] = [
    ("/", ["Protokollarkivet", "Regionfullmäktige", "Avtal om kollektivtrafik"]),
    ("/sok?q=uppdraget", ["<mark>uppdrag</mark>", "Regionfullmäktige", "träff"]),
    ("/sok?q=regiondirektoren", ["Arkivet har inte ordet", "<mark>Regiondirektören</mark>"]),
    ("/sok?q=xyzzy", ["Inga träffar"]),
    (
        DECISION,
        [
            "§ 14 Avtal om kollektivtrafik",
            "godkänns från och med januari 2019",
            "Region Norrmark, Regionfullmäktige, protokollsutdrag 2018-11-20, § 14, punkt 1, dnr RUN/51/2018",
            "Åberopas av",
            "Läsesalen har startats utan arkivets PDF-filer",
        ],
    ),
    (DOCUMENT, ["Sida 1 av 2", "Lagat på sidan (1)", "ingen justering hittades"]),
    (f"{DOCUMENT}/2", ["Sida 2 av 2", "Regiondirektören får i uppdrag"]),
    (f"{DOCUMENT}?visa=andringar", ["<del>Region Norrmark Protokollsutdrag"]),
    (f"{DOCUMENT}?fran=0&till=4", ["<mark>§ 14</mark>"]),
    ("/dokument/" + "b" * 16, ["Svårläst sida"]),
    ("/arende/RUN/51/2018", ["Ärende RUN/51/2018", "godkänns", "Omnämns i"]),
    (
        "/organ/region-norrmark/regionfullmaktige",
        ["Regionfullmäktige – Region Norrmark", "§ 14", "2018-11-20"],
    ),
    ("/avtal", ["Avtal om kollektivtrafik", "2019-01 – 2022-12-31", "<svg"]),
    ("/arkivet", ["Läskvalitet per år", "encrypted", "hänvisningar leder inte"]),
]


@pytest.mark.parametrize(("address", "expected"), SHOWN)
def test_a_page_shows(room: Datasette, address: str, expected: list[str]) -> None:
    page = get(room, address)
    assert page.status_code == 200
    text = re.sub(r"\s+", " ", page.text)
    assert [words for words in expected if words not in text] == []


def test_the_pages_of_the_screenshots_are_there(archive: Path, room: Datasette) -> None:
    pages = main_pages(archive)
    assert set(pages) == set(KINDS)
    for name, address in pages.items():
        page = get(room, address)
        assert page.status_code == (404 if name == "saknas" else 200), name
        assert '<html lang="sv">' in page.text
        assert len(page.content) < LARGEST
        assert "unsafe" not in page.headers["content-security-policy"]
        assert [tag for tag in tags(page.text) if active(*tag)] == [], name


def test_an_agreement_shows_its_history_with_sources(room: Datasette) -> None:
    [address] = {link for link in links(get(room, "/avtal").text) if "kollektivtrafik" in link}
    text = get(room, address).text
    assert text.index("antaget") < text.index("löper ut")
    assert f'href="{DOCUMENT}/1"' in text
    assert "ersätter" in text
    assert text.count("<circle") == 2


@pytest.mark.parametrize(
    "address",
    [
        *("/beslut/finns-inte", "/beslut/" + "a" * 16 + "-p99-b1", "/dokument/" + "f" * 16, f"{DOCUMENT}/3"),
        *("/dokument/..%2F..%2Fetc%2Fpasswd", "/arende/RUN/52/2018", "/organ/x/y", "/avtal/x", "/avtal/%00"),
        *("/bild/" + "f" * 16 + "/1.png", "/bild/" + "a" * 16 + "/1.png", "/bild/" + "a" * 16 + "/0.png"),
    ],
)
def test_what_is_not_there_is_said_to_be_so(room: Datasette, address: str) -> None:
    page = get(room, address)
    assert page.status_code == 404
    assert "Finns inte i arkivet" in page.text


@pytest.mark.parametrize(
    "query",
    [
        *("q=%00", "q=" + "a" * 5000, "q=%22%29%28*", "q=avtal&sida=-1", "q=avtal&sida=99999999999"),
        *("q=avtal&year=%27", "q=%F0%9F%99%82", "q=%ED%A0%80", "sida=x", "q=avtal&source=pages&source=x"),
    ],
)
def test_no_question_is_an_error(room: Datasette, query: str) -> None:
    assert get(room, f"/sok?{query}").status_code == 200


def test_addresses_survive_a_rebuild_that_numbers_anew(tmp_path: Path, room: Datasette) -> None:
    fewer = [document for document in norrmark.documents() if not document.source.file.startswith("2020")]
    load_database(tmp_path / "protokoll.db", fewer[::1], norrmark.links(), [])
    other = reading_room(tmp_path / "protokoll.db")
    assert get(other, DECISION).status_code == 200
    agreements = {link for link in links(get(room, "/avtal").text) if link.startswith("/avtal/")}
    assert agreements
    assert agreements == {link for link in links(get(other, "/avtal").text) if link.startswith("/avtal/")}


@pytest.mark.parametrize("form", ["csv", "json"])
def test_lists_can_be_taken_along(room: Datasette, form: str) -> None:
    for address in ("/organ/region-norrmark/regionfullmaktige", "/arende/RUN/51/2018", "/sok"):
        page = get(room, f"{address}.{form}?q=uppdrag")
        assert page.status_code == 200
        assert DECISION[:-1] in page.text


@pytest.mark.parametrize("address", ["/organ/region-norrmark/regionfullmaktige", "/arende/RUN/51/2018"])
def test_a_feed_is_atom_with_an_entry_for_each_decision(room: Datasette, address: str) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(get(room, f"{address}.atom").content)
    assert feed.tag == f"{atom}feed"
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == 2
    assert {entry.findtext(f"{atom}updated") for entry in entries} == {"2018-11-20T00:00:00Z"}
    assert feed.findtext(f"{atom}updated") == "2018-11-20T00:00:00Z"


def _key(room: Datasette, file: str) -> str:
    rows = asyncio.run(
        room.get_database("protokoll").execute("select substr(sha256, 1, 16) as key, file from documents")
    )
    return next(str(row["key"]) for row in rows if row["file"] == file)


def test_a_decision_is_shown_in_full_where_it_is_more_than_the_point(room: Datasette) -> None:
    assert "Regionfullmäktiges beslut\nAvtalet godkänns" in get(room, DECISION).text
    assert "Hela beslutet" not in get(room, DECISION[:-1] + "2").text


def test_the_passage_is_marked_on_the_picture_of_its_page(paper_room: Datasette) -> None:
    key = _key(paper_room, "a.pdf")
    page = get(paper_room, f"/beslut/{key}-p1-b1")
    assert "Stället är markerat" in page.text
    [marked] = {link for link in links(page.text) if link.startswith("/bild/")}
    picture = get(paper_room, marked)
    assert picture.headers["content-type"] == "image/png"
    image = Image.open(io.BytesIO(picture.content)).convert("RGB")
    scale = image.width / 595.276
    red, _, blue = image.getpixel((int(200 * scale), int(103 * scale)))
    assert red - blue > 40
    red, _, blue = image.getpixel((int(200 * scale), int(75 * scale)))
    assert red - blue < 10
    plain = Image.open(io.BytesIO(get(paper_room, marked.partition("?")[0]).content)).convert("RGB")
    assert plain.size == image.size
    red, _, blue = plain.getpixel((int(200 * scale), int(103 * scale)))
    assert red - blue < 10


@pytest.mark.parametrize(
    ("file", "reason"), [("../utanför.pdf", "finns inte i arkivets mapp"), ("c.pdf", "har ändrats")]
)
def test_a_file_outside_or_changed_is_not_shown(paper_room: Datasette, file: str, reason: str) -> None:
    key = _key(paper_room, file)
    assert reason in get(paper_room, f"/dokument/{key}").text
    picture = get(paper_room, f"/bild/{key}/1.png")
    assert picture.status_code == 404
    assert reason in picture.text


def test_what_documents_say_is_never_markup(paper_room: Datasette) -> None:
    pages = walked(paper_room)
    assert any(
        "&lt;script&gt;" in page.text for page in pages.values() if "html" in page.headers["content-type"]
    )
    for address, page in pages.items():
        if "html" in page.headers["content-type"]:
            assert SCRIPT not in page.text, address
            assert all((given.get("src") or "/").startswith("/") for _, given in tags(page.text)), address


@pytest.mark.parametrize(
    ("printed", "heading", "expected"),
    [
        (
            "Bakgrund\nRegionen och länets kommuner har länge\nsamverkat. Det ska\nfortsätta.",
            "Bakgrund:",
            "Regionen och länets kommuner har länge samverkat. Det ska\nfortsätta.",
        ),
        (
            "Nämnden beslutar i detta ärende\natt avslå ansökan om bidrag för\n• resor",
            None,
            "Nämnden beslutar i detta ärende\natt avslå ansökan om bidrag för\n• resor",
        ),
        ("", "Bakgrund", ""),
    ],
)
def test_text_flows_where_only_the_paper_broke_it(printed: str, heading: str | None, expected: str) -> None:
    assert flowing(printed, heading) == expected


@pytest.mark.parametrize(
    ("date", "at_end", "expected"),
    [
        ("2018", False, 2018.0),
        ("2018", True, 2019.0),
        ("2018-07", False, 2018.5),
        ("2018-12", True, 2019.0),
        (None, False, None),
    ],
)
def test_a_date_has_its_place_on_the_time_line(
    date: str | None, at_end: bool, expected: float | None
) -> None:
    assert year_of(date, at_end) == (None if expected is None else pytest.approx(expected))


def test_a_time_line_has_its_terms_and_moments_and_no_markup_of_theirs() -> None:
    drawn = time_line(
        [Term(2018, 2020, "<b>"), Term(2019, 2021, "x", True)], [Moment(2019.5, "1", "<i>")], "t"
    )
    root = ElementTree.fromstring(drawn)
    svg = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{svg}rect")) == 2
    assert len(root.findall(f".//{svg}circle")) == 1
    assert time_line([], [], "t") == ""
