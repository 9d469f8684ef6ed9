"""The gold is what the sources say, it agrees with the PDFs, and the corpus is as large as it claims."""

from __future__ import annotations

import csv
import re
from functools import cache

import pypdfium2
import pytest

from corpus.typeset.build import CORPUS, make_gold, read_corpus
from corpus.typeset.gold import COLUMNS, STATUSES, Gold
from corpus.typeset.layout import Layout, Line

GOLD = CORPUS / "gold"
PDFS = {path.name: path for path in CORPUS.rglob("*.pdf")}
ACTIONS = (
    *("adopt", "approve", "grant", "reject", "refer_back", "table", "commission", "propose", "recommend"),
    *("elect", "note", "sign", "extend", "terminate", "repeal", "fund", "other"),
)
EVENTS = (
    *("presented", "consulted", "recommended", "proposed", "adopted", "signed", "in_force", "revised"),
    *("extended", "reviewed", "terminated", "expires"),
)
KINDS = (
    *("protokoll", "protokollsutdrag", "tjansteskrivelse", "rapport", "overenskommelse", "kallelse"),
    *("bilaga", "ovrigt"),
)
# Every way in which a diary number is written in the corpus.
DIARY = re.compile(
    r"\b(?:R(?:S|UN)|HSN)/\d+/\d{4}\b|\bKSN/\d{4}:\d+\b|\b(?:KS|BUN)-\d{4}/\d+\b"
    r"|\bKS \d{4}/\d+\b|\b\d{4}\.\d{3} KS\b|\b\d{4}-\d{6}\b"
)


