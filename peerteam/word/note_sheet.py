"""The note sheet of a session: a Word page to type on, on an iPad or any laptop, or to print and fill in with a pen.

It says what the session is and who is there by post, never by name, asks a few questions, and has room for points, each
with the themes and kinds to tick. `note_sheet_read` finds its way by the headings of the tables here, so these are
named once and used by both.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from peerteam.domain.counts import session_label
from peerteam.domain.note_sheets import BOX, KINDS, SPARE, kind_label, sheet_code, theme_label
from peerteam.domain.records import Peer, Session, SourceGroup, Theme, Visit
from peerteam.domain.timetable import Company, called, say_day, say_times
from peerteam.word import ooxml
from peerteam.word.note_sheet_file import describe, digests_of, remember, write_frame
from peerteam.word.ooxml import Element
from peerteam.word.styles import Styles
from peerteam.word.template import open_template

ABOUT, WRITE_HERE = "About this sheet", "Write here"
AUTHOR, TYPIST = "My name or initials", "Typed up by, if somebody else"
GROUP, CODE = "Who was speaking", "Sheet code (please leave it)"
POINTS, THEMES, MARKS = "What was said: one point in each row", "Themes", "It is a …"
REST = "Anything else"
PROPERTIES = "PeerTeamVisit", "PeerTeamSession", "PeerTeamThemes", "PeerTeamWords"

_HEADER_ROW = "0620"
_MARGIN = 1.8
_POINT_WIDTHS = (9.6, 4.4, 3.4)
_ABOUT_WIDTHS = (6.2, 11.2)
_ROWS, _QUESTIONS = 8, 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet is made of. Without a session it is a spare one, for conversations not in the programme."""

    visit: Visit
    peers: tuple[Peer, ...]
    themes: tuple[Theme, ...]
    marking: str = ""
    session: Session | None = None
    company: Company = field(default_factory=Company)
    writer: Peer | None = None  # whose name is filled in already

    @property
    def code(self) -> str:
        """The code in print."""
        return sheet_code(self.visit.id, self.session.id if self.session else SPARE)

    @property
    def title(self) -> str:
        """What the sheet is about."""
        return session_label(self.session) if self.session else "Another conversation"


def note_sheet(sheet: Sheet) -> bytes:
    """The sheet as the bytes of a Word file."""
    opened = open_template()
    document = opened.document
    _page(document)
    _sheet_styles(document)
    styles = Styles(document)
    blocks = [*_opening(sheet, styles), *_about(sheet, styles), *_points(sheet, styles), *_rest(styles)]
    for block in blocks:
        opened.before.addprevious(block)
    council = sheet.visit.council or "Peer challenge"
    write_frame(document, styles, council, sheet.code, sheet.marking, sum(_POINT_WIDTHS))
    describe(document, sheet.title, council, sheet.marking)
    remember(document, _properties(sheet, digests_of(document)))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _properties(sheet: Sheet, words: Sequence[str]) -> dict[str, str]:
    """Which visit and session, what each theme is called, which lines are the sheet's own."""
    session = sheet.session.id if sheet.session else SPARE
    themes = "\n".join(f"{theme.id}\t{theme_label(theme)}" for theme in sheet.themes)
    return dict(zip(PROPERTIES, (sheet.visit.id, session, themes, " ".join(words)), strict=True))


# --- the page ---------------------------------------------------------------------------------------------------------


def _page(document: Document) -> None:
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(1.9)
    section.different_first_page_header_footer = False


def _sheet_styles(document: Document) -> None:
    """The three looks only a sheet has: a box to tick, room to write, a quiet line."""
    for name, size, gap in (("Sheet Tick", 9, 1), ("Sheet Space", 11, 1), ("Sheet Hint", 9, 5)):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Table Text"]
        made.font.size = Pt(size)
        shape = made.paragraph_format
        shape.space_before = shape.space_after = Pt(gap)
        shape.line_spacing = 1.05


def _opening(sheet: Sheet, styles: Styles) -> list[Element]:
    title = ooxml.paragraph(styles.id("Letter Title"), ooxml.run(sheet.title))
    ooxml.put(ooxml.properties(title), ooxml.value("w:outlineLvl", 0))
    lines = [title, _body(styles, _when(sheet))]
    if sheet.company.people:
        lines.append(_body(styles, f"With: {_posts(sheet.company)}"))
    if sheet.company.peers:
        lines.append(_body(styles, f"From the team: {', '.join(map(called, sheet.company.peers))}"))
    if questions := questions_for(sheet):
        head = ooxml.paragraph(styles.id("Heading 3"), ooxml.run("Questions that may help"))
        ooxml.put(ooxml.properties(head), ooxml.value("w:outlineLvl", 1))
        lines += [head, *(ooxml.paragraph(styles.id("List Bullet"), ooxml.run(each)) for each in questions)]
    return lines


def _body(styles: Styles, text: str) -> Element:
    return ooxml.paragraph(styles.id("Body Text"), ooxml.run(text))


def _when(sheet: Sheet) -> str:
    if sheet.session is None:
        return "For a talk in a corridor, on a call or on the way: anything that is not in the programme."
    slot = sheet.session.slot
    parts = (say_day(slot.day), say_times(slot), slot.room, (sheet.session.kind or "").capitalize())
    return "  ·  ".join(part for part in parts if part)


