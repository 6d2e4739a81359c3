"""The jobs that put several rooms together: beginning a visit, its letter, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from peerteam.domain.errors import BadResource, CannotWrite, NotAllowed, NotFound
from peerteam.domain.letter_findings import recommendation_numbers
from peerteam.domain.records import Record, Visit
from peerteam.domain.snapshot import Snapshot
from peerteam.formats import letters
from peerteam.jobs import (
    NewVisit,
    begin_visit,
    info,
    letter_of,
    remember_letter,
    sample_folder,
    samples,
    suggested_framework,
    visit_from_folder,
    write_letter_of,
)
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile
from peerteam.word.copy_mark import copy_of
from tests.builders import visit_file
from tests.refusals import refused

WANTED = NewVisit("Marlbridge", "e", "2026-03-10", "2026-03-13", "Ann Archer")
OWN_FRAMEWORK = """
id = "housing"
name = "Housing peer challenge"
era = ""
letter = "report-c"
source = "Our own"

[[theme]]
key = 1
slug = "homes"
name = "Homes"
short_name = "Homes"
questions = ["Are there enough?"]
"""


@pytest.fixture
def own_framework(tmp_path: Path) -> str:
    """A framework of one's own in a file."""
    path = tmp_path / "housing.toml"
    path.write_text(OWN_FRAMEWORK)
    return str(path)


# --- samples and visit folders


def test_five_samples_come_with_the_program() -> None:
    assert samples() == ["lga-2022", "marlbridge", "rotherham-2023", "sevenoaks-2020", "stevenage-2013"]
    assert all((sample_folder(sample) / "visit.toml").is_file() for sample in samples())


def test_an_unknown_sample_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFound, match=r"There is no sample “atlantis”\. .*marlbridge"):
        sample_folder("atlantis")


def test_a_visit_from_a_folder_is_sound_and_cannot_be_undone_away(tmp_path: Path) -> None:
    with visit_from_folder(sample_folder("sevenoaks-2020"), tmp_path / "v.peerteam") as visit:
        assert visit.record().council == "Sevenoaks District Council"
        assert len(visit.people.peers()) == 5
        assert check(visit) == []
        with pytest.raises(NotAllowed):
            visit.history.undo()


def test_the_same_folder_read_twice_is_the_same_visit(tmp_path: Path) -> None:
    with (
        visit_from_folder(sample_folder("sevenoaks-2020"), tmp_path / "a.peerteam") as one,
        visit_from_folder(sample_folder("sevenoaks-2020"), tmp_path / "b.peerteam") as other,
    ):
        assert (one.id, one.digest()) == (other.id, other.digest())
        assert one.laptop != other.laptop


def test_a_visit_that_cannot_be_filled_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: VisitFile, records: Sequence[Record]) -> None:
        raise CannotWrite("The disk is full", "Make room")

    monkeypatch.setattr(VisitFile, "load", full)
    with pytest.raises(CannotWrite):
        visit_from_folder(sample_folder("stevenage-2013"), tmp_path / "v.peerteam")
    assert list(tmp_path.iterdir()) == []


# --- a new visit


@pytest.mark.parametrize(
    ("first", "framework"),
    [("2010-12-31", "blank"), ("2011-01-01", "a"), ("2015-06-01", "a"), ("2020-09-21", "b"), ("2022-12-06", "c"),
     ("2024-04-01", "d"), ("2031-01-01", "e")],
)  # fmt: skip
def test_the_framework_suggested_is_the_one_begun_last(first: str, framework: str) -> None:
    assert suggested_framework(first) == framework


def test_a_new_visit_has_the_themes_of_its_framework_and_knows_whose_laptop_it_is(tmp_path: Path) -> None:
    with begin_visit(WANTED, tmp_path / "v.peerteam") as visit:
        assert [theme.key for theme in visit.programme.themes()] == [1, 2, 3, 4, 5]
        me = visit.people.me()
        assert me is not None
        assert (me.name, me.initials) == ("Ann Archer", "AA")
        assert (visit.record().letter, visit.record().hours_a_week) == (None, 37.0)
        assert check(visit) == []


def test_a_framework_of_ones_own_brings_its_letter_and_the_file_is_needed_no_more(
    own_framework: str, tmp_path: Path
) -> None:
    with begin_visit(replace(WANTED, framework=own_framework), tmp_path / "v.peerteam") as visit:
        Path(own_framework).unlink()
        assert [theme.name for theme in visit.programme.themes()] == ["Homes"]
        assert (visit.record().framework, visit.record().letter) == ("housing", "report-c")
        assert letter_of(visit.snapshot()) == letter_of(visit.snapshot(), "report-c")


