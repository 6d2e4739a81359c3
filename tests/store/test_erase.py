"""Erasing erases: nothing of it is left in the file, in the log beside it, in the search, or in what is handed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.errors import NotAllowed
from peerteam.domain.records import (
    Action,
    Attendance,
    Basis,
    Document,
    Finding,
    Note,
    Person,
    Point,
    Recommendation,
    Record,
    Session,
    Support,
    Tag,
    Theme,
)
from peerteam.store.visit_file import VisitFile
from tests.builders import exchange, give, hand_over, rows_of, team, value, visit_file

WORD = "xylophonist"


def raw_bytes(visit: VisitFile) -> bytes:
    """Everything this visit has on the disk. Read last: reading an open file takes its lock away."""
    return b"".join(path.read_bytes() for path in visit.path.parent.glob(visit.path.name + "*"))


def _note(visit: VisitFile) -> str:
    note = visit.notes.add("s1", body=f"The {WORD} said that reports are late. " + "More of it. " * 600)
    visit.commit()
    visit.notes.tag(note, 4, 20, "t1")
    visit.commit()
    visit.search(WORD)
    visit.notes.save_typing(note, f"A {WORD} said so. " + f"Again the {WORD}. " * 300)
    visit.commit()
    visit.notes.save_typing(note, f"And {WORD} it is, not handed over.")
    return note


def _person(visit: VisitFile) -> str:
    return visit.people.add_person("staff", name=f"Xenia {WORD}", post=WORD)


def _document(visit: VisitFile) -> str:
    return visit.evidence.add_document("D1", f"Letter of a {WORD}", summary=f"{WORD} " * 2000)


def _session(visit: VisitFile) -> str:
    return visit.programme.add(f"Meeting the {WORD}")


KINDS = {Note: _note, Person: _person, Document: _document, Session: _session}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("handed_over", [True, False])
def test_no_byte_of_what_is_erased_is_left(tmp_path: Path, kind: type[Record], handed_over: bool) -> None:
    with visit_file(tmp_path) as visit:
        record = KINDS[kind](visit)
        if handed_over:
            visit.commit()
        visit.erase(kind, record, "asked")
        assert visit.search(WORD) == []
        assert visit.search(WORD[:5]) == []
        assert not any(WORD in raw for raw in visit.changes.since())
        assert WORD.encode() not in raw_bytes(visit)
    assert WORD.encode() not in visit.path.read_bytes()


def test_the_words_are_there_before(tmp_path: Path) -> None:
    """Lest the test above look for words that are never found."""
    with visit_file(tmp_path) as visit:
        _note(visit)
        assert WORD.encode() in raw_bytes(visit)


def test_no_byte_is_left_with_those_who_take_the_erasing_in(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = _note(ann)
        exchange(ann, ben)
        ben.notes.tag(note, 0, 9, "t2")
        exchange(ann, ben)
        ann.erase(Note, note, "asked")
        give(ann, ben)
        give(ben, ann)
        assert ben.search(WORD) == []
        assert ben.rows.find(note) is None
        assert WORD.encode() not in raw_bytes(ben)
        assert WORD.encode() not in raw_bytes(ann)


def test_undo_does_not_bring_back_what_a_colleague_has_erased(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        with ben.step("Delete note"):
            ben.rows.remove(Note, "n1")
        ann.erase(Note, "n1", "asked")
        give(ann, ben)
        with pytest.raises(NotAllowed):
            ben.history.undo()
        assert ben.rows.find("n1") is None


def test_what_was_erased_before_does_not_end_undo_at_every_exchange(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.erase(Note, "n1", "asked")
        give(ann, ben)
        ben.findings.add("t1", "strength", "Clear")
        give(ann, ben)
        assert ben.history.undo() == "Add finding"


def test_erasing_a_withdrawn_note_erases_what_it_was_when_it_was_shared(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        note = _note(visit)
        visit.commit()
        visit.notes.set_private(note, stays_here=True)
        visit.commit()
        (now,) = [each.id for each in visit.notes.all() if WORD in (each.body or "")]
        assert now != note
        visit.erase(Note, now, "asked")
        assert WORD.encode() not in raw_bytes(visit)


def test_a_safe_copy_made_after_erasing_does_not_hold_it(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        visit.erase(Note, _note(visit), "asked")
        assert WORD.encode() not in visit.safe_copy(tmp_path / "copies").read_bytes()


def test_what_means_nothing_without_it_goes_too(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", 0, 12, "t1")
    finding = visit.findings.add("t1", "strength", "Clear")
    visit.findings.support(finding, tag)
    visit.commit()
    visit.erase(Note, "n1", "asked")
    assert [visit.rows.all(kind) for kind in (Note, Tag, Support)] == [[], [], []]
    assert visit.rows.get(Finding, finding) is not None
    left = visit.connection.execute("select distinct kind from change where raw ->> '$.erase' is null")
    kinds = {kind for (kind,) in left}
    assert not kinds & {"note", "tag", "support"}


@pytest.mark.parametrize("handed_over", [True, False])
def test_what_merely_refers_to_it_stays(visit: VisitFile, handed_over: bool) -> None:
    visit.notes.tag("n1", 0, 12, "t1")
    finding = visit.findings.add("t1", "strength", "Clear")
    recommendation = visit.findings.recommend("headline", "Go on", theme="t1")
    visit.findings.rests_on(recommendation, finding)
    visit.load([Point("x1", finding=finding, theme="t1"), Action("y1", recommendation=recommendation, text="Going on")])
    if handed_over:
        visit.commit()
    for kind, record in ((Theme, "t1"), (Finding, finding), (Recommendation, recommendation), (Session, "s1")):
        visit.erase(kind, record, "asked")
    assert [visit.rows.all(kind) for kind in (Basis, Attendance)] == [[], []]
    assert [len(visit.rows.all(kind)) for kind in (Tag, Point, Action, Note)] == [1, 1, 1, 1]


def test_why_it_was_erased_is_remembered_and_travels(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.erase(Note, "n1", "asked on 12 March")
        give(ann, ben)
        for visit in (ann, ben):
            assert value(visit, "select why from erased where record = 'n1'") == "asked on 12 March"


def test_late_copies_are_refused_for_ever(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        late = hand_over(ben)
        ann.erase(Note, "n1", "asked")
        assert ann.take(late) == 0
        assert ann.take(late) == 0
        assert ann.rows.find("n1") is None


def test_erasing_is_announced_once_with_what_is_gone(visit: VisitFile) -> None:
    heard: list[frozenset[tuple[str, str]]] = []
    visit.listeners.append(lambda announcement: heard.append(announcement.rows))
    visit.erase(Note, "n1", "asked")
    assert len(heard) == 1
    assert ("note", "n1") in heard[0]


def test_erasing_twice_is_erasing_once(visit: VisitFile) -> None:
    visit.commit()
    visit.erase(Note, "n1", "asked")
    before = rows_of(visit)
    visit.erase(Note, "n1", "asked again")
    assert rows_of(visit) == before
    assert visit.commit() == 0


def test_erasing_a_private_note_leaves_no_byte_either(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        note = visit.notes.add(body=f"A {WORD} for myself")
        visit.notes.set_private(note, stays_here=True)
        visit.erase(Note, note, "asked")
        assert visit.rows.find(note) is None
        assert WORD.encode() not in raw_bytes(visit)
