"""Where a filled sheet belongs: certain, or told with the reason and every word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerteam.domain.note_sheet_place import answered, lacking, place
from peerteam.domain.note_sheets import SPARE, Placed, Point, Returned, Unplaced, sheet_code
from peerteam.domain.records import Clearance, Peer, Record, SourceGroup, TagKind
from peerteam.domain.snapshot import Snapshot
from tests.builders import RECORDS, THEMES, VISIT

CODE = sheet_code("v", "s1")
SHEET = Returned(
    "a.docx", CODE, "v", "s1", "BB",
    points=(Point("Papers come late.", ("1 Governance", "2 Finance"), ("A area to consider",)), Point("Yes.")),
    rest=("Lift is broken.",), theme_ids=(("1 Governance", "t1"), ("2 Finance", "t2")),
)  # fmt: skip


def placed(sheet: Returned, *more: Record) -> Placed:
    found = place(sheet, Snapshot.of((VISIT, *THEMES, *RECORDS, *more)))
    assert isinstance(found, Placed)
    return found


def unplaced(sheet: Returned, *more: Record) -> Unplaced:
    found = place(sheet, Snapshot.of((VISIT, *THEMES, *RECORDS, *more)))
    assert isinstance(found, Unplaced)
    return found


def test_a_sheet_becomes_a_note_of_its_session_under_its_authors_name() -> None:
    note = placed(SHEET).note
    assert (note.about, note.author, note.typist, note.at) == ("s1", "p2", "p2", "2026-03-10T09:00:00")
    assert note.body == "Papers come late.\n\nYes.\n\nLift is broken."


def test_every_tick_is_a_tag_on_its_words() -> None:
    found = placed(SHEET)
    assert [(tag.theme, tag.kind, tag.span.words) for tag in found.tags] == [
        ("t1", TagKind.AREA, "Papers come late."),
        ("t2", TagKind.AREA, "Papers come late."),
    ]
    assert all((found.note.body or "")[tag.at : tag.upto] == tag.span.words for tag in found.tags)


def test_the_same_words_twice_are_two_places() -> None:
    sheet = replace(SHEET, points=(Point("Yes.", ("1",)), Point("Yes.", ("2",))), rest=())
    assert [(tag.at, tag.theme) for tag in placed(sheet).tags] == [(0, "t1"), (6, "t2")]


def test_the_same_sheet_is_the_same_note_whatever_the_file_is_called() -> None:
    assert placed(replace(SHEET, file="b.docx")).note == placed(SHEET).note
    assert placed(replace(SHEET, visit=None, session=None)).note == placed(SHEET).note
    assert {tag.id for tag in placed(SHEET).tags} == {tag.id for tag in placed(SHEET).tags}


def test_other_words_or_another_author_are_another_note() -> None:
    ids = {placed(sheet).note.id for sheet in (SHEET, replace(SHEET, author="AA"), replace(SHEET, rest=()))}
    assert len(ids) == 3


@pytest.mark.parametrize("name", ["BB", "bb", "B.B.", "Ben Brook", "Cllr Ben Brook", "ben", "Ben", "Ben Brook (BB)"])
def test_a_name_or_initials_are_enough(name: str) -> None:
    assert placed(replace(SHEET, author=name)).note.author == "p2"


def test_a_name_that_fits_two_is_asked() -> None:
    assert "may be several" in unplaced(replace(SHEET, author="Ben"), Peer("p9", "Ben Field", "BF")).why


@pytest.mark.parametrize(("name", "why"), [("", "nobody says who wrote it"), ("Zoe", "“Zoe” is nobody of the team")])
def test_without_a_certain_author_it_is_told_with_every_word(name: str, why: str) -> None:
    found = unplaced(replace(SHEET, author=name))
    assert (found.why, found.text) == (why, SHEET.words)


def test_whoever_typed_for_somebody_else_is_kept() -> None:
    note = placed(replace(SHEET, typist="Cara Cole")).note
    assert (note.author, note.typist) == ("p2", "p3")
    assert unplaced(replace(SHEET, typist="Zoe")).text == SHEET.words


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"visit": "w"}, "another visit"),
        ({"visit": None, "session": None, "code": None}, "no sheet code"),
        ({"visit": None, "session": None, "code": "AAAA-AAAA"}, "AAAA-AAAA is not one of this visit"),
        ({"session": "gone", "code": None}, "not in the programme any more"),
        ({"code": sheet_code("v", SPARE)}, "another session than the file"),
    ],
)
def test_without_a_certain_session_it_is_told_with_every_word(changes: dict[str, str | None], why: str) -> None:
    found = unplaced(replace(SHEET, **changes))  # type: ignore[arg-type]
    assert why in found.why
    assert found.text == SHEET.words


def test_a_code_typed_from_paper_may_mix_up_o_and_0() -> None:
    typed = CODE.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert placed(replace(SHEET, visit=None, session=None, code=typed)).note.about == "s1"


def test_a_blank_sheet_is_nothing() -> None:
    assert unplaced(Returned("a.docx", CODE, "v", "s1", "BB")) == Unplaced("a.docx", "nothing is written on it")


def test_a_spare_sheet_is_a_conversation_with_its_group() -> None:
    spare = replace(SHEET, session=SPARE, code=sheet_code("v", SPARE), groups=("senior officer",))
    note = placed(spare).note
    assert (note.about, note.group, note.at) == (None, SourceGroup.SENIOR_OFFICER, None)
    both = placed(replace(spare, groups=("staff", "member")))
    assert both.note.group is None
    assert both.warnings == ("it does not say which one group spoke",)


def test_a_quote_begins_as_raw_and_two_marks_are_two_tags() -> None:
    sheet = replace(SHEET, points=(Point("Said so.", ("1",), ("Q quote", "strength")),))
    assert [(tag.kind, tag.clearance) for tag in placed(sheet).tags] == [
        (TagKind.QUOTE, Clearance.RAW),
        (TagKind.STRENGTH, None),
    ]


def test_a_theme_that_was_renamed_or_renumbered_since_is_still_the_one_ticked() -> None:
    renamed = (replace(THEMES[0], short_name="Running the council", key=2), replace(THEMES[1], key=1))
    found = place(SHEET, Snapshot.of((VISIT, *renamed, *RECORDS)))
    assert isinstance(found, Placed)
    assert [tag.theme for tag in found.tags] == ["t1", "t2"]


def test_what_is_not_understood_is_told_and_never_guessed() -> None:
    points = (
        Point("One.", ("9", "Parks")),
        Point("Two.", (), ("strength",)),
        Point("", ("1",)),
        Point("Z.", ("1",), ("big",)),
    )
    found = placed(replace(SHEET, points=points))
    assert [(tag.span.words, tag.kind) for tag in found.tags] == [("Z.", TagKind.POINT)]
    assert found.warnings == (
        "“9” is no theme of this visit",
        "“Parks” is no theme of this visit",
        "“Two.” is marked strength, but has no theme",
        "something is ticked beside an empty row",
        "“big” is no kind of point",
    )


# --- what a person can still say --------------------------------------------------------------------------------------

VISIT_AS_IT_IS = Snapshot.of((VISIT, *THEMES, *RECORDS))
LOST = replace(SHEET, code=None, visit=None, session=None, author="", typist="Zoe")


@pytest.mark.parametrize(
    ("sheet", "wanted"),
    [
        (SHEET, set()),
        (replace(SHEET, author="Zoe"), {"author"}),
        (LOST, {"author", "session"}),
        (replace(LOST, author="BB"), {"session"}),
        (replace(SHEET, visit="another", author=""), set()),
        (replace(LOST, points=(), rest=()), set()),
    ],
    ids=["whole", "nobody of the team", "all is lost", "no code", "of another visit", "empty"],
)
def test_a_sheet_says_what_it_lacks_to_find_its_place(sheet: Returned, wanted: set[str]) -> None:
    assert lacking(sheet, VISIT_AS_IT_IS) == wanted


def test_a_sheet_finds_its_place_once_a_person_says_what_it_does_not() -> None:
    said = answered(LOST, VISIT_AS_IT_IS, "s1", Peer("p3", "Cara Cole", "CC"))
    note = placed(said).note
    assert (note.about, note.author, note.typist) == ("s1", "p3", "p3")
    assert placed(answered(replace(LOST, author="BB"), VISIT_AS_IT_IS, SPARE)).note.about is None
