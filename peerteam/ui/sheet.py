"""The style sheet: what Fusion and a palette alone cannot say.

Widgets get their look from a `role` property ("title", "quiet", "card", "main" …), never from colours of their own.
"""

from __future__ import annotations

from string import Template

from peerteam.ui import theme
from peerteam.ui.theme import Colours

LINE = 1.6
"""Pixels of a line of text to its points: no button is so low that its word is cut."""

_SHEET = Template("""
* { outline: none; }
QToolTip { background: $ink; color: $page; border: none; padding: 4px 8px; }
QWidget[role="page"] { background: $page; }
QWidget[role="ground"] { background: $ground; }
QDialog[role="panel"] { background: $page; border: 1px solid $quiet; }
QFrame[role="rail"] { background: $ground; border: none; border-right: 1px solid $line; }
QFrame[role="top"] { background: $ground; border: none; border-bottom: 1px solid $line; }
QFrame[role="foot"] { background: $ground; border: none; border-top: 1px solid $line; }
QFrame[role="side"] { background: $ground; border: none; border-right: 1px solid $line; }
QFrame[role="aside"] { background: $page; border: none; border-left: 1px solid $line; }
QFrame[role="under"] { background: $ground; border: none; border-top: 1px solid $line; }
QFrame[role="card"] { background: $soft_card; border: 1px solid $line; border-radius: 12px; }
QFrame[role="strip"] { background: $warn_ground; border: none; border-radius: 8px; }
QFrame[role="strip"] QLabel { color: $warn; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="large"] { font-size: ${large}pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="small"] { color: $quiet; font-size: ${small}pt; }
QLabel[role="over"] { color: $accent; font-size: ${small}pt; font-weight: 600; }
QLabel[role="strength"] { color: $strength; font-weight: 600; }
QLabel[role="area"] { color: $area; font-weight: 600; }

QPushButton { background: $raised; color: $ink; border: 1px solid $line; border-radius: ${radius}px;
  padding: 6px 14px; min-height: ${inner}px; }
QPushButton:hover { border-color: $quiet; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { color: $quiet; background: $ground; }
QPushButton[role="main"] { background: $accent; color: $on_accent; border: 2px solid $accent; font-weight: 600;
  padding: 5px 20px; }
QPushButton[role="main"][large="true"] { padding: 10px 36px; font-size: ${large}pt; }
QPushButton[role="main"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="main"]:focus { border: 2px solid $ink; }
QPushButton[role="main"]:disabled { background: $line; border-color: $line; color: $quiet; }
QPushButton[role="plain"] { background: transparent; border: 2px solid transparent; padding: 5px 10px; }
QPushButton[role="plain"]:hover { background: $soft; }
QPushButton[role="plain"]:checked { background: $soft; }
QPushButton[role="plain"]:focus { border-color: $accent; }
QPushButton[role="rail"] { background: transparent; border: 2px solid transparent; border-radius: ${radius}px;
  text-align: left; padding: 6px 14px 6px 10px; min-height: ${rail}px; color: $quiet; }
QPushButton[role="rail"]:hover { background: $soft; color: $ink; }
QPushButton[role="rail"]:focus { border-color: $accent; }
QPushButton[role="rail"]:checked { background: $soft; color: $ink; border-color: $soft; }
QPushButton[role="rail"]:checked:focus { border-color: $accent; }
QPushButton[role="stage"] { background: transparent; border: 2px solid transparent; border-radius: 6px;
  padding: 3px 8px; text-align: left; color: $quiet; font-size: ${small}pt; }
QPushButton[role="stage"]:hover { background: $soft; color: $ink; }
QPushButton[role="stage"][lit="true"] { background: $soft; color: $ink; }
QPushButton[role="stage"]:focus { border-color: $accent; }
QPushButton[role="chip"] { background: transparent; border: 2px solid transparent; border-radius: 6px;
  padding: 3px 8px; min-height: ${low}px; color: $quiet; font-size: ${small}pt; }
QPushButton[role="chip"]:hover { background: $soft; color: $ink; }
QPushButton[role="chip"]:focus { border-color: $accent; }
QPushButton[role="chip"]:checked { background: $soft; color: $ink; border-color: $accent; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit { background: $page; border: 1px solid $line; border-radius: ${radius}px; padding: 6px 10px;
  min-height: ${inner}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border: 2px solid $accent; padding: 5px 9px; }
QComboBox { background: $page; color: $ink; border: 1px solid $line; border-radius: ${radius}px; padding: 6px 10px;
  min-height: ${inner}px; }
QComboBox[role="small"] { padding: 4px 8px; min-height: 1.25em; }
QComboBox[role="small"]:focus { padding: 3px 7px; }
QComboBox[role="small"]:disabled { color: $quiet; background: $ground; }
QComboBox[role="small"]::drop-down { border: none; width: 20px; }
QComboBox:focus { border: 2px solid $accent; padding: 5px 9px; }
QComboBox QAbstractItemView { background: $raised; color: $ink; border: 1px solid $line; padding: 4px;
  selection-background-color: $soft; selection-color: $ink; }
QTextEdit[role="editor"] { background: $page; border: none; selection-background-color: $accent;
  selection-color: $on_accent; }
QTextEdit[role="boxed"] { background: $page; border: 1px solid $line; border-radius: ${radius}px; padding: 6px;
  selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit[role="boxed"]:focus { border-color: $accent; }
QListView { background: transparent; border: 2px solid transparent; border-radius: ${radius}px; }
QListView:focus { border-color: $soft; }
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QTableView { background: transparent; border: none; gridline-color: transparent; selection-background-color: $soft;
  selection-color: $ink; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $quiet; border: none; border-bottom: 1px solid $line;
  padding: 6px 8px; font-size: ${small}pt; font-weight: 600; }
QHeaderView::section:hover { color: $ink; }
QTableView[role="raw"] { gridline-color: $line; border: 1px solid $line; }
QTableCornerButton::section { background: transparent; border: none; border-bottom: 1px solid $line; }
QPushButton[role="filter"] { background: transparent; border: 1px solid $line; border-radius: ${radius}px;
  padding: 4px 9px; min-height: ${low}px; color: $quiet; font-size: ${small}pt; }
QPushButton[role="filter"]:hover { background: $soft; color: $ink; }
QPushButton[role="filter"]:checked,
QPushButton[role="filter"][lit="true"] { background: $soft; color: $ink; border-color: $accent; }
QPushButton[role="filter"]:focus { border: 2px solid $accent; padding: 3px 8px; }
QPlainTextEdit[role="field"] { background: $page; border: 1px solid $line; border-radius: ${radius}px; padding: 4px 6px;
  selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit[role="field"]:focus { border: 2px solid $accent; padding: 3px 5px; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $quiet; padding: 8px 14px; min-height: ${inner}px; border: none;
  border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabBar::tear { width: 0; border: none; }
QTabBar::scroller { width: ${scroller}px; }
QTabBar QToolButton { background: $page; border: none; border-radius: 6px; }
QTabBar QToolButton:hover { background: $soft; }

QMenu { background: $raised; border: 1px solid $line; padding: 6px; menu-scrollable: 1; }
QMenu::item { padding: 7px 28px 7px 14px; border-radius: 6px; }
QMenu::item:selected { background: $soft; color: $ink; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 36px; }
QScrollBar::handle:vertical:hover { background: $quiet; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 36px; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def style_sheet(colours: Colours, points: float) -> str:
    """The sheet in these colours at this size of text."""
    line = round(points * LINE)
    names = {name: getattr(colours, name) for name in colours._fields if name not in ("dark", "tints")}
    return _SHEET.substitute(
        names,
        soft_card=colours.raised if colours.dark else colours.ground,
        small=f"{points * 0.86:.1f}",
        large=f"{points * 1.3:.1f}",
        title=f"{points * 1.75:.1f}",
        radius=theme.RADIUS,
        inner=max(theme.ROW - 14, line),
        low=max(22, round(line * 0.86)),
        rail=max(30, line),
        scroller=2 * theme.ROW,
    )
