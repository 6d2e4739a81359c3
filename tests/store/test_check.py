"""The check of a visit finds what is wrong, each thing in one sentence, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.records import Side
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY, exchange, give, team, visit_file


def found_after(visit: VisitFile, sql: str, *values: object) -> list[str]:
    """What the check says after a write no step knows of."""
    with visit.door.scratch():
        visit.connection.execute(sql, values)
    return check(visit)


@pytest.fixture
def handed_over(visit: VisitFile) -> VisitFile:
    """The small visit with a tag `g` and a finding, everything handed over."""
    tag = visit.notes.tag("n1", 0, 11, "t1")
    visit.findings.support(visit.findings.add("t1", Side.AREA, "Reports come late"), tag)
    visit.commit()
    return visit


# --- nothing to find


def test_a_new_visit_is_sound(visit: VisitFile) -> None:
    assert check(visit) == []


def test_a_visit_under_a_phrase_is_sound(tmp_path: Path) -> None:
    with visit_file(tmp_path, phrase="anchor velvet orbit maple") as visit:
        assert check(visit) == []


def test_work_since_the_last_hand_over_is_no_problem(handed_over: VisitFile) -> None:
    visit = handed_over
    visit.notes.save_typing("n1", "Late again. " + BODY)
    visit.programme.change("s1", title="Chairs of scrutiny")
    visit.findings.add("t2", Side.STRENGTH, "The budget is clear")
    visit.notes.untag(visit.notes.tags_of("n1")[0].id)
    assert check(visit) == []
    visit.history.undo()
    assert check(visit) == []


def test_a_note_made_private_after_it_left_is_no_problem(handed_over: VisitFile) -> None:
    handed_over.notes.set_private("n1", stays_here=True)
    assert check(handed_over) == []
    handed_over.commit()
    assert check(handed_over) == []


def test_a_tag_whose_words_are_gone_is_no_problem(handed_over: VisitFile) -> None:
    handed_over.notes.save_typing("n1", BODY[30:])
    handed_over.notes.save_typing("n1", "")
    assert check(handed_over) == []


def test_values_that_wait_and_erased_records_are_no_problem(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", title="Chairs")
        ben.programme.change("s1", title="Scrutiny")
        ben.notes.tag("n1", 0, 11, "t1")
        exchange(ann, ben)
        ann.erase(type(ann.notes.get("n1")), "n1", "asked for")
        give(ann, ben)
        assert ann.unsettled()
        assert [check(ann), check(ben)] == [[], []]


# --- planted problems


def test_a_row_altered_past_the_door_is_found(handed_over: VisitFile) -> None:
    assert found_after(handed_over, "update session set title = 'Somebody else' where id = 's1'") == [
        "The title of a session is not what its changes say (s1)"
    ]


def test_a_row_taken_away_past_the_door_is_found(handed_over: VisitFile) -> None:
    assert found_after(handed_over, "delete from person where id = 'c1'") == [
        "A person is missing that was handed over (c1)"
    ]


def test_a_row_put_in_past_the_door_is_found(handed_over: VisitFile) -> None:
    assert found_after(handed_over, "insert into peer(id, name) values ('p9', 'Nobody')") == [
        "A peer is there that no change knows of (p9)"
    ]


def test_a_removed_change_is_found(handed_over: VisitFile) -> None:
    assert found_after(handed_over, "delete from change where record = 's1'") == ["A change is missing (s1)"]


def test_an_altered_change_is_found(handed_over: VisitFile) -> None:
    alter = "update change set raw = replace(raw, 'Scrutiny', 'Security') where record = 's1'"
    assert found_after(handed_over, alter) == ["A change has been altered (s1)"]


def test_a_change_that_is_none_is_found(handed_over: VisitFile) -> None:
    assert found_after(handed_over, "update change set raw = '{}' where record = 's1'") == ["A change cannot be read"]


@pytest.mark.parametrize(
    "sql",
    [
        "delete from search where record = 'n1'",
        "delete from search where kind = 'peer'",
        "insert into search(kind, record, title, words) values ('note', 'n9', '', 'ghost')",
        "update search set record = 'n9' where record = 'n1'",
    ],
)
def test_a_search_that_has_other_records_is_found(sql: str, handed_over: VisitFile) -> None:
    kind = "peer" if "peer" in sql else "note"
    assert found_after(handed_over, sql) == [f"The search does not hold the {kind} records as they are"]


@pytest.mark.parametrize("place", [(-1, 11), (11, 0), (0, len(BODY) + 1)])
def test_a_tag_out_of_its_note_is_found(place: tuple[int, int], handed_over: VisitFile) -> None:
    tag = handed_over.notes.tags_of("n1")[0].id
    assert found_after(handed_over, "update tag set at = ?, upto = ?", *place) == [
        f"A tag points outside its note ({tag})"
    ]


def test_a_tag_beside_its_words_is_found(handed_over: VisitFile) -> None:
    tag = handed_over.notes.tags_of("n1")[0].id
    assert found_after(handed_over, "update tag set at = 1, upto = 12") == [f"A tag is not on its words ({tag})"]


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        visit.commit()
        page = visit.connection.execute("select rootpage from sqlite_master where name = 'session'").fetchone()[0]
        path = visit.path
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 + 3 : page * 4096] = bytes(4093)
    path.write_bytes(content)
    with VisitFile.open(path) as visit:
        problems = check(visit)
    assert problems
    assert all(problem.startswith("The file is damaged: ") for problem in problems)
