"""What a tag stood on when it was last in order, by fingerprint: a correction taken back leaves it plain again.

A tag that never left follows every save, its own words too, for words taken out before anybody saw them must not leave
inside it. What it was put on is then known nowhere else; this keeps no word of it, only enough to know it again.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from peerteam.domain.passages import Place, digest
from peerteam.domain.records import TagState
from peerteam.store.database import Connection
from peerteam.store.here import Here

KEY = "first words"


class First(NamedTuple):
    """Fingerprints of a tag's words and of the whole text, and where in it they stood."""

    words: str
    body: str
    at: int
    upto: int


class FirstWords:
    """Read when a save first asks for it, and written at its end if anything is new: most saves do neither."""

    def __init__(self, db: Connection) -> None:
        self._db, self._here = db, Here(db)
        self._read: dict[str, First] | None = None
        self._new = False

    def returned(self, tag: str, new: str) -> Place | None:
        """Where the tag stood, if the whole text is again what it was when the tag was in order."""
        first = self._known.get(tag)
        return Place(first.at, first.upto, TagState.OK) if first and first.body == digest(new) else None

    def state(self, tag: str, was: str | None, now: Place, new: str) -> TagState:
        """What it is told as: edited until the words are those first tagged, moved until it is put right.

        By itself a save compares only with the words of the save before.
        """
        if was not in (TagState.EDITED, TagState.MOVED) or now.state == TagState.MOVED:
            return now.state
        first = self._known.get(tag)
        if first is not None and first.words == digest(new[now.at : now.upto]):
            return TagState.OK if was == TagState.EDITED else TagState.MOVED
        return TagState(was) if now.state == TagState.OK else now.state

    def keep(self, tag: str, old: str, at: int, upto: int) -> None:
        """Until this save the tag was in order."""
        self._known[tag] = First(digest(old[at:upto]), digest(old), at, upto)
        self._new = True

    def write(self) -> None:
        """Keep what is new; a tag that is in order again, or was taken off, needs none of it."""
        if not self._new:
            return
        asked = "select id from tag where id in (select value from json_each(?)) and state <> 'ok'"
        needed = {id for (id,) in self._db.execute(asked, (json.dumps(list(self._known)),))}
        self._here.tell(KEY, {tag: first for tag, first in self._known.items() if tag in needed})

    @property
    def _known(self) -> dict[str, First]:
        if self._read is None:
            self._read = {tag: First(*parts) for tag, parts in self._here.told(KEY, {}).items()}
        return self._read
