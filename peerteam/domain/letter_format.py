"""A letter format: the order of sections and the standing words of one era's letter or report, as data.

Standing words are paragraphs; a paragraph is one text or a list of sentences. Each sentence stands or falls alone: one
that names a fact nobody knows is left out (`letter_words.fill`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import Any

from peerteam.domain.errors import BadResource
from peerteam.domain.letter_blocks import Role
from peerteam.domain.letter_words import NAMES, PLACEHOLDER

Words = tuple[tuple[str, ...], ...]
"""Paragraphs of sentences."""


class SectionKind(StrEnum):
    """What builds a section."""

    WORDS = "words"
    TITLE = "title"
    ADDRESSEE = "addressee"
    SALUTATION = "salutation"
    AT_A_GLANCE = "at a glance"
    CONTENTS = "contents"
    RECOMMENDATIONS = "recommendations"
    TEAM = "team"
    SCOPE = "scope"
    PROCESS = "process"
    ACTIONS = "actions"
    THEME_FEEDBACK = "theme feedback"
    SIGN_OFF = "sign off"


class Tiers(StrEnum):
    """Which recommendations a section lists."""

    ALL = "all"
    HEADLINE = "headline"


class TeamLook(StrEnum):
    """How the peer team is shown."""

    TABLE = "table"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class SectionFormat:
    """One section of a letter format. `empty` is what stands there while there is nothing to say."""

    key: str
    kind: SectionKind
    heading: str = ""
    level: int = 1
    numbered: bool = True
    new_page: bool = False
    role: Role = Role.NUMBERED
    words: Words = ()
    clauses: tuple[str, ...] = ()
    empty: str = ""
    tiers: Tiers = Tiers.ALL
    look: TeamLook = TeamLook.TABLE
    quotes: bool = False
    recommendations: bool = False
    not_provided: str = ""
    strengths: str = "Strengths"
    areas: str = "Areas for consideration"


@dataclass(frozen=True, slots=True)
class LetterFormat:
    """A whole letter format. `title` names the document, `running_title` stands at the head of each page."""

    id: str
    name: str
    era: str
    title: str
    subtitle: str
    visit_line: str
    running_title: str
    subject: str
    author: str
    sections: tuple[SectionFormat, ...]


Reader = Callable[..., Any]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text that is not empty")
    _known_placeholders(value)
    return value


def _known_placeholders(text: str) -> None:
    for name in PLACEHOLDER.findall(text):
        if name not in NAMES:
            raise ValueError(f"{{{name}}} is not a placeholder; there are {', '.join(sorted(NAMES))}")
    if "{" in PLACEHOLDER.sub("", text) or "}" in PLACEHOLDER.sub("", text):
        raise ValueError("has a brace that belongs to no placeholder")


def _true_or_false(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _level(value: Any) -> int:
    if isinstance(value, bool) or value not in (1, 2, 3):
        raise ValueError("must be 1, 2 or 3")
    return int(value)


def _one_of(choices: type[StrEnum]) -> Reader:
    def read(value: Any) -> StrEnum:
        try:
            return choices(value)
        except ValueError:
            raise ValueError(f"must be one of {', '.join(choices)}") from None

    return read


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("must be a list of texts that is not empty")
    return tuple(_text(item) for item in value)


def _words(value: Any) -> Words:
    if not isinstance(value, list) or not value:
        raise ValueError("must be a list of paragraphs that is not empty")
    return tuple((_text(item),) if isinstance(item, str) else _texts(item) for item in value)


_READERS: dict[str, Reader] = {
    "kind": _one_of(SectionKind), "role": _one_of(Role), "tiers": _one_of(Tiers), "look": _one_of(TeamLook),
    "level": _level, "numbered": _true_or_false, "new_page": _true_or_false, "quotes": _true_or_false,
    "recommendations": _true_or_false, "words": _words, "clauses": _texts,
}  # fmt: skip


def _read(cls: type[SectionFormat] | type[LetterFormat], data: Mapping[str, Any], where: str, **more: Any) -> Any:
    """An object of `cls` from a table of the file, each mistake told by key and reason."""
    make: Reader = cls
    known = {f.name: f for f in fields(cls) if f.name not in more}
    for key in data:
        if key not in known:
            raise BadResource(f"{where}: there is no key “{key}”", f"Use one of {', '.join(known)}")
    for name, described in known.items():
        if described.default is MISSING and name not in data:
            raise BadResource(f"{where}: the key “{name}” is missing", "Add it")
    read = {}
    for key, value in data.items():
        reader: Reader = _READERS.get(key, _text)
        try:
            read[key] = reader(value)
        except ValueError as reason:
            raise BadResource(f"{where}: the key “{key}” {reason}", "Put it right in that file") from None
    return make(**read, **more)


def parse_letter_format(data: Mapping[str, Any], source: str) -> LetterFormat:
    """The letter format in `data`, which was read from `source`; `BadResource` names file, key and reason."""
    tables = data.get("section")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise BadResource(f"{source}: there is no [[section]]", "Add at least one section")
    sections: list[SectionFormat] = []
    for number, table in enumerate(tables, 1):
        where = f"{source}, section {number} (“{table.get('key', 'no key')}”)"
        section: SectionFormat = _read(SectionFormat, table, where)
        if any(earlier.key == section.key for earlier in sections):
            raise BadResource(f"{where}: an earlier section has the same key", "Give each section a key of its own")
        sections.append(section)
    rest = {key: value for key, value in data.items() if key != "section"}
    letter: LetterFormat = _read(LetterFormat, rest, source, sections=tuple(sections))
    return letter
