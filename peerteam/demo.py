"""The demonstration: every sample visit, its letter, two laptops that agree, a paragraph walked back to its slot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from peerteam.domain.counts import counts
from peerteam.domain.errors import CannotWrite
from peerteam.domain.letter_blocks import Letter, Paragraph
from peerteam.domain.letter_thread import Step, thread
from peerteam.domain.records import Finding, Note, Peer, Session, Side, Tag, Theme
from peerteam.domain.snapshot import Snapshot
from peerteam.handover.exchange import join, share, take_in
from peerteam.jobs import sample_folder, samples, visit_from_folder, write_letter_of
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile

Say = Callable[[str], object]
RULE = "─" * 100


@dataclass(frozen=True, slots=True)
class Built:
    """One sample visit and what came of it."""

    visit: Path
    letter_file: Path
    letter: Letter
    snapshot: Snapshot


def run(out: Path, sample: str | None, say: Say) -> list[Built]:
    """Build the samples (or one: a name, or a folder) into `out`, telling what was made."""
    began = perf_counter()
    folders = [_folder(sample)] if sample else [sample_folder(name) for name in _marlbridge_first()]
    _make(out)
    say(f"\nPeer Team builds {len(folders)} sample visit{'s' * (len(folders) > 1)} in {out}\n{RULE}")
    built = [_build(folder, out, say) for folder in folders]
    richest = max(built, key=lambda each: len(each.snapshot.all(Finding)))
    if richest.snapshot.all(Finding):
        if len(richest.snapshot.all(Peer)) > 1 and richest.snapshot.all(Session):
            _two_laptops(richest.visit, out, say)
        _walk_back(richest, say)
    say(f"\nDone in {perf_counter() - began:.1f} s. Open a visit with: peerteam open “{built[0].visit}”\n")
    return built


def _folder(sample: str) -> Path:
    # Resolved, so that `--sample .` has a name too.
    return Path(sample).resolve() if Path(sample).is_dir() else sample_folder(sample)


def _marlbridge_first() -> list[str]:
    return sorted(samples(), key=lambda name: (name != "marlbridge", name))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CannotWrite(f"The folder {folder} cannot be made", "Choose another with --out") from None


def _free(path: Path) -> Path:
    """`path`, or the next free name after it: a demonstration never writes over what somebody may have worked in."""
    number = 2
    found = path
    while found.exists():
        found = path.with_stem(f"{path.stem} {number}")
        number += 1
    return found


def _build(folder: Path, out: Path, say: Say) -> Built:
    path = _free(out / f"{folder.name}.peerteam")
    with visit_from_folder(folder, path) as visit:
        if team := visit.people.peers():
            visit.set_me(team[0].id)
        snapshot = visit.snapshot()
        problems = check(visit)
    letter_file = _free(out / f"{folder.name} letter.docx")
    letter = write_letter_of(snapshot, letter_file).letter
    say(f"\n{snapshot.visit.council}  ·  {snapshot.visit.kind}  ·  {_days(snapshot)}")
    say(f"   {_what_it_holds(snapshot)}")
    say(f"   {_what_was_counted(snapshot)}")
    state = problems[0] if problems else "checked, sound"
    say(f"   visit   {path.name}  ({path.stat().st_size / 1024:,.0f} KB, {state})")
    paragraphs = sum(1 for _ in letter.paragraphs())
    say(f"   letter  {letter_file.name}  ({len(letter.parts)} parts, {paragraphs} paragraphs)")
    return Built(path, letter_file, letter, snapshot)


def _days(snapshot: Snapshot) -> str:
    days = [day for day in (snapshot.visit.first_day, snapshot.visit.last_day) if day]
    return " to ".join(days) or "dates not stated"


def _what_it_holds(snapshot: Snapshot) -> str:
    held = {
        "in the team": len(snapshot.records.get(_kind("peer"), ())),
        "themes": len(snapshot.all(Theme)),
        "sessions": len(snapshot.all(Session)),
        "notes": len(snapshot.all(Note)),
        "tags": len(snapshot.all(Tag)),
        "findings": len(snapshot.all(Finding)),
        "recommendations": len(snapshot.records.get(_kind("recommendation"), ())),
        "actions": len(snapshot.records.get(_kind("action"), ())),
    }
    return "  ".join(f"{number} {what}" for what, number in held.items() if number)


def _kind(name: str) -> type:
    from peerteam.domain.records import KINDS

    return KINDS[name]


def _what_was_counted(snapshot: Snapshot) -> str:
    found = counts(snapshot)
    told = [
        f"{count.floor_words} {what}"
        for what, count in (
            ("meetings", found.meetings),
            ("people", found.people),
            ("documents", found.documents),
            ("hours", found.hours),
        )
        if count.number
    ]
    return "published as " + ", ".join(told) if told else "nothing to count yet"


def _two_laptops(path: Path, out: Path, say: Say) -> None:
    """A second laptop joins with a file, both write, they exchange, and show the same; the visit stays as it is."""
    from_ann, from_ben = _free(out / "from Ann.peerteam"), _free(out / "from Ben.peerteam")
    with VisitFile.open(path) as visit:
        copy = visit.copy_to(_free(out / "Ann's laptop.peerteam"))
    with VisitFile.open(copy) as ann:
        share(ann, from_ann)
        with join(_free(out / "Ben's laptop.peerteam"), from_ann, None) as ben:
            _work(ann, "Ann")
            _work(ben, "Ben")
            share(ben, from_ben)
            come = take_in(ann, from_ben)
            share(ann, from_ann)
            take_in(ben, from_ann)
            same = ann.digest() == ben.digest()
            waiting = len(ann.unsettled())
        say(f"\n{RULE}\nTwo laptops, one file each way ({from_ben.stat().st_size / 1024:,.0f} KB)\n")
        agreed = "yes" if same else "NO"
        say(f"   Ann took in {come.new} changes by Ben; Ben took in Ann’s. Both show the same: {agreed}.")
        say(f"   Both had moved one session, so {waiting} value waits to be settled; nothing was chosen silently.")


def _work(visit: VisitFile, who: str) -> None:
    """What one peer does between two exchanges: a corridor note, and a session moved to another room."""
    peer = visit.people.peers()[0 if who == "Ann" else 1]
    visit.set_me(peer.id)
    note = visit.notes.add(group="staff")
    visit.notes.save_typing(note, f"{who}: heard in the corridor that the new system goes live in May.")
    session = visit.programme.sessions()[0]
    room = "Room C" if who == "Ann" else "Committee Room 1"
    visit.programme.change(session.id, "Move session", slot=session.slot._replace(room=room))


def _walk_back(built: Built, say: Say) -> None:
    """One paragraph of the letter, back to the slot in the programme where it was heard."""
    found = _longest_thread(built)
    if found is None:
        return
    paragraph, steps = found
    say(f"\n{RULE}\nOne paragraph of {built.letter_file.name}, walked back to its slot\n")
    say(f"   “{paragraph.text}”")
    for step in steps[1:]:
        say(f"   {'   ' * (step.depth - 1)}└ {step.kind}: {_shortened(step.label)}")


def _longest_thread(built: Built) -> tuple[Paragraph, tuple[Step, ...]] | None:
    """An area for consideration that rests on several sessions shows most."""
    findings = {f.id for f in built.snapshot.all(Finding) if f.side == Side.AREA}
    walks = [
        (paragraph, thread(built.snapshot, paragraph))
        for _, paragraph in built.letter.paragraphs()
        if set(paragraph.sources) & findings
    ]
    return max(walks, key=lambda walk: min(len(walk[1]), 16), default=None)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 96 else words[:95].rsplit(" ", 1)[0] + " …"
