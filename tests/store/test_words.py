"""The team's words changed: everything on this laptop is locked anew, and files under the words before still open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerteam.domain.errors import CannotWrite, PeerTeamError, WrongPhrase
from peerteam.domain.records import Document
from peerteam.handover.bundle import read_bundle
from peerteam.handover.exchange import join, share, take_in
from peerteam.handover.folder import exchange, place_of, read_folder
from peerteam.store.backup import folder_beside
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile
from peerteam.store.words import LeftAsTheyWere, lock_anew, lock_rest_anew
from tests.builders import rows_of, unhurried, visit_file
from tests.handover.laptops import quick_locks
from tests.refusals import no_file_beyond, refused

OLD, NEW, NEWER = "copper lantern ridge maple", "red boat quiet moon", "green hill open door"


@pytest.fixture(autouse=True)
def _quick_locks() -> Iterator[None]:
    with quick_locks():
        yield


def changed(visit: VisitFile, new: str, folder: Path | None = None) -> tuple[VisitFile, LeftAsTheyWere]:
    """As the program does it: remembered while open, locked while closed, the rest afterwards."""
    known, path, id = visit.words.known, visit.path, visit.id
    visit.words.will_change()
    visit.close()
    lock_anew(path, known[0], new)
    left = lock_rest_anew(path, id, known, new, [folder or folder_beside(path)])
    return unhurried(VisitFile.open(path, new)), left


@pytest.mark.parametrize("old", [OLD, None], ids=["other words", "none before"])
def test_the_visit_opens_with_the_new_words_only_and_all_is_in_it(tmp_path: Path, old: str | None) -> None:
    with visit_file(tmp_path, phrase=old) as visit:
        visit.notes.tag("n1", 0, 12, "t1")
        visit.commit()
        before = rows_of(visit)
        visit, left = changed(visit, NEW)
        with visit:
            assert rows_of(visit) == before
            assert check(visit) == []
            assert left == LeftAsTheyWere(0, 0)
    assert b"scrutiny" not in visit.path.read_bytes().lower()
    for wrong in (old, None):
        with pytest.raises(WrongPhrase):
            VisitFile.open(visit.path, wrong)


def test_words_may_be_typed_as_they_are_heard(tmp_path: Path) -> None:
    with visit_file(tmp_path, phrase=OLD) as visit:
        visit, _ = changed(visit, " Red  boat quiet O'Moon ")
        visit.close()
    VisitFile.open(visit.path, "red boat quiet o'moon").close()


def test_the_papers_and_the_safe_copies_are_locked_anew(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("the reserves")
    with visit_file(tmp_path, Document("d1", "D1", "Reserves"), phrase=OLD) as visit:
        key = visit.attachments.attach("d1", paper)
        copy = visit.safe_copy(folder_beside(visit.path))
        visit, left = changed(visit, NEW)
        with visit:
            assert left == LeftAsTheyWere(0, 0)
            assert visit.attachments.take_out(key, tmp_path / "out").read_text() == "the reserves"
    with pytest.raises(WrongPhrase):
        VisitFile.open(copy, OLD)
    with VisitFile.open(copy, NEW) as again:
        assert again.notes.get("n1").body


def test_a_paper_that_was_missed_still_opens(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("the reserves")
    with visit_file(tmp_path, Document("d1", "D1", "Reserves"), phrase=OLD) as visit:
        key = visit.attachments.attach("d1", paper)
        visit.words.will_change()
    lock_anew(visit.path, OLD, NEW)
    with VisitFile.open(visit.path, NEW) as visit:
        assert visit.attachments.take_out(key, tmp_path / "out").read_text() == "the reserves"


def test_what_could_not_be_locked_anew_is_counted_and_other_visits_are_left_alone(tmp_path: Path) -> None:
    copies = tmp_path / "Safe copies"
    copies.mkdir()
    (tmp_path / "other").mkdir()
    with visit_file(tmp_path / "other", phrase=OLD) as other, other.door.typing():
        other.here.remember("visit", "another")
    theirs = copies / "visit 2026-03-09 17-00-00.peerteam"
    theirs.write_bytes(other.path.read_bytes())
    (copies / "visit 2026-03-10 17-00-00.peerteam").write_bytes(other.path.read_bytes()[:-4096] + bytes(4096))
    (copies / "visit 2026-03-11 17-00-00.peerteam").write_bytes(b"\x91" * 8192)
    before = theirs.read_bytes()
    with visit_file(tmp_path, phrase=OLD) as visit:
        visit, left = changed(visit, NEW)
        visit.close()
    assert left.copies == 1
    assert theirs.read_bytes() == before


def test_without_room_the_visit_stays_under_the_words_it_had(tmp_path: Path) -> None:
    with visit_file(tmp_path, phrase=OLD) as visit:
        visit.notes.save_typing("n1", "words " * 10_000)
    with no_file_beyond(200_000), refused(CannotWrite, visit.path):
        lock_anew(visit.path, OLD, NEW)
    VisitFile.open(visit.path, OLD).close()


def test_what_was_kept_before_a_flat_battery_is_in_it_too(tmp_path: Path) -> None:
    (tmp_path / "after").mkdir()
    with visit_file(tmp_path, phrase=OLD) as visit:
        visit.notes.save_typing("n1", "Typed a moment before.")
        for path in tmp_path.glob("visit.peerteam*"):
            shutil.copy(path, tmp_path / "after")
    assert (tmp_path / "after" / "visit.peerteam-wal").exists()
    lock_anew(tmp_path / "after" / "visit.peerteam", OLD, NEW)
    assert [path.name for path in (tmp_path / "after").iterdir()] == ["visit.peerteam"]
    with VisitFile.open(tmp_path / "after" / "visit.peerteam", NEW) as again:
        assert again.notes.get("n1").body == "Typed a moment before."
        assert check(again) == []


def test_with_wrong_words_nothing_is_locked_anew(tmp_path: Path) -> None:
    with visit_file(tmp_path, phrase=OLD) as visit:
        pass
    with refused(WrongPhrase, visit.path):
        lock_anew(visit.path, NEWER, NEW)


# --- between laptops


def test_a_file_under_the_words_before_still_opens_after_they_were_changed_twice(tmp_path: Path) -> None:
    with (
        visit_file(tmp_path, name="ann", phrase=OLD) as ann,
        visit_file(tmp_path, name="ben", me="p2", phrase=OLD) as ben,
    ):
        ben.notes.add("s1", body="Under the old words.")
        share(ben, tmp_path / "from Ben")
        for new in (NEW, NEWER):
            ann, _ = changed(ann, new)
        with ann:
            assert take_in(ann, tmp_path / "from Ben").new > 0
            assert "Under the old words." in {note.body for note in ann.notes.all()}


def test_a_file_says_since_when_its_words_are_in_use(tmp_path: Path) -> None:
    with visit_file(tmp_path, phrase=OLD) as visit:
        share(visit, tmp_path / "before")
        visit, _ = changed(visit, NEW)
        with visit:
            share(visit, tmp_path / "after")
            assert read_bundle(tmp_path / "before", OLD).header.words == ""
            assert read_bundle(tmp_path / "after", NEW).header.words == visit.words.changed_at > "2026"


def test_the_words_before_are_in_no_file_that_leaves_and_in_none_unlocked(tmp_path: Path) -> None:
    with visit_file(tmp_path, phrase=OLD) as visit:
        visit, _ = changed(visit, NEW)
        with visit:
            share(visit, tmp_path / "after")
            with join(tmp_path / "new.peerteam", tmp_path / "after", NEW) as new:
                assert new.words.known == (NEW,)
            assert visit.words.known == (NEW, OLD)
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"lantern" not in path.read_bytes()


def test_in_a_folder_files_of_both_words_are_read_and_one_with_words_unknown_here_is_told(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with (
        visit_file(tmp_path, name="ann", phrase=OLD) as ann,
        visit_file(tmp_path, name="ben", me="p2", phrase=OLD) as ben,
    ):
        ben.notes.add("s1", body="Under the old words.")
        exchange(ben, place_of(ben, stick), read_folder(place_of(ben, stick), _nobody))
        ann, _ = changed(ann, NEW)
        with ann:
            place = place_of(ann, stick)
            assert [taken.who for taken in exchange(ann, place, read_folder(place, _nobody)).taken] == ["Ben Brook"]
        (told,) = read_folder(place_of(ben, stick), _nobody).left_out
        assert isinstance(told, PeerTeamError)
        assert "other words" in told.what


def _nobody(step: int, of: int) -> None:
    """Nobody watches how far it is."""
