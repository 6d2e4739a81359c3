"""Private means private: one sweep over every way out, each file searched byte by byte, packed parts and all.

The closed safe copy is the one exception, by design: it is the visit itself, on its owner's laptop, and holds whatever
the visit holds. It is no way out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peerteam import jobs
from peerteam.domain.attribution import attribution
from peerteam.domain.cautions import Para
from peerteam.domain.counts import counts
from peerteam.domain.outgoing import Audience
from peerteam.domain.records import Visit
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.attribution_words import load
from peerteam.handover.exchange import share
from peerteam.store.sealed import read_sealed
from peerteam.store.visit_file import VisitFile
from tests.commands import done, run

HERE, RAISED, LATER, CORRIDOR = "zephyrean", "xylophonist", "quagmire", "flummoxed"
SECRETS = (HERE, RAISED, LATER, CORRIDOR)
"""Words of a note that stays here, one raised with the manager, one withdrawn before these were typed, a talk."""

Made = list[Path]
Way = Callable[[Path, Path], Made]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample visit with private words everywhere they can be: noted, tagged, behind a finding, searched for."""
    path = tmp_path_factory.mktemp("private") / "visit.peerteam"
    with jobs.visit_from_folder(jobs.sample_folder("marlbridge"), path) as visit:
        me = visit.people.peers()[0].id
        visit.set_me(me)
        session = visit.programme.sessions()[0].id
        theme = visit.programme.themes()[0].id
        finding = visit.findings.all()[0].id
        _private(visit, f"A {HERE} said so.", session, theme, finding, stays_here=True)
        _private(visit, f"The {RAISED} was bullied.", session, theme, finding, raised=True)
        _private(visit, f"All {CORRIDOR} here.", None, theme, finding, stays_here=True)
        once = visit.notes.add(about=session, author=me, body="Shared at first, and mild.")
        visit.commit()
        visit.notes.set_private(once, stays_here=True)
        visit.notes.save_typing(once, f"Mine now. A {LATER} all the same.")
        visit.notes.tag(once, 10, 30, theme, "quote")
        visit.commit()
    return path


def _private(
    visit: VisitFile, body: str, about: str | None, theme: str, finding: str,
    *, stays_here: bool = False, raised: bool = False,
) -> None:  # fmt: skip
    note = visit.notes.add(about=about, author=visit.me, group=None if about else "staff", body=body)
    visit.notes.set_private(note, stays_here=stays_here, raised=raised)
    tag = visit.notes.tag(note, 0, len(body), theme, "quote")
    visit.notes.set_clearance(tag, "cleared")
    visit.findings.support(finding, tag)


# --- every way out ----------------------------------------------------------------------------------------------------


def export(form: str, name: str, audience: Audience) -> Way:
    def make(visit: Path, folder: Path) -> Made:
        told = done("export", visit, "--to", form, "-o", folder / name, "--for", audience.value)
        (folder / "said.txt").write_text(told.out + told.err, "utf-8")
        return [folder]

    return make


def command(name: str, file: str, *more: str) -> Way:
    def make(visit: Path, folder: Path) -> Made:
        told = done(name, visit, "-o", folder / file, *more)
        (folder / "said.txt").write_text(told.out + told.err, "utf-8")
        return [folder]

    return make


def told_by(*names: str) -> Way:
    def make(visit: Path, folder: Path) -> Made:
        told = run(names[0], visit, *names[1:])
        (folder / "said.txt").write_text(told.out + told.err, "utf-8")
        return [folder]

    return make


