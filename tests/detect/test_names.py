"""Names: with the rules alone, and with a trained model for spaCy where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from pipeline.detect.names import find_names
from pipeline.errors import UsageError
from pipeline.model import Names, RepairedDocument, RepairedPage


def document(*pages: str) -> RepairedDocument:
    return RepairedDocument("0" * 64, tuple(RepairedPage(n, text) for n, text in enumerate(pages, start=1)))


def told(names: Names) -> list[tuple[str, str, str | None, int]]:
    return [(e.kind, e.name, e.party, e.page) for e in names.entities]


@pytest.fixture
def trained(tmp_path: Path) -> str:
    """A small pipeline with an entity recogniser, saved as a trained model is."""
    language = spacy.blank("sv")
    ruler = language.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "LOC", "pattern": "Storberget"},
            {"label": "PRS", "pattern": "Per Holm"},
            {"label": "ORG", "pattern": "Region Norrmark"},
            {"label": "TME", "pattern": "våren"},
        ]
    )
    language.meta["name"], language.meta["version"] = "prov", "1.0"
    language.to_disk(tmp_path / "prov")
    return str(tmp_path / "prov")


def test_persons_with_their_party_and_organisations_are_found_without_a_model() -> None:
    text = document("Anna Berg (S) och Lars-Erik Öst Lund (KD) yrkar bifall.", "Region Norrmark beslutar.")
    assert told(find_names(text)) == [
        ("person", "Anna Berg", "S", 1),
        ("person", "Lars-Erik Öst Lund", "KD", 1),
        ("organisation", "Region Norrmark", None, 2),
    ]


@pytest.mark.parametrize(
    "text", ["Jan Holm (VD) informerar.", "Motion om Badplatser (se bilaga).", "anna berg (S)"]
)
def test_what_is_no_party_makes_no_person(text: str) -> None:
    assert [entity for entity in find_names(document(text)).entities if entity.kind == "person"] == []


def test_a_name_on_the_line_above_is_another_persons() -> None:
    assert told(find_names(document("Anna Berg\nPer Holm (S)"))) == [("person", "Per Holm", "S", 1)]


def test_a_label_before_the_name_is_no_part_of_it() -> None:
    assert told(find_names(document("Beslutande Anna Berg (S)"))) == [("person", "Anna Berg", "S", 1)]


def test_a_name_leads_to_its_place() -> None:
    text = document("Rubrik", "Yrkande av Anna Berg (S).")
    (person,) = find_names(text).entities
    assert person.span.of("Rubrik\nYrkande av Anna Berg (S).") == "Anna Berg"


def test_a_trained_model_adds_what_it_knows_and_rules_come_first(trained: str) -> None:
    names = find_names(document("Per Holm såg Storberget våren 2019. Region Norrmark svarar."), trained)
    assert [(e.kind, e.name, e.source) for e in names.entities] == [
        ("person", "Per Holm", "sv_prov 1.0"),
        ("place", "Storberget", "sv_prov 1.0"),
        ("organisation", "Region Norrmark", "rule"),
    ]


def test_a_model_that_is_not_there_is_said_so() -> None:
    with pytest.raises(UsageError, match="sv_no_such_model"):
        find_names(document("Text."), "sv_no_such_model")
