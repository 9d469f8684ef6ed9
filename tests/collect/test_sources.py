"""What becomes of each file of a corpus folder."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from pipeline.collect import Collected, find_sources
from pipeline.errors import CorpusError
from pipeline.model import Problem

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\nendobj\n%%EOF\n"


def put(folder: Path, name: str, content: bytes = PDF) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def only_problem(collected: Collected) -> Problem:
    (problem,) = collected.problems
    assert problem.stage == "collect"
    return problem


def test_pdfs_are_found_at_any_depth_and_in_any_case(tmp_path: Path) -> None:
    put(tmp_path, "b/c/djup.PDF", PDF + b"1")
    put(tmp_path, "a.pdf", PDF + b"2")
    put(tmp_path, "b/protokoll.Pdf", PDF + b"3")
    collected = find_sources(tmp_path)
    assert [source.file for source in collected.sources] == ["a.pdf", "b/c/djup.PDF", "b/protokoll.Pdf"]
    assert collected.problems == ()


def test_a_source_has_the_hash_and_size_of_its_content(tmp_path: Path) -> None:
    content = PDF + b"x" * 3_000_000
    put(tmp_path, "stor.pdf", content)
    (source,) = find_sources(tmp_path).sources
    assert source.sha256 == hashlib.sha256(content).hexdigest()
    assert source.size == len(content)


def test_names_are_composed(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "nämnden/årsmöte.pdf"))
    (source,) = find_sources(tmp_path).sources
    assert source.file == "nämnden/årsmöte.pdf"


def test_other_files_are_ignored_by_name(tmp_path: Path) -> None:
    put(tmp_path, "gold/decisions.csv", b"a,b")
    put(tmp_path, "README.md", b"# Corpus")
    put(tmp_path, "a.pdf")
    collected = find_sources(tmp_path)
    assert collected.ignored == ("README.md", "gold/decisions.csv")
    assert len(collected.sources) == 1


def test_the_header_may_stand_within_the_first_kilobyte(tmp_path: Path) -> None:
    put(tmp_path, "senare.pdf", b"\n" * 1000 + PDF)
    put(tmp_path, "for-sent.pdf", b"\n" * 1100 + PDF)
    collected = find_sources(tmp_path)
    assert [source.file for source in collected.sources] == ["senare.pdf"]
    assert only_problem(collected).file == "for-sent.pdf"


def test_the_same_content_is_one_source_and_the_others_are_named(tmp_path: Path) -> None:
    for name in ("c.pdf", "a/forst.pdf", "b.pdf"):
        put(tmp_path, name)
    collected = find_sources(tmp_path)
    assert [source.file for source in collected.sources] == ["a/forst.pdf"]
    assert [(problem.file, problem.kind) for problem in collected.problems] == [
        ("b.pdf", "duplicate"),
        ("c.pdf", "duplicate"),
    ]
    assert all("a/forst.pdf" in problem.message for problem in collected.problems)


def test_a_false_pdf_is_a_problem_that_says_what_it_is(tmp_path: Path) -> None:
    put(tmp_path, "sidan.pdf", "<!doctype html><title>Sidan finns inte – Älvsta</title>".encode())
    problem = only_problem(find_sources(tmp_path))
    assert (problem.kind, problem.file) == ("not-a-pdf", "sidan.pdf")
    assert "HTML page titled “Sidan finns inte – Älvsta”" in problem.message


def test_a_folder_named_as_a_pdf_is_a_problem_and_its_files_are_read(tmp_path: Path) -> None:
    put(tmp_path, "bilagor.pdf/karta.pdf")
    collected = find_sources(tmp_path)
    assert [source.file for source in collected.sources] == ["bilagor.pdf/karta.pdf"]
    problem = only_problem(collected)
    assert (problem.kind, problem.file) == ("not-a-pdf", "bilagor.pdf")
    assert "folder" in problem.message


def test_a_pipe_named_as_a_pdf_does_not_hang_the_build(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ror.pdf")
    assert only_problem(find_sources(tmp_path)).kind == "not-a-pdf"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, "hemlig.pdf").chmod(0)
    problem = only_problem(find_sources(tmp_path))
    assert (problem.kind, problem.file) == ("unreadable", "hemlig.pdf")


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "trasig.pdf")
    put(tmp_path, "hel.pdf", PDF + b"hel")
    real_open = Path.open

    def failing(path: Path, *arguments: object, **more: object) -> object:
        if path.name == "trasig.pdf":
            raise OSError(5, "Input/output error")
        return real_open(path, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", failing)
    collected = find_sources(tmp_path)
    assert [source.file for source in collected.sources] == ["hel.pdf"]
    problem = only_problem(collected)
    assert (problem.kind, problem.file) == ("unreadable", "trasig.pdf")
    assert "input/output error" in problem.message


def test_links(tmp_path: Path) -> None:
    """A link to a file or folder is followed, one that leads nowhere or back up is a problem."""
    corpus = tmp_path / "corpus"
    put(corpus, "a/protokoll.pdf")
    outside = put(tmp_path, "annat/bilaga.pdf", PDF + b"annat")
    (corpus / "lank.pdf").symlink_to(outside)
    (corpus / "borta.pdf").symlink_to(tmp_path / "finns-inte.pdf")
    (corpus / "a" / "upp").symlink_to(corpus)
    collected = find_sources(corpus)
    assert [source.file for source in collected.sources] == ["a/protokoll.pdf", "lank.pdf"]
    assert [(problem.file, problem.kind) for problem in collected.problems] == [
        ("a/upp", "link-loop"),
        ("borta.pdf", "broken-link"),
    ]


def test_a_missing_or_empty_corpus_says_what_to_do(tmp_path: Path) -> None:
    put(tmp_path, "fil.txt", b"x")
    (tmp_path / "tom").mkdir()
    for folder in (tmp_path / "finns-inte", tmp_path / "fil.txt", tmp_path / "tom"):
        with pytest.raises(CorpusError) as caught:
            find_sources(folder)
        assert str(folder) in str(caught.value)
        assert caught.value.remedy
