"""`peerteam export`: a visit leaves in other forms.

Every form says at its head whom it is for, and what was left out. Nothing is ever written over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from peerteam.cli_visit import FILE, open_visit
from peerteam.domain.errors import NotAllowed
from peerteam.domain.outgoing import Audience, Outgoing, outgoing
from peerteam.domain.records import Peer
from peerteam.domain.timetable import called

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

FORM_NAMES = ("xlsx", "csv", "ics", "html", "note-sheets", "crib-sheets", "speaking-note")
OF_THE_TEAM = {"note-sheets": "Note sheets", "crib-sheets": "Crib sheets", "speaking-note": "The speaking note"}
"""What is in the hands of the peers, whatever the file it was made from may hold."""


OF_ALL = ("xlsx", "csv", "html")
"""The forms that hold texts as they stand, so that somebody could be recognised in one."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: the visit as its readers may have it, where to, whose, and how often sessions changed."""

    out: Outgoing
    path: Path
    peer: Peer | None
    sequences: Mapping[str, int]


@click.command()
@click.argument("visit", type=FILE)
@click.option("--to", "form", type=click.Choice(FORM_NAMES), required=True)
@click.option("-o", "--out", type=FILE, required=True, help="The file; for csv and the sheets a new folder.")
@click.option(
    "--for", "reader", type=click.Choice([each.value for each in Audience]), default=Audience.LGA.value,
    show_default=True, help="lga: all; team: not attributed; council: programme, papers, published texts.",
)  # fmt: skip
@click.option("--peer", help="Only this peer's (ics, note-sheets, crib-sheets): name or initials.")
def export(visit: Path, form: str, out: Path, reader: str, peer: str | None) -> None:
    """The programme and what goes with it, in other forms. Private notes are in none of them."""
    if peer is not None and form not in ("ics", "note-sheets", "crib-sheets"):
        raise click.UsageError("--peer goes with --to ics, note-sheets or crib-sheets")
    with open_visit(visit) as file:
        out_of_it = _what_leaves(file, Audience(reader), form)
        out_of_it, look_at = _look_before(file, out_of_it) if form in OF_ALL else (out_of_it, [])
        asked = Request(
            out_of_it,
            out,
            file.people.peer_named(peer) if peer else None,
            _sequences(file) if form == "ics" else {},
        )
    for line in _FORMS[form](asked):
        click.echo(line)
    for line in look_at:
        click.echo(f"Look at: {line}", err=True)
    click.echo(f"{asked.out.marking}. Left out:")
    for what in asked.out.left_out:
        click.echo(f"  {what}")


def _what_leaves(file: VisitFile, audience: Audience, form: str) -> Outgoing:
    if form in OF_THE_TEAM and audience == Audience.COUNCIL:
        be = "is" if OF_THE_TEAM[form].startswith("The ") else "are"
        raise NotAllowed(
            f"{OF_THE_TEAM[form]} {be} for the team, not for the council", "Say --for team, or leave it out"
        )
    if form == "speaking-note":
        audience = Audience.LGA  # it says what the slides say, and so leaves no headline out
    found = outgoing(file.snapshot(), audience, "" if form == "html" else form)  # the page is of all that may leave
    return replace(found, audience=Audience.TEAM) if form in OF_THE_TEAM else found


def _look_before(file: VisitFile, out: Outgoing) -> tuple[Outgoing, list[str]]:
    """What leaves, and where somebody could be recognised in it: the places, and no names."""
    from peerteam.domain.before_leaving import in_words, look_before
    from peerteam.formats.attribution_words import load

    out, found = look_before(out, file.snapshot(), load(), file.notes.private_texts())
    return out, in_words(file.settled_warnings.parted(found)[0])


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
    from peerteam.formats.html_visit import visit_page
    from peerteam.formats.new_file import write_new

    write_new(asked.path, visit_page(asked.out).encode())
    yield str(asked.path)


def _calendars(asked: Request) -> Iterable[str]:
    """One file if a file is named; else a folder with the team's and one for each peer."""
    from peerteam.formats.calendar import CalendarFile, calendar
    from peerteam.formats.csv_folder import write_left_out
    from peerteam.formats.new_file import free_name, new_folder, safe_name, write_new

    def write(path: Path, made: CalendarFile) -> str:
        write_new(path, made.content)
        missing = f"; not in it, their time is not known: {', '.join(made.without_time)}" if made.without_time else ""
        named = path if path == asked.path else asked.path / path.name
        return f"{named}: {made.events} session{'' if made.events == 1 else 's'}{missing}"

    if asked.path.suffix.casefold() == ".ics":
        yield write(asked.path, calendar(asked.out, asked.sequences, asked.peer))
        return
    peers, told = [asked.peer] if asked.peer else list(asked.out.snapshot.all(Peer)), []
    with new_folder(asked.path) as folder:
        if asked.peer is None:
            told.append(write(folder / "Team.ics", calendar(asked.out, asked.sequences)))
        for each in peers:
            path = free_name(folder / f"{safe_name(called(each))}.ics")
            told.append(write(path, calendar(asked.out, asked.sequences, each)))
        write_left_out(asked.out, folder)
    yield from told


def _note_sheets(asked: Request) -> Iterable[str]:
    """A sheet for each session to come or held, and some spare ones for other conversations."""
    from peerteam.formats.csv_folder import write_left_out
    from peerteam.formats.new_file import new_folder, safe_name, write_new
    from peerteam.word.note_sheet_set import SPARE_SHEETS, note_sheets

    made = -SPARE_SHEETS
    with new_folder(asked.path) as folder:
        for name, content in note_sheets(asked.out, asked.peer):
            write_new(folder / f"{safe_name(name)}.docx", content)
            made += 1
        write_left_out(asked.out, folder)
    yield f"{asked.path}: {made} note sheet{'' if made == 1 else 's'}, {SPARE_SHEETS} spare ones"


def _crib_sheets(asked: Request) -> Iterable[str]:
    """A sheet for each peer: questions, sessions, papers."""
    from peerteam.formats.csv_folder import write_left_out
    from peerteam.formats.new_file import free_name, new_folder, safe_name, write_new
    from peerteam.word.crib_sheet import crib_sheets

    made = 0
    with new_folder(asked.path) as folder:
        for name, content in crib_sheets(asked.out.snapshot, asked.peer):
            write_new(free_name(folder / f"{safe_name(name)}.docx"), content)
            made += 1
        write_left_out(asked.out, folder)
    yield f"{asked.path}: {made} crib sheet{'' if made == 1 else 's'}"


def _speaking_note(asked: Request) -> Iterable[str]:
    from peerteam.domain.speaking_note import speaking_note
    from peerteam.word.speaking_note import write_speaking_note

    yield str(write_speaking_note(speaking_note(asked.out.snapshot), asked.path))


_FORMS: Mapping[str, Callable[[Request], Iterable[str]]] = {
    "xlsx": _workbook,
    "csv": _csv,
    "html": _html,
    "ics": _calendars,
    "note-sheets": _note_sheets,
    "crib-sheets": _crib_sheets,
    "speaking-note": _speaking_note,
}
