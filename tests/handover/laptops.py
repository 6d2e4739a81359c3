"""Laptops of a team that exchange by files, for the tests of what goes wrong between them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from peerteam.domain.records import Record
from peerteam.handover.exchange import join, share, take_in
from peerteam.store.visit_file import VisitFile
from tests.builders import PEERS, unhurried, visit_file


class Team:
    """The open visits of a team. Every file anybody makes is kept in `files`, in the order they were made."""

    def __init__(self, folder: Path, phrase: str | None = None) -> None:
        self.folder, self.phrase = folder, phrase
        self.laptops: list[VisitFile] = []
        self.files: list[Path] = []
        self._clock = itertools.count(1_800_000_000_000, 1000).__next__

    def begin(self, visit: VisitFile) -> VisitFile:
        """The manager's laptop."""
        return self._use(visit)

    def join(self, file: Path, peer: str, name: str) -> VisitFile:
        """A laptop that begins with the file of another."""
        visit = join(self.folder / f"{name}.peerteam", file, self.phrase)
        visit.set_me(peer)
        return self._use(visit)

    def _use(self, visit: VisitFile) -> VisitFile:
        visit.changes.now = self._clock
        self.laptops.append(unhurried(visit))
        return visit

    def put_in_place_of(self, old: VisitFile, content: Path) -> VisitFile:
        """What a laptop has is replaced by an older copy of it, and opened again."""
        self.leave(old)
        old.path.write_bytes(content.read_bytes())
        return self._use(VisitFile.open(old.path, self.phrase))

    def copy(self, of: VisitFile, name: str) -> VisitFile:
        """The file of a laptop copied to another one."""
        target = self.folder / f"{name}.peerteam"
        of.copy_to(target)
        return self._use(VisitFile.open(target, self.phrase))

    def leave(self, visit: VisitFile) -> None:
        """A laptop is closed, lost or given back."""
        self.laptops.remove(visit)
        visit.close()

    def file_of(self, visit: VisitFile) -> Path:
        """What a laptop hands over now, under a name that says nothing."""
        path = self.folder / f"file {len(self.files)}"
        share(visit, path)
        self.files.append(path)
        return path

    def give(self, giver: VisitFile, *takers: VisitFile) -> Path:
        """Hand over to these."""
        file = self.file_of(giver)
        for taker in takers:
            take_in(taker, file)
        return file

    def exchange(self, among: Sequence[VisitFile] = (), chance: random.Random | None = None) -> None:
        """Everybody hands over and takes in what the others did, in any order."""
        laptops = list(among or self.laptops)
        made = [self.file_of(laptop) for laptop in laptops]
        for laptop in laptops:
            order = list(made)
            if chance is not None:
                chance.shuffle(order)
            for file in order:
                take_in(laptop, file)

    def close(self) -> None:
        """Close every laptop."""
        for visit in self.laptops:
            visit.close()


@contextmanager
def in_step(folder: Path, count: int = 2, *more: Record) -> Iterator[Team]:
    """The first `count` peers of the small visit, each with everything the first one had."""
    team = Team(folder)
    try:
        first = team.begin(visit_file(folder, *more, name=PEERS[0].id))
        file = team.file_of(first)
        for peer in PEERS[1:count]:
            team.join(file, peer.id, peer.id)
        yield team
    finally:
        team.close()


def alike(laptops: Sequence[VisitFile]) -> bool:
    """Whether all laptops show the same, and the same waits."""
    return len({visit.digest() for visit in laptops}) == 1


@contextmanager
def quick_locks() -> Iterator[None]:
    """Keys are made in four rounds instead of 256,000, for tests that are not about how slow a lock is to try."""
    connection = sqlcipher.connect(":memory:")
    (usual,) = connection.execute("pragma cipher_default_kdf_iter").fetchone()
    connection.execute("pragma cipher_default_kdf_iter = 4")
    try:
        yield
    finally:
        connection.execute(f"pragma cipher_default_kdf_iter = {int(usual)}")
        connection.close()
