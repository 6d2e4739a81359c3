"""The evidence log: tagged passages, and the papers asked for, received and read."""

from __future__ import annotations

from peerteam.domain.errors import NotAllowed
from peerteam.domain.ids import derived_id, new_id
from peerteam.domain.records import Document, DocumentStatus, Reading, Support, Tag
from peerteam.store.noun import Noun


class Evidence(Noun):
    """Reads passages across notes, and reads and writes documents."""

    def passages(self, theme: str | None = None) -> list[Tag]:
        """Every tagged passage, or those of one theme."""
        return self._rows.all(Tag) if theme is None else self._rows.where(Tag, theme=theme)

    def unplaced(self, theme: str) -> list[Tag]:
        """The passages of a theme that no finding rests on yet."""
        used = {support.evidence for support in self._rows.all(Support)}
        return [tag for tag in self.passages(theme) if tag.id not in used]

    def documents(self) -> list[Document]:
        """All papers by reference."""
        return self._rows.all(Document)

    def add_document(self, reference: str, title: str, **fields: str | None) -> str:
        """A new paper; returns its id. Raises NotAllowed when the reference is taken."""
        if self._rows.where(Document, reference=reference):
            raise NotAllowed(f"There is a document {reference} already", "Choose the next free number")
        fields.setdefault("status", DocumentStatus.RECEIVED)
        with self._step("Add document"):
            return self._rows.add(Document(id=new_id(), reference=reference, title=title, **fields)).id

    def read(self, document: str, peer: str) -> None:
        """A peer has read a document."""
        with self._step("Read document"):
            self._rows.add(Reading(derived_id("reading", document, peer), document, peer))
