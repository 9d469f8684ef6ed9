"""Gold from the sources: what a perfect reading of the typeset documents would put into the database."""

from __future__ import annotations

import csv
import io
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from .layout import Layout
from .markup import TIE, Block, Inline, SourceDocument, Tag

COLUMNS = {
    "documents": "file,kind,organisation,body,title,date,diary_number,pages",
    "paragraphs": "file,kind,number,label,title,diary_number,first_page,last_page",
    "decisions": "file,status,position,action,body,addressee,date,paragraph_label,diary_number,text,page",
    "diary_mentions": "file,diary_number,page,count,role",
    "citations": "file,body,date,paragraph_label,page",
    "agreements": "key,title,diary_number,parties,valid_from,valid_to,amount,currency",
    "agreement_events": "agreement,date,kind,body,paragraph_label,files",
    "agreement_relations": "agreement,relation,other",
}
STATUSES = ("decided", "proposed", "cited")


@dataclass
class Gold:
    """Rows of each table, and the true text of each document with a form feed between pages."""

    tables: dict[str, list[dict[str, str]]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    texts: dict[str, str] = field(default_factory=dict)

    def csv(self, table: str) -> str:
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, COLUMNS[table].split(","), lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(self.tables[table])
        return buffer.getvalue()


def add_document(gold: Gold, document: SourceDocument, layout: Layout) -> None:
    """Add one document's facts. Raises `ValueError` at a tag that says nothing of the known kinds."""
    _Reader(gold, document, layout).read()


def add_agreements(gold: Gold, path: Path) -> None:
    """Add the agreements and their relations, and put the events in order. Call after all documents."""
    data = tomllib.loads(path.read_text("utf-8"))
    gold.tables["agreements"] = [{k: str(v) for k, v in row.items()} for row in data["agreement"]]
    gold.tables["agreement_relations"] = data["relation"]
    gold.tables["agreement_events"] = _without_vaguer(gold.tables["agreement_events"])
    order = [row["key"] for row in data["agreement"]]
    gold.tables["agreement_events"].sort(
        key=lambda e: (order.index(e["agreement"]), e["date"] or "~", e["kind"])
    )


def _without_vaguer(events: list[dict[str, str]]) -> list[dict[str, str]]:
    """One row for an event that one document dates "2016-06" and another "2016-06-14": the precise one."""
    kept: list[dict[str, str]] = []
    for event in sorted(events, key=lambda e: -len(e["date"])):
        same = [
            other
            for other in kept
            if (other["agreement"], other["kind"]) == (event["agreement"], event["kind"])
            and event["date"]
            and other["date"].startswith(f"{event['date']}-")
            and event["paragraph_label"] in ("", other["paragraph_label"])
            and event["body"] in ("", other["body"])
        ]
        if same:
            files = set(same[0]["files"].split(";")) | set(event["files"].split(";"))
            same[0]["files"] = ";".join(sorted(files))
        else:
            kept.append(event)
    return kept


def plain(text: str) -> str:
    return text.replace(TIE, " ")


class _Reader:
    def __init__(self, gold: Gold, document: SourceDocument, layout: Layout):
        self.gold, self.doc, self.layout = gold, document, layout
        self.file = f"{document.name}.pdf"
        self.front = document.front
        self.item: dict[str, str] = {}
        self.open = False
        self.group: tuple[str, ...] = ()
        self.position = 0

    def read(self) -> None:
        keys = ("kind", "organisation", "body", "title", "date", "diary_number")
        row = {key: str(self.front.get(key, "")) for key in keys}
        self.gold.tables["documents"].append({"file": self.file, **row, "pages": str(len(self.layout.pages))})
        for index, block in enumerate(self.doc.blocks):
            if block.kind == "item":
                self.start_item(index, block)
            elif block.kind == "directive" and block.marker == "end":
                self.open = False
            elif self.open and block.kind != "directive":
                last = max(self.pages_of(index))
                self.item["last_page"] = str(last)
            if block.kind in ("item", "section", "sub"):
                self.group = ()
            for inline in (block.inline, *block.cells, *([block.diary] if block.diary else [])):
                self.notes(index, inline, own=block.diary is inline)
            for tag in block.tags:
                self.tag(index, block, tag)
        self.gold.texts[self.doc.name] = "\f".join(self.layout.texts()) + "\n"

    def pages_of(self, block: int) -> list[int]:
        return [
            n for n, lines in enumerate(self.layout.pages, 1) if any(line.block == block for line in lines)
        ]

    def start_item(self, index: int, block: Block) -> None:
        page = str(self.layout.page_of(index))
        kind = self.front.get("paragraph_kind", "item")
        number = "".join(c for c in block.marker if c.isdigit())
        label = block.marker.rstrip(".")
        diary = plain(block.diary.text) if block.diary else ""
        values = (self.file, kind, number, label, plain(block.inline.text), diary, page, page)
        self.item = dict(zip(COLUMNS["paragraphs"].split(","), values, strict=True))
        self.gold.tables["paragraphs"].append(self.item)
        self.open = True

    def notes(self, index: int, inline: Inline, own: bool) -> None:
        for note in inline.notes:
            page = str(self.layout.page_of(index, note.start))
            if note.kind == "citation":
                body, date, label = note.values
                row = {"file": self.file, "body": body, "date": date, "paragraph_label": label, "page": page}
                self.gold.tables["citations"].append(row)
            elif note.kind == "diary":
                self.mention(note.values[0], page, own)

    def mention(self, number: str, page: str, own: bool) -> None:
        role = "own" if own or number == self.front.get("diary_number") else "cited"
        for row in self.gold.tables["diary_mentions"]:
            if (row["file"], row["diary_number"], row["page"], row["role"]) == (
                self.file,
                number,
                page,
                role,
            ):
                row["count"] = str(int(row["count"]) + 1)
                return
        row = {"file": self.file, "diary_number": number, "page": page, "count": "1", "role": role}
        self.gold.tables["diary_mentions"].append(row)

    def tag(self, index: int, block: Block, tag: Tag) -> None:
        if tag.words == ("+",):
            self.gold.tables["decisions"][-1]["text"] += "\n" + plain(block.inline.text)
        elif tag.words[0] == "event":
            self.event(tag)
        elif tag.words[0] in STATUSES:
            self.decision(index, block, tag)
        else:
            raise ValueError(f"{self.doc.name}: unknown tag {tag.words}")

    def decision(self, index: int, block: Block, tag: Tag) -> None:
        status, action = tag.words
        cited = status == "cited"
        spans = [n for n in block.inline.notes if n.kind == "decision"]
        if len(spans) > 1:
            spans = [spans[int(tag.values["part"]) - 1]]
        start, end = (spans[0].start, spans[0].end) if spans else (0, len(block.inline.text))
        own = self.item.get("diary_number") or self.front.get("diary_number", "")
        row = {
            "file": self.file,
            "status": status,
            "action": action,
            "body": tag.values.get("by", "" if cited else self.front.get("body", "")),
            "addressee": tag.values.get("to", ""),
            "date": tag.values.get(
                "date", "" if cited or status == "none" else self.front.get("meeting_date", "")
            ),
            "paragraph_label": tag.values.get("label", "" if cited else self.item.get("label", "")),
            "diary_number": tag.values.get("diary", "" if cited and spans else own),
            "text": plain(block.inline.text[start:end]),
            "page": str(self.layout.page_of(index, start)),
        }
        group = (status, row["body"], row["date"], row["paragraph_label"])
        self.position = self.position + 1 if group == self.group else 1
        self.group = group
        self.gold.tables["decisions"].append({**row, "position": str(self.position)})

    def event(self, tag: Tag) -> None:
        _, agreement, kind, *date = tag.words
        new = {"agreement": agreement, "date": date[0] if date else "", "kind": kind, "files": self.file}
        new |= {"body": tag.values.get("by", ""), "paragraph_label": tag.values.get("label", "")}
        for row in self.gold.tables["agreement_events"]:
            if all(row[k] == new[k] for k in ("agreement", "date", "kind")):
                for column in ("body", "paragraph_label"):
                    row[column] = row[column] or new[column]
                if self.file not in row["files"].split(";"):
                    row["files"] += f";{self.file}"
                return
        self.gold.tables["agreement_events"].append(new)
