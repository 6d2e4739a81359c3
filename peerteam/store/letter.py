"""The parts of the letter: drafted words, the team's own words that go before them, their order, and the form."""

from __future__ import annotations

from dataclasses import replace

from peerteam.domain.ids import derived_id
from peerteam.domain.letter_order import Place, is_order, order_key, packed
from peerteam.domain.records import Section, Visit
from peerteam.store.letter_copies import LetterCopies
from peerteam.store.tables import table_of

_WHERE = "letter is written to"


class Letter(LetterCopies):
    """Reads and writes the sections of the letter."""

    def sections(self) -> dict[str, Section]:
        """The sections that have words, by key."""
        return {each.key: each for each in self._rows.all(Section) if each.key and not is_order(each.key)}

    def edit(self, key: str, words: str | None) -> None:
        """The team's own words for a section; None goes back to the drafted ones."""
        self._write(key, "Edit letter", edited=words)

    def drafted(self, key: str, words: str, drafted_from: str) -> None:
        """Remember the words as drafted. They never overwrite edited ones."""
        self._write(key, "Draft letter", words=words, drafted_from=drafted_from)

    def write(self, key: str, words: str, draft: str, drafted_from: str, before: Section | None = None) -> None:
        """The team's own words for a section, and the draft they were written beside: one step.

        `before` is what the section was when typing began, for that is what undoing goes back to.
        """
        with self._step("Write in the letter"):
            if before != self._rows.get(Section, _id(key)):
                self._keep(_id(key), before)
            self._put(key, edited=words, words=draft, drafted_from=drafted_from)

    def as_drafted(self, key: str) -> None:
        """Go back to the drafted words, which follow the visit again."""
        if self._rows.get(Section, _id(key)):
            self._write(key, "As drafted", edited=None, words=None, drafted_from=None)

    def section(self, key: str) -> Section | None:
        """A section, if it has words."""
        return self._rows.get(Section, _id(key))

    def other_versions(self) -> set[str]:
        """The parts of which somebody else's own words wait to be chosen."""
        found = self._query(
            "select s.key from unsettled u join section s on s.id = u.record where u.field = 'edited'"
        ).fetchall()
        return {key for (key,) in found if key and not is_order(key)}

    def save_typing(self, key: str, words: str) -> None:
        """Own words while they are being typed, so that a flat battery takes none; `write` makes a step of them."""
        there = self.section(key) or Section(_id(key), key)
        with self._visit.door.typing():
            self._keep(there.id, replace(there, edited=words))
            self._rows.mark(there.id)

    def stop_typing(self, key: str, before: Section | None) -> None:
        """Nothing came of what was typed: the section is what it was."""
        with self._visit.door.typing():
            self._keep(_id(key), before)
            self._rows.mark(_id(key))

    def order(self, format_id: str) -> str | None:
        """The order of a form's parts in this visit; None is the form's own."""
        section = self._rows.get(Section, _id(order_key(format_id)))
        return section.edited if section else None

    def arrange(self, format_id: str, places: list[Place] | None) -> None:
        """Put the parts of a form into an order; None is the form's own."""
        self._write(order_key(format_id), "Order of the letter", edited=packed(places) if places else None)

    def choose_form(self, format_id: str) -> None:
        """The form of this visit's letter."""
        with self._step("Form of the letter"):
            self._rows.change(Visit, self._visit.id, letter=format_id)

    # --- where it is written to, on this laptop

    def where(self) -> tuple[str, str]:
        """The folder drafts are written into and the house style they are written in; empty while none was chosen."""
        folder, style = self._here.told(_WHERE, ("", ""))
        return str(folder), str(style)

    def keep_where(self, folder: str, house_style: str) -> None:
        """Remember both on this laptop."""
        with self._visit.door.typing():
            self._here.tell(_WHERE, [folder, house_style])

    def _write(self, key: str, label: str, **fields: str | None) -> None:
        with self._step(label):
            self._put(key, **fields)

    def _put(self, key: str, **fields: str | None) -> None:
        id = _id(key)
        if self._rows.get(Section, id):
            self._rows.change(Section, id, **fields)
        else:
            self._rows.add(Section(id, key, **fields))

    def _keep(self, id: str, section: Section | None) -> None:
        """Make the row exactly this, without an entry of undo."""
        self._query("delete from section where id = ?", (id,))
        if section is not None:
            row = table_of(Section).to_row(section)
            names = ", ".join(f'"{name}"' for name in row)
            self._query(f"insert into section ({names}) values ({', '.join('?' * len(row))})", tuple(row.values()))


def _id(key: str) -> str:
    return derived_id("section", key)
