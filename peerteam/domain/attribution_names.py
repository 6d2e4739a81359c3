"""Names in a sentence: of the people met in every form, and of anybody with a title before the name.

Where a name is doubtful because it is a word, a place or a month as well, it counts only if the sentence says that it
is somebody: with a title, with a first name, or as one who speaks (`attribution_doubts`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from peerteam.domain.attribution_doubts import Doubts
from peerteam.domain.attribution_look import Look
from peerteam.domain.attribution_people import Directory, Form, Name
from peerteam.domain.attribution_speech import Speaker
from peerteam.domain.attribution_strangers import Found, stranger
from peerteam.domain.attribution_text import Phrases, Sentence, norms_of
from peerteam.domain.cautions import Caution, CautionKind

_WHAT = {
    Form.FULL: "This is the name of somebody the team met",
    Form.SURNAME: "This is the surname of somebody the team met",
    Form.FIRST: "This is the first name of somebody the team met",
    Form.SHORT: "This may be somebody the team met, by a short form of the name",
    Form.INITIALS: "These are the initials of somebody the team met",
}
_DO = "Say who spoke only as a group (“councillors”, “staff”), or leave the sentence without a source"
_ADDRESS = 4
"""A line of an address has no more words than these."""


class NameFinder:
    """Finds names, given the people of the visit and the bodies it speaks of."""

    def __init__(self, known: Directory, bodies: Sequence[str], defined: Collection[str]) -> None:
        """`defined` are the letters the text itself explains, such as "(TA)"."""
        self._known, self._words = known, known.words
        self._bodies = Phrases(norms for body in bodies if len(norms := norms_of(body)) > 1)
        surnames = {name.surname[-1] for name in known.people}
        named = {norm for body in bodies for norm in norms_of(body) if body not in known.firms or norm not in surnames}
        self._doubts = Doubts(known, named, defined)

    def find(self, sentence: Sentence, speak: Sequence[Speaker]) -> Iterator[Caution]:
        """A caution for each name in a sentence."""
        places = self._places(sentence.norms)
        if not places or _is_salutation(sentence) or self._is_address(sentence):
            return
        look = Look(sentence, speak, self._masked(sentence), self._words)
        end = 0
        for index in places:
            found = None if index < end or look.is_masked(index, index + 1) else self._at(look, index)
            if found is not None:
                end = found[1]
                match, para = sentence.between(found[0], found[1] - 1), sentence.para
                yield Caution(sentence.text, match, CautionKind.NAME, found[2], _DO, para.anchor, para.where)

    def _places(self, norms: Sequence[str]) -> list[int]:
        """Where a name can begin at all: at a word that begins one, at any first name, behind a title."""
        begin, first, titles = self._known.begin, self._words.first_names, self._words.titles
        return [
            index
            for index, (before, norm) in enumerate(zip(("", *norms), norms, strict=False))
            if norm in begin or norm in first or before in titles
        ]

    def _is_address(self, sentence: Sentence) -> bool:
        """A line of an address holds a name and nothing else."""
        row = [n for n, word in enumerate(sentence.words) if word.norm not in self._words.titles | self._words.honours]
        whole = sentence.para.text.strip().rstrip(",") == sentence.text.rstrip(",")
        if not row or len(row) > _ADDRESS or not whole or sentence.text[-1] in ".!?":
            return False
        found = self._known.longest_at(sentence.norms, row[0])
        return found is not None and found[0] is Form.FULL and found[2] == len(row)

    def _masked(self, sentence: Sentence) -> set[int]:
        """The places of words that belong to the name of a body or of somebody in the team."""
        masked: set[int] = set()
        for phrases in (self._words.phrases("organisations"), self._bodies):
            for first, upto in phrases.found(sentence.words):
                if sentence.words[first].capital:
                    masked.update(range(first, upto))
        for index, word in enumerate(sentence.words):
            length = self._known.peer_at(sentence.words, index) if word.capital else 0
            masked.update(range(index, index + length))
        return masked

    def _at(self, look: Look, index: int) -> Found | None:
        found = self._known.longest_at(look.sentence.norms, index)
        if found is None:
            return stranger(look, index, self._known)
        form, name, length = found
        if form in (Form.FIRST, Form.SHORT):
            length = _with_surname(look, index, name) or length
            form = Form.FULL if length > 1 else form
        if look.is_masked(index, index + length):
            return None
        if self._doubts.counts(look, index, index + length, form):
            first = index - 1 if index and look.is_title(index - 1) else index
            return first, index + length, _WHAT[form]
        return stranger(look, index, self._known)


def _is_salutation(sentence: Sentence) -> bool:
    return sentence.words[0].norm == "dear" and len(sentence.words) <= 8


def _with_surname(look: Look, index: int, name: Name) -> int:
    """How many words "Anil K. Grewal" has, or "Siân Brown" if she is Siân O’Neill-Brown; 0 without a surname."""
    for skipped in (1, 2):
        at = index + 1 + skipped
        upto = at + len(name.surname)
        if look.sentence.norms[at:upto] == name.surname:
            between = look.row[index + 1 : at]
            commas = "," in look.sentence.text[look.row[index].end : look.row[at].start]
            return upto - index if all(word.capital for word in between) and not commas else 0
    after = look.after(index + 1)
    if after and after.upper and after.norm == name.surname[0][0]:
        return 2  # "Priya A."
    return 2 if after and after.capital and len(after.norm) > 2 and after.norm in name.surname else 0
