"""Trains the network that knows § by its shape, on whatever typefaces are at hand.

    python -m pipeline.evaluate.section_shapes FOLDER_OF_FONTS … > pipeline/extract/data/section_shape.toml

Signs are drawn beside a number in each typeface, worn as a scanner wears them, and shown to the network as
`extract.shapes` shows them. A fifth of the families is kept apart to tell how well it does on unknown ones.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
from PIL import Image, ImageDraw, ImageFont

from ..extract.ink import Ink, InkBox
from ..extract.shapes import Figures, features
from .degrade import Wear, worn

SECTION = "§"
OTHERS = "888555SSB&3369s6g"
DPI = 300
DRAWN_AT = (150, 150, 170, 200, 240, 300)
HIDDEN, ROUNDS, BATCH, DECAY = 8, 40, 128, 1e-3
KEPT_APART = 5
LEFT_OUT = ("thin", "hairline", "initial", "symbol", "keyboard")


class Example(NamedTuple):
    """A sign of a family of typefaces, as the network is shown it."""

    family: str
    sign: str
    seen: list[float]


def examples(font: Path, seed: int) -> Iterator[Example]:
    """Signs of one typeface: some §, and as many of those that engines take for it."""
    chance = random.Random(f"{font.name} {seed}")
    for sign in [SECTION] * 6 + chance.choices(OTHERS, k=8):
        seen = _drawn(font, sign, chance)
        if seen:
            yield Example(font.stem.split("-")[0].split(" ")[0][:8], sign, seen)


def _drawn(font: Path, sign: str, chance: random.Random) -> list[float]:
    dpi, points = chance.choice(DRAWN_AT), chance.choice((9, 10, 11, 12, 13))
    face = ImageFont.truetype(str(font), round(points * dpi / 72))
    number = str(chance.randint(1, 260))
    sheet = Image.new("L", (round(face.size * 9), round(face.size * 3)), 255)
    draw = ImageDraw.Draw(sheet)
    left, top = face.size, face.size * 0.8
    behind = left + face.getlength(sign) + (face.getlength(" ") if chance.random() < 0.6 else 0)
    boxes = []
    for x, text in ((left, sign), (behind, number)):
        draw.text((x, top), text, font=face, fill=0)
        boxes.append(draw.textbbox((x, top), text, font=face))
    noise, blur = chance.choice((4, 8, 14, 20)), chance.uniform(0.15, 0.9) * dpi / 200
    image = worn(sheet, Wear("", dpi, chance.uniform(0, 1.6), blur, noise), chance.randrange(1 << 30))
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=chance.choice((45, 60, 75, 90)))
    scale = DPI / dpi
    size = round(image.width * scale), round(image.height * scale)
    image = Image.open(packed).convert("L").resize(size, Image.Resampling.BILINEAR)
    ink = Ink(image)
    found = [_ink_near(ink, [value * scale for value in box]) for box in boxes]
    if not found[0] or not found[1]:
        return []
    figures = found[1]
    height = (figures[3] - figures[1]) * chance.uniform(0.96, 1.05)
    foot = figures[3] + height * chance.uniform(-0.04, 0.04)
    darkest = min(image.crop(figures).tobytes())
    return features(image, ink.paper, found[0], Figures(foot, height, darkest))


def _ink_near(ink: Ink, box: Sequence[float]) -> InkBox | None:
    """The ink of what was drawn in a box, which wear has moved by some pixels."""
    around = 3
    left, top, right, bottom = (round(value) for value in box)
    pieces = [
        piece for piece in ink.across((left - around, top - around, right + around, bottom + around)) if piece
    ]
    if not pieces:
        return None
    return (
        min(piece[0] for piece in pieces),
        min(piece[1] for piece in pieces),
        max(piece[2] for piece in pieces),
        max(piece[3] for piece in pieces),
    )


def trained(shown: Sequence[Example], seed: int = 0) -> dict[str, Any]:
    """The weights, in thousandths, of a network with one hidden layer (Adam, small batches)."""
    # It comes with spaCy; nothing that reads pages needs it.
    import numpy as np

    seen = np.array([example.seen for example in shown])
    wanted = np.array([example.sign == SECTION for example in shown], dtype=float)
    chance = np.random.RandomState(seed)
    mean, count = seen.mean(0), seen.shape[1]
    weights = [
        chance.randn(count, HIDDEN) / math.sqrt(count),
        np.zeros(HIDDEN),
        chance.randn(HIDDEN) / math.sqrt(HIDDEN),
        np.zeros(1),
    ]
    first, second = [np.zeros_like(part) for part in weights], [np.zeros_like(part) for part in weights]
    step = 0
    for turn in range(ROUNDS):
        rate = 3e-3 * (1 - turn / ROUNDS) + 1e-4
        order = chance.permutation(len(wanted))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            inputs = seen[batch] - mean + chance.randn(len(batch), count) * 0.03
            hidden = np.tanh(inputs @ weights[0] + weights[1])
            chances = 1 / (1 + np.exp(-(hidden @ weights[2] + weights[3])))
            error = (chances - wanted[batch]) / len(batch)
            back = np.outer(error, weights[2]) * (1 - hidden * hidden)
            slopes = [
                inputs.T @ back + DECAY * weights[0],
                back.sum(0),
                hidden.T @ error + DECAY * weights[2],
                error.sum(keepdims=True),
            ]
            step += 1
            for at, slope in enumerate(slopes):
                first[at] = 0.9 * first[at] + 0.1 * slope
                second[at] = 0.999 * second[at] + 0.001 * slope**2
                spread = np.sqrt(second[at] / (1 - 0.999**step)) + 1e-8
                weights[at] = weights[at] - rate * first[at] / (1 - 0.9**step) / spread
    hidden, bias, out, threshold = ((part * 1000).round().astype(int).T.tolist() for part in weights)
    return {
        "mean": (mean * 1000).round().astype(int).tolist(),
        "hidden": hidden,
        "bias": bias,
        "out": out,
        "threshold": threshold[0],
    }


def chances(network: dict[str, Any], shown: Sequence[Example]) -> list[float]:
    """What the network says of examples."""
    import numpy as np

    inputs = np.array([example.seen for example in shown]) - np.array(network["mean"]) / 1000
    hidden = np.tanh(inputs @ np.array(network["hidden"]).T / 1000 + np.array(network["bias"]) / 1000)
    total = hidden @ np.array(network["out"]) / 1000 + network["threshold"] / 1000
    told: list[float] = (1 / (1 + np.exp(-total))).tolist()
    return told


def toml(network: dict[str, Any], note: str) -> str:
    """The data file."""
    lines = [
        "# The weights, in thousandths, of the network that tells § from figures and letters by its ink; see",
        "# extract/shapes.py for what it is shown, and evaluate/section_shapes.py for how it is trained.",
        f"# {note}",
    ]
    lines += [f"{name} = {network[name]}" for name in ("mean", "bias", "out", "threshold")]
    rows = ",\n".join(f"    {row}" for row in network["hidden"])
    return "\n".join([*lines, f"hidden = [\n{rows},\n]"]) + "\n"


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--rounds", default=10, show_default=True, help="drawings of each typeface")
def main(folders: tuple[Path, ...], rounds: int) -> None:
    """Print the weights, and how well the network does on typefaces that it was not trained on."""
    fonts = sorted(path for folder in folders for path in folder.rglob("*.?tf"))
    fonts = [font for font in fonts if not any(word in font.name.lower() for word in LEFT_OUT)]
    shown = [example for font in fonts for seed in range(rounds) for example in examples(font, seed)]
    families = sorted({example.family for example in shown})
    apart = set(families[::KEPT_APART])
    rest = [example for example in shown if example.family in apart]
    told = chances(trained([example for example in shown if example.family not in apart]), rest)
    right = [chance >= 0.5 for example, chance in zip(rest, told, strict=True) if example.sign == SECTION]
    wrong = [chance >= 0.5 for example, chance in zip(rest, told, strict=True) if example.sign != SECTION]
    note = (
        f"{len(families)} families of typefaces; on {len(apart)} kept apart in a trial it knew "
        f"{sum(right) / len(right):.1%} of {len(right)} §, and took {sum(wrong)} of {len(wrong)} "
        "others for one."
    )
    click.echo(toml(trained(shown), note), nl=False)


if __name__ == "__main__":
    main()
