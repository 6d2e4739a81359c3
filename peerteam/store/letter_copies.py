"""The letters that were written to a Word file, each with its paragraphs as they were sent.

The file is out of the program's hands from then on; what is kept here is what an edited copy is compared with.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from peerteam.domain.copies import Sent, packed, sent
from peerteam.domain.errors import NotFound
from peerteam.domain.records import Copy, CopyStage, Tag
from peerteam.store.noun import Noun


class LetterCopies(Noun):
    """Reads and writes what was sent."""

    def copies(self) -> list[Copy]:
        """Every copy that was made, the oldest first."""
        return self._rows.all(Copy)

    def copy(self, id: str) -> Copy:
        """The copy a file says it came from. Raises NotFound."""
        found = self._rows.get(Copy, id)
        if found is None:
            raise NotFound("This visit does not know of that letter", "Open the visit in which the letter was made")
        return found

    def sent(self, id: str) -> list[Sent]:
        """The paragraphs of a copy as they were sent. Raises NotFound."""
        copy = self.copy(id)
        return sent(copy, {tag.id: tag for tag in self._rows.having(Tag, _quoted_in(copy))})

    def remember_copy(
        self,
        id: str,
        name: str,
        paragraphs: Iterable[Sent],
        *,
        digest: str,
        format: str | None = None,
        stage: CopyStage = CopyStage.DRAFT,
        at: datetime | None = None,
    ) -> Copy:
        """Keep what was written to the file `name`, which holds `id`; keeping it twice is keeping it once.

        It cannot be undone, for the file stays where it is.
        """
        made_at = (at or self._visit.now()).isoformat(timespec="seconds")
        copy = Copy(id, stage.value, name, made_at, self._visit.me, format, digest, packed(paragraphs))
        with self._visit.door.step("Make the Word draft", undoable=False):
            return self._rows.add(copy)

    def set_stage(self, id: str, stage: CopyStage) -> None:
        """Say what a copy was for: the team's comments, the council's corrections, or to be published."""
        self.copy(id)
        with self._step("What the letter was for"):
            self._rows.change(Copy, id, stage=stage.value)


def _quoted_in(copy: Copy) -> set[str]:
    return {source for each in sent(copy, {}) if each.role == "quote" for source in each.sources}
