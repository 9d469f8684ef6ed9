"""The heading of an item or clause, in the form that a template asks for."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth

from .layout import Run
from .markup import TIE, Block
from .templates import Template
from .wrap import wrap


def printed_label(template: Template, block: Block) -> str:
    """The § as the template prints it: "§ 12" or "§12"."""
    return block.marker.replace("§ ", "§") if template.tight_label else block.marker


def item_lines(template: Template, block: Block) -> Iterator[tuple[list[Run], str]]:
    """The heading's lines as they are drawn and as they are read.

    stack: § alone, then the title with the number in brackets. inline: § and title on one line, "Dnr"
    below. diary: § and number on one line, then the title. spread: the same, the number at the right
    margin. margin: § in a column of its own beside the title.
    """
    left, form, size = template.left, template.item, template.item_size
    font, plain = template.font("bold", heading=True), template.font()
    label = printed_label(template, block)
    diary = block.diary.text.replace(TIE, " ") if block.diary else ""
    title, x = block.inline.text, 0.0
    if form == "stack":
        title = f"{title} ({diary})" if diary else title
        if label:
            yield [Run(left, label, font, size)], label
    elif form == "inline":
        title = f"{label} {title}".strip()
    elif form == "diary":
        both = f"{label} {diary}".strip()
        yield [Run(left, both, font, size)], both
    elif form == "spread":
        number = f"Dnr {diary}" if diary else ""
        at = left + template.width - stringWidth(number, plain, template.size)
        right = [Run(at, number, plain, template.size)] if diary else []
        yield [Run(left, label, font, size), *right], f"{label} {number}".strip()
    else:
        x = 42.0
    for line, part in enumerate(wrap(title, template.width - x, lambda text: stringWidth(text, font, size))):
        runs, text = [Run(left + x, part.printed, font, size)], part.read
        if form == "margin" and line == 0 and label:
            runs.insert(0, Run(left, label, font, size))
            text = f"{label} {text}"
        yield runs, text
    if form in ("inline", "margin") and diary:
        yield [Run(left + x, f"Dnr {diary}", plain, template.size)], f"Dnr {diary}"
