"""Rows are written when there are many of them, and all of them in the end."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from pipeline.load.batches import Batch


def test_every_row_is_written_once_even_beside_one_that_is_not_unicode() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("create table a (id integer primary key, text text)")
        connection.execute("create table b (id integer primary key)")
        batch = Batch(connection)
        for number in range(1, 4_501):
            text = "half \ud800" if number in (3, 4_499) else "whole"
            batch.add({"a": [(number, text)], "b": [(number,)], "c": []})
        before = connection.execute("select count(*) from a").fetchone()[0]
        assert 0 < before < 4_500
        batch.write()
        batch.write()
        assert connection.execute("select count(*), sum(id) from a").fetchone() == (4_500, 10_127_250)
        assert connection.execute("select id from a where text = 'half ?' order by 1").fetchall() == [
            (3,),
            (4_499,),
        ]
        assert connection.execute("select count(*) from b").fetchone() == (4_500,)
