"""Where tags are: on their words after every save, and at the same place on every laptop."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerteam.domain.passages import digest
from peerteam.domain.records import Note, Tag, TagState
from peerteam.store.places import span_column
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, exchange, give, team, value

WORDS = st.sampled_from(["the", "officers", "and", "£3.4m", "isn’t", "late.", "😀", "é", "“not", "yet”", "on", "–"])
BODIES = st.lists(WORDS, min_size=1, max_size=15).map(" ".join)
IN_ONE_VISIT = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def assert_on_its_words(visit: VisitFile, tag: Tag) -> None:
    """A tag that says it is in order stands on exactly the words it quotes, and none is out of its text."""
    body = visit.notes.get(tag.note).body or ""
    assert tag.at is not None
    assert tag.upto is not None
    assert 0 <= tag.at <= tag.upto
    if tag.state in (TagState.OK, TagState.MOVED):
        assert body[tag.at : tag.upto] == tag.span.words
    elif tag.state == TagState.EDITED:
        assert tag.upto <= len(body)
    else:
        assert tag.at == tag.upto
        assert tag.span.words not in body


@IN_ONE_VISIT
@given(saves=st.lists(BODIES, min_size=1, max_size=6), data=st.data())
def test_whatever_is_typed_every_tag_is_on_its_words(visit: VisitFile, saves: list[str], data: st.DataObject) -> None:
    note = visit.notes.add("s1", body=saves[0])
    for body in saves[1:]:
        text = visit.notes.get(note).body or ""
        at = data.draw(st.integers(0, len(text) - 1))
        if text[at : at + 9].strip():
            visit.notes.tag(note, at, min(at + 9, len(text)), "t1")
        if data.draw(st.booleans()):
            visit.commit()
        visit.notes.save_typing(note, body)
        for tag in visit.notes.tags_of(note):
            assert_on_its_words(visit, tag)


@settings(IN_ONE_VISIT, max_examples=12)
@given(bodies=st.lists(BODIES, min_size=2, max_size=5))
def test_every_laptop_places_a_tag_alike(tmp_path_factory: pytest.TempPathFactory, bodies: list[str]) -> None:
    with team(tmp_path_factory.mktemp("team")) as (ann, ben):
        note = ann.notes.add("s1", body=bodies[0])
        ann.notes.tag(note, 0, 2, "t1")
        for index, body in enumerate(bodies[1:]):
            ann.notes.save_typing(note, body)
            if index % 2 == 0:
                give(ann, ben)
        exchange(ann, ben)
        assert ann.digest() == ben.digest()
        mine, theirs = ann.rows.where(Tag, note=note), ben.rows.where(Tag, note=note)
        if mine[0].span.words and theirs:
            assert [(t.at, t.upto, t.state) for t in mine if t.state != "gone"] == [
                (t.at, t.upto, t.state) for t in theirs if t.state != "gone"
            ]


def test_a_tag_whose_words_are_gone_stays_gone_until_they_come_back(visit: VisitFile) -> None:
    visit.notes.tag("n1", BODY.index("Officers"), BODY.index("Officers") + 15, "t1")
    without = BODY.replace("Officers agree. ", "")
    for text, state in (
        (without, "gone"),
        (without, "gone"),
        (without + " So it is.", "gone"),
        ("Short.", "gone"),
        ("", "gone"),
        ("", "gone"),
        ("So: Officers agree.", "moved"),
    ):
        visit.notes.save_typing("n1", text)
        (tag,) = visit.notes.tags_of("n1")
        assert tag.state == state
        assert_on_its_words(visit, tag)


def test_a_tag_not_handed_over_is_tied_to_the_words_as_they_stand(visit: VisitFile) -> None:
    note = visit.notes.add("s1", body="Officers agree.")
    visit.notes.tag(note, 0, 14, "t1")
    visit.notes.save_typing(note, "All officers agree. Officers firmly agree.")
    (tag,) = visit.notes.tags_of(note)
    assert tag.span.digest == digest(visit.notes.get(note).body)


def test_a_tag_handed_over_keeps_the_words_it_was_made_on(visit: VisitFile) -> None:
    visit.notes.tag("n1", 4, 18, "t1")
    visit.commit()
    visit.notes.save_typing("n1", BODY.replace("scrutiny chair", "scrutiny vice-chair"))
    (tag,) = visit.notes.tags_of("n1")
    assert (tag.span.words, tag.span.digest) == ("scrutiny chair", digest(BODY))
    assert visit.not_handed_over() == 1, "only the note has changed"


def test_that_a_tag_was_edited_before_it_left_is_still_told(visit: VisitFile) -> None:
    note = visit.notes.add("s1", body="Officers agree. Yes.")
    visit.notes.tag(note, 0, 15, "t1")
    visit.notes.save_typing(note, "Officers firmly agree. Yes.")
    visit.notes.save_typing(note, "Officers firmly agree. Yes indeed.")
    assert [tag.state for tag in visit.notes.tags_of(note)] == ["edited"]


SENTENCE = "Officers agree. The budget holds."


@pytest.mark.parametrize(
    ("saves", "state"),
    [
        (["Officers agre. The budget holds.", SENTENCE], "ok"),
        (["Officers agre. The budget holds.", "Officers agre. The budget holds. Yes.", f"{SENTENCE} Yes."], "ok"),
        (["Officers agre. The budget holds.", "Officers agreed. The budget holds."], "edited"),
        (["The budget holds.", "", SENTENCE], "ok"),
        (["Officers firmly agree. The budget holds.", "The budget holds.", SENTENCE], "ok"),
        (["The budget holds.", "The budget holds. Officers agree.", "The budget holds. Officers agree. Yes."], "moved"),
        (["The budget holds.", "The budget holds. Officers agree.", SENTENCE], "ok"),
    ],
)
def test_a_tag_that_never_left_is_plain_when_its_words_are_again_those_tagged(
    visit: VisitFile, saves: list[str], state: str
) -> None:
    note = visit.notes.add("s1", body=SENTENCE)
    visit.notes.tag(note, 0, 15, "t1")
    for text in saves:
        visit.notes.save_typing(note, text)
    (tag,) = visit.notes.tags_of(note)
    assert tag.state == state
    assert_on_its_words(visit, tag)


def test_what_was_tagged_first_is_kept_without_a_word_of_it_and_not_when_something_is_erased(visit: VisitFile) -> None:
    note = visit.notes.add("s1", body=SENTENCE)
    visit.notes.tag(note, 0, 15, "t1")
    visit.notes.save_typing(note, SENTENCE.replace("agree", "agreed"))
    kept = visit.here.recall("first words") or ""
    assert kept
    assert "Officers" not in kept
    visit.erase(Note, "n1", "asked for")
    assert visit.here.recall("first words") is None


def test_a_tag_whose_words_are_gone_stays_on_this_laptop(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ann.notes.add("s1", body="Officers agree. Yes.")
        ann.notes.tag(note, 0, 15, "t1")
        ann.notes.save_typing(note, "Yes.")
        give(ann, ben)
        assert ben.rows.where(Tag, note=note) == []
        assert value(ann, "select 1 from change where kind = 'tag'") is None


def test_a_tag_whose_note_has_not_come_yet_waits(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ann.notes.add("s1", body="Officers agree.")
        ann.commit()
        since = ann.changes.last
        ann.notes.tag(note, 0, 8, "t1")
        ann.commit()
        from peerteam.store.change import parse

        ben.take([parse(raw) for raw in ann.changes.since(since)])
        assert ben.rows.get(Note, note) is None
        assert [tag.state for tag in ben.rows.where(Tag, note=note)] == ["waiting"]
        give(ann, ben)
        assert [(tag.at, tag.upto, tag.state) for tag in ben.rows.where(Tag, note=note)] == [(0, 8, "ok")]


def test_a_tag_deleted_elsewhere_while_its_note_was_edited_here_is_gone(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        tag = ann.notes.tag("n1", 0, 12, "t1")
        exchange(ann, ben)
        ben.notes.untag(tag)
        ann.notes.save_typing("n1", "So: " + BODY)
        exchange(ann, ben)
        assert ann.rows.all(Tag) == ben.rows.all(Tag) == []
        assert ann.unsettled() == ben.unsettled() == []


def test_a_span_is_compact_json_with_signs_as_they_are() -> None:
    assert json.loads(span_column("é £’😀", 2, 5)) == [digest("é £’😀"), 2, 5, "£’😀"]
    assert "£’😀" in span_column("é £’😀", 2, 5)


@pytest.mark.parametrize("cut", ["officers ", "The officers", "said so", "o"])
def test_what_was_cut_out_of_a_passage_and_put_back_at_once_is_in_it_again(visit: VisitFile, cut: str) -> None:
    """Ctrl+X and Ctrl+Z, with a save between: what is put back at an end of a passage would not belong to it."""
    text = "At ten. The officers said so. Then we left."
    note = visit.notes.add("s1", body=text)
    tag = visit.notes.tag(note, 8, 28, "t1")
    at = text.index(cut, 8)
    visit.notes.save_typing(note, text[:at] + text[at + len(cut) :])
    visit.notes.save_typing(note, text)
    (found,) = (each for each in visit.notes.tags_of(note) if each.id == tag)
    assert (found.at, found.upto, found.state, found.span.words) == (8, 28, TagState.OK, "The officers said so")
