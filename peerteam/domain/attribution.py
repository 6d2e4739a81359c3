"""Who could be recognised in a text before it leaves: people by name or post, small groups, and words from notes.

Pure functions over paragraphs, so that the letter page, the command line and every export ask the same question. The
words of private notes are asked about as well, because in a letter they would be the worst of all; nothing of a note
is ever told but what stands in the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from peerteam.domain.attribution_groups import groups_of
from peerteam.domain.attribution_names import NameFinder
from peerteam.domain.attribution_people import Directory
from peerteam.domain.attribution_posts import PostFinder
from peerteam.domain.attribution_quotes import Spoken, find_spoken
from peerteam.domain.attribution_speech import speakers
from peerteam.domain.attribution_text import Sentence, sentences, words_of
from peerteam.domain.attribution_words import AttributionWords
from peerteam.domain.cautions import Caution, Para, each_once
from peerteam.domain.records import Clearance, Document, Note, Peer, Person, Session, Tag, TagKind, TagState, Theme
from peerteam.domain.snapshot import Snapshot

_LETTERS = re.compile(r"\(([A-Z]{2,5})s?\)")
_UNCHANGED = (None, TagState.OK, TagState.MOVED)


def attribution(
    paras: Iterable[Para], snapshot: Snapshot, words: AttributionWords, private: Iterable[str] = ()
) -> list[Caution]:
    """Everything in a text that could point at a person, in the order of the text.

    `private` are the texts of the notes that stay on this laptop, which no snapshot holds.
    """
    read = sentences(paras)
    people, team = snapshot.all(Person), snapshot.all(Peer)
    names = NameFinder(Directory(people, team, words), _bodies(snapshot), _defined(read))
    posts = PostFinder(people, groups_of(people, snapshot.all(Session), words), words)
    found: list[Caution] = []
    for before, sentence in pairwise([None, *read]):
        if sentence is not None:
            speak = speakers(sentence, words)
            found += names.find(sentence, speak)
            found += posts.find(sentence, speak, before)
    found += find_spoken(read, _spoken(snapshot, private))
    order = {sentence.text: number for number, sentence in reversed(list(enumerate(read)))}
    return sorted(each_once(found), key=lambda caution: order[caution.text])


def _bodies(snapshot: Snapshot) -> Sequence[str]:
    """The councils, firms, bodies and papers the visit speaks of."""
    found = [snapshot.visit.council, *(peer.organisation for peer in snapshot.all(Peer))]
    found += [person.organisation for person in snapshot.all(Person)]
    found += [document.title for document in snapshot.all(Document)]
    return list(dict.fromkeys(filter(None, found)))


def _defined(read: Sequence[Sentence]) -> frozenset[str]:
    """The letters a text explains itself: "temporary accommodation (TA)"."""
    return frozenset(letters for sentence in read for letters in _explained(sentence))


def _explained(sentence: Sentence) -> Iterator[str]:
    for found in _LETTERS.finditer(sentence.text):
        letters = found[1].lower()
        before = [word.norm[0] for word in words_of(sentence.text[: found.start()])][-len(letters) - 3 :]
        if letters in "".join(before) or letters[0] in before[-len(letters) :][:1]:
            yield letters


def _spoken(snapshot: Snapshot, private: Iterable[str]) -> Spoken:
    quotes = [tag for tag in snapshot.all(Tag) if tag.kind == TagKind.QUOTE]
    cleared = [tag for tag in quotes if tag.clearance == Clearance.CLEARED and tag.state in _UNCHANGED]
    own = [theme.name for theme in snapshot.all(Theme)] + [document.title for document in snapshot.all(Document)]
    own += [question for theme in snapshot.all(Theme) for question in theme.questions or ()]
    own += [session.title for session in snapshot.all(Session)] + [snapshot.visit.council]
    return Spoken(
        notes=[*(note.body or "" for note in snapshot.all(Note)), *private],
        cleared=[tag.span.words for tag in cleared],
        uncleared=[tag.span.words for tag in quotes if tag not in cleared],
        own=[text for text in own if text],
    )
