"""A small fictional visit to draft letters from: Marlbridge, with two themes, a focus area and a thread to follow."""

from __future__ import annotations

from dataclasses import replace

from peerteam.domain.counts import Count, Counts, counts
from peerteam.domain.records import (
    Attendance,
    Basis,
    Clearance,
    Document,
    DocumentStatus,
    Finding,
    FindingState,
    Marking,
    Note,
    Peer,
    PeerCategory,
    Person,
    Recommendation,
    Record,
    Section,
    Session,
    SessionKind,
    SessionStatus,
    SessionTheme,
    Side,
    Slot,
    SourceGroup,
    Span,
    Stance,
    Support,
    Tag,
    TagKind,
    Theme,
    Tier,
    Visit,
)
from peerteam.domain.snapshot import Snapshot

NOTE = "Scrutiny meets too late, the chair says so herself. “We see it when it is printed.” Budget reports are clear."
QUOTE = "“We see it when it is printed.”"

VISIT = Visit(
    "v", council="Marlbridge Borough Council", kind="Corporate Peer Challenge", first_day="2026-03-10",
    last_day="2026-03-13", marking=Marking.OFFICIAL, mode="on site",
)  # fmt: skip
GOVERNANCE = Theme(
    "t3", "Governance and culture", "Governance", "a0", 3, True, False, ("Are there clear and robust arrangements?",)
)
FINANCE = Theme("t4", "Financial planning and management", "Finance", "a1", 4, True, False, ("Is there a grip?",))
HOUSING = Theme("t6", "Housing delivery", "Housing", "a2", 6, False, False, ("Is the programme on course?",))
LEAD = Peer(
    "p1", "Helen Marsh", "HM", PeerCategory.LEAD_OFFICER, "Lead Chief Executive Peer", "Chief Executive", "Eastmoor"
)
MEMBER = Peer("p2", "Cllr Rajiv Menon", "RM", PeerCategory.MEMBER, "Member Peer", "Leader", "Ashcombe")
MANAGER = Peer(
    "p3", "Morgan Reid", "MR", PeerCategory.LGA, "Peer Challenge Manager", None, "Local Government Association"
)
PERSON = Person("w1", "Jo Hidden", "Chair of Scrutiny", "Marlbridge Borough Council", SourceGroup.MEMBER)
SESSION = Session(
    "s1", "Chair of scrutiny", Slot("2026-03-10", "09:00", "09:45", "Room 2"), SessionKind.INTERVIEW,
    status=SessionStatus.DONE, lead="p1", writer="p2",
)  # fmt: skip
THE_NOTE = Note("n1", author="p1", about="s1", at="2026-03-10T09:02:00", body=NOTE)
AREA_TAG = Tag("g1", "n1", Span("", 0, 24, "Scrutiny meets too late"), "t3", TagKind.AREA)
QUOTE_TAG = Tag("g2", "n1", Span("", 52, 83, QUOTE), "t3", TagKind.QUOTE, Clearance.CLEARED)
PAPER = Document("d1", "D1", "Constitution", status=DocumentStatus.RECEIVED)
LACKING = Document("d2", "D2", "Reserves paper", status=DocumentStatus.NOT_PROVIDED)
STRENGTH = Finding("f1", "t3", Side.STRENGTH, "Statutory officers meet often and are listened to", "a0")
AREA = Finding("f2", "t3", Side.AREA, "Scrutiny comes to decisions too late to shape them", "a1")
BUDGET = Finding("f3", "t4", Side.STRENGTH, "Budget reports are timely and in plain English", "a2")
DROPPED = Finding("f4", "t4", Side.AREA, "A headline the team dropped", "a3", FindingState.DROPPED)
HOMES = Finding("f5", "t6", Side.AREA, "The pipeline after 2027 is thin", "a4")
HEADLINE = Recommendation(
    "r1", Tier.HEADLINE, "t3", None, "Involve scrutiny earlier", "Build a forward plan owned with scrutiny.",
    "Members of all groups want this.", "a0",
)  # fmt: skip
LOWER = Recommendation("r2", Tier.THEME, "t4", None, "Show the risk", "Show delivery risk line by line.", None, "a1")

RECORDS: tuple[Record, ...] = (
    VISIT, GOVERNANCE, FINANCE, HOUSING, LEAD, MEMBER, MANAGER, PERSON, SESSION, Attendance("at1", "s1", "w1"),
    SessionTheme("st1", "s1", "t3"), THE_NOTE, AREA_TAG, QUOTE_TAG, PAPER, LACKING, STRENGTH, AREA, BUDGET, DROPPED,
    HOMES, Support("u1", "f2", "g1", Stance.FOR), Support("u2", "f2", "g2", Stance.FOR),
    Support("u3", "f1", "d1", Stance.FOR), HEADLINE, LOWER, Basis("b1", "r1", "f2"),
)  # fmt: skip


def visit(*others: Record, without: tuple[Record, ...] = (), **changes: object) -> Snapshot:
    """The visit with some records changed or added (by id) or left out, and fields of the visit itself changed."""
    changed = {record.id: record for record in others}
    kept = [changed.pop(record.id, record) for record in RECORDS if record not in without]
    kept[0] = replace(kept[0], **changes)  # type: ignore[arg-type]
    return Snapshot.of([*kept, *changed.values()])


def own_words(key: str, words: str) -> Section:
    """A person's own words for a part."""
    return Section(f"section {key}", key, edited=words)


def tallies(snapshot: Snapshot | None = None) -> Counts:
    """Counts of a visit as large as a real one, or of `snapshot`."""
    if snapshot is not None:
        return counts(snapshot)
    meetings = Count(46, "more than 45", (("s1", "Chair of scrutiny"),))
    return Counts(
        meetings, Count(152, "more than 150"), Count(74, "more than 70", (("d1", "D1"),)),
        Count(290, "more than 290"), Count(7.8, "more than 7"),
    )  # fmt: skip
