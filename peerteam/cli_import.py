"""`peerteam import`: what a council sends, read into a visit from whatever kind of table it is."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peerteam.cli_visit import FILE, open_visit, show

if TYPE_CHECKING:
    from peerteam.domain.programme import Skipped
    from peerteam.domain.programme_update import Difference


def _command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """The same arguments for each: a visit, files, whether to write, and how to tell."""

    def made(run: Callable[..., None]) -> click.Command:
        command: Callable[..., Any] = functools.wraps(run)(run)
        for option in (
            click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON."),
            click.option("--hidden", "hidden_too", is_flag=True, help="Read hidden sheets and rows too."),
            click.option("--dry-run", is_flag=True, help="Only say what would be taken in."),
            click.argument("files", type=FILE, nargs=-1, required=True),
            click.argument("visit", type=FILE),
        ):
            command = option(command)
        return click.command(name)(command)

    return made


@_command("programme")
def programme(visit: Path, files: tuple[Path, ...], dry_run: bool, hidden_too: bool, as_json: bool) -> None:
    """The council's programme: new sessions, and what a new version has moved, changed or left out.

    Several files are read as one programme. Nothing is ever removed: what a new version lacks is cancelled.
    """
    from peerteam.domain.programme_update import compare, looks_partial
    from peerteam.formats.programme_table import read_programme

    with open_visit(visit) as file:
        about = file.record()
        first, last, known = about.first_day, about.last_day, file.programme.mapping()
        read = [
            read_programme(path, first_day=first, last_day=last, mapping=known, hidden_too=hidden_too) for path in files
        ]
        table = functools.reduce(lambda one, other: one + other, read)
        standing = file.programme.standing()
        lines = compare(standing, table)
        warnings = [_PART] if looks_partial(standing, table) else []
        if not dry_run:
            warnings += [_unknown(name) for name in file.programme.apply(lines).unknown_peers]
    updates = [line for line in lines if line.kind != "new"]
    if as_json:
        content = table.as_json()
        content["warnings"] += warnings
        if updates:
            content["differences"] = [
                {"kind": line.kind, "session": line.session, "words": line.words} for line in lines
            ]
        show(content)
        return
    _tell_lines(lines, had=bool(standing), dry_run=dry_run)
    _tell_rest(table.skipped, [*table.warnings, *(question.in_words for question in table.questions), *warnings])


_PART = "Less than half of the programme is in this table, so nothing was cancelled for not being in it"


def _unknown(name: str) -> str:
    return f"Nobody in the team is called “{name}”"


def _tell_lines(lines: Sequence[Difference], *, had: bool, dry_run: bool) -> None:
    if not lines:
        click.echo("Nothing new.")
        return
    if had:
        for line in lines:
            click.echo(line.words)
    kinds = [str(line.kind) for line in lines]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    click.echo(f"{counts}{' (nothing was written)' if dry_run else ''}")


def _tell_rest(skipped: Sequence[Skipped], warnings: Sequence[str]) -> None:
    if skipped:
        click.echo(f"{len(skipped)} rows left out:" if len(skipped) > 1 else "1 row left out:")
    for each in skipped:
        click.echo(f"  {each.where}: “{each.text}”: {each.why}")
    for warning in warnings:
        click.echo(f"  {warning}")


@_command("documents")
def documents(visit: Path, files: tuple[Path, ...], dry_run: bool, hidden_too: bool, as_json: bool) -> None:
    """A list of papers: asked for, due, received."""
    from peerteam.formats.documents_table import read_documents_table
    from peerteam.store.table_import import import_documents

    with open_visit(visit) as file:
        about = file.record()
        first, last = about.first_day, about.last_day
        tables = [read_documents_table(path, first_day=first, last_day=last, hidden_too=hidden_too) for path in files]
        rows = [row for table in tables for row in table.documents]
        added, warnings = (0, ()) if dry_run else import_documents(file, rows)
    told = [table.as_json() for table in tables]
    if as_json:
        content = {key: [each for one in told for each in one[key]] for key in told[0]}
        content["warnings"] += warnings
        show(content)
        return
    click.echo(f"{len(rows)} papers read, {added} of them new{' (nothing was written)' if dry_run else ''}")
    _tell_rest(
        [s for table in tables for s in table.skipped], [*(w for one in told for w in one["warnings"]), *warnings]
    )


@_command("people")
def people(visit: Path, files: tuple[Path, ...], dry_run: bool, hidden_too: bool, as_json: bool) -> None:
    """A list of people: names, posts, organisations."""
    from peerteam.formats.people_table import read_people_table
    from peerteam.store.table_import import import_people

    with open_visit(visit) as file:
        tables = [read_people_table(path, hidden_too=hidden_too) for path in files]
        rows = [row for table in tables for row in table.people]
        added = 0 if dry_run else import_people(file, rows)
    told = [table.as_json() for table in tables]
    if as_json:
        show({key: [each for one in told for each in one[key]] for key in told[0]})
        return
    click.echo(f"{len(rows)} people read, {added} of them new{' (nothing was written)' if dry_run else ''}")
    _tell_rest([s for table in tables for s in table.skipped], [w for table in tables for w in table.warnings])
