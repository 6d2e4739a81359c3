"""The crib sheet of a peer in Word, to print or to keep as a PDF: page one says where to be and what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from peerteam.domain.crib_sheet import CribSheet, Meeting, Questions, crib_sheet
from peerteam.domain.records import Peer
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import called
from peerteam.word.letter_write import refuse, save_bytes
from peerteam.word.ooxml import Element
from peerteam.word.team_paper import LINE, Cell, Paper

_SESSIONS = ("When and where", "Session", "Your part", "Themes")
_SESSION_WIDTHS = (4.1, 6.6, 2.9, 3.8)
_QUESTIONS = ("Theme", "What to ask")
_QUESTION_WIDTHS = (4.6, 12.8)
_PAPERS = ("No.", "Paper", "Themes", "State")
_PAPER_WIDTHS = (1.6, 8.6, 4.6, 2.6)


def crib_sheets(snapshot: Snapshot, peer: Peer | None = None) -> Iterator[tuple[str, bytes]]:
    """The name (without its ending) and the bytes of each peer's sheet, or of one peer's."""
    for each in (peer,) if peer else snapshot.all(Peer):
        yield f"Crib sheet {called(each)}", crib_sheet_file(crib_sheet(snapshot, each))


def write_crib_sheet(sheet: CribSheet, path: Path) -> Path:
    """Write a sheet to a new file. Raises CannotWrite."""
    refuse(path)
    save_bytes(crib_sheet_file(sheet), path)
    return path


def crib_sheet_file(sheet: CribSheet) -> bytes:
    """The sheet as the bytes of a Word file."""
    paper = Paper(margin=1.8, top=1.9, bottom=1.7)
    paper.add(paper.line("Title", sheet.name), paper.line("Subtitle", sheet.role or "Member of the peer team"))
    paper.add(paper.line("Visit Line", "  ·  ".join(text for text in (sheet.council, sheet.kind, sheet.dates) if text)))
    paper.add(*_themes(paper, sheet), *_sessions(paper, sheet), *_papers(paper, sheet))
    subject = f"{sheet.kind}, {sheet.council}"
    return paper.finish(f"Crib sheet: {sheet.name}", subject, f"{sheet.council}: crib sheet", sheet.marking)


# --- sessions ---------------------------------------------------------------------------------------------------------


def _sessions(paper: Paper, sheet: CribSheet) -> Iterator[Element]:
    yield paper.heading("Your sessions")
    if not sheet.meetings:
        yield paper.line("Body Text", "No session of the programme has you in it yet.")
        return
    what = "When and where each of your sessions is, whom it meets, what you do in it and its themes"
    rows = [_session(meeting) for meeting in sheet.meetings]
    yield paper.table("Your sessions", what, _SESSIONS, rows, _SESSION_WIDTHS)


def _session(meeting: Meeting) -> tuple[Cell, ...]:
    title = (meeting.title, *((meeting.meets,) if meeting.meets and meeting.meets != meeting.title else ()))
    part = (meeting.part.capitalize(), *((f"with {meeting.others}",) if meeting.others else ()))
    when = (f"{meeting.day}, {meeting.times}", *((meeting.room,) if meeting.room else ()))
    return Cell(when, strong=(0,)), Cell(title, strong=(0,)), Cell(part), Cell((meeting.themes or "–",))


# --- themes -----------------------------------------------------------------------------------------------------------


def _themes(paper: Paper, sheet: CribSheet) -> Iterator[Element]:
    if not sheet.themes:
        return
    yield paper.heading("Your themes" if sheet.own else "The themes")
    what = "Each theme, how many of your sessions are meant to cover it, and its questions"
    yield paper.table("Themes and questions", what, _QUESTIONS, map(_theme, sheet.themes), _QUESTION_WIDTHS)


def _theme(theme: Questions) -> tuple[Cell, ...]:
    times = {0: (), 1: ("one of your sessions",)}.get(theme.sessions, (f"{theme.sessions} of your sessions",))
    return Cell((theme.theme, *times), strong=(0,)), Cell(theme.asked)


# --- papers -----------------------------------------------------------------------------------------------------------


def _papers(paper: Paper, sheet: CribSheet) -> Iterator[Element]:
    if not sheet.papers and not sheet.read:
        return
    yield paper.heading("Papers for your themes" if sheet.own else "Papers")
    if sheet.papers:
        rows = [
            (
                Cell((each.reference or "–",), strong=(0,)),
                Cell((each.title,)),
                Cell((each.themes,)),
                Cell((each.state,)),
            )
            for each in sheet.papers
        ]
        what = "Each paper you have not read yet, its themes, and whether it is here"
        yield paper.table("Papers to read", what, _PAPERS, rows, _PAPER_WIDTHS)
    if sheet.further:
        yield paper.line(LINE, ", ".join(sheet.further), "Also for your themes:")
    if sheet.read:
        yield paper.line(LINE, ", ".join(text for text in sheet.read if text), "You have read:")
