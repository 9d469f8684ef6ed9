"""The reading of whole documents, good and bad."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import ToolMissing
from pipeline.extract import document as document_module
from pipeline.extract import read_document
from pipeline.extract.engines import OcrEngine, Tesseract
from pipeline.model import ReadDocument
from pipeline.settings import Settings

from .recorded import RecordedEngine, SilentEngine
from .sheets import HEIGHT, PROSE, make_pdf, prose, scan, with_inside, write

DAMAGE = str.maketrans({"å": "d", "ä": "i", "ö": "é", "Å": "A", "Ä": "A", "Ö": "O"})


def read(path: Path, engine: OcrEngine | None = None, **values: object) -> ReadDocument:
    return read_document(path, "0" * 64, Settings().with_values(values, "test"), engine)


def kinds(document: ReadDocument) -> list[str]:
    return [problem.kind for problem in document.problems]


def test_a_born_digital_page_keeps_its_layer(tmp_path: Path) -> None:
    engine = SilentEngine()
    document = read(make_pdf(tmp_path / "a.pdf", prose()), engine)
    (page,) = document.pages
    assert page.raw_text.splitlines() == PROSE
    assert (page.number, page.text_source, page.quality) == (1, "layer", 1.0)
    assert (page.width, page.height) == (595.28, 841.89)
    assert page.reason == "The text layer is good."
    assert engine.images == 0
    assert document.problems == ()


def test_a_scan_is_read_by_ocr(tmp_path: Path) -> None:
    source = make_pdf(tmp_path / "a.pdf", [(71, 130, "§ 12 Färdtjänst i Älvsta", 13), *prose()])
    document = read(scan(source, tmp_path / "scan.pdf"), RecordedEngine("scan"))
    (page,) = document.pages
    assert page.raw_text.splitlines() == ["§ 12 Färdtjänst i Älvsta", *PROSE]
    assert page.text_source == "ocr"
    assert page.quality is not None and page.quality > 0.9
    words = [word for line in page.lines for word in line.words]
    assert all(word.confidence is not None and 0 <= word.confidence <= 1 for word in words)
    heading, first, *_ = page.lines
    assert heading.box.y0 == pytest.approx(120, abs=3)
    assert heading.size > first.size == pytest.approx(11, abs=1)


def test_a_bad_layer_over_a_scan_gives_way_to_ocr(tmp_path: Path) -> None:
    scanned = scan(make_pdf(tmp_path / "a.pdf", prose()), tmp_path / "scan.pdf")
    picture = pdfium.PdfDocument(scanned)[0].render(scale=300 / 72).to_pil()

    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(picture, 0, 0, *canvas._pagesize)
        text = canvas.beginText(71, HEIGHT - 200)
        text.setFont("Helvetica", 11, 13)
        text.setTextRenderMode(3)
        for line in PROSE:
            text.textLine(line.translate(DAMAGE))
        canvas.drawText(text)

    (page,) = read(make_pdf(tmp_path / "bad.pdf", draw), RecordedEngine("bad-layer")).pages
    assert page.raw_text.splitlines() == PROSE
    assert page.text_source == "ocr"
    assert "å, ä and ö" in page.reason


def test_a_picture_of_text_below_a_stamp_is_read_too(tmp_path: Path) -> None:
    picture = pdfium.PdfDocument(make_pdf(tmp_path / "a.pdf", prose()))[0].render(scale=300 / 72).to_pil()

    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(picture, 0, 0, *canvas._pagesize)
        write(canvas, [(350, 60, "Inkom 2024-05-02")])

    (page,) = read(make_pdf(tmp_path / "stamp.pdf", draw), RecordedEngine("stamp")).pages
    assert page.raw_text.splitlines() == ["Inkom 2024-05-02", *PROSE]
    assert page.text_source == "mixed"


def test_a_blank_page_is_not_read(tmp_path: Path) -> None:
    engine = SilentEngine()
    document = read(make_pdf(tmp_path / "a.pdf", prose(), []), engine)
    assert document.pages[1].raw_text == ""
    assert document.pages[1].quality is None
    assert "blank" in document.pages[1].reason
    assert engine.images == 0


def test_ocr_always_and_never(tmp_path: Path) -> None:
    born = make_pdf(tmp_path / "a.pdf", prose())
    engine = SilentEngine()
    assert (
        read(born, engine, ocr="always").pages[0].text_source == "layer"
    )  # nothing was found, the layer stays
    assert engine.images == 1
    scanned = read(scan(born, tmp_path / "b.pdf"), engine, ocr="never")
    assert engine.images == 1
    assert scanned.pages[0].raw_text == ""
    assert kinds(scanned) == ["ocr-off"]


def test_without_ocr_the_pages_that_need_it_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(settings: Settings) -> OcrEngine:
        raise ToolMissing("Tesseract is not installed", "sudo apt-get install --yes tesseract-ocr")

    monkeypatch.setattr("pipeline.extract.ocr.default_engine", missing)
    scanned = scan(make_pdf(tmp_path / "a.pdf", prose(), prose()), tmp_path / "b.pdf", dpi=50)
    document = read(scanned)
    assert kinds(document) == ["ocr-unavailable"]
    assert "apt-get install" in document.problems[0].message
    assert "1, 2" in document.problems[0].message
    assert [page.raw_text for page in document.pages] == ["", ""]


def test_an_engine_that_fails_costs_only_the_text_of_its_pages(tmp_path: Path) -> None:
    class Failing:
        def read(self, images: object) -> list[object]:
            raise RuntimeError("Tesseract process timeout")

    scanned = scan(make_pdf(tmp_path / "a.pdf", prose()), tmp_path / "b.pdf", dpi=50)
    document = read(scanned, Failing())  # type: ignore[arg-type]
    assert kinds(document) == ["ocr-failed"]
    assert document.problems[0].page == 1


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\n%%EOF", b"%PDF-1.4" + bytes(5000)]
)
def test_a_broken_pdf_has_no_pages_and_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    document = read(path)
    assert document.pages == ()
    assert kinds(document)[0] in ("unreadable", "no-pages")
    assert all(problem.stage == "extract" for problem in document.problems)


def test_a_pdf_cut_off_in_the_middle_never_raises(tmp_path: Path) -> None:
    whole = make_pdf(tmp_path / "a.pdf", prose(), prose()).read_bytes()
    for share in (0.3, 0.6, 0.95):
        path = tmp_path / "cut.pdf"
        path.write_bytes(whole[: int(len(whole) * share)])
        document = read(path, SilentEngine())
        assert document.pages or document.problems


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert kinds(read(tmp_path / "borta.pdf")) == ["unreadable"]


def test_an_unforeseen_error_is_a_problem_of_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(document: object) -> dict[str, str]:
        raise RecursionError("a property that holds itself")

    monkeypatch.setattr(document_module, "read_properties", failing)
    document = read(make_pdf(tmp_path / "a.pdf", prose()))
    assert document.pages == ()
    assert kinds(document) == ["unreadable"]
    assert "a property that holds itself" in document.problems[0].message


def test_an_encrypted_pdf_says_so(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", prose(), encrypt="hemligt")
    document = read(path)
    assert document.pages == ()
    assert kinds(document) == ["encrypted"]


def test_pages_beyond_the_limit_are_a_problem(tmp_path: Path) -> None:
    document = read(make_pdf(tmp_path / "a.pdf", *[prose()] * 5), max_pages=3)
    assert len(document.pages) == 3
    assert kinds(document) == ["too-many-pages"]
    assert "5 pages" in document.problems[0].message


def test_a_giant_page_is_rendered_smaller(tmp_path: Path) -> None:
    class Measuring(SilentEngine):
        pixels = 0

        def read(self, images):  # type: ignore[no-untyped-def]
            self.pixels = images[0].width * images[0].height
            return super().read(images)

    def poster(canvas: Canvas) -> None:
        canvas.setPageSize((6000, 9000))
        canvas.rect(1000, 1000, 4000, 4000, fill=1)

    engine = Measuring()
    read(make_pdf(tmp_path / "a.pdf", poster), engine, max_page_pixels=1_000_000)
    assert 900_000 < engine.pixels < 1_010_000


def test_outline_and_properties(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Protokoll för Östmyra")
        canvas.setAuthor("Anna Ek")
        canvas.bookmarkPage("a")
        canvas.bookmarkPage("b")
        canvas.addOutlineEntry("§ 1 Öppnande", "a", 0)
        canvas.addOutlineEntry("Beslut", "b", 1)
        write(canvas, prose())

    document = read(make_pdf(tmp_path / "a.pdf", draw))
    assert [(mark.title, mark.level, mark.page) for mark in document.outline] == [
        ("§ 1 Öppnande", 0, 1),
        ("Beslut", 1, 1),
    ]
    assert document.properties["title"] == "Protokoll för Östmyra"
    assert document.properties["author"] == "Anna Ek"
    assert document.properties["created"] == "2000-01-01"


def test_links_lead_to_addresses_and_pages(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, prose())
        canvas.bookmarkPage("start")
        canvas.linkURL("https://norrmark.example/handlingar", (71, HEIGHT - 150, 171, HEIGHT - 130))
        canvas.linkRect("", "start", (71, HEIGHT - 180, 171, HEIGHT - 160))

    first, second = read(make_pdf(tmp_path / "a.pdf", draw)).links
    assert (first.page, first.address, first.target) == (1, "https://norrmark.example/handlingar", None)
    assert (first.box.x0, first.box.y0, first.box.x1, first.box.y1) == pytest.approx(
        (71, 130, 171, 150), abs=1
    )
    assert (second.address, second.target) == ("", 1)


def test_what_is_filled_into_a_form_is_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [*prose(), (71, 400, "Hyresvärd")])
        canvas.acroForm.textfield(
            name="part", value="Fastigheten Granen", x=150, y=HEIGHT - 405, width=200, height=18, fontSize=11
        )

    (page,) = read(make_pdf(tmp_path / "a.pdf", draw)).pages
    assert "Hyresvärd Fastigheten Granen" in page.raw_text.splitlines()


def test_attachments_are_counted(tmp_path: Path) -> None:
    path = with_inside(make_pdf(tmp_path / "a.pdf", prose()), {"a.pdf": b"123", "b.xlsx": b"456"})
    assert (read(path).attached, read(path).problems) == (2, ())


def test_running_heads_keep_their_text_and_get_their_role(tmp_path: Path) -> None:
    pages = [
        [(71, 40, "Regionstyrelsen"), *prose(lines=PROSE[n:]), (290, 810, f"{n + 1} (2)")] for n in range(2)
    ]
    document = read(make_pdf(tmp_path / "a.pdf", *pages))
    for number, page in enumerate(document.pages, 1):
        roles = {line.span.of(page.raw_text): line.role for line in page.lines}
        assert roles["Regionstyrelsen"] == "head"
        assert roles[f"{number} (2)"] == "foot"
        assert roles[PROSE[-1]] == "body"


def test_a_printed_form_is_read_label_then_value(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(3):
            for x, width in ((120, 180), (300, 200)):
                canvas.rect(x, HEIGHT - 130 - 40 * row, width, 28)
        for x in (118, 502):
            canvas.line(x, HEIGHT - 90, x, HEIGHT - 300)
        for y in (88, 300):
            canvas.line(118, HEIGHT - y, 502, HEIGHT - y)
        write(
            canvas,
            [
                (30, 111, "5. Hyrestid", 7),
                (125, 111, "Från och med den", 7),
                (125, 124, "2024-07-01", 9),
                (305, 111, "Till och med den", 7),
                (305, 124, "2027-06-30", 9),
            ],
        )

    (page,) = read(make_pdf(tmp_path / "a.pdf", draw)).pages
    assert page.raw_text == "5. Hyrestid Från och med den 2024-07-01 Till och med den 2027-06-30"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_scan_that_lies_sideways_or_upside_down_is_read(tmp_path: Path, turn: int) -> None:
    source = make_pdf(tmp_path / "a.pdf", prose(lines=PROSE))
    image = pdfium.PdfDocument(source)[0].render(scale=300 / 72, grayscale=True).to_pil().convert("L")
    image.rotate(-turn, expand=True).save(tmp_path / "b.pdf", resolution=300)
    (page,) = read(tmp_path / "b.pdf", RecordedEngine(f"turned-{turn}")).pages
    assert page.raw_text.splitlines() == PROSE
    first, second = page.lines[0].box, page.lines[1].box
    if turn == 90:  # the lines run down the page, the first of them at its right
        assert first.x0 > second.x0 and first.y1 - first.y0 > 300
        assert first.x1 == pytest.approx(page.width - 192, abs=3) and first.y0 == pytest.approx(71, abs=3)
    elif turn == 180:
        assert first.y0 > second.y0 and first.x1 == pytest.approx(page.width - 71, abs=3)
    else:
        assert first.x0 < second.x0 and first.y1 == pytest.approx(page.height - 71, abs=3)


@pytest.mark.engine
def test_tesseract_reads_a_small_page(tmp_path: Path) -> None:
    """The real engine, several pages in one call, with the signs that the Swedish model alone has not."""
    pages = [[(71, 100, "§ 89 Beslut: 12 % i Älvsta", 13), (71, 130, "Ändrat avtal för åtta år")], prose()]
    scanned = scan(make_pdf(tmp_path / "a.pdf", *pages), tmp_path / "b.pdf")
    document = read(scanned, Tesseract("Latin"))
    assert document.pages[0].raw_text.splitlines() == [
        "§ 89 Beslut: 12 % i Älvsta",
        "Ändrat avtal för åtta år",
    ]
    assert document.pages[1].raw_text.splitlines() == PROSE
