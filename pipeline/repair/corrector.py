"""Words in context: of what a damaged word may have been, the one that is clearly the likeliest, or none.

A candidate is ranked by how common the word is in Swedish and in the corpus, how likely the channel makes of
it what is read, whether the same document has it elsewhere, and its neighbours. Nothing is changed unless
the best candidate is better by a margin than leaving the word, and than the next candidate.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from pipeline.swedish.dictionary import fold
from pipeline.swedish.known_names import known_names
from pipeline.swedish.lexicon import Vocabulary, vocabulary

from .candidates import Candidate, CandidateFinder
from .case import in_case
from .confusions import channel_cost
from .context import clause_end_bonuses, context_bonus, infinitive_bonus
from .corpus_lexicon import CorpusLexicon, words_by_fold
from .correction import Correction
from .looks import has_dots, may_change
from .put_together import Compounds
from .reasons import evidence_of
from .tokens import Token, is_name, may_begin
from .twins import twins_of
from .unlisted import Unlisted
from .weighing import Scored, Weighed, is_name_with_dots, known_nearby, margin, score_as_it_stands, weighed_of

# Counts of the corpus weigh as if the word list had been counted in so many running words.
_LIST_WORDS = 400_000
# What the list has and the dictionary has not counts so much: the list has the slips of the web.
_DOUBTFUL = 0.1
# What the same passage elsewhere weighs; a word that only it knows is so common, and so unlike what is read.
_TWIN_BONUS = 7.0
_TWIN_PRIOR = math.log(1e-7)
_MOST_TWIN_COST = 12.0
_SURE_COST = 5.0
_RIVAL_MARGIN = 0.4
# So common is no family name; and what follows the name of a kind of paper in a title.
_COMMON_WORD = 4e-6
_RARE_WORD = 1e-6
# How common the genitive is beside its word.
_GENITIVE = 0.2
_AFTER_TITLE = frozenset({"om", "mellan", "avseende", "angående"})
# A small one of these is seldom taken for a capital; a small ö is so once in four.
_SMALL_AS_READ = "åä"


class Corrector:
    """Finds corrections with one corpus lexicon; keeps what it found out about words."""

    def __init__(self, lexicon: CorpusLexicon, words: Vocabulary | None = None) -> None:
        self.lexicon = lexicon
        self._vocabulary = words or vocabulary()
        self._shares: dict[str, float] = {}
        self._weighed: dict[str, Weighed | None] = {}
        by_fold = words_by_fold(lexicon.words)
        compounds = Compounds(
            self._vocabulary,
            by_fold,
            self.frequency,
            # Asked of one word after the other, so that those which decided it are known to be consulted.
            lambda folded: any(self.corpus_count(word) for word in by_fold.beginning(folded)),
        )
        self._finder = CandidateFinder(compounds, self.frequency)
        self._unlisted = Unlisted(self._vocabulary, self._finder, self.frequency, self.corpus_count)

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
        now = [token.text.lower() for token in tokens]
        open_words = [
            None if token.protected or has_dots(token.text) else self._weigh(token.text) for token in tokens
        ]
        first = [
            self._likeliest_word(tokens, at, weighed, local) if weighed else None
            for at, weighed in enumerate(open_words)
        ]
        now = [likely or word for likely, word in zip(first, now, strict=True)]
        folded = [fold(word) for word in now]
        twins = twins_of([token.text for token in tokens], self.lexicon.places)
        corrections = []
        for at, weighed in enumerate(open_words):
            decision = None
            if weighed is not None and (dots_lost or weighed.as_read is None):
                decision = self._correction(tokens, at, weighed, now, folded, local, twins.get(at))
            if dots_lost and at not in twins:
                decision = self._unlisted.correction(tokens, at, decision)
            if decision is not None:
                corrections.append(decision)
        return corrections

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

    def _weigh(self, text: str) -> Weighed | None:
        """The candidates of a word as read, `None` where it may not be changed."""
        if text in self._weighed:
            return self._weighed[text]
        read = text.lower()
        found = self._finder.candidates(read) if may_change(text) else ()
        self._weighed[text] = weighed = weighed_of(text, read, found) if found else None
        return weighed

    def _likeliest_word(
        self, tokens: Sequence[Token], at: int, weighed: Weighed, local: Counter[str]
    ) -> str | None:
        """The word that a token is likely to be, before its neighbours are asked; `None` for what is read."""
        if weighed.is_settled:
            return None
        scored = [
            (-score - known_nearby(candidate.word, local), candidate.word, candidate, "")
            for candidate, score in zip(weighed.candidates, weighed.scores, strict=True)
        ]
        scored.sort()
        return scored[0][1] if self._is_clear(tokens, at, weighed, scored, None) else None

    def _correction(
        self,
        tokens: Sequence[Token],
        at: int,
        weighed: Weighed,
        now: Sequence[str],
        folded: Sequence[str],
        local: Counter[str],
        twin: tuple[str, str] | None,
    ) -> Correction | None:
        token, twin_word = tokens[at], ""
        if twin:
            twin_word = twin[0].lower()
            found = self._with_twin(self._finder.candidates(weighed.read), weighed.read, twin_word)
            weighed = weighed_of(token.text, weighed.read, found)
        if weighed.is_settled:
            return None
        scored: list[Scored] = []
        for candidate, base in zip(weighed.candidates, weighed.scores, strict=True):
            word = candidate.word
            bonus, reason = context_bonus(word, folded, at, now, self.lexicon)
            if not bonus and at and folded[at - 1]:
                bonus = infinitive_bonus(word, folded[at - 1])
                if bonus and not self._vocabulary.is_infinitive(word):
                    bonus = 0.0
            if token.before_sign:
                bonus += clause_end_bonuses().get(word, 0.0)
            if base != candidate.score:
                reason = reason or "is put together as names are"
            if word == twin_word and twin:
                bonus, reason = bonus + _TWIN_BONUS, f"stands in the same passage of {twin[1]}"
            scored.append((-(base + known_nearby(word, local) + bonus), word, candidate, reason))
        scored.sort()
        if not self._is_clear(tokens, at, weighed, scored, twin_word):
            return None
        cost, _, best, reason = scored[0]
        word = self._printed(tokens, at, best.word, twin)
        if word == token.text:
            return None
        scores = [-score for score, *_ in scored]
        if weighed.as_read is None:
            scores.append(score_as_it_stands(token.text, weighed.read, scored))
        evidence = evidence_of(token.text, word, best, reason, local[best.word], self.lexicon)
        confidence = round(1 / sum(math.exp(max(score + cost, -50)) for score in scores), 3)
        return Correction(token, word, confidence, evidence)

    def _is_clear(
        self,
        tokens: Sequence[Token],
        at: int,
        weighed: Weighed,
        scored: Sequence[Scored],
        twin_word: str | None,
    ) -> bool:
        """True where the best candidate is not what is read, and better by a margin than that and others."""
        cost, word, best, _ = scored[0]
        if word == weighed.read:
            return False
        known = word == twin_word or self._is_known_name(word)
        name = is_name(tokens, at) or (
            tokens[at].text[0].isupper() and self._vocabulary.is_name(weighed.read)
        )
        least = margin(best, weighed, name and not known)
        stays = score_as_it_stands(tokens[at].text, weighed.read, scored)
        rival = scored[1] if len(scored) > 1 and scored[1][1] != weighed.read else None
        return -cost - stays >= least and (rival is None or rival[0] - cost >= _RIVAL_MARGIN)

    def _printed(self, tokens: Sequence[Token], at: int, word: str, twin: tuple[str, str] | None) -> str:
        """`word` with the capitals that its place asks for."""
        token = tokens[at]
        begins = (
            may_begin(tokens, at)
            or (token.begins_line and word[0] in _SMALL_AS_READ)
            or self._keeps_capital(tokens, at, word)
        )
        # A capital that was read for another letter may be none; the twin shows what was printed.
        misread = word[0] != token.text[0].lower()
        known = twin is not None and word == twin[0].lower()
        if known and twin and misread and token.text[0].isupper() and not may_begin(tokens, at):
            return twin[0]
        return in_case(word, token.text, begins)

    def _is_known_name(self, word: str) -> bool:
        """True for a common name, and a word that the corpus has and the language has not."""
        if word in known_names() or is_name_with_dots(word):
            return True
        return self.corpus_count(word) > 0 and self._vocabulary.frequency(word) < _RARE_WORD

    @staticmethod
    def _with_twin(found: tuple[Candidate, ...], read: str, word: str) -> tuple[Candidate, ...]:
        """The candidates and the word of a twin passage, where the channel can have made `read` of it."""
        if any(candidate.word == word for candidate in found):
            return found
        cost = channel_cost(word, read)
        return (*found, Candidate(word, _TWIN_PRIOR, cost)) if cost < _MOST_TWIN_COST else found

    def _keeps_capital(self, tokens: Sequence[Token], at: int, word: str) -> bool:
        """True for what may be a name: a rare word, part of a name, the title of a paper."""
        token = tokens[at]
        common = self._vocabulary.frequency(word) >= _COMMON_WORD
        after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        name = word in known_names() or self._vocabulary.is_name(word)
        return not common or name or token.after_sign or after in _AFTER_TITLE
