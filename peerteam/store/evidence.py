"""The evidence log: tagged passages, and the papers asked for, received and read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.evidence import Passage, groups_of, note_passage, tag_passage
from peerteam.domain.ids import derived_id, new_id
from peerteam.domain.records import (
    Attendance,
    Document,
    DocumentStatus,
    DocumentTheme,
    Note,
    Person,
    Reading,
    Session,
    Support,
    Tag,
)
from peerteam.domain.requests import status_when_received
from peerteam.store.noun import Noun

_REFERENCE = re.compile(r"D(\d+)", re.IGNORECASE)


class Evidence(Noun):
    """Reads passages across notes, and reads and writes documents."""

    # --- passages

    def passages(self, theme: str | None = None) -> list[Tag]:
        """Every tagged passage, or those of one theme."""
        return self._rows.all(Tag) if theme is None else self._rows.where(Tag, theme=theme)

    def log(self) -> list[Passage]:
        """Every passage, and every note without one, as they were said; somebody else's private notes are left out."""
        me = self._visit.me
        notes = [n for n in self._rows.all(Note) if not n.private or me is None or me in (n.author, n.typist)]
        tags: dict[str, list[Tag]] = {}
        for tag in self._rows.all(Tag):
            tags.setdefault(tag.note, []).append(tag)
        sessions = {session.id: session for session in self._rows.all(Session)}
        documents = {document.id: document for document in self._rows.all(Document)}
        groups = self.groups_of_sessions()
        made = []
        for note in notes:
            base = note_passage(note, sessions, documents, groups)
            made += [tag_passage(base, note, tag) for tag in tags.get(note.id, ())] or ([base] if base.words else [])
        return sorted(made, key=lambda passage: (passage.day or "~", passage.time or "~", passage.note, passage.at))

    def groups_of_sessions(self) -> dict[str, tuple[str, ...]]:
        """Which groups were in each session, in the usual order of groups."""
        return groups_of(self._rows.all(Person), self._rows.all(Attendance))

    def uses(self) -> dict[str, list[Support]]:
        """The findings each passage or document stands behind or speaks against."""
        found: dict[str, list[Support]] = {}
        for support in self._rows.all(Support):
            found.setdefault(support.evidence, []).append(support)
        return found

    # --- papers

    def documents(self) -> list[Document]:
        """All papers by reference."""
        return self._rows.all(Document)

    def document(self, document: str) -> Document:
        """The paper of this id. Raises NotFound."""
        found = self._rows.get(Document, document)
        if found is None:
            raise NotFound("This paper is not in the visit any more", "Look for it under another reference")
        return found

    def next_reference(self) -> str:
        """The next free reference: D and a number."""
        numbers = [int(m[1]) for d in self.documents() if (m := _REFERENCE.fullmatch(d.reference or ""))]
        return f"D{max(numbers, default=0) + 1}"

    def under_one_reference(self) -> list[tuple[Document, ...]]:
        """Papers that two people gave the same reference before they exchanged; one of them needs another."""
        found: dict[str, list[Document]] = {}
        for document in self.documents():
            if document.reference:
                found.setdefault(document.reference, []).append(document)
        return [tuple(alike) for alike in found.values() if len(alike) > 1]

    def add_document(self, reference: str, title: str, **fields: str | None) -> str:
        """A new paper; returns its id. Raises NotAllowed when the reference is taken."""
        self._check_free(reference)
        fields.setdefault("status", DocumentStatus.RECEIVED)
        with self._step("Add document"):
            return self._rows.add(Document(id=new_id(), reference=reference, title=title, **fields)).id

    def ask_for(
        self, title: str, asked_of: str | None = None, themes: Iterable[str] = (), *, on: date | None = None
    ) -> str:
        """Note that a paper has been asked for, today unless told, under the next free reference; returns its id."""
        with self._step("Ask for a paper"):
            id = self.add_document(
                self.next_reference(),
                title,
                asked_of=asked_of,
                asked_on=(on or self._visit.now().date()).isoformat(),
                status=DocumentStatus.REQUESTED,
            )
            self.set_themes(id, themes)
        return id

    def change_document(self, document: str, **fields: str | None) -> None:
        """New values for some fields. Raises NotAllowed when the reference is taken or left empty."""
        now = self.document(document)
        if "reference" in fields and fields["reference"] != now.reference:
            self._check_free(fields["reference"] or "")
        with self._step("Change document"):
            self._rows.change(Document, document, **fields)

    def receive(self, document: str, on: str | None) -> None:
        """It came on this ISO day, and the clock says whether that was late; None: it has not come after all."""
        found = self.document(document)
        status = DocumentStatus.REQUESTED if on is None else status_when_received(found, on)
        with self._step("Received" if on else "Not received"):
            self._rows.change(Document, document, received=on, status=status)

    def not_provided(self, document: str, *, so: bool = True) -> None:
        """The council does not hand it over; or, not `so`, it is asked for as before."""
        status = DocumentStatus.NOT_PROVIDED if so else DocumentStatus.REQUESTED
        with self._step("Not provided" if so else "Asked for again"):
            self._rows.change(Document, document, status=status, received=None)

    def remove_document(self, document: str) -> None:
        """Take a paper out. Raises NotAllowed when there is a note about it."""
        if self._rows.where(Note, about=document):
            raise NotAllowed("There is a note about this paper, so it stays", "Mark it as not provided instead")
        with self._step("Remove document"):
            self._rows.remove(Document, document)

    def _check_free(self, reference: str) -> None:
        if not reference.strip():
            raise NotAllowed("A paper needs a reference", f"The next free one is {self.next_reference()}")
        if self._rows.where(Document, reference=reference):
            raise NotAllowed(f"There is a document {reference} already", "Choose the next free number")

    # --- reading them

    def read(self, document: str, peer: str) -> None:
        """A peer has read a document."""
        with self._step("Read document"):
            self._rows.add(Reading(derived_id("reading", document, peer), document, peer))

    def unread(self, document: str, peer: str) -> None:
        """A peer has not read it after all."""
        with self._step("Not read"):
            for reading in self._rows.where(Reading, document=document, peer=peer):
                self._rows.remove(Reading, reading.id)

    def readers(self) -> dict[str, set[str]]:
        """Who has read each document."""
        found: dict[str, set[str]] = {}
        for reading in self._rows.all(Reading):
            found.setdefault(reading.document, set()).add(reading.peer)
        return found

    def themes_of(self, document: str) -> set[str]:
        """The themes a document bears on."""
        return {link.theme for link in self._rows.where(DocumentTheme, document=document)}

    def set_themes(self, document: str, themes: Iterable[str]) -> None:
        """The themes a document bears on, and no others."""
        wanted = set(themes)
        with self._step("Themes of a document"):
            for link in self._rows.where(DocumentTheme, document=document):
                if link.theme not in wanted:
                    self._rows.remove(DocumentTheme, link.id)
            for theme in sorted(wanted):
                self._rows.add(DocumentTheme(derived_id("document_theme", document, theme), document, theme))
