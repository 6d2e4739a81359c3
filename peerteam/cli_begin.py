"""`peerteam new` and `peerteam demo`: a visit is begun."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

from peerteam.cli_visit import FILE, ask_phrase, days, open_visit
from peerteam.store.location import warning_about

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--out", type=FILE, default=Path("demo-output"), show_default=True, help="Where the files go.")
@click.option("--sample", help="Only this sample: its name, or a visit folder of your own.")
def demo(out: Path, sample: str | None) -> None:
    """Build the sample visits and everything they give, and say what was made."""
    from peerteam.demo import run

    run(out, sample, click.echo)


@click.command()
@click.argument("visit", type=FILE)
@click.option("--council", help="Whose challenge it is.")
@click.option("--framework", help="Id of a framework, or a file of your own; else suggested by the date.")
@click.option("--from", "first", type=DAY, help="First day on site, YYYY-MM-DD.")
@click.option("--to", "last", type=DAY, help="Last day on site.")
@click.option("--me", help="Your name.")
@click.option("--previous", type=FILE, help="The visit this one follows: recommendations and actions are carried over.")
@click.option("--folder", type=FILE, help="Make it from a visit folder (text files) instead.")
def new(
    visit: Path,
    council: str | None,
    framework: str | None,
    first: date | None,
    last: date | None,
    me: str | None,
    previous: Path | None,
    folder: Path | None,
) -> None:
    """Begin a visit."""
    from peerteam.jobs import NewVisit, begin_visit, suggested_framework, visit_from_folder

    ask = "The team's four words (Enter for none)"
    if folder is not None:
        if council or framework or first or last or me or previous:
            raise click.UsageError("--folder says everything itself: leave the other options out")
        made = visit_from_folder(folder, visit, phrase := ask_phrase(ask))
    else:
        if not council or first is None or last is None:
            raise click.UsageError("--council, --from and --to are needed (or --folder)")
        if last < first:
            raise click.UsageError("--to is before --from")
        phrase = ask_phrase(ask)
        on_site = f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"
        wanted = NewVisit(council, framework or suggested_framework(on_site[0]), *on_site, me)
        with open_visit(previous) if previous else nullcontext() as before:
            made = begin_visit(wanted, visit, phrase, before)
    with made:
        record = made.record()
        click.echo(
            f"{record.council}, {days(record.first_day, record.last_day)}, framework {record.framework}: {visit}"
        )
    if not phrase:
        click.echo("This visit is not encrypted: set PEERTEAM_PHRASE to four words to protect it.", err=True)
    if warning := warning_about(visit):
        click.echo(warning, err=True)
