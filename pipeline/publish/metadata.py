"""What Datasette shows around the rows: titles, explanations, facets, sort orders and canned queries.

The texts are data (`data/tables.toml`, `data/queries.toml`); the build writes them as `metadata.yaml`
beside the database, in the form that Datasette 0.65 reads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

METADATA_FILE = "metadata.yaml"
# The name that Datasette gives to `protokoll.db`.
DATABASE_NAME = "protokoll"

# Where our own style sheet is served from.
STATIC_MOUNT = "arkiv"

# The largest list of one facet's values, and the values shown before "more".
_FACET_SIZE = 20


@cache
def canned_queries() -> Mapping[str, dict[str, Any]]:
    """The canned queries by name: `title`, `description`, `params` and `sql`."""
    # The SQL is one click away; shown at once, it would push the answer off the screen.
    return {name: {**_stripped(query), "hide_sql": True} for name, query in _read("queries.toml").items()}


@cache
def table_texts() -> Mapping[str, dict[str, Any]]:
    """What is said of each table: `title`, `description`, `columns`, `facets`, the sort order."""
    return {
        name: {**_stripped(table), "facet_size": _FACET_SIZE}
        for name, table in _read("tables.toml")["tables"].items()
    }


def metadata() -> dict[str, Any]:
    """The whole of Datasette's metadata for the archive."""
    about = _stripped(_read("tables.toml")["database"])
    return {
        **about,
        "databases": {
            DATABASE_NAME: {**about, "tables": dict(table_texts()), "queries": dict(canned_queries())},
        },
    }


def write_metadata(output: Path) -> Path:
    """Write `metadata.yaml` into the folder `output`, and return its path. OSError if that fails."""
    import yaml  # type: ignore[import-untyped]

    output.mkdir(parents=True, exist_ok=True)
    path = output / METADATA_FILE
    beside = path.with_name(path.name + ".new")
    # The one written in C, where it is there, is ten times as fast.
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(metadata(), Dumper=dumper, allow_unicode=True, sort_keys=False, width=110)
    beside.write_text(text, "utf-8")
    beside.replace(path)
    return path


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", name).read_text("utf-8"))


def _stripped(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value.strip() if isinstance(value, str) else value for key, value in table.items()}
