"""What a word may have been by how Swedish is spelt: several ways, the likeliest first."""

from __future__ import annotations

import pytest

from pipeline.repair.spelt import spelt
from pipeline.swedish.lexicon import vocabulary


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Sjodal", "sjödal"),
        ("Sj6dal", "sjödal"),
        ("Rédtorp", "rödtorp"),
        ("Kungsésens", "kungsåsens"),
        ("HAllsta", "hällsta"),
        ("SJODAL", "sjödal"),
        ("Karlsson", "karlsson"),
    ],
)
def test_the_likeliest_spelling(read: str, printed: str) -> None:
    assert spelt(read, vocabulary().spelling)[0].word == printed


def test_shares_add_up_and_fall() -> None:
    ways = spelt("Langbacken", vocabulary().spelling)
    shares = [way.share for way in ways]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


@pytest.mark.parametrize("text", ["Ås", "Norrgård", "by", "4talet", "x" * 80, "Ж" * 6])
def test_nothing_is_told_of_what_is_short_long_or_kept_its_dots(text: str) -> None:
    assert spelt(text, vocabulary().spelling) == ()
