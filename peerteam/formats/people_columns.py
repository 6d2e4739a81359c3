"""The people of a row, from one column that tells all of them or from columns of names, posts and organisations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from peerteam.domain.programme import PersonRow, without_doubles
from peerteam.formats.council_words import is_name
from peerteam.formats.people_cell import read_people
from peerteam.formats.table_grid import Cell
from peerteam.formats.time_words import is_unknown


def read_people_of(cells: Mapping[str, Cell]) -> tuple[PersonRow, ...]:
    """People from a column of their own, or from columns of names, posts and organisations."""
    names, posts, groups = (_lines(cells[role]) for role in ("name", "post", "organisation"))
    if not names and posts and cells["people"].line:
        names = _lines(cells["people"])
    if not names and not posts:
        people = read_people(cells["people"].text)
        return tuple(replace(p, organisation=p.organisation or (groups or (None,))[0]) for p in people)
    count = max(len(names), len(posts))
    if len(names) == len(posts) or not names or not posts:
        rows = [(_at(names, n), _at(posts, n), _at(groups, n, len(groups) == 1)) for n in range(count)]
    else:
        return read_people(cells["name"].text) + tuple(PersonRow(None, post) for post in posts)
    return without_doubles(person for row in rows if row[0] or row[1] for person in _person(*row))


def _person(name: str | None, post: str | None, organisation: str | None) -> tuple[PersonRow, ...]:
    if name and post is None and not is_name(name):
        found = read_people(name)  # "Ann Lee and Bo Cox", "Jane Reed (Chief Executive)", "8 frontline staff"
        return tuple(replace(each, organisation=each.organisation or organisation) for each in found)
    return (PersonRow(name, post, organisation),)


def _lines(cell: Cell) -> tuple[str, ...]:
    return tuple(line for part in cell.text.split("\n") if not is_unknown(line := part.strip(" ,;•")))


def _at(values: Sequence[str], n: int, same: bool = False) -> str | None:
    return values[n] if n < len(values) else values[0] if same and values else None
