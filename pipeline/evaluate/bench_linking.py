"""How long linking takes by the number of documents, on inputs made in memory, without PDFs."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..link import LinkInput
from ..link.agreements import link_agreements
from ..link.cases import cite_cases, link_cases
from ..link.citations import link_citations
from ..link.passages import find_passages
from ..model import (
    AgreementMention,
    Citation,
    EventMention,
    Findings,
    Header,
    Paragraph,
    PartialDate,
    RelationMention,
    RepairedDocument,
    RepairedPage,
    Span,
)
from .specimens import lines_of_page

LINK_SIZES = (1_000, 10_000)
PARTS = ("cases", "citations", "agreements", "passages")
# Of so many documents each: an agreement is told of in three, a paper in four has a paragraph that recurs.
_TELLINGS, _RECURRING = 3, 4
_OPENING = (
    "Ordföranden hälsar alla välkomna, förklarar sammanträdet öppnat och konstaterar att kallelsen har skett "
    "i rätt tid. Närvaron antecknas, föredragningslistan fastställs utan ändring och en ledamot utses att "
    "jämte ordföranden justera protokollet, som läggs fram för underskrift senast två veckor efter dagens "
    "möte och därefter anslås på den digitala anslagstavlan."
)
_BODIES = ("Regionstyrelsen", "Regionfullmäktige", "Trafiknämnden", "Kulturnämnden")
_SUBJECTS = ("vägar", "skolor", "arkiv", "vatten", "bibliotek", "ambulans", "bredband", "avfall")


def bench_linking(sizes: Sequence[int] = LINK_SIZES) -> Iterator[str]:
    """A line for each size: processor seconds by part, and how much more the largest takes than its share."""
    yield (
        f"\n{'documents linked':<24}" + "".join(f"{part:>12}" for part in PARTS) + f"{'sum':>9}{'ms each':>9}"
    )
    sums = []
    for size in sizes:
        seconds = measure_linking(make_inputs(size))
        sums.append(sum(seconds))
        figures = "".join(f"{value:>12.2f}" for value in seconds)
        yield f"{size:<24}{figures}{sums[-1]:>9.1f}{1000 * sums[-1] / size:>9.2f}"
    if len(sizes) > 1:
        growth, share = sums[-1] / sums[0], sizes[-1] / sizes[0]
        yield f"{share:.0f} times the documents: {growth:.1f} times the time"


def measure_linking(documents: Sequence[LinkInput]) -> list[float]:
    """Processor seconds for each of `PARTS`."""
    marks = [time.process_time()]
    cases = link_cases(documents)
    marks.append(time.process_time())
    citations = link_citations(documents)
    cite_cases(documents, cases, citations)
    marks.append(time.process_time())
    link_agreements(documents, citations)
    marks.append(time.process_time())
    find_passages(documents)
    marks.append(time.process_time())
    return [end - start for start, end in pairwise(marks)]


def make_inputs(count: int) -> list[LinkInput]:
    """Documents of a page: minutes with a § of their own, one agreement told of, one citation of another.

    All have the same opening, so that wording in very many documents is measured; three of four share a
    paragraph with two others. The number of agreements, cases and bodies grows with the documents.
    """
    return [_input(number) for number in range(count)]


def _input(number: int) -> LinkInput:
    sha256 = f"{number * 0x9E3779B1 % (1 << 32):08x}{number:056x}"
    shared = random.Random(f"passage {number // _RECURRING}")
    words = " ".join(lines_of_page(10**6 + number // _RECURRING, 0)).split()
    recurring = " ".join(shared.sample(words, 60)) if number % _RECURRING else ""
    lines = [*lines_of_page(number, 0)[:3], _OPENING, *lines_of_page(number, 0)[3:], recurring]
    text = "\n".join(lines)
    whole = Span(0, len(text))
    date = PartialDate(2000 + number % 25, 1 + number // 25 % 12, 1 + number // 300 % 28)
    organisation, body = f"Kommun {number // 200}", _BODIES[number % len(_BODIES)]
    label = f"§ {number % 200 + 1}"
    paragraph = Paragraph("item", number % 200 + 1, label, "Ärende", f"KS/{number // 5}/2020", whole, 1, 1)
    findings = Findings(
        sha256=sha256,
        header=Header("protokoll", organisation, body, None, date),
        paragraphs=(paragraph,),
        citations=(_citation(number - 7, whole),) if number > 7 else (),
        agreements=tuple(_mentions(number // _TELLINGS, number % _TELLINGS, whole)),
        events=(EventMention(0, "adopted", text[:40], Span(0, 40), 1, date, body, label, "decision-adopt"),),
        relations=(RelationMention(0, "replaces", 1, text[:40], 1),),
    )
    return LinkInput(RepairedDocument(sha256, (RepairedPage(1, text, ()),)), findings)


def _citation(cited: int, span: Span) -> Citation:
    """Of the § that document `cited` is, dated to the month."""
    date = PartialDate(2000 + cited % 25, 1 + cited // 25 % 12)
    return Citation("", span, 1, _BODIES[cited % len(_BODIES)], date, f"§ {cited % 200 + 1}")


def _mentions(agreement: int, telling: int, span: Span) -> Iterator[AgreementMention]:
    """An agreement by its number, by name or without a name, and the one that it replaces."""
    parties = (f"Kommun {agreement % 97}", f"Förening {agreement % 1009} AB")
    subject = f"{_SUBJECTS[agreement % len(_SUBJECTS)]} i kvarter {agreement}"
    title = f"Driftsavtal mellan {parties[0]} och {parties[1]} om {subject}"
    year = 2000 + agreement % 25
    for place in range(2):
        named = telling < 2 or place
        yield AgreementMention(
            title=f"{title} {'gammalt' * place}".strip() if named else "",
            names=("driftsavtalet",),
            span=span,
            page=1,
            diary_number=f"AV/{agreement}/{year - place}" if telling == 0 else None,
            parties=parties if named else (),
            valid_from=PartialDate(year - 4 * place, 1, 1),
            valid_to=PartialDate(year - 4 * place + 3, 12, 31),
        )
