"""The promise of the whole: from a slot in the programme to a paragraph of the letter, on two laptops, and back.

One journey over the command line; only what it has no command for yet, tagging a passage and putting it behind a
finding, is done on the open visit.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from peerteam.domain.letter_blocks import Paragraph
from peerteam.domain.letter_thread import thread
from peerteam.domain.records import Clearance, Side, TagKind, Tier
from peerteam.domain.snapshot import Snapshot
from peerteam.jobs import letter_of
from peerteam.store.visit_file import VisitFile
from tests.commands import done

FOLDER = {
    "visit.toml": """
        council = "Marlbridge Borough Council"
        kind = "Corporate Peer Challenge"
        first_day = 2026-03-10
        last_day = 2026-03-13
        framework = "e"
        """,
    "team.toml": """
        [[peer]]
        ref = "HM"
        name = "Helen Marsh"
        category = "lead officer"
        label = "Lead Chief Executive Peer"

        [[peer]]
        ref = "RM"
        name = "Rajiv Menon"
        category = "member"
        label = "Member Peer"
        """,
    "people.csv": """
        ref,name,post,organisation,group,size,same_as
        P1,Ruthanne Dacreworth,Chair of the Scrutiny Committee,Marlbridge Borough Council,member,,
        P2,,,Marlbridge Borough Council,staff,12,
        """,
    "programme.csv": """
        ref,day,start,end,room,stream,title,kind,status,status_reason,lead,writer,also,people,headcount,themes,source_row
        S1,2026-03-10,09:00,09:45,Weir Room,A,Scrutiny chair,interview,done,,HM,RM,,P1,,3,row 2
        S2,2026-03-11,14:00,15:00,Lock Room,A,Front-line staff,focus group,done,,RM,HM,,P2,12,3,row 3
        """,
}
HELENS = "Papers reach her committee after cabinet has settled. “We see it when it is printed.” She blames nobody."
RAJIVS = "Twelve in the room, eight had never heard of scrutiny. “Nobody ever told us it was there.” Laughter."
PRIVATE = "Corridor: the umbrella stand hides a feud about parking."
CLEARED, RAW = "“We see it when it is printed.”", "“Nobody ever told us it was there.”"
AREA = "Scrutiny comes too late to shape decisions"
ADVICE = "Bring scrutiny in while a policy can still change."


@dataclass(frozen=True, slots=True)
class Journey:
    """What the two laptops have at the end."""

    helen: Path
    rajiv: Path
    letter: Path
    snapshot: Snapshot

    def paragraph(self, words: str) -> Paragraph:
        """The paragraph of the letter with these words."""
        found = [each for _, each in letter_of(self.snapshot).paragraphs() if words in each.text]
        assert found, words
        return found[-1]


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The thread, spun once."""
    folder = tmp_path_factory.mktemp("thread")
    helen, rajiv, stick = (folder / f"{name}.peerteam" for name in ("helen", "rajiv", "stick"))
    letter = folder / "letter.docx"
    done("new", helen, "--folder", _write(folder / "visit"))
    ours = done("note", helen, "--session", "Scrutiny chair", "--by", "HM", "--tag", "3:area", text=HELENS)
    done("share", helen, "-o", stick)

    done("merge", rajiv, stick)
    theirs = done("note", rajiv, "--session", "Front-line staff", "--by", "RM", text=RAJIVS)
    done("note", rajiv, "--by", "RM", "--private", text=PRIVATE)
    _tag(rajiv, theirs.out.strip(), RAW, Clearance.RAW)
    done("share", rajiv, "-o", stick)

    done("merge", helen, stick)
    _tag(helen, ours.out.strip(), CLEARED, Clearance.CLEARED)
    _conclude(helen)
    done("letter", helen, "-o", letter)
    done("share", helen, "-o", stick)
    done("merge", rajiv, stick)
    with VisitFile.open(helen) as visit:
        return Journey(helen, rajiv, letter, visit.snapshot())


def _write(folder: Path) -> Path:
    folder.mkdir()
    for name, content in FOLDER.items():
        (folder / name).write_text(re.sub(r"^ +", "", content.strip(), flags=re.MULTILINE) + "\n")
    return folder


def _tag(file: Path, note: str, words: str, clearance: Clearance) -> None:
    with VisitFile.open(file) as visit:
        at = (visit.notes.get(note).body or "").index(words)
        tag = visit.notes.tag(note, at, at + len(words), visit.programme.theme_named("3").id, TagKind.QUOTE)
        visit.notes.set_kind(tag, TagKind.QUOTE, clearance)


