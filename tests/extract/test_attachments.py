"""Files inside PDFs: found, told of, and fetched again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.extract import attached_files, content_inside, file_inside, read_document
from pipeline.model import Attached
from pipeline.settings import Settings

from .recorded import SilentEngine
from .sheets import make_pdf, prose, with_inside


def inside(path: Path) -> Attached:
    return attached_files(path, read_document(path, "0" * 64, Settings(), SilentEngine()))


def test_a_pdf_inside_is_found_and_fetched_by_its_number(tmp_path: Path) -> None:
    inner = make_pdf(tmp_path / "inner.pdf", prose()).read_bytes()
    path = with_inside(
        make_pdf(tmp_path / "a.pdf", prose()), {"budget.xlsx": b"PK\x03\x04", "Bilaga 1.pdf": inner}
    )
    found = inside(path)
    [file] = found.files
    assert (file.name, file.sha256, file.size) == (
        "Bilaga 1.pdf",
        hashlib.sha256(inner).hexdigest(),
        len(inner),
    )
    assert content_inside(path, [file.number]) == inner
    assert file_inside(path, file.sha256) == inner
    assert content_inside(path, [7]) is None
    assert file_inside(path, "0" * 64) is None


def test_what_is_no_pdf_is_told_of(tmp_path: Path) -> None:
    path = with_inside(make_pdf(tmp_path / "a.pdf", prose()), {"budget.xlsx": b"PK\x03\x04", "tom.pdf": b""})
    told = [problem.message for problem in inside(path).problems]
    assert {problem.kind for problem in inside(path).problems} == {"attachment-not-read"}
    assert any("budget.xlsx" in message and "an Office document" in message for message in told)
    assert any("tom.pdf" in message for message in told)


def test_a_pdf_in_a_pdf_in_a_pdf_is_fetched(tmp_path: Path) -> None:
    core = make_pdf(tmp_path / "core.pdf", prose()).read_bytes()
    middle = with_inside(make_pdf(tmp_path / "b.pdf", prose()), {"core.pdf": core})
    path = with_inside(make_pdf(tmp_path / "a.pdf", prose()), {"middle.pdf": middle.read_bytes()})
    assert content_inside(path, [0, 0]) == core
    assert file_inside(path, hashlib.sha256(core).hexdigest()) == core
    assert file_inside(path, hashlib.sha256(core).hexdigest(), deep=1) is None


def test_a_pdf_pinned_to_a_page_is_found(tmp_path: Path) -> None:
    inner = make_pdf(tmp_path / "inner.pdf", prose()).read_bytes()
    document = pdfium.PdfDocument(make_pdf(tmp_path / "a.pdf", prose(), prose()))
    page = document[1]
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_FILEATTACHMENT)
    name = (raw.FPDF_WCHAR * 7)(*map(ord, "p1.pdf"), 0)
    attachment = raw.FPDFAnnot_AddFileAttachment(annotation, name)
    assert raw.FPDFAttachment_SetFile(attachment, document, inner, len(inner))
    raw.FPDFPage_CloseAnnot(annotation)
    page.close()
    document.save(tmp_path / "pinned.pdf")
    document.close()
    read = read_document(tmp_path / "pinned.pdf", "0" * 64, Settings(), SilentEngine())
    assert (read.attached, read.pinned) == (0, (2,))
    [file] = attached_files(tmp_path / "pinned.pdf", read).files
    assert content_inside(tmp_path / "pinned.pdf", [file.number]) == inner
