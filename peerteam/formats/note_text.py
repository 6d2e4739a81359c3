"""Notes as plain text, with the tagged passages written in place.

    === S07 | by HM | at 2026-03-10 09:02
    The leader was clear: {4 strength #s07a: every saving has a named lead}.

The head says what the note is about, then by whom, when and the like; `tagged_text.py` says how passages are tagged.
White space at both ends of a note is not part of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from peerteam.domain.entries import choices, mistake, one_of
from peerteam.domain.records import SourceGroup
from peerteam.formats.tagged_text import Passage, read_tagged, write_tagged

HEADER = "=== "
NOTHING = "-"
"""What a note about nothing is about."""


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note as written in a file; `about`, `by` and `typed` are refs of the folder it belongs to."""

    about: str | None
    by: str
    at: str | None
    body: str
    passages: tuple[Passage, ...] = ()
    typed: str | None = None
    group: SourceGroup | None = None
    stays_here: bool = False
    raised: bool = False
    line: int = 0


def read_notes(text: str, source: str) -> list[WrittenNote]:
    """The notes in the text of a file called `source`."""
    lines = text.split("\n")
    begun = [number for number, line in enumerate(lines, 1) if line.startswith(HEADER)]
    for number, line in enumerate(lines[: begun[0] - 1 if begun else None], 1):
        if line.strip():
            raise mistake(source, f"line {number}", f"words before the first “{HEADER.strip()}”, which begins a note")
    return [
        _read_note(lines[number - 1], lines[number : following - 1], number, source)
        for number, following in zip(begun, [*begun[1:], len(lines) + 1], strict=True)
    ]


def _read_note(header: str, body: Sequence[str], number: int, source: str) -> WrittenNote:
    note = _read_header(header, number, source)
    blank = next((count for count, line in enumerate(body) if line.strip()), len(body))
    words, passages = read_tagged("\n".join(body).strip(), source, number + 1 + blank)
    if not words:
        raise mistake(source, f"line {number}", "the note has no words")
    return replace(note, body=words, passages=passages)


# --- the header -------------------------------------------------------------------------------------------------------


def _read_header(line: str, number: int, source: str) -> WrittenNote:
    where = f"line {number}"
    about, *rest = [part.strip() for part in line[len(HEADER) :].split("|")]
    if not about:
        raise mistake(source, where, f"says nothing after “{HEADER.strip()}”: write a session, a document or {NOTHING}")
    said: dict[str, str] = {}
    for part in rest:
        word, _, value = part.partition(" ")
        if word not in ("by", "typed", "at", "group", "private", "raise"):
            raise mistake(source, where, f"“{part}” is not known; known are by, typed, at, group, private, raise")
        if word in said:
            raise mistake(source, where, f"“{word}” is said twice")
        if bool(value.strip()) == (word in ("private", "raise")):
            raise mistake(source, where, f"“{word}” {'stands alone' if value else 'needs a value'}")
        said[word] = value.strip()
    if "by" not in said:
        raise mistake(source, where, "does not say by whom: “| by …”")
    return WrittenNote(
        about=None if about == NOTHING else about,
        by=said["by"],
        typed=said.get("typed"),
        at=_moment(said["at"], source, where) if "at" in said else None,
        group=_group(said["group"], about, source, where) if "group" in said else None,
        stays_here="private" in said,
        raised="raise" in said,
        body="",
        line=number,
    )


def _moment(words: str, source: str, where: str) -> str:
    for form in ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.datetime.strptime(words, form).isoformat(timespec="seconds")
        except ValueError:
            continue
    raise mistake(source, where, f"“{words}” is not a day and time such as 2026-03-10 09:02")


def _group(words: str, about: str, source: str, where: str) -> SourceGroup:
    if about != NOTHING:
        raise mistake(source, where, f"a group is for a note about nothing ({NOTHING}); this one is about {about}")
    found = one_of(SourceGroup, words)
    if found is None:
        raise mistake(source, where, f"“{words}” is not one of {choices(SourceGroup)}")
    return found


# --- writing ---------------------------------------------------------------------------------------------------------


def to_text(notes: Iterable[WrittenNote]) -> str:
    """The notes as the text of a file. Reading it gives the same notes, but for line numbers."""
    return "\n\n".join(f"{_header_text(note)}\n{_body_text(note)}" for note in notes) + "\n"


def _header_text(note: WrittenNote) -> str:
    parts = [HEADER + (note.about or NOTHING), f"by {note.by}"]
    if note.typed:
        parts.append(f"typed {note.typed}")
    if note.at:
        parts.append(f"at {note.at.replace('T', ' ').removesuffix(':00')}")
    if note.group:
        parts.append(f"group {note.group.value}")
    parts += ["private"] * note.stays_here + ["raise"] * note.raised
    return " | ".join(parts)


def _body_text(note: WrittenNote) -> str:
    text = write_tagged(note.body, note.passages)
    return "\n".join("{}" + line if line.startswith(HEADER) else line for line in text.split("\n"))
