"""What is done to the sessions of a programme on the day: who leads and writes, done, cancelled, swapped, a walk-in.

Each verb takes several sessions where a person chooses several, and is one step, so one Undo takes all of it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peerteam.domain.errors import NotAllowed
from peerteam.domain.ids import derived_id, new_id
from peerteam.domain.records import (
    Attendance,
    Person,
    Presence,
    Session,
    SessionStatus,
    SessionTheme,
)
from peerteam.store.noun import Noun


class SessionEdits(Noun):
    """The everyday verbs of the programme."""

    def noted(self) -> set[str]:
        """The sessions somebody has written something about."""
        sql = "select distinct about from note where about is not null and trim(coalesce(body, '')) <> ''"
        return {about for (about,) in self._query(sql)}

    def assign(self, sessions: Sequence[str], role: str, peer: str | None) -> None:
        """Who leads, or who writes (`role` is the field), in all of these sessions; None is nobody yet."""
        with self._step("Say who leads" if role == "lead" else "Say who writes"):
            for session in sessions:
                self._rows.change(Session, session, **{role: peer})

    def set_done(self, sessions: Sequence[str], *, so: bool = True) -> None:
        """These sessions were held; or not yet after all."""
        with self._step("Session done" if so else "Session not done yet"):
            status = SessionStatus.DONE if so else SessionStatus.PLANNED
            for session in sessions:
                self._rows.change(Session, session, status=str(status), status_reason=None)

    def cancel(self, sessions: Sequence[str], reason: str | None = None) -> None:
        """These sessions do not take place. Their notes stay."""
        with self._step("Cancel session"):
            for session in sessions:
                self._rows.change(Session, session, status=str(SessionStatus.CANCELLED), status_reason=reason or None)

    def put_on_again(self, sessions: Sequence[str]) -> None:
        """Cancelled sessions take place after all."""
        with self._step("Put session on again"):
            for session in sessions:
                self._rows.change(Session, session, status=str(SessionStatus.PLANNED), status_reason=None)

    def swap(self, one: str, other: str) -> None:
        """Two sessions change places: day, time, room and stream. Raises NotAllowed for one that is held already."""
        first, second = self._rows.get(Session, one), self._rows.get(Session, other)
        if first is None or second is None or one == other:
            raise NotAllowed("Swapping takes two sessions", "Choose two with Space, then press Ctrl+M")
        for session in (first, second):
            if session.status == SessionStatus.DONE:
                raise NotAllowed(
                    f"“{session.title or 'A session'}” was held already, so it stays where it was",
                    "Press Ctrl+Enter first if it was not",
                )
        with self._step("Swap sessions"):
            self._rows.change(Session, one, slot=second.slot, stream=second.stream)
            self._rows.change(Session, other, slot=first.slot, stream=first.stream)

    # --- who is there

    def walk_in(self, session: str, group: str, name: str | None = None, post: str | None = None) -> str:
        """Somebody came whom the programme does not name: only the group is needed. Returns the person's id."""
        with self._step("Add to the session"):
            person = self._rows.add(Person(new_id(), name or None, post or None, group=group)).id
            self._rows.add(Attendance(derived_id("attendance", session, person), session, person))
        return person

    def presences_of(self, session: str) -> list[Presence]:
        """Who sits in besides lead and writer."""
        return self._rows.where(Presence, session=session)

    def sit_in(self, session: str, peer: str, *, so: bool = True) -> None:
        """A peer sits in besides lead and writer; or no longer."""
        with self._step("Peer sits in" if so else "Peer no longer sits in"):
            if so:
                self._rows.add(Presence(derived_id("presence", session, peer), session, peer))
                return
            for link in self._rows.where(Presence, session=session, peer=peer):
                self._rows.remove(Presence, link.id)

    def set_themes(self, session: str, themes: Iterable[str]) -> None:
        """The themes a session is meant to cover are exactly these."""
        wanted = set(themes)
        links = {link.theme: link.id for link in self._rows.where(SessionTheme, session=session)}
        with self._step("Themes of a session"):
            for theme in sorted(wanted - links.keys()):
                self._rows.add(SessionTheme(derived_id("session_theme", session, theme), session, theme))
            for theme in sorted(links.keys() - wanted):
                self._rows.remove(SessionTheme, links[theme])
