"""Titles in capitals."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements.capitals import in_sentence_case, sentence_case
from pipeline.model import Span

TEXT = "Badet i Sjövik drivs av Sjöviks Bad AB. Avtalet om bad och bastu gäller. SJÖVIK DEN 3 MAJ"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("AVTAL OM BASTU I SJÖVIK", "Avtal om bastu i Sjövik"),
        ("AVTAL MED SJÖVIKS BAD AB", "Avtal med Sjöviks bad AB"),
        ("UPPSÄGNING AV AVTAL 2014", "Uppsägning av avtal 2014"),
    ],
)
def test_words_are_written_as_in_the_running_text(title: str, expected: str) -> None:
    assert sentence_case(title, TEXT) == expected


def test_only_titles_without_small_letters_are_changed() -> None:
    text = "AVTAL OM KAJ I SJÖVIK Avtal om VA i Sjövik, om en kaj"
    spans = [Span(0, 21), Span(22, 43)]
    assert in_sentence_case(text, spans) == "Avtal om kaj i Sjövik Avtal om VA i Sjövik, om en kaj"
