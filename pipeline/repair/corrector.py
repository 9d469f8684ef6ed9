"""Words in context: of what a damaged word may have been, the one that is clearly the likeliest, or none.

A candidate is ranked by how common the word is in Swedish and in the corpus, how likely the channel makes of
it what is read, whether the same document has it elsewhere, and its neighbours. Nothing is changed unless
the best candidate is better by a margin than leaving the word, and than the next candidate.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.swedish.compounds import body_heads
from pipeline.swedish.dictionary import fold
from pipeline.swedish.lexicon import Vocabulary, is_put_together, known_names, vocabulary

from .candidates import Candidate, CandidateFinder
from .case import in_case
from .confusions import channel_cost
from .context import clause_end_bonus, context_bonus, infinitive_bonus
from .corpus_lexicon import CorpusLexicon, words_by_fold
from .looks import has_dots, may_change
from .put_together import Compounds
from .reasons import evidence_of
from .tokens import Token, is_name, may_begin
from .twins import twins_of

# Counts of the corpus weigh as if the word list had been counted in so many running words.
_LIST_WORDS = 400_000
# What the list has and the dictionary has not counts so much: the list has the slips of the web.
_DOUBTFUL = 0.1
# A word that nobody knows is this likely to be right as it stands (natural logarithm).
_UNKNOWN = math.log(1e-11)
_UNKNOWN_NAME = math.log(1e-9)
_LONG, _LONG_UNKNOWN = 8, 0.5
_IMPOSSIBLE = math.log(1e-13)
_MARGIN = 0.8
_NAME_MARGIN = 2.0
_WORD_MARGIN = 0.5
# What the same passage elsewhere weighs; a word that only it knows is so common, and so unlike what is read.
_TWIN_BONUS = 7.0
_TWIN_PRIOR = math.log(1e-7)
_MOST_TWIN_COST = 12.0
_COMPOUND_MARGIN = 3.0
_SURE_COST = 5.0
# So long is no name but a compound.
_LONG_NAME = 13
# How much likelier a word with a capital is where it is put together as Swedish names are.
_NAME_BONUS = 6.0
_RIVAL_MARGIN = 0.4
# So common is no family name; and what follows the name of a kind of paper in a title.
_COMMON_WORD = 4e-6
_RARE_WORD = 1e-6
# How common the genitive is beside its word.
_GENITIVE = 0.2
_AFTER_TITLE = frozenset({"om", "mellan", "avseende", "angående"})
# A small one of these is seldom taken for a capital; a small ö is so once in four.
_SMALL_AS_READ = "åä"
# Candidates so far behind the best have no chance, whatever their neighbours say; a natural logarithm.
_HOPELESS = 20.0
_STRANGE = re.compile(r"[^a-zåäöA-ZÅÄÖ]")


@dataclass(frozen=True, slots=True)
class Correction:
    """A word in place of a token, in the case that fits there."""

    token: Token
    word: str
    confidence: float
    evidence: str


class Corrector:
    """Finds corrections with one corpus lexicon; keeps what it found out about words."""

    def __init__(self, lexicon: CorpusLexicon, words: Vocabulary | None = None) -> None:
        self.lexicon = lexicon
        self._vocabulary = words or vocabulary()
        self._shares: dict[str, float] = {}
        by_fold = words_by_fold(lexicon.words)
        compounds = Compounds(
            self._vocabulary,
            self.frequency,
            lambda folded: by_fold.get(folded, ()),
            lambda folded: False,
        )
        self._finder = CandidateFinder(compounds, self.frequency)

    def frequency(self, word: str) -> float:
        """The share of running words that a form has, by the word list and the corpus together."""
        share = self._shares.get(word)
        if share is None:
            listed = self._vocabulary.frequency(word) * _LIST_WORDS
            if listed and word not in known_names() and not self._vocabulary.is_valid(word):
                listed *= _DOUBTFUL
            share = (listed + self.corpus_count(word)) / (_LIST_WORDS + self.lexicon.total)
            self._shares[word] = share
        return share

    def corpus_count(self, word: str) -> float:
        """How often the corpus has a word; the genitive of a word that it has counts too, for less."""
        if count := self.lexicon.words.get(word, 0):
            # Sound pages have slips too: a word that lost its dots is no evidence for itself.
            return 0.0 if self._vocabulary.is_ghost(word) else count
        if not word.endswith("s") or self._vocabulary.frequency(word):
            return 0.0
        return _GENITIVE * self.lexicon.words.get(word[:-1], 0)

    def corrections(
        self, tokens: Sequence[Token], local: Counter[str], *, dots_lost: bool = True
    ) -> list[Correction]:
        """The corrections of a page. `local` counts words that are known to stand in the same document.

        Unless the page has lost its dots, a word that is one as it stands is left.
        """
        read = [token.text.lower() for token in tokens]
        first = [self._decide(tokens, at, read, local, None, with_context=False) for at in range(len(tokens))]
        now = [
            decision.word.lower() if decision else word for decision, word in zip(first, read, strict=True)
        ]
        twins = twins_of([token.text for token in tokens], self.lexicon.places)
        decisions = [
            self._decide(tokens, at, now, local, twins.get(at), with_context=True)
            for at in range(len(tokens))
        ]
        return [
            decision
            for decision in decisions
            if decision and (dots_lost or not self._finder.is_word(decision.token.text.lower()))
        ]

    def has_reading(self, read: str) -> bool:
        """True where a word of Swedish or of the corpus may have come out as `read`."""
        return bool(self._finder.candidates(read))

    def has_sure_reading(self, read: str) -> bool:
        """True where little more than dots was lost of a word that may have come out as `read`."""
        found = self._finder.candidates(read)
        return any(candidate.word == read or candidate.cost < _SURE_COST for candidate in found)

    def likeliest(self, read: str) -> tuple[str, float] | None:
        """The likeliest word that may have come out as `read`, and its share of running words."""
        found = self._finder.candidates(read)
        return (found[0].word, self.frequency(found[0].word)) if found else None

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
        self,
        tokens: Sequence[Token],
        at: int,
        now: Sequence[str],
        local: Counter[str],
        twin: tuple[str, str] | None,
        *,
        with_context: bool,
    ) -> Correction | None:
        token = tokens[at]
        if token.protected or not may_change(token.text) or has_dots(token.text):
            return None
        read = token.text.lower()
        found = self._finder.candidates(read)
        if twin:
            found = self._with_twin(found, read, twin[0].lower())
        if not found or (len(found) == 1 and found[0].word == read):
            return None
        # Nothing around a word makes up for what the channel would have had to do far beyond the best.
        found = tuple(c for c in found if c.word == read or found[0].score - c.score < _HOPELESS)
        folded = [fold(word) for word in now[max(0, at - 3) : at + 4]] if with_context else []
        scored: list[tuple[float, Candidate, str]] = []
        for candidate in found:
            score, reason = candidate.score + math.log1p(local[candidate.word]), ""
            if with_context:
                place = min(at, 3)
                bonus, reason = context_bonus(
                    candidate.word, folded, place, now[max(0, at - 3) : at + 4], self.lexicon
                )
                if not bonus and place and folded[place - 1]:
                    bonus = infinitive_bonus(candidate.word, folded[place - 1])
                    if bonus and not self._vocabulary.is_infinitive(candidate.word):
                        bonus = 0.0
                if token.before_sign:
                    bonus += clause_end_bonus(candidate.word)
                score += bonus
            if (
                token.text[0].isupper()
                and fold(candidate.word) == read
                and _is_name_with_dots(candidate.word)
            ):
                score, reason = score + _NAME_BONUS, reason or "is put together as names are"
            if twin and candidate.word == twin[0].lower():
                score, reason = score + _TWIN_BONUS, f"stands in the same passage of {twin[1]}"
            scored.append((score, candidate, reason))
        scored.sort(key=lambda item: (-item[0], item[1].word))
        best_score, best, reason = scored[0]
        stays = self._score_as_it_stands(token.text, read, scored)
        known = self._is_known_name(best.word) or (twin is not None and best.word == twin[0].lower())
        margin = self._margin(best, read, scored, is_name(tokens, at) and not known)
        rival = scored[1][0] if len(scored) > 1 and scored[1][1].word != read else -math.inf
        if best.word == read or best_score - stays < margin or best_score - rival < _RIVAL_MARGIN:
            return None
        begins = (
            may_begin(tokens, at)
            or (token.begins_line and best.word[0] in _SMALL_AS_READ)
            or self._keeps_capital(tokens, at, best.word)
        )
        word = in_case(best.word, token.text, begins)
        # A capital that was read for another letter may be none; the twin shows what was printed.
        misread = best.word[0] != token.text[0].lower()
        if twin and best.word == twin[0].lower() and misread and token.text[0].isupper():
            word = twin[0] if not may_begin(tokens, at) else word
        if word == token.text:
            return None
        scores = [score for score, _, _ in scored]
        if best.word != read and all(candidate.word != read for _, candidate, _ in scored):
            scores.append(stays)
        evidence = evidence_of(token.text, word, best, reason, local[best.word], self.lexicon)
        return Correction(
            token, word, round(1 / sum(math.exp(max(s - best_score, -50)) for s in scores), 3), evidence
        )

    def _is_known_name(self, word: str) -> bool:
        """True for a common name, and a word that the corpus has and the language has not."""
        if word in known_names() or _is_name_with_dots(word):
            return True
        return self.corpus_count(word) > 0 and self._vocabulary.frequency(word) < _RARE_WORD

    @staticmethod
    def _with_twin(found: tuple[Candidate, ...], read: str, word: str) -> tuple[Candidate, ...]:
        """The candidates and the word of a twin passage, where the channel can have made `read` of it."""
        if any(candidate.word == word for candidate in found):
            return found
        cost = channel_cost(word, read)
        return (*found, Candidate(word, _TWIN_PRIOR, cost)) if cost < _MOST_TWIN_COST else found

    @staticmethod
    def _margin(
        best: Candidate, read: str, scored: Sequence[tuple[float, Candidate, str]], name: bool
    ) -> float:
        """How much better than leaving the word the best candidate must be."""
        as_read = next((candidate for _, candidate, _ in scored if candidate.word == read), None)
        if as_read and as_read.is_compound and best.is_compound and name:
            return math.inf
        if as_read and name and fold(best.word) != read:
            return _NAME_MARGIN + _COMPOUND_MARGIN
        if as_read and (best.is_compound or as_read.is_compound):
            # Almost anything can be put together from parts: what can as it stands, is likely right.
            return _COMPOUND_MARGIN
        if name:
            short = len(best.word) < _LONG_NAME
            unsure = best.is_compound and short and not best.word.endswith(body_heads())
            return _NAME_MARGIN + unsure * _COMPOUND_MARGIN
        if as_read and fold(best.word) != read:
            return _NAME_MARGIN
        # Both are words: on a page without any dots the one as it stands is no safer than the other.
        return _WORD_MARGIN if as_read and fold(best.word) == read else _MARGIN

    def _keeps_capital(self, tokens: Sequence[Token], at: int, word: str) -> bool:
        """True for what may be a name: a rare word, part of a name, the title of a paper."""
        token = tokens[at]
        common = self._vocabulary.frequency(word) >= _COMMON_WORD
        after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        name = word in known_names() or self._vocabulary.is_name(word)
        return not common or name or token.after_sign or after in _AFTER_TITLE

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
        # What can be read as no word is the less likely to be right the longer it is.
        long = _LONG_UNKNOWN * max(0, len(text) - _LONG)
        return (_UNKNOWN_NAME if text[0].isupper() else _UNKNOWN) - long


def _is_name_with_dots(word: str) -> bool:
    """True for a name of two known parts that would not be one without its dots."""
    return is_put_together(word) and not is_put_together(fold(word))
