"""Citations led to the one paragraph that fits, or left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.model import Citation, CitationLink, Paragraph, ParagraphKey, PartialDate

from .inputs import LinkInput

# Bodies that municipalities cite of their region, so that the name alone says whose they are.
_REGIONAL = ("region", "landsting", "förbund")
_ANY = "*"


@dataclass(frozen=True, slots=True)
class _Target:
    key: ParagraphKey
    paragraph: Paragraph
    body: str
    organisation: str | None
    date: PartialDate | None
    diary_number: str | None
    whole: bool


def link_citations(documents: Sequence[LinkInput]) -> tuple[CitationLink, ...]:
    """The citations that lead to exactly one paragraph of another document of the corpus."""
    targets = _Targets()
    for document in documents:
        for target in _targets(document):
            targets.add(target)
    links = []
    for document in documents:
        for index, citation in enumerate(document.findings.citations):
            case = citation.diary_number or document.case_at(citation.span)
            if found := _resolve(document, citation, case, targets.near(document, citation, case)):
                links.append(CitationLink(document.sha256, index, found.key))
    return tuple(links)


@dataclass
class _Targets:
    """Paragraphs by what a citation may know them by, so that it meets few that are not meant."""

    _by_label: dict[tuple[str, str, str, str], list[_Target]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _by_case: dict[tuple[str, str, str], list[_Target]] = field(default_factory=lambda: defaultdict(list))

    def add(self, target: _Target) -> None:
        body, label = _fold(target.body), target.paragraph.label
        for organisation in (target.organisation or "", _ANY):
            if label and target.date:
                for time in (_month(target.date), f"{target.date.year} all"):
                    self._by_label[organisation, body, _fold(label), time].append(target)
            if target.diary_number:
                self._by_case[organisation, body, target.diary_number].append(target)

    def near(self, document: LinkInput, citation: Citation, case: str | None) -> list[_Target]:
        """Paragraphs of the body with the same § and month (a year alone is any), or of the same case."""
        if not citation.body:
            return []
        body, own = _fold(citation.body), document.findings.header.organisation
        found: list[_Target] = []
        for organisation in (_ANY,) if not own or body.startswith(_REGIONAL) else (own, ""):
            if citation.paragraph_label and citation.date:
                label, date = _fold(citation.paragraph_label), citation.date
                times = (_month(date), f"{date.year}") if date.month else (f"{date.year} all",)
                for time in times:
                    found += self._by_label.get((organisation, body, label, time), ())
            if case:
                found += self._by_case.get((organisation, body, case), ())
        return list({target.key: target for target in found}.values())


def _month(date: PartialDate) -> str:
    """The year, with the month where the date has one."""
    return f"{date.year}-{date.month}" if date.month else f"{date.year}"


def _targets(document: LinkInput) -> Iterator[_Target]:
    header = document.findings.header
    if not header.body or header.kind not in ("protokoll", "protokollsutdrag"):
        return
    for index, paragraph in document.items():
        number = paragraph.diary_number or header.diary_number
        key = ParagraphKey(document.sha256, index)
        whole = header.kind == "protokoll"
        yield _Target(key, paragraph, header.body, header.organisation, header.date, number, whole)


def _resolve(
    document: LinkInput, citation: Citation, case: str | None, targets: Sequence[_Target]
) -> _Target | None:
    fits = [
        target for target in targets if target.key.sha256 != document.sha256 and _fits(citation, case, target)
    ]
    own = document.findings.header.organisation
    same = [target for target in fits if not own or not target.organisation or target.organisation == own]
    if same or not _fold(citation.body or "").startswith(_REGIONAL):
        fits = same
    # An extract and the whole protocol hold the same paragraph; the whole protocol is led to.
    places = {(target.organisation, target.date, target.paragraph.number) for target in fits}
    if len(places) != 1:
        return None
    return min(fits, key=lambda target: (not target.whole, target.key.sha256))


def _fits(citation: Citation, case: str | None, target: _Target) -> bool:
    """True where nothing differs and either § and date, or the case and one of them, are the same."""
    label, dated = None, None
    if citation.paragraph_label and target.paragraph.label:
        label = _fold(citation.paragraph_label) == _fold(target.paragraph.label)
    if citation.date and target.date:
        dated = citation.date.covers(target.date) or target.date.covers(citation.date)
    if label is False or dated is False:
        return False
    same_case = bool(case and target.diary_number and case == target.diary_number)
    if citation.diary_number and target.diary_number and not same_case:
        return False
    if label and dated:
        return True
    return same_case and bool(label or dated or (citation.date and citation.paragraph_label))


def _fold(name: str) -> str:
    return "".join(name.casefold().split())
