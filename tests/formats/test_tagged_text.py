from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.errors import BadResource, NotAllowed
from peerteam.domain.records import Clearance, TagKind
from peerteam.formats.tagged_text import Passage, read_tagged, write_tagged


def test_a_passage_is_where_its_words_are_in_the_text_without_the_signs() -> None:
    body, (passage,) = read_tagged("Before {4: the £3m gap 😀} after", "n.txt")

    assert body == "Before the £3m gap 😀 after"
    assert body[passage.at : passage.upto] == "the £3m gap 😀"
    assert (passage.key, passage.kind, passage.clearance, passage.label) == (4, TagKind.POINT, None, None)


@pytest.mark.parametrize(
    ("head", "kind", "clearance", "label"),
    [
        ("3 strength", TagKind.STRENGTH, None, None),
        ("3 area #s07a", TagKind.AREA, None, "#s07a"),
        ("3 quote", TagKind.QUOTE, Clearance.RAW, None),
        ("3 quote checked", TagKind.QUOTE, Clearance.CHECKED, None),
        ("3 quote cleared #q-2", TagKind.QUOTE, Clearance.CLEARED, "#q-2"),
        ("3 #x", TagKind.POINT, None, "#x"),
    ],
)
def test_the_head_of_a_tag_says_kind_clearance_and_label(
    head: str, kind: TagKind, clearance: Clearance | None, label: str | None
) -> None:
    _, (passage,) = read_tagged("{" + head + ": words}", "n.txt")

    assert (passage.kind, passage.clearance, passage.label) == (kind, clearance, label)


def test_doubled_braces_are_literal_and_an_empty_pair_is_nothing() -> None:
    body, (passage,) = read_tagged("{{a}} {1: {{b}}}{}}} {}c", "n.txt")

    assert body == "{a} {b}} c"
    assert body[passage.at : passage.upto] == "{b}"


def test_blanks_inside_the_braces_are_not_tagged() -> None:
    body, (passage,) = read_tagged("x {1:\n  words } y", "n.txt")

    assert body == "x words  y"
    assert body[passage.at : passage.upto] == "words"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one\n{4: never closed", "line 8: a tag is begun here and never closed"),
        ("{4: one\n\ntwo}", "line 7: a tag begun here crosses a blank line"),
        ("{4: one {5: two}}", "line 7: a tag begins inside another"),
        ("one }", "line 7: } closes no tag"),
        ("{4 one}", "line 7: a tag is written {4: the words}"),
        ("{four: one}", "“four” is not the key of a theme"),
        ("{4 bad: one}", "“bad” in a tag is not known"),
        ("{4 strength area: one}", "“area” in a tag is not known or is there twice"),
        ("{4 #a #b: one}", "“#b” in a tag is not known or is there twice"),
        ("{4 strength cleared: one}", "only a quote can be cleared"),
        ("{4:  }", "a tag is on no words"),
    ],
)
def test_a_mistake_in_a_tag_is_told_by_its_line(text: str, words: str) -> None:
    with pytest.raises(BadResource) as problem:
        read_tagged(text, "n.txt", first_line=7)

    assert problem.value.what.startswith("n.txt, line ")
    assert words in problem.value.what


_WORDS = st.text(st.sampled_from("ab {}:#=4\n£’😀"), min_size=1, max_size=8)


@st.composite
def tagged(draw: st.DrawFn) -> tuple[str, tuple[Passage, ...]]:
    """A body without blanks at its ends, and passages in order that a tag can be written round."""
    body, passages = "", []
    for words in draw(st.lists(_WORDS, max_size=6)):
        at = len(body)
        body += words
        kept = words.strip()
        if draw(st.booleans()) and kept and not re.search(r"\n\s*\n", kept):
            at += words.index(kept)
            kind = draw(st.sampled_from(TagKind))
            clearance = draw(st.sampled_from(Clearance)) if kind is TagKind.QUOTE else None
            label = draw(st.sampled_from([None, "#s07a"]))
            passages.append(Passage(at, at + len(kept), draw(st.integers(1, 9)), kind, clearance, label))
    start = len(body) - len(body.lstrip())
    body = body.strip()
    return body, tuple(Passage(p.at - start, p.upto - start, *_said(p)) for p in passages)


def _said(passage: Passage) -> tuple[int, TagKind, Clearance | None, str | None]:
    return passage.key, passage.kind, passage.clearance, passage.label


@given(tagged())
def test_what_is_written_reads_back_the_same(note: tuple[str, tuple[Passage, ...]]) -> None:
    body, passages = note
    read, found = read_tagged(write_tagged(body, passages), "n.txt")

    assert read == body
    assert [(p.at, p.upto, *_said(p)) for p in found] == [(p.at, p.upto, *_said(p)) for p in passages]


@pytest.mark.parametrize(
    "passages", [(Passage(0, 3, 1), Passage(2, 5, 2)), (Passage(0, 4, 1),), (Passage(0, 0, 1),), (Passage(0, 9, 1),)]
)
def test_passages_that_cannot_be_written_in_place_are_refused(passages: tuple[Passage, ...]) -> None:
    with pytest.raises(NotAllowed):
        write_tagged("one two\n\nthree", passages)
