"""What others have changed in the programme since this person last looked, kept on this laptop.

At each exchange, and when a new version of the council's table is accepted, the programme is looked at before and
after. Of every session that is not as it was, how it stood before is kept until somebody says that it is seen: so what
one moves oneself is no news, and what was moved twice, or back, is told against what one knew.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from peerteam.domain.records import Attendance, Peer, Person, Presence, Record, Session, SessionTheme, Theme, Visit
from peerteam.domain.snapshot import Snapshot
from peerteam.store.noun import Noun
from peerteam.store.tables import TABLES

KEY = "programme news"
KINDS: tuple[type[Record], ...] = (Visit, Theme, Peer, Person, Session, Attendance, Presence, SessionTheme)
"""All that a programme is made of."""

LINKS: tuple[tuple[type[Attendance | Presence], str], ...] = ((Attendance, "met"), (Presence, "team"))
"""Who is in a session, and the name it is kept under."""

State = dict[str, Any]
"""A session as it stood: its row, and the ids of those in it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: since when, how each session stood (None: it was not there), and who changed it, if known."""

    since: datetime | None
    was: dict[str, State | None]
    by: dict[str, str]


class ProgrammeNews(Noun):
    """Keeps how sessions stood before others changed them."""

    def programme_now(self) -> Snapshot:
        """The programme as it is; no more of the visit is read than that."""
        return Snapshot({kind: tuple(self._rows.all(kind)) for kind in KINDS})

    def programme_before(self) -> Snapshot:
        """The programme as it was when this person last looked, as far as others have changed it."""
        now, kept = self.programme_now(), self.kept()
        was = {id: state for id, state in kept.was.items() if state is not None}
        empty: dict[str, Any] = dict.fromkeys(_columns())  # the file may be younger than what was kept
        old: list[Session] = [
            cast("Session", TABLES["session"].from_row(empty | state["row"])) for state in was.values()
        ]
        sessions = [each for each in now.all(Session) if each.id not in kept.was] + old
        sessions.sort(key=_in_order)
        records: dict[type[Record], tuple[Record, ...]] = {kind: now.all(kind) for kind in KINDS}
        records[Session] = tuple(sessions)
        for kind, name in LINKS:
            stay = (link for link in now.all(kind) if link.session not in kept.was)
            stood = (kind(f"was {id} {each}", id, each) for id, state in was.items() for each in state[name])
            records[kind] = (*stay, *stood)
        return Snapshot(records)

    def kept(self) -> Kept:
        """What is kept now."""
        told = self._here.told(KEY, {})
        since = told.get("since")
        return Kept(since and datetime.fromisoformat(since), told.get("was", {}), told.get("by", {}))

    def seen(self) -> str | None:
        """This person knows it all now. Returns what was kept, for `not_seen`."""
        kept = self._here.recall(KEY)
        with self._visit.door.typing():
            self._here.forget(KEY)
            self._here.remember("programme seen", self._visit.laptops.now().isoformat(timespec="seconds"))
        return kept

    def not_seen(self, kept: str | None) -> None:
        """After all it was not: put back what `seen` returned."""
        if kept is not None:
            with self._visit.door.typing():
                self._here.remember(KEY, kept)

    @contextmanager
    def taking_in(self) -> Iterator[None]:
        """A colleague's changes come in meanwhile."""
        last = self._visit.changes.last
        before = self._states()
        yield
        self._keep(before, self._visit.laptops.exchange_before, self._authors(last))

    @contextmanager
    def updating(self) -> Iterator[None]:
        """The council's new version is accepted meanwhile. A first version is no news: nothing was known before it."""
        known = self._query("select 1 from session where source_row is not null limit 1").fetchone()
        before = self._states() if known else {}
        yield
        self._keep(before, self._visit.laptops.last_exchange, {})

    def forget(self) -> None:
        """Something is erased for good: how sessions stood before may hold its words, so nothing of it is kept."""
        self._here.forget(KEY)

    # --- keeping

    def _states(self) -> dict[str, State]:
        names = ", ".join(f'"{name}"' for name in _columns())
        rows = self._query(f"select {names} from session").fetchall()
        states: dict[str, State] = {
            row["id"]: {"row": {name: row[name] for name in _columns()}, "met": [], "team": []} for row in rows
        }
        links = ("met", "select session, person from attendance"), ("team", "select session, peer from presence")
        for name, sql in links:
            for session, each in self._query(f"{sql} order by 2").fetchall():
                if session in states:
                    states[session][name].append(each)
        return states

    def _authors(self, last: int) -> dict[str, str]:
        """Who made the newest change of each session among those after the change of this number."""
        sql = "select record, who from change where n > ? and kind = 'session' order by clock, id"
        return dict(self._query(sql, (last,)).fetchall())

    def _keep(self, before: dict[str, State], since: datetime | None, by: dict[str, str]) -> None:
        after = self._states()
        changed = [id for id in {**before, **after} if before.get(id) != after.get(id)] if before else []
        if not changed:
            return
        kept = self.kept()
        was = {id: before.get(id) for id in changed} | kept.was
        told = {
            "since": _iso(kept.since if kept.was else self._later(since)),
            "was": was,
            "by": kept.by | {id: who for id, who in by.items() if id in was},
        }
        self._here.tell(KEY, told)

    def _later(self, since: datetime | None) -> datetime | None:
        """The last moment the programme was as it was: the exchange before, or when one last looked."""
        told = self._here.recall("programme seen")
        looked = datetime.fromisoformat(told) if told else None
        return max((each for each in (since, looked) if each), default=None)


def _columns() -> list[str]:
    return [column.name for column in TABLES["session"].columns]


def _in_order(session: Session) -> tuple[str, ...]:
    """As the rows are shown (`ORDER`)."""
    return (session.slot.day or "", session.slot.start or "", session.stream or "", session.title or "", session.id)


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
