"""Names of persons, organisations and places, by spaCy.

Swedish is tokenised by spaCy's own rules for the language. Persons are found with its matcher as protocols
print them, "Anna Berg (S)" on one line; organisations by what is known of them (`swedish.organisations`).
Where a trained Swedish model is installed, its named entities are added; none is required, and none is ever
downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.errors import UsageError
from pipeline.model import Entity, EntityKind, Names, RepairedDocument, Span, page_index, page_starts
from pipeline.swedish.deferred import deferred
from pipeline.swedish.organisations import find_organisations

from .persons import load_knowledge, party_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher

# What the label sets of Swedish models call the kinds that are kept.
_LABELS: dict[str, EntityKind] = {
    "PRS": "person",
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "place",
    "GPE_LOC": "place",
}
_LABEL_WORDS = frozenset(load_knowledge()["not_first"])
_NAME = {"TEXT": {"REGEX": r"^[A-ZÅÄÖÉ][a-zåäöéüø]+(?:-[A-ZÅÄÖÉ][a-zåäöéüø]+)?$"}}
# A person and a party stand on one line: that saves cutting all others into words, and loading what does it.
_BRACKETS = deferred(r"\(([^()\n]{1,40})\)")
_WITH_BRACKETS = deferred(r"^[^\n(]*\([^\n]*\)[^\n]*$", re.MULTILINE)
# spaCy refuses longer texts to models with a parser; pages are given one by one.
_LONGEST = 1_000_000


@cache
def _language(model: str | None) -> tuple[Language, Matcher, str]:
    """The pipeline, the matcher for persons on its vocabulary, and what to call the source of entities."""
    import spacy
    from spacy.matcher import Matcher

    if model is None:
        language, source = spacy.blank("sv"), "rule"
    else:
        try:
            language = spacy.load(model)
        except OSError as error:
            raise UsageError(
                f"spaCy cannot load the model {model!r}: {error}",
                "Install it with pip, or set spacy_model to auto or none.",
            ) from None
        source = f"{language.meta['lang']}_{language.meta['name']} {language.meta['version']}"
    language.max_length = _LONGEST
    matcher = Matcher(language.vocab)
    matcher.add("PERSON", [[{**_NAME, "OP": "{2,4}"}, {"TEXT": "("}, {}, {"TEXT": ")"}]], greedy="LONGEST")
    return language, matcher, source


def find_names(repaired: RepairedDocument, model: str | None = None) -> Names:
    """The names in a document; `model` is a trained model's name or path, `None` for the rules alone."""
    texts = [page.text for page in repaired.pages]
    starts = page_starts(texts)
    found: list[Entity] = []
    for text, start in zip(texts, starts, strict=True):
        if model is None:
            for line in _WITH_BRACKETS.finditer(text):
                if not any(party_of(words) for words in _BRACKETS.findall(line[0])):
                    continue
                language, matcher, _ = _language(None)
                found += _persons(language(line[0]), matcher, start + line.start(), starts)
            found += _organisations(text, start, starts)
        else:
            language, matcher, source = _language(model)
            document = language(text)
            found += _persons(document, matcher, start, starts)
            found += _organisations(text, start, starts)
            found += _learnt(document, start, starts, source)
    return Names(repaired.sha256, tuple(_without_overlaps(found)))


def _persons(document: Any, matcher: Matcher, start: int, starts: list[int]) -> Iterable[Entity]:
    for _, first, last in matcher(document):
        party = party_of(document[last - 2].text)
        if party is None:
            continue
        # "Beslutande Anna Berg (S)": a label stands before the first name of a list.
        while first < last - 5 and document[first].text in _LABEL_WORDS:
            first += 1
        name = document[first : last - 3]
        span = Span(start + name.start_char, start + name.end_char)
        yield Entity("person", " ".join(name.text.split()), span, page_index(starts, span.start) + 1, party)


def _organisations(text: str, start: int, starts: list[int]) -> Iterable[Entity]:
    for mention in find_organisations(text):
        span = Span(start + mention.span.start, start + mention.span.end)
        yield Entity("organisation", mention.name, span, page_index(starts, span.start) + 1)


def _learnt(document: Any, start: int, starts: list[int], source: str) -> Iterable[Entity]:
    for entity in document.ents:
        kind = _LABELS.get(entity.label_)
        name = " ".join(entity.text.split())
        if kind is not None and name:
            span = Span(start + entity.start_char, start + entity.end_char)
            yield Entity(kind, name, span, page_index(starts, span.start) + 1, source=source)


def _without_overlaps(found: list[Entity]) -> list[Entity]:
    """The entities in order; where a rule and a model overlap, the rule's, for it has a reason."""
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda entity: (entity.source != "rule", entity.span)):
        if not any(other.span.overlaps(entity.span) for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda entity: entity.span)
