"""The score of linking: from the findings of all documents to what holds between them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Links

from .agreements import link_agreements
from .cases import cite_cases, link_cases
from .citations import link_citations
from .inputs import LinkInput
from .passages import find_passages


def link_corpus(documents: Sequence[LinkInput]) -> Links:
    """Everything that is found over the corpus; the order of `documents` does not matter."""
    documents = sorted(documents, key=lambda document: document.sha256)
    citations = link_citations(documents)
    agreements = link_agreements(documents, citations)
    cases = link_cases(documents)
    return Links(
        cases=cases,
        case_citations=cite_cases(documents, cases, citations),
        citations=citations,
        agreements=agreements.agreements,
        relations=agreements.relations,
        passages=find_passages(documents),
        problems=agreements.problems,
    )
