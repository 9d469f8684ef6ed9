"""Words in context: of what a damaged word may have been, the one that is clearly the likeliest, or none.

A candidate is ranked by how common the word is in Swedish and in the corpus, how likely the channel makes of
it what is read, whether the same document has it elsewhere, and its neighbours. Nothing is changed unless
the best candidate is better by a margin than leaving the word, and than the next candidate.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model import Span
from pipeline.swedish.lexicon import Vocabulary, fold, vocabulary

from .candidates import Candidate, CandidateFinder
from .context import context_bonus
from .corpus_lexicon import CorpusLexicon

# Counts of the corpus weigh as if the word list had been counted in so many running words.
_LIST_WORDS = 400_000
# A word that nobody knows is this likely to be right as it stands (natural logarithm).
_UNKNOWN = math.log(1e-11)
_UNKNOWN_NAME = math.log(1e-9)
_IMPOSSIBLE = math.log(1e-13)
_MARGIN = 0.8
_NAME_MARGIN = 2.0
_WORD_MARGIN = 0.3
_RIVAL_MARGIN = 0.4
_STRANGE = re.compile(r"[^a-zåäöA-ZÅÄÖ]")
_SENTENCE_END = re.compile(r"[^\w\n]*(?:[.!?:]\s|\n)")
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[&€@�])*|[&€�](?=\w)(?:[^\W_]|[&€@�])+|[{|](?=\s)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as read, its place, and whether it is protected."""

    span: Span
    text: str
    protected: bool = False
    ends_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A word in place of a token, in the case that fits there."""

    token: Token
    word: str
    confidence: float
    evidence: str


def tokens_of(text: str, protected: Iterable[Span]) -> list[Token]:
    """The words of `text`; a word that overlaps a protected span is protected."""
    guarded = bytearray(len(text))
    for span in protected:
        guarded[span.start : span.end] = b"\x01" * len(span)
    return [
        Token(
            Span(match.start(), match.end()),
            match.group(),
            any(guarded[match.start() : match.end()]),
            bool(_SENTENCE_END.match(text, match.end())),
        )
        for match in _TOKEN.finditer(text)
    ]


class Corrector:
    """Finds corrections with one corpus lexicon; keeps what it found out about words."""

    def __init__(self, lexicon: CorpusLexicon, words: Vocabulary | None = None) -> None:
        self.lexicon = lexicon
        self._vocabulary = words or vocabulary()
        by_fold: defaultdict[str, list[str]] = defaultdict(list)
        for word in lexicon.words:
            by_fold[fold(word)].append(word)
        self._finder = CandidateFinder(
            self._vocabulary, self.frequency, lambda folded: by_fold.get(folded, ())
        )

    def frequency(self, word: str) -> float:
        """The share of running words that a form has, by the word list and the corpus together."""
        listed = self._vocabulary.frequency(word) * _LIST_WORDS
        return (listed + self.lexicon.words.get(word, 0)) / (_LIST_WORDS + self.lexicon.total)

    def corrections(self, tokens: Sequence[Token], local: Counter[str]) -> list[Correction]:
        """The corrections of a page. `local` counts words that are known to stand in the same document."""
        read = [token.text.lower() for token in tokens]
        first = [self._decide(tokens, at, read, local, with_context=False) for at in range(len(tokens))]
        now = [
            decision.word.lower() if decision else word for decision, word in zip(first, read, strict=True)
        ]
        decisions = [self._decide(tokens, at, now, local, with_context=True) for at in range(len(tokens))]
        return [decision for decision in decisions if decision]

    def has_reading(self, read: str) -> bool:
        """True where a word of Swedish or of the corpus may have come out as `read`."""
        return bool(self._finder.candidates(read))

    def local_counts(self, tokens: Sequence[Token]) -> Counter[str]:
        """Words that stand on a damaged page beyond doubt: those whose reading has no rival."""
        counts: Counter[str] = Counter()
        for token in tokens:
            if token.protected or len(token.text) < 4:
                continue
            found = self._finder.candidates(token.text.lower())
            if found and (len(found) == 1 or found[0].score - found[1].score > 3.0):
                counts[found[0].word] += 1
        return counts

    def _decide(
        self, tokens: Sequence[Token], at: int, now: Sequence[str], local: Counter[str], with_context: bool
    ) -> Correction | None:
        token = tokens[at]
        if token.protected or not _may_change(token.text):
            return None
        read = token.text.lower()
        found = self._finder.candidates(read)
        if not found or (len(found) == 1 and found[0].word == read):
            return None
        folded = [fold(word) for word in now[max(0, at - 3) : at + 4]] if with_context else []
        scored: list[tuple[float, Candidate, str]] = []
        for candidate in found:
            score, reason = candidate.score + math.log1p(local[candidate.word]), ""
            if with_context:
                place = min(at, 3)
                bonus, reason = context_bonus(
                    candidate.word, folded, place, now[max(0, at - 3) : at + 4], self.lexicon
                )
                score += bonus
            scored.append((score, candidate, reason))
        scored.sort(key=lambda item: (-item[0], item[1].word))
        best_score, best, reason = scored[0]
        stays = self._score_as_it_stands(token.text, read, scored)
        margin = _NAME_MARGIN if _is_name(tokens, at) else _MARGIN
        if margin == _MARGIN and any(candidate.word == read for _, candidate, _ in scored):
            # Both are words: on a page without any dots the one as it stands is no safer than the other.
            margin = _WORD_MARGIN if fold(best.word) == read else _MARGIN
        rival = scored[1][0] if len(scored) > 1 and scored[1][1].word != read else -math.inf
        if best.word == read or best_score - stays < margin or best_score - rival < _RIVAL_MARGIN:
            return None
        word = _in_case(best.word, token.text, begins=at == 0 or tokens[at - 1].ends_sentence)
        if word == token.text:
            return None
        weights = [math.exp(max(score - best_score, -50)) for score, _, _ in scored]
        if best.word != read and all(candidate.word != read for _, candidate, _ in scored):
            weights.append(math.exp(max(stays - best_score, -50)))
        evidence = _evidence(token.text, word, best, reason, local[best.word], self.lexicon)
        return Correction(token, word, round(1 / sum(weights), 3), evidence)

    def _score_as_it_stands(
        self, text: str, read: str, scored: Sequence[tuple[float, Candidate, str]]
    ) -> float:
        """How likely the word is to be right as it is read."""
        if _STRANGE.search(text):
            # Digits and signs within a word are no word, whatever a word list says that was made on the web.
            return _IMPOSSIBLE
        for score, candidate, _ in scored:
            if candidate.word == read:
                return score
        return _UNKNOWN_NAME if text[0].isupper() else _UNKNOWN


@lru_cache(maxsize=4)
def _may_change_pattern() -> re.Pattern[str]:
    return re.compile(r"(?P<digits>\d+)|(?P<unit>\d+[a-hklmt])|(?P<code>[A-ZÅÄÖ]+\d+.*)")


def _may_change(text: str) -> bool:
    """False for numbers, a number with a unit or letter, and single letters that are words as they stand."""
    if _may_change_pattern().fullmatch(text):
        return False
    return len(text) > 1 or text in "{|"


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """A capital within a sentence: likely a name, which is to be left alone unless it is well known."""
    text = tokens[at].text
    return text[0].isupper() and not text.isupper() and at > 0 and tokens[at - 1].text[-1:].islower()


def _in_case(word: str, read: str, begins: bool) -> str:
    """`word` with the capitals of what is read; a capital within a word is a misreading.

    A sign has no case: what is read as one has a capital where it `begins` a line or sentence.
    """
    if not any(sign.isalpha() for sign in read):
        return word.capitalize() if begins else word
    letters = [sign for sign in read if sign.isalpha()]
    if len(letters) > 1 and len(letters) == len(read) and read.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if read[0].isupper() else word


def _evidence(
    read: str, word: str, candidate: Candidate, reason: str, local: int, lexicon: CorpusLexicon
) -> str:
    source = "a compound of known words" if candidate.is_compound else "a word of Swedish"
    if count := lexicon.words.get(candidate.word, 0):
        source = f"stands {count} times on sound pages of the corpus"
    parts = [f"“{word}” is {source}", f"the page has lost its å, ä and ö or is misread, “{read}” may be it"]
    if local:
        parts.append(f"{local} times in this document")
    if reason:
        parts.append(reason)
    return "; ".join(parts)
