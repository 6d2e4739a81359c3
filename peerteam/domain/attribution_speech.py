"""Who speaks in a sentence: the words that stand for the speaker of what is reported.

Three ways to say it are known: "the Director told us", "according to the Director" and "“…”, said the Director"; and
beside them "the Director’s frustration". What is found is the stretch of words that names the speaker, to be judged by
who looks at it: it may be a name, a post, a group, or "people".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peerteam.domain.attribution_text import Sentence
from peerteam.domain.attribution_words import AttributionWords

_LONGEST = 14
_NEAR, _FAR = 4, 9
"""How many words behind one that reports are looked at."""

_OPENING = "“\"‘'«"
_SAID = frozenset({"said", "says", "explained", "argued", "added", "complained", "admitted"})
_BEING = frozenset({"was", "were", "been", "being", "be", "is", "are"})
_PRONOUNS = frozenset({"having", "he", "she", "they", "we", "i", "you", "it"})
_STOPS = ';:.!?“”"–—()[]'


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words from `first` up to `upto` (without it) are who speaks.

    `loose` says that more may stand among them than who speaks: "from the Director | reached us".
    """

    first: int
    upto: int
    loose: bool = False


def speakers(sentence: Sentence, words: AttributionWords) -> list[Speaker]:
    """Everybody who speaks in a sentence."""
    return list(dict.fromkeys(_all(sentence, words)))


def _all(sentence: Sentence, words: AttributionWords) -> Iterator[Speaker]:
    phrases = words.phrases("before_speaker")
    for index, norm in enumerate(sentence.norms):
        if norm in words.may_report and _reports(sentence, index, words):
            yield from _before(sentence, index, words)
            yield from _after_quote(sentence, index, words)
        if index and sentence.gaps[index] != " ":
            yield from _beside_quote(sentence, index, words)
        length = phrases.at(sentence.words, index) if norm in phrases.begin else 0
        if length and index + length < len(sentence.words):
            yield _forward(sentence, index + length, words)
        if norm in words.opinions:
            yield from _owner(sentence, index, words)


def _beside_quote(sentence: Sentence, index: int, words: AttributionWords) -> Iterator[Speaker]:
    gap = sentence.gaps[index]
    if any(mark in gap for mark in "”\"»’'") and any(mark in gap for mark in "(–—-"):
        yield _forward(sentence, index, words)  # “…” (Head of Planning)
    if ":" in gap and any(mark in gap for mark in _OPENING):
        yield _backward(sentence, index - 1, words)  # Head of Planning: “…”


def _owner(sentence: Sentence, index: int, words: AttributionWords) -> Iterator[Speaker]:
    for owner in (index - 1, index - 2):  # "the Director’s view", "the Director’s own view"
        if owner >= 0 and sentence.words[owner].owning:
            yield _without_preposition(sentence, _backward(sentence, owner, words))
            break


def _reports(sentence: Sentence, index: int, words: AttributionWords) -> bool:
    """Whether a word tells that somebody said, thought or felt something."""
    norm = sentence.words[index].norm
    following = index + 1
    if words.phrases("speaks_phrases").at(sentence.words, index):
        return True
    if norm in words.states:
        return index > 0 and sentence.words[index - 1].norm in words.between
    if norm in words.speaks:
        return not _is_passive(sentence, index)
    if norm not in words.speaks_if or _is_passive(sentence, index):
        return False
    quoted = any(mark in sentence.gap(place) for place in range(max(index - _FAR, 0), index + 1) for mark in '”"»')
    if following >= len(sentence.words):
        return quoted
    opening = sentence.gap(following).strip(" ,:") in tuple(_OPENING)
    with_us = bool(words.phrases("speaks_with").at(sentence.words, following))
    return quoted or opening or with_us or _to_us(sentence, following, words)


def _to_us(sentence: Sentence, first: int, words: AttributionWords) -> bool:
    """Whether something is told "… with us", or is somebody's concern: "raised her worry", "raised delays with us"."""
    for index in range(first, min(first + _FAR, len(sentence.words))):
        if index > first and _stopped(sentence, index, ""):
            return False
        if words.phrases("to_us").at(sentence.words, index):
            return True
        if index - first < _NEAR and sentence.words[index].norm in words.opinions:
            return True
    return False


