"""A database held against its gold, and the floors that a change may not fall below."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import DatabaseMissing, UsageError
from pipeline.evaluate import evaluate

from .gold_files import TABLES, write_gold

ACCEPTANCE = Path(__file__).resolve().parents[3] / "shared" / "check" / "acceptance.py"
KINDS = [
    "documents",
    "paragraphs",
    "decisions",
    "diary numbers",
    "citations",
    "agreements",
    "agreement events",
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_that_tells_the_truth_scores_one(archive: Path, tmp_path: Path, kind: str) -> None:
    figures = evaluate(archive, write_gold(tmp_path / "gold")).figures()[kind]
    assert figures["expected"] > 0
    assert (figures["f1"], figures["all_fields_right"]) == (1.0, 1.0)


def test_text_is_compared_by_characters_and_words(archive: Path, tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold")
    assert evaluate(archive, gold).figures()["text"]["cer"] == 0.0
    true = gold / "text" / "avtal.txt"
    true.write_text(true.read_text("utf-8").replace("Parter", "Parten"), "utf-8")
    figures = evaluate(archive, gold).figures()["text avtal"]
    characters = len(" ".join(true.read_text("utf-8").split()))
    assert figures["cer"] == pytest.approx(1 / characters)
    assert figures["wer"] == pytest.approx(1 / 11)


def test_a_text_that_was_not_read_is_wrong_in_full(archive: Path, tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold")
    (gold / "text" / "saknas.txt").write_text("Detta dokument finns inte.", "utf-8")
    assert evaluate(archive, gold).figures()["text saknas"] == {
        "cer": 1.0,
        "wer": 1.0,
        "accuracy": 0.0,
        "word_accuracy": 0.0,
    }


WRONG: list[tuple[str, str, str, str, str]] = [
    # table, what the gold says instead, kind, figure, a line of the list of faults
    ("documents", "rapport->kallelse", "documents", "all_fields_right", "kind: 'rapport', not 'kallelse'"),
    ("paragraphs", "item,14->item,15", "paragraphs", "recall", "missed"),
    ("paragraphs", "Parter->Partssamverkan", "paragraphs", "recall", "missed"),
    ("paragraphs", ",1,2->,1,3", "paragraphs", "all_fields_right", "last_page: '2', not '3'"),
    ("decisions", "decided,1->proposed,1", "decisions", "f1", "missed"),
    ("decisions", "approve->adopt", "decisions", "all_fields_right", "action: 'approve', not 'adopt'"),
    ("diary_mentions", "LS/7/2012->LS/8/2012", "diary numbers", "precision", "extra"),
    ("citations", "2018-11->2018-11-20", "citations", "recall", "missed"),
    (
        "agreements",
        "2019-01->2019-02",
        "agreements",
        "all_fields_right",
        "valid_from: '2019-01', not",
    ),
    ("agreements", "1250000->1250", "agreements", "all_fields_right", "amount: '1250000', not '1250'"),
    ("agreements", "Älvsta kommun; ->", "agreements", "all_fields_right", "parties"),
    ("agreements", "RUN/51/2018->RUN/52/2018", "agreement events", "recall", "missed"),
    ("agreement_events", "expires->terminated", "agreement events", "recall", "missed"),
    (
        "agreement_events",
        "§ 14->§ 41",
        "agreement events",
        "all_fields_right",
        "paragraph_label: '§ 14'",
    ),
]


@pytest.mark.parametrize(("table", "change", "kind", "figure", "line"), WRONG)
def test_what_is_wrong_lowers_its_figure_and_is_listed(
    archive: Path, tmp_path: Path, table: str, change: str, kind: str, figure: str, line: str
) -> None:
    right, other = change.split("->")
    assert right in TABLES[table]
    report = evaluate(archive, write_gold(tmp_path / "gold", **{table: TABLES[table].replace(right, other)}))
    assert report.figures()[kind][figure] < 1
    assert line in report.text(verbose=True)
    assert line not in report.text()


def test_an_agreement_without_a_diary_number_is_known_by_its_title(archive: Path, tmp_path: Path) -> None:
    table = TABLES["agreements"].replace("RUN/51/2018", "").replace("kollektivtrafik", "kollektivtrafiken")
    figures = evaluate(archive, write_gold(tmp_path / "gold", agreements=table)).figures()
    assert figures["agreements"]["recall"] == 1.0


def test_relations_are_followed_through_the_pairs_of_agreements(archive: Path, tmp_path: Path) -> None:
    # Only agreements that have an event in the documents are looked at; the old one has none.
    table = TABLES["agreement_relations"] + "A,replaces,B\n"
    report = evaluate(archive, write_gold(tmp_path / "gold", agreement_relations=table))
    assert report.figures()["agreement relations"]["matched"] == 0
    assert "relation=replaces" in report.text(verbose=True)


def test_a_kind_without_gold_is_not_scored(archive: Path, tmp_path: Path) -> None:
    assert "citations" not in evaluate(archive, write_gold(tmp_path / "gold", citations="")).figures()


def test_other_documents_are_not_scored(archive: Path, tmp_path: Path) -> None:
    first = "\n".join(TABLES["documents"].splitlines()[:2])
    figures = evaluate(archive, write_gold(tmp_path / "gold", documents=first)).figures()
    assert figures["documents"]["found"] == 1
    assert figures["paragraphs"]["found"] == 1


def floors(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(text, "utf-8")
    return path


def test_floors_that_hold(archive: Path, tmp_path: Path) -> None:
    file = floors(tmp_path, '[decisions]\nf1 = 1\n["text avtal"]\naccuracy = 0.99\n')
    report = evaluate(archive, write_gold(tmp_path / "gold"), file)
    assert report.passed
    assert "Below" not in report.text()


def test_floors_that_do_not_hold_are_listed(archive: Path, tmp_path: Path) -> None:
    file = floors(tmp_path, "[decisions]\nf1 = 0.9\nprecision = 0.2\n[anything]\nf1 = 0.5\n")
    gold = write_gold(tmp_path / "gold", decisions=TABLES["decisions"].replace("decided,1", "cited,1"))
    report = evaluate(archive, gold, file)
    assert not report.passed
    assert [str(shortfall) for shortfall in report.shortfalls] == [
        "decisions: f1 is 0.5000, the floor is 0.9000",
        "anything: f1 is not measured, the floor is 0.5000",
    ]
    assert "decisions: f1 is 0.5000" in report.text()


@pytest.mark.parametrize("text", ["f1 = 1", '[decisions]\nf1 = "high"', "not toml"])
def test_floors_that_make_no_sense_are_refused(archive: Path, tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        evaluate(archive, write_gold(tmp_path / "gold"), floors(tmp_path, text))


def test_json_has_every_figure(archive: Path, tmp_path: Path) -> None:
    report = evaluate(archive, write_gold(tmp_path / "gold"))
    assert json.loads(report.json()) == {"figures": report.figures(), "shortfalls": []}


def test_what_is_missing_is_said(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"documents\.csv"):
        evaluate(archive, tmp_path)
    with pytest.raises(DatabaseMissing):
        evaluate(tmp_path / "protokoll.db", write_gold(tmp_path / "gold"))


@pytest.mark.shared
@pytest.mark.skipif(not ACCEPTANCE.is_file(), reason="wants the shared acceptance check beside the checkout")
@pytest.mark.parametrize("change", [None, *range(len(WRONG))])
def test_the_figures_are_those_of_the_acceptance_check(
    archive: Path, tmp_path: Path, change: int | None
) -> None:
    changed = {}
    if change is not None:
        table, (right, other) = WRONG[change][0], WRONG[change][1].split("->")
        changed[table] = TABLES[table].replace(right, other)
    gold = write_gold(tmp_path / "gold", **changed)
    result = tmp_path / "figures.json"
    command = [sys.executable, str(ACCEPTANCE), str(archive), str(gold), "--json", str(result)]
    subprocess.run(command, check=True, capture_output=True)
    ours = evaluate(archive, gold).figures()
    for name, figures in json.loads(result.read_text("utf-8")).items():
        assert {figure: ours[name][figure] for figure in figures} == pytest.approx(figures), name
