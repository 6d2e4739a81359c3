"""Posts and small groups that speak: "the Director of Finance told us", "the three union representatives said".

Only who speaks matters. A post in any other place of a sentence is a public role: that the Leader and the chief
executive work well together points at nothing they said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peerteam.domain.attribution_groups import SMALL, Group, SmallGroups
from peerteam.domain.attribution_speech import Speaker
from peerteam.domain.attribution_text import Phrases, Sentence, Word, norms_of
from peerteam.domain.attribution_words import AttributionWords
from peerteam.domain.cautions import Caution, CautionKind
from peerteam.domain.records import Person

_SPLITS = frozenset({"and", "or"})
_WIDE = frozenset({"any", "each", "every", "some", "no", "either"})

_POST = "One person holds this post, and the sentence says what that person told, thought or felt"
_PRONOUNS = frozenset({"he", "she", "having"})
_SHE = "The sentence before says which post this person holds"
_POST_FEW = "So few people hold such a post here that each of them could be meant"
_ONE = "This is one person, whom those who know the council can tell"
_GROUP = "This is a group of fewer than five, so each of them could be meant"
_MET_GROUP = "Fewer than five people were in the group the team met under this name"
_DO = "Name a wider group (“senior officers”, “partners”, “staff”), or state the finding without saying who said it"

Found = tuple[CautionKind, int, int, str]
"""What was found, its first word and the one after its last, and why it matters."""


class PostFinder:
    """Finds posts and small groups among those who speak."""

    def __init__(self, people: Sequence[Person], groups: Sequence[Group], words: AttributionWords) -> None:
        self._words = words
        alone = [person.post for person in people if person.size is None]
        self._held = [set(norms_of(post or "")) for post in alone]
        self._posts = Phrases([*map(norms_of, words.posts), *(parts for post in alone for parts in _parts_of(post))])
        self._groups = SmallGroups(groups, self._held, words)

    def find(self, sentence: Sentence, speak: Sequence[Speaker], before: Sentence | None = None) -> Iterator[Caution]:
        """A caution for each post and small group that speaks. `before` is the sentence "she" may refer to."""
        if not speak or self._is_public(sentence):
            return
        told: set[tuple[int, int]] = set()
        for speaker in speak:
            for first, upto in self._coordinates(sentence.words, speaker):
                found = self._judge(sentence.words, first, upto, speaker.loose)
                found = found or self._pronoun(sentence, first, upto, before)
                if found is None or any(found[1] < its_end and its_first < found[2] for its_first, its_end in told):
                    continue
                kind, at, end, why = found
                told.add((at, end))
                match, para = sentence.between(at, end - 1), sentence.para
                yield Caution(sentence.text, match, kind, why, _DO, para.anchor, para.where)

    def _is_public(self, sentence: Sentence) -> bool:
        return next(self._words.phrases("public").found(sentence.words), None) is not None

    def _judge(self, row: Sequence[Word], first: int, upto: int, loose: bool) -> Found | None:
        if self._groups.is_few(row[first:upto]):
            return CautionKind.SMALL_GROUP, first, upto, _GROUP
        head = self._head(row, first, upto, loose)
        if head is not None:
            return self._post(row, first, self._whole(row, head[1], upto) if loose else upto, *head)
        if self._is_one_person(row, first, upto):
            return CautionKind.POST, first, upto, _ONE
        met = self._groups.was_met([word.norm for word in row[first:upto]])
        return (CautionKind.SMALL_GROUP, first, upto, _MET_GROUP) if met else None

    def _coordinates(self, row: Sequence[Word], speaker: Speaker) -> Iterator[tuple[int, int]]:
        """The words of a speaker, and of each who is joined to another by "and" ("staff and the Leader").

        Where they begin with words of place or time, who speaks begins later: "in an interview | the Leader".
        """
        yield speaker.first, speaker.upto
        begins_late = row[speaker.first].norm in self._words.prepositions
        for index in range(speaker.first + 1, speaker.upto - 1):
            if row[index].norm in _SPLITS:
                yield index + 1, speaker.upto
                continue
            begins = row[index].norm in self._words.definite - {"that"}
            if begins_late and begins and row[index - 1].norm not in self._words.prepositions:
                yield index, speaker.upto

    # --- a post

    def _head(self, row: Sequence[Word], first: int, upto: int, loose: bool) -> tuple[int, int] | None:
        """Where the post itself stands in the words of a speaker, if that is what they say."""
        for index in range(first, upto):
            if row[index].norm in self._words.prepositions or row[index].norm in self._words.boundaries:
                return None
            length = self._posts.at(row, index)
            end = self._end_of(row, index + length, upto, loose) if length and index + length <= upto else None
            if end is not None:
                return index, end
        return None

    def _end_of(self, row: Sequence[Word], end: int, upto: int, loose: bool) -> int | None:
        """The end of a post that goes on ("Programme | Director"); None if the words are no post after all."""
        while end < upto and (length := self._posts.at(row, end)) and end + length <= upto:
            end += length
        if end == upto or row[end - 1].norm == "of":
            return end
        if row[end - 1].owning:
            return None
        after = row[end]
        goes_on = after.norm in self._words.after_post or after.capital or not after.norm.isalpha()
        people = after.norm in self._words.people_words | self._words.generic
        return end if goes_on or (loose and not people) else None

    def _whole(self, row: Sequence[Word], end: int, upto: int) -> int:
        """Where the words for a post end if others may follow: after "of Place", before "reached us"."""
        while end < upto:
            follows = row[end + 1] if end + 1 < upto else None
            joined = follows is not None and (follows.capital or follows.norm == "the")
            joins = joined and row[end].norm in self._words.after_post | {"the"}
            if not (joins or row[end].capital or row[end - 1].norm == "of"):
                break
            end += 1
        return end

    def _post(self, row: Sequence[Word], first: int, upto: int, at: int, end: int) -> Found | None:
        before = [word.norm for word in row[first:at]]
        if any(norm in self._words.indefinite for norm in before):
            few = 0 < self._holders(row, at, end, upto) < SMALL and before[0] not in _WIDE
            return (CautionKind.SMALL_GROUP, first, upto, _POST_FEW) if few else None
        start = at
        while start > first and not self._is_before_post(row[start - 1]):
            start -= 1
        return CautionKind.POST, start, upto, _POST

    def _is_before_post(self, word: Word) -> bool:
        return word.owning or word.norm in _SPLITS or word.norm in self._words.definite | self._words.generic

    def _holders(self, row: Sequence[Word], at: int, end: int, upto: int) -> int:
        """How many people met hold a post of which all these words are part."""
        said = {word.norm for word in row[at:end] if word.norm not in self._words.prepositions | _SPLITS}
        of_many = {f"{norm}s" for norm in said} <= self._words.large_groups
        if of_many or (end < upto and row[end].norm in self._words.prepositions):
            return 0  # "one manager", "a director of a housing association": of many
        return sum(1 for held in self._held if said <= held)

    # --- "she told us"

    def _pronoun(self, sentence: Sentence, first: int, upto: int, before: Sentence | None) -> Found | None:
        """ "When we met the Director of Place, she said": the post she holds, or "she" if it is a sentence earlier."""
        if upto - first != 1 or sentence.words[first].norm not in _PRONOUNS:
            return None
        here = self._last_post(sentence.words[:first])
        if here is not None:
            return CautionKind.POST, *here, _POST
        told = before is not None and before.para is sentence.para and self._last_post(before.words)
        return (CautionKind.POST, first, upto, _SHE) if told else None

    def _last_post(self, row: Sequence[Word]) -> tuple[int, int] | None:
        """The last post that one person holds and that these words name as such."""
        found = None
        for index in range(1, len(row)):
            length = self._posts.at(row, index)
            before = [word.norm for word in row[max(index - 3, 0) : index]]  # "the" and perhaps "council's finance"
            named = self._words.definite.intersection(before) and not self._words.prepositions.intersection(before[-2:])
            found = (index, index + length) if length and named and not row[index + length - 1].owning else found
        return found

    # --- one person without a post

    def _is_one_person(self, row: Sequence[Word], first: int, upto: int) -> bool:
        """ "The tenant", "our newest planner"."""
        if row[first].norm not in self._words.definite - {"all"}:
            return False
        for index in range(first + 1, upto):
            if row[index].norm in self._words.prepositions:
                return False
            length = self._words.phrases("person_words").at(row, index)
            if length and not row[index + length - 1].owning:
                end = index + length
                if end >= upto or row[end].norm in self._words.after_post | self._words.prepositions:
                    return True
        return False


def _parts_of(post: str | None) -> Iterator[tuple[str, ...]]:
    """A post as held may be several: "Director of Resources (section 151 officer)"."""
    for part in (post or "").replace("(", ",").replace(")", ",").replace("/", ",").split(","):
        norms = norms_of(part)
        if norms:
            yield norms
