"""Joining with what one had begun alone: all of it comes in once, under one's name, and what stayed here stays here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peerteam.domain.begun_alone import Known
from peerteam.domain.errors import WrongPhrase
from peerteam.domain.ids import derived_id
from peerteam.domain.records import (
    Attendance,
    Document,
    Note,
    Peer,
    Person,
    Session,
    SessionTheme,
    Slot,
    Tag,
    Theme,
    Visit,
)
from peerteam.handover.bundle import read_bundle
from peerteam.handover.exchange import join, share, take_in
from peerteam.handover.joining import Begun, bring_in, keep_aside, look_into, the_same_visit
from peerteam.store.backup import folder_beside
from peerteam.store.begun_alone import Brought
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile
from tests.builders import PEERS, RECORDS, THEMES, UndoCheck, rows_of, unhurried, visit_file

LEADER = "Scrutiny papers come late. The leader knows it."


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[VisitFile]:
    """The team's visit, on the manager's laptop."""
    with visit_file(tmp_path, Document("d1", "D1", "Corporate plan"), name="manager") as visit:
        visit.changes.now = lambda: 1_800_000_000_000
        yield visit


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[VisitFile]:
    """What Cara began on the train: three notes, one of them private, under names of her own."""
    me = Peer("cara", "Cara Cole", "CC")
    visit = unhurried(VisitFile.create(tmp_path / "alone.peerteam", Visit("w", council="Marlbridge"), THEMES))
    with visit:
        visit.load([
            me,
            Session("x1", "Scrutiny Chairs", Slot("2026-03-10", "09:30"), lead="cara"),
            Session("x2", "A farm visit", Slot("2026-03-11")),
            Person("y1", "Chris Dale", "Chair of Scrutiny", group="member"),
            Attendance(derived_id("attendance", "x1", "y1"), "x1", "y1"),
            SessionTheme(derived_id("session_theme", "x1", "t2"), "x1", "t2"),
            Document("e1", "D1", "Reserves paper"),
            Document("e2", "D2", "Corporate Plan", summary="Thin on growth."),
        ])  # fmt: skip
        visit.set_me("cara")
        visit.notes.add("x1", body=LEADER)
        visit.notes.tag(visit.notes.all()[0].id, 0, 26, "t1")
        visit.notes.add("e1", body="Reserves are falling.")
        secret = visit.notes.add(body="A privateword in the corridor.")
        visit.notes.set_private(secret, stays_here=True)
        visit.notes.tag(secret, 2, 13, "t2")
        visit.notes.add("x2")  # begun and never written
        yield visit


@pytest.fixture
def team(manager: VisitFile, alone: VisitFile, tmp_path: Path) -> Iterator[VisitFile]:
    """The manager's file, opened on Cara's laptop, and her name clicked."""
    share(manager, tmp_path / "from the manager")
    alone.close()
    with unhurried(join(tmp_path / "visits.peerteam", tmp_path / "from the manager", None)) as visit:
        visit.set_me("p3")
        yield visit


def begun(team: VisitFile) -> Begun:
    return look_into(team, team.path.with_name("alone.peerteam"), None)


def brought(team: VisitFile) -> Brought:
    found = begun(team)
    return bring_in(team, found, found.pairs.offered)


# --- found


def test_the_visit_begun_alone_is_found_by_its_council(team: VisitFile, tmp_path: Path) -> None:
    known = [
        (tmp_path / "gone.peerteam", Known("Marlbridge")),
        (team.path, Known("Marlbridge")),
        (tmp_path / "manager.peerteam", Known("Rotherham")),
        (tmp_path / "alone.peerteam", Known("Marlbridge")),
    ]
    assert the_same_visit(team, known) == tmp_path / "alone.peerteam"
    assert the_same_visit(team, known[:3]) is None


def test_what_would_come_in_is_counted_before(team: VisitFile) -> None:
    found = begun(team)
    assert (found.notes, found.staying, found.tags, found.not_chosen) == (3, 1, 2, 0)
    assert found.council == "Marlbridge"
    assert [(each.mine, each.team) for each in found.pairs.certain if each.kind != "theme"] == [
        ("cara", "p3"), ("y1", "c1"), ("x1", "s1"), ("e2", "d1"),
    ]  # fmt: skip


def test_looking_changes_neither_visit(team: VisitFile, tmp_path: Path) -> None:
    before, hers = rows_of(team), (tmp_path / "alone.peerteam").read_bytes()
    begun(team)
    assert rows_of(team) == before
    assert (tmp_path / "alone.peerteam").read_bytes() == hers


def test_a_visit_under_words_of_its_own_is_asked_for_them(team: VisitFile, tmp_path: Path) -> None:
    VisitFile.create(
        tmp_path / "locked.peerteam", Visit("x", council="Marlbridge"), phrase="red boat quiet moon"
    ).close()
    with pytest.raises(WrongPhrase):
        look_into(team, tmp_path / "locked.peerteam", None)
    assert look_into(team, tmp_path / "locked.peerteam", "Red boat  quiet moon").notes == 0


# --- brought in


def test_three_notes_and_their_tags_are_in_the_teams_visit_and_nothing_is_there_twice(team: VisitFile) -> None:
    assert brought(team) == Brought(notes=3, staying=1, tags=2, papers=1, others=1)
    mine = {note.body: note for note in team.notes.mine()}
    assert set(mine) == {LEADER, "Reserves are falling.", "A privateword in the corridor."}
    assert mine[LEADER].about == "s1"
    (tag,) = team.notes.tags_of(mine[LEADER].id)
    assert (tag.theme, tag.span.words, tag.state) == ("t1", "Scrutiny papers come late.", "ok")
    assert [theme.id for theme in team.rows.all(Theme)] == ["t1", "t2"]
    assert [peer.name for peer in team.rows.all(Peer)] == [peer.name for peer in PEERS]
    assert [person.name for person in team.rows.all(Person)] == ["Chris Dale"]
    assert [session.title for session in team.programme.sessions()] == ["Scrutiny chairs", "A farm visit"]
    assert check(team) == []


def test_bringing_it_in_again_adds_nothing(team: VisitFile) -> None:
    brought(team)
    before = rows_of(team)
    assert brought(team) == Brought()
    assert rows_of(team) == before


def test_bringing_it_in_is_one_step_that_can_be_undone(team: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(team):
        brought(team)
    assert team.history.undo_label == "Bring in what I began alone"


def test_what_the_team_says_stands_and_what_it_leaves_open_is_filled_in(team: VisitFile) -> None:
    brought(team)
    session = team.rows.get(Session, "s1")
    assert session is not None
    assert session.slot == Slot("2026-03-10", "09:00", "09:45", "Room 1")
    assert session.lead == "p3"
    assert team.evidence.document("d1").summary == "Thin on growth."
    assert [link.theme for link in team.rows.where(SessionTheme, session="s1")] == ["t2"]


def test_a_paper_whose_reference_is_taken_gets_the_next_free_one(team: VisitFile) -> None:
    brought(team)
    assert [(d.reference, d.title) for d in team.evidence.documents()] == [
        ("D1", "Corporate plan"),
        ("D2", "Reserves paper"),
    ]
    (note,) = [note for note in team.notes.mine() if note.body == "Reserves are falling."]
    assert note.about == "e1"


def test_the_file_of_a_paper_comes_along_under_the_teams_words(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("the reserves")
    with visit_file(tmp_path, Document("e1", "D1", "Reserves"), name="alone", phrase="red boat quiet moon") as alone:
        key = alone.attachments.attach("e1", paper)
    with visit_file(tmp_path, name="team", phrase="copper lantern ridge maple", records=PEERS) as team:
        found = look_into(team, alone.path, "red boat quiet moon")
        assert bring_in(team, found, ()).files_missing == 0
        assert team.attachments.take_out(key, tmp_path / "out").read_text() == "the reserves"


def test_what_was_not_agreed_to_be_one_comes_in_beside(team: VisitFile, tmp_path: Path) -> None:
    with VisitFile.open(tmp_path / "alone.peerteam") as alone, alone.step("Other title"):
        alone.rows.change(Session, "x1", title="The chairs of scrutiny", slot=Slot("2026-03-10", "09:00"))
    found = begun(team)
    assert [(each.mine, each.team) for each in found.pairs.offered] == [("x1", "s1")]
    bring_in(team, found, ())
    assert [s.title for s in team.programme.sessions()] == ["Scrutiny chairs", "The chairs of scrutiny", "A farm visit"]
    assert [person.person for person in team.rows.where(Attendance, session="x1")] == ["c1"]


def test_a_theme_of_her_own_comes_last_under_a_key_that_is_free(team: VisitFile, tmp_path: Path) -> None:
    with VisitFile.open(tmp_path / "alone.peerteam") as alone, alone.step("Add theme"):
        alone.rows.add(Theme("mine", "Climate", position="Zz", key=1))
    brought(team)
    assert [(theme.name, theme.key) for theme in team.programme.themes()][-1] == ("Climate", 3)


def test_what_the_team_has_deleted_does_not_come_again(team: VisitFile, manager: VisitFile, tmp_path: Path) -> None:
    brought(team)
    (note,) = [note for note in team.notes.mine() if note.body == LEADER]
    share(team, tmp_path / "from Cara")
    team.notes.remove(note.id)
    share(team, tmp_path / "from Cara")
    assert brought(team) == Brought()
    assert team.rows.get(Note, note.id) is None
    assert take_in(manager, tmp_path / "from Cara").waiting == 0


def test_a_note_about_what_the_team_has_deleted_comes_in_as_a_conversation(team: VisitFile) -> None:
    brought(team)
    with VisitFile.open(team.path.with_name("alone.peerteam")) as alone:
        late = alone.notes.add("x2", body="Written after the others came in.")
    team.commit()
    team.programme.remove("x2")
    team.commit()
    assert brought(team).notes == 1
    assert team.notes.get(late).about is None
    assert team.rows.get(Session, "x2") is None


def test_notes_of_a_visit_that_never_asked_who_i_am_are_mine(team: VisitFile, tmp_path: Path) -> None:
    with VisitFile.create(tmp_path / "nobody.peerteam", Visit("u", council="Marlbridge"), THEMES) as nobody:
        nobody.notes.add(body="Written before anybody asked.")
    bring_in(team, look_into(team, tmp_path / "nobody.peerteam", None), ())
    assert [note.body for note in team.notes.mine()] == ["Written before anybody asked."]


# --- handed over afterwards


def test_everybody_gets_them_but_for_what_stays_here(team: VisitFile, manager: VisitFile, tmp_path: Path) -> None:
    brought(team)
    share(team, tmp_path / "from Cara")
    take_in(manager, tmp_path / "from Cara")
    assert manager.digest() == team.digest()
    assert manager.unsettled() == []
    assert {note.body for note in manager.rows.where(Note, author="p3")} == {LEADER, "Reserves are falling."}
    assert [tag.span.words for tag in manager.rows.all(Tag)] == ["Scrutiny papers come late."]
    raws = "\n".join(change.raw for change in read_bundle(tmp_path / "from Cara", None).changes)
    assert "privateword" not in raws
    assert b"privateword" not in manager.path.read_bytes()


def test_two_who_began_together_may_both_bring_it_in(team: VisitFile, manager: VisitFile, tmp_path: Path) -> None:
    other = tmp_path / "other laptop"
    other.mkdir()
    (other / "alone.peerteam").write_bytes((tmp_path / "alone.peerteam").read_bytes())
    brought(team)
    share(manager, tmp_path / "again")
    with unhurried(join(other / "visits.peerteam", tmp_path / "again", None)) as ben:
        ben.set_me("p3")
        brought(ben)
        share(ben, tmp_path / "from Ben")
        share(team, tmp_path / "from Cara")
        for visit in (team, ben, manager):
            take_in(visit, tmp_path / "from Ben")
            take_in(visit, tmp_path / "from Cara")
        assert team.digest() == ben.digest() == manager.digest()
        assert manager.unsettled() == []
        assert len(manager.rows.where(Note, author="p3")) == 2


# --- kept aside


def test_the_file_begun_alone_is_kept_among_the_safe_copies_and_opens(team: VisitFile, tmp_path: Path) -> None:
    papers = tmp_path / "alone files"
    papers.mkdir()
    (tmp_path / "second place").mkdir()
    with VisitFile.open(tmp_path / "alone.peerteam") as mine:
        older = mine.safe_copy(tmp_path / "second place")
    brought(team)
    kept = keep_aside(team, tmp_path / "alone.peerteam", (tmp_path / "second place", tmp_path / "not in"))
    assert [copy.name for copy in older.parent.iterdir()] == [older.name.replace("alone", "visits begun alone")]
    assert not (tmp_path / "alone.peerteam").exists()
    assert kept.parent == folder_beside(team.path)
    assert kept.with_name(f"{kept.stem} files").is_dir()
    with VisitFile.open(kept) as again:
        assert len(again.notes.mine()) == 4


# --- late, and not on the list


def test_who_comes_late_opens_the_same_file_and_then_catches_up(tmp_path: Path) -> None:
    with visit_file(tmp_path, name="manager") as manager:
        share(manager, tmp_path / "monday")
        manager.findings.add("t1", "strength", "Clear")
        share(manager, tmp_path / "tuesday")
        with unhurried(join(tmp_path / "late.peerteam", tmp_path / "monday", None)) as late:
            late.set_me("p2")
            late.notes.add("s1", body="I came late.")
            take_in(late, tmp_path / "tuesday")
            share(late, tmp_path / "late")
            take_in(manager, tmp_path / "late")
            assert late.digest() == manager.digest()


def test_who_adds_herself_while_the_manager_adds_her_is_there_once(tmp_path: Path) -> None:
    with visit_file(tmp_path, name="manager", records=RECORDS[:2]) as manager:
        share(manager, tmp_path / "file")
        with unhurried(join(tmp_path / "new.peerteam", tmp_path / "file", None)) as new:
            new.set_me(new.people.add_peer("Dana Dee"))
            new.notes.add(body="Mine.")
            manager.people.add_peer("Dana Dee")
            share(new, tmp_path / "from Dana")
            take_in(manager, tmp_path / "from Dana")
            assert [peer.name for peer in manager.people.peers()] == ["Ann Archer", "Ben Brook", "Dana Dee"]
            assert manager.unsettled() == []
