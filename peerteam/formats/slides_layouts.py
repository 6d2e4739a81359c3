"""Which layout of a template shows which slide: by name first, then by what is in it, and the columns it has room for.

Ours has a layout of its own for everything. In a template that has not, two columns become one, headings become the
first line of a list, and figures a list, so that nothing is ever lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from peerteam.domain.presentation import Kind
from peerteam.domain.records import Side
from peerteam.domain.slide_pages import LEAST, Room
from peerteam.formats.slides_file import bad_template
from peerteam.formats.slides_looks import MARKING_INDEX

FIGURES = (14, 15, 16, 17)
"""The placeholders of our own layout for figures."""

_POINT = 12_700
_ALIKE = 0.7
"""Of the width of the other: less, and two boxes are no columns for two sides."""
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_TEXTS = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.SUBTITLE)
_TITLE_NAMES = ("Title Slide", "Cover", "Cover Slide", "Title")
_LIST_NAMES = ("Title and Content", "Title and Text", "Content", "Bullets")
_MOST = {Kind.SIDES: 18.0, Kind.SIDE: 20.0}
"""The largest letters where a headline of forty words must not take a slide to itself; else `_LARGEST`."""
_LARGEST = 24.0
_MOST_HEADLINES, _MOST_LINES = 6, 9


@dataclass(frozen=True, slots=True)
class Column:
    """A place for a list on a layout: its placeholder, that of the heading above it, and its room."""

    body: int
    heading: int | None
    room: Room
    own: tuple[float, ...]  # the letters of the template by level, where the room may ask for others


@dataclass(frozen=True, slots=True)
class Choice:
    """A layout and its columns, from left to right."""

    layout: SlideLayout
    columns: tuple[Column, ...]


class Layouts:
    """The layouts of one template. Raises BadResource if it has none for a title and a list."""

    def __init__(self, deck: Deck, name: str) -> None:
        self._layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
        self._names = {layout.name.casefold(): layout for layout in reversed(self._layouts)}
        self.title = self._title(name)
        self._found: dict[tuple[Kind, Side | None], Choice] = {}
        found = self._choose(Kind.LIST, _LIST_NAMES, _single) or self._any_list()
        if found is None:
            raise bad_template(
                name,
                "has no layout with a title and a text box below it",
                "Add one in PowerPoint under View, Slide Master, and call it Title and Content",
            )
        self._list = found

    def of(self, kind: Kind, side: Side | None = None) -> Choice:
        """The layout for a kind of slide; with fewer columns than asked for, if the template has no other."""
        if (kind, side) not in self._found:
            self._found[kind, side] = self._asked(kind, side) or self._list
        return self._found[kind, side]

    def figures(self) -> SlideLayout | None:
        """Our layout for figures, if the template has it."""
        layout = self._names.get("figures")
        indices = {place.placeholder_format.idx for place in layout.placeholders} if layout else set()
        return layout if {1, *FIGURES} <= indices else None

    def _asked(self, kind: Kind, side: Side | None) -> Choice | None:
        # a list that is no headlines has few words, and may have the template's own letters
        sized = kind if side else Kind.LIST
        names: tuple[str, ...]
        if kind is Kind.SIDES:
            names = ("Strengths and Areas", "Comparison", "Two Content") if side else ("Comparison", "Two Content")
            return self._choose(sized, names, _pair) or self._any(sized, _headed_pair) or self._any(sized, _alike)
        if kind is Kind.SIDE:
            own = {Side.STRENGTH: "Strengths", Side.AREA: "Areas for Consideration"}
            names = (own[side],) if side else ()
            return self._choose(sized, (*names, "Heading and Content"), _headed_single)
        named = {
            Kind.COLUMNS: (("Two Content",), _pair),
            Kind.QUOTES: (("Quotations", "Quotation", "Quotes", "Quote"), _single),
            Kind.NUMBERED: (("Recommendations",), _single),
        }
        return self._choose(kind, *named[kind]) if kind in named else None

    def _title(self, name: str) -> SlideLayout:
        named = (self._names[each.casefold()] for each in _TITLE_NAMES if each.casefold() in self._names)
        kind = (each for each in self._layouts if each._element.get("type") == "title")
        layouts: list[SlideLayout] = [*named, *kind, *self._layouts]
        found = next((layout for layout in layouts if _has_title(layout)), None)
        if found is None:
            raise bad_template(
                name, "has no layout with a title", "Add one in PowerPoint under View, Slide Master, and save it again"
            )
        return found

    def _choose(self, kind: Kind, names: tuple[str, ...], fits: Fits) -> Choice | None:
        layouts = (self._names[name.casefold()] for name in names if name.casefold() in self._names)
        return next((choice for choice in _choices(kind, layouts) if fits(choice.columns)), None)

    def _any(self, kind: Kind, fits: Fits) -> Choice | None:
        return next((choice for choice in _choices(kind, self._layouts) if fits(choice.columns)), None)

    def _any_list(self) -> Choice | None:
        """The layout with the largest single list: a section's title page has a small one."""
        found = [choice for choice in _choices(Kind.LIST, self._layouts) if _single(choice.columns)]
        found = [choice for choice in found if choice.layout is not self.title] or found
        return max(found, key=lambda each: each.columns[0].room.width * each.columns[0].room.height, default=None)


Fits = Callable[[tuple[Column, ...]], bool]


def _single(columns: tuple[Column, ...]) -> bool:
    return len(columns) == 1 and columns[0].heading is None


