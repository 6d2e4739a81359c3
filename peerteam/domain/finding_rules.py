"""The rules findings are tested by, and the words each warning is told in: data, read from `resources/findings.toml`.

The file that comes with the program says what is said here; a team that sees it otherwise edits the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from peerteam.domain.counts import MEETINGS
from peerteam.domain.entries import Entry, choices, one_of
from peerteam.domain.records import SessionKind


class FlagKind(StrEnum):
    """What a finding can be warned of; the value is its name in the file."""

    NOTHING = "nothing"
    NOBODY = "nobody"
    ONE_VOICE = "one_voice"
    ONE_GROUP = "one_group"
    NO_GROUP = "no_group"
    AGAINST = "against"
    QUOTE = "quote"
    NO_DOCUMENT = "no_document"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a warning is told: in words on the card, and in one sentence that says what would cure it.

    `{n}` is how many. `many` are the words for more than one; without it the words fit any number. A `mild` warning is
    worth knowing and no reason to hesitate.
    """

    words: str
    why: str
    many: str = ""
    mild: bool = False

    def say(self, number: int) -> str:
        """The words for a number."""
        return (self.many if self.many and number > 1 else self.words).replace("{n}", str(number))


WORDINGS: dict[FlagKind, Wording] = {
    FlagKind.NOTHING: Wording(
        "nothing behind it yet",
        "No passage and no paper has been put behind it; put in a passage somebody said, or a paper.",
    ),
    FlagKind.NOBODY: Wording(
        "nobody has said it",
        "It rests on papers, on what was seen, or on the team’s own talk; a passage from an interview would cure it.",
    ),
    FlagKind.ONE_VOICE: Wording(
        "one voice only",
        "All of it was said in one place, and that is one voice however many passages there are; a passage from "
        "another session, or a paper, would cure it.",
        "{n} voices only",
    ),
    FlagKind.ONE_GROUP: Wording(
        "one group only",
        "All who said it belong to one group; a passage from somebody of another group would cure it.",
        "{n} groups only",
    ),
    FlagKind.NO_GROUP: Wording(
        "group not known",
        "Nobody is named as present where it was said; add the people to the session and their group counts.",
    ),
    FlagKind.AGAINST: Wording(
        "{n} speaks against",
        "It is contradicted as well; weigh it and word the finding so that both hold, or ask again.",
        "{n} speak against",
    ),
    FlagKind.QUOTE: Wording(
        "rests on an uncleared quote",
        "Somebody’s own words are behind it and not cleared for the report; clear the quote, or rest it on others.",
        "rests on {n} uncleared quotes",
    ),
    FlagKind.NO_DOCUMENT: Wording(
        "no document",
        "It has been said and no paper bears it out; a paper that says the same would cure it.",
        mild=True,
    ),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """What is enough, and which sessions are voices.

    `sessions` are the kinds in which the council's people talk to the team; `observed` those in which the team watched.
    """

    voices: int = 2
    groups: int = 2
    documents: int = 1
    thin_voices: int = 2
    thin_groups: int = 2
    sessions: frozenset[str] = frozenset(kind.value for kind in MEETINGS)
    observed: frozenset[str] = frozenset({SessionKind.OBSERVED.value})
    wordings: Mapping[FlagKind, Wording] = field(default_factory=lambda: WORDINGS)


PLAIN = Rules()
"""The rules of a program whose file nobody has edited."""


def parse_rules(top: Entry) -> Rules:
    """The rules from the table `[findings]` of their file. Raises BadResource for a mistake in it."""
    found = Rules(
        voices=_enough(top, "voices", PLAIN.voices),
        groups=_enough(top, "groups", PLAIN.groups),
        documents=_enough(top, "documents", PLAIN.documents),
        thin_voices=_enough(top, "thin_voices", PLAIN.thin_voices),
        thin_groups=_enough(top, "thin_groups", PLAIN.thin_groups),
        sessions=_kinds(top, "sessions", PLAIN.sessions),
        observed=_kinds(top, "observed", PLAIN.observed),
        wordings=WORDINGS | {kind: made for kind in FlagKind if (made := wording(top, kind.value)) is not None},
    )
    top.close()
    return found


def _enough(top: Entry, key: str, default: int) -> int:
    """How many are enough; 0 turns the warning off."""
    found = top.maybe_whole(key, 0, 9)
    return default if found is None else found


def _kinds(top: Entry, key: str, default: frozenset[str]) -> frozenset[str]:
    given = top.maybe_texts(key)
    if given is None:
        return default
    for kind in given:
        if one_of(SessionKind, kind) is None:
            raise top.bad(key, f"“{kind}” is not one of {choices(SessionKind)}")
    return frozenset(given)


def wording(top: Entry, key: str) -> Wording | None:
    """The words of one warning, if the file has them."""
    entry = top.entry(key)
    if entry is None:
        return None
    made = Wording(entry.text("words"), entry.text("why"), entry.any_text("many"), entry.flag("mild"))
    entry.close()
    return made
