"""Sentences in which members do something: "Anna Berg (S) och Per Ek (M) reserverar sig mot beslutet."

The rules are data (`data/remarks.toml`), and this module finds persons and parties as the ones who act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.model import Person, Section, Span
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sentences import split_sentences

from .knowledge import read_table
from .manuscript import Manuscript
from .persons import parties_named, party_subject, person_runs
from .sections import content_span

# "m.fl." and what else may stand between the persons and the verb.
_MORE = deferred(r"\s*,?\s*(?:m\.?\s?fl\.?|med flera)?,?\s*")


@dataclass(frozen=True, slots=True)
class Actor:
    """Those who act in a sentence: where they stand, and who they are."""

    span: Span
    persons: tuple[Person, ...]
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a section, wrapped lines joined by blanks; `span` is on the document text."""

    text: str
    span: Span
    actors: tuple[Actor, ...]


@cache
def load_table() -> dict[str, Any]:
    """The content of `data/remarks.toml`, with its examples."""
    return read_table("remarks")


def sentences_of(manuscript: Manuscript, section: Section) -> Sequence[Sentence]:
    """The sentences of a section, without its heading."""
    name = f"sentences of {section.span}"
    remembered = manuscript.remembered.get(name)
    if not isinstance(remembered, tuple):
        remembered = manuscript.remembered[name] = tuple(_sentences_of(manuscript, section))
    return remembered


def _sentences_of(manuscript: Manuscript, section: Section) -> Iterator[Sentence]:
    content = content_span(manuscript, section)
    for span in split_sentences(content.of(manuscript.text), content.start):
        text = span.of(manuscript.text).replace("\n", " ")
        yield Sentence(text, span, tuple(actors_in(text)))


def actors_in(text: str) -> list[Actor]:
    """Runs of persons in `text`; where it begins with parties, these."""
    actors = [Actor(span, persons) for span, persons in person_runs(text)]
    if match := _party_subject().match(text):
        actors.insert(0, Actor(Span(*match.span()), (), parties_named(match[0])))
    return actors


@cache
def _party_subject() -> re.Pattern[str]:
    return deferred(rf"\s*{party_subject()}")


def after_actor(text: str, actor: Actor) -> int:
    """Where the words after the persons begin, "m.fl." left behind."""
    match = _MORE.match(text, actor.span.end)
    return match.end() if match else actor.span.end
