"""The commands. Each does what a Python function of the same name does; what they need is imported within."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import Any

import click

from . import __version__
from .cli_agreements import compare, history, in_force
from .errors import EXIT_WITH_PROBLEMS, ArchiveError, UsageError
from .settings import Settings, read_settings

INTERRUPTED = 130
_FOLDER = click.Path(path_type=Path)


class Commands(click.Group):
    """Turns whatever ends a command into a message and an exit code (see `errors`)."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except ArchiveError as error:
            click.echo(f"Error: {error}", err=True)
            if error.remedy:
                click.echo(error.remedy, err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # The reader of the output (head, less) has seen enough.
            sys.stderr.close()
            ctx.exit(0)
        except Exception as error:
            if ctx.params.get("debug"):
                traceback.print_exc()
            text = " ".join(f"{type(error).__name__}: {error}".split())
            click.echo(f"Error: {text}", err=True)
            if not ctx.params.get("debug"):
                click.echo("`python -m pipeline --debug …` shows where it happened.", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="protokollarkiv")
@click.option("--debug", is_flag=True, help="Show the place in the code where an unexpected error happened.")
def main(debug: bool) -> None:
    """From archived Swedish protocols in PDF to one searchable SQLite database."""


@main.command()
@click.option("--corpus", type=_FOLDER, help="Folder with PDFs, at any depth.")
@click.option("--output", type=_FOLDER, help="Folder for protokoll.db and what is kept between builds.")
@click.option("--jobs", type=click.IntRange(min=0), help="Worker processes; 0 is one for each core.")
@click.option(
    "--ocr", type=click.Choice(["auto", "never", "always"]), help="auto: where the text layer is bad."
)
@click.option(
    "--strict", is_flag=True, help=f"Exit with {EXIT_WITH_PROBLEMS} where there are problems to look at."
)
@click.option("--serial", is_flag=True, help="Work in this process only, for debugging.")
@click.option("--cluster", metavar="ADDRESS", help="Work on a Dask cluster: tcp://host:port, or local.")
@click.option(
    "--store", metavar="PLACE", help="Keep artefacts there: a shared folder, or s3://… and the like."
)
@click.option("--quiet", is_flag=True, help="No progress and no table.")
@click.option("--json", "as_json", is_flag=True, help="Tell progress and result as lines of JSON.")
def build(strict: bool, serial: bool, quiet: bool, as_json: bool, **options: object) -> None:
    """Build the database; only what has changed since the last build is done again."""
    from .build import build
    from .engine import Events, InProcess, progress_for

    settings = _settings(options)
    executor = InProcess(settings.document_timeout) if serial else None
    events = Events(sys.stdout) if as_json else None
    report = build(settings, executor=executor, progress=events or progress_for(quiet=quiet))
    if events:
        events.tell("built", **report.content())
    elif not quiet:
        from rich.console import Console

        Console().print(report.table())
        click.echo(f"{report.database}, {settings.output / 'build.json'}")
    if strict and report.counts.rows["problems"]:
        click.get_current_context().exit(EXIT_WITH_PROBLEMS)


@main.command()
@click.argument("file", type=_FOLDER)
@click.option("--corpus", type=_FOLDER, help="Folder with PDFs.")
@click.option("--output", type=_FOLDER, help="Folder with what is kept between builds.")
@click.option("--ocr", type=click.Choice(["auto", "never", "always"]))
@click.option("--store", metavar="PLACE", help="Where artefacts are kept, if not in the output folder.")
def explain(file: Path, **options: object) -> None:
    """What the next build would do for FILE, stage by stage, and why."""
    from .explain import explain

    for step in explain(file, _settings(options)):
        click.echo(step)


@main.command("clean-store")
@click.option("--corpus", type=_FOLDER, help="Folder with PDFs.")
@click.option("--output", type=_FOLDER, help="Folder with what is kept between builds.")
@click.option("--ocr", type=click.Choice(["auto", "never", "always"]))
@click.option("--store", metavar="PLACE", help="Where artefacts are kept, if not in the output folder.")
def clean_store(**options: object) -> None:
    """Remove what earlier builds made and the next one would not use."""
    from .engine import only_build
    from .explain import clean_store

    settings = _settings(options)
    with only_build(settings.output):
        click.echo(f"{clean_store(settings)} artefacts removed")


@main.command()
@click.option("--corpus", type=_FOLDER, help="Folder with the PDFs, for the pictures of pages.")
@click.option("--output", type=_FOLDER, help="Folder with protokoll.db.")
@click.option("--port", type=click.IntRange(1, 65535))
def serve(**options: object) -> None:
    """Read the database in the browser, with Datasette."""
    from .publish import serve

    serve(_settings(options))


@main.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--output", type=_FOLDER, help="Folder with protokoll.db.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
def search(query: tuple[str, ...], limit: int, **options: object) -> None:
    """Find pages, paragraphs and decisions: words, "a phrase", -without, begin*."""
    from .publish import search

    for hit in search(_settings(options).database, " ".join(query), limit):
        where = ", ".join(part for part in (hit.date, hit.title) if part)
        click.echo(f"{hit.file}, page {hit.page}{f' ({where})' if where else ''}")
        click.echo(f"    {' '.join(hit.snippet.split())}")


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--explain", is_flag=True, help="List each change with its reason instead of the text.")
@click.option("--archive", type=_FOLDER, help="A built database, whose sound pages are evidence.")
def repair(file: Path, explain: bool, archive: Path | None) -> None:
    """Mend the text of FILE (UTF-8; - for what is piped in) as a document's text is mended."""
    from .repair import lexicon_of_archive, repair_text

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not text in UTF-8.") from None
    mended, repairs = repair_text(text, lexicon_of_archive(archive) if archive else None)
    if not explain:
        click.echo(mended, nl=False)
        return
    if not repairs:
        click.echo("Nothing is changed: the text shows no damage that is sure.", err=True)
    for change in repairs:
        line = text.count("\n", 0, change.span.start) + 1
        click.echo(f"{line}: {change.before!r} -> {change.after!r}  {change.method} {change.confidence:.2f}")
        if change.evidence:
            click.echo(f"    {change.evidence}")


@main.command()
@click.option("--database", type=_FOLDER, help="The database to score.")
@click.option(
    "--gold", type=_FOLDER, default=Path("corpus/gold"), show_default=True, help="Folder with the facts."
)
@click.option("--floors", type=_FOLDER, help="TOML file with the least that each figure may be.")
@click.option("--verbose", is_flag=True, help="List each miss.")
def evaluate(database: Path | None, gold: Path, floors: Path | None, verbose: bool) -> None:
    """Score a database against facts that are known to be true."""
    from .evaluate import evaluate
    from .evaluate.bodies import score_bodies
    from .evaluate.mending import mending_text
    from .evaluate.reading import evaluate_quality

    database = database or _settings({}).database
    result = evaluate(database, gold, floors)
    click.echo(result.text(verbose=verbose))
    click.echo(f"\n{score_bodies(database, gold).text()}")
    if quality := evaluate_quality(gold):
        click.echo(f"\n{quality.text(database.with_name('quality.svg'))}")
    click.echo(f"\n{mending_text(verbose=verbose)}")
    if not result.passed:
        click.get_current_context().exit(1)


@main.command()
@click.option("--corpus", type=_FOLDER, help="Measure the build of these PDFs alone.")
@click.option("--jobs", type=click.IntRange(min=0), help="Worker processes; 0 is one for each core.")
@click.option("--large", is_flag=True, help="Also 10,000 documents.")
def bench(large: bool, **options: object) -> None:
    """Measure builds: by stage and workers, beside plain tools, at several sizes; and plan a large one."""
    from .evaluate.bench import bench

    bench(_settings(options), click.echo, large=large, corpus=options["corpus"] is not None)


@main.command()
@click.option("--output", type=_FOLDER, help="Folder with protokoll.db.")
@click.argument("folder", required=False, type=_FOLDER)
def export(folder: Path | None, **options: Any) -> None:
    """Write every table as CSV and JSON Lines to FOLDER (OUTPUT/export unless it is given)."""
    from .publish.exports import EXPORT_FOLDER, export_tables

    settings = _settings(options)
    for path in export_tables(settings.database, folder or settings.output / EXPORT_FOLDER):
        click.echo(path)


@main.command("setup-check")
def setup_check() -> None:
    """Tell what is installed of what the build needs; exit with 4 where something is missing."""
    from .engine import tools_of
    from .stages import STAGES

    click.echo(f"python {sys.version.split()[0]}")
    for tool, version in tools_of(STAGES, read_settings()).items():
        click.echo(f"{tool} {version}")


for command in (history, in_force, compare):
    main.add_command(command)


def _settings(options: dict[str, Any]) -> Settings:
    """The settings of this folder with the options that were given put in."""
    given = {name: value for name, value in options.items() if value is not None}
    return read_settings().with_values(given, "the command line")
