"""Cases: all documents and paragraphs that bear one diary number of an organisation, and who cites whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.detect.agreements.entities import fold_name
from pipeline.model import Case, CaseCitation, CitationLink, ParagraphKey

from .inputs import LinkInput


@dataclass
class _Bearers:
    """What bears a number in one organisation; `name` is the organisation's, as first written."""

    name: str | None = None
    documents: list[str] = field(default_factory=list)
    paragraphs: list[ParagraphKey] = field(default_factory=list)


def link_cases(documents: Sequence[LinkInput]) -> tuple[Case, ...]:
    """The cases of the corpus by number and organisation.

    A paragraph is named where its document has another number. What names no organisation belongs to the one
    that has the number, and where several have it, to none of them.
    """
    by_number: dict[str, dict[str, _Bearers]] = defaultdict(lambda: defaultdict(_Bearers))
    for document in documents:
        header = document.findings.header
        organisation = fold_name(header.organisation or "")
        numbers: list[tuple[str | None, ParagraphKey | None]] = [(header.diary_number, None)]
        numbers += [
            (paragraph.diary_number, ParagraphKey(document.sha256, index))
            for index, paragraph in document.items()
            if paragraph.diary_number != header.diary_number
        ]
        for number, key in numbers:
            if not number:
                continue
            bearers = by_number[number][organisation]
            bearers.name = bearers.name or header.organisation
            if key is None:
                bearers.documents.append(document.sha256)
            else:
                bearers.paragraphs.append(key)
    return tuple(case for number in sorted(by_number) for case in _cases(number, by_number[number]))


def _cases(number: str, bearing: Mapping[str, _Bearers]) -> Iterator[Case]:
    named = [organisation for organisation in sorted(bearing) if organisation]
    nameless = bearing.get("")
    for organisation in named or [""]:
        found = bearing[organisation]
        more = nameless if nameless and len(named) == 1 else _Bearers()
        yield Case(
            number,
            tuple(sorted([*found.documents, *more.documents])),
            tuple(sorted([*found.paragraphs, *more.paragraphs], key=lambda key: (key.sha256, key.index))),
            found.name,
        )
    if nameless and len(named) > 1:
        yield Case(number, tuple(nameless.documents), tuple(nameless.paragraphs))


def cite_cases(
    documents: Sequence[LinkInput], cases: Sequence[Case], links: Sequence[CitationLink]
) -> tuple[CaseCitation, ...]:
    """Where a document of one case cites a paragraph of another, or its number, one case being meant."""
    numbered: dict[str, list[int]] = defaultdict(list)
    of_document: dict[tuple[str, str], int] = {}
    for place, case in enumerate(cases):
        numbered[case.diary_number].append(place)
        for sha256 in [*case.documents, *(key.sha256 for key in case.paragraphs)]:
            of_document[sha256, case.diary_number] = place
    by_sha = {document.sha256: document for document in documents}
    targets = {(link.sha256, link.citation): link.target for link in links}
    found: dict[CaseCitation, None] = {}
    for document in documents:
        for index, citation in enumerate(document.findings.citations):
            own = document.case_at(citation.span)
            here = of_document.get((document.sha256, own)) if own else None
            if here is None:
                continue
            if target := targets.get((document.sha256, index)):
                paragraph = by_sha[target.sha256].findings.paragraphs[target.index]
                number = paragraph.diary_number or by_sha[target.sha256].findings.header.diary_number
                there = of_document.get((target.sha256, number)) if number else None
            else:
                meant = numbered.get(citation.diary_number or "", ())
                there = meant[0] if len(meant) == 1 else None
            if there is not None and there != here:
                found[CaseCitation(here, there, document.sha256, citation.page)] = None
    return tuple(found)
