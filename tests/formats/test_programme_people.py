"""Several people with their posts in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.programme import PersonRow
from peerteam.formats.council_words import group_of, is_break, is_name, kind_in_title
from peerteam.formats.people_cell import read_people
from peerteam.formats.session_cell import read_session

P = PersonRow
CELLS = [
    ("Cllr Tom Ashdown, Leader; Jane Reed (Chief Executive)", [("Cllr Tom Ashdown", "Leader", None),
                                                               ("Jane Reed", "Chief Executive", None)]),
    ("Chief Executive, Jane Reed", [("Jane Reed", "Chief Executive", None)]),
    ("Cllr A. Smith, Cllr B Jones and Dr Mary O’Neill", [("Cllr A. Smith", None, None), ("Cllr B Jones", None, None),
                                                         ("Dr Mary O’Neill", None, None)]),
    ("Cllrs Smith, Jones and Brown", [("Cllr Smith", None, None), ("Cllr Jones", None, None),
                                      ("Cllr Brown", None, None)]),
    ("Ann Lee – Director of Environment and Place", [("Ann Lee", "Director of Environment and Place", None)]),
    ("Cllr Tom Ashdown\nLeader\nJane Reed\nChief Executive", [("Cllr Tom Ashdown", "Leader", None),
                                                              ("Jane Reed", "Chief Executive", None)]),
    ("• Anna Bell, Marl NHS Trust\n• Carl Dent, Police", [("Anna Bell", None, "Marl NHS Trust"),
                                                          ("Carl Dent", None, "Police")]),
    ("Chair – Cllr Ruth Dacre, Vice-Chair – Cllr Ian Moss", [("Cllr Ruth Dacre", "Chair", None),
                                                             ("Cllr Ian Moss", "Vice-Chair", None)]),
    ("Priya Shah, Head of HR, Tom Lunn, Head of IT", [("Priya Shah", "Head of HR", None),
                                                      ("Tom Lunn", "Head of IT", None)]),
    ("Leader: Cllr Tom Ashdown; CEX: Jane Reed", [("Cllr Tom Ashdown", "Leader", None), ("Jane Reed", "CEX", None)]),
    ("Unison, GMB and Unite representatives", [(None, "Unison, GMB and Unite representatives", None)]),
    ("Jane Reed (tbc)", [("Jane Reed", None, None)]),
    ("TBC", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "people"), CELLS, ids=[words[:30] for words, _ in CELLS])
def test_everybody_in_a_cell_is_found(words: str, people: list[tuple[str | None, str | None, str | None]]) -> None:
    found = [(person.name, person.post, person.organisation) for person in read_people(words)]
    assert found == people


def test_a_group_says_how_many_it_is() -> None:
    assert read_people("8 frontline staff") == (P(None, "8 frontline staff", None, 8),)
    assert read_people("Frontline staff (12)") == (P(None, "Frontline staff", None, 12),)


@given(st.text(max_size=60))
def test_any_words_give_people_with_a_name_or_a_post(words: str) -> None:
    assert all(person.name or person.post for person in read_people(words))


def test_a_name_is_told_from_a_post() -> None:
    assert all(map(is_name, ["Cllr Ashdown", "Jane Reed", "Dr Mary O’Neill", "Anne-Marie de Souza", "Mark Hall"]))
    assert not any(map(is_name, ["Adult Services", "Town Hall", "Chief Executive", "Reed", "Citizens Advice"]))


def test_whose_voice_somebody_is_is_said_only_when_certain() -> None:
    assert group_of(P("Cllr Tom Ashdown")) == "member"
    assert group_of(P("Jane Reed", "Chief Executive")) == "senior officer"
    assert group_of(P(None, "8 frontline staff")) == "staff"
    assert group_of(P("Anna Bell", None, "Marl NHS Trust")) == "partner"
    assert group_of(P("Jane Reed")) is None


def test_a_break_is_only_a_break() -> None:
    assert all(map(is_break, ["LUNCH", "Coffee break", "Travel time", "Tea / comfort break"]))
    assert not any(map(is_break, ["Lunch with the Cabinet", "Leader", "Breakfast with partners", "Team"]))


def test_a_kind_is_read_from_a_title_that_says_it() -> None:
    assert kind_in_title("Staff focus group") == "focus group"
    assert kind_in_title("Tour of Quayside") == "tour"
    assert kind_in_title("Leader of the Council") is None
    assert kind_in_title("Tourism manager") is None
    assert kind_in_title("Team meeting") == "team time"
    assert kind_in_title("Housing team meeting") is None
    assert kind_in_title("Feedback from residents") is None


def test_a_cell_that_tells_a_whole_session_is_taken_apart() -> None:
    found = read_session("10.00-10.45\nScrutiny chairs\nCllr Ruth Dacre (Chair)\nRoom: 4\nLead: HM\nNotes: RM")
    assert (found.title, found.times.start, found.room, found.lead, found.writer) == (
        "Scrutiny chairs", "10:00", "4", "HM", "RM",
    )  # fmt: skip
    assert found.people == (P("Cllr Ruth Dacre", "Chair"),)


def test_a_title_that_says_it_is_off_says_so_once() -> None:
    found = read_session("CANCELLED – Group leaders")
    assert (found.title, found.cancelled) == ("Group leaders", True)
    assert not read_session("Services withdrawn from villages").cancelled
