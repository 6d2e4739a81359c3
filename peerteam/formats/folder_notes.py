"""notes/*.txt of a visit folder: the notes, and the passages tagged in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from peerteam.domain.entries import mistake
from peerteam.domain.passages import span_of
from peerteam.domain.records import Note, Record, Tag, TagState
from peerteam.formats.folder_refs import Place, Refs
from peerteam.formats.note_text import WrittenNote, read_notes
from peerteam.formats.tagged_text import Passage
from peerteam.formats.toml_file import read_text, source_of

PRIVATE_LABEL = "label of a private note"
"""Labels no finding may use: a private note enters no file."""


def read_note_files(folder: Path, refs: Refs) -> list[Record]:
    """The notes of every text file in a folder, in the order of the files' names."""
    times: Counter[str] = Counter()
    records: list[Record] = []
    for path in sorted(folder.glob("*.txt")):
        source = source_of(path)
        for written in read_notes(read_text(path), source):
            records += _note(written, source, refs, times)
    return records


def _note(written: WrittenNote, source: str, refs: Refs, times: Counter[str]) -> list[Record]:
    # who wrote about what and when says which note it is; a second one at the same moment is told apart by its number
    what = f"{written.about} {written.by} {written.at}"
    times[what] += 1
    ref = f"{what} {times[what]}"
    place = Place(source, f"line {written.line}")
    note = Note(
        id=refs.add("note", ref, place),
        author=refs.find("peer", written.by, place),
        typist=refs.find("peer", written.typed, place) if written.typed else None,
        about=_about(written.about, place, refs),
        at=written.at,
        group=written.group,
        body=written.body,
        stays_here=written.stays_here,
        raised=written.raised,
    )
    tags = [_tag(passage, f"{ref} {n}", note, source, refs) for n, passage in enumerate(written.passages, 1)]
    return [note, *tags]


def _about(ref: str | None, place: Place, refs: Refs) -> str | None:
    if ref is None:
        return None
    found = refs.known("session", ref) or refs.known("document", ref)
    if found is None:
        raise mistake(place.source, place.where, f"there is no session or document “{ref}” in this folder")
    return found


def _tag(passage: Passage, ref: str, note: Note, source: str, refs: Refs) -> Tag:
    place = Place(source, f"line {passage.line}")
    id = refs.add("tag", ref, place)
    if passage.label:
        refs.add("label", passage.label, place, id)
        if note.private:
            refs.add(PRIVATE_LABEL, passage.label, place, id)
    return Tag(
        id=id,
        note=note.id,
        span=span_of(note.body or "", passage.at, passage.upto),
        theme=refs.find("theme", str(passage.key), place),
        kind=passage.kind,
        clearance=passage.clearance,
        at=passage.at,
        upto=passage.upto,
        state=TagState.OK,
    )
