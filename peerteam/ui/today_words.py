"""The words of Today's card: what is now or next, what to read before, what is due after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from peerteam.domain.deadlines import iso, next_due
from peerteam.domain.records import Peer, Session, Theme, Visit
from peerteam.ui.agenda import Agenda, is_now
from peerteam.ui.wording import begins, company, day_name, number_of, roles, title

QUESTIONS = 3
ASKED = 2
"""Of the questions on the card, so many may be ones the team wants asked again."""


class Does(Enum):
    """What the card's button does."""

    NOTHING = auto()
    WRITE = auto()
    READ = auto()
    LETTER = auto()
    PROGRAMME = auto()
    CHOOSE_ME = auto()


class Phase(Enum):
    """Where in the visit a day is."""

    BEFORE = auto()
    DURING = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the card says, the word on its button (none: no button) and what that does."""

    over: str
    title: str
    who: str
    questions: tuple[tuple[str, str], ...] = ()  # (theme, question)
    action: str = ""
    does: Does = Does.NOTHING
    crib: bool = False  # whether the crib sheet is offered beside it


def with_crib(card: CardWords, agenda: Agenda, now: datetime) -> CardWords:
    """Until my first session begins the card offers my crib sheet too."""
    begun = (begins(session.slot) for session in agenda.mine())
    started = any(when is not None and when <= now for when in begun)
    return replace(card, crib=card.does in (Does.READ, Does.WRITE) and not started)


def phase(visit: Visit, now: datetime) -> Phase:
    """Before, during or after the days on site; the evening before is already during."""
    first, last = iso(visit.first_day), iso(visit.last_day)
    if first and now.date() < first - timedelta(days=1):
        return Phase.BEFORE
    return Phase.AFTER if last and now.date() > last else Phase.DURING


def card_of_session(
    session: Session,
    now: datetime,
    me: str | None,
    peers: Iterable[Peer],
    themes: Sequence[Theme],
    asked: Sequence[str] = (),
) -> CardWords:
    """*Next – 09:00 Leader of the council, Room 2, with Ben. You write.* `asked`: what the team wants asked there."""
    where = ", ".join(part for part in (session.slot.room, company(me, peers)) if part)
    mine = roles(session, me, ())
    who = " ".join(part for part in (f"{where}." if where else "", mine) if part)
    again = [("Ask again", words) for words in asked[:ASKED]]
    questions = tuple([*again, *_questions(themes)][:QUESTIONS])
    return CardWords(_when(session, now), title(session), who, questions, "Write notes", Does.WRITE)


def card_without_session(agenda: Agenda, visit: Visit, now: datetime) -> CardWords:
    """No session is next: who are you, what to read, or what is due."""
    if agenda.me is None:
        follows = "Your sessions, your notes and the name under them follow from it."
        return CardWords("Welcome", "Who are you?", follows, (), "Choose your name", Does.CHOOSE_ME)
    where = phase(visit, now)
    if where is Phase.AFTER:
        return _after(agenda, visit, now)
    if not agenda.sessions:
        when = _days_to_go(visit, now)
        comes = "It comes with the manager’s file or the council’s table. Ctrl+N notes a conversation already."
        return CardWords(when, "There is no programme yet", comes, (), "Go to the programme", Does.PROGRAMME)
    if not agenda.mine():
        other = "The programme names you in no session so far. A conversation can be noted all the same: Ctrl+N."
        return CardWords("", "No session is yours yet", other)
    return CardWords("", "Nothing more on your programme", "Every session of yours is behind you.")


def card_to_read(agenda: Agenda, visit: Visit, now: datetime) -> CardWords | None:
    """*Read these papers*, with the days to go; None once there is nothing left to read, or the visit is near."""
    unread = agenda.unread()
    if agenda.me is None or not unread or phase(visit, now) is not Phase.BEFORE:
        return None
    papers = tuple((paper.reference or "", paper.title or "Paper") for paper in unread[:QUESTIONS])
    left = f"{len(unread)} of {number_of(len(agenda.here()), 'paper')} you have not read yet."
    return CardWords(_days_to_go(visit, now), "Read these papers", left, papers, "Go to the papers", Does.READ)


def _days_to_go(visit: Visit, now: datetime) -> str:
    first = iso(visit.first_day)
    days = (first - now.date()).days if first else 0
    return f"The visit begins in {number_of(days, 'day')}, on {day_name(visit.first_day)}" if days > 0 else ""


def _after(agenda: Agenda, visit: Visit, now: datetime) -> CardWords:
    over = f"The visit ended on {day_name(visit.last_day)}"
    notes = sum(1 for note in agenda.notes if (note.body or "").strip())
    written = f"The team wrote {number_of(notes, 'note')}." if notes else ""  # of a visit that is closed none is left
    due = next_due(visit, now.date())
    if due is None:
        return CardWords(over, "Nothing more is due", written, (), "Go to the letter", Does.LETTER)
    what = f"Next due: {due.what[:1].lower()}{due.what[1:]}, {due.in_words(now.date())}"
    by = f"By {day_name(due.day.isoformat())} {due.day.year}. {written}".strip()
    return CardWords(over, what, by, (), "Go to the letter", Does.LETTER)


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
