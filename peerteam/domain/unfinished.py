"""What is unfinished in a text: places left to fill in, and sentences too long to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from peerteam.domain.attribution_quotes import quotations
from peerteam.domain.attribution_text import Sentence, sentences
from peerteam.domain.attribution_words import AttributionWords
from peerteam.domain.cautions import Caution, CautionKind, Para

_PLACEHOLDER = "This looks like a place that was left to be filled in"
_FILL = "Fill it in, or take it out"
_SHORTEN = "Make two sentences of it, so that it can be read aloud"


def unfinished(paras: Iterable[Para], words: AttributionWords, locked: Collection[str] = frozenset()) -> list[Caution]:
    """Every place left to fill in, and every sentence longer than the words allow, in the order of the text.

    `locked` are the anchors of paragraphs that nobody may shorten.
    """
    patterns = [re.compile(pattern) for pattern in words.placeholders]
    return [
        caution
        for sentence in sentences(paras)
        for caution in (
            *_placeholders(sentence, patterns),
            *(() if sentence.para.anchor in locked else _too_long(sentence, words.longest_sentence)),
        )
    ]


def _placeholders(sentence: Sentence, patterns: Iterable[re.Pattern[str]]) -> Iterator[Caution]:
    taken: list[tuple[int, int]] = []
    quoted = list(quotations(sentence.text))
    for pattern in patterns:
        for found in pattern.finditer(sentence.text):
            overlaps = any(found.start() < upto and first < found.end() for first, upto in taken)
            left_out = found[0].strip("[] .…") == "" and any(found[0] in quote for quote in quoted)
            if not overlaps and not left_out:
                taken.append(found.span())
                yield _caution(sentence, found[0], CautionKind.PLACEHOLDER, _PLACEHOLDER, _FILL)


def _too_long(sentence: Sentence, most: int) -> Iterator[Caution]:
    number = len(sentence.text.split())
    if number > most:
        why = f"This sentence has {number} words, and more than {most} are hard to follow"
        start = " ".join(sentence.text.split()[:6])
        yield _caution(sentence, start, CautionKind.LONG_SENTENCE, why, _SHORTEN)


def _caution(sentence: Sentence, match: str, kind: CautionKind, why: str, do: str) -> Caution:
    return Caution(sentence.text, match, kind, why, do, sentence.para.anchor, sentence.para.where)
