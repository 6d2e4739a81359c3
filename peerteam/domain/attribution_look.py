"""A sentence as it is looked at for names: who speaks in it, which words are spoken for, what stands beside a word."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from peerteam.domain.attribution_speech import Speaker
from peerteam.domain.attribution_text import Sentence, Word
from peerteam.domain.attribution_words import AttributionWords


class Look:
    """One sentence, and what is known about the places in it."""

    def __init__(
        self, sentence: Sentence, speak: Sequence[Speaker], masked: AbstractSet[int], words: AttributionWords
    ) -> None:
        """`masked` are the places of words that belong to the name of a body, or of somebody in the team."""
        self.sentence, self.row, self.words = sentence, sentence.words, words
        self._speak, self._masked = speak, masked

    def is_masked(self, first: int, upto: int) -> bool:
        """Whether any of these words is spoken for."""
        return not self._masked.isdisjoint(range(first, upto))

    def speaks(self, first: int, upto: int) -> bool:
        """Whether these words are who speaks, and not only words before it ("Young people told us")."""
        for speaker in self._speak:
            if speaker.first <= first and upto <= speaker.upto:
                parted = not self.touches(upto) and "-" not in self.sentence.gap(upto)
                ends = upto == speaker.upto or parted or self.row[upto].norm in ("and", "or")
                if ends and (first == speaker.first or self.row[first - 1].norm not in ("the", "a", "an")):
                    return True
        return False

    def touches(self, index: int) -> bool:
        """Whether nothing but a space stands before this word."""
        gap = self.sentence.gap(index)
        return gap == " " or gap.strip() == ""

    def before(self, index: int) -> Word | None:
        """The word before this one, if nothing stands between them."""
        return self.row[index - 1] if index > 0 and self.touches(index) else None

    def after(self, upto: int) -> Word | None:
        """The word that begins here, if nothing stands before it."""
        return self.row[upto] if upto < len(self.row) and self.touches(upto) else None

    def is_titled(self, index: int) -> bool:
        """Whether a title stands before this word, or before a list it is in: "Cllrs Brown, Green and Foy"."""
        if index > 0 and self.is_title(index - 1):
            return True
        while index > 0:
            before = self.row[index - 1]
            if before.norm in self.words.titles_of_several:
                return before.capital
            if not (before.capital or before.norm == "and") or self.sentence.gap(index).strip(" ,"):
                return False
            index -= 1
        return False

    def is_title(self, index: int) -> bool:
        """Whether this word is a title, and a name may follow it."""
        word = self.row[index]
        return word.norm in self.words.titles and word.capital and self.sentence.gap(index + 1).strip(". ") == ""

    def is_place(self, first: int, upto: int) -> bool:
        """Whether the words beside a name make a place, a building, a report or a date of it."""
        after, before = self.after(upto), self.before(first)
        if (after and after.norm.isdigit()) or (before and before.norm.isdigit()):
            return True
        if after and after.capital and after.norm in self.words.place_nouns:
            return True
        if after and not after.capital and after.norm in self.words.small_place_nouns:
            return not self.row[upto - 1].owning
        beginning = before is not None and before.capital and before.norm in self.words.place_beginnings
        return beginning and first > 1 and not self.is_title(first - 1)

    def _acts(self, upto: int) -> bool:
        """Whether the first words of a sentence do what only a person does: "Vane returns calls"."""
        after = self.after(upto)
        noun = self.row[upto - 1].norm in self.words.mass or self.row[upto - 1].norm.endswith("s")
        return after is not None and not noun and not self.sentence.shouts and after.norm in self.words.acts

    def stands_alone(self, first: int, upto: int) -> bool:
        """Whether an ordinary word has its capital for no other reason than that it is a name."""
        if first == 0:
            return self._acts(upto)
        if self.sentence.shouts or any(mark in self.sentence.gap(first) for mark in '“"‘:;•–—/('):
            return False
        before, after = self.row[first - 1], self.after(upto)
        words = self.words
        if before.norm in words.place_prepositions or before.norm in words.definite or before.norm in words.indefinite:
            return False
        if before.capital and self.touches(first):
            return False
        if upto < len(self.row) and self.sentence.gap(upto) == "-":
            return False  # "Long-term"
        return not (after and (after.capital or (after.norm in words.things and after.norm != "and")))
