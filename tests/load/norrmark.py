"""A small archive of the fictitious Region Norrmark, as the rooms before `load` would hand it over.

Four documents and one file that is no document tell of a public transport agreement and its successor.
"""

from __future__ import annotations

from pipeline.load import LoadInput
from pipeline.model import (
    PAGE_JOIN,
    Agreement,
    AgreementRelation,
    Case,
    Citation,
    CitationLink,
    Decision,
    DiaryMention,
    Event,
    EventSource,
    Findings,
    Header,
    Links,
    Page,
    Paragraph,
    ParagraphKey,
    PartialDate,
    Passage,
    Problem,
    ReadDocument,
    Repair,
    RepairedDocument,
    RepairedPage,
    Section,
    Source,
    Span,
    TextSource,
    apply_repairs,
)


def made(
    file: str,
    pages: list[str],
    findings: Findings,
    *,
    repairs: dict[int, tuple[Repair, ...]] | None = None,
    sources: tuple[TextSource, ...] = (),
    qualities: tuple[float | None, ...] = (),
    url: str | None = None,
    problems: tuple[Problem, ...] = (),
) -> LoadInput:
    """A document of raw pages (counted from 1) with its findings; the content hash is that of `findings`."""
    repairs = repairs or {}
    sources = sources or ("layer",) * len(pages)
    qualities = qualities or (1.0,) * len(pages)
    numbered = list(enumerate(pages, start=1))
    read = tuple(
        Page(number, 595.276, 841.89, raw, (), source, quality, "textlagret är läsbart")
        for (number, raw), source, quality in zip(numbered, sources, qualities, strict=True)
    )
    repaired = tuple(
        RepairedPage(number, apply_repairs(raw, repairs.get(number, ())), repairs.get(number, ()))
        for number, raw in numbered
    )
    sha256 = findings.sha256
    return LoadInput(
        Source(file, sha256, 1000, url),
        ReadDocument(sha256, read, problems=problems),
        RepairedDocument(sha256, repaired),
        findings,
    )


def span(text: str, part: str) -> Span:
    """Where `part` stands first in `text`."""
    start = text.index(part)
    return Span(start, start + len(part))


def protocol() -> LoadInput:
    """An extract over two pages: § 14 with a running head that is removed, a decision over the page break."""
    raw_first = (
        "Region Norrmark Protokollsutdrag\n"
        "§ 14 Avtal om kollektivtrafik (RUN/51/2018)\n"
        "Beslut\n"
        "1. Avtalet med Älvsta och Sjövik om kollektivtrafik godkänns från\n"
    )
    first, second = (
        raw_first.split("\n", 1)[1],
        "och med januari 2019.\nRegiondirektören får i uppdrag att teckna avtalet.",
    )
    text = first + PAGE_JOIN + second
    head = Repair(Span(0, 33), raw_first[:33], "", "running-head", 0.9, "på båda sidorna")
    point = span(
        text, "Avtalet med Älvsta och Sjövik om kollektivtrafik godkänns från\n\noch med januari 2019."
    )
    findings = Findings(
        "a" * 64,
        Header(
            "protokollsutdrag",
            "Region Norrmark",
            "Regionfullmäktige",
            "Avtal om kollektivtrafik",
            PartialDate(2018, 11, 20),
            "RUN/51/2018",
        ),
        paragraphs=(
            Paragraph(
                "item",
                14,
                "§ 14",
                "Avtal om kollektivtrafik",
                "RUN/51/2018",
                Span(0, len(text)),
                1,
                2,
                "numbered",
            ),
        ),
        sections=(
            Section("decision", "Beslut", Span(text.index("Beslut"), len(text)), 1, 0, "heading"),
            Section("signatures", "", Span(len(text) - 8, len(text)), 2, None),
        ),
        decisions=(
            Decision(
                "decided",
                1,
                "approve",
                "Avtalet med Älvsta och Sjövik om kollektivtrafik godkänns från och med januari 2019.",
                point,
                1,
                2,
                "Regionfullmäktige",
                None,
                PartialDate(2018, 11, 20),
                "§ 14",
                "RUN/51/2018",
                0,
                "point",
                0.95,
                "Regionfullmäktiges beslut\nAvtalet godkänns, och regiondirektören ska teckna det.",
            ),
            Decision(
                "decided",
                2,
                "commission",
                "Regiondirektören får i uppdrag att teckna avtalet.",
                span(text, "Regiondirektören får i uppdrag att teckna avtalet."),
                2,
                2,
                "Regionfullmäktige",
                "Regiondirektören",
                PartialDate(2018, 11, 20),
                "§ 14",
                "RUN/51/2018",
                0,
            ),
        ),
        diary_mentions=(
            DiaryMention("RUN/51/2018", "RUN/51/2018", "own", span(text, "RUN/51/2018"), 1, "RUN", 51, 2018),
        ),
        problems=(Problem("detect", "no-signatures", "ingen justering hittades", 2),),
    )
    return made(
        "2018/utdrag-rf-14.pdf",
        [raw_first, second],
        findings,
        repairs={1: (head,)},
        url="https://norrmark.example/14",
    )


