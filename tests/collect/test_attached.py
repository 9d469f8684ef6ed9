"""PDFs inside PDFs as sources: their names, each content once, and no end without one."""

from __future__ import annotations

from pathlib import Path

from pipeline.collect import Collected, Insides
from pipeline.collect.attached import DEEPEST
from pipeline.model import Attached, Attachment, Problem, Source

OUTER = Source("a.pdf", "a" * 64, 10)


def insides() -> Insides:
    return Insides(Collected((OUTER,), paths={"a.pdf": Path("corpus/a.pdf")}))


def attached(*files: tuple[str, str]) -> Attached:
    return Attached(tuple(Attachment(number, name, sha, 5) for number, (name, sha) in enumerate(files)))


def test_what_is_attached_is_a_source_named_after_the_file_it_lies_in() -> None:
    found = insides()
    [new] = found.add({OUTER.sha256: attached(("Bilaga/1.pdf", "b" * 64))})
    assert (new.file, new.attached_to) == ("a.pdf/Bilaga_1.pdf", "a.pdf")
    assert found.collected.paths[new.file] == Path("corpus/a.pdf")
    assert found.numbers[new.sha256] == (0,)
    assert found.collected.sources == (OUTER, new)


def test_it_is_taken_up_once() -> None:
    found = insides()
    there = {OUTER.sha256: attached(("b.pdf", "b" * 64))}
    assert found.add(there)
    assert found.add(there) == []
    assert len(found.collected.sources) == 2


def test_the_same_content_twice_is_a_source_and_a_problem() -> None:
    found = insides()
    found.add({OUTER.sha256: attached(("b.pdf", "b" * 64), ("c.pdf", "b" * 64))})
    assert [source.file for source in found.collected.sources] == ["a.pdf", "a.pdf/b.pdf"]
    [problem] = found.collected.problems
    assert (problem.kind, problem.file) == ("duplicate", "a.pdf/c.pdf")
    assert "a.pdf/b.pdf" in problem.message


def test_two_of_one_name_are_told_apart() -> None:
    found = insides()
    found.add({OUTER.sha256: attached(("b.pdf", "b" * 64), ("b.pdf", "c" * 64))})
    assert [source.file for source in found.collected.sources[1:]] == ["a.pdf/b.pdf", "a.pdf/b.pdf (2)"]


def test_problems_get_the_name_of_the_outer_file() -> None:
    found = insides()
    told = Problem("extract", "attachment-not-read", "the file “x.doc” is not read")
    found.add({OUTER.sha256: Attached((), (told,))})
    assert [problem.file for problem in found.collected.problems] == ["a.pdf"]


def test_files_within_files_without_end_end() -> None:
    found = insides()
    inner, depth = OUTER, 0
    while added := found.add({inner.sha256: attached(("x.pdf", f"{depth:064d}"))}):
        [inner] = added
        depth += 1
    assert depth == DEEPEST
    assert found.numbers[inner.sha256] == (0,) * DEEPEST
    assert [problem.kind for problem in found.collected.problems] == ["attachment-not-read"]
