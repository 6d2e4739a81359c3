"""What is said about a text before it leaves: one caution for each place somebody should look at again.

A caution says the sentence, the words in it, why they are doubtful and what could be done. Somebody may settle it with
a reason; it then stays settled for as long as the sentence stays as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class CautionKind(StrEnum):
    """What is doubtful: first what could point at a person, then what is missing or unfinished."""

    NAME = "name"
    POST = "post"
    SMALL_GROUP = "small group"
    UNCLEARED_QUOTE = "uncleared quote"
    VERBATIM_NOTE = "verbatim note"
    TOO_EARLY = "before the visit is over"
    UNSUPPORTED = "nothing behind it"
    MISSING_POINT = "not in the letter"
    NO_THEME = "under no theme"
    EMPTY_SECTION = "empty section"
    PLACEHOLDER = "unfinished"
    NOT_PROVIDED = "paper not provided"
    LONG_SENTENCE = "long sentence"
    ACCESSIBILITY = "hard to read aloud"


ATTRIBUTION = (
    CautionKind.NAME, CautionKind.POST, CautionKind.SMALL_GROUP, CautionKind.UNCLEARED_QUOTE, CautionKind.VERBATIM_NOTE,
)  # fmt: skip
"""The kinds that could point at a person."""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of a text that is to leave: its words, where it is, and the records it was drafted from.

    `anchor` is the name of the paragraph in the letter, `where` what to call the place to a person.
    """

    text: str
    anchor: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to look at: the sentence, the words in it, why, and what to do."""

    text: str
    match: str
    kind: CautionKind
    why: str
    do: str
    anchor: str = ""
    where: str = ""

    @property
    def key(self) -> str:
        """What a settled caution is remembered by: made of sentence, words and kind, so a changed one comes back.

        White space does not count, and nothing can be read from it.
        """
        told = "\0".join((" ".join(self.text.split()), " ".join(self.match.split()), self.kind))
        return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def each_once(cautions: Iterable[Caution]) -> list[Caution]:
    """Cautions in order, a sentence that stands in several places told once."""
    return list({caution.key: caution for caution in reversed(list(cautions))}.values())[::-1]
