"""The sample documents beside the checkout: text right to the character, running heads gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from pipeline.extract import read_document
from pipeline.model import ReadDocument
from pipeline.settings import Settings

pytestmark = pytest.mark.shared


def fold(text: str) -> str:
    """White space, dashes, quotation marks and bullets as the scorer of the samples takes them."""
    text = text.replace("\uf0b7", "•").replace("\u00ad", "")
    text = re.sub(r"[—–]", "-", text)
    return " ".join(re.sub(r"[“”„\"]", '"', text).split())


def body(document: ReadDocument) -> str:
    lines = [
        line.span.of(page.raw_text) for page in document.pages for line in page.lines if line.role == "body"
    ]
    return fold(" ".join(lines))


def error(shared: Path, path: Path, settings: Settings) -> float:
    gold = fold((shared / "archive/gold/text" / f"{path.stem}.txt").read_text("utf-8"))
    return Levenshtein.distance(gold, body(read_document(path, "", settings))) / len(gold)


def test_born_digital_documents_are_read_without_an_error(shared: Path) -> None:
    paths = [path for path in (shared / "archive").glob("*.pdf") if "skannad" not in path.stem]
    assert paths
    assert {path.stem: error(shared, path, Settings(ocr="never")) for path in paths} == {
        path.stem: 0.0 for path in paths
    }


@pytest.mark.engine
def test_the_scan_under_a_bad_layer_is_read_without_an_error(shared: Path) -> None:
    (path,) = (shared / "archive").glob("*skannad*.pdf")
    assert error(shared, path, Settings()) <= 0.0005


def test_protocols_have_no_running_heads_in_their_body(shared: Path) -> None:
    """No line stands at the same height near the edge of most pages."""
    for path in (shared / "real/pdf").rglob("protokoll.pdf"):
        if not path.read_bytes().startswith(b"%PDF"):
            continue
        document = read_document(path, "", Settings(ocr="never"))
        assert document.pages
        seen: dict[tuple[str, int], int] = {}
        for page in document.pages:
            for line in page.lines:
                near = line.box.y0 < 110 or line.box.y1 > page.height - 70
                if line.role == "body" and near:
                    key = (line.span.of(page.raw_text), round(line.box.y0))
                    seen[key] = seen.get(key, 0) + 1
        assert all(count < max(2, 0.3 * len(document.pages)) for count in seen.values()), seen
