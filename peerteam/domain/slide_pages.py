"""How much fits on a slide: a long list goes on on the next one, and letters are never made tiny to avoid that.

The room of a column is known from its box and its letters; how many lines a text takes is worked out from them, on the
safe side. Whoever reads at the back of a hall is the measure: no less than 18 points.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from peerteam.domain.presentation import Body, Kind, Line, Slide
from peerteam.domain.text_width import rows

LEAST = 18.0
"""The smallest letters of a list, in points."""

_SAFE = 1.03
_BOLD = 1.08


@dataclass(frozen=True, slots=True)
class Room:
    """A column, in points: its box, and by level its letters, how far they are set in, and the space after them."""

    width: float
    height: float
    sizes: tuple[float, ...] = (LEAST,)
    indents: tuple[float, ...] = (0.0,)
    after: tuple[float, ...] = (8.0,)
    line: float = 1.16
    most: int = 9  # how many points an audience takes in at once

    def taken(self, line: Line) -> float:
        """How high a line stands, with the space after it."""
        size, indent, after = (each[min(line.level, len(each) - 1)] for each in (self.sizes, self.indents, self.after))
        wide = (_BOLD if line.lead else 1.0) * _SAFE * size
        return rows(line.words, (self.width - indent) / wide) * size * self.line + after

    def holds(self, lines: Iterable[Line]) -> bool:
        """Whether some lines fit; the space after the last one is not needed."""
        known = tuple(lines)
        points = sum(1 for line in known if line.level == 0)
        return points <= self.most and sum(map(self.taken, known)) - self.after[0] <= self.height

    def larger(self, size: float) -> Room:
        """The same room with letters of at least this size."""
        return replace(self, sizes=tuple(max(size, each) for each in self.sizes))


def pages(lines: Sequence[Line], room: Room) -> list[tuple[Line, ...]]:
    """The lines shared out; a line stays with those that belong to it, and pages are about equally full."""
    groups = [part for group in _groups(lines) for part in _parts(group, room)]
    first = _filled(groups, room)
    # the same number of slides, but not one full and the next with a single line
    for height in range(int(room.height * 0.5), int(room.height), 12):
        even = _filled(groups, replace(room, height=float(height)))
        if len(even) == len(first) and all(room.holds(page) for page in even):
            return even
    return first


def _groups(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.level and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [tuple(group) for group in groups]


def _parts(group: tuple[Line, ...], room: Room) -> list[tuple[Line, ...]]:
    """A group that is too long for a slide of its own, cut where a word ends."""
    if room.holds(group) or not group:
        return [group]
    *before, last = group
    words, kept = last.text.split(), 0
    while kept < len(words) and room.holds((*before, replace(last, text=" ".join(words[: kept + 1]) + " …"))):
        kept += 1
    if not kept:
        return [group] if len(group) == 1 else [tuple(before), *_parts((replace(last, level=0),), room)]
    rest = replace(last, text="… " + " ".join(words[kept:]), lead="")
    head = (*before, replace(last, text=" ".join(words[:kept]) + " …"))
    return [head, *_parts((rest,), room)] if kept < len(words) else [group]


def _filled(groups: Sequence[tuple[Line, ...]], room: Room) -> list[tuple[Line, ...]]:
    found: list[tuple[Line, ...]] = []
    for group in groups:
        if found and room.holds((*found[-1], *group)):
            found[-1] = (*found[-1], *group)
        else:
            found.append(group)
    return found


def paged(slide: Slide, rooms: Sequence[Room], alone: Room) -> list[Slide]:
    """A slide as the slides it takes. `rooms` are those of its columns, `alone` the one of a column by itself."""
    if slide.kind in (Kind.TITLE, Kind.FIGURES):
        return [slide]
    if slide.kind is Kind.SIDES:
        found = _side_by_side(slide, rooms, alone)
    elif slide.kind is Kind.COLUMNS:
        found = _in_two_columns(slide, rooms[0])
    else:
        (body,), room = slide.bodies, rooms[0]
        found = [replace(slide, bodies=(replace(body, lines=page),)) for page in pages(body.lines, room)]
    return [replace(each, title=_title(slide.title, number)) for number, each in enumerate(found, 1)]


def _side_by_side(slide: Slide, rooms: Sequence[Room], alone: Room) -> list[Slide]:
    """Two columns side by side as long as both go on; what is left of one has the whole width."""
    left, right = (pages(body.lines, room) for body, room in zip(slide.bodies, rooms, strict=True))
    both = min(len(left), len(right))
    found = [
        replace(slide, bodies=tuple(replace(body, lines=lines) for body, lines in zip(slide.bodies, pair, strict=True)))
        for pair in zip(left[:both], right[:both], strict=True)
    ]
    for body, rest in zip(slide.bodies, (left[both:], right[both:]), strict=True):
        lines = [line for page in rest for line in page]
        found += [
            replace(slide, kind=Kind.SIDE, bodies=(replace(body, lines=page),))
            for page in (pages(lines, alone) if lines else [])
        ]
    return found


def _in_two_columns(slide: Slide, room: Room) -> list[Slide]:
    """One list that goes on in the second column, both about equally full."""
    lines = slide.bodies[0].lines
    least = 2 * math.ceil(len(pages(lines, room)) / 2)
    heights = (replace(room, height=float(height)) for height in range(36, int(room.height), 12))
    fitting = (found for narrow in heights if len(found := _filled(_groups(lines), narrow)) <= least)
    columns = next((found for found in fitting if all(map(room.holds, found))), pages(lines, room))
    return [replace(slide, bodies=tuple(map(Body, columns[at : at + 2]))) for at in range(0, len(columns), 2)]


def _title(title: str, number: int) -> str:
    """Every slide has a title of its own."""
    return title if number == 1 else f"{title} (continued)" if number == 2 else f"{title} (continued, {number})"
