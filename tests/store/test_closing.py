"""Closing a visit: what stays, what is gone to the last byte on every laptop, and what is told instead of lost."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.list_tables import DocumentRow
from peerteam.domain.programme import PersonRow, ProgrammeTable, SessionRow
from peerteam.domain.programme_update import compare
from peerteam.domain.records import (
    Action,
    Basis,
    Document,
    DocumentTheme,
    Finding,
    Note,
    Person,
    Point,
    Reading,
    Recommendation,
    Session,
    SourceGroup,
    Support,
    Tag,
)
from peerteam.handover.exchange import join, share, take_in
from peerteam.handover.folder import exchange as exchange_in
from peerteam.handover.folder import place_of, read_folder
from peerteam.store.check import check
from peerteam.store.closing import CLEARED, WHY
from peerteam.store.sealed import read_sealed
from peerteam.store.table_import import import_documents
from peerteam.store.visit_file import VisitFile
from tests.builders import PEERS, exchange, give, hand_over, team, unhurried, visit_file

WHEN = datetime(2026, 7, 1, 10, 0)
SECRETS = ("xylophonist", "quagmire", "Wolstenholme", "zephyrean", "marmalade", "obelisk", "flummoxed", "kaleidoscope")
"""Words of a note, a tagged passage, a person's name, a private note, a paper, its summary, a talk, a reason."""


def fill(visit: VisitFile) -> str:
    """Everything there is to erase, and what stays; returns the finding."""
    note = visit.notes.add("s1", body="A xylophonist said so. " * 300 + "The quagmire is deep.")
    tag = visit.notes.tag(note, 0, 22, "t1")
    visit.notes.add(group="staff", body="flummoxed in the corridor")
    visit.people.add_person(SourceGroup.STAFF, name="Walter Wolstenholme", post="xylophonist in chief")
    visit.programme.change("s1", title="Meeting Walter Wolstenholme", status_reason="kaleidoscope")
    private = visit.notes.add(body="zephyrean, for the manager")
    visit.notes.set_private(private, raised=True)
    paper = visit.evidence.add_document(
        "D1", "Reserves paper", summary="An obelisk of a paper", asked_of="Wolstenholme"
    )
    source = visit.path.with_name(f"{visit.path.stem} source.txt")
    source.write_text("marmalade")
    visit.attachments.attach(paper, source)
    source.unlink()
    visit.rows.get(Document, paper)
    with visit.step("Read"):
        visit.rows.add(Reading("r1", paper, "p1"))
        visit.rows.add(DocumentTheme("dt1", paper, "t1"))
    finding = visit.findings.add("t1", "strength", "Members work well together")
    visit.findings.support(finding, tag)
    visit.findings.support(finding, paper)
    recommendation = visit.findings.recommend("headline", "Go on like this", theme="t1")
    visit.findings.rests_on(recommendation, finding)
    visit.load([
        Point("x1", finding=finding, theme="t1", text="Members work well together"),
        Action("y1", recommendation=recommendation, text="Going on"),
    ])  # fmt: skip
    visit.settled_warnings.settle("0123", "Walter Wolstenholme agreed")
    visit.search("xylophonist")
    return finding


