"""The ruling lines of a page: the straight upright and level edges of all that is drawn as a path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .layer import Frame
from .native import Piece, address, matrix_of, moved, pieces, product, segment_closes, segment_kind, segments

DEPTH = 4
# A map or a diagram has more, and no cells.
MOST_EDGES = 4000
# In points: how far a line may lean, and how short it may be.
LEAN, SHORTEST = 0.5, 1.0

Point = tuple[float, float]


class Edge(NamedTuple):
    """A level or upright line on the upright page, in points from its top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """True for a line from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0


def ruling_edges(page: pdfium.PdfPage, frame: Frame) -> list[Edge]:
    """The page's ruling lines; none for a page that is a drawing."""
    edges: list[Edge] = []
    for piece in pieces(address(page.raw), DEPTH):
        if piece.kind != raw.FPDF_PAGEOBJ_PATH:
            continue
        for start, end in _sides(piece):
            (ax, ay), (bx, by) = frame.place(*start), frame.place(*end)
            edge = Edge(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            width, height = edge.x1 - edge.x0, edge.y1 - edge.y0
            if min(width, height) <= LEAN and max(width, height) >= SHORTEST:
                edges.append(edge)
        if len(edges) > MOST_EDGES:
            return []
    return edges


def _sides(piece: Piece) -> Iterator[tuple[Point, Point]]:
    """The straight sides of a path, in the page's own coordinates."""
    matrix = product(matrix_of(piece.handle), piece.matrix)
    first: Point | None = None
    last: Point | None = None
    for segment, x, y in segments(piece.handle, MOST_EDGES):
        point = moved(matrix, x, y)
        kind = segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        last = point
        if segment_closes(segment) and first is not None and first != point:
            yield point, first
            last = first
