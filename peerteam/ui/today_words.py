"""The words of Today: what its card says, and what is owed before the team meets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peerteam.domain.records import Peer, Session, Theme, Visit
from peerteam.ui.agenda import Agenda, is_now
from peerteam.ui.widgets.line_list import Line, heading
from peerteam.ui.wording import begins, company, day_name, first_name, number_of, roles, title

QUESTIONS = 3
SHOWN = 6


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the card says, and the word on its button (none: no button)."""

    over: str
    title: str
    who: str
    questions: tuple[tuple[str, str], ...] = ()  # (theme, question)
    action: str = ""


def card_of_session(
    session: Session, now: datetime, me: str | None, peers: Iterable[Peer], themes: Sequence[Theme]
) -> CardWords:
    """*Next – 09:00 Leader of the council, Room 2, with Ben. You write.*"""
    where = ", ".join(part for part in (session.slot.room, company(me, peers)) if part)
    mine = roles(session, me, ())
    who = " ".join(part for part in (f"{where}." if where else "", mine) if part)
    return CardWords(_when(session, now), title(session), who, _questions(themes), "Write notes")


def card_without_session(agenda: Agenda, visit: Visit, now: datetime) -> CardWords:
    """Nothing is next: who are you, or the visit is over, or the day is done."""
    if agenda.me is None:
        follows = "Your sessions, your notes and the name under them follow from it."
        return CardWords("Welcome", "Who are you?", follows, (), "Choose your name")
    if visit.last_day and now.date() > date.fromisoformat(visit.last_day):
        over = f"The visit ended on {day_name(visit.last_day)}"
        written = number_of(sum(1 for n in agenda.notes if (n.body or "").strip()), "note")
        made_of = f"The team wrote {written}. The letter is made from the findings."
        return CardWords(over, "Next: the letter", made_of, (), "Go to the letter")
    return CardWords("", "Nothing more on your programme", "Every session of yours is behind you.")


def _when(session: Session, now: datetime) -> str:
    start = begins(session.slot)
    if start is not None and start <= now and is_now(session, now):
        return f"Now, until {session.slot.end}"
    day = session.slot.day or ""
    tomorrow = (now.date() + timedelta(days=1)).isoformat()
    name = {now.date().isoformat(): "", tomorrow: "tomorrow, "}.get(day, f"{day_name(day)}, ")
    return f"Next – {name}{session.slot.start or ''}"


def _questions(themes: Sequence[Theme]) -> tuple[tuple[str, str], ...]:
    """The first question of every theme, then their second ones, as far as there is room."""
    deep = max((len(t.questions or ()) for t in themes), default=0)
    asked = [
        (t.short_name or t.name or "", t.questions[row])
        for row in range(deep)
        for t in themes
        if t.questions and row < len(t.questions)
    ]
    return tuple(asked[:QUESTIONS])


def owed(agenda: Agenda, now: datetime, peers: Mapping[str, Peer]) -> list[Line]:
    """*Before the team meets*: things to tell in person, sessions without a note, papers that have not come."""
    lines: list[Line] = []
    if told := agenda.to_tell():
        lines += [heading("In person"), Line("", f"{number_of(told, 'thing')} to tell the manager", sign="!")]
    if without := agenda.without_note(now):
        lines.append(heading(f"{number_of(len(without), 'session')} without a note"))
        lines += [_unwritten(session, peers) for session in without[:SHOWN]] + _more(len(without))
    if waiting := agenda.not_received():
        lines.append(heading(f"{number_of(len(waiting), 'paper')} asked for, not received"))
        lines += [
            Line("", d.title or "Paper", lead=d.reference or "", detail=d.status or "") for d in waiting[:SHOWN]
        ] + _more(len(waiting))
    return lines or [heading("Nothing is owed.")]


def _unwritten(session: Session, peers: Mapping[str, Peer]) -> Line:
    peer = peers.get(session.writer or session.lead or "")
    detail = ", ".join(part for part in (day_name(session.slot.day), first_name(peer) if peer else "") if part)
    return Line(f"session:{session.id}", title(session), lead=session.slot.start or "", detail=detail)


def _more(count: int) -> list[Line]:
    return [Line("", f"and {count - SHOWN} more", quiet=True)] if count > SHOWN else []
