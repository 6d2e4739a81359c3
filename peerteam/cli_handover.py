"""`peerteam share` and `peerteam merge`: files between laptops."""

from __future__ import annotations

from pathlib import Path

import click

from peerteam.cli_visit import FILE, open_visit, phrase_for, show


@click.command()
@click.argument("visit", type=FILE)
@click.option("-o", "--out", type=FILE, required=True, help="The file to hand over, *.peerteam.")
def share(visit: Path, out: Path) -> None:
    """Hand over: a file with everything but what is private."""
    from peerteam.handover.exchange import share as hand_over

    with open_visit(visit) as file:
        new = file.not_handed_over()
        count = hand_over(file, out)
    click.echo(f"{out}: {count} changes, {new} of them new")


@click.command()
@click.argument("visit", type=FILE)
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
def merge(visit: Path, files: tuple[Path, ...], as_json: bool) -> None:
    """Take in files that were handed over. If VISIT is not there yet, it is begun from the first file."""
    from peerteam.handover.exchange import take_all

    phrase = phrase_for(visit if visit.exists() else files[0])
    taken, waiting = take_all(visit, files, phrase)
    if as_json:
        show({"files": taken, "unsettled": waiting})
        return
    for each in taken:
        what = ", ".join(_counted(number, kind) for kind, number in sorted(each["kinds"].items())) or "nothing new"
        click.echo(f"{each['file']}, from {each['who'] or 'a colleague'}: {what}")
    if waiting:
        click.echo(f"{waiting} to settle")


def _counted(number: int, kind: str) -> str:
    """So many records of a kind: "1 note", "5 themes"."""
    several = {"person": "people", "basis": "bases", "copy": "copies of the letter"}
    words = several.get(kind, f"{kind.replace('_', ' ')}s") if number != 1 else kind.replace("_", " ")
    return f"{number} {words}"
