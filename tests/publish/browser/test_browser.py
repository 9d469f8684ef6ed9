"""What a searcher does and sees in a real browser: from a question to its evidence; axe on every page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from .conftest import Room
from .main_pages import KINDS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def opened(room: Room, address: str, **how: Any) -> Iterator[tuple[Any, list[str]]]:
    """The page at `address` in a window of its own, and all that it asks for outside the room."""
    context = room.browser.new_context(**{"viewport": WIDE, "bypass_csp": True, **how})
    page, outside = context.new_page(), []
    page.on("request", lambda request: request.url.startswith(room.address) or outside.append(request.url))
    try:
        page.goto(room.address + address, wait_until="load")
        yield page, outside
    finally:
        context.close()


def test_a_searcher_walks_from_a_question_to_its_evidence(seen_room: Room) -> None:
    with opened(seen_room, "/", java_script_enabled=False, bypass_csp=False) as (page, outside):
        page.get_by_role("searchbox").fill("förlänga överenskommelsen")
        page.get_by_role("button", name="Sök").click()
        assert "träffar" in page.get_by_role("status").inner_text()
        before = page.locator(".hits > li").count()
        # Narrowed to decisions, then the first of them.
        page.locator("aside").get_by_role("link", name="Beslut", exact=True).first.click()
        assert page.locator(".hits > li").count() <= before
        assert page.locator(".hits .badge.decisions").count() == page.locator(".hits > li").count()
        assert page.locator(".hits mark").count()
        page.locator(".hits h2 a").first.click()
        assert "förlängs" in page.locator(".decision").inner_text()
        picture = page.locator(".evidence img")
        picture.scroll_into_view_if_needed()
        picture.evaluate("image => image.decode()")
        assert picture.evaluate("image => image.naturalWidth") >= 800
        assert "markerat" in page.locator(".evidence figcaption").inner_text()
        # On to the agreement that it is about, and its time line.
        page.get_by_role("link", name="om regional samverkan").first.click()
        page.goto(seen_room.address + seen_room.pages["avtal-ett"])
        assert page.locator("svg.chart circle").count() >= 5
        assert page.locator("table.events tbody tr").count() >= page.locator("svg.chart circle").count()
        # The browser shows what it is given as text; the reader keeps it.
        taken = page.request.get(
            seen_room.address + page.get_by_role("link", name="CSV").get_attribute("href")
        )
        assert taken.headers["content-type"].startswith("text/")
        rows = list(csv.DictReader(io.StringIO(taken.text())))
        assert len(rows) == page.locator("table.events tbody tr").count()
        assert outside == []


def test_everything_is_reached_by_keyboard(seen_room: Room) -> None:
    with opened(seen_room, "/sok?q=avtal") as (page, _):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "q"
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"


@pytest.mark.parametrize("look", ["wide", "phone", "dark"])
@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing_and_nothing_sticks_out(seen_room: Room, name: str, look: str) -> None:
    how = {
        "viewport": PHONE if look == "phone" else WIDE,
        "color_scheme": "dark" if look == "dark" else "light",
    }
    with opened(seen_room, seen_room.pages[name], **how) as (page, outside):
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        told = [f"{rule['impact']} {rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found]
        assert told == []
        assert page.evaluate("document.documentElement.scrollWidth") <= how["viewport"]["width"]
        assert outside == []
