"""Running heads and feet go as whole lines, and leave no blank lines behind."""

from __future__ import annotations

import pytest

from pipeline.model import LineRole
from pipeline.repair import CorpusLexicon, repair_document

from .pages import document, page

HEAD: LineRole = "head"
FOOT: LineRole = "foot"


@pytest.mark.parametrize(
    ("text", "roles", "expected"),
    [
        ("Region Norrmark\nVal av justerare\nSida 2", {"line1": HEAD, "line3": FOOT}, "Val av justerare"),
        ("Val\nSida 2\nJusterandes sign", {"line2": FOOT, "line3": FOOT}, "Val"),
        ("Val\nGranfors\nBeslut", {"line2": HEAD}, "Val\nBeslut"),
        ("Region Norrmark\nSida 2", {"line1": HEAD, "line2": FOOT}, ""),
        ("Val\nBeslut", {}, "Val\nBeslut"),
        ("Sida 1\n\nVal\n\nSida 1", {"line1": HEAD, "line5": FOOT}, "\nVal\n"),
    ],
)
def test_margin_lines_go_with_one_line_break(text: str, roles: dict[str, LineRole], expected: str) -> None:
    (repaired,) = repair_document(document(page(text, **roles)), CorpusLexicon()).pages
    assert repaired.text == expected


def test_the_method_tells_heads_from_feet() -> None:
    read = document(page("Region Norrmark\nVal\nSida 2", line1=HEAD, line3=FOOT))
    (repaired,) = repair_document(read, CorpusLexicon()).pages
    assert [repair.method for repair in repaired.repairs] == ["running-head", "running-foot"]
