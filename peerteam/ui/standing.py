"""What the foot line says: when the last words were saved, and what nobody else has yet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


class Standing:
    """Counts what is not handed over, when asked to: it costs what was written since the last hand-over."""

    def __init__(self, visit: VisitFile) -> None:
        self._visit = visit
        self._opened = visit.saved_at  # opening a visit writes too, but nobody's words
        self._where = ""

    def count(self) -> None:
        """Look again at what would leave with the next hand-over."""
        here = self._visit.not_handed_over_by_kind()
        staying = len(self._visit.notes.staying())
        self._where = where(sum(here.values()), here.get("note", 0), staying)

    @property
    def lent(self) -> bool:
        """Whether an exchange works on the visit just now."""
        return bool(self._visit.lent)

    @property
    def saved_at(self) -> datetime | None:
        """When something was last written since the visit was opened."""
        return self._visit.saved_at if self._visit.saved_at != self._opened else None

    @property
    def words(self) -> str:
        """ "Saved 09:44:58.  3 notes not handed over yet."."""
        saved = f"Saved {self.saved_at:%H:%M:%S}." if self.saved_at else "All is saved."
        return f"{saved}  {self._where}"

    @property
    def answer(self) -> str:
        """What Ctrl+S is told."""
        return f"Already saved {self.saved_at:%H:%M:%S}." if self.saved_at else "Already saved."


def where(here: int, notes: int, staying: int) -> str:
    """Who has it: `here` records would leave, `notes` of them notes; `staying` notes never leave this laptop."""
    stay = f"  {number_of(staying, 'note stays', 'notes stay')} on this laptop." if staying else ""
    if notes:
        return f"{number_of(notes, 'note')} not handed over yet.{stay}"
    return f"{'Changes not handed over yet.' if here else 'Everything is handed over.'}{stay}"
