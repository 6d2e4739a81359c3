"""A whole visit of five laptops in one test, from the train on Monday to the letter, with all that goes wrong between.

At the end everybody has the same, the manager's letter holds what everybody agreed, and what was private is nowhere
but at home: every file anybody made is opened with the team's words and searched, and so is every other laptop.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from peerteam import jobs
from peerteam.domain.programme_update import compare
from peerteam.domain.records import FindingState, Note, Side, Slot, SourceGroup, Tag
from peerteam.formats.programme_table import read_programme
from peerteam.handover.exchange import join, take_in
from peerteam.handover.joining import bring_in, keep_aside, look_into
from peerteam.store.check import check
from peerteam.store.sealed import read_sealed
from peerteam.store.visit_file import VisitFile
from tests.handover.laptops import Team, alike

PHRASE = "copper lantern ridge maple"
PEERS = ("Helen Marsh", "Ann Hart", "Ben Okafor", "Cara Cole", "Dan Evans")
TUESDAY = """Day,Time,Session,Attendees,Room
Tuesday 10 March,9.00-9.45,Leader,"Cllr Tom Ashdown, Leader",Room 1
,10-10.45,Chief Executive,"Jane Reed, Chief Executive",Room 1
,11-11.45,Director of Finance,"Sue Quill, Director of Finance",Room 2
,1.30-2.15,Scrutiny chairs,Cllr Ruth Dacre,Room 2
Wednesday 11 March,9.00-9.45,Director of Place,Amir Khan,Room 1
,10-10.45,Partners,,Room 3
"""
WEDNESDAY = TUESDAY.replace("9.00-9.45,Director of Place", "4-4.45,Director of Place") + ",11-11.45,Unions,,Room 3\n"
HEADLINES = {
    "Helen": "Partners speak of the council as open and easy to work with",
    "Ann": "Bring papers to scrutiny earlier, so that it can shape what is decided",
    "Ben": "The finance team is trusted across the organisation",
    "Cara": "Set out what the next three years of savings will be made of",
    "Dan": "Members and officers know the place and are proud of it",
}


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path, PHRASE)
    yield made
    made.close()


def private_words(name: str) -> tuple[str, str, str]:
    """Words that only ever stand in what stays with this peer: a private note, a disclosure, a remark taken back."""
    return f"privately{name.lower()}x", f"disclosed{name.lower()}x", f"takenback{name.lower()}x"


class Week:
    """What the five do, day by day. A laptop is known by the first name of whoever sits at it."""

    def __init__(self, team: Team, folder: Path) -> None:
        self.team, self.folder = team, folder
        self.chance = random.Random(5)
        self.at: dict[str, VisitFile] = {}
        self.at_home: list[Path] = []  # files that never left the laptop they were made on

    def programme(self, table: str) -> None:
        """The council's table, taken in on the manager's laptop."""
        path = self.folder / "programme.csv"
        path.write_text(table, encoding="utf-8")
        helen = self.at["Helen"]
        read = read_programme(path, first_day="2026-03-10", last_day="2026-03-12")
        helen.programme.apply(compare(helen.programme.standing(), read))

    def session(self, name: str, title: str) -> str:
        return next(each.id for each in self.at[name].programme.sessions() if each.title == title)

    def theme(self, name: str, number: int) -> str:
        return self.at[name].programme.themes()[number].id

    # --- Monday

    def on_the_train(self) -> Path:
        """Cara begins by herself, under no words at all."""
        path = self.folder / "train.peerteam"
        wanted = jobs.NewVisit("Marlbridge", "e", "2026-03-10", "2026-03-12", "Cara")
        with jobs.begin_visit(wanted, path) as alone:
            session = alone.programme.add("Leader", Slot("2026-03-10", "09:00"))
            note = alone.notes.add(session, body="Read on the train: the plan names no owner. Ask the Leader.")
            alone.notes.tag(note, 0, 42, alone.programme.themes()[0].id)
            self.write_private(alone, "Cara")
        return path

    def everybody_joins(self) -> None:
        """The manager makes one file; each opens it and clicks their name, and Cara brings hers in."""
        train = self.on_the_train()
        wanted = jobs.NewVisit("Marlbridge Borough Council", "e", "2026-03-10", "2026-03-12", PEERS[0])
        helen = jobs.begin_visit(wanted, self.folder / "Helen.peerteam", PHRASE)
        self.at["Helen"] = self.team.begin(helen)
        ids = [helen.me, *(helen.people.add_peer(name) for name in PEERS[1:])]
        self.programme(TUESDAY)
        file = self.team.file_of(helen)
        for name, peer in zip(PEERS[1:], ids[1:], strict=True):
            assert peer is not None
            self.at[name.split()[0]] = self.team.join(file, peer, name.split()[0])
        cara = self.at["Cara"]
        begun = look_into(cara, train, None)
        assert bring_in(cara, begun, begun.pairs.offered).notes == 3
        self.at_home.append(keep_aside(cara, train))

    # --- any day

    def write_private(self, visit: VisitFile, name: str) -> None:
        """A private note with a tag, and something to tell the manager in person."""
        private, disclosed, _ = private_words(name)
        note = visit.notes.add(body=f"Off the record: {private}.")
        visit.notes.tag(note, 16, 16 + len(private), visit.programme.themes()[0].id)
        visit.notes.set_private(note, stays_here=True)
        raised = visit.notes.add(body=f"To tell in person: {disclosed}.")
        visit.notes.set_private(raised, raised=True)

    def take_back(self, name: str, note: str) -> None:
        """A remark typed, tagged and deleted again before anything is handed over."""
        visit, (_, _, word) = self.at[name], private_words(name)
        body = visit.notes.get(note).body or ""
        visit.notes.save_typing(note, f"{body} {word}")
        tag = visit.notes.tag(note, len(body) + 1, len(body) + 1 + len(word), self.theme(name, 1))
        visit.notes.untag(tag)
        visit.notes.save_typing(note, body)

    def interview(self, name: str, title: str, words: str, theme: int) -> None:
        visit = self.at[name]
        note = visit.notes.for_session(self.session(name, title))
        visit.notes.save_typing(note, words)
        visit.notes.tag(note, 0, words.index(".") + 1, self.theme(name, theme))
        self.take_back(name, note)

    def exchange(self, *names: str) -> None:
        self.team.exchange([self.at[name] for name in names or self.at], self.chance)

    # --- Tuesday to Thursday

    def tuesday(self) -> None:
        self.interview("Ann", "Scrutiny chairs", "Reports come too late to change. Officers agree.", 2)
        self.interview("Ben", "Director of Finance", "The budget gap is £3.4m – “not yet” found. Reserves hold.", 3)
        self.interview("Cara", "Director of Place", "Growth sites are known and owned. Viability is not.", 3)
        self.interview("Dan", "Chief Executive", "The chief executive is seen everywhere. Staff say so.", 1)
        for name in ("Helen", "Ann", "Ben", "Dan"):
            self.write_private(self.at[name], name)
        corridor = self.at["Ben"].notes.add(group=SourceGroup.STAFF, body="In the corridor: the new system is loathed.")
        self.at["Ben"].notes.tag(corridor, 17, 43, self.theme("Ben", 4))
        self.at["Ann"].evidence.ask_for("Reserves paper")
        self.at["Dan"].evidence.ask_for("Workforce strategy")
        self.exchange("Ann", "Ben")
        self.exchange("Dan", "Ann", "Helen")
        self.team.give(self.at["Cara"], self.at["Dan"])

    def laptop_lost(self) -> None:
        """Dan's laptop is gone. He has what he handed over; his private notes went with it."""
        peer = self.at["Dan"].me
        assert peer is not None
        self.at["Dan"].close()
        self.team.laptops.remove(self.at["Dan"])
        visit = join(self.folder / "Dan again.peerteam", self.team.file_of(self.at["Ann"]), PHRASE)
        visit.set_me(peer)
        self.at["Dan"] = self.team.begin(visit)
        assert [note.body for note in visit.notes.mine()] == ["The chief executive is seen everywhere. Staff say so."]

    def wednesday(self) -> None:
        self.programme(WEDNESDAY)
        self.at["Ann"].programme.change(
            self.session("Ann", "Partners"), slot=Slot("2026-03-11", "14:30", None, "Room 3")
        )
        self.at["Ben"].programme.change(
            self.session("Ben", "Partners"), slot=Slot("2026-03-11", "10:00", None, "Room C")
        )
        self.interview("Dan", "Partners", "Partners call the council open. Two say slow.", 0)
        self.exchange("Ben", "Ann")
        self.exchange()
        self.exchange()
        (case,) = self.at["Helen"].settling.cases()
        assert case.field == "slot"
        self.at["Helen"].settling.keep(case, Slot("2026-03-11", "14:30", None, "Room C"))
        for number, (name, words) in enumerate(HEADLINES.items()):
            side = Side.AREA if name in ("Ann", "Cara") else Side.STRENGTH
            finding = self.at[name].findings.add(self.theme(name, number), side, words)
            for tag in self.at[name].rows.where(Tag, theme=self.theme(name, number)):
                if not self.at[name].notes.get(tag.note).private:
                    self.at[name].findings.support(finding, tag.id)
        self.exchange("Cara", "Dan", "Helen")
        self.exchange()

    def thursday(self) -> None:
        helen = self.at["Helen"]
        dropped = helen.findings.add(self.theme("Helen", 0), Side.STRENGTH, "Something nobody wanted to say")
        helen.findings.drop(dropped)
        assert helen.findings.say(datetime(2026, 3, 12, 14)) == len(HEADLINES)
        late = self.at["Ben"].notes.add(self.session("Ben", "Unions"), body="Typed up in the taxi: unions feel heard.")
        self.exchange()
        self.exchange()  # by which everybody hears that everybody has everything
        stale = self.team.files[3]
        for visit in self.at.values():
            assert take_in(visit, stale).new == 0
        assert helen.notes.get(late).body == "Typed up in the taxi: unions feel heard."

    def letter(self) -> Path:
        path = self.folder / "letter.docx"
        jobs.write_letter_of(self.at["Helen"].snapshot(), path)
        return path


