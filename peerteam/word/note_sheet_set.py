"""The note sheets of a whole visit: one for each session somebody writes about, and spare ones."""

from __future__ import annotations

from collections.abc import Iterator

from peerteam.domain.outgoing import Outgoing
from peerteam.domain.records import Peer, Session, SessionKind, Theme
from peerteam.domain.timetable import by_day, companies, is_off
from peerteam.word.note_sheet import Sheet, note_sheet

SPARE_SHEETS = 3
_NO_SHEET = frozenset({SessionKind.TEAM_TIME, SessionKind.FEEDBACK})


def note_sheets(out: Outgoing, peer: Peer | None = None) -> Iterator[tuple[str, bytes]]:
    """The name (without its ending) and the bytes of each sheet; with `peer` only that peer's, their name filled in."""
    snapshot, known = out.snapshot, companies(out.snapshot)
    team, themes = snapshot.all(Peer), snapshot.all(Theme)
    for held in by_day(sessions_with_sheet(out, peer)).values():
        for session in held:
            sheet = Sheet(snapshot.visit, team, themes, out.marking, session, known[session.id], peer)
            start = (session.slot.start or "time not known").replace(":", ".")
            name = f"{session.slot.day or 'day not known'} {start} {sheet.title[:44].strip()} {sheet.code[:4]}"
            yield name, note_sheet(sheet)
    spare = note_sheet(Sheet(snapshot.visit, team, themes, out.marking, writer=peer))
    for number in range(1, SPARE_SHEETS + 1):
        yield f"Another conversation {number}", spare


def sessions_with_sheet(out: Outgoing, peer: Peer | None = None) -> list[Session]:
    """The sessions to come or held that somebody writes about; with `peer` those this peer is in."""
    known = companies(out.snapshot)
    return [
        session
        for session in out.snapshot.all(Session)
        if not is_off(session)
        and session.kind not in _NO_SHEET
        and (peer is None or peer.id in {each.id for each in known[session.id].peers})
    ]
