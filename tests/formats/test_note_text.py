from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.errors import BadResource
from peerteam.domain.records import SourceGroup
from peerteam.formats.note_text import WrittenNote, read_notes, to_text
from peerteam.formats.tagged_text import Passage


def test_a_file_holds_any_number_of_notes() -> None:
    text = "\n=== S07 | by HM | at 2026-03-10 09:02\n\n  One.\n\nTwo.\n\n=== - | by AH | group staff\nThree.\n"
    first, second = read_notes(text, "n.txt")

    assert (first.about, first.by, first.at, first.body) == ("S07", "HM", "2026-03-10T09:02:00", "One.\n\nTwo.")
    assert (second.about, second.at, second.group, second.body) == (None, None, SourceGroup.STAFF, "Three.")


def test_private_raised_and_typed_by_another_are_said_in_the_head() -> None:
    private, raised, typed = read_notes(
        "=== - | by AH | private\na\n=== - | by AH | raise\nb\n=== S1 | by HM | typed RB\nc", "n.txt"
    )

    assert (private.stays_here, private.raised) == (True, False)
    assert (raised.stays_here, raised.raised) == (False, True)
    assert (typed.by, typed.typed) == ("HM", "RB")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("stray\n=== S1 | by A\nx", "line 1: words before the first “===”"),
        ("just words", "line 1: words before the first “===”"),
        ("=== S1 | at 2026-03-10 09:02\nx", "line 1: does not say by whom"),
        ("===  | by A\nx", "line 1: says nothing after “===”"),
        ("\n=== S1 | by A | at yesterday\nx", "line 2: “yesterday” is not a day and time"),
        ("=== S1 | by A | at 2026-03-10 25:00\nx", "is not a day and time"),
        ("=== S1 | by A | by B\nx", "“by” is said twice"),
        ("=== S1 | by\nx", "“by” needs a value"),
        ("=== S1 | by A | private yes\nx", "“private” stands alone"),
        ("=== S1 | by A | secret\nx", "“secret” is not known"),
        ("=== S1 | by A | group staff\nx", "a group is for a note about nothing (-); this one is about S1"),
        ("=== - | by A | group dogs\nx", "“dogs” is not one of member, senior officer"),
        ("=== S1 | by A\n\n=== S2 | by A\nx", "line 1: the note has no words"),
        ("=== S1 | by A\n\n\nx\n{4: y", "line 5: a tag is begun here"),
    ],
)
def test_a_mistake_is_told_by_its_line(text: str, words: str) -> None:
    with pytest.raises(BadResource) as problem:
        read_notes(text, "notes/n.txt")

    assert problem.value.what.startswith("notes/n.txt, line ")
    assert words in problem.value.what


_LINES = st.lists(st.sampled_from(["=== S1 | by A", "", "words {", "} 😀", "  – £5"]), min_size=1, max_size=5)


@given(
    st.lists(
        st.builds(
            WrittenNote,
            about=st.sampled_from([None, "S07", "D12"]),
            by=st.just("HM"),
            typed=st.sampled_from([None, "RB"]),
            at=st.sampled_from([None, "2026-03-10T09:02:00", "2026-03-10T09:00:05"]),
            body=_LINES.map("\n".join).map(str.strip).filter(bool),
            stays_here=st.booleans(),
            raised=st.booleans(),
        ),
        max_size=3,
    )
)
def test_what_is_written_reads_back_the_same_but_for_line_numbers(notes: list[WrittenNote]) -> None:
    notes = [replace(note, passages=(Passage(0, len(note.body.split("\n")[0]), 4),)) for note in notes]
    found = read_notes(to_text(notes), "n.txt") if notes else []
    plain = [replace(note, line=0, passages=tuple(replace(p, line=0) for p in note.passages)) for note in found]

    assert plain == [replace(note, passages=(replace(note.passages[0], upto=len(_first(note))),)) for note in notes]


def _first(note: WrittenNote) -> str:
    return note.body.split("\n")[0]
