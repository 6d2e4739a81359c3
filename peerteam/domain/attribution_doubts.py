"""Whether words that could be somebody's name are: a name may be a word, a place, a month, or an abbreviation too."""

from __future__ import annotations

from collections.abc import Collection

from peerteam.domain.attribution_look import Look
from peerteam.domain.attribution_people import Directory, Form
from peerteam.domain.attribution_words import AttributionWords


class Doubts:
    """Judges names that were found, for one visit and one text."""

    def __init__(self, known: Directory, body_words: Collection[str], defined: Collection[str]) -> None:
        """`body_words` stand in the names of councils and bodies; `defined` are letters the text has explained."""
        self._known, self._body_words, self._defined = known, body_words, defined

    def counts(self, look: Look, first: int, upto: int, form: Form) -> bool:
        """Whether the words from `first` up to `upto` name somebody here."""
        if form is Form.INITIALS:
            return self._initials(look, first, upto)
        if look.is_place(first, upto):
            return False
        if form is Form.FULL:
            row = look.row[first:upto]
            return all(word.capital for word in row) or not any(is_ordinary(word.norm, look.words) for word in row)
        if look.is_titled(first):
            return True
        return self._surname(look, first, upto) if form is Form.SURNAME else self._first_name(look, first, form)

    def _surname(self, look: Look, first: int, upto: int) -> bool:
        norms = [word.norm for word in look.row[first:upto]]
        speaking = look.speaks(first, upto)
        if not look.row[upto - 1].capital:
            return speaking and len(norms[-1]) > 4 and not any(is_ordinary(norm, look.words) for norm in norms)
        if norms[-1] in look.words.places or norms[-1] in self._body_words:
            return speaking
        if norms[-1] in look.words.ordinary and len(norms) == 1:
            return speaking or look.stands_alone(first, upto)
        return True

    def _first_name(self, look: Look, at: int, form: Form) -> bool:
        word, speaking = look.row[at], look.speaks(at, at + 1)
        if not word.capital or self._is_part_of_another_name(look, at):
            return False
        if at and look.row[at - 1].norm in look.words.place_prepositions:
            return False
        shared = word.norm in self._known.team_first or word.norm in self._body_words
        if is_word(word.norm, look.words):
            return speaking and not look.sentence.shouts
        return speaking if shared or (form is Form.SHORT and len(word.norm) < 3) else True

    def _is_part_of_another_name(self, look: Look, at: int) -> bool:
        """ "Owen Street", "St Thomas", "Ruth Owen": a capital beside it that is not its own surname."""
        after, before = look.after(at + 1), look.before(at)
        if after and after.capital and not look.row[at].owning:
            return True
        return before is not None and before.capital and (at > 1 or before.norm in look.words.first_names)

    def _initials(self, look: Look, first: int, upto: int) -> bool:
        row, text = look.row[first:upto], look.sentence.text
        letters = "".join(word.norm for word in row)
        if not all(word.upper for word in row) or letters in self._defined:
            return False
        if len(row) > 1:
            written = text[row[0].start : row[-1].end + 1]
            return written.count(".") >= len(row) - 1 and not any(mark in written for mark in " ,")
        around = text[max(row[0].start - 1, 0) : row[0].end + 1]
        credited = around in (f"({letters.upper()})", f"[{letters.upper()}]") and any(mark in text for mark in '“”"')
        return letters not in look.words.acronyms and (look.speaks(first, upto) or credited)


def is_ordinary(norm: str, words: AttributionWords) -> bool:
    """Whether a part of a name is a word, a month or a place as well."""
    return norm in words.ordinary or norm in words.places or norm in words.ordinary_first or len(norm) == 1


def is_word(norm: str, words: AttributionWords) -> bool:
    """The same of a first name, of which many are surnames of others and yet no words."""
    return norm in words.ordinary_first or norm in words.places or norm in words.everyday or len(norm) == 1
