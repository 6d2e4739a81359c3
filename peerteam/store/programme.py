"""The interview programme: sessions, who is in them, and the themes they are meant to cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.ids import derived_id, new_id
from peerteam.domain.records import (
    Attendance,
    Peer,
    Person,
    Presence,
    Session,
    SessionStatus,
    SessionTheme,
    Slot,
    Theme,
)
from peerteam.store.session_edits import SessionEdits

if TYPE_CHECKING:  # reading a council's table is rare, and starting need not wait for it
    from peerteam.domain.programme import Mapping
    from peerteam.domain.programme_update import Difference, Standing
    from peerteam.store.table_import import TakenIn


NUMBERS = range(1, 10)
"""Ctrl and one of these tags a passage."""


def numbered(themes: Sequence[Theme]) -> list[Theme]:
    """Themes in order, each with the number that tags it: no two the same, and in the order the themes stand in.

    Two laptops may give two new focus areas one number, and a theme may be moved; neither is worth a question to
    anybody. So a number belongs to a place: those in use are dealt out in order, and more are taken where they do not
    suffice. After nine there are none.
    """
    keys = {theme.key for theme in themes if theme.key is not None and theme.key in NUMBERS}
    more = sorted(set(NUMBERS) - keys, key=lambda number: (number < max(keys, default=0), number))
    dealt = sorted([*keys, *more[: max(0, len(themes) - len(keys))]])
    keyed = dict(zip((theme.id for theme in themes), dealt, strict=False))
    return [theme if theme.key == keyed.get(theme.id) else replace(theme, key=keyed.get(theme.id)) for theme in themes]


class Programme(SessionEdits):
    """Reads and writes sessions and themes; what is done to sessions on the day is in `SessionEdits`."""

    def sessions(self) -> list[Session]:
        """All sessions in the order of the day."""
        return self._rows.all(Session)

    def themes(self) -> list[Theme]:
        """The themes of this visit, core themes first, each with the number that tags it."""
        return numbered(self._rows.all(Theme))

    def of_day(self, day: str) -> list[Session]:
        """The sessions of one ISO day."""
        return [session for session in self.sessions() if session.slot.day == day]

    def people_of(self, session: str) -> list[Person]:
        """Who the team meets in a session."""
        return self._rows.having(Person, (a.person for a in self._rows.where(Attendance, session=session)))

    def peers_of(self, session: str) -> list[Peer]:
        """Who of the team is there: lead, writer, and whoever sits in."""
        found = self._rows.get(Session, session)
        if found is None:
            return []
        also = [presence.peer for presence in self._rows.where(Presence, session=session)]
        ids = dict.fromkeys(id for id in (found.lead, found.writer, *also) if id)
        peers = {peer.id: peer for peer in self._rows.having(Peer, ids)}
        return [peers[id] for id in ids if id in peers]

    def themes_of(self, session: str) -> list[Theme]:
        """The themes a session is meant to cover."""
        return self._rows.having(Theme, (link.theme for link in self._rows.where(SessionTheme, session=session)))

    def add(self, title: str, slot: Slot = Slot(), **fields: str | int | None) -> str:
        """A new session; returns its id."""
        with self._step("Add session"):
            fields.setdefault("status", SessionStatus.PLANNED)
            return self._rows.add(Session(id=new_id(), title=title, slot=slot, **fields)).id  # type: ignore[arg-type]

    def change(self, session: str, label: str = "Change session", **fields: object) -> None:
        """New values for some fields of a session."""
        with self._step(label):
            self._rows.change(Session, session, **fields)

    def meet(self, session: str, person: str) -> None:
        """Somebody is met in a session; saying so twice is saying it once."""
        with self._step("Add to the session"):
            self._rows.add(Attendance(derived_id("attendance", session, person), session, person))

    def remove(self, session: str) -> None:
        """Take a session out of the programme. Raises NotAllowed when there is a note about it."""
        if self._query("select 1 from note where about = ?", (session,)).fetchone():
            raise NotAllowed("There is a note about this session, so it stays in the programme", "Mark it as cancelled")
        with self._step("Remove session"):
            self._rows.remove(Session, session)

    # --- the themes

    def add_focus(
        self, name: str, short_name: str = "", questions: Sequence[str] = (), *, threaded: bool = False
    ) -> str:
        """A focus area of the council's own, reported in a section of its own or threaded through the core themes.

        Its id is made of its name, so the same focus begun on two laptops is one, and one that was taken away comes
        back with all that was put under it elsewhere meanwhile; returns the id. Raises NotAllowed for a tenth theme,
        or a name that another one has.
        """
        from peerteam.store import themes

        return themes.add(self._visit, name, short_name, questions, threaded=threaded)

    def rename_theme(self, theme: str, name: str) -> None:
        """Another name for a theme; its id and its tags stay. Raises NotAllowed for a name that another one has."""
        from peerteam.store import themes

        themes.rename(self._visit, theme, name)

    def change_theme(self, theme: str, **fields: object) -> None:
        """New questions, short name or place for a theme of this visit's own copy; its id and its tags stay."""
        with self._step("Change theme"):
            self._rows.change(Theme, theme, **fields)

    def move_theme(self, theme: str, by: int) -> bool:
        """One place up (-1) or down (1) among core themes, or among focus areas; False at the end."""
        from peerteam.store import themes

        return themes.move(self._visit, theme, by)

    def take_away_theme(self, theme: str) -> None:
        """Take away a focus area nothing rests on. Raises NotAllowed, which says what does."""
        from peerteam.store import themes

        themes.take_away(self._visit, theme)

    def join_themes(self, theme: str, into: str) -> None:
        """Everything under a focus area goes to another theme, and the area is gone. Raises NotAllowed."""
        from peerteam.store import themes

        themes.join(self._visit, theme, into)

    def theme_named(self, name: str) -> Theme:
        """The theme of this name, short name, key or id. Raises NotFound."""
        wanted = name.strip().casefold()
        for theme in self.themes():
            if wanted and wanted in {
                (theme.name or "").casefold(),
                (theme.short_name or "").casefold(),
                str(theme.key),
                theme.id,
            }:
                return theme
        known = ", ".join(f"{theme.key} {theme.short_name}" for theme in self.themes())
        raise NotFound(f"There is no theme “{name}” in this visit", f"The themes are: {known}")

    def session_named(self, name: str) -> Session:
        """The session of this id or title. Raises NotFound, also when a title fits several."""
        wanted = name.strip().casefold()
        found = [s for s in self.sessions() if wanted and wanted in {s.id, (s.title or "").casefold()}]
        if len(found) != 1:
            problem = "There is no session" if not found else "There is more than one session"
            raise NotFound(f"{problem} “{name}” in this visit", "Use the session's id from `peerteam info --json`")
        return found[0]

    # --- the council's table

    def standing(self) -> list[Standing]:
        """Every session with its people, to be compared with a new version of the council's table."""
        from peerteam.store import table_import

        return table_import.standing(self._visit)

    def apply(self, differences: Sequence[Difference]) -> TakenIn:
        """Accept these lines of a comparison, all in one step."""
        from peerteam.store import table_import

        return table_import.apply(self._visit, differences)

    def mapping(self) -> Mapping:
        """What the columns of this council's tables are for, as it was last confirmed on this laptop."""
        from peerteam.domain.programme import Mapping

        return Mapping(tuple((head, role) for head, role in self._here.told("mapping", ())))

    def remember_mapping(self, mapping: Mapping) -> None:
        """Keep what the columns are for, for the council's next version."""
        with self._visit.door.typing():
            self._here.tell("mapping", mapping.roles)
