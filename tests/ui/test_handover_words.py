"""How what travels is told: counts, times, what came by person and kind, who has what, and what waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from peerteam.domain.records import (
    Basis,
    Document,
    DocumentTheme,
    Finding,
    Peer,
    Person,
    Presence,
    Reading,
    Recommendation,
    Record,
    SessionTheme,
    Slot,
    Support,
)
from peerteam.handover.exchange import share, take_in
from peerteam.store.visit_file import VisitFile
from peerteam.ui import handover_came as came
from peerteam.ui import handover_team as who_has
from peerteam.ui.handover_questions import Pair, question
from peerteam.ui.handover_words import Names, clock, counted, last_time, shortened, slot_words
from peerteam.ui.pages.handover import going_words
from tests.builders import BODY, exchange, give, team, visit_file

NOW = datetime(2026, 3, 10, 17, 0)


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[VisitFile]:
    with visit_file(tmp_path) as made:
        yield made


def test_counts_name_what_one_knows_and_sum_up_the_rest() -> None:
    assert counted({"tag": 1, "note": 14, "person": 2, "support": 3}) == "14 notes, 2 people, 1 tag and 3 other things"
    assert counted({}) == ""


def test_times_are_said_as_one_says_them() -> None:
    assert clock(datetime(2026, 3, 10, 13, 5), NOW) == "13:05"
    assert clock(datetime(2026, 3, 9, 17, 4), NOW) == "yesterday, 17:04"
    assert clock(datetime(2026, 3, 6, 9, 0), NOW) == "Friday 6 March, 09:00"
    assert last_time(datetime(2026, 3, 10, 13, 5), NOW) == "last heard at lunch, 13:05"
    assert last_time(datetime(2026, 3, 10, 16, 40), NOW) == "last heard 16:40"
    assert last_time(datetime(2026, 3, 6, 9, 0), NOW) == "last heard Fri 6 Mar"
    assert last_time(None, NOW) == "nothing has come yet"


def test_a_time_of_another_year_is_seen_to_be_one() -> None:
    assert clock(datetime(2027, 3, 12, 13, 5), NOW) == "Friday 12 March 2027, 13:05"
    assert last_time(datetime(2025, 3, 10, 13, 5), NOW) == "last heard Mon 10 Mar 2025 by its clock"


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("one two three four", 10) == "one two …"
    assert shortened("one\n two", 10) == "one two"


def test_what_goes_and_stays_is_one_sentence() -> None:
    assert going_words({"note": 12, "tag": 41}, 3) == "New for the others: 12 notes and 41 tags; 3 notes stay here."
    assert going_words({}, 1) == "Nothing of yours is new since the last exchange. 1 note stays here."
    assert going_words({}, 0) == "Nothing of yours is new since the last exchange."


RECORDS: list[tuple[Record, str, str]] = [
    (Person("c9", "Pat Lee", "Clerk"), "Person “Pat Lee, Clerk”", "Pat Lee, Clerk"),
    (Document("d1", "D1", "Reserves paper", status="received"), "Paper “D1 Reserves paper”", "D1 Reserves paper"),
    (Finding("f1", "t1", "strength", "Clear"), "Finding “Clear”", "Clear"),
    (Recommendation("r1", label="Sooner"), "Recommendation “Sooner”", "Sooner"),
    (Peer("p9", "Dan Dee"), "Team member “Dan Dee”", "Dan Dee"),
    (Presence("x1", "s1", "p2"), "Ben in Scrutiny chairs", "Ben in Scrutiny chairs"),
    (SessionTheme("x2", "s1", "t1"), "Scrutiny chairs covers Governance", "Scrutiny chairs covers Governance"),
    (Reading("x3", "d9", "p2"), "Ben has read D9 Plan", "Ben has read D9 Plan"),
    (DocumentTheme("x4", "d9", "t1"), "D9 Plan bears on Governance", "D9 Plan bears on Governance"),
    (Support("x5", "f9", "d9"), "D9 Plan put behind a finding", "D9 Plan put behind a finding"),
    (Basis("x6", "r9", "f9"), "A finding put behind a recommendation", "A finding put behind a recommendation"),
]


@pytest.mark.parametrize(("record", "title", "words"), RECORDS, ids=lambda each: getattr(each, "kind_name", ""))
def test_every_kind_of_record_has_a_name(visit: VisitFile, record: Record, title: str, words: str) -> None:
    visit.load([Document("d9", "D9", "Plan"), record])
    names = Names(visit)
    assert names.title(record.kind_name, record.id) == title
    assert names.record(record.kind_name, record.id)[0] == words


def test_a_note_is_called_by_what_it_is_about_and_a_tag_by_its_words(visit: VisitFile) -> None:
    tag = visit.notes.tag("n1", 4, 22, "t1")
    names = Names(visit)
    assert names.record("note", "n1") == ("Scrutiny chairs", BODY)
    assert names.record("tag", tag) == (BODY[4:22], "Governance, point")


def test_a_slot_says_what_is_known_of_it() -> None:
    assert slot_words(Slot("2026-03-10", "14:30", "15:15", "Room C")) == "Tuesday 10 March, 14:30 to 15:15, Room C"
    assert slot_words(Slot()) == "Day not known, time not known"


# --- what came


def test_what_came_is_summed_up_and_listed_by_person_and_kind(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        for visit in (ben, cara):
            visit.notes.add(about="s1", body=f"Heard by {visit.me}.")
        ben.programme.change("s1", slot=Slot("2026-03-10", "14:30"))
        give(cara, ben)
        give(ben, ann)
        arrived, names = ann.incoming.arrived(), Names(ann)
        assert came.summary(arrived, names, NOW) == "New: 2 notes by Ben and Cara, 1 session moved"
        lines = came.lines(arrived, names)
        assert [line.text for line in lines if line.heading] == ["Ben: 1 note", "Ben: 1 session", "Cara: 1 note"]
        assert [(line.sign, line.meaning) for line in lines if not line.heading] == [
            ("+", "new"),
            ("→", "moved"),
            ("+", "new"),
        ]


def test_of_what_was_deleted_no_words_are_shown_for_they_may_have_been_taken_back(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ben.notes.add(about="s1", body="Between you and me.")
        tag = ben.notes.tag(note, 0, 11, "t1")
        ben.findings.support(ben.findings.add("t1", "strength", "Clear"), tag)
        give(ben, ann)
        ann.incoming.seen()
        ben.notes.set_private(note, stays_here=True)
        give(ben, ann)
        arrived, names = ann.incoming.arrived(), Names(ann)
        assert came.summary(arrived, names, NOW).endswith(": 3 things deleted")
        told = [(line.text, line.detail, line.meaning) for line in came.lines(arrived, names)]
        assert told == [
            ("Ben: 1 note deleted", "", ""),
            ("Scrutiny chairs", "", "deleted"),
            ("Ben: 1 tag deleted", "", ""),
            ("A passage", "", "deleted"),
            ("Ben: 1 other thing deleted", "", ""),
            ("What was put behind a finding", "", "deleted"),
        ]


def test_a_note_kept_here_after_it_was_handed_over_is_said_to_be_with_the_others_still(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        note = ann.notes.add(about="s1", body="Between you and me.")
        give(ann, ben)
        ann.notes.set_private(note, stays_here=True)
        assert came.going(ann, Names(ann))[-1].detail == "only on this laptop; the others have it until you hand over"
        give(ann, ben)
        assert came.going(ann, Names(ann))[-1].detail == "only on this laptop"


def test_many_of_a_kind_are_behind_one_line_until_it_is_opened(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        for number in range(20):
            ben.findings.add("t1", "strength", f"Headline {number}")
        give(ben, ann)
        short = came.lines(ann.incoming.arrived(), Names(ann))
        assert short[-1].text == "and 8 more"
        opened = ann.incoming.arrived([came.group_of(short[-1].key)])
        assert len(came.lines(opened, Names(ann))) == 21


def test_a_line_leads_to_the_record_or_to_what_a_link_belongs_to(visit: VisitFile) -> None:
    visit.load([Finding("f1", "t1", "strength", "Clear"), Document("d1"), Support("x", "f1", "d1")])
    leads = {"note:n1": "n1", "support:x": "f1", "attendance:a1": "s1", "note:gone": None}
    assert {key: getattr(came.target_of(visit, key), "id", None) for key in leads} == leads


# --- who has what


def test_who_has_everything_and_who_lacks_what_is_said_with_when_they_were_heard(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, _):
        share(ben, tmp_path / "ben.file")
        take_in(ann, tmp_path / "ben.file")
        ann.findings.add("t1", "strength", "Clear")
        lines = who_has.lines(who_has.colleagues(ann), 1, datetime.now())
        assert [(line.text, line.sign) for line in lines] == [("Ben Brook", "✓"), ("Cara Cole", "○")]
        assert lines[0].detail.startswith("has all handed over; last heard")
        assert lines[1].spoken == "Cara Cole, nothing has come yet"  # once, not in the words of the sign again
        share(ann, tmp_path / "ann.file")
        (line, _) = who_has.lines(who_has.colleagues(ann), 0, datetime.now())
        assert line.detail.startswith("lacks the last change; ")


def test_somebody_whose_words_came_by_way_of_another_has_been_heard(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, ben, cara):
        cara.findings.add("t1", "strength", "Clear")
        give(cara, ben)
        give(ben, ann)
        found = {each.peer.id: each for each in who_has.colleagues(ann)}
        assert found["p3"].heard is not None
        assert found["p3"].lacks is None
        assert who_has.not_heard_since(list(found.values()), datetime(2000, 1, 1)) == [found["p2"].peer]


# --- what waits


def test_two_values_are_asked_about_with_whose_they_are(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        ann.programme.change("s1", lead="p1", headcount=3)
        ben.programme.change("s1", lead="p2", headcount=4)
        give(ben, ann)
        asked = {each.title: each for each in (question(ann, case) for case in ann.settling.cases())}
        lead = asked["Session “Scrutiny chairs”: who leads"]
        assert (lead.here.text, lead.others[0].text) == ("Ann Archer", "Ben Brook")
        assert lead.here.heading == "Shown here: You, not handed over yet"
        assert lead.others[0].heading.startswith("Ben, handed over ")
        came_in = asked["Session “Scrutiny chairs”: how many came"]
        assert (came_in.here.text, came_in.others[0].text, came_in.editable) == ("3", "4", False)


def test_an_order_is_asked_about_by_what_stands_before(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        first, second, third = (ann.findings.add("t1", "strength", words) for words in ("One", "Two", "Three"))
        exchange(ann, ben)
        ann.findings.order(third, after=first, before=second)
        ben.findings.order(third, before=first)
        exchange(ann, ben)
        asked = question(ann, ann.settling.cases()[0])
        assert asked.title == "Finding “Three”: its place in the order"
        assert {asked.here.text, asked.others[0].text} == {"After “One”", "First"}


def test_two_people_who_may_be_one_are_asked_about(visit: VisitFile) -> None:
    asked = question(visit, Pair(Person("a", "Chris Dale", "Chair"), Person("b", "C. Dale")))
    assert (asked.this, asked.that) == ("One person", "Two people")
    assert (asked.here.text, asked.others[0].text) == ("Chris Dale, Chair", "C. Dale")


def test_a_visit_begun_today_is_told_as_what_it_is() -> None:
    assert counted({"theme": 5, "peer": 1, "visit": 1}) == "5 themes, 1 team member and 1 other thing"
