"""Papers kept as files: beside the visit, by the hash of their content, encrypted when the visit is.

A file is sealed like one that is handed over, so nobody without the team's words can read it. The document's record
holds the hash; the same file kept twice is kept once.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from peerteam.domain.errors import CannotWrite, NoSuchFile, NotFound
from peerteam.domain.records import Document
from peerteam.store.noun import Noun
from peerteam.store.sealed import damaged, write_sealed
from peerteam.store.words import read_with


class Attachments(Noun):
    """Keeps the files of documents."""

    @property
    def folder(self) -> Path:
        """The folder beside the visit that holds its files."""
        return self._visit.path.with_name(f"{self._visit.path.stem} files")

    def attach(self, document: str, source: Path) -> str:
        """Keep a file as the paper itself; returns its hash. Raises NoSuchFile or CannotWrite."""
        try:
            content = source.read_bytes()
        except OSError:
            raise NoSuchFile(f"{source.name} cannot be read", "Check that the file is still there") from None
        key = hashlib.blake2b(content, digest_size=16).hexdigest()
        if not self._sealed(key).exists():
            self._keep(key, source.name, content)
        with self._step("Attach file"):
            self._rows.change(Document, document, file=key)
        return key

    def has(self, key: str) -> bool:
        """Whether the file itself is on this laptop."""
        return self._sealed(key).exists()

    def take_out(self, key: str, folder: Path) -> Path:
        """A readable copy of a kept file in `folder`, under its own name.

        Raises NotFound, FileDamaged, WrongPhrase or CannotWrite.
        """
        if not self.has(key):
            raise NotFound("This file is not on this laptop", "Ask the colleague who has it, or attach it again")
        header, content = read_with(self._sealed(key), self._visit.words.known)
        if hashlib.blake2b(content, digest_size=16).hexdigest() != key:
            raise damaged(self._sealed(key))
        target = folder / Path(str(header["name"])).name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        except OSError:
            raise CannotWrite(f"{target.name} cannot be written there", "Choose another folder") from None
        return target

    def take_over(self, other: Attachments, key: str) -> None:
        """Keep a file that another visit keeps, under this one's words.

        Raises NoSuchFile, FileDamaged, WrongPhrase or CannotWrite.
        """
        if not self.has(key):
            header, content = read_with(other._sealed(key), other._visit.words.known)
            self._keep(key, str(header["name"]), content)

    def _sealed(self, key: str) -> Path:
        return self.folder / f"{key}.peerteam"

    def _keep(self, key: str, name: str, content: bytes) -> None:
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError:
            raise CannotWrite("The file cannot be kept beside the visit", "Make room, or move the visit") from None
        write_sealed(self._sealed(key), {"name": name, "size": len(content)}, content, self._visit.phrase)
