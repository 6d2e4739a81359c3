"""The board at five o'clock as it is read from the open visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from peerteam.domain.ask_list import Ask, ask_list
from peerteam.domain.board import Known, Part, board
from peerteam.domain.findings import test_findings
from peerteam.domain.heat import Heat, heat
from peerteam.domain.records import Note, Presence, SessionTheme, Tag, TagKind
from peerteam.ui.agenda import Agenda
from peerteam.ui.finding_rules import finding_rules

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


@dataclass(frozen=True, slots=True)
class BoardRead:
    """What the board shows."""

    parts: tuple[Part, ...]
    table: Heat


def read_board(visit: VisitFile, now: datetime) -> BoardRead:
    """All of it, from shared records only; the laptop's own private notes just spare their sessions a line."""
    rules = finding_rules().findings
    snapshot = visit.snapshot()
    table = heat(snapshot, rules)
    heard: dict[str, str] = {}
    for laptop in visit.laptops.heard():
        heard[laptop.who] = max(laptop.made, heard.get(laptop.who, ""))
    hidden = {n.about for n in visit.rows.all(Note) if n.private and n.about and (n.body or "").strip()}
    known = Known(now, visit.me, heard, _asked(visit, now), frozenset(hidden))
    return BoardRead(board(snapshot, test_findings(snapshot, rules), table, known), table)


def _asked(visit: VisitFile, now: datetime) -> list[Ask]:
    """Everybody's questions, each with the session to come that fits it."""
    rows = visit.rows
    everybody = Agenda(None, visit.programme.sessions(), rows.all(Presence), rows.all(Note))
    tags, covers = rows.where(Tag, kind=TagKind.ASK), rows.all(SessionTheme)
    return ask_list(None, everybody.to_come(now), (), everybody.notes, tags, covers)
