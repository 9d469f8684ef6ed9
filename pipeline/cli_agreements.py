"""The commands on agreements: their history, which were in force on a day, and what changed between two."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from pathlib import Path

import click

from .errors import UsageError
from .settings import read_settings

_OUTPUT = click.option("--output", type=click.Path(path_type=Path), help="Folder with protokoll.db.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
_SIGNS = {"same": " ", "reworded": "~", "added": "+", "removed": "-"}


@click.command()
@click.argument("agreement")
@_OUTPUT
@_JSON
def history(agreement: str, output: Path | None, as_json: bool) -> None:
    """What happened to an AGREEMENT (its diary number or part of its name), with file and page."""
    from .publish.history import agreement_history

    events = agreement_history(_database(output), agreement)
    if not events:
        raise UsageError(f"The archive tells of no agreement {agreement!r}.", "`search` finds words in it.")
    if as_json:
        _print([asdict(event) | {"event": event.event} for event in events])
        return
    shown = None
    for event in events:
        if event.agreement_id != shown:
            shown = event.agreement_id
            number = f" ({event.diary_number})" if event.diary_number else ""
            click.secho(f"{event.agreement}{number}", bold=True)
        said = " ".join(part for part in (event.other, event.body, event.paragraph_label) if part)
        click.echo(f"{event.date or '–':<12}{event.event:<15}{said}".rstrip())
        click.echo(f"{'':<12}{event.file}, page {event.page}: {' '.join((event.text or '').split())}")


@click.command("in-force")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--party", help="Only agreements with a party whose name has this in it.")
@_OUTPUT
@_JSON
def in_force(day: datetime.datetime, party: str | None, output: Path | None, as_json: bool) -> None:
    """The agreements in force on DAY (as 2020-06-01), extensions and terminations counted."""
    from .publish.in_force import agreements_in_force

    found = agreements_in_force(_database(output), day.date(), party)
    if as_json:
        _print([asdict(one) for one in found])
        return
    if not found:
        click.echo(f"No agreement is known to have been in force on {day:%Y-%m-%d}.")
    for one in found:
        number = f" ({one.diary_number})" if one.diary_number else ""
        term = f"{one.valid_from or '?'} – {one.valid_to or ('tills vidare' if one.open_ended else '?')}"
        click.secho(f"{'? ' if one.doubts else ''}{one.title}{number}", bold=not one.doubts)
        click.echo(f"    {term}{f', {one.file}, page {one.page}' if one.file else ''}")
        for doubt in one.doubts:
            click.echo(f"    osäkert: {doubt}")


@click.command()
@click.argument("before")
@click.argument("after")
@_OUTPUT
@_JSON
def compare(before: str, after: str, output: Path | None, as_json: bool) -> None:
    """What changed from the agreement BEFORE to AFTER (diary number, part of the title, or file)."""
    from .publish.comparison import compare_agreements

    found = compare_agreements(_database(output), before, after)
    if as_json:
        _print(asdict(found))
        return
    click.echo(f"--- {found.before}\n+++ {found.after}")
    for field in found.fields:
        click.echo(f"{field.name}: {field.before or '–'} -> {field.after or '–'}")
    for change in found.clauses:
        sides = [clause for clause in (change.before, change.after) if clause]
        heads = [
            f"{clause.heading or clause.label or '(utan rubrik)'} (page {clause.page})" for clause in sides
        ]
        click.secho(f"{_SIGNS[change.change]} {' -> '.join(heads)}", bold=change.change != "same")
        for name, (old, new) in (("summor", change.sums), ("perioder", change.periods)):
            if old != new and change.change == "reworded":
                click.echo(f"    {name}: {_joined(old)} -> {_joined(new)}")
        if change.words:
            click.echo("    " + " ".join(_marked(part.change, part.text) for part in change.words))


def _marked(change: str, text: str) -> str:
    return {"added": f"{{+{text}+}}", "removed": f"[-{text}-]"}.get(change, text)


def _joined(values: tuple[object, ...]) -> str:
    return ", ".join(f"{value:.0f}" if isinstance(value, float) else str(value) for value in values) or "–"


def _print(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _database(output: Path | None) -> Path:
    given = {"output": output} if output is not None else {}
    return read_settings().with_values(given, "the command line").database
