"""Sets the blocks of a document on pages."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from .headings import item_lines, printed_label
from .layout import Layout, Line, Run
from .markup import TIE, Block, Inline, SourceDocument
from .templates import PAGE_HEIGHT, Template
from .wrap import Wrapped, wrap


def set_document(document: SourceDocument, template: Template, hyphens: tuple[str, ...]) -> Layout:
    """Set a document; as often as it takes until the table of contents names the right pages."""
    layout, known = Layout(), None
    for _ in range(4):
        layout = _Setter(document, template, hyphens, known or {}).run()
        pages = {i: layout.page_of(i) for i, block in enumerate(document.blocks) if block.kind == "item"}
        if pages == known:
            break
        known = pages
    return layout


class _Setter:
    def __init__(
        self, document: SourceDocument, template: Template, hyphens: tuple[str, ...], known: dict[int, int]
    ):
        self.document, self.t, self.hyphens, self.known = document, template, hyphens, known
        self.layout = Layout()
        self.top = PAGE_HEIGHT - template.top
        self.y = self.top
        self.columns = template.columns
        self.before = ""
        # Which blocks side by side are being set (0: none), and how many there were.
        self.beside = self.groups = 0

    def run(self) -> Layout:
        for index, block in enumerate(self.document.blocks):
            getattr(self, f"set_{block.kind}")(index, block)
            self.before = block.kind
        return self.layout

    def new_page(self) -> None:
        self.layout.pages.append([])
        self.y = self.top

    def need(self, height: float) -> None:
        if self.y - height < self.t.bottom and self.layout.pages[-1]:
            self.new_page()

    def skip(self, height: float) -> None:
        if self.layout.pages[-1]:
            self.y -= height

    def put(
        self,
        runs: list[Run],
        text: str,
        block: int,
        leading: float,
        span: tuple[int, int] = (0, 0),
        rules: tuple[tuple[float, float], ...] = (),
        columns: Sequence[str] = (),
    ) -> None:
        self.need(leading)
        self.y -= leading
        line = Line(
            self.y,
            tuple(runs),
            text.replace(TIE, " "),
            block,
            *span,
            rules_above=rules,
            beside=self.beside if columns else 0,
            columns=tuple(text.replace(TIE, " ") for text in columns),
        )
        self.layout.pages[-1].append(line)

    def text(self, inline: Inline, width: float, font: str, size: float) -> list[Wrapped]:
        return wrap(
            inline.text, width, lambda s: stringWidth(s, font, size), self.hyphens if self.t.hyphenate else ()
        )

    def lines(
        self,
        index: int,
        inline: Inline,
        x: float,
        font: str,
        size: float,
        marker: str = "",
        justify: bool = False,
    ) -> None:
        leading = size * self.t.leading / self.t.size
        wrapped = self.text(inline, self.t.width - x, font, size)
        for number, part in enumerate(wrapped):
            last = number == len(wrapped) - 1
            spread = self.t.width - x if justify and not last else 0.0
            runs = [Run(self.t.left + x, part.printed.replace(TIE, " "), font, size, spread)]
            text = part.read
            if marker and number == 0:
                room = max(self.t.indent, stringWidth(f"{marker} ", font, size))
                runs.insert(0, Run(self.t.left + max(0.0, x - room), marker, font, size))
                text = f"{marker} {text}"
            self.put(runs, text, index, leading, (part.start, part.end))

    def set_para(self, index: int, block: Block) -> None:
        self.skip(self.t.paragraph_space if self.before in ("para", "point", "row") else 2)
        self.need(2 * self.t.leading)
        self.lines(index, block.inline, 0, self.t.font(), self.t.size, justify=self.t.justify)

    def set_point(self, index: int, block: Block) -> None:
        self.skip(self.t.paragraph_space if self.before == "para" else 2)
        indent = (
            2 * self.t.indent
            if block.marker == "-"
            else max(self.t.indent, 22) * (1.6 if block.marker == "att" else 1.3)
        )
        marker = self.t.bullet if block.marker == "-" else block.marker
        x = min(indent, 2 * self.t.indent)
        self.lines(index, block.inline, x, self.t.font(), self.t.size, marker)

    def heading(self, index: int, block: Block, size: float, weight: str, above: float, keep: int) -> None:
        self.skip(above)
        self.need(size * 1.3 + keep * self.t.leading)
        self.lines(index, block.inline, 0, self.t.font(weight, heading=True), size)

    def next_is(self, index: int, kind: str) -> bool:
        return index + 1 < len(self.document.blocks) and self.document.blocks[index + 1].kind == kind

    def set_title(self, index: int, block: Block) -> None:
        self.heading(index, block, self.t.title_size, "bold", 10, 3)
        self.skip(6)

    def set_section(self, index: int, block: Block) -> None:
        self.heading(
            index,
            block,
            self.t.section_size,
            self.t.section_weight,
            9,
            4 if self.next_is(index, "sub") else 2,
        )

    def set_sub(self, index: int, block: Block) -> None:
        self.heading(index, block, self.t.size, "italic", 6, 2)

    def set_item(self, index: int, block: Block) -> None:
        first = not any(b.kind == "item" for b in self.document.blocks[:index])
        if self.t.item_on_new_page and not first and self.layout.pages[-1]:
            self.new_page()
        self.skip(22)
        self.need(self.t.item_size * 3 + 4 * self.t.leading)
        for at, (runs, text) in enumerate(item_lines(self.t, block)):
            rules = ((0.0, self.t.width),) if self.t.item_rule and at == 0 else ()
            self.put(runs, text, index, self.t.item_size * 1.22, rules=rules)
        self.skip(2)

    def set_row(self, index: int, block: Block) -> None:
        self.skip(self.t.paragraph_space if self.before == "para" else 1)
        self.row(index, [cell.text for cell in block.cells])

    def row(self, index: int, cells: list[str], ruled: str = "") -> None:
        bold = self.t.font("bold", heading=True)
        starts = list(self.columns[: len(cells)])
        ends = [*starts[1:], self.t.width]
        sides = []
        for number, (cell, x0, x1) in enumerate(zip(cells, starts, ends, strict=True)):
            font = bold if cell.startswith("*") else self.t.font()
            width = x1 - x0 - (6 if number < len(cells) - 1 else 0)
            sides.append(
                (x0, font, self.text(Inline(cell.lstrip("*")), width, font, self.t.size) if cell else [])
            )
        # A wrapped cell is read to its end before the next one in its row.
        wraps = any(
            len(parts) > 1 and any(after for _, _, after in sides[at + 1 :])
            for at, (_, _, parts) in enumerate(sides)
        )
        whole = " ".join(part.read for _, _, parts in sides for part in parts)
        for number in range(max(len(parts) for _, _, parts in sides)):
            here = [(x, font, parts[number]) for x, font, parts in sides if number < len(parts)]
            runs = [
                Run(self.t.left + x, part.printed.replace(TIE, " "), font, self.t.size)
                for x, font, part in here
            ]
            over = (
                []
                if number
                else [(x0, x1 - 12) for x0, x1, cell in zip(starts, ends, cells, strict=True) if cell]
            )
            rules = {"": [], "last": over[-1:], "all": over}[ruled]
            columns = [parts[number].read if number < len(parts) else "" for _, _, parts in sides]
            text = " ".join(filter(None, columns))
            if wraps and not self.beside:
                text = "" if number else whole
            self.put(runs, text, index, self.t.leading, rules=tuple(rules), columns=columns)

    def set_directive(self, index: int, block: Block) -> None:
        name, rest = block.marker, block.inline.text
        if name == "page":
            self.new_page()
        elif name == "space":
            self.skip(float(rest))
        elif name == "columns":
            self.columns = tuple(float(x) for x in rest.split()) or self.t.columns
        elif name in ("sign", "signs"):
            self.need(45)
            self.skip(26)
            self.row(
                index, [cell.strip() for cell in rest.split("|")], ruled="last" if name == "sign" else "all"
            )
        elif name == "beside":
            self.groups += 1
            self.beside = 0 if rest == "end" else self.groups
        elif name == "toc":
            self.contents(index, with_pages="pages" in rest)
        elif name != "end":
            raise ValueError(f"unknown directive @{name}")

    def contents(self, index: int, with_pages: bool) -> None:
        saved, self.columns = self.columns, (0.0, 45.0, self.t.width - 24)
        for at, block in enumerate(self.document.blocks):
            if block.kind == "item":
                self.skip(3)
                label = printed_label(self.t, block)
                page = [str(self.known.get(at, 1))] if with_pages else []
                self.row(index, [label, block.inline.text, *page])
        self.columns = saved