def raw(folder: Path) -> bytes:
    """Every byte of a laptop's folder, read when its files are closed."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def found_in(folder: Path) -> list[str]:
    content = raw(folder).lower()
    return [word for word in SECRETS if word.lower().encode() in content]


@pytest.fixture
def ann(tmp_path: Path) -> Iterator[VisitFile]:
    folder = tmp_path / "ann"
    folder.mkdir()
    with visit_file(folder, name="visit") as file:
        yield file


@pytest.fixture
def ben(tmp_path: Path) -> Iterator[VisitFile]:
    folder = tmp_path / "ben"
    folder.mkdir()
    with unhurried(VisitFile.empty(folder / "visit.peerteam", "v")) as file:
        file.set_me(PEERS[1].id)
        yield file


def test_what_was_said_in_confidence_goes_and_what_was_published_stays(ann: VisitFile) -> None:
    finding = fill(ann)
    ann.closing.close(WHEN)
    assert [ann.rows.all(kind) for kind in (Note, Tag, Person, Session)] == [[], [], [], []]
    assert [each.id for each in ann.rows.all(Finding)] == [finding]
    assert [len(ann.rows.all(kind)) for kind in (Recommendation, Basis, Point, Action)] == [1, 1, 1, 1]
    assert check(ann) == []


def test_the_list_of_papers_stays_without_what_the_papers_say(ann: VisitFile) -> None:
    finding = fill(ann)
    ann.closing.close(WHEN)
    (paper,) = ann.rows.all(Document)
    assert (paper.reference, paper.title, paper.status) == ("D1", "Reserves paper", "received")
    assert (paper.summary, paper.file, paper.asked_of) == (None, None, None)
    assert not ann.attachments.folder.exists()
    assert [(each.document, each.peer) for each in ann.rows.all(Reading)] == [(paper.id, "p1")]
    assert [(each.document, each.theme) for each in ann.rows.all(DocumentTheme)] == [(paper.id, "t1")]
    assert [(each.finding, each.evidence) for each in ann.rows.all(Support)] == [(finding, paper.id)]


def test_a_paper_that_says_nothing_more_keeps_its_id(ann: VisitFile) -> None:
    paper = ann.evidence.add_document("D1", "Reserves paper")
    ann.closing.close(WHEN)
    assert [each.id for each in ann.rows.all(Document)] == [paper]


@pytest.mark.parametrize("handed_over", [True, False])
def test_no_byte_of_it_is_left_in_the_folder_of_the_laptop(ann: VisitFile, handed_over: bool) -> None:
    fill(ann)
    if handed_over:
        ann.commit()
    ann.safe_copy(ann.path.parent / "Safe copies")
    elsewhere = ann.path.parent / "chosen place"
    ann.safe_copy(elsewhere)
    assert ann.search("xylophonist")
    receipt = ann.closing.close(WHEN)
    assert ann.search("xylophonist") == []
    assert receipt.erased["copies"] == 2
    ann.safe_copy(elsewhere)  # as when the program is left
    ann.close()
    assert found_in(ann.path.parent) == []


def test_the_words_are_all_there_before(ann: VisitFile) -> None:
    """Lest the test above look for words that are never found."""
    fill(ann)
    ann.commit()
    assert ann.attachments.folder.exists()
    ann.close()
    assert set(SECRETS) - set(found_in(ann.path.parent)) <= {"marmalade"}  # it is packed


def test_no_byte_is_left_with_a_colleague_after_the_next_exchange(ann: VisitFile, ben: VisitFile) -> None:
    fill(ann)
    exchange(ann, ben)
    note = next(each for each in ben.rows.all(Note) if "xylophonist" in (each.body or ""))
    ben.notes.tag(note.id, 24, 40, "t2")
    exchange(ann, ben)
    ben.safe_copy(ben.path.parent / "Safe copies")
    ann.closing.close(WHEN)
    exchange(ann, ben)
    exchange(ann, ben)
    assert ann.digest() == ben.digest()
    assert ben.search("xylophonist") == []
    assert check(ben) == []
    for laptop in (ann, ben):
        laptop.close()
        assert found_in(laptop.path.parent) == []


def test_no_file_made_afterwards_holds_a_word_of_it(ann: VisitFile, ben: VisitFile, tmp_path: Path) -> None:
    fill(ann)
    exchange(ann, ben)
    ann.closing.close(WHEN)
    share(ann, tmp_path / "ann.peerteam")
    take_in(ben, tmp_path / "ann.peerteam")
    assert not any(word in line for line in ben.changes.since() for word in SECRETS)
    assert not any(word in line for line in ann.changes.since() for word in SECRETS)


def test_each_laptop_has_a_receipt_of_what_it_lost(ann: VisitFile, ben: VisitFile) -> None:
    fill(ann)
    exchange(ann, ben)
    mine = ann.closing.close(WHEN)
    give(ann, ben)
    (theirs,) = ben.closing.receipts()
    assert (mine.by, theirs.by) == ("Ann Archer", "Ann Archer")
    assert (mine.heard, theirs.heard) == (False, True)
    assert (mine.erased["note"], mine.erased["private"], mine.erased["tag"]) == (4, 1, 1)
    assert (theirs.erased["note"], theirs.erased["private"], theirs.erased["tag"]) == (3, 0, 1)
    assert mine.kept["finding"] == theirs.kept["finding"] == 1


def test_hearing_of_it_again_changes_no_receipt(ann: VisitFile, ben: VisitFile) -> None:
    fill(ann)
    exchange(ann, ben)
    ann.closing.close(WHEN)
    give(ann, ben)
    before = ben.closing.receipts()
    give(ann, ben)
    assert ben.closing.receipts() == before


def test_what_only_a_colleague_has_stays_with_him_and_is_told(ann: VisitFile, ben: VisitFile) -> None:
    exchange(ann, ben)
    ben.notes.set_private(ben.notes.add(body="mine alone"), stays_here=True)
    ben.notes.add("s1", body="not handed over")
    ann.closing.close(WHEN)
    give(ann, ben)
    assert sorted(each.body or "" for each in ben.rows.all(Note)) == ["mine alone", "not handed over"]
    closed = ben.closing.closed
    assert closed is not None
    assert closed.there["note"] == 2
    ben.closing.close(WHEN)
    assert ben.rows.all(Note) == []


def test_a_note_written_after_closing_comes_in_and_is_told(ann: VisitFile, ben: VisitFile) -> None:
    exchange(ann, ben)
    ann.closing.close(WHEN)
    ben.notes.add(group="staff", body="one more thing")
    give(ben, ann)
    assert [each.body for each in ann.rows.all(Note)] == ["one more thing"]
    closed = ann.closing.closed
    assert closed is not None
    assert closed.there["note"] == 1
    ann.closing.close(WHEN)
    exchange(ann, ben)
    exchange(ann, ben)
    assert ann.rows.all(Note) == ben.rows.all(Note) == []


def test_a_late_file_from_before_brings_nothing_back(ann: VisitFile, ben: VisitFile) -> None:
    fill(ann)
    exchange(ann, ben)
    late = hand_over(ben)
    ann.closing.close(WHEN)
    ann.take(late)
    assert [ann.rows.all(kind) for kind in (Note, Tag, Person, Session)] == [[], [], [], []]


def test_two_who_close_it_each_on_their_own_have_one_list_of_papers(ann: VisitFile, ben: VisitFile) -> None:
    fill(ann)
    exchange(ann, ben)
    ann.closing.close(WHEN)
    ben.closing.close(WHEN)
    exchange(ann, ben)
    exchange(ann, ben)
    assert ann.digest() == ben.digest()
    assert len(ann.rows.all(Document)) == 1
    assert ann.unsettled() == []


def test_nobody_hears_of_what_never_left(ann: VisitFile) -> None:
    private = ann.notes.add(body="zephyrean")
    ann.notes.set_private(private, stays_here=True)
    ann.closing.close(WHEN)
    assert not any(private in line for line in ann.changes.since())


def test_closing_cannot_be_undone_and_nothing_before_it_either(ann: VisitFile) -> None:
    fill(ann)
    assert ann.history.undo_label
    ann.closing.close(WHEN)
    assert ann.history.undo_label is None
    with pytest.raises(NotFound):
        ann.notes.save_typing("n1", "typed after all")


def test_copies_and_papers_of_another_visit_are_left_alone(ann: VisitFile, tmp_path: Path) -> None:
    place = tmp_path / "copies"
    with visit_file(tmp_path, name="visit 2") as other:
        kept = other.safe_copy(place)
    with VisitFile.empty(tmp_path / "visit.peerteam", "another") as namesake:
        same_name = namesake.safe_copy(place).rename(place / "visit 2021-01-01 10-00-00.peerteam")
    broken = place / "visit 2020-01-01 10-00-00.peerteam"
    broken.write_bytes(b"nothing that can be opened")
    ann.safe_copy(place)
    receipt = ann.closing.close(WHEN)
    assert kept.exists()
    assert same_name.exists()
    assert receipt.erased["copies"] == 1
    assert receipt.not_reached == (broken.name,)


def test_a_place_that_is_not_there_is_told(ann: VisitFile, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    ann.safe_copy(stick)
    shutil.rmtree(stick)
    assert ann.closing.close(WHEN).not_reached == ("stick",)


def test_the_notes_are_kept_three_months_unless_another_day_is_set(ann: VisitFile) -> None:
    assert ann.closing.keep_until == date(2026, 6, 13)
    ann.closing.set_keep_until(date(2026, 5, 1))
    assert ann.closing.keep_until == date(2026, 5, 1)
    assert not ann.closing.is_due(date(2026, 5, 1))
    assert ann.closing.is_due(date(2026, 5, 2))
    ann.closing.set_keep_until(None)
    assert ann.closing.keep_until == date(2026, 6, 13)
    ann.closing.close(WHEN)
    assert not ann.closing.is_due(date(2027, 1, 1))


def test_the_plan_says_what_goes_what_stays_and_what_to_look_at_first(ann: VisitFile) -> None:
    fill(ann)
    plan = ann.closing.plan(date(2026, 4, 1))
    assert (plan.goes["note"], plan.goes["private"], plan.goes["session"], plan.goes["file"]) == (4, 1, 1, 1)
    assert (plan.stays["finding"], plan.stays["point"]) == (1, 1)
    said = " ".join(plan.look_at)
    assert "kept until 13 June 2026" in said
    assert "1 thing was raised with the manager" in said
    assert "not been handed over" in said
    assert "No letter is marked" in said


def test_everything_this_laptop_remembers_beside_the_records_is_decided() -> None:
    """A new key of the table `here` must be put on one of the two lists, so that nobody forgets what it may hold."""
    harmless = {
        "visit", "laptop", "me", "home", "exchanges", "sitting", "incoming", "programme seen", "earlier words",
        "day rules", "not needed", "closings", "keep notes until", "copy places", "brought in", "file unfinished",
        "letter is written to",
    }  # fmt: skip
    used = {key for path in Path("peerteam").rglob("*.py") for key in keys_of_here(ast.parse(path.read_text("utf-8")))}
    assert {"visit", "mapping", "settled cautions", "closings", "first words"} <= used  # said outright, and by name
    assert used <= harmless | set(CLEARED)


def keys_of_here(module: ast.Module) -> Iterator[str]:
    """What the calls of `Here` in a module keep things under; of `f"mapping {what}"` the word that is sure."""
    named: dict[str, ast.expr] = {}
    for each in module.body:
        if isinstance(each, ast.Assign):
            for target in each.targets:
                pairs = zip(target.elts, each.value.elts, strict=True) if isinstance(target, ast.Tuple) and isinstance(
                    each.value, ast.Tuple) else ((target, each.value),)  # fmt: skip
                named |= {name.id: value for name, value in pairs if isinstance(name, ast.Name)}
    for call in ast.walk(module):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        if call.func.attr not in ("remember", "tell") or "here" not in ast.unparse(call.func.value):
            continue
        key = call.args[0]
        key = named.get(key.id, key) if isinstance(key, ast.Name) else key
        if isinstance(key, ast.JoinedStr):
            key = key.values[0]
        yield str(key.value).strip() if isinstance(key, ast.Constant) else ast.unparse(key)


def test_a_visit_of_one_laptop_can_be_closed_too(ann: VisitFile) -> None:
    ann.closing.close(WHEN)
    closed = ann.closing.closed
    assert closed is not None
    assert (closed.day, closed.by) == (date(2026, 7, 1), "Ann Archer")
    assert replace(closed, there={}).heard is False


def test_a_locked_visit_finds_its_safe_copies_in_another_place_by_its_words(tmp_path: Path) -> None:
    with visit_file(tmp_path, phrase="copper lantern ridge maple") as visit:
        fill(visit)
        visit.safe_copy(tmp_path / "elsewhere")
        receipt = visit.closing.close(WHEN)
        assert receipt.erased["copies"] == 1
        assert receipt.erased["file"] == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_was_begun_alone_and_kept_aside_goes_too(ann: VisitFile) -> None:
    aside = ann.path.parent / "Safe copies"
    (aside / "visit begun alone 2026-03-09 18-20-00 files").mkdir(parents=True)
    (aside / "visit begun alone 2026-03-09 18-20-00 files" / "a.peerteam").write_bytes(b"a paper")
    (aside / "visit begun alone 2026-03-09 18-20-00.peerteam").write_bytes(b"a visit")
    (aside / "visit 2026-03-09 18-20-00.peerteam.part").write_bytes(b"half a copy")
    assert ann.closing.close(WHEN).erased["copies"] == 1
    assert list(aside.iterdir()) == []


def test_through_a_shared_folder_it_reaches_everybody_and_leaves_the_folder_too(
    ann: VisitFile, ben: VisitFile, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()

    def exchange_there(visit: VisitFile) -> None:
        place = place_of(visit, folder)
        exchange_in(visit, place, read_folder(place, lambda step, of: None))

    fill(ann)
    for visit in (ann, ben, ann):
        exchange_there(visit)
    assert words_handed_over(folder)
    ann.closing.close(WHEN)
    for visit in (ann, ben, ann):
        exchange_there(visit)
    assert words_handed_over(folder) == []
    assert ben.closing.receipts()[-1].heard
    assert ann.digest() == ben.digest()
    for visit in (ann, ben):
        visit.close()
        assert found_in(visit.path.parent) == []


def words_handed_over(folder: Path) -> list[str]:
    content = b"".join(read_sealed(path, None)[1] for path in folder.glob("*.peerteam"))
    return [word for word in SECRETS if word.encode() in content]


def test_a_withdrawn_note_goes_with_what_it_was_when_it_was_shared(ann: VisitFile, ben: VisitFile) -> None:
    note = ann.notes.add("s1", body="xylophonist")
    exchange(ann, ben)
    ann.notes.set_private(note, stays_here=True)
    ann.commit()
    ann.closing.close(WHEN)
    assert any(note in line and WHY in line for line in ann.changes.since())
    exchange(ann, ben)
    for visit in (ann, ben):
        visit.close()
        assert found_in(visit.path.parent) == []


def test_what_was_deleted_after_it_was_handed_over_goes_to_the_last_byte_too(
    ann: VisitFile, ben: VisitFile, tmp_path: Path
) -> None:
    fill(ann)
    exchange(ann, ben)
    for note in ann.notes.all():
        if not note.private:
            ann.notes.remove(note.id)
    with ann.step("Tidy up"):
        for kind in (Person, Document):
            for each in ann.rows.all(kind):
                ann.rows.remove(kind, each.id)
    exchange(ann, ben)
    ann.closing.close(WHEN)
    stick = tmp_path / "stick"
    stick.mkdir()
    share(ann, stick / "closed.peerteam")
    take_in(ben, stick / "closed.peerteam")
    assert words_handed_over(stick) == []
    assert check(ann) == check(ben) == []
    assert ann.digest() == ben.digest()
    for visit in (ann, ben):
        visit.close()
        assert found_in(visit.path.parent) == []


def test_a_note_deleted_here_that_only_this_laptop_had_is_still_told_and_erased_by_its_own(
    ann: VisitFile, ben: VisitFile
) -> None:
    fill(ann)
    exchange(ann, ben)
    bens = ben.notes.add("s1", body="A xylophonist said so.")
    hand_over(ben)
    ben.notes.remove(bens)
    ann.closing.close(WHEN)
    give(ann, ben)
    closed = ben.closing.closed
    assert closed is not None
    assert closed.there["note"] == ben.closing.plan().goes["note"] == 1
    assert ben.closing.close(WHEN).erased["note"] == 1
    exchange(ann, ben)
    for visit in (ann, ben):
        visit.close()
        assert found_in(visit.path.parent) == []


def test_who_joins_a_closed_visit_is_told_that_it_is_closed(ann: VisitFile, tmp_path: Path) -> None:
    fill(ann)
    ann.commit()
    ann.closing.close(WHEN)
    share(ann, tmp_path / "late.peerteam")
    with join(tmp_path / "joined.peerteam", tmp_path / "late.peerteam", None) as late:
        closed = late.closing.closed
        assert closed is not None
        assert closed.heard
        assert not any(closed.there.values())
        assert len(late.rows.all(Finding)) == 1


PROGRAMME = ProgrammeTable(
    (SessionRow("2026-03-10", "14:00", "14:45", "Leader", people=(PersonRow("Cllr Jo Pemberton"),), where="row 1"),)
)
PAPERS = (DocumentRow("D7", "Budget book", asked_of="Jo Pemberton", where="row 1"),)


def bring_in(visit: VisitFile) -> None:
    """A council's programme and its list of papers."""
    visit.programme.apply(compare(visit.programme.standing(), PROGRAMME))
    import_documents(visit, PAPERS)


