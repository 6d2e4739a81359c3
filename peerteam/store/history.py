"""Undo and redo of this sitting's steps.

A step is played back only where the rows still are what it left; if somebody's changes have come in over them, or words
have been typed into them, it says so and leaves everything as it is. Words typed into a note never get lost this way:
in an editor Ctrl+Z belongs to the text.
"""

from __future__ import annotations

from peerteam.domain.errors import NotAllowed
from peerteam.store.here import Here
from peerteam.store.places import follow, span_column
from peerteam.store.rows import Rows
from peerteam.store.step import Door, Row, RowChange, Step
from peerteam.store.tables import TABLES

PLACE = frozenset({"span", "at", "upto", "state"})
"""What typing moves in a tag; being moved is not being changed."""


class History:
    """The steps that can be undone and redone, the last one last."""

    def __init__(self, door: Door, rows: Rows) -> None:
        self._door, self._rows = door, rows
        self._done, self._undone = door.done, door.undone

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._undone[-1].label if self._undone else None

    def undo(self) -> str:
        """Take the last step back; returns its label. Raises NotAllowed if its rows have changed since."""
        return self._play(self._done, self._undone, back=True)

    def redo(self) -> str:
        """Do the step undone last again."""
        return self._play(self._undone, self._done, back=False)

    @property
    def last(self) -> Step | None:
        """The step done last, to be taken back later by `take_back` whatever is done in between."""
        return self._done[-1] if self._done else None

    def take_back(self, step: Step) -> None:
        """Take this one step back, out of its turn; nothing happens if it was undone already."""
        at = next((place for place, each in enumerate(self._done) if each is step), None)
        if at is not None:
            self._play([step], self._undone, back=True)
            del self._done[at]

    def forget(self) -> None:
        """Nothing can be undone any more: the rows have new names or are erased."""
        self._done.clear()
        self._undone.clear()

    def seal(self, kind: str) -> None:
        """Records of a kind have been handed over for good: making or removing them here is not undone any more."""
        for steps in (self._done, self._undone):
            steps[:] = [step for step in steps if not any(_makes(change, kind) for change in step.changes)]

    def _play(self, source: list[Step], target: list[Step], *, back: bool) -> str:
        if not source:
            raise NotAllowed("There is nothing to undo" if back else "There is nothing to do again")
        step = source[-1]
        changes = tuple(reversed(step.changes)) if back else tuple(step.changes)
        with self._door.step(f"{'Undo' if back else 'Redo'} {step.label}", undoable=False):
            for change in changes:
                self._replay(step, change, back=back)
        target.append(source.pop())
        return step.label

    def _replay(self, step: Step, change: RowChange, *, back: bool) -> None:
        left, wanted = (change.after, change.before) if back else (change.before, change.after)
        now = self._rows.row(change.kind, change.id)
        if not _as_left(change.kind, now, left, wanted):
            raise NotAllowed(f"“{step.label}” cannot be undone, because {self._who(change)} has changed it since")
        if wanted is not None and change.kind == "tag":
            wanted = self._carried(step, wanted, change.body)
        if wanted is not None and now is not None:
            wanted = now | {name: value for name, value in wanted.items() if left is None or left[name] != value}
        self._rows.put_back(change.kind, change.id, wanted)
        self._reopen(change, back=back)

    def _reopen(self, change: RowChange, *, back: bool) -> None:
        """The versions a deletion answered wait again once it is undone."""
        old, new = (1, 2) if back else (2, 1)
        for n in change.settled:
            self._door.connection.execute("update value set state = ? where n = ? and state = ?", (new, n, old))

    def _carried(self, step: Step, row: Row, body: str | None) -> Row:
        """A tag as it was, at the place its words have in the note as it is now."""
        note = self._rows.row("note", row["note"])
        if note is None:
            raise NotAllowed(f"“{step.label}” cannot be undone, because its note is not there any more")
        now = note["body"] or ""
        if body is None or now == body or row["at"] is None:
            return row
        span = TABLES["tag"].from_row(row).span  # type: ignore[attr-defined]
        place = follow(body, now, row["at"], row["upto"], row["state"], span.words)
        moved = row | {"at": place.at, "upto": place.upto, "state": str(place.state)}
        return moved | {"span": span_column(now, place.at, place.upto)} if place.upto > place.at else moved

    def _who(self, change: RowChange) -> str:
        found = self._door.connection.execute(
            "select p.name from change c join peer p on p.id = c.who where c.record = ? order by c.clock desc limit 1",
            (change.id,),
        ).fetchone()
        me = Here(self._door.connection).recall("me")
        mine = me and self._door.connection.execute("select name from peer where id = ?", (me,)).fetchone()
        return found[0] if found and found != mine else "somebody"


def _makes(change: RowChange, kind: str) -> bool:
    return change.kind == kind and (change.before is None or change.after is None)


def _as_left(kind: str, now: Row | None, left: Row | None, wanted: Row | None) -> bool:
    if now is None or left is None:
        return now is left
    table = TABLES[kind]
    moved = PLACE if kind == "tag" else frozenset()
    compared = [name for name in left if wanted is None or left[name] != wanted[name] or name in table.local]
    return all(now[name] == left[name] for name in compared if name not in moved)
