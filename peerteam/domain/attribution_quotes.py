"""Words that come from a note: quotations that were not cleared, and seven words in a row.

Notes are long and many, so a row of words is compared as a whole and in one go: the rows of the text are a set, and
each note is asked which of its own are in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from peerteam.domain.attribution_text import Sentence, norms_of, plain
from peerteam.domain.cautions import Caution, CautionKind

ROW = 7
"""So many words in a row are nobody's chance."""

SHORT_QUOTE = 3
"""A quotation of fewer words is a word in quotation marks, unless it is the whole of a quote."""

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|(?<!\w)[‘']([^‘’'\"]+(?:[’'](?=\w)[^‘’'\"]*)*)[’'](?!\w)|«([^«»]+)»")

_UNCLEARED = "This quotation stands in a note and is not cleared for the report"
_RAW = "These words are a quote that is not cleared for the report"
_ROW_WHY = "Seven or more words in a row are as they stand in a note"
_DO_QUOTE = "Clear the quote on the page Evidence once nobody can be told by it, or say it in the team’s words"
_DO_ROW = "Say it in the team’s own words"

Row = tuple[str, ...]


@dataclass(frozen=True)
class Spoken:
    """What was said to the team: the notes, and the quotes among their passages, cleared and not."""

    notes: Sequence[str]
    cleared: Sequence[str] = ()
    uncleared: Sequence[str] = ()
    own: Sequence[str] = field(default=())  # words of the visit that are no note's: titles, themes, questions


def find_spoken(sentences: Sequence[Sentence], spoken: Spoken) -> list[Caution]:
    """Quotations not cleared, then rows of words from a note, in the order of the text for each."""
    cleared = [norms_of(words) for words in spoken.cleared]
    own = [norms_of(words) for words in spoken.own]
    notes = [norms_of(words) for words in spoken.notes]
    quotes = list(_uncleared(sentences, spoken, _Texts(cleared), set(own), notes))
    free = _rows_of([*cleared, *own])
    told = {(caution.text, norms_of(caution.match)) for caution in quotes}
    rows = [c for c in _verbatim(sentences, notes, free) if not _within(c, told)]
    return quotes + rows


def _within(caution: Caution, told: Iterable[tuple[str, Row]]) -> bool:
    row = norms_of(caution.match)
    return any(caution.text == text and contains(words, row) for text, words in told)


def contains(whole: Row, part: Row) -> bool:
    """Whether some words stand in a row among others."""
    if not part or len(part) > len(whole):
        return False
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


# --- quotations -------------------------------------------------------------------------------------------------------


def quotations(text: str) -> Iterator[str]:
    """What stands in quotation marks in a text, of whatever kind they are."""
    for found in _QUOTED.finditer(text):
        words = next(group for group in found.groups() if group is not None)
        if words.strip():
            yield words.strip()


def _uncleared(
    sentences: Sequence[Sentence], spoken: Spoken, cleared: _Texts, titles: Collection[Row], notes: Sequence[Row]
) -> Iterator[Caution]:
    known = _Pieces(norms_of(words) for words in spoken.uncleared)
    said = _Said(spoken.notes, notes)
    for sentence in sentences:
        if any(mark in sentence.text for mark in "“\"‘'«"):
            for quote in quotations(sentence.text):
                row = norms_of(quote)
                if row in titles or cleared.hold(row):
                    continue
                if row in known or known.like(row):
                    yield _caution(sentence, quote, CautionKind.UNCLEARED_QUOTE, _RAW, _DO_QUOTE)
                elif not _is_title(quote) and said.holds(row):
                    yield _caution(sentence, quote, CautionKind.UNCLEARED_QUOTE, _UNCLEARED, _DO_QUOTE)
        yield from _without_marks(sentence, known, cleared)


def _without_marks(sentence: Sentence, known: _Pieces, cleared: _Texts) -> Iterator[Caution]:
    """A whole quote told without its marks is still that quote."""
    row = sentence.norms
    for first, upto in known.whole_in(row):
        words = row[first:upto]
        match = sentence.between(first, upto - 1)
        quoted = any(contains(norms_of(quote), words) for quote in quotations(sentence.text))
        if not quoted and not cleared.hold(words):
            yield _caution(sentence, match, CautionKind.UNCLEARED_QUOTE, _RAW, _DO_QUOTE)


class _Texts:
    """Texts to be asked whether some words stand in a row in any of them; one long text is asked in one go."""

    def __init__(self, texts: Iterable[Row]) -> None:
        self._all = "\n".join([f" {' '.join(text)} " for text in texts])

    def hold(self, row: Row) -> bool:
        """Whether one of them holds these words."""
        return bool(row) and f" {' '.join(row)} " in self._all


