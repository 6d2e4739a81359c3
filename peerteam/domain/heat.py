"""How much has been heard on each theme from each source group: the table a team looks at before it writes headlines.

Passages are counted, because they are what one can go and read; sessions are counted beside them, because ten passages
of one interview are one voice. What is thin is said in words, so the table can be read without its colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from peerteam.domain.evidence import PAPER, groups_of
from peerteam.domain.finding_rules import PLAIN, Rules
from peerteam.domain.group_words import ORDER, in_order, plural
from peerteam.domain.records import (
    Attendance,
    Document,
    Note,
    Person,
    Session,
    SourceGroup,
    Tag,
    TagKind,
    TagState,
    Theme,
)
from peerteam.domain.snapshot import Snapshot

LEVELS = 4
"""So many depths of tint, besides none."""
_NOWHERE = (TagState.GONE, TagState.WAITING)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one group has said on one theme."""

    passages: int = 0
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One theme: a cell for each group, all its passages, and what it lacks in words ("" if it lacks nothing)."""

    theme: Theme
    cells: tuple[Cell, ...]
    passages: int
    thin: str


@dataclass(frozen=True, slots=True)
class Heat:
    """The whole table; `groups` name the columns, papers last."""

    groups: tuple[str, ...]
    rows: tuple[Row, ...]

    def level(self, cell: Cell) -> int:
        """How deep a cell is tinted, from 0 for nothing: by its share of the fullest cell."""
        most = max((each.passages for row in self.rows for each in row.cells), default=0)
        return -(-cell.passages * LEVELS // most) if most else 0


def heat(snapshot: Snapshot, rules: Rules | None = None) -> Heat:
    """Count a visit. A question for a later session is not something heard."""
    rules = rules or PLAIN
    heard = {theme.id: _Heard() for theme in snapshot.all(Theme)}
    notes = _notes(snapshot, rules)
    for tag in snapshot.all(Tag):
        here, note = heard.get(tag.theme or ""), notes.get(tag.note)
        if here is not None and note is not None and tag.kind != TagKind.ASK and tag.state not in _NOWHERE:
            here.add(note)
    groups = _columns(heard.values())
    return Heat(groups, tuple(_row(theme, heard[theme.id], groups, rules) for theme in snapshot.all(Theme)))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Where a note is from: its groups, and its session if that is one in which somebody talks to the team."""

    groups: tuple[str, ...]
    session: str | None


@dataclass(slots=True)
class _Heard:
    """What was said on one theme."""

    passages: int = 0
    sessions: set[str] = field(default_factory=set)
    by_group: dict[str, int] = field(default_factory=dict)
    sessions_by_group: dict[str, set[str]] = field(default_factory=dict)

    def add(self, note: _Spoken) -> None:
        self.passages += 1
        if note.session:
            self.sessions.add(note.session)
        for group in note.groups:
            self.by_group[group] = self.by_group.get(group, 0) + 1
            if note.session:
                self.sessions_by_group.setdefault(group, set()).add(note.session)


def _notes(snapshot: Snapshot, rules: Rules) -> Mapping[str, _Spoken]:
    groups = groups_of(snapshot.all(Person), snapshot.all(Attendance))
    documents = {document.id for document in snapshot.all(Document)}
    sessions = {session.id: session for session in snapshot.all(Session)}
    found = {}
    for note in snapshot.all(Note):
        session = sessions.get(note.about or "")
        own = (note.group,) if note.group else ()
        if note.about in documents:
            found[note.id] = _Spoken((PAPER,), None)
        elif session is not None:
            voice = session.id if session.kind in rules.sessions else None
            found[note.id] = _Spoken(groups.get(session.id, own), voice)
        else:
            found[note.id] = _Spoken(own, None)
    return found


def _columns(heard: Iterable[_Heard]) -> tuple[str, ...]:
    """Every group, heard or not, because a silent one is what one looks for; "other" only where it has spoken."""
    spoke = {group for each in heard for group in each.by_group}
    always = (group for group in ORDER if group != SourceGroup.OTHER or group in spoke)
    return (*always, PAPER)


def _row(theme: Theme, heard: _Heard, groups: tuple[str, ...], rules: Rules) -> Row:
    cells = tuple(Cell(heard.by_group.get(group, 0), len(heard.sessions_by_group.get(group, ()))) for group in groups)
    return Row(theme, cells, heard.passages, _thin(heard, rules))


def _thin(heard: _Heard, rules: Rules) -> str:
    spoke = in_order(group for group in heard.by_group if group != PAPER)
    sessions = len(heard.sessions)
    if not heard.passages:
        return "nothing yet"
    if not spoke and not sessions:
        return "papers only" if heard.by_group else "no group known"
    if len(spoke) < rules.thin_groups:
        return f"{plural(spoke[0])} only" if spoke else "no group known"
    if sessions < rules.thin_voices:
        return (
            "one session only" if sessions == 1 else "no session yet" if not sessions else f"{sessions} sessions only"
        )
    return ""
