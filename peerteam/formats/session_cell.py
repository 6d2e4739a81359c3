"""One cell that tells a whole session, as in a table with a column for each stream: title, people, room, time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from peerteam.domain.programme import PersonRow
from peerteam.formats.council_words import TITLED, cancelled_in_title, is_name, is_place, words
from peerteam.formats.people_cell import read_people
from peerteam.formats.time_words import Times, is_unknown, leading_times, read_words

_ROOM = re.compile(r"^(?:room|venue|location|where|place|link|join)\s*[:–-]\s*(?P<words>.+)", re.IGNORECASE)
_PEERS = re.compile(r"^(?:peers?|peer team|team members?|interviewers?)\s*[:–-]\s*(?P<words>.+)", re.IGNORECASE)
_LEAD = re.compile(r"^(?:lead(?: peer)?|led by)\s*[:–-]\s*(?P<words>.+)", re.IGNORECASE)
_WRITER = re.compile(r"^(?:note[ -]?taker|notes(?: by)?|writer|scribe)\s*[:–-]\s*(?P<words>.+)", re.IGNORECASE)
_TRAILING = re.compile(r"\s*[(\[](?P<words>[^()\[\]]+)[)\]]$")
_CANCELLED = re.compile(r"[\s:–(\[*-]*\b(?:now\s+)?(?:cancelled|canceled|withdrawn)\b[\s:–)\]*!-]*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|/|\n|\+|&|\band\b)\s*")


@dataclass(slots=True)
class SessionCell:
    """What a cell tells of a session."""

    title: str | None = None
    times: Times = field(default_factory=Times)
    people: tuple[PersonRow, ...] = ()
    room: str | None = None
    lead: str | None = None
    writer: str | None = None
    peers: tuple[str, ...] = ()
    cancelled: bool = False


def read_session(text: str) -> SessionCell:
    """Everything one cell tells. The first line is the title, whatever else it may tell."""
    found = SessionCell()
    times, rest = leading_times(text)
    if times.start and rest.strip():
        found.times, text = times, rest
    lines = [line for line in text.split("\n") if line.strip()]
    first, about = (lines[0], lines[1:]) if lines else ("", [])
    people: list[str] = []
    for line in about:
        if not _labelled(line, found) and not _place_or_time(line, found):
            if not people and _goes_on(first, line):
                first = f"{first} {line}"
            else:
                people.append(line)
    first = _room_in_brackets(first, found)
    found.title, found.cancelled = without_cancelled(first)
    own = _people_of_title(found.title or "", people)
    found.people = own or read_people("\n".join(people))
    found.title = _without_name(found.title)
    return found


def _without_name(title: str | None) -> str | None:
    """ "Director of Resources – Mark Hall" is a session with the title "Director of Resources"."""
    found = re.search(r"\s+[–—-]\s+|:\s+", title or "")
    if title is None or found is None or not is_name(title[found.end() :]) or is_name(title[: found.start()]):
        return title
    return title[: found.start()]


def without_cancelled(title: str) -> tuple[str | None, bool]:
    """A title without the word that says it is off, and whether it was there."""
    if not cancelled_in_title(title):
        return title.strip().rstrip(":").rstrip() or None, False
    return _CANCELLED.sub(" ", title).strip() or title, True


def split_peers(text: str) -> tuple[str, ...]:
    """The names or initials in a column of peers."""
    return tuple(dict.fromkeys(name for part in _AND.split(text) if not is_unknown(name := part.strip(" .()"))))


def _labelled(line: str, found: SessionCell) -> bool:
    if match := _ROOM.match(line):
        found.room = found.room or match["words"].strip()
    elif match := _LEAD.match(line):
        found.lead = next(iter(split_peers(match["words"])), None)
    elif match := _WRITER.match(line):
        found.writer = next(iter(split_peers(match["words"])), None)
    elif match := _PEERS.match(line):
        found.peers = split_peers(match["words"])
    else:
        return False
    return True


def _place_or_time(line: str, found: SessionCell) -> bool:
    plain = line.strip(" ()[]")
    if only_place(plain):
        found.room = f"{found.room} {plain}" if found.room else plain
        return True
    if re.search(r"\d", plain) and found.times.start is None and (times := read_words(plain)).start:
        found.times = times
        return True
    return False


_PEOPLE = frozenset(
    {"head", "director", "manager", "managers", "officer", "officers", "chair", "member", "members", "staff", "leader"}
)


def only_place(line: str) -> bool:
    """Whether a line names a place and nobody in it."""
    titled = TITLED.match(line) and not line.casefold().startswith("ms teams")
    if not is_place(line) or len(line) > 120 or titled or "," in line.rstrip(","):
        return False
    return not _PEOPLE & set(re.findall(r"\w+", line.casefold()))


def _room_in_brackets(line: str, found: SessionCell) -> str:
    match = _TRAILING.search(line)
    if match and only_place(match["words"]):
        found.room = found.room or match["words"].strip()
        return line[: match.start()]
    return line


def _goes_on(first: str, line: str) -> bool:
    """Whether a second line is still the title: it begins small, or it names nobody and no post."""
    if line[:1].islower() or first.endswith((" of", " and", " the", " for", " –", " -", "&")):
        return True
    if is_name(first) or is_unknown(line):
        return False
    told = set(re.findall(r"[\w’'-]+", line.casefold()))
    return not told & words().posts and not any(person.name for person in read_people(line))


def _people_of_title(title: str, lines: list[str]) -> tuple[PersonRow, ...]:
    """People that the title itself names: "Leader of the Council – Cllr Tom Ashdown"."""
    title = title.rpartition(" with ")[2]
    found = read_people("\n".join([title, *lines]))
    by_title = {person.name for person in read_people(title) if person.name}
    return found if by_title and any(person.name in by_title for person in found) else ()
