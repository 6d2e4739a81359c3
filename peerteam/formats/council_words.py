"""The editable word lists by which a council's tables are understood (`resources/words`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from peerteam import resources
from peerteam.domain.people import bare_name
from peerteam.domain.programme import PersonRow, head_key
from peerteam.domain.records import SourceGroup
from peerteam.formats.toml_file import read_toml


@dataclass(frozen=True, slots=True)
class Words:
    """What `programme.toml` says, ready for looking up."""

    heads: dict[str, str]
    breaks: frozenset[str]
    beside_breaks: frozenset[str]
    kinds: tuple[tuple[str, str], ...]  # words, kind; the longest words first
    kinds_in_column: dict[str, str]
    statuses: dict[str, str]
    places: frozenset[str]
    posts: frozenset[str]


@cache
def words() -> Words:
    """The word lists, read once."""
    told = read_toml(resources.path("words", "programme.toml"))
    kinds = _turned(told["kinds"])
    return Words(
        heads={head_key(key): role for key, role in _turned(told["heads"]).items()},
        breaks=frozenset(told["breaks"]["break"]),
        beside_breaks=frozenset(told["breaks"]["beside"]),
        kinds=tuple(sorted(kinds.items(), key=lambda pair: -len(pair[0]))),
        kinds_in_column={**kinds, **_turned(told["kinds_in_column"])} | {kind: kind for kind in told["kinds"]},
        statuses=_turned(told["statuses"]),
        places=frozenset(told["places"]["words"]),
        posts=frozenset(told["posts"]["words"]),
    )


def _turned(lists: dict[str, list[str]]) -> dict[str, str]:
    return {word: name for name, found in lists.items() for word in found}


def role_of_head(head: str) -> str | None:
    """What a column is for, by the words at its head; None when they are not known."""
    key = head_key(head)
    known = words().heads
    if key in known:
        return known[key]
    told = set(key.replace("/", " ").replace("&", " ").split())
    if len(told) > 6:
        return None
    fitting = [line for line, parts in _head_words() if parts <= told]
    if not fitting:
        return None
    # what a head is about stands last in it: "session lead", "interview room"
    return known[max(fitting, key=lambda line: (len(line.split()), key.endswith(line), len(line)))]


def is_head(text: str) -> bool:
    """Whether words are one of the known heads, word for word."""
    return head_key(text) in words().heads


@cache
def _head_words() -> tuple[tuple[str, frozenset[str]], ...]:
    """The heads that may be told by some of their words, and those words."""
    lines = [line for line in words().heads if line and line not in _ONLY_ALONE]
    return tuple((line, frozenset(line.replace("/", " ").replace("&", " ").split())) for line in lines)


_ONLY_ALONE = frozenset(
    {"to", "no", "pa", "end", "ref", "kit", "org", "url", "from", "booked", "confirmed", "state", "y/n", "present"}
)
"""Heads that mean something else among other words: "room booked", "notes to peers"."""


def is_break(text: str) -> bool:
    """Whether words name a break and nothing else."""
    found = set(re.findall(r"[a-z]+", text.casefold()))
    return bool(found & words().breaks) and found <= words().breaks | words().beside_breaks


def kind_in_title(title: str) -> str | None:
    """The kind of session a title says it is; None when it says none, or two."""
    low = title.casefold()
    found = {kind for line, kind in words().kinds if _says(low, line)}
    if len(found) == 1:
        return found.pop()
    return None


def _says(title: str, line: str) -> bool:
    whole = _any_of((line.removeprefix("^"),))
    return bool(whole.match(title) if line.startswith("^") else line in title and whole.search(title))


def kind_in_column(text: str) -> str | None:
    """The kind that a column of kinds says."""
    low = " ".join(text.casefold().split())
    return words().kinds_in_column.get(low) or kind_in_title(low)


def status_in(text: str) -> str | None:
    """The status that a column of statuses says."""
    return words().statuses.get(" ".join(text.casefold().split()).strip(" .()"))


def cancelled_in_title(text: str) -> bool:
    """Whether a title says that the session is off."""
    return bool(_OFF.search(text.casefold()))


_OFF = re.compile(r"^\W*(?:now\s+)?(?:cancelled|canceled|withdrawn)\b|\b(?:cancelled|canceled|withdrawn)\W*$")


def is_place(text: str) -> bool:
    """Whether words name a room, a building or an online meeting."""
    low = text.casefold()
    return "://" in low or bool(_places().search(low))


@cache
def _places() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words().places)))})s?(?!\w)")


# --- whose voice ------------------------------------------------------------------------------------------------------


@cache
def _groups() -> tuple[dict[str, Any], ...]:
    told = read_toml(resources.path("words", "groups.toml"))
    return tuple(told["group"])


def group_of(person: PersonRow) -> str | None:
    """The source group that the words about somebody leave no doubt of; None where they do."""
    own = " ".join(filter(None, (person.name, person.post))).casefold()
    for text in (own, (person.organisation or "").casefold()):
        for line in _groups():
            if _has(text, line["words"]) and not _has(text, line["unless"]):
                return str(SourceGroup(line["group"]))
    return None


def with_groups(people: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    """The same people, each with the group that is certain."""
    return tuple(replace(person, group=person.group or group_of(person)) for person in people)


def doubtful_groups(people: Iterable[PersonRow]) -> list[str]:
    """The warning that names those who will be listed as "other" until a person says better."""
    names = list(dict.fromkeys(p.name or p.post or "" for p in people if p.group is None))
    if not names:
        return []
    shown = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
    return [f"Whose voice these are is not certain, so they are listed as “other”: {shown}"]


def _has(text: str, lines: list[str]) -> bool:
    return bool(lines) and bool(_any_of(tuple(lines)).search(text))


@cache
def _any_of(lines: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of these words as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, lines))})(?!\w)")


# --- names ------------------------------------------------------------------------------------------------------------

_TITLE = (
    r"(?:cllrs?|councillors?|mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|lord|lady|baroness|rev(?:erend)?"
    r"|ald(?:erman)?)\b\.?"
)
TITLED = re.compile(rf"{_TITLE}\s+(?=\S)", re.IGNORECASE)
_PART = r"(?:[A-ZÀ-ÖØ-Þ][\w’'\-]*\.?|[dD][eiu]|[vV][ao]n|[dD]er|[lL][ae]|bin|ap)"
_NAME = re.compile(rf"{_PART}(?:\s+{_PART}){{1,3}}")
_HONOURS = re.compile(r"[\s,]+(?:MBE|OBE|CBE|KBE|DBE|MP|JP|QPM|DL|CPFA|QC|KC)\b")


def is_name(text: str) -> bool:
    """Whether words are a person's name: with a title, or two to four words that no post is made of."""
    plain = _HONOURS.sub("", " ".join(text.split())).strip(" .")
    titled = TITLED.match(plain)
    if titled:
        rest = plain[titled.end() :]
        return 0 < len(rest.split()) <= 4 and rest[:1].isupper() and not _post_words(rest)
    return bool(_NAME.fullmatch(plain)) and not _post_words(plain) and len(bare_name(plain)) >= 2


def _post_words(text: str) -> bool:
    return any(word in words().posts for word in re.findall(r"[\w’'\-]+", text.casefold().replace("’", "'")))
