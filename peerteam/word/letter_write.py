"""Writing a letter to a Word file: never over another one, and never anything in it but the letter.

Light to import: python-docx is loaded when the first letter is written.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.domain.copies import Sent
from peerteam.domain.errors import CannotWrite
from peerteam.domain.ids import new_id
from peerteam.domain.letter_blocks import Letter

if TYPE_CHECKING:
    from docx.document import Document

_DRAFT = re.compile(r"^(?P<stem>.*?)[ _-]*(?P<word>[Dd]raft)[ _-]?(?P<number>\d+)$")
_PROGRAM = "Peer Team"
_LONGEST_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class Written:
    """A letter on disk: where, every paragraph in it with its bookmark and what it came from, and how to know it again.

    `copy` is the id the file holds, `digest` is of its bytes.
    """

    path: Path
    anchors: tuple[Sent, ...]
    copy: str
    digest: str


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
    from peerteam.word.copy_mark import mark
    from peerteam.word.letter_body import BodyWriter
    from peerteam.word.letter_frame import write_frame
    from peerteam.word.template import open_template

    refuse(path, replace)
    opened = open_template(template)
    body = BodyWriter(letter, opened, pages or {})
    anchors = body.write()
    marked = letter.marking if marking is None else marking
    write_frame(opened, body.styles, letter, marked, draft_name)
    _describe(opened.document, letter, marked, draft_name)
    copy = new_id()
    mark(opened.document, copy)
    return Written(path, tuple(anchors), copy, _save(opened.document, path))


def draft_name_of(path: Path) -> str:
    """What a file calls itself: "Draft 3" for "Marlbridge letter Draft 3.docx", else "Draft 1"."""
    found = _DRAFT.match(path.stem)
    return f"Draft {found['number']}" if found else "Draft 1"


def next_draft_name(path: Path) -> Path:
    """`path` if nothing of its name is there, else "… Draft 3" when the last one beside it is "… Draft 2".

    A draft that was thrown away does not give its number to a newer one.
    """
    found = _DRAFT.match(path.stem)
    stem = found["stem"] if found else path.stem
    taken = [_number_of(other, stem) for other in path.parent.glob("*") if other.suffix.casefold() == path.suffix]
    last = max(taken, default=0)
    if last == 0 and not path.exists():
        return path
    return path.with_name(f"{stem} Draft {last + 1}{path.suffix}".lstrip())


def _number_of(file: Path, stem: str) -> int:
    """Which draft of a letter a file is; a file of just its name is the first, any other none."""
    if file.stem.casefold() == stem.casefold():
        return 1
    found = _DRAFT.match(file.stem)
    return int(found["number"]) if found and found["stem"].casefold() == stem.casefold() else 0


def refuse(path: Path, replace: bool = False) -> None:
    """Say no before any work is done. Raises CannotWrite."""
    if not path.parent.is_dir():
        raise CannotWrite(f"There is no folder {path.parent}", "Choose a folder that exists")
    if path.is_dir():
        raise CannotWrite(f"{path.name} is a folder", "Choose a name for the file")
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


def _save(document: Document, path: Path) -> str:
    """Write the file; gives the digest of its bytes."""
    held = io.BytesIO()
    document.save(held)
    content = held.getvalue()
    save_bytes(content, path)
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def save_bytes(content: bytes, path: Path) -> None:
    """Write beside the target and rename: the name never stands for half a file. Raises CannotWrite."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError as problem:
        raise CannotWrite.because(path.name, problem) from None
    finally:
        with suppress(OSError):  # where nothing may be written, nothing may be deleted either
            beside.unlink()
