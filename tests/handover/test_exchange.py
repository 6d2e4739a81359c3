"""Handing over and taking in, by files: twice is once, joining gives everything, and each file says what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.errors import CannotWrite, FileDamaged, OtherVisit, WrongPhrase
from peerteam.domain.records import Note
from peerteam.handover.bundle import read_bundle
from peerteam.handover.exchange import join, share, take_all, take_in
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, rows_of, team, unhurried, visit_file
from tests.refusals import no_file_beyond, refused

PHRASE = "anchor velvet orbit maple"


def test_a_file_says_who_made_it_and_for_which_visit(visit: VisitFile, tmp_path: Path) -> None:
    count = share(visit, tmp_path / "ann.peerteam")
    header = read_bundle(tmp_path / "ann.peerteam", None).header
    assert (header.visit, header.who, header.council) == ("v", "Ann Archer", "Marlbridge Borough Council")
    assert (header.laptop, header.count, header.whole) == (visit.laptop, count, True)
    assert count == visit.changes.last == 10


def test_what_came_out_of_a_file_is_told(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.tag("n1", 0, 12, "t1")
        ann.notes.tag("n1", 4, 12, "t2")
        ann.programme.change("s1", title="Chairs")
        share(ann, tmp_path / "ann.peerteam")
        taken = take_in(ben, tmp_path / "ann.peerteam")
        assert (taken.who, taken.new, taken.kinds, taken.waiting) == ("Ann Archer", 3, {"tag": 2, "session": 1}, 0)


def test_what_waits_afterwards_is_counted(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Mine")
        ben.programme.change("s1", title="Theirs")
        share(ann, tmp_path / "ann.peerteam")
        assert take_in(ben, tmp_path / "ann.peerteam").waiting == 1


def test_taking_a_file_in_twice_is_taking_it_in_once(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.tag("n1", 0, 12, "t1")
        share(ann, tmp_path / "ann.peerteam")
        take_in(ben, tmp_path / "ann.peerteam")
        before = rows_of(ben)
        again = take_in(ben, tmp_path / "ann.peerteam")
        assert (again.new, again.kinds) == (0, {})
        assert rows_of(ben) == before


def test_taking_ones_own_file_in_changes_nothing(visit: VisitFile, tmp_path: Path) -> None:
    share(visit, tmp_path / "ann.peerteam")
    visit.notes.save_typing("n1", "typed since")
    before = rows_of(visit)
    assert take_in(visit, tmp_path / "ann.peerteam").new == 0
    assert rows_of(visit) == before
    assert visit.laptops.heard() == []


def test_two_laptops_agree_after_an_exchange(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.notes.tag("n1", 0, 12, "t1")
        ben.findings.add("t1", "strength", "Clear")
        share(ann, tmp_path / "ann.peerteam")
        take_in(ben, tmp_path / "ann.peerteam")
        share(ben, tmp_path / "ben.peerteam")
        take_in(ann, tmp_path / "ben.peerteam")
        assert ann.digest() == ben.digest()


def test_a_smaller_file_holds_only_what_is_new_but_always_that(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.commit()
        since = ann.changes.last
        ann.findings.add("t1", "strength", "Clear")
        assert share(ann, tmp_path / "new.peerteam", since) == 1
        assert not read_bundle(tmp_path / "new.peerteam", None).header.whole
        take_in(ben, tmp_path / "new.peerteam")
        assert ann.digest() == ben.digest()


# --- who has what


def test_a_whole_file_tells_what_its_maker_lacked(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.findings.add("t1", "strength", "Clear")
        share(ann, tmp_path / "ann.peerteam")
        share(ben, tmp_path / "ben.peerteam")
        take_in(ann, tmp_path / "ben.peerteam")
        (heard,) = ann.laptops.heard()
        assert (heard.who, heard.lacks) == ("Ben Brook", 1)
        take_in(ben, tmp_path / "ann.peerteam")
        share(ben, tmp_path / "ben.peerteam")
        take_in(ann, tmp_path / "ben.peerteam")
        assert [each.lacks for each in ann.laptops.heard()] == [0]


def test_a_smaller_file_tells_nothing_of_what_its_maker_has(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ben.findings.add("t1", "strength", "Clear")
        share(ben, tmp_path / "ben.peerteam", since=ben.changes.last)
        take_in(ann, tmp_path / "ben.peerteam")
        assert ann.laptops.heard() == []


# --- joining


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_joining_gives_everything_that_was_shared(tmp_path: Path, phrase: str | None) -> None:
    with visit_file(tmp_path, phrase=phrase) as ann:
        ann.notes.tag("n1", 0, 12, "t1")
        private = ann.notes.add(body="privateword")
        ann.notes.set_private(private, stays_here=True)
        share(ann, tmp_path / "ann.peerteam")
        with join(tmp_path / "ben.peerteam", tmp_path / "ann.peerteam", phrase) as ben:
            assert ben.digest() == ann.digest()
            assert ben.id == ann.id
            assert ben.laptop != ann.laptop
            assert ben.me is None
            assert ben.notes.get("n1").body == BODY
            assert ben.rows.get(Note, private) is None
            assert [heard.lacks for heard in ben.laptops.heard()] == [0]


def test_joining_with_a_bad_file_leaves_no_visit(tmp_path: Path, visit: VisitFile) -> None:
    bad = tmp_path / "bad.peerteam"
    share(visit, bad)
    bad.write_bytes(bad.read_bytes()[:-1])
    with refused(FileDamaged, bad, tmp_path / "ben.peerteam"):
        join(tmp_path / "ben.peerteam", bad, None)


def test_a_full_stick_is_told_as_such_and_what_no_file_took_is_not_handed_over(
    tmp_path: Path, visit: VisitFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CannotWrite("The disk is full, so this was not saved")  # as SQLite has it, of whichever disk

    visit.notes.save_typing("n1", "Words")
    (tmp_path / "STICK").mkdir()
    before = visit.not_handed_over()
    monkeypatch.setattr("peerteam.handover.exchange.write_bundle", refuse)
    with pytest.raises(CannotWrite, match="is not made: there is no room left where it goes"):
        share(visit, tmp_path / "STICK" / "ann.peerteam")
    assert list((tmp_path / "STICK").iterdir()) == []
    assert visit.not_handed_over() == before


def test_joining_on_a_full_disk_leaves_no_visit(tmp_path: Path, visit: VisitFile) -> None:
    visit.notes.save_typing("n1", "words " * 100_000)
    share(visit, tmp_path / "ann.peerteam")
    with no_file_beyond(600_000), refused(CannotWrite, tmp_path / "ben.peerteam"):
        join(tmp_path / "ben.peerteam", tmp_path / "ann.peerteam", None)


def test_joining_never_replaces_a_visit(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        share(visit, tmp_path / "ann.peerteam")
    with refused(CannotWrite, visit.path):
        join(visit.path, tmp_path / "ann.peerteam", None)


# --- several files at once


def test_several_files_are_taken_in_one_after_the_other(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        for laptop, name in ((ben, "from ben"), (cara, "from cara")):
            laptop.findings.add("t1", "strength", name)
            share(laptop, tmp_path / f"{name}.peerteam")
        path = ann.path
    told, waiting = take_all(path, [tmp_path / "from ben.peerteam", tmp_path / "from cara.peerteam"], None)
    assert [(each["who"], each["new"], each["kinds"]) for each in told] == [
        ("Ben Brook", 1, {"finding": 1}),
        ("Cara Cole", 1, {"finding": 1}),
    ]
    assert waiting == 0
    with VisitFile.open(path) as again:
        assert {finding.wording for finding in again.findings.all()} == {"from ben", "from cara"}


def test_one_bad_file_among_several_means_none_is_taken(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ben.findings.add("t1", "strength", "Clear")
        share(ben, tmp_path / "good.peerteam")
        path, before = ann.path, ann.digest()
    bad = tmp_path / "bad.peerteam"
    bad.write_bytes((tmp_path / "good.peerteam").read_bytes()[:-1])
    with pytest.raises(FileDamaged):
        take_all(path, [tmp_path / "good.peerteam", bad], None)
    with VisitFile.open(path) as again:
        assert again.digest() == before


def test_an_erasing_among_several_files_leaves_no_byte(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ann.notes.add("s1", body="The xylophonist said so.")
        share(ann, tmp_path / "before.peerteam")
        take_in(ben, tmp_path / "before.peerteam")
        ann.erase(Note, note, "asked")
        share(ann, tmp_path / "after.peerteam")
        path = ben.path
    take_all(path, [tmp_path / "before.peerteam", tmp_path / "after.peerteam"], None)
    assert b"xylophonist" not in path.read_bytes()


# --- refused


def test_a_file_of_another_visit_is_refused(visit: VisitFile, tmp_path: Path) -> None:
    with unhurried(VisitFile.empty(tmp_path / "other.peerteam", "another")) as other:
        share(other, tmp_path / "theirs.peerteam")
    before = rows_of(visit)
    with refused(OtherVisit, tmp_path / "theirs.peerteam"):
        take_in(visit, tmp_path / "theirs.peerteam")
    assert rows_of(visit) == before


def test_a_locked_file_is_refused_by_a_visit_without_the_phrase(visit: VisitFile, tmp_path: Path) -> None:
    with visit_file(tmp_path, name="locked", phrase=PHRASE) as locked:
        share(locked, tmp_path / "locked file.peerteam")
    with refused(WrongPhrase, tmp_path / "locked file.peerteam"):
        take_in(visit, tmp_path / "locked file.peerteam")


def test_sharing_to_where_nothing_can_be_written_hands_nothing_over(visit: VisitFile, tmp_path: Path) -> None:
    with refused(CannotWrite, tmp_path / "nowhere" / "ann.peerteam"):
        share(visit, tmp_path / "nowhere" / "ann.peerteam")
    assert visit.changes.last == 0
    assert visit.not_handed_over() == 10


@pytest.mark.parametrize("name", ["visit.peerteam", "letter.docx", "folder"])
def test_sharing_never_replaces_anything_but_an_earlier_file_of_this_visit(tmp_path: Path, name: str) -> None:
    with visit_file(tmp_path) as visit:
        (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04 the letter")
        (tmp_path / "folder").mkdir()
        with pytest.raises(CannotWrite):
            share(visit, tmp_path / name)
        assert visit.changes.last == 0
    assert (tmp_path / "letter.docx").read_bytes() == b"PK\x03\x04 the letter"
    with VisitFile.open(visit.path) as again:
        assert again.notes.get("n1").body == BODY


def test_an_earlier_file_of_this_visit_is_replaced(visit: VisitFile, tmp_path: Path) -> None:
    share(visit, tmp_path / "ann.peerteam")
    visit.findings.add("t1", "strength", "Clear")
    assert share(visit, tmp_path / "ann.peerteam") == 11
    assert sorted(path.name for path in tmp_path.iterdir() if "ann" in path.name) == ["ann.peerteam"]
