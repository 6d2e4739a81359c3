"""Writing a letter of 300 paragraphs and 8 tables, against zipping the parts it is made of."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.material import Material
from benchmarks.result import Result, in_turn, seconds
from benchmarks.visits import folder
from peerteam.domain.letter_blocks import Block, Letter, Part, Role, Status, Table, anchor, paragraph
from peerteam.word.letter_write import write_letter

PARTS, EACH = 10, 30
TABLES, ROWS, COLUMNS = 8, 8, 4
ROLES = (Role.BODY, Role.NUMBERED, Role.STRENGTH, Role.AREA, Role.BULLET)


def measure() -> Iterator[Result]:
    """Both write to the same disk; the template is opened anew each time, as it is for every letter."""
    letter = _letter()
    with folder() as here:
        path, zipped = here / "letter.docx", here / "parts.zip"
        write_letter(letter, path, replace=True)
        with zipfile.ZipFile(path) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        ours, floors = in_turn(
            lambda: seconds(lambda: write_letter(letter, path, replace=True)),
            lambda: seconds(lambda: _zip(zipped, parts)),
            times=9,
        )
    yield Result.of(f"a letter of {PARTS * EACH} paragraphs and {TABLES} tables, in Word", ours, 15, floors)


def _letter() -> Letter:
    made = Material(seed=5)
    parts = tuple(_part(made, f"part{number}", table=number < TABLES) for number in range(PARTS))
    title = "Corporate Peer Challenge"
    council = "Marlbridge Borough Council"
    return Letter(title, title, "The peer team", council, title, "10–13 March 2026", "OFFICIAL", parts)


def _part(made: Material, key: str, *, table: bool) -> Part:
    blocks: list[Block] = [
        paragraph(ROLES[number // 3 % len(ROLES)], _line(made, 60), key, str(number)) for number in range(EACH)
    ]
    if table:
        rows = tuple(tuple(_line(made, 5) for _ in range(COLUMNS)) for _ in range(ROWS))
        blocks.append(Table(_line(made, 4), _line(made, 8), rows[0], rows[1:], (4.1,) * COLUMNS, anchor(key)))
    return Part(key, _line(made, 4), 1, tuple(blocks), Status.READY)


def _line(made: Material, words: int) -> str:
    return made.text(words).replace("\n", " ")


def _zip(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