def _conclude(file: Path) -> None:
    """One finding that rests on every tag, and a recommendation that follows from it."""
    with VisitFile.open(file) as visit:
        finding = visit.findings.add(visit.programme.theme_named("3").id, Side.AREA, AREA)
        for note in visit.notes.all():
            for tag in visit.notes.tags_of(note.id):
                visit.findings.support(finding, tag.id)
        visit.findings.rests_on(visit.findings.recommend(Tier.HEADLINE, ADVICE), finding)


# --- two laptops


def test_the_two_laptops_show_the_same(journey: Journey) -> None:
    helen, rajiv = (done("info", file, "--json").json for file in (journey.helen, journey.rajiv))
    assert helen["digest"] == rajiv["digest"]
    assert (helen["counts"]["meetings"], helen["counts"]["people"]) == (2, 13)
    assert helen["counts"] == rajiv["counts"]
    assert [helen["unsettled"], rajiv["unsettled"]] == [0, 0]
    assert [helen["not_handed_over"], rajiv["not_handed_over"]] == [0, 0]
    assert [helen["notes"], rajiv["notes"]] == [2, 3]


def test_both_would_write_the_same_letter(journey: Journey) -> None:
    with VisitFile.open(journey.rajiv) as visit:
        assert letter_of(visit.snapshot()) == letter_of(journey.snapshot)


@pytest.mark.parametrize("name", ["helen", "rajiv"])
def test_both_visits_are_sound(name: str, journey: Journey) -> None:
    assert done("check", getattr(journey, name)).out == "Everything is as it must be.\n"


def test_a_private_note_stays_where_it_was_written(journey: Journey) -> None:
    assert len(done("search", journey.rajiv, "umbrella", "--json").json["hits"]) == 1
    assert done("search", journey.helen, "umbrella", "--json").json["hits"] == []


# --- the letter


def _words_of(file: Path) -> str:
    """All text anywhere in a Word file, its properties included."""
    with zipfile.ZipFile(file) as word:
        parts = [word.read(name).decode() for name in word.namelist() if name.endswith((".xml", ".rels"))]
    return " ".join(" ".join(re.sub(r"<[^>]+>", "", part).split()) for part in parts)


def _runs(text: str, length: int = 4) -> Iterator[str]:
    words = text.split()
    return (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def test_the_letter_says_what_was_found_and_recommended_and_the_quote_that_was_cleared(journey: Journey) -> None:
    words = _words_of(journey.letter)
    assert [said for said in (AREA, ADVICE, CLEARED) if said not in words] == []


def test_the_letter_holds_no_other_words_of_a_note(journey: Journey) -> None:
    words = _words_of(journey.letter).replace(CLEARED, "")
    notes = [HELENS.replace(CLEARED, "|"), RAJIVS, PRIVATE]
    assert [run for note in notes for run in _runs(note) if run in words] == []


def test_the_letter_names_nobody_the_team_met(journey: Journey) -> None:
    with zipfile.ZipFile(journey.letter) as word:
        assert [name for name in word.namelist() if re.search(b"Dacreworth|Ruthanne", word.read(name))] == []


# --- and back


@pytest.mark.parametrize("words", [AREA, ADVICE])
def test_a_paragraph_leads_back_to_the_slots_it_rests_on(words: str, journey: Journey) -> None:
    steps = thread(journey.snapshot, journey.paragraph(words))
    sessions = [step.label for step in steps if step.kind == "session"]
    assert sorted(sessions) == [
        "Tuesday 10 March 2026, 09:00–09:45, Weir Room: Scrutiny chair",
        "Wednesday 11 March 2026, 14:00–15:00, Lock Room: Front-line staff",
    ]
    assert {step.label for step in steps if step.kind == "people"} == {"members", "staff"}
    assert not any("Dacreworth" in step.label for step in steps)


def test_each_step_back_is_one_station_deeper(journey: Journey) -> None:
    steps = thread(journey.snapshot, journey.paragraph(ADVICE))
    first = next(at for at, step in enumerate(steps) if step.kind == "people")
    kinds = ["paragraph", "recommendation", "finding", "tag", "note", "session", "people"]
    assert [step.kind for step in steps if step.depth == kinds.index(step.kind)] == [step.kind for step in steps]
    assert [step.kind for step in steps[:4]] == kinds[:4]
    assert steps[first - 1].kind == "session"
