"""`kill -9` at random instants: of writing, and of taking a file in.

After each kill the file must open at once and pass every check; each note the killed process had said was saved must be
there with its text; and a file must have been taken in wholly or not at all. Twenty kills are in the tests
(`test_kill.py`); `python -m tests.handover.kills 200` makes two hundred and tells how they fell.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from peerteam.domain.records import Note, Record, Tag
from peerteam.handover.exchange import share, take_in
from peerteam.store.check import check
from peerteam.store.visit_file import VisitFile
from tests.builders import visit_file
from tests.handover.kill_child import body
from tests.imports import ROOT

LONGEST_WRITING = 0.25
"""Seconds of writing among which the instant of a kill is drawn."""


def _killed(after: float, *arguments: str | Path) -> list[str]:
    """Start the child, kill it so many seconds after it is ready, and return what it had said by then."""
    command = [sys.executable, "-m", "tests.handover.kill_child", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True, encoding="utf-8") as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n", "the file did not open"
        time.sleep(after)
        child.kill()
        return child.stdout.read().splitlines()


# --- writing


def kill_while_writing(path: Path, chance: random.Random) -> Counter[str]:
    """One kill at a random instant of writing into the visit at `path`, which is looked at afterwards."""
    said = _killed(chance.random() * LONGEST_WRITING, "write", path)
    with VisitFile.open(path) as visit:
        assert check(visit) == []
        lines = [line.split() for line in said if line.endswith(tuple("0123456789abcdef"))]
        saved = {words[1]: (int(words[2]), int(words[3])) for words in lines if words[0] == "saved"}
        tags = [words[2] for words in lines if words[0] == "tagged"]
        for note, (number, save) in saved.items():
            # The save after the last one that was told may have reached the disk without being told.
            assert visit.notes.get(note).body in (body(number, save), body(number, save + 1))
        for tag in tags:
            found = visit.rows.get(Tag, tag)
            assert found is not None
            assert (visit.notes.get(found.note).body or "")[found.at : found.upto] == found.span.words
    return Counter(kills=1, notes=len(saved), tags=len(tags), saves=sum(line.startswith("saved") for line in said))


# --- taking in


class Merge:
    """A visit, a file to take into it, and what the visit is before and after."""

    def __init__(self, folder: Path, notes: int = 150) -> None:
        self.folder, self.file = folder, folder / "to take in.peerteam"
        with visit_file(folder, name="giver", me="p2") as giver:
            share(giver, folder / "begin.peerteam")
            giver.load(_many(notes))
            for number in range(0, notes, 3):
                giver.notes.tag(f"note{number}", 0, 4, "t1")
            with giver.step("Delete note"):
                giver.rows.remove(Note, "n1")
            share(giver, self.file)
        with VisitFile.empty(folder / "before.peerteam", "v") as visit:
            take_in(visit, folder / "begin.peerteam")
            self.before = visit.digest()
        self.content = visit.path.read_bytes()
        with VisitFile.open(self._fresh()) as visit:
            began = time.perf_counter()
            take_in(visit, self.file)
            self.seconds = time.perf_counter() - began
            self.after = visit.digest()

    def _fresh(self) -> Path:
        path = self.folder / "taker.peerteam"
        for old in self.folder.glob(path.name + "*"):
            old.unlink()
        path.write_bytes(self.content)
        return path

    def kill(self, chance: random.Random) -> Counter[str]:
        """One kill at a random instant of taking the file in."""
        path = self._fresh()
        said = _killed(chance.random() * 1.3 * self.seconds, "merge", path, self.file)
        with VisitFile.open(path) as visit:
            assert check(visit) == []
            found = visit.digest()
            assert found in (self.before, self.after), "half a file was taken in"
            assert found == self.after or "taken" not in said, "a file said to be taken in was not"
            take_in(visit, self.file)
            assert visit.digest() == self.after
        return Counter(kills=1, all=found == self.after, nothing=found == self.before)


def _many(notes: int) -> list[Record]:
    return [Note(f"note{n}", author="p2", about="s1", body=body(n, n % 4)) for n in range(notes)]


def main(kills: int) -> None:
    """So many kills, half of each sort."""
    with tempfile.TemporaryDirectory() as name:
        folder, chance = Path(name), random.Random()
        path = folder / "visit.peerteam"
        writing: Counter[str] = Counter()
        for number in range(kills // 2):
            if number % 10 == 0:  # a file that has been through ten kills has been through enough
                for old in folder.glob("visit.peerteam*"):
                    old.unlink()
                visit_file(folder).close()
            writing += kill_while_writing(path, chance)
        sys.stdout.write(f"writing: {dict(writing)}\n")
        merge, merging = Merge(folder, notes=900), Counter[str]()
        for _ in range(kills - kills // 2):
            merging += merge.kill(chance)
        sys.stdout.write(f"merging ({merge.seconds:.2f} s): {dict(merging)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
