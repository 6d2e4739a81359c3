"""`peerteam close`: what of a visit stays and what is erased for good; without `--erase` it only says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from peerteam.cli_visit import FILE, open_visit

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


@click.command()
@click.argument("visit", type=FILE)
@click.option("--erase", is_flag=True, help="Do it. It cannot be undone.")
@click.option("--receipt", type=FILE, help="Write the receipt to this new file: .html, or .txt.")
def close(visit: Path, erase: bool, receipt: Path | None) -> None:
    """Close a visit: notes, people met and papers are erased for good; what was published stays.

    The other laptops erase what was shared with them at their next exchange. Without --erase this only says what would
    happen.
    """
    if receipt is not None and not erase:
        raise click.UsageError("--receipt goes with --erase")
    with open_visit(visit) as file:
        if erase:
            _erase(file, receipt)
        else:
            _tell(file)


def _tell(file: VisitFile) -> None:
    from peerteam.domain.closing import GOES, NOT_RECALLED, STAYS, standing, told

    plan, closed = file.closing.plan(), file.closing.closed
    if closed is not None:
        click.echo(standing(closed))
    for heading, lines in (
        ("Would be erased for good:", told(plan.goes, GOES) or ["nothing: there is nothing left to erase"]),
        ("Would stay:", told(plan.stays, STAYS) or ["nothing"]),
        ("Cannot be recalled from here:", NOT_RECALLED),
    ):
        click.echo("\n".join((heading, *(f"  {line}" for line in lines))))
    for line in plan.look_at:
        click.echo(line, err=True)
    click.echo("Nothing was erased. Say --erase to do it; it cannot be undone.")


def _erase(file: VisitFile, path: Path | None) -> None:
    from peerteam.formats.new_file import check_new_file
    from peerteam.formats.receipt import as_text, write_receipt

    if path is not None:
        check_new_file(path)  # before anything is gone
    receipt = file.closing.close()
    click.echo(as_text(receipt).rstrip("\n"))
    if path is not None:
        write_receipt(receipt, path)
        click.echo(f"\n{path}")
