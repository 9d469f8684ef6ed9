"""Sound documents whose text asks much of whoever looks for something in it."""

from __future__ import annotations

from .writing import Make, document, text_content, written

_PAGE_LINES = 50
# Signs of text in each, which is about five pages.
_SIGNS = 12_000

TEXTS: dict[str, str] = {
    "paragraph-signs": "§ ",
    "paragraph-signs-joined": "§",
    "numbers": "1 ",
    "numbers-in-thousands": "1 000 ",
    "digits": "7",
    "dots": ".",
    "dots-and-spaces": ". ",
    "hyphens": "-",
    "hyphens-and-letters": "a-",
    "underscores": "_",
    "commas": ", ",
    "slashes": "KS/",
    "brackets": "(",
    "brackets-closed": "()",
    "quotes": "”",
    "capitals": "ABC ",
    "names": "Anna Asplund (S), ",
    "initials": "A B C D E ",
    "to-decide": "att ",
    "decides": "beslutar ",
    "decides-to": "Nämnden beslutar att ",
    "dates": "2019-03-14 ",
    "days": "den 14 mars 2019 ",
    "months": "mars april ",
    "years": "2019/2020 ",
    "diary-numbers": "RN/45/2019 ",
    "diary-numbers-joined": "RN/45/2019/",
    "diary-words": "Dnr ",
    "sums": "12 000 kronor ",
    "laws": "enligt 4 kap. 3 § lagen (1992:1434) ",
    "references": "§ 12 den 3 maj 2018, ",
    "votes": "Ja Nej Avstår ",
    "votes-counted": "12 ja-röster mot 9 nej-röster ",
    "dissent": "reserverar sig mot beslutet ",
    "agreements": "avtalet mellan Region Norrmark och Älvsta kommun ",
    "parties-without-end": "Älvsta kommun och ",
    "until": "till och med ",
    "extends": "förlängs sägs upp upphör ",
    "words-without-space": "samverkansöverenskommelse",
    "tabs": "a\t",
}
LINES: dict[str, str] = {
    "headings": "§ {n} Ärende",
    "headings-alike": "§ 1 Avtal",
    "points": "att godkänna {n}",
    "points-numbered": "{n}. att godkänna",
    "decisions": "Beslut\nNämnden beslutar att {n}",
    "labels": "Beslut",
    "one-letter": "a",
    "one-number": "{n}",
    "attendance": "Närvarande\nBo Berg (M), ordförande §§ {n}-{n}",
    "table": "{n}      12      9     ja     nej     §     a     b     c",
    "ballots": "{n} Bo Berg (M)   X",
    "titles": "Sammanträdesprotokoll\n2019-03-14\nRegion Norrmark",
    "parties": "{n} § Parter",
}


def _pages(lines: list[str]) -> bytes:
    """A document of these lines, fifty to a page."""
    texts = [lines[at : at + _PAGE_LINES] for at in range(0, len(lines), _PAGE_LINES)] or [[]]
    objects = document()
    kids = b" ".join(b"%d 0 R" % (10 + 2 * number) for number in range(len(texts)))
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(texts))
    for number, text in enumerate(texts):
        place = 10 + 2 * number
        objects[place] = objects[3].replace(b"/Contents 5 0 R", b"/Contents %d 0 R" % (place + 1))
        content = text_content("\n".join(text))
        objects[place + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    return written(objects)


def _repeated(part: str) -> Make:
    """The same words in lines of eighty signs, and at the end all of them in one line."""

    def make() -> bytes:
        text = part * (_SIGNS // len(part))
        lines = [text[at : at + 80] for at in range(0, len(text), 80)]
        return _pages([*lines, *[""] * (-len(lines) % _PAGE_LINES), text[: _SIGNS // 2]])

    return make


def _listed(line: str) -> Make:
    return lambda: _pages("\n".join(line.format(n=number) for number in range(1, 401)).split("\n"))


TIRING: dict[str, Make] = {
    **{f"tiring-{name}": _repeated(part) for name, part in TEXTS.items()},
    **{f"tiring-lines-of-{name}": _listed(line) for name, line in LINES.items()},
}
