"""Tagged passages written in place: `{4 strength #s07a: every saving has a named lead}`.

A tag says theme key, kind (point if it says none), for a quote its clearance, and a label by which a finding refers to
it. `{{` and `}}` are literal braces, and `{}` is nothing at all: it keeps apart what would otherwise read as one sign.
Tags do not nest and do not cross a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from peerteam.domain.entries import choices, mistake, one_of
from peerteam.domain.errors import BadResource, NotAllowed
from peerteam.domain.records import Clearance, TagKind

_BLANK_LINE = re.compile(r"\n\s*\n")
_SIGN = re.compile(r"\{\{|\}\}|\{\}|[{}]")
_KEY = re.compile(r"[1-9]")
_LABEL = re.compile(r"#\w[\w.-]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A tagged passage: where it is in the body, and what the tag says."""

    at: int
    upto: int
    key: int
    kind: TagKind = TagKind.POINT
    clearance: Clearance | None = None
    label: str | None = None
    line: int = 0


def read_tagged(text: str, source: str, first_line: int = 1) -> tuple[str, tuple[Passage, ...]]:
    """The text without its signs, and its passages. Lines are counted from `first_line` of the file `source`."""
    return _Reader(text, source, first_line).read()


class _Reader:
    """Takes the signs out of a note's text, sign by sign, keeping where each passage comes to lie."""

    def __init__(self, text: str, source: str, first_line: int) -> None:
        self._text, self._source, self._first_line = text, source, first_line
        self._done: list[str] = []
        self._length = 0
        self._open: Passage | None = None
        self._opened_at = 0
        self._passages: list[Passage] = []

    def read(self) -> tuple[str, tuple[Passage, ...]]:
        """The body without its signs, and its passages."""
        place = 0
        while found := _SIGN.search(self._text, place):
            self._add(self._text[place : found.start()])
            place = found.end()
            if found[0] in ("{{", "}}"):
                self._add(found[0][0])
            elif found[0] == "{":
                place = self._begin(place)
            elif found[0] == "}":
                self._end(found.start())
        self._add(self._text[place:])
        if self._open is not None:
            raise self._mistake(self._opened_at, "a tag is begun here and never closed with }")
        return "".join(self._done).rstrip(), tuple(self._passages)

    def _add(self, words: str) -> None:
        self._done.append(words)
        self._length += len(words)

    def _begin(self, place: int) -> int:
        if self._open is not None:
            raise self._mistake(place, "a tag begins inside another; a literal brace is written {{")
        colon = self._text.find(":", place)
        head = self._text[place:colon] if colon >= 0 else ""
        if not head.strip() or any(sign in head for sign in "{}\n"):
            raise self._mistake(place, "a tag is written {4: the words}; a literal brace is written {{")
        self._opened_at = place
        self._open = replace(self._read_head(head, place), at=self._length)
        words = self._text[colon + 1 :]
        return len(self._text) - len(words.lstrip())

    def _end(self, place: int) -> None:
        if self._open is None:
            raise self._mistake(place, "} closes no tag; a literal brace is written }}")
        words = "".join(self._done)[self._open.at :]
        if not words.strip():
            raise self._mistake(self._opened_at, "a tag is on no words")
        if _BLANK_LINE.search(words):
            raise self._mistake(self._opened_at, "a tag begun here crosses a blank line; was it never closed with }?")
        self._passages.append(replace(self._open, upto=self._open.at + len(words.rstrip())))
        self._open = None

    def _read_head(self, head: str, place: int) -> Passage:
        key, *rest = head.split()
        if not _KEY.fullmatch(key):
            raise self._mistake(place, f"“{key}” is not the key of a theme; a literal brace is written {{{{")
        kind: TagKind | None = None
        clearance: Clearance | None = None
        label: str | None = None
        for word in rest:
            if _LABEL.fullmatch(word) and label is None:
                label = word
            elif kind is None and one_of(TagKind, word):
                kind = one_of(TagKind, word)
            elif clearance is None and one_of(Clearance, word):
                clearance = one_of(Clearance, word)
            else:
                known = f"{choices(TagKind)}; for a quote {choices(Clearance)}; or one #label"
                raise self._mistake(place, f"“{word}” in a tag is not known or is there twice; known are {known}")
        if clearance and kind is not TagKind.QUOTE:
            raise self._mistake(place, f"only a quote can be {clearance.value}")
        if kind is TagKind.QUOTE and clearance is None:
            clearance = Clearance.RAW
        return Passage(0, 0, int(key), kind or TagKind.POINT, clearance, label, self._line(place))

    def _line(self, place: int) -> int:
        return self._first_line + self._text.count("\n", 0, place)

    def _mistake(self, place: int, why: str) -> BadResource:
        return mistake(self._source, f"line {self._line(place)}", why)


def write_tagged(body: str, passages: Iterable[Passage]) -> str:
    """The text with its passages written in place."""
    done: list[str] = []
    place = 0
    for passage in sorted(passages, key=lambda passage: passage.at):
        words = body[passage.at : passage.upto]
        if passage.at < place or words != words.strip() or not words or _BLANK_LINE.search(words):
            raise NotAllowed(
                "Two passages overlap, or one is empty, begins or ends with a blank, or crosses a blank line",
                "The plain text of a note has no way to show that",
            )
        done += [_escaped(body[place : passage.at]), _tag_text(passage), _escaped(words), "}"]
        if body.startswith("}", passage.upto):
            done.append("{}")
        place = passage.upto
    done.append(_escaped(body[place:]))
    return "".join(done)


def _tag_text(passage: Passage) -> str:
    said: list[str] = [str(passage.key)]
    if passage.kind is not TagKind.POINT:
        said.append(passage.kind.value)
    if passage.clearance not in (None, Clearance.RAW):
        said.append(passage.clearance.value)
    if passage.label:
        said.append(passage.label)
    return "{" + " ".join(said) + ": "


def _escaped(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
