"""The speaking note as one page of Word, to hold in the hand while the slides are shown."""

from __future__ import annotations

from pathlib import Path

from peerteam.domain.speaking_note import SpeakingNote, Turn
from peerteam.word.letter_write import refuse, save_bytes
from peerteam.word.ooxml import Element
from peerteam.word.team_paper import LINE, Cell, Paper

_HEAD = ("When and who", "Strengths", "Areas for consideration")
_SUGGESTED = (
    "Times and speakers are suggestions: the slot shared out by the number of headlines, and who led most meetings "
    "on a theme."
)
_WIDTHS = (4.4, 6.8, 6.8)


def speaking_note_file(note: SpeakingNote) -> bytes:
    """The note as the bytes of a Word file."""
    paper = Paper(margin=1.5, top=1.5, bottom=1.3)
    paper.add(paper.heading(f"{note.council}: speaking note", "Letter Title"))
    if note.when:
        paper.add(paper.line(LINE, note.when))
    paper.add(_turn(paper, note.opening))
    if note.themes:
        what = "For each theme when it begins and who might speak, its strengths and its areas for consideration"
        rows = [_row(turn) for turn in note.themes]
        paper.add(paper.table("Headlines by theme", what, _HEAD, rows, _WIDTHS))
    if note.recommendations is not None:
        paper.add(_turn(paper, note.recommendations))
        paper.add(paper.line(LINE, "  ·  ".join(note.recommendations.strengths)))
    paper.add(_turn(paper, note.closing))
    paper.add(paper.line(LINE, _SUGGESTED))
    return paper.finish(f"Speaking note: {note.council}", note.kind, f"{note.council}: speaking note", note.marking)


def write_speaking_note(note: SpeakingNote, path: Path) -> Path:
    """Write the note to a new file. Raises CannotWrite."""
    refuse(path)
    save_bytes(speaking_note_file(note), path)
    return path


def _turn(paper: Paper, turn: Turn) -> Element:
    who = f"({turn.speaker})" if turn.speaker else ""
    return paper.line("Table Text", who, "  ".join(text for text in (turn.start, turn.title) if text))


def _row(turn: Turn) -> tuple[Cell, ...]:
    who = "  ".join(text for text in (turn.start, turn.speaker) if text)
    return Cell((turn.title, *((who,) if who else ())), strong=(0,)), Cell(_marked("+", turn.strengths)), Cell(
        _marked("→", turn.areas)
    )  # fmt: skip


def _marked(sign: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{sign} {line}" for line in lines)
