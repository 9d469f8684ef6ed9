"""Which word forms Swedish has, and which may begin or end a compound: the package hunspell-sv.

Its word list gives about 280,000 entries with flags, and the flags the endings that an entry takes, a million
forms in all. It judges validity; how common a form is must come from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

# Conditions of endings look at so many letters at most.
_LOOKED_AT = 5
_FOLD = str.maketrans("åäöéèêáàüÅÄÖÉÈÊÁÀÜ", "aaoeeeaauAAOEEEAAU")
_FIRST, _MIDDLE, _LAST, _BOUND, _FORBIDDEN, _NEEDS_ENDING = "XUYZ%¤"
_ALONE, _BEGINS, _ENDS, _NAME, _INFINITIVE = 1, 2, 4, 8, 16
# Entries in -a with one of these take the endings of a verb.
_VERBS = "NLK"
_GENITIVE = "A"


def fold(word: str) -> str:
    """`word` without the dots and rings of å, ä, ö and accents: what an English reader makes of it."""
    return word if word.isascii() else word.translate(_FOLD)


def folded_text(text: str) -> str:
    """`fold` of a long text, where replacing letter by letter is ten times faster."""
    for letter, plain in _FOLD.items():
        text = text.replace(chr(letter), chr(plain))
    return text


class DictionaryForm(NamedTuple):
    """A form, what it can be (see the properties), and the entry that it is made of."""

    word: str
    roles: int
    entry: str

    @property
    def alone(self) -> bool:
        """True for a word, false for what is only part of one."""
        return bool(self.roles & _ALONE)

    @property
    def begins(self) -> bool:
        """True where it may be the first part of a compound."""
        return bool(self.roles & _BEGINS)

    @property
    def ends(self) -> bool:
        """True where it may be the last part of a compound."""
        return bool(self.roles & _ENDS)

    @property
    def is_name(self) -> bool:
        """True for a name, and for nothing else that is spelt so."""
        return self.roles & ~_BEGINS == _ALONE | _NAME

    @property
    def is_infinitive(self) -> bool:
        """True where it may be the infinitive of a verb."""
        return bool(self.roles & _INFINITIVE)


class _Ending(NamedTuple):
    strip: int
    add: str
    # What an ending with flags of its own makes: the first part of a compound, and no word.
    roles: int | None


class _Rule(NamedTuple):
    ending: _Ending
    fits: re.Pattern[str]


class SwedishDictionary:
    """Every form of the `entries` of a word list by the `rules` of its flags, in lower case, names too."""

    def __init__(self, entries: str, rules: str) -> None:
        self._rules = _rules(rules.splitlines())
        self.forms: dict[str, DictionaryForm] = {}
        self._endings: dict[tuple[str, str], tuple[_Ending, ...]] = {}
        names = []
        for entry in entries.splitlines():
            if entry[:1].islower():
                self._add_entry(*_parted(entry))
            else:
                names.append(entry)
        for entry in names:
            self._add_name(*_parted(entry))

    def _add_entry(self, word: str, flags: str) -> None:
        if not word.isalpha() or _FORBIDDEN in flags:
            return
        roles = _roles(flags)
        if _NEEDS_ENDING not in flags:
            infinitive = _INFINITIVE * (word[-1] == "a" and any(flag in flags for flag in _VERBS))
            self._add(word, roles | infinitive, word)
        key = flags, word[-_LOOKED_AT:]
        endings = self._endings.get(key)
        if endings is None:
            endings = self._endings[key] = self._endings_of(word, flags)
        length = len(word)
        for strip, add, own in endings:
            self._add(word[: length - strip] + add, roles if own is None else own, word)

    def _add_name(self, word: str, flags: str) -> None:
        name = word.lower()
        if name.isalpha() and word[1:] == name[1:]:
            roles = _ALONE | _NAME | _BEGINS * (_FIRST in flags)
            for form in (name, f"{name}s") if _GENITIVE in flags else (name,):
                known = self.forms.get(form)
                # What is a word as well is made of the word's entry.
                self._add(form, roles, known.entry if known and known.alone else name)

    def _add(self, word: str, roles: int, entry: str) -> None:
        known = self.forms.get(word)
        if known is None:
            self.forms[word] = DictionaryForm(word, roles, entry)
        else:
            # Of several entries the word itself, or the one that leaves the least to endings.
            later = not known.alone or (
                word != known.entry and (word == entry or len(entry) > len(known.entry))
            )
            if later or roles & ~known.roles:
                made_of = entry if later else known.entry
                self.forms[word] = DictionaryForm(word, known.roles | roles, made_of)

    def _endings_of(self, word: str, flags: str) -> tuple[_Ending, ...]:
        return tuple(
            rule.ending for flag in flags for rule in self._rules.get(flag, ()) if rule.fits.search(word)
        )


def _parted(entry: str) -> tuple[str, str]:
    word, _, flags = entry.partition("/")
    return word, flags


@cache
def _roles(flags: str) -> int:
    begins = _FIRST in flags or _MIDDLE in flags
    return (_BOUND not in flags) * _ALONE + begins * _BEGINS + (_LAST in flags) * _ENDS


def _rules(lines: Iterable[str]) -> Mapping[str, Sequence[_Rule]]:
    """Of the lines "SFX flag strip add condition" those that are rules and no headings."""
    rules: dict[str, list[_Rule]] = {}
    for line in lines:
        parts = line.split()
        if len(parts) < 5 or parts[0] != "SFX":
            continue
        _, flag, strip, add, condition = parts[:5]
        add, _, flags = add.partition("/")
        strip, add = ("" if text == "0" else text for text in (strip, add))
        ending = _Ending(len(strip), add, _roles(flags) & ~_ALONE if flags else None)
        rules.setdefault(flag, []).append(_Rule(ending, _condition(condition)))
    return rules


@cache
def _condition(text: str) -> re.Pattern[str]:
    return re.compile(f"{text}$")


def installed_dictionary() -> SwedishDictionary:
    """The dictionary of the package. Takes seconds: what needs it in daily work asks the `vocabulary`."""
    words, rules = (_data_file(name).read_text("utf-8") for name in ("sv_SE.dic", "sv_SE.aff"))
    return SwedishDictionary(words, rules)


def _data_file(name: str) -> Path:
    """A file of the package, which puts its data beside the packages and not among them."""
    from importlib.metadata import files

    found = (file for file in files("hunspell-sv") or () if file.name == name)
    return Path(str(next(found).locate())).resolve()
