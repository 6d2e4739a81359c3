"""A text as it is compared: paragraphs made plain, cut into sentences, sentences into words.

Accents, capitals, the kind of apostrophe and of hyphen, letters joined or hidden by a word processor make no
difference to which word it is; whether it stands with a capital is remembered beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from peerteam.domain.cautions import Para

_SPACE = re.compile(r"[^\S\n ]")
"""Every kind of space but the plain one, which need not be replaced by itself."""
_LINE = 4
"""A line of so many words that ends in no stop goes on in the next; a shorter one may be a line of an address."""
_JOINED = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u2011": "-", "\u2010": "-"}
_UNSEEN = re.compile(f"[\u00ad\u200b-\u200f\u2060\ufeff{''.join(_JOINED)}]")
"""What a word processor hides in a text, or writes for two letters."""
_APOSTROPHES = "'’\u02bc`\u00b4"
_WORD = re.compile(rf"[^\W_\u02bc]+(?:[{_APOSTROPHES}][^\W_\u02bc]+)*")
"""One of the apostrophes is a letter to Python, and yet no word by itself."""
_MARK = re.compile(f"[{_APOSTROPHES}]")
_HAS_MARK = _MARK.search
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "œ": "o", "\u0131": "i"})

_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*|\n)\s*(?=\S)")
_SHORTENED = re.compile(
    r"(?:(?<![\w])(?:[A-Za-z]|cllrs?|mrs?|ms|mx|drs?|prof|rev|st|no|nos|vs|eg|ie|etc|cf|approx|dept|ltd|hon|para|paras|fig|ext))\.$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """A text without what cannot be seen: joined letters apart, accents on their letters, one kind of space."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub(_seen, text))
    text = _SPACE.sub(" ", text)
    return _joined(text) if "\n" in text else text


def _seen(found: re.Match[str]) -> str:
    return _JOINED.get(found[0], "")


def _joined(text: str) -> str:
    """A text with the lines made one that were only broken."""
    lines: list[str] = []
    for line in text.split("\n"):
        before = lines[-1].rstrip() if lines else ""
        unfinished = len(before.split()) >= _LINE and before[-1] not in '.!?:;…”"’)'
        if before and line.strip() and (unfinished or line.lstrip()[0].islower()):
            lines[-1] = f"{before} {line.lstrip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


class _Letters(dict[int, str]):
    """For each letter, by its number, the one it is compared as; worked out when first asked for."""

    def __missing__(self, number: int) -> str:
        low = chr(number).lower()[:1].translate(_STROKED)
        self[number] = found = unicodedata.normalize("NFKD", low)[:1] or low
        return found


_FOLDED = _Letters()


def folded(text: str) -> str:
    """The text in lower case without accents, letter for letter as long as it was.

    Notes are long and nearly all of their letters are plain, so only the others are looked up one by one.
    """
    if text.isascii():
        return text.lower()
    low = text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")  # of bytes: plain letters only
    return _FOREIGN.sub(_folded, low)


def _folded(found: re.Match[str]) -> str:
    return found[0].translate(_FOLDED)


class Word(NamedTuple):
    """One word of a sentence: as it is compared, where it is, and how it is written.

    A letter has thousands, and a tuple is made in a fraction of the time a frozen dataclass takes.
    """

    norm: str
    start: int
    end: int
    capital: bool
    upper: bool
    owning: bool  # "Ashdown’s", "James’"


def words_of(text: str) -> list[Word]:
    """The words of a plain text; the parts of a hyphenated one stand by themselves."""
    low = folded(text)
    return [_word(text, low, *found.span()) for found in _WORD.finditer(low)]


def _word(text: str, low: str, start: int, end: int) -> Word:
    norm, raw, owning = low[start:end], text[start:end], False
    if _HAS_MARK(norm):
        owning = len(norm) > 2 and norm[-1] == "s" and norm[-2] in _APOSTROPHES
        norm = _bare(norm)
    if norm[-1] == "s" and low[end : end + 1] in ("'", "’") and not low[end + 1 : end + 2].isalnum():
        owning = True
    letters = raw[:-2] if owning and raw[-2:-1] in _APOSTROPHES else raw
    return Word(norm, start, end, raw[0].isupper(), letters.isupper(), owning)


