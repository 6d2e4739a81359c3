"""`peerteam letter` and `peerteam slides`: what the team says, as the files that say it."""

from __future__ import annotations

from pathlib import Path

import click

from peerteam.cli_visit import FILE, open_visit


@click.command()
@click.argument("visit", type=FILE)
@click.option("-o", "--out", type=FILE, required=True, help="The Word file; it must not exist yet.")
@click.option("--format", "format_id", help="Id of a letter format.")
@click.option("--template", type=FILE, help="A Word file whose styles are used.")
def letter(visit: Path, out: Path, format_id: str | None, template: Path | None) -> None:
    """Draft the feedback letter or report as a Word file."""
    from peerteam.jobs import remember_letter, write_letter_of

    if template is not None:
        _look_at(template)
    with open_visit(visit) as file:
        made = write_letter_of(file.snapshot(), out, format_id, template)
        remember_letter(file, made)
    click.echo(f"{made.letter.title}: {out}")


def _look_at(template: Path) -> None:
    """Say what is to be known about a template before it is used; one that will not do is refused later on."""
    from peerteam.word.template_check import look_at_template

    for remark in look_at_template(template):
        if not remark.stops:
            click.echo(str(remark), err=True)


@click.command()
@click.argument("visit", type=FILE)
@click.option("-o", "--out", type=FILE, required=True, help="The PowerPoint file; it must not exist yet.")
@click.option("--template", type=FILE, help="A PowerPoint template (.potx, .pptx) whose layouts are used.")
def slides(visit: Path, out: Path, template: Path | None) -> None:
    """Make the slides of the last day: headlines, cleared quotes and recommendations, no evidence."""
    from peerteam.formats.slides import write_slides

    with open_visit(visit) as file:
        snapshot = file.snapshot()
    written = write_slides(snapshot, out, template)
    click.echo(f"{out}: {written.slides} slides")
    for heading, lines in (("Left out:", written.left_out), ("Look at:", written.look_at)):
        if lines:
            click.echo("\n".join((heading, *(f"  {line}" for line in lines))))
