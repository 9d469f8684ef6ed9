"""The words of Swedish and how common they are.

The list is that of the package wordfreq (about 340,000 forms). It was collected from running text of the
web, so it also has slips and words that lost their dots; what a reader of it needs is mostly how much more
common one form is than another. Beside it stand the forms of the `dictionary`. Both are put together once for
each version of them, and kept as a file in the user's cache folder (see `word_file`).
"""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from .dictionary import DictionaryForm, fold
from .frequencies import frequencies
from .knowledge import read_table
from .known_names import known_names, undotted_names
from .word_file import WordFile, WordForm, compiled_words, opened_words

# A form that the list has not: beside its entry, and at least and at most (shares of running words).
_INFLECTED = 0.1
_LEAST_UNLISTED = 5e-9
_MOST_UNLISTED = 3e-7
# How common a name is taken to be, and the same without its dots (shares of running words).
_NAME_SHARE = 2e-6
_GHOST_SHARE = 1e-9
# So many records are kept as they were read, or begun anew.
_KEPT_FORMS = 100_000
# So many times rarer than the form with its dots is one that is a slip.
_GHOST = 50
# What the file of words is made of: these packages, and this code and data.
_PACKAGES = ("wordfreq", "hunspell-sv", "marisa-trie")
_CODE = ("compounds.py", "dictionary.py", "known_names.py", "lexicon.py", "spelling.py", "word_file.py")
_DATA = ("administration.toml", "compounds.toml", "names.toml", "organisations.toml")


class Vocabulary:
    """Frequencies of word forms (share of running words), and the forms by what is left without dots.

    A form that only the dictionary has is rarer than its entry; one that the list has without dots, and the
    dictionary only with them, is a slip of those who wrote what the list was counted in.
    """

    def __init__(self, words: WordFile) -> None:
        self._words = words
        # Asked ten thousand times for a page: without a call between.
        self.has, self.begins, self.first_parts = words.has, words.begins, words.first_parts
        self.spelling = words.spelling
        self._forms: dict[str, tuple[WordForm, ...]] = {}

    def __len__(self) -> int:
        return len(self._words)

    def forms(self, folded: str) -> tuple[WordForm, ...]:
        """The forms that are `folded` when their dots are lost, parts too; those counted first."""
        known = self._forms.get(folded)
        if known is None:
            known = self._words.forms(folded)
            if known:
                # Most of what is asked for is no word, and soon found to be none.
                if len(self._forms) >= _KEPT_FORMS:
                    self._forms.clear()
                self._forms[folded] = known
        return known

    def variants(self, folded: str) -> tuple[str, ...]:
        """The words that are `folded` when their dots are lost, those of the list first."""
        return tuple(form.word for form in self.forms(folded) if form.share)

    def frequency(self, word: str) -> float:
        """How common the form (in lower case) is, as a share of running words; 0 where it is not known."""
        form = self._form(word)
        return form.share if form else 0.0

    def is_valid(self, word: str) -> bool:
        """True for a form that the dictionary has."""
        return self.dictionary_form(word) is not None

    def is_name(self, word: str) -> bool:
        """True for what the dictionary has as a name and as nothing else."""
        form = self.dictionary_form(word)
        return form is not None and form.is_name

    def is_infinitive(self, word: str) -> bool:
        """True for what may be the infinitive of a verb."""
        form = self.dictionary_form(word)
        return form is not None and form.is_infinitive

    def is_ghost(self, word: str) -> bool:
        """True for a form that the list has only because somebody left out the dots of another one."""
        folded = fold(word)
        forms = self.forms(folded)
        own = self.frequency(word) if any(form.word == word and form.counted for form in forms) else 0.0
        if any(form.share > _GHOST * own for form in forms if form.counted and form.word != word):
            return True
        alone = [form.word for form in forms if form.form and form.form.alone] if word == folded else []
        return bool(alone) and word not in alone

    def _form(self, word: str) -> WordForm | None:
        for form in self.forms(fold(word)):
            if form.word == word:
                return form
        return None

    def dictionary_form(self, word: str) -> DictionaryForm | None:
        """What the dictionary has of a form as it is spelt, `None` where it has none."""
        form = self._form(word)
        return form.form if form else None


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of this process. Takes no time, but seconds when the file of words has to be made."""
    return Vocabulary(opened_words(_cache_folder(), f"words-{_fingerprint()}.bin", compiled))


def compiled() -> bytes:
    """The file of words made anew from the packages and the lists of ours."""
    from .dictionary import installed_dictionary
    from .loading import no_collections

    with no_collections():
        return compiled_words(_counted_shares(), installed_dictionary().forms, estimated_share)


def estimated_share(entry: float) -> float:
    """The share of a form that was not counted, by that of its entry."""
    return min(_MOST_UNLISTED, max(_LEAST_UNLISTED, _INFLECTED * entry))


def _counted_shares() -> dict[str, float]:
    shares = frequencies()
    for band in read_table("administration")["band"]:
        share = band["per_million"] / 1_000_000
        for word in band["words"]:
            shares[word] = max(share, shares.get(word, 0.0))
    # Exactly so common: where two words differ in their dots, the ratio between them is what counts.
    for word, per_million in read_table("administration")["expected"].items():
        shares[word] = per_million / 1_000_000
    for name in known_names():
        shares[name] = max(_NAME_SHARE, shares.get(name, 0.0))
        # The list has such names without their dots too, from those who cannot type them.
        ghost = fold(name)
        if ghost in shares and ghost not in undotted_names() and shares[ghost] < shares[name]:
            shares[ghost] = _GHOST_SHARE
    return shares


def _cache_folder() -> Path:
    # An empty variable is as good as none, says the convention.
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(base) / "protokollarkiv"


def _fingerprint() -> str:
    """Of all that the file of words depends on."""
    from importlib.metadata import version

    found = sha256(" ".join(f"{package} {version(package)}" for package in _PACKAGES).encode())
    folder = files(__package__)
    for path in (*(folder / name for name in _CODE), *(folder / "data" / name for name in _DATA)):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


if __name__ == "__main__":
    # Setting up makes the file, so that the first text that is to be mended need not wait for it.
    vocabulary()