def report() -> LoadInput:
    """A scan, half of it read by OCR, that cites the decision by month and §."""
    first = (
        "Uppföljning av kollektivtrafiken\n"
        "Regionfullmäktige godkände avtalet i november 2018, § 14. Resan får tålas."
    )
    second = "Jfr LS/7/2012 och RUN 51/2018."
    text = first + PAGE_JOIN + second
    number = span(text, "RUN 51/2018")
    cited = span(text, "Regionfullmäktige godkände avtalet i november 2018, § 14")
    findings = Findings(
        "b" * 64,
        Header(
            "rapport",
            "Region Norrmark",
            None,
            "Uppföljning av kollektivtrafiken",
            PartialDate(2020),
            "RUN/5/2020",
        ),
        citations=(
            Citation(cited.of(text), cited, 1, "Regionfullmäktige", PartialDate(2018, 11), "§ 14"),
            Citation("RUN 51/2018", number, 2, diary_number="RUN/51/2018"),
        ),
        diary_mentions=(
            DiaryMention("LS/7/2012", "LS/7/2012", "cited", span(text, "LS/7/2012"), 2, "LS", 7, 2012),
            DiaryMention(
                "RUN/51/2018", "RUN 51/2018", "cited", span(text, "RUN 51/2018"), 2, "RUN", 51, 2018
            ),
        ),
    )
    repair = Repair(Span(12, 14), "av", "av", "none", 0.5)
    return made(
        "2020/uppföljning.pdf",
        [first, second],
        findings,
        repairs={1: (repair,)},
        sources=("ocr", "layer"),
        qualities=(0.6, None),
        problems=(Problem("extract", "low-quality", "sidan är svårläst", 1),),
    )


def agreement() -> LoadInput:
    """The agreement itself, whose § is a clause."""
    text = "Avtal om kollektivtrafik\n§ 1 Parter\nRegion Norrmark och Älvsta kommun."
    findings = Findings(
        "c" * 64,
        Header("overenskommelse", "Region Norrmark", None, "Avtal om kollektivtrafik"),
        paragraphs=(Paragraph("clause", 1, "§ 1", "Parter", None, span(text, text[25:]), 1, 1),),
    )
    return made("avtal.pdf", [text], findings)


def unreadable() -> LoadInput:
    """A PDF of which no page could be read."""
    problem = Problem("extract", "encrypted", "filen är skyddad med lösenord")
    return made("låst.pdf", [], Findings("d" * 64, Header()), problems=(problem,))


def documents() -> list[LoadInput]:
    """All four, sorted by file."""
    return sorted(
        [protocol(), report(), agreement(), unreadable()], key=lambda document: document.source.file
    )


def file_problems() -> list[Problem]:
    """What `collect` says of a file that is no PDF."""
    return [Problem("collect", "not-a-pdf", "filen är en webbsida", None, "webb/sida.pdf")]


def links() -> Links:
    """The case, the citation led to its paragraph, two agreements of which one replaces the other."""
    protocol_hash, report_hash, agreement_hash = ("a" * 64, "b" * 64, "c" * 64)
    adopted = EventSource(protocol_hash, 1, "Avtalet med Älvsta och Sjövik om kollektivtrafik godkänns")
    told = EventSource(report_hash, 1, "Regionfullmäktige godkände avtalet i november 2018, § 14")
    new = Agreement(
        "Avtal om kollektivtrafik",
        ("Region Norrmark", "Älvsta kommun"),
        "RUN/51/2018",
        PartialDate(2019, 1),
        PartialDate(2022, 12, 31),
        False,
        "sex månader",
        1_250_000.0,
        "SEK",
        ("Avtal om kollektivtrafik", "trafikavtalet"),
        (
            Event("adopted", (adopted, told), PartialDate(2018, 11, 20), "Regionfullmäktige", "§ 14"),
            Event("expires", (EventSource(agreement_hash, 1, "Avtalet upphör"),), PartialDate(2022, 12, 31)),
            Event("signed", ()),
        ),
        agreement_hash,
    )
    old = Agreement("Trafikavtalet 2012", diary_number="LS/7/2012", open_ended=True)
    passages = tuple(
        Passage(1, sha256, 1, Span(0, 24), "Avtal om kollektivtrafik")
        for sha256 in (protocol_hash, agreement_hash)
    )
    return Links(
        cases=(Case("RUN/51/2018", (protocol_hash,), (ParagraphKey(protocol_hash, 0),)),),
        citations=(CitationLink(report_hash, 0, ParagraphKey(protocol_hash, 0)),),
        agreements=(new, old),
        relations=(AgreementRelation(0, "replaces", 1),),
        passages=passages,
        problems=(Problem("link", "agreement-gap", "inget avtal gäller 2023"),),
    )
