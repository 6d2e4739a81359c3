"""Reading a council's list of people: who they are, their posts and organisations, each person once."""

from __future__ import annotations

from dataclasses import replace

from peerteam.domain.list_tables import PeopleTable
from peerteam.domain.programme import Mapping, PersonRow, Skipped, without_doubles
from peerteam.domain.records import SourceGroup
from peerteam.formats.council_words import doubtful_groups, role_of_head, with_groups
from peerteam.formats.list_heads import ListRow, list_heads, read_list
from peerteam.formats.open_table import Opened, Source
from peerteam.formats.people_columns import read_people_of
from peerteam.formats.table_grid import EMPTY, Cell
from peerteam.formats.table_heads import Heads
from peerteam.formats.time_words import is_unknown

_ROLES = ("people", "name", "post", "organisation", "first", "last", "group", "size")
_NEEDED = frozenset({"people", "name", "post", "last"})
_HEADS = {
    "first name": "first", "forename": "first", "given name": "first", "surname": "last", "last name": "last",
    "family name": "last", "group": "group", "source group": "group", "number": "size", "how many": "size",
    "size": "size", "number of people": "size", "title": "honorific", "service": "", "directorate": "",
}  # fmt: skip


def read_people_table(source: Source, *, mapping: Mapping | None = None, hidden_too: bool = False) -> PeopleTable:
    """The people of a file or of a pasted table. Raises BadTable."""
    rows, skipped, used = read_list(source, "people", _role, _NEEDED, mapping or Mapping(), hidden_too)
    found: list[PersonRow] = []
    for row in rows:
        named = _people(row)
        found += named
        if not named:
            text = " | ".join(cell.line for cell in row.cells.values() if cell.line)
            skipped.append(Skipped(row.where, text, "neither a name nor a post is stated"))
    people = with_groups(without_doubles(found))
    return PeopleTable(people, tuple(skipped), tuple(doubtful_groups(people)), used)


def people_heads(opened: Opened, mapping: Mapping) -> tuple[Heads, ...]:
    """What the columns of each table are taken for."""
    return list_heads(opened, _role, _NEEDED, mapping)


def _role(head: str) -> str | None:
    told = _HEADS.get(" ".join(head.casefold().split()).strip(" :"))
    found = role_of_head(head) if told is None else told
    return found if found in _ROLES or found in _HEADS.values() else None


def _people(row: ListRow) -> list[PersonRow]:
    name = row.cell("name")
    if row.line("last"):
        parts = (row.line("honorific"), row.line("first") or row.line("name"), row.line("last"))
        name = Cell(" ".join(filter(None, parts)))
    cells = {"people": row.cell("people"), "name": name, "post": row.cell("post"), "organisation": EMPTY}
    organisation = row.line("organisation")
    organisation = None if organisation is None or is_unknown(organisation) else organisation
    group, size = _group(row.line("group")), row.line("size") or ""
    return [
        replace(
            person,
            organisation=person.organisation or organisation,
            group=group,
            size=int(size) if size.isdecimal() and 0 < len(size) < 4 and person.name is None else person.size,
        )
        for person in read_people_of(cells)
    ]


def _group(words: str | None) -> str | None:
    return next((str(group) for group in SourceGroup if words and group.value == words.casefold()), None)