COUNCIL_FORMS = {"xlsx": "a.xlsx", "csv": "csv", "html": "a.html", "ics": "a.ics"}
TEAM_FORMS = {**COUNCIL_FORMS, "note-sheets": "sheets", "crib-sheets": "cribs", "speaking-note": "note.docx"}
WAYS: dict[str, Way] = {
    **{f"{form} for the council": export(form, name, Audience.COUNCIL) for form, name in COUNCIL_FORMS.items()},
    **{f"{form} for the team": export(form, name, Audience.TEAM) for form, name in TEAM_FORMS.items()},
    **{f"{form} for the LGA": export(form, name, Audience.LGA) for form, name in TEAM_FORMS.items()},
    "letter": command("letter", "letter.docx"),
    "slides": command("slides", "slides.pptx"),
    "hand-over": command("share", "ours.peerteam"),
    "info": told_by("info"),
    "info as JSON": told_by("info", "--json"),
    "check": told_by("check"),
    "what closing would do": told_by("close"),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_holds_a_private_word(whole: Path, tmp_path: Path, way: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    made = WAYS[way](whole, folder)
    content = [(name, data) for path in made for name, data in everything_in(path)]
    assert content
    found = [(name, word) for name, data in content for word in SECRETS if word.encode() in data.lower()]
    assert found == []


def everything_in(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a path, what is packed in it unpacked, and what is sealed opened."""
    files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    for file in files:
        data = file.read_bytes()
        yield file.name, data
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                yield from ((f"{file.name}/{name}", package.read(name)) for name in package.namelist())
        if file.suffix == ".peerteam":
            header, block = read_sealed(file, None)
            yield f"{file.name} opened", repr(header).encode() + block


def test_the_words_are_found_where_they_are(whole: Path, tmp_path: Path) -> None:
    """Lest the sweep look for words that are never found; and the safe copy is the visit itself."""
    with VisitFile.open(whole) as visit:
        copy = visit.safe_copy(tmp_path)
    for path in (whole, copy):
        assert all(word.encode() in path.read_bytes() for word in SECRETS)


# --- seen and counted -------------------------------------------------------------------------------------------------


@pytest.fixture
def pair(whole: Path) -> Iterator[tuple[Snapshot, Snapshot]]:
    """What is computed from, with the private notes there and without them."""
    with VisitFile.open(whole) as visit:
        everything = visit.snapshot()
    with VisitFile.in_memory("other") as clean:
        source = jobs.sample_folder("marlbridge")
        from peerteam.formats.visit_folder import read_visit_folder

        clean.load(read_visit_folder(source))
        yield everything, clean.snapshot()


def test_nothing_that_is_computed_knows_of_them(pair: tuple[Snapshot, Snapshot]) -> None:
    everything, clean = pair
    assert not any(word in repr(everything.records) for word in SECRETS)
    for name in ("meetings", "people", "documents", "hours", "person_weeks"):
        assert getattr(counts(everything), name).number == getattr(counts(clean), name).number


def test_a_colleague_finds_nothing_of_them(whole: Path, tmp_path: Path) -> None:
    with VisitFile.open(whole) as visit:
        share(visit, tmp_path / "ours.peerteam")
    done("merge", tmp_path / "colleague.peerteam", tmp_path / "ours.peerteam")
    with VisitFile.open(tmp_path / "colleague.peerteam") as colleague:
        assert not any(colleague.search(word) for word in SECRETS)
        assert colleague.digest()
    assert not any(word.encode() in (tmp_path / "colleague.peerteam").read_bytes() for word in SECRETS)


def test_somebody_else_at_this_laptop_does_not_find_them_either(whole: Path) -> None:
    with VisitFile.open(whole) as visit:
        me, other = visit.me, visit.people.peers()[1].id
        assert me is not None
        assert any(visit.find(word) for word in SECRETS)
        visit.set_me(other)
        assert not any(visit.find(word) for word in SECRETS)
        visit.set_me(me)


def test_words_of_a_private_note_in_a_letter_are_warned_of_without_saying_more_of_it(whole: Path) -> None:
    with VisitFile.open(whole) as visit:
        private = ["One two three four five six seven eight. And a zephyrean besides."]
        text = "We heard that one two three four five six seven eight."
        (caution,) = attribution([Para(text)], visit.snapshot(), load(), private)
    assert caution.text == text
    assert "zephyrean" not in repr(caution)


# --- published later --------------------------------------------------------------------------------------------------


def test_published_later_it_goes_as_it_stands_then(tmp_path: Path) -> None:
    with VisitFile.create(tmp_path / "v.peerteam", Visit("v", council="A")) as visit:
        note = visit.notes.add(body="zephyrean at first")
        visit.notes.set_private(note, stays_here=True)
        share(visit, tmp_path / "one.peerteam")
        visit.notes.save_typing(note, "something milder")
        visit.notes.set_private(note, stays_here=False)
        share(visit, tmp_path / "two.peerteam")
    one, two = (read_sealed(tmp_path / f"{name}.peerteam", None)[1] for name in ("one", "two"))
    assert b"milder" not in one
    assert b"milder" in two
    assert b"zephyrean" not in one + two