def norms_of(text: str) -> tuple[str, ...]:
    """The words of any text as they are compared. Notes are long, so nothing else is worked out for them."""
    low = folded(plain(text))
    for mark in _APOSTROPHES[1:]:
        low = low.replace(mark, "'")
    return tuple([_bare(word) if "'" in word else word for word in _WORD.findall(low)])


def _bare(norm: str) -> str:
    """A word without its ’s and without apostrophes."""
    if len(norm) > 2 and norm[-1] == "s" and norm[-2] in _APOSTROPHES:
        norm = norm[:-2]
    return _MARK.sub("", norm)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph, and its words."""

    text: str
    words: tuple[Word, ...]
    para: Para

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple([word.norm for word in self.words])

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """What stands before each word, and last what stands behind them all."""
        ends, starts = [0], []
        for word in self.words:
            starts.append(word.start)
            ends.append(word.end)
        starts.append(len(self.text))
        return tuple([self.text[end:start] for end, start in zip(ends, starts, strict=True)])

    def gap(self, index: int) -> str:
        """What stands between a word and the one before it."""
        return self.gaps[index]

    def between(self, first: int, last: int) -> str:
        """The text from one word to another, both with it, without the ’s of the last."""
        found = self.text[self.words[first].start : self.words[last].end]
        return found[:-2] if self.words[last].owning and found[-2] in _APOSTROPHES else found

    @property
    def shouts(self) -> bool:
        """Whether capital letters say nothing here: it is all in capitals, or a heading with most words so."""
        long = [word for word in self.words if len(word.norm) > 3]
        return len(long) > 1 and sum(word.capital for word in long) > 0.75 * len(long)


def sentences(paras: Iterable[Para]) -> list[Sentence]:
    """Every sentence of some paragraphs, in order."""
    return [
        Sentence(text, words, para)
        for para in paras
        for text in split(plain(para.text))
        if (words := tuple(words_of(text)))
    ]


def split(text: str) -> Iterator[str]:
    """A plain text cut into sentences; "Cllr." and "T." end none."""
    begun = 0
    for found in _END.finditer(text):
        before, after = text[begun : found.start() + 1], text[found.end() :]
        ends = "\n" in found[0] or (not _is_shortened(before) and _begins(after))
        if ends:
            yield text[begun : found.end()].strip()
            begun = found.end()
    if text[begun:].strip():
        yield text[begun:].strip()


def _is_shortened(before: str) -> bool:
    return before.endswith(".") and bool(_SHORTENED.search(before[-9:]))


def _begins(after: str) -> bool:
    if after[0] in "–—-(":
        return False  # who said it
    first = next((char for char in after[:4] if char.isalnum()), "")
    return first.isupper() or first.isdigit()


def lengths_by_first(phrases: Collection[tuple[str, ...]]) -> dict[str, list[int]]:
    """For each word that begins some of these, how many words those have, the longest first.

    Many begin alike ("the …"), and only as many as there are lengths need be looked up.
    """
    found: dict[str, list[int]] = {}
    for length in sorted({len(phrase) for phrase in phrases}, reverse=True):
        for first in {phrase[0] for phrase in phrases if len(phrase) == length}:
            found.setdefault(first, []).append(length)
    return found


class Phrases:
    """Things of one or several words, found wherever they begin in a row of words; of two the longer one."""

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        self._phrases = {tuple(each) for each in phrases if each}
        self._lengths = lengths_by_first(self._phrases)

    @property
    def begin(self) -> Collection[str]:
        """The words such a phrase begins with: at any other there is no need to look."""
        return self._lengths.keys()

    def at(self, words: Sequence[Word], index: int) -> int:
        """How many words the phrase that begins here has; 0 if none does."""
        for length in self._lengths.get(words[index].norm, ()):
            found = tuple([word.norm for word in words[index : index + length]])
            if found in self._phrases:
                return len(found)
        return 0

    def found(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Where such phrases begin and end, the first of each place."""
        end = 0
        for index, word in enumerate(words):
            if word.norm in self._lengths and index >= end and (length := self.at(words, index)):
                end = index + length
                yield index, end
