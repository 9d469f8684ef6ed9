"""Whether a text that is too short to count letters in shows damage: by its words, one after the other."""

from __future__ import annotations

from pipeline.swedish.lexicon import vocabulary

from .expansions import expansions
from .looks import has_dots
from .protect import protected_spans
from .tokens import tokens_of

_SHORTEST, _LONGEST = 3, 40
# So rare (share of running words) is a word that may be none; so common is one that may have been printed.
_UNKNOWN = 2e-7
_COMMON = 1e-6
# So many damaged words, and this share of all, have to be there; one with a sign that English has not is two.
_LEAST_SHARE = 1 / 5
_LEAST = 2


def shows_damage(text: str) -> bool:
    """True where words that nobody knows are common ones whose å, ä or ö a poor reader did not have."""
    if has_dots(text):
        return False
    words = [
        token.text
        for token in tokens_of(text, protected_spans(text))
        if not token.protected and _SHORTEST <= len(token.text) <= _LONGEST and token.text.isalpha()
    ]
    if not words:
        return False
    # A sign that English has not, and not in a name.
    lost = sum(
        2 if word.islower() and not word.isascii() else 1 for word in words if _has_lost_dots(word.lower())
    )
    return lost >= max(min(_LEAST, len(words)), _LEAST_SHARE * len(words))


def _has_lost_dots(word: str) -> bool:
    known = vocabulary()
    if known.frequency(word) > _UNKNOWN or known.is_valid(word):
        return False
    variants = (variant for folded in expansions(word, 1) for variant in known.variants(folded))
    return any(has_dots(variant) and known.frequency(variant) >= _COMMON for variant in variants)
