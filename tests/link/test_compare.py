"""What changed between two agreements, clause by clause."""

from __future__ import annotations

import pytest

from pipeline.link.compare import Clause, compare_clauses, word_diff

OLD = [
    Clause("1", "1. Parter", "1. Parter\nAvtalet gäller mellan Ekvalls kommun och Nolby kommun.", 1),
    Clause("2", "2. Insyn", "2. Insyn\nHandlingar lämnas ut på begäran inom en vecka.", 1),
    Clause("3", "3. Ersättning", "3. Ersättning\nNolby kommun betalar 400 000 kronor per år.", 1),
    Clause(
        "4",
        "4. Avtalstid",
        "4. Avtalstid\nAvtalet gäller från och med den 1 januari 2015 till och med den 31 december 2018.",
        2,
    ),
]
NEW = [
    Clause("§ 1", "Parter", "§ 1 Parter\nAvtalet gäller mellan Ekvalls kommun och Nolby kommun.", 1),
    Clause(
        "§ 2",
        "Avtalstid",
        "§ 2 Avtalstid\nAvtalet gäller från och med den 1 januari 2019 till och med den 31 december 2022.",
        1,
    ),
    Clause("§ 3", "Ersättning", "§ 3 Ersättning\nNolby kommun betalar 450 000 kronor per år.", 2),
    Clause("§ 4", "Tvist", "§ 4 Tvist\nTvist avgörs av allmän domstol.", 2),
]


def test_clauses_are_paired_by_heading_whatever_their_number() -> None:
    changes = [
        (change.change, change.before and change.before.label, change.after and change.after.label)
        for change in compare_clauses(OLD, NEW)
    ]
    assert sorted(changes, key=str) == [
        ("added", None, "§ 4"),
        ("removed", "2", None),
        ("reworded", "3", "§ 3"),
        ("reworded", "4", "§ 2"),
        ("same", "1", "§ 1"),
    ]


def test_sums_and_periods_of_a_clause_are_told() -> None:
    by_label = {change.after.label: change for change in compare_clauses(OLD, NEW) if change.after}
    assert by_label["§ 3"].sums == ((400000.0,), (450000.0,))
    assert by_label["§ 2"].periods == (("2015-01-01–2018-12-31",), ("2019-01-01–2022-12-31",))


def test_only_the_words_that_changed_are_marked() -> None:
    change = next(
        change for change in compare_clauses(OLD, NEW) if change.after and change.after.label == "§ 3"
    )
    assert [(part.change, part.text) for part in change.words] == [
        ("same", "Nolby kommun betalar"),
        ("removed", "400"),
        ("added", "450"),
        ("same", "000 kronor per år."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "added", "removed"),
    [
        ("en två tre", "en två tre", "", ""),
        ("en två tre", "en tre", "", "två"),
        ("en  tre", "en två\ntre", "två", ""),
        ("", "en", "en", ""),
    ],
)
def test_a_diff_of_words_leaves_white_space_out(before: str, after: str, added: str, removed: str) -> None:
    parts = word_diff(before, after)
    assert " ".join(part.text for part in parts if part.change == "added") == added
    assert " ".join(part.text for part in parts if part.change == "removed") == removed


def test_without_headings_clauses_are_paired_by_their_words() -> None:
    old = [Clause(None, "", "Hyran är 400 000 kronor per år och betalas i förskott.", 1)]
    new = [Clause(None, "", "Hyran är 450 000 kronor per år och betalas i förskott.", 1)]
    assert [change.change for change in compare_clauses(old, new)] == ["reworded"]
    other = [Clause(None, "", "Nycklar kvitteras ut hos fastighetsavdelningen.", 1)]
    assert [change.change for change in compare_clauses(old, other)] == ["added", "removed"]


def test_every_clause_of_both_is_told_once() -> None:
    changes = compare_clauses(OLD, NEW)
    assert sorted(change.before.label or "" for change in changes if change.before) == ["1", "2", "3", "4"]
    assert [change.after.label for change in changes if change.after] == ["§ 1", "§ 2", "§ 3", "§ 4"]
