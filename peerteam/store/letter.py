"""The parts of the letter: drafted words, and the team's own words that go before them."""

from __future__ import annotations

from peerteam.domain.ids import derived_id
from peerteam.domain.records import Section
from peerteam.store.noun import Noun


class Letter(Noun):
    """Reads and writes the sections of the letter."""

    def sections(self) -> dict[str, Section]:
        """The sections that have words, by key."""
        return {section.key: section for section in self._rows.all(Section) if section.key}

    def edit(self, key: str, words: str | None) -> None:
        """The team's own words for a section; None goes back to the drafted ones."""
        self._write(key, "Edit letter", edited=words)

    def drafted(self, key: str, words: str, drafted_from: str) -> None:
        """Remember the words as drafted. They never overwrite edited ones."""
        self._write(key, "Draft letter", words=words, drafted_from=drafted_from)

    def _write(self, key: str, label: str, **fields: str | None) -> None:
        id = derived_id("section", key)
        with self._step(label):
            if self._rows.get(Section, id):
                self._rows.change(Section, id, **fields)
            else:
                self._rows.add(Section(id, key, **fields))
