"""Pictures of the main pages, taken with headless Chromium: light, dark, and at phone width.

Usage: python -m tests.publish.browser.screenshots OUTPUT FOLDER, with OUTPUT the folder of a built archive.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from pipeline.publish.room.addresses import (
    agreement_address,
    body_address,
    decision_addresses,
    document_address,
)
from pipeline.publish.room.rows import Database
from pipeline.publish.serve import HOST

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Width, height, and what else the browser is told.
LOOKS = {
    "light": (1280, 1000, ()),
    "dark": (1280, 1000, ("--force-dark-mode", "--enable-features=WebContentsForceDark:never")),
    "phone": (500, 900, ()),
}


def browser() -> str | None:
    """The path of Chromium, `None` where it is not installed."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def main_pages(database: Path) -> dict[str, str]:
    """The address of each page that is shown, by name: those with the most to show."""
    import sqlite3

    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        archive = Database(connection)
        pages = {
            "hem": "/",
            "sok": "/sok?q=avtal",
            "sok-fel": "/sok?q=overenskommelse",
            "arkivet": "/arkivet",
        }
        pages["avtal"] = "/avtal"
        decision = archive.row(
            "select id, document_id from decisions where status = 'decided' order by length(text) desc, id"
        )
        if decision:
            pages["beslut"] = decision_addresses(archive, {decision["document_id"]})[decision["id"]]
        page = archive.row(
            """select sha256, page from corrections join documents on documents.id = document_id
               where method not like 'running%' group by document_id, page
               order by count(*) desc, document_id"""
        )
        if page:
            pages["dokument"] = document_address(page["sha256"], page["page"])
        agreement = archive.row(
            """select title, diary_number from agreements
               order by (select count(*) from agreement_events where agreement_id = agreements.id) desc, id"""
        )
        if agreement:
            pages["avtal-ett"] = agreement_address(**agreement)
        body = archive.row(
            "select organisation, body from documents where body is not null group by 1, 2"
            " order by count(*) desc"
        )
        if body:
            pages["organ"] = body_address(**body)
        case = archive.row(
            "select diary_number from decisions where diary_number is not null"
            " group by 1 order by count(*) desc"
        )
        if case:
            pages["arende"] = "/arende/" + quote(case["diary_number"])
    return pages


def take(address: str, path: Path, look: str) -> None:
    """Write a picture of the page at `address` to `path`."""
    width, height, more = LOOKS[look]
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser() or "chromium",
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *("--hide-scrollbars", f"--user-data-dir={profile}", f"--window-size={width},{height}"),
            *more,
            f"--screenshot={path}",
            address,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def main() -> None:
    """Serve the archive, take every page in every look, and stop."""
    output, folder = Path(sys.argv[1]), Path(sys.argv[2])
    looks = sys.argv[3:] or list(LOOKS)
    folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "pipeline", "serve", "--output", str(output), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            root = f"http://{HOST}:{port}"
            _wait(root)
            for name, address in main_pages(output / "protokoll.db").items():
                for look in looks:
                    take(root + address, folder / f"{name}-{look}.png", look)
                    print(folder / f"{name}-{look}.png")
        finally:
            server.terminate()


def _wait(root: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(root, timeout=5).close()
            return
        except urllib.error.URLError:
            time.sleep(0.2)
    raise SystemExit("the server did not answer")


if __name__ == "__main__":
    main()
