"""The crib sheet of a peer as a page to read in the window, and as a PDF that needs no other program.

Both are the same few paragraphs and tables, in the colours of the window or in those of paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from peerteam.domain.crib_sheet import CribSheet, Meeting
from peerteam.ui import theme
from peerteam.ui.theme import LIGHT, Colours

HANDLING = "For the peer team only"
POINTS = 9.5
"""How large the letters are on paper."""
MARGIN, HEAD, FOOT = 17.0, 22.0, 22.0
"""Millimetres at the sides; points for the line at the head and the one at the foot of a page."""
_FINE = 1200
"""Dots an inch."""


# --- the words --------------------------------------------------------------------------------------------------------


def crib_html(sheet: CribSheet, colours: Colours = LIGHT, *, head: bool = True) -> str:
    """The sheet; `head` is the name over it, which a window has said already."""
    line = " · ".join(filter(None, (sheet.council, sheet.kind, sheet.dates)))
    told = [f"<h1>{escape(sheet.name)}</h1>"] if head else []
    told += [f"<p>{escape(sheet.role or 'Member of the peer team')}</p>", f'<p class="quiet">{escape(line)}</p>']
    parts = (*told, *_themes(sheet), *_sessions(sheet), *_papers(sheet))
    return f"<html><head><style>{_style(colours)}</style></head><body>{''.join(parts)}</body></html>"


def _style(colours: Colours) -> str:
    return (
        f"body {{ color: {colours.ink}; }} h1 {{ font-size: x-large; margin: 0; }}"
        f"h2 {{ font-size: large; color: {colours.accent}; margin: 14px 0 4px 0; }} p {{ margin: 0 0 2px 0; }}"
        ".after { margin-top: 6px; }"
        f".quiet {{ color: {colours.quiet}; }} th {{ text-align: left; color: {colours.quiet}; }}"
    )


def _themes(sheet: CribSheet) -> Iterator[str]:
    if not sheet.themes:
        return
    yield _heading("Your themes" if sheet.own else "The themes")
    rows = []
    for theme_ in sheet.themes:
        times = {0: (), 1: ("one of your sessions",)}.get(theme_.sessions, (f"{theme_.sessions} of your sessions",))
        rows.append((_lines((theme_.theme, *times), strong=1), _lines(theme_.asked)))
    yield _table(("Theme", "What to ask"), rows, (28, 72))


def _sessions(sheet: CribSheet) -> Iterator[str]:
    yield _heading("Your sessions")
    if not sheet.meetings:
        yield "<p>No session of the programme has you in it yet.</p>"
        return
    yield _table(("When and where", "Session", "Your part", "Themes"), map(_session, sheet.meetings), (24, 38, 16, 22))


def _session(meeting: Meeting) -> tuple[str, ...]:
    meets = meeting.meets if meeting.meets != meeting.title else ""
    return (
        _lines((f"{meeting.day}, {meeting.times}", meeting.room), strong=1),
        _lines((meeting.title, meets), strong=1),
        _lines((meeting.part.capitalize(), f"with {meeting.others}" if meeting.others else "")),
        _lines((meeting.themes or "–",)),
    )


def _papers(sheet: CribSheet) -> Iterator[str]:
    if not sheet.papers and not sheet.read:
        return
    yield _heading("Papers for your themes" if sheet.own else "Papers")
    if sheet.papers:
        rows = (
            (_lines((p.reference or "–",), strong=1), _lines((p.title,)), _lines((p.themes,)), _lines((p.state,)))
            for p in sheet.papers
        )
        yield _table(("No.", "Paper", "Themes", "State"), rows, (9, 49, 26, 16))
    for lead, names in (("Also for your themes:", sheet.further), ("You have read:", sheet.read)):
        if said := ", ".join(filter(None, names)):
            yield f'<p class="after"><b>{lead}</b> {escape(said)}</p>'


def _heading(words: str) -> str:
    return f"<h2>{escape(words)}</h2>"


def _lines(lines: Iterable[str], strong: int = 0) -> str:
    """A cell: a line each, the first ones strong."""
    told = [escape(line) for line in lines if line]
    return "<br>".join(f"<b>{line}</b>" if number < strong else line for number, line in enumerate(told)) or "–"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    top = "".join(f'<th width="{width}%">{head}</th>' for head, width in zip(heads, widths, strict=True))
    body = "".join(f"<tr>{''.join(f'<td valign=top>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table width="100%" cellspacing="0" cellpadding="3"><thead><tr>{top}</tr></thead>{body}</table>'


# --- on paper ---------------------------------------------------------------------------------------------------------


def write_crib_pdf(sheet: CribSheet, path: Path) -> int:
    """A new PDF on A4; says how many pages it has. It may be done by the worker. Raises CannotWrite."""
    from peerteam.formats.new_file import check_new_file, write_new

    check_new_file(path)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"Crib sheet: {sheet.name}")
    writer.setCreator("Peer Team")
    writer.setResolution(_FINE)
    margins = QMarginsF(MARGIN, MARGIN / 2, MARGIN, MARGIN / 2)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    pages = _paint(writer, sheet)
    write_new(path, bytes(buffer.data().data()))
    return pages


def _paint(writer: QPdfWriter, sheet: CribSheet) -> int:
    """Page by page; all measures are points, whatever the device has."""
    font = theme.font()
    font.setPointSizeF(POINTS)
    paper = writer.pageLayout().paintRect(QPageLayout.Unit.Point)
    page = QRectF(0, HEAD, paper.width(), paper.height() - HEAD - FOOT)
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(_in_points(font, POINTS))
    document.setPageSize(QSizeF(page.width(), page.height()))
    document.setHtml(crib_html(sheet))
    painter = QPainter(writer)
    painter.scale(_FINE / 72, _FINE / 72)
    pages = document.pageCount()
    for number in range(pages):
        if number:
            writer.newPage()
        _frame(painter, paper, sheet, f"Page {number + 1} of {pages}", font)
        painter.save()
        painter.translate(0, HEAD - number * page.height())
        document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
    painter.end()
    return pages


def _frame(painter: QPainter, paper: QRectF, sheet: CribSheet, place: str, font: QFont) -> None:
    """Marking and handling at the head; whose visit and which page at the foot."""
    painter.setFont(_in_points(font, POINTS - 1))
    head = QRectF(0, 0, paper.width(), HEAD)
    foot = QRectF(0, paper.height() - FOOT, paper.width(), FOOT)
    painter.setPen(QColor(LIGHT.warn))
    painter.drawText(head, Qt.AlignmentFlag.AlignHCenter, " · ".join(filter(None, (sheet.marking, HANDLING))))
    painter.setPen(QColor(LIGHT.quiet))
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, f"{sheet.council}: crib sheet")
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, place)


def _in_points(font: QFont, points: float) -> QFont:
    """So many of the page's own units high: there a unit is a point."""
    made = QFont(font)
    made.setPixelSize(max(1, round(points)))
    return made
