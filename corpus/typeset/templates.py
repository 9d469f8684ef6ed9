"""The looks of the documents, read from `templates.toml`. All measures are points, from the lower left."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0

_FAMILIES = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "typewriter": ("Courier", "Courier-Bold", "Courier-Oblique"),
    "vera": ("Vera", "VeraBd", "VeraIt"),
}


@dataclass(frozen=True)
class Cell:
    """A piece of a running head or foot.

    `x` counts from the left margin, or is "centre" or "right" (up to the right margin).
    `on` is "all", "first" or "rest": the pages that carry it.
    """

    text: str
    y: float
    x: float | str = 0.0
    weight: str = "regular"
    size: float = 9.0
    on: str = "all"


@dataclass(frozen=True)
class Template:
    """How documents of one body look."""

    family: str = "serif"
    heading_family: str = ""
    size: float = 11.0
    leading: float = 13.5
    left: float = 85.0
    right: float = 75.0
    top: float = 90.0
    bottom: float = 80.0
    paragraph_space: float = 6.0
    # How an item's heading is printed: see `layout.item_lines`.
    item: str = "stack"
    tight_label: bool = False
    item_size: float = 12.0
    item_on_new_page: bool = False
    item_rule: bool = False
    title_size: float = 16.0
    section_size: float = 11.0
    section_weight: str = "bold"
    bullet: str = "•"
    indent: float = 18.0
    justify: bool = False
    hyphenate: bool = False
    columns: tuple[float, ...] = (0.0, 125.0)
    logo: str = ""
    colour: str = "#000000"
    cells: tuple[Cell, ...] = ()
    # Lines drawn on every page: x0, y0, x1, y1.
    rules: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def width(self) -> float:
        """The measure: width of a full line."""
        return PAGE_WIDTH - self.left - self.right

    def font(self, weight: str = "regular", heading: bool = False) -> str:
        """The PostScript name of a font of this template."""
        family = self.heading_family if heading and self.heading_family else self.family
        return _FAMILIES[family][("regular", "bold", "italic").index(weight)]


def read_templates(path: Path | None = None) -> dict[str, Template]:
    """All templates by name; registers the fonts that they use."""
    for name in _FAMILIES["vera"]:
        pdfmetrics.registerFont(TTFont(name, _vera(f"{name}.ttf")))
    data = tomllib.loads((path or Path(__file__).with_name("templates.toml")).read_text("utf-8"))
    known = {f.name for f in fields(Template)}
    templates = {}
    for name, values in data["template"].items():
        if unknown := set(values) - known:
            raise ValueError(f"template {name}: unknown {sorted(unknown)}")
        values["cells"] = tuple(Cell(**cell) for cell in values.get("cells", ()))
        values["rules"] = tuple(tuple(rule) for rule in values.get("rules", ()))
        values["columns"] = tuple(values.get("columns", Template.columns))
        templates[name] = Template(**values)
    return templates


def read_hyphens(path: Path | None = None) -> tuple[str, ...]:
    """The word parts after which a line may be broken."""
    data = tomllib.loads((path or Path(__file__).with_name("templates.toml")).read_text("utf-8"))
    return tuple(data["hyphens"]["after"])


def _vera(name: str) -> str:
    folders = [Path(folder) for folder in rl_config.TTFSearchPath]
    bundled = Path(pdfmetrics.__file__).parents[1] / "fonts"
    return str(next(f / name for f in (bundled, *folders) if (f / name).is_file()))
