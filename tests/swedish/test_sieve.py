"""What a pattern needs, every text that matches has: where it is missing, nothing is lost by not trying."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.swedish.needs import needs_of
from pipeline.swedish.sieve import Sieve, Sought, in_small_letters

_ROOT = Path(__file__).parents[2] / "pipeline"


def _has(text: str, source: str) -> bool:
    small = in_small_letters(text)
    return all(any(string in small for string in need) for need in needs_of(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\bavtal(?:et|s)?\b", [{"avtal"}]),
        (r"(?:upphör|löper)\s+(?:att\s+)?(?:gälla|ut)", [{"upphör", "löper"}, {"gälla", "ut"}]),
        (r"(?:en|två)?\s*år", [{"år"}]),
        (r"§\s?\d+", [{"§"}]),
        (r"[bt]ur", [{"bur", "tur"}]),
        (r"Beslut(?!s)", [{"beslut"}]),
        (r"\w+(?<=nämnd)", [{"nämnd"}]),
        (r"abc?", [{"ab"}]),
        (r"(?:kaka)+", [{"kaka"}]),
        (r"(?:kaka){2}", [{"kaka"}]),
        (r"⟦A\d+⟧", [{"⟦a"}, {"⟧"}]),
        # Nothing can be told of these.
        (r"\w+", []),
        (r"(?:kaka)*", []),
        (r"(?:kaka|\d)", []),
        (r"a", []),
        (r"[\nt]ur", [{"ur"}]),
        (r"[a-z]\u00a0x", [{"\u00a0x"}]),
        (r"(?x) kaka # tårta", []),
    ],
)
def test_the_strings_that_a_match_cannot_do_without(source: str, expected: list[set[str]]) -> None:
    assert sorted(map(sorted, needs_of(source))) == sorted(map(sorted, expected))


_WORDS = st.sampled_from(
    ["avtal", "Nämnd", "§", "a", "1", "åäö", "İ", "ſ", "K", "ı", "(", "beslut", "k", "s", "i"]
)
_ATOMS = st.one_of(
    _WORDS.map(re.escape),
    st.sampled_from(
        [r"\d", r"\s", r"[ab]", r"[^x]", r"[a-z]", ".", r"\b", "^", r"[§\n]", r"\n", r"\u00e5", "[Ss]"]
    ),
)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    times = st.sampled_from(["", "?", "*", "+", "{0,2}", "{2}", "*?", "??"])
    opens = st.sampled_from(["(?:", "(", "(?=", "(?!", "(?i:"])
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(opens, st.lists(inner, min_size=1, max_size=3).map("|".join), times).map(
            lambda parts: f"{parts[0]}{parts[1]}){parts[2] if parts[0] not in ('(?=', '(?!') else ''}"
        ),
    )


@given(
    st.recursive(_ATOMS, _grown, max_leaves=8),
    st.lists(st.one_of(_WORDS, st.sampled_from(["x", "\n", " ", "N", "Avtal", "å", "I", "S"])), max_size=8),
    st.sampled_from([0, re.IGNORECASE]),
)
def test_a_text_that_matches_has_what_the_pattern_needs(source: str, parts: list[str], flags: int) -> None:
    text = "".join(parts)
    sought, plain = Sought(source, flags), re.compile(source, flags)
    assert [m.span() for m in sought.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert bool(sought.search(text)) == bool(plain.search(text))
    assert bool(sought.fullmatch(text)) == bool(plain.fullmatch(text))


def _patterns(value: object) -> Iterator[tuple[str, list[str]]]:
    """The patterns of a data file with the texts that stand beside them."""
    if isinstance(value, dict):
        texts = [text for key in ("examples", "counter", "against") for text in _texts(value.get(key, []))]
        found = [value["pattern"]] if "pattern" in value else []
        for key in ("patterns", "after", "before"):
            found += value[key] if isinstance(value.get(key), list) else []
        yield from ((pattern, texts) for pattern in found if isinstance(pattern, str))
        for inner in value.values():
            yield from _patterns(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _patterns(inner)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@pytest.mark.parametrize("path", sorted(_ROOT.glob("**/data/**/*.toml")), ids=lambda path: path.stem)
def test_patterns_find_in_their_examples_what_they_find_without_a_sieve(path: Path) -> None:
    for source, texts in _patterns(tomllib.loads(path.read_text("utf-8"))):
        plain = re.sub(r"[<{]\w+[>}]", "[^x]", source)
        try:
            compiled = re.compile(plain, re.IGNORECASE)
        except re.error:
            continue
        for text in texts:
            assert not compiled.search(text) or _has(text, plain), (source, text)


def test_the_rules_that_can_match_stand_in_their_order() -> None:
    rules = [Sought(source) for source in (r"avtal\w*", r"\d+", "beslut", r"avtal|§")]
    sieve = Sieve(rules, lambda rule: rule)
    assert [rule.source for rule in sieve.of("Om AVTAL")] == [r"avtal\w*", r"\d+", r"avtal|§"]
    assert [rule.source for rule in sieve.of("inget")] == [r"\d+"]


def test_matches_near_what_they_need_are_those_of_the_whole_text() -> None:
    text = ("ord " * 90 + "samverkansavtal nr 7 " + "ord " * 90 + "Avtal nr 8") * 3
    sought = Sought(r"\w*avtal\s+nr\s+\d", re.IGNORECASE)
    assert [m.span() for m in sought.near(text, 30, 20)] == [m.span() for m in sought.compiled.finditer(text)]
    assert len(list(sought.near(text, 30, 20))) == 6