class _Said:
    """What stands in the notes, made ready for looking up when the first quotation asks for it."""

    def __init__(self, texts: Sequence[str], notes: Sequence[Row]) -> None:
        self._texts, self._notes = texts, notes

    @cached_property
    def _whole(self) -> _Texts:
        return _Texts(self._notes)

    @cached_property
    def _quoted(self) -> _Texts:
        return _Texts(norms_of(quote) for text in self._texts for quote in quotations(plain(text)))

    def holds(self, row: Row) -> bool:
        """Whether a quotation stands in a note: one of some length anywhere, a short one as a quotation there."""
        if len(row) < SHORT_QUOTE:
            return len(row) > 1 and self._quoted.hold(row)
        return self._whole.hold(row)


def _is_title(quote: str) -> bool:
    long = [word for word in quote.split() if len(word) > 3]
    return bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)


class _Pieces:
    """Quotes that are not cleared, known again when they are shortened or a word of them is changed."""

    LEAST = 4

    def __init__(self, quotes: Iterable[Row]) -> None:
        self._quotes = dict.fromkeys(quotes)
        self._texts = _Texts(self._quotes)
        self._pieces = {piece for quote in self._quotes for piece in rows(quote, self.LEAST)}
        self._whole: dict[Row, list[Row]] = {}
        for quote in self._quotes:
            if len(quote) >= self.LEAST:
                self._whole.setdefault(quote[: self.LEAST], []).append(quote)

    def __contains__(self, row: Row) -> bool:
        """Whether these words are one of them, whole."""
        return row in self._quotes

    def like(self, row: Row) -> bool:
        """Whether a quotation is one of these, shortened or with some words changed."""
        if len(row) > 1 and self._texts.hold(row):
            return True
        mine = list(rows(row, self.LEAST))
        shared = sum(piece in self._pieces for piece in mine)
        return bool(mine) and shared >= max(1, len(mine) // 3)

    def whole_in(self, row: Row) -> Iterator[tuple[int, int]]:
        """Where one of these stands whole among the words of a sentence."""
        for index, piece in enumerate(rows(row, self.LEAST)):
            for quote in self._whole.get(piece, ()):
                if row[index : index + len(quote)] == quote:
                    yield index, index + len(quote)


# --- seven words in a row ---------------------------------------------------------------------------------------------


def rows(words: Sequence[str], length: int = ROW) -> Iterator[Row]:
    """Every row of so many words."""
    return zip(*(words[start:] for start in range(length)), strict=False)


def _rows_of(texts: Iterable[Row]) -> set[Row]:
    return {row for text in texts for row in rows(text)}


def _verbatim(sentences: Sequence[Sentence], notes: Iterable[Row], free: set[Row]) -> Iterator[Caution]:
    """A note is written in short sentences, so a row may go on from one sentence of a paragraph to the next."""
    flat = list(_flat(sentences))
    places: dict[Row, list[int]] = {}
    for place, row in enumerate(rows([norm for norm, _, _ in flat])):
        places.setdefault(row, []).append(place)
    taken: set[Row] = set()
    for note in notes:
        taken.update(filter(places.__contains__, rows(note)))
    marked = {word for row in taken - free for place in places[row] for word in range(place, place + ROW)}
    for first, upto in _stretches(sorted(marked)):
        number, count = Counter(number for _, number, _ in flat[first:upto]).most_common(1)[0]
        begun = next(index for _, sentence, index in flat[first:upto] if sentence == number)
        match = sentences[number].between(begun, begun + count - 1)
        yield _caution(sentences[number], match, CautionKind.VERBATIM_NOTE, _ROW_WHY, _DO_ROW)


def _flat(sentences: Sequence[Sentence]) -> Iterator[tuple[str, int, int]]:
    """All words with their places, and between two paragraphs a word that stands in no note."""
    for number, sentence in enumerate(sentences):
        if number and sentence.para is not sentences[number - 1].para:
            yield "", number, -1
        yield from ((word.norm, number, index) for index, word in enumerate(sentence.words))


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the one after the last of places that follow one another."""
    for _, run in groupby(enumerate(places), lambda each: each[1] - each[0]):
        stretch = [place for _, place in run]
        yield stretch[0], stretch[-1] + 1


def _caution(sentence: Sentence, match: str, kind: CautionKind, why: str, do: str) -> Caution:
    return Caution(sentence.text, match, kind, why, do, sentence.para.anchor, sentence.para.where)
