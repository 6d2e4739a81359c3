from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.errors import BadResource, NoSuchFile
from peerteam.domain.records import (
    Action,
    Attendance,
    Basis,
    Document,
    Finding,
    FindingState,
    Note,
    Outcome,
    Peer,
    Person,
    Point,
    Presence,
    Reading,
    Recommendation,
    Record,
    Section,
    Session,
    SessionTheme,
    Side,
    Slot,
    Stance,
    Support,
    Tag,
    TagState,
    Theme,
)
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.visit_folder import read_visit_folder

FILES = {
    "visit.toml": """
        council = "Marlbridge Borough Council"
        kind = "Corporate Peer Challenge"
        first_day = 2026-03-10
        last_day = 2026-03-13
        framework = "e"
        marking = "OFFICIAL"
        hours_a_week = 37
        note = "made up"
        [[focus]]
        name = "Housing delivery"
        short_name = "Housing"
        threaded = true
        questions = ["How many homes?"]
        [[theme]]
        key = 1
        questions = ["Ours?"]
        """,
    "team.toml": """
        [[peer]]
        ref = "HM"
        name = "Helen Marsh"
        category = "lead officer"
        label = "Lead Chief Executive Peer"
        [[peer]]
        ref = "P2"
        initials = "AH"
        [[peer]]
        ref = "RB"
        """,
    "people.csv": """
        ref,name,post,organisation,group,size,same_as
        P1,Priya Anand,Chief Executive,,senior officer,,
        P2,,Ward members,,member,8,
        P3,,The chief executive,,senior officer,,P1
        """,
    "programme.csv": """
        ref,day,start,end,room,stream,title,kind,status,lead,writer,also,people,headcount,themes
        S1,2026-03-10,09:00,09:45,Room 2,A,"Chief Executive, alone",interview,done,HM,P2,RB,P1 P2,9,1 6
        S2,,,,,,Tour,tour,,,,,,,
        """,
    "documents.csv": """
        ref,title,kind,status,received,read_by,themes,summary
        D1,Council plan,plan,received,2026-02-20,HM P2,1,Short.
        """,
    "notes/a.txt": """
        === S1 | by HM | at 2026-03-10 09:02
        They said {1 strength #a: the plan is clear}. {6 quote cleared #b: “Homes first.”}
        === D1 | by P2 | typed HM
        Read {1: it}.
        === - | by P2 | private
        {4 #p: Not for others.}
        """,
    "findings.toml": """
        [[finding]]
        ref = "F1"
        theme = 1
        side = "strength"
        wording = "A clear plan"
        for = ["#a", "D1"]
        against = ["#b"]
        said = true
        said_words = "The plan is clear"
        outcome = "kept"
        [[finding]]
        ref = "F2"
        theme = 6
        side = "area"
        wording = "Homes"
        state = "dropped"
        [[recommendation]]
        ref = "R1"
        number = "R8.1"
        tier = "headline"
        theme = 1
        text = "Say it."
        from = ["F1"]
        [[action]]
        recommendation = "R1"
        text = "Do it"
        timescale = "October 202"
        [[action]]
        recommendation = "R1"
        timescale = ""
        [presentation]
        said_at = 2026-03-13T14:00:00
        """,
    "letter.toml": """
        [[section]]
        key = "summary"
        words = \"\"\"Our own words.
        \"\"\"
        """,
}


