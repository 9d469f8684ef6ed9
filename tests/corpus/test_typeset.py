"""The corpus can be typeset again, and what is kept is what its sources say."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from corpus.typeset.build import CORPUS, Corpus, read_corpus, typeset
from corpus.typeset.markup import MarkupError, SourceDocument, parse_inline, read_source
from corpus.typeset.scans import scanned_pages
from corpus.typeset.wrap import wrap

NAMES = sorted(path.stem for path in (CORPUS / "source").glob("*.txt"))
SCANNED = sorted(
    path.stem for path in (CORPUS / "source").glob("*.txt") if "\n[scan]\n" in path.read_text("utf-8")
)


@pytest.fixture
def corpus() -> Corpus:
    return read_corpus()


def find(corpus: Corpus, name: str) -> SourceDocument:
    return next(document for document in corpus.documents if document.name == name)


def kept(document: SourceDocument) -> Path:
    return CORPUS / document.front["folder"] / f"{document.name}.pdf"


def page_texts(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in opened]
    opened.close()
    return texts


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SCANNED])
def test_a_born_digital_document_is_kept_as_its_source_is_typeset(corpus: Corpus, name: str) -> None:
    document = find(corpus, name)
    again, before = typeset(corpus, document), kept(document).read_bytes()
    # Another release of the typesetter may write other bytes, but never another text.
    assert again == before or page_texts(again) == page_texts(before)


def test_the_same_source_gives_the_same_bytes(corpus: Corpus) -> None:
    for name in ("rf-2016-06-14-protokoll", "uppdragsbeskrivningar-2023-bilaga", "remissvar-bjorkhult-2015"):
        document = find(corpus, name)
        assert typeset(corpus, document) == typeset(read_corpus(), document)


@pytest.mark.parametrize("name", SCANNED)
def test_a_scanned_page_is_a_picture_and_the_others_are_not(corpus: Corpus, name: str) -> None:
    document = find(corpus, name)
    scan, layout = document.front["scan"], corpus.layouts[name]
    pictures = scanned_pages(scan, len(layout.pages))
    opened = pypdfium2.PdfDocument(kept(document))
    assert len(opened) == len(layout.pages)
    for number, page in enumerate(opened, 1):
        images = [obj for obj in page.get_objects() if obj.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        assert bool(images) == (number in pictures)
        text = page.get_textpage().get_text_range().strip()
        assert bool(text) == (number not in pictures or bool(scan.get("layer")))
    opened.close()


def test_the_layer_read_with_an_english_model_lacks_swedish_letters(corpus: Corpus) -> None:
    document = find(corpus, "tallasen-ks-2014-04-08-protokoll-skannat")
    text = " ".join(page_texts(kept(document).read_bytes()))
    assert "Kommunstyrelsen" in text
    assert "Tallåsen" not in text
    assert not set("åäö") & set(text)


def test_a_scan_is_made_anew_without_a_reader_of_pictures(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text layer is recorded beside the source, so typesetting does not need Tesseract."""
    monkeypatch.setenv("PATH", "")
    document = find(corpus, "tallasen-ks-2014-04-08-protokoll-skannat")
    document.front["scan"]["pages"] = [2]
    made = page_texts(typeset(corpus, document))
    assert "Övriga" in made[0]
    assert "Kommunstyrelsen" in made[1]
    assert made[1] == page_texts(kept(document).read_bytes())[1]


def test_a_mixed_document_is_made_anew_to_the_byte(corpus: Corpus) -> None:
    document = find(corpus, "sjovik-socialnamnden-2019-10-22-protokoll")
    document.front["scan"]["pages"] = [6]
    assert typeset(corpus, document) == typeset(corpus, document)


@pytest.mark.parametrize(
    ("markup", "text", "notes"),
    [
        ("Dnr <RS/4/2020> och mer", "Dnr RS/4/2020 och mer", [("diary", ("RS/4/2020",))]),
        (
            "i [juni 2018, § 92](Regionfullmäktige|2018-06|§ 92).",
            "i juni 2018, § 92.",
            [("citation", ("Regionfullmäktige", "2018-06", "§ 92"))],
        ),
        ("rådet «antog planen» då", "rådet antog planen då", [("decision", ())]),
        (
            "[«nämnden antog planen» 2014, § 7](Nämnden|2014|§ 7)",
            "nämnden antog planen 2014, § 7",
            [("decision", ()), ("citation", ("Nämnden", "2014", "§ 7"))],
        ),
        ("Plats (Granfors) [sic]", "Plats (Granfors) [sic]", []),
    ],
)
def test_inline_markup(markup: str, text: str, notes: list[tuple[str, tuple[str, ...]]]) -> None:
    inline = parse_inline(markup)
    assert inline.text == text
    assert [(note.kind, note.values) for note in inline.notes] == notes


@pytest.mark.parametrize("markup", ["«öppen", "stängd»"])
def test_an_unpaired_mark_is_an_error(markup: str) -> None:
    with pytest.raises(MarkupError):
        parse_inline(markup)


def test_a_broken_source_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "trasig.txt"
    path.write_text("+++\ntemplate = 'avtal'\n+++\nrådet «antog\n", "utf-8")
    with pytest.raises(MarkupError, match=r"trasig\.txt"):
        read_source(path)


@pytest.mark.parametrize(
    ("text", "width", "hyphens", "printed", "read"),
    [
        ("ett två tre", 7, (), ["ett två", "tre"], ["ett två", "tre"]),
        (
            "om regionfullmäktige nu",
            10,
            ("region",),
            ["om region-", "fullmäktige", "nu"],
            ["om regionfullmäktige", "", "nu"],
        ),
        (
            "om regionfullmäktige nu",
            10,
            (),
            ["om", "regionfullmäktige", "nu"],
            ["om", "regionfullmäktige", "nu"],
        ),
    ],
)
def test_lines_are_broken_at_spaces_and_after_word_parts(
    text: str, width: int, hyphens: tuple[str, ...], printed: list[str], read: list[str]
) -> None:
    lines = wrap(text, width, len, hyphens)
    assert [line.printed for line in lines] == printed
    assert [line.read for line in lines] == read
