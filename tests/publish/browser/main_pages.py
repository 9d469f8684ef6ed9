"""The address of a page of each kind in a built archive: of each kind the one with the most to show."""

from __future__ import annotations

import sqlite3
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

_ALWAYS = {
    "hem": "/",
    "sok": "/sok?q=avtal",
    "sok-fel": "/sok?q=overenskommelse",
    "sok-inget": "/sok?q=xyzzy",
    "avtal": "/avtal",
    "arkivet": "/arkivet",
    "tabeller": "/protokoll",
    "tabell": "/protokoll/decisions",
    "rad": "/protokoll/decisions/1",
    "fraga": "/protokoll/beslut-per-organ-och-ar",
    "egen-fraga": "/protokoll?sql=select+1",
    "saknas": "/beslut/finns-inte",
}

KINDS = (*_ALWAYS, "beslut", "dokument", "avtal-ett", "organ", "arende")


def main_pages(database: Path) -> dict[str, str]:
    """The addresses by name."""
    pages = dict(_ALWAYS)
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        archive = Database(connection)
        if decision := archive.row(
            """select decisions.id, decisions.document_id from decisions
               left join sections on sections.paragraph_id = decisions.paragraph_id
               where status = 'decided' group by decisions.id
               order by count(sections.id) desc, length(decisions.text) desc, decisions.id"""
        ):
            pages["beslut"] = decision_addresses(archive, {decision["document_id"]})[decision["id"]]
        if page := archive.row(
            """select sha256, page from corrections join documents on documents.id = document_id
               where method not like 'running%' group by document_id, page
               order by count(*) desc, document_id"""
        ):
            pages["dokument"] = document_address(page["sha256"], page["page"])
        if agreement := archive.row(
            """select title, diary_number from agreements
               order by (select count(*) from agreement_events where agreement_id = agreements.id) desc, id"""
        ):
            pages["avtal-ett"] = agreement_address(**agreement)
        if body := archive.row(
            "select organisation, body from documents where body is not null group by 1, 2"
            " order by count(*) desc, 1, 2"
        ):
            pages["organ"] = body_address(**body)
        if case := archive.row(
            "select diary_number from decisions where diary_number is not null"
            " group by 1 order by count(*) desc, 1"
        ):
            pages["arende"] = "/arende/" + quote(case["diary_number"])
    return pages
