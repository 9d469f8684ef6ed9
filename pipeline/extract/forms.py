"""The cells of tables and printed forms, on pages that have ruling lines or boxes.

pdfium gives the lines, and pdfplumber's rules make cells of them: what takes its time is the reading of whole
pages, which is not needed for it.
"""

from __future__ import annotations

from typing import Any

import pypdfium2 as pdfium

from ..model import Box
from .layer import Frame
from .pictures import Drawing
from .rules import Edge, ruling_edges

# Ruling lines that a page must have before it is worth pdfplumber's time: a signature strip has fewer.
FEWEST_RULES, FEWEST_HORIZONTAL = 8, 2

# A cell that takes up more of the page than this is a frame.
LARGEST = 0.5
SMALLEST = 4.0

# In points: how far apart lines may be and still be one or meet, and how long a line must be in the end.
TOLERANCE = 3.0
SHORTEST = 3.0


def has_cells(drawing: Drawing) -> bool:
    """True where a page has so many ruling lines that it may have a table or a form."""
    rules = drawing.horizontal_rules + drawing.vertical_rules
    return rules >= FEWEST_RULES and drawing.horizontal_rules >= FEWEST_HORIZONTAL


def read_cells(page: pdfium.PdfPage, frame: Frame) -> tuple[Box, ...]:
    """The cells of a page, in points from the top left; empty where there are none."""
    width, height = frame.size
    return cells_of(ruling_edges(page, frame), width * height)


def cells_of(edges: list[Edge], area: float) -> tuple[Box, ...]:
    """The cells between ruling lines, on a page of that many square points."""
    # Few documents have tables, and importing this takes as long as reading some pages.
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    merged = merge_edges([_edge(edge) for edge in edges], *[TOLERANCE] * 4)
    long = [edge for edge in merged if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= SHORTEST]
    found = set()
    corners = edges_to_intersections(long, TOLERANCE, TOLERANCE)
    for table in cells_to_tables(intersections_to_cells(corners)):
        for x0, y0, x1, y1 in table:
            width, height = x1 - x0, y1 - y0
            if width > SMALLEST and height > SMALLEST and width * height < LARGEST * area:
                found.add(Box(x0, y0, x1, y1))
    return tuple(sorted(found, key=lambda box: (box.y0, box.x0)))


def _edge(edge: Edge) -> dict[str, Any]:
    """A line as pdfplumber describes one."""
    x, y = (edge.x0 + edge.x1) / 2, (edge.y0 + edge.y1) / 2
    if edge.level:
        box = {"x0": edge.x0, "x1": edge.x1, "top": y, "bottom": y}
    else:
        box = {"x0": x, "x1": x, "top": edge.y0, "bottom": edge.y1}
    size = {"width": box["x1"] - box["x0"], "height": box["bottom"] - box["top"]}
    return {"orientation": "h" if edge.level else "v", **box, **size}
