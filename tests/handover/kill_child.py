"""A process that is to be killed while it writes notes, or while it takes a file in (see `kills.py`).

It says on its output what is done, each time only after the program has said so: those are the promises to hold.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from peerteam.handover.bundle import read_bundle
from peerteam.handover.exchange import take_bundle
from peerteam.store.visit_file import VisitFile

SAVES = 6
"""How often a note is saved before the next is begun."""


def body(note: int, save: int) -> str:
    """The text of a note as it is saved for the so-manieth time: it grows, and its beginning is rewritten."""
    words = [f"w{note}x{n}é£’😀" for n in range(20 * (save + 1))]
    return " ".join([f"Save {save} of note {note}:", *words])


def say(*words: object) -> None:
    """One line, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def write(path: Path) -> None:
    """Begin, type, tag and hand over without end."""
    with VisitFile.open(path) as visit:
        say("ready")
        for number in itertools.count():
            note = visit.notes.add("s1", body=body(number, 0))
            say("saved", note, number, 0)
            for save in range(1, SAVES):
                at = body(number, save - 1).index(":") + 2
                say("tagged", note, visit.notes.tag(note, at, at + 9, "t1"))
                visit.notes.save_typing(note, body(number, save))
                say("saved", note, number, save)
            visit.commit()
            say("handed over", visit.changes.last)


def merge(path: Path, bundle_path: Path) -> None:
    """Take a file in."""
    bundle = read_bundle(bundle_path, None)
    with VisitFile.open(path) as visit:
        say("ready")
        take_bundle(visit, bundle)
        say("taken")


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(Path(sys.argv[2]))
    else:
        merge(Path(sys.argv[2]), Path(sys.argv[3]))