def _headed_single(columns: tuple[Column, ...]) -> bool:
    return len(columns) == 1 and columns[0].heading is not None


def _pair(columns: tuple[Column, ...]) -> bool:
    return len(columns) == 2


def _alike(columns: tuple[Column, ...]) -> bool:
    """Two columns for two sides, and not a picture's place with a narrow caption beside it."""
    return _pair(columns) and min(c.room.width for c in columns) >= _ALIKE * max(c.room.width for c in columns)


def _headed_pair(columns: tuple[Column, ...]) -> bool:
    return _alike(columns) and all(column.heading is not None for column in columns)


def _choices(kind: Kind, layouts: Any) -> Iterator[Choice]:
    for layout in layouts:
        if _has_title(layout):
            yield Choice(layout, tuple(_columns(kind, layout)))


def _has_title(layout: SlideLayout) -> bool:
    places: Any = layout.placeholders
    return any(place.placeholder_format.type in _TITLES for place in places)


# --- the columns of a layout ------------------------------------------------------------------------------------------


def _columns(kind: Kind, layout: SlideLayout) -> list[Column]:
    """Text boxes one above the other are a column: a low one with a higher one below it is its heading."""
    stacks: list[list[Any]] = []
    for box in sorted(_texts(layout), key=lambda box: (box.left or 0, box.top or 0)):
        under = next((stack for stack in stacks if _overlap(stack[0], box)), None)
        if under is None:
            stacks.append([box])
        else:
            under.append(box)
    columns = []
    for stack in stacks:
        stack.sort(key=lambda box: box.top or 0)
        headed = len(stack) == 2 and (stack[0].height or 0) < (stack[1].height or 0)
        if len(stack) == 1 or headed:
            columns.append(_column(kind, stack[-1], stack[0] if headed else None))
        else:
            return []
    return columns


def _texts(layout: SlideLayout) -> list[Any]:
    places: Any = layout.placeholders
    return [
        box
        for box in places
        if box.placeholder_format.type in _TEXTS
        and box.placeholder_format.idx != MARKING_INDEX
        and box._element.find(f".//{qn('p:ph')}").get("orient") != "vert"
    ]


def _overlap(one: Any, other: Any) -> bool:
    left = max(one.left or 0, other.left or 0)
    right = min((one.left or 0) + (one.width or 0), (other.left or 0) + (other.width or 0))
    return right - left > 0.5 * min(one.width or 1, other.width or 1)


def _column(kind: Kind, box: Any, heading: Any | None) -> Column:
    levels = [_Level(box, level) for level in (1, 2)]
    most = _MOST.get(kind, _LARGEST)
    sizes = tuple(min(max(level.size, LEAST), most) for level in levels)
    sides, ends = _insets(box)
    room = Room(
        width=(box.width or 0) / _POINT - sides,
        height=(box.height or 0) / _POINT - ends,
        sizes=sizes,
        indents=tuple(level.indent for level in levels),
        line=1.16 * levels[0].spacing,
        most=_MOST_HEADLINES if kind in _MOST else _MOST_LINES,
        after=tuple(level.gap for level in levels),
    )
    return Column(
        box.placeholder_format.idx,
        heading and heading.placeholder_format.idx,
        room,
        tuple(level.size for level in levels),
    )


def _insets(box: Any) -> tuple[float, float]:
    """What the edges of a text box take from its width and height, in points."""
    properties = box._element.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")
    usual = {"lIns": 91_440, "rIns": 91_440, "tIns": 45_720, "bIns": 45_720}
    found = {name: int(properties.get(name, of)) if properties is not None else of for name, of in usual.items()}
    return (found["lIns"] + found["rIns"]) / _POINT, (found["tIns"] + found["bIns"]) / _POINT


class _Level:
    """How one level of a placeholder is written, wherever that is said: layout, master's box, master's styles."""

    def __init__(self, box: Any, level: int) -> None:
        name = qn(f"a:lvl{level}pPr")
        master = box.part.slide_layout.slide_master._element if hasattr(box.part, "slide_layout") else None
        lists = [box._element.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")]
        if master is not None:
            body = [sp for sp in master.iter(qn("p:sp")) if (ph := sp.find(f".//{qn('p:ph')}")) is not None
                    and ph.get("type") == "body"]  # fmt: skip
            lists += [sp.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}") for sp in body]
            lists.append(master.find(f"{qn('p:txStyles')}/{qn('p:bodyStyle')}"))
        self._said = [style for each in lists if each is not None and (style := each.find(name)) is not None]
        self.size = self._first("a:defRPr", "sz", 1800) / 100
        self.indent = next((int(said.get("marL")) for said in self._said if said.get("marL")), 0) / _POINT
        self.spacing = self._first("a:lnSpc/a:spcPct", "val", 100_000) / 100_000
        self.gap = self._space("a:spcBef") + self._space("a:spcAft")

    def _first(self, path: str, attribute: str, default: int) -> int:
        names = "/".join(qn(part) for part in path.split("/"))
        found = (said.find(names) for said in self._said)
        return next((int(each.get(attribute)) for each in found if each is not None and each.get(attribute)), default)

    def _space(self, tag: str) -> float:
        for said in self._said:
            space = said.find(qn(tag))
            if space is not None:
                points, percent = space.find(qn("a:spcPts")), space.find(qn("a:spcPct"))
                if points is not None:
                    return int(points.get("val")) / 100
                return self.size * int(percent.get("val")) / 100_000 if percent is not None else 0.0
        return 0.0
