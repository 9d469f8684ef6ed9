"""Which word forms Swedish has, and which may begin or end a compound: the package hunspell-sv.

Its word list gives about 280,000 entries with flags, and the flags the endings that an entry takes, a million
forms in all. They are made when they are first asked for, in small buckets, so that what is loaded is only
the list. It judges validity; how common a form is must come from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import files
from pathlib import Path
from typing import NamedTuple

from .loading import no_collections

# So many letters (without dots) tell the bucket of a short and of a long entry, for an ending leaves at least
# those; entries of which it leaves fewer are made at once.
_SHORT, _LONG = 4, 7
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


def _folded(text: str) -> str:
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
    folded: str
    # What an ending with flags of its own makes: the first part of a compound, and no word.
    roles: int | None


class _Rule(NamedTuple):
    ending: _Ending
    fits: re.Pattern[str]


class SwedishDictionary:
    """Forms in lower case, names too, by what is left of them without dots."""

    def __init__(self, entries: str, rules: str) -> None:
        self._rules = _rules(rules.splitlines())
        strips = {flag: max(rule.ending.strip for rule in found) for flag, found in self._rules.items()}
        self._endings: dict[tuple[str, str], tuple[_Ending, ...]] = {}
        self._forms: dict[str, tuple[DictionaryForm, ...]] = {}
        self._buckets: dict[str, list[str]] = {}
        at_once: list[str] = []
        buckets = self._buckets
        longest: dict[str, int] = {}
        for entry, folded in zip(entries.splitlines(), _folded(entries).splitlines(), strict=True):
            if not entry[:1].islower():
                self._add_name(entry)
                continue
            length = entry.find("/")
            flags = entry[length + 1 :] if length > 0 else ""
            strip = longest.get(flags)
            if strip is None:
                strip = longest[flags] = max((strips.get(flag, 0) for flag in flags), default=0)
            left = (length if length > 0 else len(entry)) - strip
            if left < _SHORT:
                at_once.append(entry)
                continue
            key = folded[: _LONG if left >= _LONG else _SHORT]
            if key in buckets:
                buckets[key].append(entry)
            else:
                buckets[key] = [entry]
        self._expand(at_once)

    def forms(self, folded: str) -> tuple[DictionaryForm, ...]:
        """The forms that are `folded` when their dots are lost."""
        for length in (_SHORT, _LONG):
            if bucket := self._buckets.pop(folded[:length], None):
                self._expand(bucket)
        return self._forms.get(folded, ())

    def prefixes(self) -> set[str]:
        """What forms begin with, without dots: the first four letters, and those of shorter forms."""
        return {key[:_SHORT] for key in (*self._buckets, *self._forms)}

    def form(self, word: str) -> DictionaryForm | None:
        """A form as it is spelt, `None` where there is none."""
        return next((form for form in self.forms(fold(word)) if form.word == word), None)

    def stands_alone(self, word: str) -> bool:
        """True for a word, false for what is none or only part of one."""
        form = self.form(word)
        return form is not None and form.alone

    def _add_name(self, entry: str) -> None:
        word, _, flags = entry.partition("/")
        name = word.lower()
        if not name.isalpha() or word[1:] != name[1:]:
            return
        roles = _ALONE | _NAME | _BEGINS * (_FIRST in flags)
        for form in (name, f"{name}s") if _GENITIVE in flags else (name,):
            folded = fold(form)
            self._forms[folded] = (*self._forms.get(folded, ()), DictionaryForm(form, roles, name))

    def _expand(self, entries: Sequence[str]) -> None:
        found: dict[str, dict[str, DictionaryForm]] = {}
        for entry in entries:
            word, _, flags = entry.partition("/")
            if not word.isalpha() or _FORBIDDEN in flags:
                continue
            roles = _roles(flags)
            infinitive = _INFINITIVE * (word[-1] == "a" and any(flag in flags for flag in _VERBS))
            folded = fold(word)
            if _NEEDS_ENDING not in flags:
                _add(found, folded, word, roles | infinitive, word)
            for flag in flags:
                if flag in self._rules:
                    for strip, add, folded_add, own in self._endings_of(word, flag):
                        end = len(word) - strip
                        form = roles if own is None else own
                        _add(found, folded[:end] + folded_add, word[:end] + add, form, word)
        for folded, forms in found.items():
            for word, roles, entry in self._forms.get(folded, ()):
                _add(found, folded, word, roles, entry)
            self._forms[folded] = tuple(forms.values())

    def _endings_of(self, word: str, flag: str) -> tuple[_Ending, ...]:
        key = flag, word[-_LOOKED_AT:]
        known = self._endings.get(key)
        if known is None:
            known = self._endings[key] = tuple(
                rule.ending for rule in self._rules[flag] if rule.fits.search(word)
            )
        return known


def _roles(flags: str) -> int:
    begins = _FIRST in flags or _MIDDLE in flags
    return (_BOUND not in flags) * _ALONE + begins * _BEGINS + (_LAST in flags) * _ENDS


def _add(found: dict[str, dict[str, DictionaryForm]], folded: str, word: str, roles: int, entry: str) -> None:
    forms = found.get(folded)
    if forms is None:
        found[folded] = {word: DictionaryForm(word, roles, entry)}
    elif word not in forms:
        forms[word] = DictionaryForm(word, roles, entry)
    else:
        known = forms[word]
        forms[word] = DictionaryForm(word, known.roles | roles, known.entry if known.alone else entry)


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
        ending = _Ending(len(strip), add, fold(add), _roles(flags) & ~_ALONE if flags else None)
        rules.setdefault(flag, []).append(_Rule(ending, _condition(condition)))
    return rules


@cache
def _condition(text: str) -> re.Pattern[str]:
    return re.compile(f"{text}$")


@cache
@no_collections()
def dictionary() -> SwedishDictionary:
    """The dictionary of this process. Takes a fifth of a second the first time."""
    words, rules = (_data_file(name).read_text("utf-8") for name in ("sv_SE.dic", "sv_SE.aff"))
    return SwedishDictionary(words, rules)


def _data_file(name: str) -> Path:
    """A file of the package, which puts its data beside the packages and not among them."""
    found = (file for file in files("hunspell-sv") or () if file.name == name)
    return Path(str(next(found).locate())).resolve()
