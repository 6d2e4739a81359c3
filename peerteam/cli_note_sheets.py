"""`peerteam import note-sheets`: what was written on note sheets comes back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from peerteam.cli_visit import FILE, open_visit, show
from peerteam.domain.errors import PeerTeamError

if TYPE_CHECKING:
    from peerteam.domain.note_sheets import Returned, Unplaced
    from peerteam.store.note_sheets import Read


@click.command("note-sheets")
@click.argument("visit", type=FILE)
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--json", "as_json", is_flag=True)
def note_sheets(visit: Path, files: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Read filled note sheets (files, or folders of them) into their sessions, each once."""
    from peerteam.store.note_sheets import take_sheets

    sheets, unread = _read(files)
    with open_visit(visit) as file:
        found = take_sheets(file, sheets, dry_run=dry_run)
    blank = {sheet.file for sheet in sheets if not sheet.words.strip()}
    if as_json:
        show(_as_json(found, unread))
        return
    for placed, new in found.placed:
        state = "" if new else " (was here already)"
        click.echo(f"{placed.file}: {placed.title}, by {placed.author}, {len(placed.tags)} tags{state}")
        for warning in placed.warnings:
            click.echo(f"  {warning}")
    for each in (*found.unplaced, *unread):
        if each.file not in blank:
            click.echo(f"{each.file}: not placed, {each.why}", err=True)
            click.echo("\n".join(f"    {line}" for line in each.text.splitlines()), err=True)
    if blank:
        click.echo(f"{len(blank)} blank")


def _read(files: Iterable[Path]) -> tuple[list[Returned], list[Unplaced]]:
    from peerteam.domain.note_sheets import Unplaced
    from peerteam.word.note_sheet_read import read_note_sheet

    sheets: list[Returned] = []
    unread: list[Unplaced] = []
    problems: list[PeerTeamError] = []
    for path in _each(files):
        try:
            sheets.append(read_note_sheet(path))
        except PeerTeamError as problem:
            problems.append(problem)
            unread.append(Unplaced(path.name, problem.what))
    if problems and not sheets:
        raise problems[0]
    return sheets, unread


def _each(files: Iterable[Path]) -> Iterable[Path]:
    for path in files:
        if path.is_dir():
            # what Word keeps beside an open file is no sheet
            yield from sorted(each for each in path.glob("*.docx") if not each.name.startswith(("~$", ".")))
        else:
            yield path


def _as_json(found: Read, unread: Iterable[Unplaced]) -> dict[str, object]:
    """What cannot be placed is offered with its words, to be kept as a note of a conversation."""
    return {
        "placed": [
            {
                "file": placed.file, "session": placed.note.about, "title": placed.title, "author": placed.author,
                "note": placed.note.id, "tags": len(placed.tags), "new": new, "warnings": list(placed.warnings),
            }
            for placed, new in found.placed
        ],
        "unplaced": [{"file": each.file, "why": each.why, "text": each.text} for each in (*found.unplaced, *unread)],
    }  # fmt: skip
