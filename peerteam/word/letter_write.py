"""Writing a letter to a Word file: never over another one, and never anything in it but the letter.

Light to import: python-docx is loaded when the first letter is written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.domain.errors import CannotWrite
from peerteam.domain.letter_blocks import Letter

if TYPE_CHECKING:
    from docx.document import Document

    from peerteam.word.letter_body import Anchor

_DRAFT = re.compile(r"^(?P<stem>.*?)[ _-]*(?P<word>[Dd]raft)[ _-]?(?P<number>\d+)$")
_PROGRAM = "Peer Team"
_LONGEST_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class Written:
    """A letter on disk: where, and every paragraph in it with its bookmark and what it came from."""

    path: Path
    anchors: tuple[Anchor, ...]


def write_letter(
    letter: Letter,
    path: Path,
    template: Path | None = None,
    marking: str | None = None,
    draft_name: str = "Draft 1",
    pages: Mapping[str, int] | None = None,
    *,
    replace: bool = False,
) -> Written:
    """Write a letter to a new file at `path`.

    `marking` is the letter's own unless given. `pages` are the page numbers of parts by key, if a rendering told them;
    without it the contents list has none until Word fills them in (F9). An existing file is only replaced when asked.
    """
    from peerteam.word.letter_body import BodyWriter
    from peerteam.word.letter_frame import write_frame
    from peerteam.word.template import open_template

    _refuse(path, replace)
    opened = open_template(template)
    body = BodyWriter(letter, opened, pages or {})
    anchors = body.write()
    marked = letter.marking if marking is None else marking
    write_frame(opened, body.styles, letter, marked, draft_name)
    _describe(opened.document, letter, marked, draft_name)
    _save(opened.document, path)
    return Written(path, tuple(anchors))


def draft_name_of(path: Path) -> str:
    """What a file calls itself: "Draft 3" for "Marlbridge letter Draft 3.docx", else "Draft 1"."""
    found = _DRAFT.match(path.stem)
    return f"Draft {found['number']}" if found else "Draft 1"


def next_draft_name(path: Path) -> Path:
    """`path` if nothing is there, else the first free "… Draft 2", "… Draft 3" beside it."""
    found = _DRAFT.match(path.stem)
    stem = found["stem"] if found else path.stem
    number = int(found["number"]) if found else 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{stem} Draft {number}{path.suffix}".lstrip())
    return free


def _refuse(path: Path, replace: bool) -> None:
    """Say no before any work is done."""
    if not path.parent.is_dir():
        raise CannotWrite(f"There is no folder {path.parent}", "Choose a folder that exists")
    if path.is_dir():
        raise CannotWrite(f"{path.name} is a folder", "Choose a name for the letter")
    if _lock_file(path).exists():
        raise CannotWrite(f"Word has {path.name} open", "Close it in Word, or choose another name")
    if path.exists() and not replace:
        raise CannotWrite(f"There is already a file {path.name}", "Choose another name; it is not overwritten")


def _lock_file(path: Path) -> Path:
    """The file Word keeps beside a document it has open: long names lose their first two letters."""
    name = path.name
    return path.with_name("~$" + (name[2:] if len(path.stem) > 7 else name[1:] if len(path.stem) == 7 else name))


def _describe(document: Document, letter: Letter, marking: str, draft_name: str) -> None:
    """The properties of the file, all from the visit, so that no older document's title stays in it."""
    about = document.core_properties
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    about.title, about.subject, about.author = map(_property, (letter.title, letter.subject, letter.author))
    about.language, about.category, about.version = "en-GB", marking, draft_name
    about.keywords, about.comments, about.content_status = "", "", "Draft"
    about.created, about.modified = now, now
    about.last_modified_by, about.revision = _PROGRAM, 1


def _property(text: str) -> str:
    """Text as a property of a file: one line, and no longer than Word takes."""
    from peerteam.word.ooxml import clean

    return " ".join(clean(text).split())[:_LONGEST_PROPERTY]


def _save(document: Document, path: Path) -> None:
    """Write beside the target and rename: the name never stands for half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        document.save(str(beside))
        os.replace(beside, path)
    except PermissionError:
        raise CannotWrite(
            f"{path.name} cannot be written: the folder is read-only, or Word has the file open",
            "Choose another folder, or close it in Word",
        ) from None
    except OSError as problem:
        raise CannotWrite(
            f"{path.name} cannot be written ({problem.strerror or 'the disk refused'})", "Choose another folder"
        ) from None
    finally:
        beside.unlink(missing_ok=True)
