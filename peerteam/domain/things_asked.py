"""How many things a recommendation asks for, and which of them nobody could check: read from its words alone.

A part begins with the sentence, behind a semicolon, or where "and" or a comma is followed by a word for doing something
("…, and publish the results"). Verbs that share one object are one thing ("agree and implement a plan"), and what
follows "to" is a purpose, not a further thing ("a narrative be developed to promote and market the borough").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_OPENING = re.compile(
    r"^(?:(?:and|or|then|also|to|that|we recommend(?: that)?|the (?:council|authority|lga) (?:should|must|needs to)|"
    r"(?:should|must|needs to)|recommendation \d+:?)\s+)+",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(,\s+and|,\s+then|,|\s+and|\s+then)\s+(?:also\s+|then\s+)?(?=[a-z])", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z’'-]*", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:be|are|is)\s+(?:\w+ly\s+)?\w+(?:ed|en|t|de|un)\b", re.IGNORECASE)
_OBJECT = """
the a an its their his her our this that these those all any every each both one two three more further it them how
what whether regular clear
"""
_OBJECTS = frozenset(_OBJECT.split())
_PAIRS = frozenset({("work", "with"), ("report", "to"), ("report", "on"), ("set", "up"), ("set", "out")})


@dataclass(frozen=True, slots=True)
class Verbs:
    """The words a part may begin with: those for doing something, those of them that are nouns as well, and those that
    say what can be neither done nor left undone (`hollow` are such words in the middle of a sentence).
    """

    doing: frozenset[str]
    nouns_too: frozenset[str]
    vague: tuple[str, ...]
    hollow: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asks:
    """What was read: the parts, and the first words among them that cannot be checked ("" if there are none)."""

    parts: tuple[str, ...]
    vague: str

    @property
    def says_what_to_do(self) -> bool:
        """Whether anything is asked for at all; a bare label asks for nothing."""
        return bool(self.parts)


def read_asks(text: str, verbs: Verbs) -> Asks:
    """The parts of a recommendation and what is vague in them."""
    plain = " ".join(text.replace("’", "'").split())
    parts = [part for sentence in _SENTENCE.split(plain) for part in _parts(sentence, verbs)]
    if not parts and _WORD.search(plain) and len(_WORD.findall(plain)) > 3:
        parts = [plain]  # a verb this program does not know is a verb all the same
    vague = next((words for part in parts if (words := _vague(part, verbs))), "")
    return Asks(tuple(parts), vague)


def _parts(sentence: str, verbs: Verbs) -> Iterator[str]:
    """The things one sentence asks for."""
    said = _OPENING.sub("", sentence)
    if not (_begins(said, verbs, first=True) or _PASSIVE.search(said)):
        return
    start = 0
    for join in _JOIN.finditer(said):
        if _begins(said[join.end() :], verbs) and _has_object(said[start : join.start()], verbs):
            if "," not in join[1] and _purpose(said[start : join.start()], verbs):
                continue
            yield said[start : join.start()]
            start = join.end()
    yield said[start:]


def _begins(words: str, verbs: Verbs, *, first: bool = False) -> bool:
    """Whether a part begins here. A word that is a noun as well must have something behind it to be done to."""
    lower = words.lower()
    if any(re.match(rf"{re.escape(vague)}\b", lower) for vague in verbs.vague):
        return True
    found = _WORD.findall(lower)[:2]
    if not found or found[0] not in verbs.doing:
        return False
    return first or found[0] not in verbs.nouns_too or (len(found) > 1 and _acts(found[0], found[1]))


def _acts(verb: str, following: str) -> bool:
    return following in _OBJECTS or (verb, following) in _PAIRS


def _has_object(part: str, verbs: Verbs) -> bool:
    """Whether a part says what to do it to: "agree", before "and implement a plan", does not."""
    return any(word not in verbs.doing for word in _WORD.findall(part.lower().replace("take stock", "review")))


def _purpose(part: str, verbs: Verbs) -> bool:
    """Whether a part has come to what it is for: "to" and a verb, not behind a comma."""
    return any(
        match[1] in verbs.doing for match in re.finditer(r"(?<!,) to (?:help |better |further )?([a-z]+)", part.lower())
    )


def _vague(part: str, verbs: Verbs) -> str:
    lower = part.lower()
    begun = next((words for words in verbs.vague if re.match(rf"{re.escape(words)}\b", lower)), "")
    return begun or next((words for words in verbs.hollow if re.search(rf"\b{re.escape(words)}\b", lower)), "")