def _write(folder: Path, **changes: str | None) -> Path:
    """A good folder, with some files replaced (`notes_a` for notes/a.txt) or left out."""
    renamed = {name.replace("notes_", "notes/"): text for name, text in changes.items()}
    for name, good in FILES.items():
        text = renamed.get(name.rpartition(".")[0], good)
        if text is not None:
            (folder / name).parent.mkdir(exist_ok=True)
            lines = [line.removeprefix(" " * 8) for line in text.removeprefix("\n").split("\n")]
            (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def visit(tmp_path: Path) -> Snapshot:
    return Snapshot.of(read_visit_folder(_write(tmp_path)))


def _one(visit: Snapshot, kind: type[Record]) -> Record:
    (found,) = visit.all(kind)
    return found


def test_reading_twice_gives_the_same_records(tmp_path: Path) -> None:
    folder = _write(tmp_path)

    assert read_visit_folder(folder) == read_visit_folder(folder)


def test_no_two_records_have_the_same_id(tmp_path: Path) -> None:
    ids = [record.id for record in read_visit_folder(_write(tmp_path))]

    assert len(ids) == len(set(ids))


def test_the_visit_has_its_own_copy_of_the_framework_with_its_edits_and_focus_areas(visit: Snapshot) -> None:
    themes = visit.all(Theme)

    assert (visit.visit.council, visit.visit.first_day, visit.visit.framework) == (
        "Marlbridge Borough Council",
        "2026-03-10",
        "e",
    )
    assert [theme.key for theme in themes] == [1, 2, 3, 4, 5, 6]
    assert themes[0].questions == ("Ours?",)
    assert (themes[5].name, themes[5].core, themes[5].threaded) == ("Housing delivery", False, True)
    assert sorted(str(theme.position) for theme in themes) == [theme.position for theme in themes]


def test_initials_are_the_ref_unless_given_and_unknown_names_stay_unknown(visit: Snapshot) -> None:
    assert [(peer.initials, peer.name) for peer in visit.all(Peer)] == [
        ("HM", "Helen Marsh"),
        ("AH", None),
        ("RB", None),
    ]


def test_a_session_has_its_slot_people_peers_and_themes(visit: Snapshot) -> None:
    session, tour = visit.all(Session)
    helen, ann, rb = visit.all(Peer)
    priya, members, _ = visit.all(Person)

    assert session.slot == Slot("2026-03-10", "09:00", "09:45", "Room 2")
    assert (session.title, session.headcount, session.lead, session.writer) == (
        "Chief Executive, alone",
        9,
        helen.id,
        ann.id,
    )
    assert [(link.session, link.person) for link in visit.all(Attendance)] == [
        (session.id, priya.id),
        (session.id, members.id),
    ]
    assert [(link.session, link.peer) for link in visit.all(Presence)] == [(session.id, rb.id)]
    assert len(visit.all(SessionTheme)) == 2
    assert (tour.slot, tour.status, tour.headcount) == (Slot(), None, None)


def test_a_document_keeps_its_ref_as_its_reference_and_knows_who_read_it(visit: Snapshot) -> None:
    (document,) = visit.all(Document)

    assert document.reference == "D1"
    assert len(visit.all(Reading)) == 2


def test_a_tag_is_on_its_words_under_its_theme(visit: Snapshot) -> None:
    note, about_document, private = visit.all(Note)
    first, quote, *_ = visit.all(Tag)

    assert (note.body or "")[first.span.start : first.span.end] == first.span.words == "the plan is clear"
    assert (first.at, first.upto, first.state) == (first.span.start, first.span.end, TagState.OK)
    assert (quote.kind, quote.clearance, quote.theme) == ("quote", "cleared", visit.all(Theme)[5].id)
    assert about_document.about == visit.all(Document)[0].id
    assert (about_document.author, about_document.typist) == (visit.all(Peer)[1].id, visit.all(Peer)[0].id)
    assert private.private


def test_a_finding_rests_on_passages_and_documents(visit: Snapshot) -> None:
    first, second = visit.all(Finding)
    tag, quote, *_ = visit.all(Tag)
    (document,) = visit.all(Document)

    assert (first.side, second.side) == (Side.STRENGTH, Side.AREA)
    assert (first.state, second.state) == (FindingState.OPEN, FindingState.DROPPED)
    assert {(link.evidence, link.stance) for link in visit.all(Support)} == {
        (tag.id, Stance.FOR),
        (document.id, Stance.FOR),
        (quote.id, Stance.AGAINST),
    }


def test_a_point_is_what_was_presented_in_the_words_it_was_said_in(visit: Snapshot) -> None:
    (point,) = visit.all(Point)

    assert (point.text, point.said_at, point.outcome) == ("The plan is clear", "2026-03-13T14:00:00", Outcome.KEPT)
    assert point.finding == visit.all(Finding)[0].id


def test_a_timescale_is_kept_word_for_word_and_an_empty_one_is_not_known(visit: Snapshot) -> None:
    (recommendation,) = visit.all(Recommendation)

    assert recommendation.number == "R8.1"
    assert [action.timescale for action in visit.all(Action)] == ["October 202", None]
    assert len(visit.all(Basis)) == 1


def test_the_letters_own_words_count_as_edited(visit: Snapshot) -> None:
    (section,) = visit.all(Section)

    assert (section.key, section.edited, section.words) == ("summary", "Our own words.", None)


def test_only_the_visit_itself_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "visit.toml").write_text(
        'council = "X"\nkind = "Y"\nfirst_day = 2013-10-14\nframework = "a"\n', encoding="utf-8"
    )
    visit = Snapshot.of(read_visit_folder(tmp_path))

    assert visit.visit.last_day is None
    assert len(visit.all(Theme)) == 5


