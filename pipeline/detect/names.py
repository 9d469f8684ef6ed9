"""Names of persons, organisations and places.

Persons are found as protocols print them, "Anna Berg (S)" on one line (`persons`); organisations by what is
known of them (`swedish.organisations`). Where a trained Swedish model for spaCy is installed, its named
entities are added; none is required, and none is ever downloaded. Without one spaCy is not loaded, which
takes longer than a hundred pages.
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

from .persons import find_persons

if TYPE_CHECKING:
    from spacy.language import Language

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
# A person and a party stand on one line.
_WITH_BRACKETS = deferred(r"^[^\n(]*\([^\n]*\)[^\n]*$", re.MULTILINE)
# spaCy refuses longer texts to models with a parser; pages are given one by one.
_LONGEST = 1_000_000


@cache
def _language(model: str) -> tuple[Language, str]:
    """The pipeline of a trained model, and what to call the source of its entities."""
    import spacy

    try:
        language = spacy.load(model)
    except OSError as error:
        raise UsageError(
            f"spaCy cannot load the model {model!r}: {error}",
            "Install it with pip, or set spacy_model to auto or none.",
        ) from None
    language.max_length = _LONGEST
    return language, f"{language.meta['lang']}_{language.meta['name']} {language.meta['version']}"


def find_names(repaired: RepairedDocument, model: str | None = None) -> Names:
    """The names in a document; `model` is a trained model's name or path, `None` for the rules alone."""
    texts = [page.text for page in repaired.pages]
    starts = page_starts(texts)
    found: list[Entity] = []
    for text, start in zip(texts, starts, strict=True):
        found += _persons(text, start, starts)
        found += _organisations(text, start, starts)
        if model is not None:
            language, source = _language(model)
            found += _learnt(language(text), start, starts, source)
    return Names(repaired.sha256, tuple(_without_overlaps(found)))


def _persons(text: str, start: int, starts: list[int]) -> Iterable[Entity]:
    for line in _WITH_BRACKETS.finditer(text):
        for mention in find_persons(line[0]):
            name = line[0][mention.span.start : line[0].rindex("(", 0, mention.span.end)].rstrip()
            first = start + line.start() + mention.span.start
            span = Span(first, first + len(name))
            page = page_index(starts, span.start) + 1
            yield Entity("person", mention.person.name, span, page, mention.person.party)


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
