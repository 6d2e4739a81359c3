"""The people named in one cell: "Cllr Tom Ashdown, Leader of the Council; Jane Reed (Chief Executive)".

A line, a semicolon or a bullet ends a person. Between commas and dashes a name begins a new person, and what is no
name is the post or the organisation of the one before. Words are kept as they stand in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from peerteam.domain.programme import PersonRow, without_doubles
from peerteam.formats.council_words import TITLED, is_name, status_in
from peerteam.formats.time_words import is_unknown

_ENDS = re.compile(r"\n|;|•|·|▪|\s\|\s|(?:^|\s)\*\s")
_BULLET = re.compile(r"^(?:[-–—*o>•]\s+|\(?\d{1,2}[.)]\s+|\(?[a-h]\)\s+)")
_PIECES = re.compile(r",(?!\d)|\s[-–—]\s|\s?[–—]\s|:\s|\s/\s|(?<=[a-z])/(?=(?:Cllr|Mr|Mrs|Ms|Dr)\s)")
_AND = re.compile(r"\s+(?:and|&|\+|with)\s+")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_MANY = re.compile(r"^(cllr|councillor)s\b\.?\s+(?=[A-Z])", re.IGNORECASE)
_SIZE = re.compile(r"^(?:up to\s+)?(\d{1,3})\s*(?:x\s+|×\s*)?(?=[A-Za-z])", re.IGNORECASE)
_SIZE_AFTER = re.compile(r"^(?:x\s?|×\s?)?(\d{1,3})(?:\s+(?:people|attendees|staff|participants|in total))?$")
_LABEL = re.compile(
    r"^(?:attendees?|participants?|people|interviewees?|present|members?|officers?|with|names?)\s*:\s*", re.IGNORECASE
)
_NOT_SAID = re.compile(r"\s*[(\[]?\b(?:tbc|tba|tbd|to be confirmed)\b[)\]]?\s*\??", re.IGNORECASE)
_GROUPS = (
    *("council", "trust", "nhs", "police", "constabulary", "university", "college", "unison", "gmb", "unite", "ltd"),
    *("limited", "plc", "cic", "association", "authority", "partnership", "icb", "lga", "cvs", "charity", "homes"),
    *("chamber of commerce", "foundation", "school", "academy"),
)
_ORGANISATION = re.compile(r"(?<!\w)(?:" + "|".join(_GROUPS) + r")$", re.IGNORECASE)
_HOW = ("via ", "online", "by phone", "by video", "remote", "virtual", "in person", "on teams", "teams", "zoom")
_OF_THE_COUNCIL = re.compile(r"\b(?:of|to|for)\b", re.IGNORECASE)


def read_people(text: str) -> tuple[PersonRow, ...]:
    """Everybody a cell names, in order, each once."""
    lines = [_BULLET.sub("", line.strip()) for line in _ENDS.split(_LABEL.sub("", text))]
    found: list[PersonRow] = []
    for line in _joined([line for line in lines if line]):
        found += _of_line(line)
    return without_doubles(found)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """A name alone on its line, and its post alone on the next, are one person; so is a line that ends in a comma."""
    held = ""
    for line in lines:
        alone = held and is_name(_plain(held))
        if held and (held.endswith((",", "-", "–", "—")) or (alone and _is_post(line))):
            held = f"{held.rstrip(' ,-–—')}, {line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _is_post(line: str) -> bool:
    first = _PIECES.split(_BRACKETS.sub("", line))[0].strip()
    return bool(first) and not is_name(first) and not TITLED.match(first) and not _SIZE.match(first)


def _plain(text: str) -> str:
    return _NOT_SAID.sub("", text).strip(" ,.-–—")


def _of_line(line: str) -> list[PersonRow]:
    line = _NOT_SAID.sub("", line).strip(" ,.-–—")
    if is_unknown(line):
        return []
    if many := _MANY.match(line):
        names = [piece.strip() for piece in re.split(r",|\band\b|&", line[many.end() :])]
        if all(is_name(f"{many[1]} {name}") for name in names if name):
            return [PersonRow(f"{many[1]} {name}") for name in names if name]
    people: list[_Person] = []
    for piece, inside in _pieces(line):
        _take(piece, inside, people)
    return [person for one in people if (person := one.made()) is not None]


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """The pieces between commas and dashes, each with what stands in brackets behind it."""
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        kept.append(found[1])
        return f"\0{len(kept) - 1}\0"

    for piece in _PIECES.split(_BRACKETS.sub(hide, line)):
        for part in _each_name(piece):
            inside = ", ".join(kept[int(n)] for n in re.findall(r"\0(\d+)\0", part))
            if words := re.sub(r"\0\d+\0", "", part).strip(" ."):
                yield words, inside


def _each_name(piece: str) -> list[str]:
    """ "Ann Lee and Bo Cox" are two, "Director of Environment and Place" is one post."""
    parts = _AND.split(piece)
    bare = [re.sub(r"\0\d+\0", "", part).strip() for part in parts]
    if len(parts) > 1 and all(map(is_name, bare)):
        return parts
    if len(parts) > 1 and any(TITLED.match(part) and is_name(part) for part in bare[1:]):
        return parts
    return [piece]


class _Person:
    """Somebody being read; of somebody begun by a post, the name may still come."""

    def __init__(self, name: str | None, posts: Sequence[str] = (), size: int | None = None) -> None:
        self.name, self.size = name, size
        self.begun_by_post = name is None
        self.posts = list(posts)
        self.groups: list[str] = []

    def made(self) -> PersonRow | None:
        """What was read, None if that is nothing."""
        post = ", ".join(self.posts) or None
        organisation = ", ".join(self.groups) or None
        if self.name is None and post is None:
            post, organisation = organisation, None
        if self.name is None and post is None:
            return None
        return PersonRow(self.name, post, organisation, self.size)


def _take(piece: str, inside: str, people: list[_Person]) -> None:
    last = people[-1] if people else None
    if is_name(piece):
        if last is not None and last.name is None and last.size is None and people[0].begun_by_post:
            last.name = piece  # the post came first: "Chief Executive, Jane Reed"
        else:
            people.append(_Person(piece))
    elif last is None or (last.name is not None and last.posts and people[0].begun_by_post):
        found = _SIZE.match(piece)
        people.append(_Person(None, [piece], int(found[1]) if found else None))
    else:
        _add(piece, last)
    if inside and not is_name(piece) and _belongs(inside):
        people[-1].posts[-1:] = [f"{(people[-1].posts or [''])[-1]} ({inside})".strip()]
        return
    for part in re.split(r",|;", inside):
        if part.strip():
            _inside(part.strip(), people[-1])


def _belongs(inside: str) -> bool:
    """Whether brackets behind a post are a part of it, and no number, name or organisation."""
    other = _SIZE_AFTER.match(inside.casefold()) or is_name(inside) or _is_organisation(inside)
    return not other and not status_in(inside) and not inside.casefold().startswith(_HOW) and not is_unknown(inside)


def _inside(words: str, person: _Person) -> None:
    """What stands in brackets behind somebody."""
    if found := _SIZE_AFTER.match(words.casefold()):
        person.size = int(found[1]) if person.name is None else person.size
    elif status_in(words) or words.casefold().startswith(_HOW):
        return
    elif person.name is None and is_name(words):
        person.name = words
    elif not is_unknown(words):
        _add(words, person)


def _add(piece: str, person: _Person) -> None:
    if is_unknown(piece):
        return
    (person.groups if _is_organisation(piece) else person.posts).append(piece)


def _is_organisation(piece: str) -> bool:
    short = len(piece.split()) <= 4
    return short and bool(_ORGANISATION.search(piece)) and not _OF_THE_COUNCIL.search(piece)
