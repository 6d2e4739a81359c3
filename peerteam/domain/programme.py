"""A programme as the council's table tells it, before anything of it is in the visit.

Nothing here is guessed: what the table does not say for certain is None, and where a person could tell, a question
says so. What identifies a session is its day and its title: rooms, times and people change hourly, and a session that
only moves within its day stays the same one on every laptop, whichever version of the file was read there. Only where
a title stands twice in one day do start, stream and people tell the two apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from peerteam.domain.ids import derived_id
from peerteam.domain.people import bare_name


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody named in a table: at least a name or a post. `size` is said of a group ("8 frontline staff").

    `group` is the source group where the words leave no doubt of it.
    """

    name: str | None = None
    post: str | None = None
    organisation: str | None = None
    size: int | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as a table tells it; `where` is its place in the file."""

    day: str | None = None
    start: str | None = None
    end: str | None = None
    title: str | None = None
    kind: str | None = None
    room: str | None = None
    stream: str | None = None
    status: str | None = None
    people: tuple[PersonRow, ...] = ()
    peers: tuple[str, ...] = ()
    lead: str | None = None
    writer: str | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no session: where it stands, what it says, and why it was left out."""

    where: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the table does not say for certain, for a person to answer."""

    where: str
    field: str
    text: str
    ask: str

    @property
    def in_words(self) -> str:
        """The question as one sentence."""
        return f"{self.where}: “{self.text}”: {self.ask}" if self.text else f"{self.where}: {self.ask}"


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column of a council's table is for, by the words at its head: shown, corrected and remembered.

    A head is kept as `head_key` makes it; a column without a head is called "column 3". Role "" leaves it out.
    """

    roles: tuple[tuple[str, str], ...] = ()

    def role_of(self, head: str) -> str | None:
        """The role of a column, None if nothing was said about it."""
        return dict(self.roles).get(head_key(head))

    def with_role(self, head: str, role: str) -> Mapping:
        """The same with one column corrected."""
        kept = dict(self.roles) | {head_key(head): role}
        return Mapping(tuple(sorted(kept.items())))

    def without(self, head: str) -> Mapping:
        """The same with nothing said about one column."""
        return Mapping(tuple(pair for pair in self.roles if pair[0] != head_key(head)))


@dataclass(frozen=True, slots=True)
class ProgrammeTable:
    """All that was read from a council's programme."""

    sessions: tuple[SessionRow, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    mapping: Mapping = field(default_factory=Mapping)

    def __add__(self, other: ProgrammeTable) -> ProgrammeTable:
        """Two files of one programme: a sheet for each day, say."""
        roles = dict(self.mapping.roles) | dict(other.mapping.roles)
        return ProgrammeTable(
            self.sessions + other.sessions,
            self.skipped + other.skipped,
            self.warnings + other.warnings,
            self.questions + other.questions,
            Mapping(tuple(sorted(roles.items()))),
        )

    def as_json(self) -> dict[str, Any]:
        """What `peerteam import programme --json` prints; questions are told among the warnings."""
        return {
            "sessions": [_session_json(session) for session in self.sessions],
            "skipped": [{"where": s.where, "text": s.text, "why": s.why} for s in self.skipped],
            "warnings": [*self.warnings, *(question.in_words for question in self.questions)],
        }


def _session_json(row: SessionRow) -> dict[str, Any]:
    plain = ("day", "start", "end", "title", "kind", "room", "stream", "status")
    people = [{"name": p.name, "post": p.post, "organisation": p.organisation} for p in row.people]
    return {**{name: getattr(row, name) for name in plain}, "people": people, "peers": list(row.peers)}


def head_key(head: str) -> str:
    """The words at the head of a column as they are compared."""
    return " ".join(re.findall(r"[\w&/]+", head.casefold()))


def title_key(title: str | None) -> str:
    """A title as it is compared between versions: its letters and numbers."""
    return " ".join(re.findall(r"\w+", (title or "").casefold().replace("&", " and ")))


def who_key(row: SessionRow) -> str:
    """The people of a row as they are compared: bare names, or posts where there is no name."""
    return "|".join(sorted(person_key(person.name, person.post, person.organisation) for person in row.people))


def person_key(name: str | None, post: str | None, organisation: str | None = None) -> str:
    """What makes two rows one person for certain: the bare name and the post; without a name, post and organisation."""
    bare = " ".join(bare_name(name))
    return "/".join((bare, title_key(post)) if bare else ("", title_key(post), title_key(organisation)))


_TELLS_APART: Sequence[Callable[[SessionRow], tuple[str, ...]]] = (
    lambda row: (row.day or "", title_key(row.title)),
    lambda row: (row.day or "", title_key(row.title), row.start or "", title_key(row.stream)),
    lambda row: (row.day or "", title_key(row.title), row.start or "", title_key(row.stream), who_key(row)),
)
"""What identifies a session, each line for those that the line before leaves alike."""


def session_ids(rows: Sequence[SessionRow]) -> list[str]:
    """The derived id of each row, the same on every laptop for the same table."""
    counts = [Counter(map(key, rows)) for key in _TELLS_APART]
    seen: Counter[tuple[str, ...]] = Counter()
    ids = []
    for row in rows:
        level = next((i for i, key in enumerate(_TELLS_APART) if counts[i][key(row)] == 1), len(_TELLS_APART) - 1)
        parts = _TELLS_APART[level](row)
        seen[parts] += 1
        number = (str(seen[parts]),) if seen[parts] > 1 else ()
        ids.append(derived_id("session", "programme", str(level), *parts, *number))
    return ids


def person_id(person: PersonRow) -> str:
    """The derived id of somebody first met in a table."""
    return derived_id("person", person_key(person.name, person.post, person.organisation))


def without_doubles(rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    """Each person once, in order, as first named."""
    found: dict[str, PersonRow] = {}
    for row in rows:
        found.setdefault(person_key(row.name, row.post, row.organisation), row)
    return tuple(found.values())