def plain_bytes(visit: VisitFile, folder: Path) -> bytes:
    """All that is in a visit, search and changes included, as it would lie on the disk without words."""
    path = folder / "plain"
    path.unlink(missing_ok=True)
    with visit.door.scratch():
        visit.connection.execute("attach database ? as plain key ''", (str(path),))
        visit.connection.execute("select sqlcipher_export('plain')")
        visit.connection.execute("detach database plain")
    return path.read_bytes().lower()


def test_a_team_of_five_from_the_train_to_the_letter(team: Team, tmp_path: Path) -> None:
    week = Week(team, tmp_path)
    week.everybody_joins()
    week.tuesday()
    week.laptop_lost()
    week.wednesday()
    week.thursday()
    laptops = list(week.at.values())

    assert alike(laptops)
    assert [visit.unsettled() for visit in laptops] == [[]] * 5
    assert [check(visit) for visit in laptops] == [[]] * 5
    assert all(heard.lacks == 0 for visit in laptops for heard in visit.laptops.heard())
    assert [len(visit.laptops.heard()) for visit in laptops] == [4] * 5
    shared = [note for note in laptops[0].rows.all(Note) if not note.private]
    assert len(shared) == 8
    assert {f.wording for f in laptops[4].findings.all() if f.state != FindingState.DROPPED} == set(HEADLINES.values())
    assert len(laptops[3].rows.all(Tag)) == len(laptops[0].rows.all(Tag))

    _the_letter_holds_what_was_agreed(week.letter())
    _nothing_private_is_anywhere_but_at_home(week)