def test_a_framework_with_a_mistake_makes_no_visit(own_framework: str, tmp_path: Path) -> None:
    Path(own_framework).write_text(OWN_FRAMEWORK.replace("key = 1", "key = 10"))
    with refused(BadResource, tmp_path / "v.peerteam"):
        begin_visit(replace(WANTED, framework=own_framework), tmp_path / "v.peerteam")


def test_a_recommendation_on_a_theme_the_new_visit_lacks_is_carried_over_without_it(tmp_path: Path) -> None:
    with (
        begin_visit(replace(WANTED, framework="e"), tmp_path / "before.peerteam") as before,
        visit_file(tmp_path, name="other") as other,
    ):
        kept, lost = before.programme.themes()[0].id, other.programme.themes()[0].id
        for theme in (kept, lost):
            before.findings.recommend("headline", "Choose.", theme=theme)
        with begin_visit(WANTED, tmp_path / "v.peerteam", previous=before) as visit:
            assert [each.theme for each in visit.findings.recommendations()] == [kept, None]
            assert [each.text for each in visit.findings.recommendations()] == ["Choose.", "Choose."]


def test_recommendations_are_carried_over_with_the_numbers_the_report_gave_them(tmp_path: Path) -> None:
    with begin_visit(replace(WANTED, framework="e"), tmp_path / "before.peerteam") as before:
        first, second = (theme.id for theme in before.programme.themes()[:2])
        for tier, words, theme in (("theme", "c", second), ("theme", "b", first), ("headline", "a", None)):
            before.findings.recommend(tier, words, theme=theme)
        with begin_visit(replace(WANTED, framework="blank"), tmp_path / "v.peerteam", previous=before) as visit:
            numbers = recommendation_numbers(visit.snapshot())
            found = {numbers[each.id]: (each.text, each.theme) for each in visit.findings.recommendations()}
    assert found == {"R1": ("a", None), "R2": ("b", None), "R3": ("c", None)}


# --- the letter, and what there is to say


def test_the_letter_has_the_format_asked_for_or_the_visits_own_or_its_frameworks(tmp_path: Path) -> None:
    with begin_visit(WANTED, tmp_path / "v.peerteam") as visit:
        snapshot = visit.snapshot()
        record = replace(visit.record(), letter="letter-a")
    own = Snapshot({**snapshot.records, Visit: (record,)})
    assert letter_of(snapshot) == letter_of(snapshot, "report-e")
    assert letter_of(own) == letter_of(own, "letter-a")
    assert letter_of(own, "report-c") != letter_of(own)


def test_every_letter_format_can_be_written_for_a_visit_that_is_still_empty(tmp_path: Path) -> None:
    with begin_visit(WANTED, tmp_path / "v.peerteam") as visit:
        snapshot = visit.snapshot()
    for format in letters.load_all():
        letter = write_letter_of(snapshot, tmp_path / f"{format.id}.docx", format.id).letter
        assert "Marlbridge" in letter.title
        assert (tmp_path / f"{format.id}.docx").stat().st_size > 10_000


def test_a_letter_is_never_written_over_another(tmp_path: Path) -> None:
    out = tmp_path / "letter.docx"
    out.write_bytes(b"somebody's work")
    with begin_visit(WANTED, tmp_path / "v.peerteam") as visit, refused(CannotWrite, out):
        write_letter_of(visit.snapshot(), out)


def test_what_is_said_of_a_visit_counts_only_what_was_held(visit: VisitFile) -> None:
    assert info(visit)["counts"] == {"meetings": 0, "people": 0, "documents": 0, "hours": 0, "person_weeks": 0}
    visit.programme.change("s1", status="done", lead="p1")
    told = info(visit)
    assert (told["counts"]["meetings"], told["counts"]["people"], told["counts"]["hours"]) == (1, 1, 0.75)


def test_a_letter_that_was_written_is_remembered_by_the_id_it_holds(tmp_path: Path) -> None:
    out = tmp_path / "Marlbridge Draft 3.docx"
    with begin_visit(WANTED, tmp_path / "v.peerteam") as visit:
        made = write_letter_of(visit.snapshot(), out, today=date(2026, 3, 20))
        remember_letter(visit, made)
        (copy,) = visit.letter.copies()
        assert (copy.name, copy.format, copy.id) == (out.name, made.format, copy_of(out))
        sent = visit.letter.sent(copy.id)
    assert [each.anchor for each in sent] == [each.anchor for each in made.written.anchors]
    assert "20 March 2026" in {each.text for each in sent}


def test_a_progress_review_has_a_form_of_its_own_unless_another_was_chosen() -> None:
    review = Visit("v", kind="Progress review", framework="e")
    assert letters.id_for(review) == "progress-review"
    assert letters.id_for(replace(review, letter="report-c")) == "report-c"
    assert letters.id_for(replace(review, kind="Corporate Peer Challenge")) == "report-e"
