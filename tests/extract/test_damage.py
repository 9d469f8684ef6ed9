"""Damage that shows without a word that is known."""

from __future__ import annotations

import pytest

from pipeline.extract.damage import visible_damage

NAMES = "Örjan Åkerlund Märta Sjögren Göran Häggström Åsa Björklöf Sören Ström Ärna Nyström"


@pytest.mark.parametrize(
    "damaged",
    [
        NAMES.encode().decode("cp1252", "replace"),
        NAMES.encode().decode("latin-1"),
        NAMES.translate(str.maketrans("åäöÅÄÖ", "?" * 6)),
        NAMES.translate(str.maketrans("åäöÅÄÖ", "\ufffd" * 6)),
        NAMES.translate(str.maketrans("åäöÅÄÖ", "}{|][\\")),
    ],
)
def test_a_wrong_encoding_shows_in_names(damaged: str) -> None:
    assert visible_damage(damaged, len(damaged.split())) == "The text layer has the signs of a wrong encoding"


def test_words_without_spaces_show() -> None:
    text = " ".join(["Regionstyrelsenbeslutarattgodkänna"] * 3)
    assert "no spaces" in visible_damage(text, len(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        NAMES,
        "Vad kostar det? Nämnden [förvaltningen] svarar: se (1) eller a|b. Kommunallagen?",
        "Barnkonventionslagstiftningskommittén och samverkansöverenskommelsen gäller",
    ],
)
def test_sound_text_has_no_damage(text: str) -> None:
    assert visible_damage(text, len(text.split())) == ""