def test_a_council_s_table_read_again_after_the_closing_is_new_on_every_laptop(tmp_path: Path) -> None:
    with team(tmp_path, 2) as (ann, ben):
        bring_in(ann)
        exchange(ann, ben)
        ann.closing.close(WHEN)
        exchange(ann, ben)
        bring_in(ann)
        hand_over(ann)
        assert check(ann) == []
        exchange(ann, ben)
        assert [person.name for person in ben.people.persons()] == ["Cllr Jo Pemberton"]
        assert [session.title for session in ben.programme.sessions()] == ["Leader"]
        assert "Budget book" in [paper.title for paper in ben.evidence.documents()]
        assert (check(ben), ann.digest()) == ([], ben.digest())


def test_read_a_third_time_it_is_there_already_and_after_another_closing_new_again(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        for _ in range(3):
            bring_in(visit)
            bring_in(visit)
            hand_over(visit)
            assert [session.title for session in visit.programme.sessions()].count("Leader") == 1
            assert [person.name for person in visit.people.persons()].count("Cllr Jo Pemberton") == 1
            assert check(visit) == []
            visit.closing.close(WHEN)


def test_who_was_deleted_before_the_closing_is_not_brought_back_by_the_undo_of_a_message(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        hand_over(visit)
        gone = visit.people.remove_person("c1")
        visit.closing.close(WHEN)
        with pytest.raises(NotAllowed, match="erased for good"):
            visit.people.bring_back(gone)
        assert visit.people.persons() == []
        assert check(visit) == []