def _posts(company: Company) -> str:
    """Who is met, by post: a sheet may be left on a table."""
    met = []
    for person in company.people:
        words = person.post or person.organisation or (person.group or "somebody").capitalize()
        met.append(words if person.size is None else f"{words} ({person.size})")
    return "; ".join(dict.fromkeys(met))


def questions_for(sheet: Sheet) -> list[str]:
    """A few questions of the session's themes, taking turns so that each theme is heard."""
    asked = [list(theme.questions or ()) for theme in sheet.company.themes]
    turns = max(map(len, asked), default=0)
    return [questions[turn] for turn in range(turns) for questions in asked if turn < len(questions)][:_QUESTIONS]


# --- the tables -------------------------------------------------------------------------------------------------------


def _about(sheet: Sheet, styles: Styles) -> list[Element]:
    team = ", ".join(f"{called(peer)} ({peer.initials})" if peer.initials else called(peer) for peer in sheet.peers)
    rows = [(AUTHOR, [called(sheet.writer) if sheet.writer else ""]), (TYPIST, [""])]
    if sheet.session is None:
        rows.append((GROUP, [f"{BOX} {group.value}" for group in SourceGroup]))
    rows.append((CODE, [sheet.code]))
    table = _table(styles, _ABOUT_WIDTHS, "About this sheet", "Who wrote it, and the code by which it finds its place")
    table.append(_head(styles, (ABOUT, WRITE_HERE), _ABOUT_WIDTHS))
    for label, lines in rows:
        style = "Sheet Tick" if label == GROUP else "Sheet Space"
        left = [ooxml.paragraph(styles.id("Table Text"), ooxml.run(label))]
        cells = (left, [ooxml.paragraph(styles.id(style), *_runs(line)) for line in lines])
        table.append(_row(cells, _ABOUT_WIDTHS, 0.85))
    quiet = f"The team: {team}. What was told in confidence is not for this sheet: tell the manager in person."
    return [table, _hint(styles, quiet)]


def _points(sheet: Sheet, styles: Styles) -> list[Element]:
    themes = [f"{BOX} {theme_label(theme)}" for theme in sheet.themes]
    kinds = [f"{BOX} {kind_label(letter, words)}" for letter, words, _ in KINDS]
    table = _table(styles, _POINT_WIDTHS, "Points", "In each row one point that was made, its themes and what it is")
    table.append(_head(styles, (POINTS, THEMES, MARKS), _POINT_WIDTHS))
    height = max(len(themes), len(kinds)) * 0.42 + 0.35
    for _ in range(_ROWS):
        space = [ooxml.paragraph(styles.id("Sheet Space"))]
        ticks = [[ooxml.paragraph(styles.id("Sheet Tick"), ooxml.run(line)) for line in part or [""]]
                 for part in (themes, kinds)]  # fmt: skip
        table.append(_row((space, *ticks), _POINT_WIDTHS, height))
    how = "To tick, put an x beside the box; or write the number and the letter. Add rows as you need them."
    return [_hint(styles, how), table]


def _rest(styles: Styles) -> list[Element]:
    width = (sum(_POINT_WIDTHS),)
    table = _table(styles, width, REST, "Room for everything that is not a point of its own")
    table.append(_head(styles, (REST,), width))
    table.append(_row(([ooxml.paragraph(styles.id("Sheet Space"))],), width, 6.0))
    thanks = "Thank you. Send this file to the peer challenge manager, or hand it over in the team room."
    between = _hint(styles, "Below is room for everything that is not a point of its own.")
    return [between, table, _hint(styles, thanks)]


def _hint(styles: Styles, words: str) -> Element:
    return ooxml.paragraph(styles.id("Sheet Hint"), ooxml.run(words))


def _table(styles: Styles, widths: Sequence[float], title: str, description: str) -> Element:
    made = ooxml.table(styles.id("Peer Team Table"), widths, title, description, _HEADER_ROW)
    borders = ooxml.element("w:tblBorders")
    for side in ("insideH", "insideV"):
        borders.append(ooxml.element(f"w:{side}", {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "7B8794"}))
    made.find(qn("w:tblPr")).find(qn("w:tblW")).addnext(borders)
    return made


def _head(styles: Styles, names: Sequence[str], widths: Sequence[float]) -> Element:
    cells = [ooxml.paragraph(styles.id("Table Heading"), ooxml.run(name)) for name in names]
    return ooxml.row(cells, widths, header=True)


def _row(cells: Sequence[Sequence[Element]], widths: Sequence[float], height: float) -> Element:
    """A row at least this high, which grows with what is written into it and may then run over a page."""
    least = ooxml.element("w:trHeight", {"w:val": ooxml.twips(height), "w:hRule": "atLeast"})
    made = ooxml.element("w:tr", None, ooxml.element("w:trPr", None, least))
    for paragraphs, width in zip(cells, widths, strict=True):
        size = ooxml.element("w:tcW", {"w:w": ooxml.twips(width), "w:type": "dxa"})
        made.append(ooxml.element("w:tc", None, ooxml.element("w:tcPr", None, size), *paragraphs))
    return made


def _runs(text: str) -> list[Element]:
    return [ooxml.run(text)] if text else []
