"""What is done to sessions on the programme page: each is one step, told in one line with its Undo."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from peerteam.domain.errors import NotAllowed
from peerteam.domain.records import Session, SessionKind, SessionStatus, Slot
from peerteam.domain.timetable import called
from peerteam.ui import programme_typed as typed
from peerteam.ui.page import Page
from peerteam.ui.programme_rows import KINDS
from peerteam.ui.wording import day_name, number_of, title

if TYPE_CHECKING:
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile

_VERBS = {"lead": "leads", "writer": "writes"}
NEW_TITLE = "New session"


class SessionActs:
    """The verbs of the page, by key, by button and by typing."""

    def __init__(self, visit: VisitFile, page: Page, today: Callable[[], date]) -> None:
        self.visit, self._page, self._today = visit, page, today

    # --- what was typed -----------------------------------------------------------------------------------------------

    def change(self, sessions: Sequence[str], field: str, words: str) -> None:
        """New words for a field of these sessions. Raises a PeerTeamError for what cannot be kept."""
        if field in _VERBS:
            self.assign(sessions, field, typed.read_peer(words, self.visit.people.peers()))
            return
        with self.visit.step("Change session" if len(sessions) == 1 else f"Change {len(sessions)} sessions"):
            for id in sessions:
                session = self.visit.rows.get(Session, id)
                if session is not None:
                    self.visit.rows.change(Session, id, **self._fields(session, field, words))

    def _fields(self, session: Session, field: str, words: str) -> dict[str, object]:
        """The fields of a session that words typed under this name change."""
        slot: Slot = session.slot
        if field == "times":
            start, end = typed.read_times(words)
            return {"slot": slot._replace(start=start, end=end)}
        if field == "day":
            days = {each.slot.day for each in self.visit.programme.sessions() if each.slot.day}
            day = typed.read_day(words, self.visit.record(), days, self._today())
            return {"slot": slot._replace(day=day)}
        if field == "room":
            return {"slot": slot._replace(room=words or None)}
        if field == "headcount":
            return {"headcount": typed.read_number(words)}
        if field == "status" and words != SessionStatus.CANCELLED:
            return {"status": words, "status_reason": None}
        return {field: words or None}

    def assign(self, sessions: Sequence[str], role: str, peer: str | None) -> None:
        """Who leads or writes in these sessions; told where it is more than one."""
        self.visit.programme.assign(sessions, role, peer)
        if len(sessions) > 1:
            who = next((called(p) for p in self.visit.people.peers() if p.id == peer), "Nobody")
            self._tell(f"{who} {_VERBS[role]} in {number_of(len(sessions), 'session')}.")

    def set_kind(self, sessions: Sequence[str], kind: str) -> None:
        """What kind of session all of these are."""
        other = [session.id for session in self._sessions(sessions) if session.kind != kind]
        if not other:
            return
        with self._page.telling():
            self.change(other, "kind", kind)
            self._tell(f"{number_of(len(other), 'session')} marked as “{KINDS[SessionKind(kind)]}”.")

    # --- by one key ---------------------------------------------------------------------------------------------------

    def done(self, sessions: Sequence[str]) -> None:
        """They were held; if all of them were, not after all. A cancelled one is left as it is."""
        found = [s for s in self._sessions(sessions) if s.status != SessionStatus.CANCELLED]
        with self._page.telling():
            if not found:
                raise NotAllowed("A cancelled session is not done", "Press Delete first to put it on again")
            so = any(session.status != SessionStatus.DONE for session in found)
            self.visit.programme.set_done([session.id for session in found], so=so)
            self._tell(f"{self._named(found)} {'done' if so else 'not done yet'}.")

    def cancel(self, sessions: Sequence[str], reason: str) -> None:
        """They do not take place; the notes about them stay."""
        with self._page.telling():
            self.visit.programme.cancel(sessions, reason or None)
            self._tell(f"{self._named(self._sessions(sessions))} cancelled{f': {reason}' if reason else ''}.")

    def put_on_again(self, sessions: Sequence[str]) -> None:
        """They take place after all."""
        with self._page.telling():
            self.visit.programme.put_on_again(sessions)
            self._tell(f"{self._named(self._sessions(sessions))} on again.")

    def all_off(self, sessions: Sequence[str]) -> bool:
        """Whether none of them takes place."""
        return all(session.status == SessionStatus.CANCELLED for session in self._sessions(sessions))

    def swap(self, sessions: Sequence[str]) -> None:
        """Two sessions change places."""
        with self._page.telling():
            if len(sessions) != 2:
                raise NotAllowed(
                    f"Swapping takes two sessions, and {'none' if not sessions else len(sessions)} "
                    f"{'is' if len(sessions) < 2 else 'are'} chosen",
                    "Choose two with Space, then press Ctrl+M",
                )
            self.visit.programme.swap(*sessions)
            one, other = self._sessions(sessions)
            self._tell(f"“{title(one)}” is now {_when(one)}, and “{title(other)}” {_when(other)}.")

    def remove(self, session: str) -> bool:
        """Take a session out of the programme; one with a note stays, and that is told."""
        with self._page.telling():
            words = self._quoted(session)
            self.visit.programme.remove(session)
            self._tell(f"{words} is no longer in the programme.")
            return True
        return False

    def add(self, day: str | None) -> str:
        """A new session, to be filled in; returns its id."""
        made = self.visit.programme.add(NEW_TITLE, Slot(day), kind=str(SessionKind.INTERVIEW))
        self._tell("A new session: type what it is.")
        return made

    # --- who is there -------------------------------------------------------------------------------------------------

    def walk_in(self, session: str, group: str, words: str) -> None:
        """Somebody came: the group, and the name and post if they were caught."""
        name, _, post = (part.strip() for part in words.partition(","))
        with self._page.telling():
            self.visit.programme.walk_in(session, group, name or None, post or None)
            self._tell(f"{name or 'Somebody'} came to {self._quoted(session)}.")

    def meet(self, session: str, person: str) -> None:
        """Somebody of the list is met in a session."""
        with self._page.telling():
            self.visit.programme.meet(session, person)

    def not_met(self, session: str, person: str) -> None:
        """Somebody was not in a session after all."""
        with self._page.telling():
            self.visit.people.take_out(session, person)
            self._tell("Taken out of the session. The person stays in the list of people.")

    def turn_peer(self, session: str, peer: str) -> None:
        """A peer sits in, or no longer."""
        there = {link.peer for link in self.visit.programme.presences_of(session)}
        with self._page.telling():
            self.visit.programme.sit_in(session, peer, so=peer not in there)

    def turn_theme(self, session: str, theme: str) -> None:
        """A session covers a theme, or no longer."""
        with self._page.telling():
            covered = {each.id for each in self.visit.programme.themes_of(session)}
            self.visit.programme.set_themes(session, covered ^ {theme})

    # --- telling ------------------------------------------------------------------------------------------------------

    def _sessions(self, ids: Sequence[str]) -> list[Session]:
        found = (self.visit.rows.get(Session, id) for id in ids)
        return [session for session in found if session is not None]

    def _quoted(self, session: str) -> str:
        return " and ".join(f"“{title(each)}”" for each in self._sessions([session]))

    def _named(self, sessions: Sequence[Session]) -> str:
        if len(sessions) == 1:
            return f"“{title(sessions[0])}” is"
        return f"{number_of(len(sessions), 'session')} are"

    def _tell(self, words: str) -> None:
        step = self.visit.history.last
        if step is not None:
            self._page.told.emit(words, "Undo", functools.partial(self._take_back, step))

    def _take_back(self, step: Step) -> None:
        with self._page.telling():
            self.visit.history.take_back(step)


def _when(session: Session) -> str:
    slot = session.slot
    parts = (day_name(slot.day) if slot.day else "", f"at {slot.start}" if slot.start else "", slot.room or "")
    return ", ".join(part for part in parts if part) or "without a time"
