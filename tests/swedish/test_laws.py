"""Citations of laws, apart from paragraphs of protocols."""

import pytest

from pipeline.swedish.knowledge import read_table
from pipeline.swedish.laws import find_law_citations

RULES = read_table("laws")["rule"]


@pytest.mark.parametrize(("text", "cited"), [example for rule in RULES for example in rule["examples"]])
def test_a_citation(text, cited):
    assert [citation.text for citation in find_law_citations(text)] == [cited]


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule["counter"]])
def test_no_citation(text):
    assert find_law_citations(text) == []


def test_the_sign_before_the_number_is_a_protocol_s_paragraph():
    text = "Rådet beslutade § 34 med stöd av 6 kap. 3 § kommunallagen, § 35 utgick."
    assert [citation.span.of(text) for citation in find_law_citations(text)] == ["6 kap. 3 § kommunallagen"]
