"""Papers kept as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.errors import CannotWrite, FileDamaged, NoSuchFile, NotFound
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck, visit_file

WORDS = b"Reserves strategy 2026: a sentence to look for"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made = tmp_path / "Reserves strategy.pdf"
    made.write_bytes(WORDS)
    return made


@pytest.fixture
def document(visit: VisitFile) -> str:
    return visit.evidence.add_document("D1", "Reserves strategy")


def test_a_kept_file_comes_out_as_it_was_under_its_own_name(
    visit: VisitFile, document: str, paper: Path, tmp_path: Path
) -> None:
    key = visit.attachments.attach(document, paper)
    paper.unlink()
    copy = visit.attachments.take_out(key, tmp_path / "out")
    assert (copy.name, copy.read_bytes()) == ("Reserves strategy.pdf", WORDS)
    assert visit.evidence.document(document).file == key


def test_attaching_is_a_step_and_taking_it_back_leaves_the_file(
    visit: VisitFile, document: str, paper: Path, undo_check: UndoCheck
) -> None:
    with undo_check(visit):
        key = visit.attachments.attach(document, paper)
    assert visit.attachments.has(key)


def test_the_same_file_kept_twice_is_kept_once(visit: VisitFile, document: str, paper: Path) -> None:
    other = visit.evidence.add_document("D2", "The same again")
    assert visit.attachments.attach(document, paper) == visit.attachments.attach(other, paper)
    assert len(list(visit.attachments.folder.iterdir())) == 1


def test_under_a_phrase_no_byte_of_the_paper_or_its_name_can_be_read(tmp_path: Path, paper: Path) -> None:
    with visit_file(tmp_path, name="locked", phrase="copper lantern ridge maple") as visit:
        key = visit.attachments.attach(visit.evidence.add_document("D1", "Paper"), paper)
        (kept,) = visit.attachments.folder.iterdir()
        assert b"Reserves" not in kept.read_bytes()
        assert visit.attachments.take_out(key, tmp_path / "out").read_bytes() == WORDS


def test_a_file_that_is_not_here_is_refused_in_words(visit: VisitFile, document: str, tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match=r"gone\.pdf cannot be read"):
        visit.attachments.attach(document, tmp_path / "gone.pdf")
    with pytest.raises(NoSuchFile):
        visit.attachments.attach(document, tmp_path)
    assert visit.evidence.document(document).file is None


def test_a_file_a_colleague_has_is_not_on_this_laptop(visit: VisitFile, tmp_path: Path) -> None:
    assert not visit.attachments.has("0" * 32)
    with pytest.raises(NotFound, match="not on this laptop"):
        visit.attachments.take_out("0" * 32, tmp_path)


def test_a_damaged_file_is_refused_whole(visit: VisitFile, document: str, paper: Path, tmp_path: Path) -> None:
    key = visit.attachments.attach(document, paper)
    (kept,) = visit.attachments.folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-600])
    with pytest.raises(FileDamaged):
        visit.attachments.take_out(key, tmp_path / "out")
    assert not (tmp_path / "out" / paper.name).exists()


def test_where_nothing_can_be_written_it_says_so(visit: VisitFile, document: str, paper: Path, tmp_path: Path) -> None:
    key = visit.attachments.attach(document, paper)
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(CannotWrite):
        visit.attachments.take_out(key, tmp_path / "taken")
