"""Snapshots of a sample and what became of its rows; figures of each body by itself."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.errors import DatabaseMissing, UsageError
from pipeline.evaluate.bodies import BodyScore, score_bodies
from pipeline.evaluate.rules import compare_snapshots, main, read_snapshot, take_snapshot

from .gold_files import TABLES, write_gold


def changed_archive(archive: Path, folder: Path, *statements: str) -> Path:
    """A copy of the archive in which the statements were done."""
    path = folder / "changed.db"
    shutil.copy(archive, path)
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def snapshots(archive: Path, folder: Path, *statements: str) -> tuple[Path, Path]:
    before, after = folder / "before.jsonl", folder / "after.jsonl"
    take_snapshot(archive, before)
    take_snapshot(changed_archive(archive, folder, *statements), after)
    return before, after


def test_a_snapshot_has_names_in_the_place_of_ids(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "snapshot.jsonl"
    assert take_snapshot(archive, path) == len(path.read_text("utf-8").splitlines())
    rows = read_snapshot(path)
    first = rows["decisions"][0]
    assert (first["file"], first["paragraph"]) == ("2018/utdrag-rf-14.pdf", "§ 14")
    assert not {"id", "document_id", "start_offset"} & first.keys()


def test_the_same_findings_are_no_change(archive: Path, tmp_path: Path) -> None:
    comparison = compare_snapshots(*snapshots(archive, tmp_path))
    assert sum(change.same for change in comparison.tables) > 0
    assert [c.table for c in comparison.tables if c.gained or c.lost or c.changed] == []


def test_ids_that_shift_are_no_change(archive: Path, tmp_path: Path) -> None:
    paths = snapshots(archive, tmp_path, "update diary_mentions set id = id + 100, start_offset = 7")
    assert all(not (c.gained or c.lost or c.changed) for c in compare_snapshots(*paths).tables)


def test_gained_lost_and_changed_are_told_apart(archive: Path, tmp_path: Path) -> None:
    paths = snapshots(
        archive,
        tmp_path,
        "update decisions set action = 'other' where position = 1",
        "delete from diary_mentions where diary_number = 'LS/7/2012'",
        "insert into citations select id + 50, document_id, page, body, date, '§ 99', diary_number,"
        " 'en ny hänvisning', null, 0, 'sign', 1.0 from citations limit 1",
    )
    changes = {change.table: change for change in compare_snapshots(*paths).tables}
    ((before, after),) = changes["decisions"].changed
    assert after["action"] == "other" != before["action"]
    assert [row["diary_number"] for row in changes["diary_mentions"].lost] == ["LS/7/2012"]
    assert [row["raw"] for row in changes["citations"].gained] == ["en ny hänvisning"]
    assert not changes["decisions"].gained
    assert not changes["decisions"].lost


def test_the_commands_tell_the_same(archive: Path, tmp_path: Path) -> None:
    runner = CliRunner()
    changed = changed_archive(archive, tmp_path, "update decisions set action = 'other' where position = 1")
    for database, name in ((archive, "a.jsonl"), (changed, "b.jsonl")):
        result = runner.invoke(main, ["snapshot", str(database), str(tmp_path / name)])
        assert result.exit_code == 0
    text = runner.invoke(main, ["compare", str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]).output
    assert "action: approve -> other" in text


def test_what_is_no_snapshot_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"name": "no table"}), "utf-8")
    with pytest.raises(UsageError, match=r"rows\.jsonl"):
        read_snapshot(path)


def scored(archive: Path, folder: Path, **changed: str) -> list[BodyScore]:
    return list(score_bodies(archive, write_gold(folder / "gold", **changed)).bodies)


def test_each_body_has_its_own_figures(archive: Path, tmp_path: Path) -> None:
    (body,) = scored(archive, tmp_path)
    assert (body.body, body.documents) == ("Region Norrmark, Regionfullmäktige", 1)
    figures = {score.name: score.figures() for score in body.scores}
    assert figures["decisions"]["f1"] == figures["paragraphs"]["f1"] == 1.0
    assert body.taken == 0


def test_a_proposal_that_was_found_as_a_decision_is_counted(archive: Path, tmp_path: Path) -> None:
    proposed = TABLES["decisions"].replace(",decided,2,", ",proposed,2,")
    (body,) = scored(archive, tmp_path, decisions=proposed)
    assert (body.proposals, body.taken, body.taken_share) == (1, 1, 1.0)


def test_the_text_names_the_worst_body(archive: Path, tmp_path: Path) -> None:
    text = score_bodies(archive, write_gold(tmp_path / "gold")).text()
    assert "decisions: F1 1.000 on average, worst 1.000 (Region Norrmark, Regionfullmäktige)" in text
    assert "proposals taken for decisions: 0 of 0" in text


def test_without_a_database_nothing_is_scored(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        score_bodies(tmp_path / "none.db", write_gold(tmp_path / "gold"))
