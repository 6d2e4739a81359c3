"""The test of a finding, on cases made by hand, each with what it must not be taken for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain import findings
from peerteam.domain.finding_rules import PLAIN, WORDINGS, FlagKind, Rules, Wording
from peerteam.domain.ids import derived_id
from peerteam.domain.records import (
    Attendance,
    Clearance,
    Document,
    Finding,
    FindingState,
    Note,
    Person,
    Record,
    Session,
    SessionKind,
    SourceGroup,
    Stance,
    Support,
    Tag,
    TagKind,
    TagState,
)
from peerteam.domain.snapshot import Snapshot

THE = Finding("f", "t1", "strength", "Reports come late")

LEADER, CHIEF = Person("leader", group=SourceGroup.MEMBER), Person("chief", group=SourceGroup.SENIOR_OFFICER)
CLERK, GUARD = Person("clerk", group=SourceGroup.STAFF), Person("guard", group=SourceGroup.STAFF)
POLICE = Person("police", group=SourceGroup.PARTNER)
PEOPLE = (LEADER, CHIEF, CLERK, GUARD, POLICE)
PAPER = Document("paper", "D1", "Forward plan")

SESSIONS = {
    "leader": (SessionKind.INTERVIEW, (LEADER,)),
    "opposition": (SessionKind.INTERVIEW, (LEADER,)),
    "chief": (SessionKind.INTERVIEW, (CHIEF,)),
    "staff": (SessionKind.FOCUS_GROUP, (CLERK, GUARD)),
    "both": (SessionKind.FOCUS_GROUP, (LEADER, CLERK)),
    "partner": (SessionKind.INTERVIEW, (POLICE,)),
    "empty": (SessionKind.INTERVIEW, ()),
    "unknown": (None, (LEADER,)),
    "watched": (SessionKind.OBSERVED, (LEADER, CLERK)),
    "own": (SessionKind.TEAM_TIME, ()),
}


def programme() -> list[Record]:
    """A session of each sort, with its people."""
    found: list[Record] = [*PEOPLE, PAPER]
    for id, (kind, people) in SESSIONS.items():
        found.append(Session(id, id, kind=kind))
        found += [Attendance(f"{id} {person.id}", id, person.id) for person in people]
    return found


def passage(
    number: int,
    about: str | None,
    stance: Stance = Stance.FOR,
    author: str = "p1",
    group: str | None = None,
    **tag: Any,
) -> list[Record]:
    """A passage behind the finding, or against it."""
    note = Note(f"n{number}", author, author, about, group=group)
    made = replace(Tag(f"t{number}", note.id, state=TagState.OK), **tag)
    return [note, made, behind(made.id, stance)]


def behind(evidence: str, stance: Stance = Stance.FOR) -> Support:
    return Support(derived_id("support", "f", evidence), "f", evidence, stance)


def weigh(*records: list[Record] | Record, rules: Rules = PLAIN) -> findings.Tested:
    """The finding, with these behind it."""
    flat = [record for each in records for record in (each if isinstance(each, list) else [each])]
    return findings.test_findings(Snapshot.of([THE, *programme(), *flat]), rules)["f"]


def words(found: findings.Tested) -> list[str]:
    return [flag.words for flag in found.warnings]


# --- the counts -------------------------------------------------------------------------------------------------------


def test_three_passages_of_one_session_are_one_voice() -> None:
    found = weigh(passage(1, "leader"), passage(2, "leader"), passage(3, "leader"))
    assert (found.passages, found.sessions, found.voices) == (3, 1, 1)
    assert "one voice only" in words(found)


def test_two_sessions_are_two_voices() -> None:
    found = weigh(passage(1, "leader"), passage(2, "partner"))
    assert (found.sessions, found.voices) == (2, 2)
    assert "one voice only" not in words(found)


def test_two_people_of_one_focus_group_are_one_session_and_one_group() -> None:
    found = weigh(passage(1, "staff"), passage(2, "staff"))
    assert (found.sessions, found.groups) == (1, ("staff",))
    assert found.has(FlagKind.ONE_GROUP)


def test_all_groups_of_a_session_count() -> None:
    found = weigh(passage(1, "both"))
    assert found.groups == ("member", "staff")
    assert not found.has(FlagKind.ONE_GROUP)
    assert found.has(FlagKind.ONE_VOICE)


def test_a_document_and_an_interview_are_two_kinds_of_source() -> None:
    found = weigh(passage(1, "leader"), behind("paper"))
    assert (found.sessions, found.documents, found.passages) == (1, 1, 1)
    assert words(found) == ["one group only"]


def test_a_paper_and_a_passage_of_a_note_about_it_are_one_document() -> None:
    found = weigh(passage(1, "paper"), behind("paper"))
    assert (found.documents, found.passages, found.groups) == (1, 1, ())


def test_papers_alone_are_nobodys_voice() -> None:
    found = weigh(behind("paper"))
    assert (found.voices, found.in_words) == (0, "1 document")
    assert words(found) == ["nobody has said it"]


def test_what_was_observed_is_evidence_and_no_voice() -> None:
    alone = weigh(passage(1, "watched"))
    assert (alone.sessions, alone.observed, alone.voices, alone.groups) == (0, 1, 0, ())
    assert "nobody has said it" in words(alone)
    beside = weigh(passage(1, "watched"), passage(2, "leader"))
    assert "one voice only" not in words(beside)
    assert beside.groups == ("member",)


def test_the_teams_own_talk_is_a_passage_and_nothing_else() -> None:
    found = weigh(passage(1, "own"))
    assert (found.passages, found.sessions, found.voices, found.observed, found.in_words) == (1, 0, 0, 0, "")
    assert "nobody has said it" in words(found)


def test_a_conversation_is_no_session_but_has_its_group() -> None:
    found = weigh(passage(1, None, group="partner"))
    assert (found.sessions, found.talks, found.voices, found.groups) == (0, 1, 1, ("partner",))
    assert found.in_words == "1 conversation · partners"
    assert "one voice only" in words(found)


def test_a_conversation_with_another_group_is_another_voice_than_the_interview() -> None:
    assert "one voice only" not in words(weigh(passage(1, "leader"), passage(2, None, group="partner")))


def test_a_conversation_with_the_same_group_may_be_the_same_person() -> None:
    found = weigh(passage(1, "leader"), passage(2, None, group="member"))
    assert (found.voices, found.talks) == (1, 1)
    assert "one voice only" in words(found)


def test_two_conversations_are_never_two_voices() -> None:
    assert weigh(passage(1, None, group="staff"), passage(2, None, group="partner")).voices == 1


def test_a_session_whose_kind_nobody_has_said_counts_like_a_conversation() -> None:
    found = weigh(passage(1, "unknown"), passage(2, "unknown"))
    assert (found.sessions, found.talks, found.voices, found.groups) == (0, 1, 1, ("member",))


def test_peers_are_those_whose_notes_it_stands_in() -> None:
    found = weigh(passage(1, "leader"), passage(2, "leader"), passage(3, "chief", author="p2"))
    assert found.peers == 2


@pytest.mark.parametrize("state", [TagState.GONE, TagState.WAITING])
def test_words_that_are_gone_do_not_count(state: TagState) -> None:
    found = weigh(passage(1, "leader", state=state))
    assert (found.passages, found.sessions) == (0, 0)
    assert words(found) == ["nothing behind it yet"]


@pytest.mark.parametrize("state", [TagState.EDITED, TagState.MOVED])
def test_words_that_were_edited_or_moved_count(state: TagState) -> None:
    assert weigh(passage(1, "leader", state=state)).sessions == 1


def test_private_words_never_count() -> None:
    shown = Note("n1", "p1", about="leader")
    for note in (replace(shown, stays_here=True), replace(shown, raised=True)):
        assert words(weigh(note, Tag("t1", "n1"), behind("t1"))) == ["nothing behind it yet"]
    assert words(weigh(shown, Tag("t1", "n1", stays_here=True), behind("t1"))) == ["nothing behind it yet"]


def test_what_is_not_in_the_visit_does_not_count() -> None:
    assert words(weigh(behind("nowhere"))) == ["nothing behind it yet"]


# --- the words --------------------------------------------------------------------------------------------------------


def test_the_grey_line_says_sessions_groups_and_documents() -> None:
    found = weigh(
        passage(1, "leader"), passage(2, "staff"), passage(3, "chief"), passage(4, "watched"), behind("paper")
    )
    assert found.in_words == "3 sessions · members, senior officers, staff · 1 meeting observed · 1 document"
    assert words(found) == []


def test_nothing_behind_it_is_all_there_is_to_say() -> None:
    found = weigh()
    assert (found.in_words, words(found)) == ("", ["nothing behind it yet"])


def test_in_a_closed_visit_whose_evidence_is_erased_nothing_is_said_to_be_missing() -> None:
    left = Snapshot.of([THE])
    assert words(findings.test_findings(left)["f"]) == ["nothing behind it yet"]
    assert words(findings.test_findings(replace(left, closed=True))["f"]) == []


def test_each_source_against_it_counts_once() -> None:
    enough = [*passage(1, "leader"), *passage(2, "partner"), behind("paper")]
    once = weigh(enough, passage(3, "staff", Stance.AGAINST), passage(4, "staff", Stance.AGAINST))
    assert (once.against, words(once)) == (1, ["1 speaks against"])
    twice = weigh(enough, passage(3, "staff", Stance.AGAINST), passage(4, "chief", Stance.AGAINST))
    assert words(twice) == ["2 speak against"]


def test_a_paper_may_speak_against_it_and_then_is_not_behind_it() -> None:
    found = weigh(passage(1, "leader"), behind("paper", Stance.AGAINST))
    assert (found.documents, found.against) == (0, 1)


def test_what_speaks_against_it_is_no_voice_for_it() -> None:
    found = weigh(passage(1, "leader", Stance.AGAINST))
    assert words(found) == ["nothing behind it yet", "1 speaks against"]


def test_a_quote_is_warned_of_until_it_is_cleared() -> None:
    for clearance, warned in ((None, 1), (Clearance.CHECKED, 1), (Clearance.CLEARED, 0)):
        note = Note("n9", "p1", about="leader")
        quote = Tag("t9", "n9", kind=TagKind.QUOTE, clearance=clearance)
        found = weigh(note, quote, behind("t9"), passage(2, "partner"), behind("paper"))
        assert found.quotes_uncleared == warned
        assert ("rests on an uncleared quote" in words(found)) is bool(warned)


def test_a_point_that_is_no_quote_needs_no_clearance() -> None:
    assert weigh(passage(1, "leader", kind=TagKind.STRENGTH)).quotes_uncleared == 0


def test_without_a_paper_it_says_so_mildly() -> None:
    found = weigh(passage(1, "leader"), passage(2, "partner"))
    assert [(flag.words, flag.mild) for flag in found.warnings] == [("no document", True)]


def test_of_one_voice_it_goes_without_saying_that_it_is_one_group() -> None:
    found = weigh(passage(1, "leader"))
    assert found.has(FlagKind.ONE_GROUP)
    assert words(found) == ["one voice only", "no document"]


def test_two_sessions_of_one_group_are_one_group_only() -> None:
    found = weigh(passage(1, "leader"), passage(2, "opposition"), behind("paper"))
    assert words(found) == ["one group only"]


def test_where_nobody_is_named_the_group_is_not_known_rather_than_one() -> None:
    assert words(weigh(passage(1, "empty"), behind("paper"))) == ["group not known"]


def test_every_warning_explains_itself_and_names_a_cure() -> None:
    for wording in WORDINGS.values():
        assert wording.why.endswith(".")
        assert wording.why[:-1].count(".") == 0
        assert ";" in wording.why


# --- the rules --------------------------------------------------------------------------------------------------------


def test_a_warning_can_be_turned_off() -> None:
    quiet = Rules(voices=0, groups=0, documents=0)
    assert words(weigh(passage(1, "leader"), rules=quiet)) == []
    assert words(weigh(behind("paper"), rules=quiet)) == []


def test_a_team_may_ask_for_three_voices() -> None:
    found = weigh(passage(1, "leader"), passage(2, "partner"), rules=Rules(voices=3, documents=0))
    assert words(found) == ["2 voices only"]


def test_a_team_may_count_an_observed_meeting_as_a_voice() -> None:
    rules = replace(PLAIN, sessions=PLAIN.sessions | {"observed"})
    assert weigh(passage(1, "watched"), rules=rules).sessions == 1


def test_the_words_are_the_files() -> None:
    rules = Rules(wordings=WORDINGS | {FlagKind.ONE_VOICE: Wording("a single voice", "Ask somebody else.")})
    assert words(weigh(passage(1, "leader"), behind("paper"), rules=rules)) == ["one group only"]
    assert words(weigh(passage(1, "leader"), rules=rules))[0] == "a single voice"


# --- many at once -----------------------------------------------------------------------------------------------------


def test_every_finding_is_tested_by_what_is_behind_it_alone() -> None:
    other = Finding("g", "t1", "strength", "Other", state=FindingState.DROPPED)
    records = [THE, other, *programme(), *passage(1, "leader")]
    found = findings.test_findings(Snapshot.of([*records, Support("x", "g", "paper", Stance.FOR)]))
    assert {id: (each.sessions, each.documents) for id, each in found.items()} == {"f": (1, 0), "g": (0, 1)}


PLACES = st.sampled_from([*SESSIONS, "paper", None])
GROUPS = st.sampled_from([None, *SourceGroup])
EVIDENCE = st.lists(st.tuples(PLACES, st.sampled_from(list(Stance)), st.sampled_from(["p1", "p2"]), GROUPS), max_size=8)


def made(evidence: list[tuple[str | None, Stance, str, str | None]]) -> findings.Tested:
    return weigh(*(passage(i, about, stance, who, group) for i, (about, stance, who, group) in enumerate(evidence)))


def counts_of(found: findings.Tested) -> tuple[int, ...]:
    return (
        *(found.sessions, len(found.groups), found.documents, found.peers, found.against),
        *(found.quotes_uncleared, found.passages, found.voices, found.observed, found.talks),
    )


@given(EVIDENCE)
def test_there_are_never_more_voices_than_passages(evidence: list[tuple[str | None, Stance, str, str | None]]) -> None:
    found = made(evidence)
    assert found.sessions <= found.voices <= found.passages


@given(EVIDENCE.filter(bool))
def test_another_passage_never_lowers_a_count(evidence: list[tuple[str | None, Stance, str, str | None]]) -> None:
    fewer, more = counts_of(made(evidence[:-1])), counts_of(made(evidence))
    assert all(less <= than for less, than in zip(fewer, more, strict=True))


@given(EVIDENCE.flatmap(lambda given: st.tuples(st.just(given), st.permutations(given))))
def test_the_order_of_the_passages_makes_no_difference(
    both: tuple[list[tuple[str | None, Stance, str, str | None]], list[tuple[str | None, Stance, str, str | None]]],
) -> None:
    assert counts_of(made(both[0])) == counts_of(made(both[1]))
