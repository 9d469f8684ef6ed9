"""The rows that answer a question, the best first, at a cost that is bounded in an archive of any size.

What costs is bm25, which goes through every row that has a word. It is left to the rarer words of the
question: what stands in a large share of all rows tells little. Of more rows than can be ranked the first
ones are ranked, which are the newest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from .expression import Wanted, all_of, any_of, narrowed
from .hits import Candidate, candidates
from .question import Term
from .ranking import WEIGHTS
from .words import ArchiveWords

# The rows that are looked at closely.
CLOSE_LOOK = 80
# The most rows that bm25 ranks, and the most that the words it ranks by stand in, taken together.
MOST_RANKED = 5_000
MOST_READ = 40_000


def ranked_rows(
    connection: sqlite3.Connection,
    wanted: Sequence[Wanted],
    unwanted: Sequence[Term],
    facets: Mapping[str, str],
    words: ArchiveWords,
    some: bool = False,
) -> list[Candidate]:
    """The best rows that answer all terms; with `some`, those that answer at least one of the rarer ones."""
    rarer = _rarer(wanted, words)
    joined = any_of if some else all_of
    matching = narrowed(joined(rarer or wanted if some else wanted, unwanted), facets)
    if rarer:
        found = _by_bm25(connection, any_of(rarer, ()) if some else all_of(rarer, ()), matching)
    else:
        in_titles = narrowed(joined(wanted, unwanted), facets, within="title")
        found = [(entry, -1.0) for entry in _first(connection, in_titles, matching)]
    return candidates(connection, found)


def _rarer(wanted: Sequence[Wanted], words: ArchiveWords) -> list[Wanted]:
    """The rarest terms that may be ranked by, in the order they were typed."""
    costs = {term: term.entries(words) for term in wanted}
    left, rarer = MOST_READ, []
    for term in sorted(wanted, key=lambda term: costs[term]):
        if costs[term] > left:
            break
        left -= costs[term]
        rarer.append(term)
    return [term for term in wanted if term in rarer]


def _by_bm25(connection: sqlite3.Connection, ranking: str, matching: str) -> list[tuple[int, float]]:
    weights = ", ".join(map(str, WEIGHTS))
    # The plus keeps SQLite from asking the index once for each of the rows. The bound stands within, so that
    # it comes before the ranking.
    sql = f"""
        select rowid, bm25(search_fts, {weights}) as distance from search_fts
        where search_fts match :ranking and +rowid in (
          select rowid from search_fts where search_fts match :matching limit {MOST_RANKED})
        order by distance, rowid limit {CLOSE_LOOK}"""
    return connection.execute(sql, {"ranking": ranking, "matching": matching}).fetchall()


def _first(connection: sqlite3.Connection, *expressions: str) -> list[int]:
    """The first rows of each expression in turn."""
    sql = f"select rowid from search_fts where search_fts match ? limit {CLOSE_LOOK // len(expressions)}"
    found = (row[0] for expression in expressions for row in connection.execute(sql, (expression,)))
    return list(dict.fromkeys(found))