_VISIT = 'council = "X"\nkind = "Y"\nfirst_day = 2026-03-10\nframework = "e"\n'
_FINDING = '[[finding]]\nref = "F1"\ntheme = 1\nside = "strength"\nwording = "W"\n'


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("visit", _VISIT.replace("council", "city"), "visit.toml, key “council”: is missing"),
        ("visit", _VISIT + "colour = 1", "visit.toml, key “colour”: is not known"),
        ("visit", _VISIT.replace('"e"', '"z"'), "key “framework”: there is no framework “z”"),
        ("visit", _VISIT + "last_day = 2026-03-01", "key “last_day”: 2026-03-01 is before the first day"),
        ("visit", _VISIT + 'marking = "SECRET"', "key “marking”: “SECRET” is not one of"),
        ("visit", _VISIT + '[[focus]]\nname = "A"', "focus 1, key “short_name”: is missing"),
        ("visit", _VISIT + '[[focus]]\nname = "A"\nshort_name = "A"\n' * 2, "focus 2, key “name”: “A” is used twice"),
        ("visit", _VISIT + "[[theme]]\nkey = 7", "theme 1, key “key”: the framework has no theme 7"),
        ("visit", _VISIT + "[[theme]", "line 5: is not written as TOML should be"),
        ("team", '[[peer]]\nref = "A"\n[[peer]]\nref = "A"', "team.toml, peer 2, key “ref”: “A” is used twice"),
        ("team", '[[peer]]\nref = "A"\ncategory = "boss"', "peer 1, key “category”: “boss” is not one of lead officer"),
        ("people", "ref,name\nP1,A", "people.csv, line 2, column “group”: is empty"),
        ("people", "ref,group\nP1,dogs", "line 2, column “group”: “dogs” is not one of"),
        ("people", "ref,group\nP1,staff\nP1,staff", "line 3, column “ref”: “P1” is used twice"),
        ("people", "ref,group,same_as\nP1,staff,P9", "line 2, column “same_as”: there is no person “P9”"),
        ("people", "ref,group,same_as\nP1,staff,P2\nP2,staff,P1", "column “same_as”: leads round in a circle"),
        ("people", "ref,group,size\nP1,staff,many", "column “size”: “many” is not a whole number from 1"),
        ("people", "ref,group,age\nP1,staff,5", "line 1, column “age”: is not known"),
        ("people", "name,group\nA,staff", "line 1: has no column “ref”"),
        ("people", "ref,group\nP1", "line 2: has 1 cells where the head has 2"),
        ("people", 'ref,group\n"P1,staff', "is not written as CSV should be"),
        ("programme", "ref,start\nS1,9:00", "programme.csv, line 2, column “start”: “9:00” is not a time"),
        ("programme", "ref,start,end\nS1,10:00,09:00", "column “end”: 09:00 is not after the start"),
        ("programme", "ref,day\nS1,10 March", "column “day”: “10 March” is not a day"),
        ("programme", "ref,kind\nS1,chat", "column “kind”: “chat” is not one of interview"),
        ("programme", "ref,lead\nS1,XX", "column “lead”: there is no peer “XX”"),
        ("programme", "ref,lead,also\nS1,HM,HM", "column “also”: names the lead or the writer again"),
        ("programme", "ref,people\nS1,P1 P1", "column “people”: “P1” is there twice"),
        ("programme", "ref,themes\nS1,8", "column “themes”: there is no theme “8”"),
        ("documents", "ref,title\nS1,A", "documents.csv, line 2, column “ref”: “S1” is used twice"),
        ("documents", "ref,status\nD1,lost", "column “status”: “lost” is not one of requested"),
        ("notes_a", "=== S9 | by HM\nx", "a.txt, line 1: there is no session or document “S9”"),
        ("notes_a", "=== S1 | by XX\nx", "line 1: there is no peer “XX”"),
        ("notes_a", "=== S1 | by HM\n{8: x}", "line 2: there is no theme “8”"),
        ("notes_a", "=== S1 | by HM\n{1 #a: x} {1 #a: y}", "line 2: “#a” is used twice"),
        ("findings", _FINDING.replace("strength", "weakness"), "finding 1, key “side”: “weakness” is not one of"),
        ("findings", _FINDING + 'for = ["#z"]', "key “for”: there is no label “#z”"),
        ("findings", _FINDING + 'for = ["D9"]', "key “for”: there is no document “D9”"),
        ("findings", _FINDING + 'for = ["#p"]', "key “for”: “#p” is in a private note"),
        ("findings", _FINDING + 'for = ["#a"]\nagainst = ["#a"]', "key “against”: “#a” is there twice"),
        ("findings", _FINDING + 'outcome = "kept"', "key “outcome”: is only for what was presented"),
        ("findings", _FINDING.replace("= 1", "= 9"), "key “theme”: there is no theme “9”"),
        ("findings", '[[recommendation]]\nref = "R"\ntier = "top"\ntext = "T"', "key “tier”: “top” is not one of"),
        ("findings", '[[action]]\nrecommendation = "R7"', "action 1, key “recommendation”: there is no recommendation"),
        ("letter", '[[section]]\nkey = "a"\nwords = "b"\n' * 2, "letter.toml, section 2, key “key”: “a” is used twice"),
    ],
)
def test_a_mistake_is_told_by_file_place_and_reason(tmp_path: Path, name: str, text: str, words: str) -> None:
    _write(tmp_path, **{name: text})

    with pytest.raises(BadResource) as problem:
        read_visit_folder(tmp_path)
    assert words in problem.value.what


def test_a_file_under_a_misspelt_name_is_not_passed_over(tmp_path: Path) -> None:
    (_write(tmp_path) / "finding.toml").write_text("", encoding="utf-8")

    with pytest.raises(BadResource, match=r"finding\.toml: has no place in a visit folder"):
        read_visit_folder(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        read_visit_folder(tmp_path / "none")
