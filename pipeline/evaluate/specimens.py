"""Documents to measure with: cheap to make, no two alike, with a text layer or as scans."""

from __future__ import annotations

import random
from pathlib import Path

_WORDS = tuple(
    """avtal samverkan kostnad förvaltning styrelse utredning underlag bakgrund ersättning kommun region
    tjänst trafik skola vård budget period uppföljning granskning remiss plan mål insats behov ansvar
    verksamhet
    uppdrag rapport ledamot ordförande handling bilaga yttrande förslag fråga möte år månad del grund stöd
    """.split()  # noqa: SIM905
)
_LINES = 42
_DPI = 200


def lines_of_page(seed: int, page: int) -> list[str]:
    """The lines of a page of minutes that tell of nothing, the same for the same numbers."""
    dice = random.Random(f"{seed} {page}")
    lines = [
        "Region Norrmark",
        "Regionstyrelsen",
        f"Sammanträdesprotokoll 20{10 + seed % 15}-0{1 + seed % 9}-12",
        "",
    ]
    number = 1 + page * 3
    while len(lines) < _LINES:
        lines += [f"§ {number}", f"{dice.choice(_WORDS).capitalize()} om {dice.choice(_WORDS)}"]
        lines += [f"RN/{dice.randrange(1, 2000)}/20{10 + seed % 15}", ""]
        lines += [" ".join(dice.choices(_WORDS, k=11)).capitalize() + "." for _ in range(4)]
        lines += ["", "Beslut", "Regionstyrelsen beslutar", f"att godkänna {dice.choice(_WORDS)} {seed}.", ""]
        number += 1
    return lines[:_LINES]


def write_documents(folder: Path, count: int, pages: int, *, scans: bool = False) -> None:
    """Write `count` PDFs of `pages` pages each below `folder`, a hundred to a folder."""
    for number in range(count):
        place = folder / f"{number // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        texts = [lines_of_page(number, page) for page in range(pages)]
        path = place / f"{number:05}.pdf"
        if scans:
            _write_scans(path, texts)
        else:
            path.write_bytes(_pdf(texts))


def _pdf(texts: list[list[str]]) -> bytes:
    """A PDF with a text layer and nothing else."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(texts)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(texts):
        shown = b" ".join(b"(" + line.encode("cp1252") + b") '" for line in lines)
        content = b"BT /F 11 Tf 17 TL 60 790 Td " + shown + b" ET"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    parts, places, at = [b"%PDF-1.4\n"], [], 9
    for number, body in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, b"".join(places))
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, at)
    return b"".join([*parts, table, end])


def _write_scans(path: Path, texts: list[list[str]]) -> None:
    """A PDF of pictures of pages, as a scanner writes it."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(_pdf(texts))
    images = [page.render(scale=_DPI / 72, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    images[0].save(path, "PDF", resolution=_DPI, save_all=True, append_images=images[1:])
