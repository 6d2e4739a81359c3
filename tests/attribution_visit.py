"""A council that does not exist, with people whose names, posts and groups are hard to tell from other words."""

from __future__ import annotations

from peerteam.domain.passages import span_of
from peerteam.domain.records import (
    Clearance,
    Document,
    Note,
    Peer,
    PeerCategory,
    Person,
    Record,
    Session,
    SessionKind,
    SourceGroup,
    Tag,
    TagKind,
    Theme,
    Visit,
)
from peerteam.domain.snapshot import Snapshot

COUNCIL = "Fernleigh Borough Council"
PRIVATE = "Off the record: he was told to keep quiet about the overspend until after the election."

_MEMBER, _OFFICER, _PARTNER = SourceGroup.MEMBER, SourceGroup.SENIOR_OFFICER, SourceGroup.PARTNER
_PEOPLE = (
    ("Cllr Alison Green", "Leader of the Council", COUNCIL, _MEMBER, None),
    ("Cllr Robert King", "Cabinet Member for Finance", COUNCIL, _MEMBER, None),
    ("Cllr J. Marsh", "Cabinet Member for Housing", COUNCIL, _MEMBER, None),
    ("Cllr Wendy Field", "Chair, Audit Committee", COUNCIL, _MEMBER, None),
    ("Adaeze Okonkwo", "Chief Executive", COUNCIL, _OFFICER, None),
    ("Price, Owen", "Director of Finance (section 151 officer)", COUNCIL, _OFFICER, None),
    ("Siân O’Neill-Brown", "Director of Place", COUNCIL, _OFFICER, None),
    ("Mark Long", "Head of Planning", COUNCIL, _OFFICER, None),
    ("Dr José Núñez", "Chief Officer", "Fernleigh Community Trust", _PARTNER, None),
    ("Petra van der Berg", "Area Commander", "County police", _PARTNER, None),
    (None, "Trade union representatives", "Joint trade unions", SourceGroup.STAFF, 3),
    (None, "Frontline housing staff", COUNCIL, SourceGroup.STAFF, 12),
    (None, "Apprentices", COUNCIL, SourceGroup.STAFF, 12),
)
_RAW, _ALSO_RAW = "It feels like a ship without a wheel", "nobody reads the risk register"
_CLEARED = "People here look after each other"
_BODY = (
    f"Slow start. “{_RAW}” – laughter. Then: “{_ALSO_RAW}.” On the whole warm: “{_CLEARED}.”\n\n"
    "Reports are sent to the committee two days before it meets. Partners say always three weeks behind, every time."
)


def _quote(id: str, words: str, clearance: Clearance) -> Tag:
    at = _BODY.index(words)
    return Tag(
        id, "n1", span_of(_BODY, at, at + len(words)), "t1", TagKind.QUOTE, clearance, at=at, upto=at + len(words)
    )


def records() -> list[Record]:
    """The whole visit, without what is private."""
    return [
        Visit("v", council=COUNCIL, kind="Corporate Peer Challenge", first_day="2026-03-10", last_day="2026-03-13"),
        Theme("t1", "Governance and culture", "Governance", "a0", 1, core=True),
        Peer("p1", "Helen Ward", "HW", PeerCategory.LEAD_OFFICER, "Lead peer", "Chief Executive", "Eastmoor Council"),
        Peer("p2", "Cllr Rashid Khan", "RK", PeerCategory.MEMBER, "Member peer", "Leader", "Ashcombe Council"),
        *(Person(f"c{n}", *person) for n, person in enumerate(_PEOPLE, 1)),
        Session("s1", "Focus group: frontline staff", kind=SessionKind.FOCUS_GROUP, headcount=12),
        Document("d1", "D1", "Corporate Plan 2024 to 2028: A place to be proud of"),
        Note("n1", author="p1", typist="p1", about="s1", at="2026-03-10T09:00:00", body=_BODY),
        _quote("q1", _RAW, Clearance.RAW),
        _quote("q2", _ALSO_RAW, Clearance.CHECKED),
        _quote("q3", _CLEARED, Clearance.CLEARED),
    ]


def snapshot() -> Snapshot:
    """The visit as plain records."""
    return Snapshot.of(records())