def _is_passive(sentence: Sentence, index: int) -> bool:
    """ "Concern was expressed": nobody is said to have."""
    before = {word.norm for word in sentence.words[max(0, index - 2) : index]}
    return bool(before & _BEING)


def _without_preposition(sentence: Sentence, speaker: Speaker) -> Speaker:
    """ "In the Director’s view": the Director."""
    first = speaker.first
    for index in range(speaker.first, speaker.upto - 1):
        if sentence.words[index].norm in ("in", "from", "with", "to", "by", "on", "share", "shared", "heard"):
            first = index + 1
    return Speaker(first, speaker.upto)


# --- before: "the Director told us" -----------------------------------------------------------------------------------


def _before(sentence: Sentence, verb: int, words: AttributionWords) -> Iterator[Speaker]:
    last = verb - 1
    while last >= 0 and _goes_between(sentence, last, words) and not _stopped(sentence, last + 1, ""):
        last -= 1
    if last < 0:
        return
    gap = sentence.gap(last + 1)
    if any(mark in gap for mark in '”"»;:!?'):
        return
    if any(mark in gap for mark in ",)–—"):
        last = _before_insertion(sentence, last)
        if last < 0:
            return
    yield _backward(sentence, last, words)


def _goes_between(sentence: Sentence, index: int, words: AttributionWords) -> bool:
    norm = sentence.words[index].norm
    return norm in words.between or (norm.endswith("ly") and len(norm) > 4 and not sentence.words[index].capital)


def _before_insertion(sentence: Sentence, last: int) -> int:
    """The word before "…, who is new," or "(…)"; -1 if nothing was inserted."""
    for index in range(last, max(last - 12, 0), -1):
        if any(mark in sentence.gap(index) for mark in ",(–—"):
            return index - 1
        if any(mark in sentence.gap(index) for mark in ";:.!?"):
            return -1
    return -1


def _backward(sentence: Sentence, last: int, words: AttributionWords) -> Speaker:
    """The speaker whose last word this is."""
    first = last
    if sentence.words[last].norm in _PRONOUNS:
        return Speaker(last, last + 1)
    while first > 0 and last - first < _LONGEST:
        before = sentence.words[first - 1]
        if before.norm in words.boundaries or _stopped(sentence, first, _comma_allowed(sentence, first)):
            break
        first -= 1
    return Speaker(first, last + 1)


def _comma_allowed(sentence: Sentence, index: int) -> str:
    """A comma inside a title is no stop: "the Director of Housing, Communities and Place"."""
    if index >= len(sentence.words) or index < 1:
        return ""
    here, before = sentence.words[index], sentence.words[index - 1]
    return "," if (here.capital and before.capital) or here.norm == "and" else ""


def _stopped(sentence: Sentence, index: int, allowed: str) -> bool:
    gap = sentence.gap(index)
    return gap != " " and any(mark in gap for mark in _STOPS + ",") and not (allowed and set(gap) <= {*allowed, " "})


# --- behind: "according to the Director", "“…”, said the Director" ----------------------------------------------------


def _after_quote(sentence: Sentence, verb: int, words: AttributionWords) -> Iterator[Speaker]:
    gap = sentence.gap(verb)
    told = any(mark in gap for mark in '”"»’') or ("," in gap and sentence.words[verb].norm in _SAID)
    if verb + 1 < len(sentence.words) and told:
        yield _forward(sentence, verb + 1, words)


def _forward(sentence: Sentence, first: int, words: AttributionWords) -> Speaker:
    """The speaker whose first word this is."""
    upto = first + 1
    while upto < len(sentence.words) and upto - first < _LONGEST:
        norm = sentence.words[upto].norm
        if norm in words.boundaries or norm in words.after_speaker or norm in words.speaks:
            break
        if _stopped(sentence, upto, _comma_allowed(sentence, upto)):
            break
        if sentence.words[upto - 1].owning and norm in words.opinions:
            break
        upto += 1
    return Speaker(first, upto, loose=True)
