"""A file that was damaged on its way is refused in one plain sentence, and nothing of it is taken; and what lies on a
disk or a stick under the team's words tells nobody anything.

Locks are made to be slow to try, which is not what is tested here: these files have quick ones.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peerteam.domain.errors import FileDamaged, NotAVisit, PeerTeamError, WrongPhrase
from peerteam.domain.records import Document
from peerteam.handover.exchange import join, share, take_in
from peerteam.handover.folder import exchange, place_of, read_folder
from peerteam.store.backup import folder_beside
from peerteam.store.database import PAGE
from peerteam.store.visit_file import VisitFile
from tests.builders import rows_of, visit_file
from tests.refusals import assert_plain

PHRASE = "copper lantern ridge maple"
CONTENT = ("zanzibarquux", "xylophonist", "marlbridge", "ann archer", "scrutiny", "wherewithal")
"""Words that are in the visit of these tests, in a note, a tag, a private note, a name, a title and a paper."""


@pytest.fixture
def ann(tmp_path: Path) -> Iterator[VisitFile]:
    """A visit under the team's words, with something of everything in it."""
    with visit_file(tmp_path, Document("d1", "D1", "The wherewithal"), name="ann", phrase=PHRASE) as visit:
        note = visit.notes.add("s1", body="The zanzibarquux said so. " * 40)
        visit.notes.tag(note, 4, 16, "t1")
        visit.notes.add("s1", body=random.Random(1).randbytes(20_000).hex())  # so that the file has several pages
        private = visit.notes.add(body="Privately the xylophonist.")
        visit.notes.set_private(private, stays_here=True)
        yield visit


Damage = Callable[[bytes, random.Random], bytes]


def _flip(whole: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(whole))
    return whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]


def _cut(whole: bytes, chance: random.Random) -> bytes:
    return whole[: chance.randrange(len(whole))]


def _cut_at_a_page(whole: bytes, chance: random.Random) -> bytes:
    return whole[: PAGE * chance.randrange(len(whole) // PAGE)]


def _zero(whole: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(whole)), chance.choice((1, 16, 512, PAGE))
    return (whole[:at] + bytes(size) + whole[at + size :])[: len(whole)]


def _swap_halves(whole: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(1, len(whole))
    return whole[at:] + whole[:at]


def _swap_pages(whole: bytes, chance: random.Random) -> bytes:
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    one, other = chance.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def _splice(whole: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(whole))
    return whole[:at] + chance.randbytes(chance.choice((1, 100, PAGE))) + whole[at:]


def _repeat(whole: bytes, chance: random.Random) -> bytes:
    at = PAGE * chance.randrange(len(whole) // PAGE)
    return whole[:at] + whole[: len(whole) - at] if at else whole[:PAGE] + whole


DAMAGES: tuple[Damage, ...] = (_flip, _cut, _cut_at_a_page, _zero, _swap_halves, _swap_pages, _splice, _repeat)


def test_of_300_damaged_files_none_is_taken_in_not_even_in_part(ann: VisitFile, tmp_path: Path) -> None:
    file, chance, refused = tmp_path / "from Ann", random.Random(300), Counter[str]()
    with visit_file(tmp_path, name="ben", me="p2", phrase=PHRASE) as ben:
        share(ann, file)
        whole = file.read_bytes()
        before = (rows_of(ben), ben.digest(), ben.changes.last, ben.laptops.heard())
        while refused.total() < 300:
            damaged = DAMAGES[refused.total() % len(DAMAGES)](whole, chance)
            if damaged == whole:
                continue
            file.write_bytes(damaged)
            with pytest.raises(PeerTeamError) as told:
                take_in(ben, file)
            assert_plain(told.value)
            refused[type(told.value).__name__] += 1
            assert ben.digest() == before[1]
        assert (rows_of(ben), ben.digest(), ben.changes.last, ben.laptops.heard()) == before
        assert set(refused) <= {FileDamaged.__name__, WrongPhrase.__name__, NotAVisit.__name__}
        file.write_bytes(whole)
        assert take_in(ben, file).new > 0


def test_nobody_begins_with_a_damaged_file(ann: VisitFile, tmp_path: Path) -> None:
    file, chance = tmp_path / "from Ann", random.Random(24)
    share(ann, file)
    whole = file.read_bytes()
    for damage in DAMAGES * 3:
        file.write_bytes(damage(whole, chance))
        if file.read_bytes() != whole:
            with pytest.raises(PeerTeamError):
                join(tmp_path / "new.peerteam", file, PHRASE)
            assert not list(tmp_path.glob("new.peerteam*"))


def test_a_damaged_file_among_others_in_a_folder_keeps_nobody_from_the_others(ann: VisitFile, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    share(ann, stick / "from Ann.peerteam")
    whole = (stick / "from Ann.peerteam").read_bytes()
    (stick / "half.peerteam").write_bytes(whole[: len(whole) // PAGE // 2 * PAGE])
    with visit_file(tmp_path, name="ben", me="p2", phrase=PHRASE) as ben:
        place = place_of(ben, stick)
        done = exchange(ben, place, read_folder(place, lambda step, of: None))
        assert [taken.who for taken in done.taken] == ["Ann Archer"]
        assert len(ben.notes.all()) == 3


# --- what lies on the disk


def test_under_the_teams_words_no_file_tells_what_is_in_it(ann: VisitFile, tmp_path: Path) -> None:
    paper = tmp_path.with_name(f"{tmp_path.name} paper.txt")
    paper.write_text("zanzibarquux " * 100)
    ann.attachments.attach("d1", paper)
    share(ann, tmp_path / "handed over")
    ann.safe_copy(folder_beside(ann.path))
    ann.notes.save_typing("n1", "Typed a moment ago: zanzibarquux.")
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    kinds = {path.suffix for path in found}
    assert len(found) >= 5
    assert ".peerteam-wal" in kinds
    for path in found:
        bare = path.read_bytes().lower()
        assert not bare.startswith(b"sqlite")
        for word in CONTENT:
            assert word.encode() not in bare, f"{path.name} tells “{word}”"
            assert word.encode("utf-16-le") not in bare


def test_without_words_the_same_search_finds_them(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        visit.notes.add("s1", body="The zanzibarquux said so.")
        share(visit, tmp_path / "handed over")
    assert b"zanzibarquux" in visit.path.read_bytes()


@pytest.mark.parametrize("wrong", [None, "", "copper lantern ridge", "copper lantern ridge marble"])
def test_other_words_open_nothing(ann: VisitFile, tmp_path: Path, wrong: str | None) -> None:
    share(ann, tmp_path / "handed over")
    ann.close()
    with pytest.raises(WrongPhrase) as told:
        VisitFile.open(ann.path, wrong)
    assert_plain(told.value)
    with pytest.raises(WrongPhrase) as told:
        join(tmp_path / "new.peerteam", tmp_path / "handed over", wrong)
    assert_plain(told.value)
