"""The commands by which a visit leaves in other forms, and note sheets come back.

Every form says at its head whom it is for, and what was left out. Nothing is ever written over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from peerteam.domain.errors import NotAllowed, PeerTeamError
from peerteam.domain.outgoing import Audience, Outgoing, outgoing
from peerteam.domain.records import Peer, Session, SessionKind, Theme
from peerteam.domain.timetable import by_day, called, companies, is_off

if TYPE_CHECKING:
    from peerteam.domain.note_sheets import Returned, Unplaced
    from peerteam.store.note_sheets import Read
    from peerteam.store.visit_file import VisitFile

FILE = click.Path(path_type=Path)
SPARE_SHEETS = 3
_NO_SHEET = frozenset({SessionKind.TEAM_TIME, SessionKind.FEEDBACK})


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: the visit as its readers may have it, where to, whose, and how often sessions changed."""

    out: Outgoing
    path: Path
    peer: Peer | None
    sequences: Mapping[str, int]


@click.command()
@click.argument("visit", type=FILE)
@click.option("--to", "form", type=click.Choice(["xlsx", "csv", "ics", "html", "note-sheets"]), required=True)
@click.option("-o", "--out", type=FILE, required=True, help="The file; for csv and note-sheets a new folder.")
@click.option(
    "--for", "reader", type=click.Choice([each.value for each in Audience]), default=Audience.LGA.value,
    show_default=True, help="lga: all; team: not attributed; council: programme, papers, published texts.",
)  # fmt: skip
@click.option("--peer", help="Only this peer's sessions (ics, note-sheets): name or initials.")
def export(visit: Path, form: str, out: Path, reader: str, peer: str | None) -> None:
    """The programme and what goes with it, in other forms. Private notes are in none of them."""
    from peerteam.cli import open_visit

    if peer is not None and form not in ("ics", "note-sheets"):
        raise click.UsageError("--peer goes with --to ics or note-sheets")
    with open_visit(visit) as file:
        asked = Request(
            _what_leaves(file, Audience(reader), form),
            out,
            file.people.peer_named(peer) if peer else None,
            _sequences(file) if form == "ics" else {},
        )
    for line in _FORMS[form](asked):
        click.echo(line)
    click.echo(f"{asked.out.marking}. Left out:")
    for what in asked.out.left_out:
        click.echo(f"  {what}")


def _what_leaves(file: VisitFile, audience: Audience, form: str) -> Outgoing:
    found = outgoing(file.snapshot(), audience, form)
    # a sheet is in the hands of the peers, whatever the file it was made from may hold
    return replace(found, audience=Audience.TEAM) if form == "note-sheets" and audience == Audience.LGA else found


def _sequences(file: VisitFile) -> Mapping[str, int]:
    from peerteam.store.calendar_sequence import sequences

    return sequences(file)


# --- the forms --------------------------------------------------------------------------------------------------------


def _workbook(asked: Request) -> Iterable[str]:
    from peerteam.formats.workbook import write_workbook

    yield f"{asked.path}: {', '.join(write_workbook(asked.out, asked.path))}"


def _csv(asked: Request) -> Iterable[str]:
    from peerteam.formats.csv_folder import write_csv_folder

    yield f"{asked.path}: {', '.join(path.name for path in write_csv_folder(asked.out, asked.path))}"


def _html(asked: Request) -> Iterable[str]:
    from peerteam.formats.html_page import programme_page
    from peerteam.formats.new_file import write_new

    write_new(asked.path, programme_page(asked.out).encode())
    yield str(asked.path)


def _calendars(asked: Request) -> Iterable[str]:
    """One file if a file is named; else a folder with the team's and one for each peer."""
    from peerteam.formats.calendar import CalendarFile, calendar
    from peerteam.formats.csv_folder import write_left_out
    from peerteam.formats.new_file import new_folder, safe_name, write_new

    def write(path: Path, made: CalendarFile) -> str:
        write_new(path, made.content)
        missing = f"; not in it, their time is not known: {', '.join(made.without_time)}" if made.without_time else ""
        return f"{path}: {made.events} session{'' if made.events == 1 else 's'}{missing}"

    if asked.path.suffix.casefold() == ".ics":
        yield write(asked.path, calendar(asked.out, asked.sequences, asked.peer))
        return
    new_folder(asked.path)
    peers = [asked.peer] if asked.peer else list(asked.out.snapshot.all(Peer))
    if asked.peer is None:
        yield write(asked.path / "Team.ics", calendar(asked.out, asked.sequences))
    for number, each in enumerate(peers, 1):
        path = asked.path / f"{safe_name(called(each))}.ics"
        if path.exists():
            path = path.with_stem(f"{path.stem} {number}")
        yield write(path, calendar(asked.out, asked.sequences, each))
    write_left_out(asked.out, asked.path)


def _note_sheets(asked: Request) -> Iterable[str]:
    """A sheet for each session to come or held, and some spare ones for other conversations."""
    from peerteam.formats.csv_folder import write_left_out
    from peerteam.formats.new_file import new_folder, safe_name, write_new
    from peerteam.word.note_sheet import Sheet, note_sheet

    if asked.out.audience == Audience.COUNCIL:
        raise NotAllowed("Note sheets are for the team, not for the council", "Leave --for out, or say --for team")
    snapshot, known = asked.out.snapshot, companies(asked.out.snapshot)
    new_folder(asked.path)
    team, themes = snapshot.all(Peer), snapshot.all(Theme)
    made = 0
    for held in by_day(_with_sheet(asked)).values():
        for session in held:
            company = known[session.id]
            sheet = Sheet(snapshot.visit, team, themes, asked.out.marking, session, company, asked.peer)
            start = (session.slot.start or "time not known").replace(":", ".")
            name = safe_name(f"{session.slot.day or 'day not known'} {start} {sheet.title}")
            write_new(asked.path / f"{name} {sheet.code[:4]}.docx", note_sheet(sheet))
            made += 1
    spare = note_sheet(Sheet(snapshot.visit, team, themes, asked.out.marking, writer=asked.peer))
    for number in range(1, SPARE_SHEETS + 1):
        write_new(asked.path / f"Another conversation {number}.docx", spare)
    write_left_out(asked.out, asked.path)
    yield f"{asked.path}: {made} note sheet{'' if made == 1 else 's'}, {SPARE_SHEETS} spare ones"


def _with_sheet(asked: Request) -> list[Session]:
    known = companies(asked.out.snapshot)
    return [
        session
        for session in asked.out.snapshot.all(Session)
        if not is_off(session)
        and session.kind not in _NO_SHEET
        and (asked.peer is None or asked.peer.id in {peer.id for peer in known[session.id].peers})
    ]


_FORMS: Mapping[str, Callable[[Request], Iterable[str]]] = {
    "xlsx": _workbook,
    "csv": _csv,
    "html": _html,
    "ics": _calendars,
    "note-sheets": _note_sheets,
}


# --- note sheets coming back ------------------------------------------------------------------------------------------


@click.command("note-sheets")
@click.argument("visit", type=FILE)
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--json", "as_json", is_flag=True)
def import_note_sheets(visit: Path, files: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Read filled note sheets (files, or folders of them) into their sessions, each once."""
    from peerteam.cli import open_visit, show
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
