"""What the council's new version would change, session by session, in words to tick or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peerteam.domain.programme_update import Difference, Kind, Standing
from peerteam.domain.records import SessionStatus, Slot
from peerteam.ui.wording import joined, noun

KIND_WORDS = {Kind.MOVED: "Moved", Kind.NEW: "New", Kind.GONE: "Gone", Kind.CHANGED: "Changed"}
_TOLD = {Kind.MOVED: "moved", Kind.NEW: "new", Kind.GONE: "not in it any more", Kind.CHANGED: "otherwise changed"}


@dataclass(frozen=True, slots=True)
class Update:
    """One line of the list: the session, and what becomes of it."""

    difference: Difference
    title: str
    words: str

    @property
    def key(self) -> str:
        """What picks it."""
        return self.difference.session

    @property
    def kind(self) -> str:
        """ "Moved"."""
        return KIND_WORDS[self.difference.kind]

    @property
    def told(self) -> str:
        """ "Leader of the Council: Tue 09:00 → Tue 14:00, Room 2 → Room 5"."""
        return f"{self.title}: {self.words}" if self.words else self.title


def updates(differences: Sequence[Difference], standing: Sequence[Standing]) -> tuple[Update, ...]:
    """Each difference as a line, in the same order."""
    known = {each.session.id: each for each in standing}
    return tuple(_update(line, known.get(line.session)) for line in differences)


def counted(differences: Sequence[Difference]) -> str:
    """ "3 moved, 1 new, 1 not in it any more"."""
    kinds = [line.kind for line in differences]
    return ", ".join(f"{kinds.count(kind)} {words}" for kind, words in _TOLD.items() if kind in kinds)


def _update(line: Difference, there: Standing | None) -> Update:
    if there is None:
        row = line.row
        slot = Slot(row.day, row.start, row.end, row.room) if row else Slot()
        parts = [_when(slot, ends=True), slot.room or "", _people([p.name or p.post for p in line.come], "with")]
        title = row.title if row else None
    else:
        title = there.session.title
        gone = line.kind == Kind.GONE
        parts = [f"stays as cancelled{', with its note' if there.noted else ''}"] if gone else _changed(line, there)
    return Update(line, title or "Session without a title", ", ".join(part for part in parts if part))


def _changed(line: Difference, there: Standing) -> list[str]:
    fields = dict(line.fields)
    old, new = there.session.slot, fields.get("slot", there.session.slot)
    assert isinstance(new, Slot)
    parts = []
    if old[:3] != new[:3]:
        ends = (old.day, old.start) == (new.day, new.start)
        parts.append(f"{_when(old, ends=ends)} → {_when(new, ends=ends)}")
    if old.room != new.room:
        parts.append(f"{old.room or 'no room'} → {new.room}")
    if "title" in fields:
        parts.append(f"now called “{fields['title']}”")
    if "stream" in fields:
        parts.append(f"now in {fields['stream']}")
    if fields.get("status") == SessionStatus.CANCELLED:
        parts.append("cancelled by the council")
    elif fields.get("status") == SessionStatus.PLANNED:
        parts.append("back in the programme")
    names = {person.id: person.name or person.post for person in there.people}
    parts.append(_people([person.name or person.post for person in line.come], "with"))
    return [*parts, _people([names.get(id) for id in line.go], "without")]


def _people(names: Sequence[str | None], how: str) -> str:
    return f"{how} {joined([name or 'somebody' for name in names])}" if names else ""


def _when(slot: Slot, *, ends: bool) -> str:
    """ "Tue 09:00", or "Tue 09:00 to 09:45" where the end is what matters."""
    day = f"{date.fromisoformat(slot.day):%a}" if slot.day else "day not known"
    time = slot.start or "time not known"
    return f"{day} {time}{f' to {slot.end}' if ends and slot.end else ''}"


def take_in_words(count: int) -> str:
    """What the main button says."""
    return f"Take in {count} {noun(count, 'change')}" if count else "Nothing is ticked"