def _the_letter_holds_what_was_agreed(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        whole = "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    for words in HEADLINES.values():
        assert words in whole
    assert "Something nobody wanted to say" not in whole
    for evidence in ("In the corridor", "Typed up in the taxi", "privately", "disclosed", "Tom Ashdown"):
        assert evidence not in whole


def _nothing_private_is_anywhere_but_at_home(week: Week) -> None:
    secrets = {name.split()[0]: [word.encode() for word in private_words(name.split()[0])] for name in PEERS}
    everybodys = [word for words in secrets.values() for word in words]
    assert len(week.team.files) > 30
    for file in week.team.files:
        header, block = read_sealed(file, PHRASE)
        assert block
        for told in (file.read_bytes(), block, str(header).encode()):
            assert not [word for word in everybodys if word in told.lower()], file.name
    for name, visit in week.at.items():
        plain = plain_bytes(visit, week.folder)
        assert b"unions feel heard" in plain
        others = [word for other, words in secrets.items() if other != name for word in words]
        assert not [word for word in others if word in plain], name
        kept, disclosed, taken_back = secrets[name]
        assert taken_back not in plain
        assert (kept in plain and disclosed in plain) == (name != "Dan"), "it stays at home, and went with the laptop"
    (aside,) = week.at_home
    with VisitFile.open(aside) as alone:
        assert alone.search(private_words("Cara")[0])