@cache
def rows(table: str) -> list[dict[str, str]]:
    with (GOLD / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def pages(file: str) -> list[str]:
    return (GOLD / "text" / file.replace(".pdf", ".txt")).read_text("utf-8").split("\f")


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(scope="module")
def gold() -> Gold:
    return make_gold(read_corpus())


@pytest.mark.parametrize("table", COLUMNS)
def test_kept_gold_is_what_the_sources_say(gold: Gold, table: str) -> None:
    assert (GOLD / f"{table}.csv").read_text("utf-8") == gold.csv(table)


def test_kept_texts_are_what_the_sources_say(gold: Gold) -> None:
    kept = {path.stem: path.read_text("utf-8") for path in (GOLD / "text").glob("*.txt")}
    assert kept == gold.texts


def test_the_corpus_is_as_large_as_promised() -> None:
    assert len(PDFS) >= 14
    assert sum(int(row["pages"]) for row in rows("documents")) >= 60
    assert sum(path.stat().st_size for path in PDFS.values()) < 12_000_000


def test_every_pdf_has_gold_and_all_gold_has_a_pdf() -> None:
    files = [row["file"] for row in rows("documents")]
    assert sorted(files) == sorted(PDFS)
    assert len({path.name for path in CORPUS.rglob("*.pdf")}) == len(list(CORPUS.rglob("*.pdf")))
    named = {
        row["file"]
        for table in ("paragraphs", "decisions", "diary_mentions", "citations")
        for row in rows(table)
    }
    named |= {file for row in rows("agreement_events") for file in row["files"].split(";")}
    assert named <= set(files)


def test_pages_are_counted_right() -> None:
    for row in rows("documents"):
        opened = pypdfium2.PdfDocument(PDFS[row["file"]])
        assert len(opened) == int(row["pages"]) == len(pages(row["file"])), row["file"]
        opened.close()


def test_every_decision_stands_in_the_true_text_from_its_page_on() -> None:
    for row in rows("decisions"):
        text = folded(" ".join(pages(row["file"])[int(row["page"]) - 1 :][:2]))
        assert folded(row["text"]) in text, row
        # It begins on its page, also where it ends on the next.
        assert folded(row["text"])[:12] in folded(pages(row["file"])[int(row["page"]) - 1]), row


def test_the_true_text_is_the_text_of_the_born_digital_pages() -> None:
    """Word for word, running heads and feet and hyphens at line ends aside."""
    for row in rows("documents"):
        opened = pypdfium2.PdfDocument(PDFS[row["file"]])
        for number, page in enumerate(opened):
            images = any(obj.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for obj in page.get_objects())
            printed = page.get_textpage().get_text_range().replace("\ufffe", "").replace("-\r\n", "")
            if not images:
                words = set(re.sub(r"[\s-]+", " ", printed).split())
                wanted = set(re.sub(r"[\s-]+", " ", pages(row["file"])[number]).split())
                missing = {word for word in wanted - words if word not in "".join(printed.split())}
                assert not missing, (row["file"], number + 1, missing)
        opened.close()


def test_no_diary_number_is_left_unmarked() -> None:
    marked = {(row["file"], int(row["page"]), row["diary_number"]) for row in rows("diary_mentions")}
    printed = {
        (row["file"], number, found)
        for row in rows("documents")
        for number, text in enumerate(pages(row["file"]), 1)
        for found in DIARY.findall(folded(text))
    }
    assert printed == marked


def test_counts_of_diary_numbers_are_right() -> None:
    counts: dict[tuple[str, str, str], int] = {}
    for row in rows("diary_mentions"):
        key = (row["file"], row["page"], row["diary_number"])
        counts[key] = counts.get(key, 0) + int(row["count"])
    for (file, page, number), count in counts.items():
        found = re.findall(rf"{re.escape(number)}(?!\d)", folded(pages(file)[int(page) - 1]))
        assert len(found) == count, (file, page, number)


def test_every_item_heading_stands_on_its_page_in_order() -> None:
    for row in rows("paragraphs"):
        first, last = int(row["first_page"]), int(row["last_page"])
        text = folded(" ".join(pages(row["file"])[first - 1 : first + 1]))
        assert folded(row["title"]) in text, row
        assert row["label"].replace(" ", "") in text.replace(" ", "")
        assert first <= last
    for file in {row["file"] for row in rows("paragraphs")}:
        numbers = [int(row["number"]) for row in rows("paragraphs") if row["file"] == file and row["number"]]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True


def test_every_cited_paragraph_is_printed_on_its_page() -> None:
    for row in rows("citations"):
        text = "".join(" ".join(pages(row["file"])[int(row["page"]) - 1 :][:2]).split())
        assert row["paragraph_label"].replace(" ", "") in text, row


def test_values_are_of_the_known_kinds() -> None:
    assert {row["kind"] for row in rows("documents")} == set(KINDS)
    assert {row["status"] for row in rows("decisions")} == set(STATUSES)
    assert {row["action"] for row in rows("decisions")} <= set(ACTIONS)
    assert {row["kind"] for row in rows("agreement_events")} <= set(EVENTS)
    dates = [
        row["date"]
        for table in ("decisions", "citations", "agreement_events", "documents")
        for row in rows(table)
    ]
    assert all(re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", date) for date in dates)


def test_the_life_of_one_agreement_is_told_from_proposal_to_successor() -> None:
    """Each step is there, none before the one that it presupposes, and a successor takes over."""
    steps = [
        "presented",
        "consulted",
        "recommended",
        "proposed",
        "adopted",
        "signed",
        "in_force",
        "extended",
        "terminated",
    ]
    first = {}
    for row in rows("agreement_events"):
        if row["agreement"] == "A2":
            first.setdefault(row["kind"], row["date"])
    dates = [first[step] for step in steps]
    assert dates == sorted(dates)
    assert {"agreement": "A3", "relation": "replaces", "other": "A2"} in rows("agreement_relations")


def test_a_decision_runs_over_a_page_break_and_an_extract_has_no_number() -> None:
    """The hard cases that the corpus promises are there."""
    split = [
        r for r in rows("decisions") if folded(r["text"]) not in folded(pages(r["file"])[int(r["page"]) - 1])
    ]
    assert {row["status"] for row in split} >= {"decided"}
    assert any(row["kind"] == "item" and not row["number"] for row in rows("paragraphs"))


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    def line(text: str, beside: int = 0, *columns: str) -> Line:
        return Line(0.0, (), text, 0, beside=beside, columns=columns)

    layout = Layout(
        [[line("Före"), line("", 1, "Anna Ek", "Bo Alm"), line("", 1, "Jurist", "Ekonom"), line("Efter")]]
    )
    assert layout.texts() == ["Före\nAnna Ek\nJurist\nBo Alm\nEkonom\nEfter"]
