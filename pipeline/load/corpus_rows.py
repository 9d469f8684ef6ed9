"""What was found over the whole archive as rows: cases, agreements with their history, passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model import Agreement, Case, CitationLink, Event, EventSource, Links, ParagraphKey, Passage, Problem
from .rows import Numbering, Row, Rows, iso


@dataclass(slots=True)
class LoadedIds:
    """Where the documents went, and the paragraphs and citations that `links` speaks of."""

    documents: dict[str, int] = field(default_factory=dict)
    paragraphs: dict[ParagraphKey, int | None] = field(default_factory=dict)
    citations: dict[tuple[str, int], int | None] = field(default_factory=dict)
    _in: set[str] = field(default_factory=set)

    @classmethod
    def wanted_by(cls, links: Links) -> LoadedIds:
        """Room for what `links` speaks of, and no more, so that memory does not grow with the archive."""
        keys = [link.target for link in links.citations]
        keys += [key for case in links.cases for key in case.paragraphs]
        return cls(
            paragraphs=dict.fromkeys(keys),
            citations=dict.fromkeys((link.sha256, link.citation) for link in links.citations),
            _in={key.sha256 for key in keys} | {link.sha256 for link in links.citations},
        )

    def note(self, sha256: str, rows: Rows) -> None:
        """Remember the ids that the rows of one document were given."""
        (document,) = rows["documents"]
        self.documents[sha256] = _id(document)
        if sha256 not in self._in:
            return
        for index, row in enumerate(rows["paragraphs"]):
            if (key := ParagraphKey(sha256, index)) in self.paragraphs:
                self.paragraphs[key] = _id(row)
        for index, row in enumerate(rows["citations"]):
            if (place := (sha256, index)) in self.citations:
                self.citations[place] = _id(row)

    def document(self, sha256: str | None) -> int | None:
        """The document with this content, `None` if there is none."""
        return None if sha256 is None else self.documents.get(sha256)


def corpus_rows(links: Links, loaded: LoadedIds, ids: Numbering) -> tuple[Rows, list[Problem]]:
    """The rows of all that `link` found, and a problem for each thing that has no document to stand on."""
    rows: Rows = defaultdict(list)
    problems: list[Problem] = []
    case_ids = [ids.next("cases") for _ in links.cases]
    for case_id, case in zip(case_ids, links.cases, strict=True):
        _case_rows(rows, case, case_id, loaded, ids)
    rows["case_citations"] += _unique(
        (case_ids[cited.case], case_ids[cited.other], document, cited.page)
        for cited in links.case_citations
        if (document := loaded.document(cited.sha256)) is not None
    )
    agreement_ids = [ids.next("agreements") for _ in links.agreements]
    for agreement_id, agreement in zip(agreement_ids, links.agreements, strict=True):
        _agreement_rows(rows, agreement, agreement_id, loaded, ids)
        for event in agreement.events:
            if not _event_rows(rows, event, agreement_id, loaded, ids):
                problems.append(_homeless("event-without-source", f"{event.kind} of «{agreement.title}»"))
    for relation in links.relations:
        pair = (agreement_ids[relation.agreement], relation.relation, agreement_ids[relation.other])
        rows["agreement_relations"].append((*pair, *_first_place(relation.sources, loaded)))
    for passage in links.passages:
        if not _passage_row(rows, passage, loaded, ids):
            problems.append(_homeless("passage-without-source", f"a passage of cluster {passage.cluster}"))
    return rows, problems


def citation_targets(links: Iterable[CitationLink], loaded: LoadedIds) -> list[tuple[int, int]]:
    """Pairs of a paragraph's id and the id of a citation that leads to it."""
    pairs = ((loaded.paragraphs[link.target], loaded.citations[link.sha256, link.citation]) for link in links)
    return [
        (paragraph, citation)
        for paragraph, citation in pairs
        if paragraph is not None and citation is not None
    ]


def _id(row: Row) -> int:
    assert isinstance(row[0], int)
    return row[0]


def _unique(rows: Iterable[Row]) -> list[Row]:
    return list(dict.fromkeys(rows))


def _homeless(kind: str, what: str) -> Problem:
    return Problem("load", kind, f"{what} names no document that was loaded, and was left out")


def _case_rows(rows: Rows, case: Case, case_id: int, loaded: LoadedIds, ids: Numbering) -> None:
    rows["cases"].append((case_id, ids.diary_number(case.diary_number), case.organisation))
    documents = (loaded.document(sha256) for sha256 in case.documents)
    rows["case_documents"] += _unique((case_id, found) for found in documents if found is not None)
    paragraphs = (loaded.paragraphs[key] for key in case.paragraphs)
    rows["case_paragraphs"] += _unique((case_id, found) for found in paragraphs if found is not None)


def _agreement_rows(
    rows: Rows, agreement: Agreement, agreement_id: int, loaded: LoadedIds, ids: Numbering
) -> None:
    rows["agreements"].append(
        (
            agreement_id,
            agreement.title,
            ids.diary_number(agreement.diary_number),
            iso(agreement.valid_from),
            iso(agreement.valid_to),
            agreement.amount,
            agreement.currency,
            int(agreement.open_ended),
            agreement.notice,
            agreement.renewal,
            loaded.document(agreement.document),
        )
    )
    rows["agreement_parties"] += _unique((agreement_id, party) for party in agreement.parties)
    rows["agreement_names"] += _unique((agreement_id, name) for name in agreement.names)


def _event_rows(rows: Rows, event: Event, agreement_id: int, loaded: LoadedIds, ids: Numbering) -> bool:
    places = _places(event.sources, loaded)
    if not places:
        return False
    event_id = ids.next("agreement_events")
    rows["agreement_events"].append(
        (
            event_id,
            agreement_id,
            iso(event.date),
            event.kind,
            event.body,
            event.paragraph_label,
            *places[0],
        )
    )
    for place in places:
        rows["agreement_event_sources"].append((ids.next("agreement_event_sources"), event_id, *place))
    return True


def _places(sources: Iterable[EventSource], loaded: LoadedIds) -> list[tuple[int, int, str]]:
    return [
        (document, source.page, source.text)
        for source in sources
        if (document := loaded.document(source.sha256)) is not None
    ]


def _first_place(sources: Iterable[EventSource], loaded: LoadedIds) -> Row:
    return next(iter(_places(sources, loaded)), (None, None, None))


def _passage_row(rows: Rows, passage: Passage, loaded: LoadedIds, ids: Numbering) -> bool:
    document = loaded.document(passage.sha256)
    if document is None:
        return False
    rows["passages"].append(
        (
            ids.next("passages"),
            passage.cluster,
            document,
            passage.page,
            passage.text,
            int(passage.earliest),
            passage.likeness,
            "\n".join(passage.changes) or None,
        )
    )
    return True
