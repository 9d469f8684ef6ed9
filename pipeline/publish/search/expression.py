"""A question as an expression of FTS5 over `search_fts`, and the stems that answer each of its terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...model.facets import facet_word
from ...swedish.stems import stem
from .knowledge import Stems, body_names, stop_words, synonyms
from .question import Question, Term
from .words import ArchiveWords

# As good as all: how many rows begin with some letters is not counted.
MANY = 1 << 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term with all that answers it: `exact` as typed, and `others` that will do, each as stems.

    `instead` is true where the archive does not have the word and `others` are guesses at what was meant.
    """

    term: Term
    exact: Stems
    others: tuple[Stems, ...] = ()
    instead: bool = False

    @property
    def ways(self) -> tuple[Stems, ...]:
        """All that answers the term."""
        return (*self.others,) if self.instead else (self.exact, *self.others)

    def entries(self, words: ArchiveWords) -> int:
        """How many rows SQLite has to go through for the term, at most."""
        if self.term.any_ending:
            return MANY
        return sum(words.entries(stemmed) for way in self.ways for stemmed in way)

    def expression(self) -> str:
        """The term in FTS5's language."""
        star = "*" if self.term.any_ending else ""
        parts = [_phrase(way) + star for way in self.ways]
        return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def expand(question: Question, words: ArchiveWords, second_chance: bool = False) -> list[Wanted]:
    """The wanted terms with what answers them. Words that only ask fall away beside others.

    A word that the archive does not have is exchanged for those it may be a slip for; with `second_chance`
    those are added to every word.
    """
    naming = [term for term in question.wanted if term.together or term.words[0] not in stop_words()]
    return [_expanded(term, words, second_chance) for term in naming or question.wanted]


def _expanded(term: Term, words: ArchiveWords, second_chance: bool) -> Wanted:
    if term.any_ending:
        # The last word is the beginning of one, which has no stem.
        return Wanted(term, (*map(stem, term.words[:-1]), term.words[-1]))
    exact = tuple(map(stem, term.words))
    if term.together:
        guessed = _guessed_phrase(term, words)
        return Wanted(term, exact, ((guessed,) if guessed else ()), instead=guessed is not None)
    word = term.words[0]
    others = [*synonyms(word), *body_names(word), *((whole,) for whole in words.compounds(word))]
    if words.knows(word) or others:
        if second_chance:
            others += [(other,) for other in words.folded(word) + words.similar(word)]
        return Wanted(term, exact, tuple(dict.fromkeys(others)))
    guessed_words = words.folded(word) or words.similar(word)
    return Wanted(term, exact, tuple((other,) for other in guessed_words), instead=bool(guessed_words))


def _guessed_phrase(term: Term, words: ArchiveWords) -> Stems | None:
    """The phrase with the likeliest word for each unknown one; `None` if all are known or one is lost."""
    if all(map(words.knows, term.words)):
        return None
    guessed = []
    for word in term.words:
        near = [stem(word)] if words.knows(word) else words.folded(word) or words.similar(word)
        if not near:
            return None
        guessed.append(near[0])
    return tuple(guessed)


def narrowed(expression: str, facets: Mapping[str, str], within: str = "") -> str:
    """The rows of `expression` with these values of facets; `within` is the column where they must answer."""
    parts = [f"({{{within}}} : ({expression}))" if within else f"({expression})"]
    parts += [f'({{facets}} : "{facet_word(name, value)}")' for name, value in facets.items()]
    return " AND ".join(parts)


def all_of(wanted: Sequence[Wanted], unwanted: Sequence[Term]) -> str:
    """The rows that answer every wanted term."""
    return _without(" AND ".join(term.expression() for term in wanted), unwanted)


def any_of(wanted: Sequence[Wanted], unwanted: Sequence[Term]) -> str:
    """The rows that answer one of the wanted terms or more."""
    return _without(f"({' OR '.join(term.expression() for term in wanted)})", unwanted)


def _without(expression: str, unwanted: Sequence[Term]) -> str:
    if not unwanted:
        return expression
    stars = ("*" if term.any_ending else "" for term in unwanted)
    phrases = (
        _phrase(term.words if term.any_ending else tuple(map(stem, term.words))) + star
        for term, star in zip(unwanted, stars, strict=True)
    )
    return " ".join([f"({expression})", *(f"NOT {phrase}" for phrase in phrases)])


def _phrase(words: Sequence[str]) -> str:
    return '"' + " ".join(words) + '"'
