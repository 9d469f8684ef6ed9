"""The benchmark of linking makes documents in which there is something to link."""

from __future__ import annotations

from pipeline.evaluate.bench_linking import bench_linking, make_inputs
from pipeline.link import link_corpus


def test_its_documents_have_cases_citations_agreements_and_passages() -> None:
    links = link_corpus(make_inputs(24))
    assert len(links.cases) == 5
    assert len(links.citations) == 16
    assert len(links.agreements) == 16
    assert {len(agreement.events) for agreement in links.agreements} == {0, 3}
    assert len({passage.cluster for passage in links.passages}) == 7


def test_a_line_for_each_size_and_the_growth() -> None:
    lines = list(bench_linking((10, 20)))
    assert [line.split()[0] for line in lines] == ["documents", "10", "20", "2"]
