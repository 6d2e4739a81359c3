"""`peerteam theme`: the themes of a visit with the numbers that tag them, and a focus area added."""

from __future__ import annotations

from pathlib import Path

import click

from peerteam.cli_visit import FILE, open_visit


@click.command()
@click.argument("visit", type=FILE)
@click.option("--add", "name", help="A focus area the council asked for.")
@click.option("--short", default="", help="Its short name; else the first words of its name.")
@click.option("--question", "questions", multiple=True, help="A question it asks; may be repeated.")
@click.option("--within", is_flag=True, help="The letter reports it within the core themes.")
def theme(visit: Path, name: str | None, short: str, questions: tuple[str, ...], within: bool) -> None:
    """The themes and focus areas of a visit; with --add one more."""
    if name is None and (short or questions or within):
        raise click.UsageError("--short, --question and --within belong to a focus area: give its name with --add")
    with open_visit(visit) as file:
        if name is not None:
            file.programme.add_focus(name, short, questions, threaded=within)
        for each in file.programme.themes():
            what = "core theme" if each.core else "focus area"
            click.echo(f"{each.key or '-'}  {each.name} ({what})")
