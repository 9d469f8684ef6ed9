"""Words for bodies: those that end in a head like -nämnd, taken apart, and the word before one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .deferred import deferred
from .knowledge import read_table
from .sieve import in_small_letters, places

# The definite and the indefinite ending of each stem.
ENDINGS: dict[str, tuple[str, str]] = {
    head["stem"]: (head["definite"], head["indefinite"]) for head in read_table("bodies")["head"]
}
# What follows a stem to the end of its word, the genitive's -s as well.
_FORMS = [
    (stem, deferred(rf"(?P<ending>{definite}|{indefinite})s?(?!\w|-\w)"))
    for stem, (definite, indefinite) in sorted(ENDINGS.items(), key=lambda item: -len(item[0]))
]
# What stands before the stem in its word, compounds with hyphens as well.
_FIRST = deferred(r"(?<!\w)[\w-]{0,60}\Z")


@dataclass(frozen=True, slots=True)
class BodyWord:
    """A word that ends in a head: what stands before the head, its form in the text, its stem and ending."""

    first: str
    form: str
    stem: str
    ending: str
    start: int
    middle: int
    end: int


def body_words(text: str) -> Iterator[BodyWord]:
    """The words of `text` that end in a head, in order."""
    small = in_small_letters(text)
    spots = [
        (place, stem, ending) for stem, ending in _FORMS if stem in small for place in places(small, stem)
    ]
    spots.sort(key=lambda spot: spot[0])
    after = 0
    for middle, stem, ending in spots:
        if middle < after or not (match := ending.match(small, middle + len(stem))):
            continue
        if first := _FIRST.search(text, max(after, middle - 60), middle):
            after = match.end()
            yield BodyWord(first[0], text[middle:after], stem, match["ending"], first.start(), middle, after)


def as_body_word(text: str) -> BodyWord | None:
    """The word with a head that `text` is from its first to its last letter."""
    word = next(body_words(text), None)
    return word if word and word.start == 0 and word.end == len(text) else None


def last_word(text: str, start: int, reach: int) -> tuple[str, int, int] | None:
    """The word within `reach` that only white space parts from `start`, and where it stands."""
    floor = max(0, start - reach)
    end = floor + len(text[floor:start].rstrip())
    begin = end
    while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] in "-_"):
        begin -= 1
    while begin < end and not (text[begin].isalnum() and not text[begin].isdecimal()):
        begin += 1
    return (text[begin:end], begin, end) if begin < end < start else None
