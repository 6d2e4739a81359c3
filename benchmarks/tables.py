"""Reading a council's programme of 60 sessions: from a workbook as a file, and from a table pasted out of Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.result import Result, runs_of, seconds
from benchmarks.visits import folder
from peerteam.formats.programme_table import read_programme

SESSIONS, STREAMS = 60, 3
DAYS = ("Tuesday 10 March 2026", "Wednesday 11 March 2026", "Thursday 12 March 2026")
HEADS = ("Day", "Time", "Session", "Attendees", "Room", "Stream", "Lead", "Writer")
BOUND_S = 0.3


def measure() -> Iterator[Result]:
    """A file as it comes from the council, read whole: opened, understood, and every name and time worked out."""
    rows = _rows()
    with folder() as here:
        path = here / "programme.xlsx"
        _workbook(path, rows)
        sources: tuple[tuple[str, Path | str], ...] = (("workbook", path), ("pasted table", _html(rows)))
        for name, source in sources:
            if len(read_programme(source).sessions) != SESSIONS:
                raise AssertionError(f"the {name} was not read whole")
            yield Result.of(
                f"a programme of {SESSIONS} sessions read from a {name}",
                runs_of(lambda source=source: seconds(lambda: read_programme(source))),  # type: ignore[misc]
                BOUND_S,
            )


def _rows() -> list[Sequence[str]]:
    made: list[Sequence[str]] = []
    for number in range(SESSIONS):
        day, slot = divmod(number, SESSIONS // len(DAYS))
        hour, stream = 9 + slot // STREAMS, "ABC"[slot % STREAMS]
        people = f"Cllr Ann Field{number}, Leader\nJo Reed{number}, Director of Place (Marlbridge Borough Council)"
        times = f"{hour}.00-{hour}.45"
        made.append((DAYS[day], times, f"Interview {number}", people, f"Room {stream}", f"Stream {stream}", "AH", "BO"))
    return made


def _workbook(path: Path, rows: Sequence[Sequence[str]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Programme")
        for number, row in enumerate((HEADS, *rows)):
            sheet.write_row(number, 0, row)


def _html(rows: Sequence[Sequence[str]]) -> str:
    lines = ("".join(f"<td><p>{cell.replace(chr(10), '</p><p>')}</p></td>" for cell in row) for row in (HEADS, *rows))
    return f"<html><body><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></body></html>"
