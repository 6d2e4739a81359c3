"""Makes the messy programmes of this folder, and beside each what must be read from it.

Run it from the root of the project: `python -m tests.data.programmes.make`. Councils, people and sessions are invented.
`old.xls` holds what `list.xlsx` holds, and was made once by hand with xlwt, which the project does not use.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TUE, WED, THU = "2026-03-10", "2026-03-11", "2026-03-12"

Expected = list[tuple[Any, ...]]
"""Rows of (day, start, end, title, names or posts of the people, room, stream, status)."""

FILES: dict[str, tuple[Callable[[Path], None] | None, Expected]] = {}


def expecting(name: str, rows: Expected) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """The maker of a file, and what must be read from it."""

    def keep(make: Callable[[Path], None]) -> Callable[[Path], None]:
        FILES[name] = (make, rows)
        return make

    return keep


# --- Excel ------------------------------------------------------------------------------------------------------------

LIST: Expected = [
    (TUE, "09:00", "09:45", "Leader of the Council", ["Cllr Tom Ashdown"], "Harbour Room", None, None),
    (TUE, "09:45", "10:30", "Chief Executive", ["Jane Reed"], "Harbour Room", None, None),
    (TUE, "11:30", "12:15", "Section 151 Officer", ["Mark Hall"], "Weir Room", None, None),
    (TUE, "13:30", "14:30", "Tour of Quayside", [], None, None, None),
    (WED, "10:00", "10:45", "Scrutiny chairs", ["Cllr Ruth Dacre", "Cllr Ian Moss"], "Lock Room", None, None),
    (WED, "11:00", "11:45", "Monitoring Officer", ["Priya Shah"], "Lock Room", None, "cancelled"),
    (WED, "14:00", "15:00", "Staff focus group", ["12 frontline staff"], "Marl Room", None, None),
    (WED, None, None, "Trade unions", ["Sue Lamb"], None, None, None),
]


@expecting("list.xlsx", LIST)
def _list(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        clock = book.add_format({"num_format": "hh:mm"})
        struck = book.add_format({"font_strikeout": True})
        struck_clock = book.add_format({"num_format": "hh:mm", "font_strikeout": True})
        old = book.add_worksheet("v3 superseded")
        old.write_row(0, 0, ["Time", "Session"])
        old.write_row(1, 0, ["8.00-8.30", "Something given up"])
        old.hide()
        sheet = book.add_worksheet("Programme v4")
        sheet.activate()
        sheet.set_first_sheet()
        sheet.merge_range(0, 0, 0, 4, "Corporate Peer Challenge 10–12 March 2026: timetable")
        sheet.write_row(2, 0, ["Start", "End", "Session", "Attendees", "Room"])
        sheet.merge_range(3, 0, 3, 4, "Tuesday 10 March")
        at = datetime.time
        rows: list[tuple[int, Any, Any, str, str, str]] = [
            (4, at(9, 0), at(9, 45), "Leader of the Council", "Cllr Tom Ashdown, Leader", ""),
            (5, at(9, 45), at(10, 30), "Chief Executive", "Jane Reed", ""),
            (6, at(10, 30), at(10, 45), "Coffee", "", ""),
            (7, 0.479166667, 0.510416667, "Section 151 Officer", "Mark Hall (Director of Resources)", "Weir Room"),
            (8, "1.30pm", "2.30pm", "Tour of Quayside", "", ""),
            (11, at(10, 0), at(10, 45), "Scrutiny chairs", "Cllr Ruth Dacre\nCllr Ian Moss", "Lock Room"),
            (12, at(11, 0), at(11, 45), "Monitoring Officer", "Priya Shah", "Lock Room"),
            (13, at(14, 0), at(15, 0), "Staff focus group", "12 frontline staff", "Marl Room"),
            (14, "tbc", "", "Trade unions", "Sue Lamb, Unison branch secretary", "TBC"),
        ]
        for number, start, end, title, people, room in rows:
            plain = struck if number == 12 else None
            for column, value in ((0, start), (1, end)):
                time_format = struck_clock if number == 12 else clock
                if isinstance(value, datetime.time):
                    sheet.write_datetime(number, column, value, time_format)
                else:
                    sheet.write(number, column, value, clock)
            for column, value in ((2, title), (3, people), (4, room)):
                if not (number in (4, 5) and column == 4):
                    sheet.write(number, column, value, plain)
        sheet.merge_range(4, 4, 5, 4, "Harbour Room")
        sheet.merge_range(10, 0, 10, 4, "Wednesday 11 March")
        sheet.write(16, 0, "Please ask at reception for the wireless code.")


DAYS: Expected = [
    (TUE, "09:00", "09:45", "Leader", ["Cllr Tom Ashdown"], "Teams: https://teams.example.org/l/1", None, "planned"),
    (TUE, "12:00", "13:00", "Group leaders", ["Cllr Gareth Lyle", "Cllr Jo Pemberton"], "Room 2", None, "planned"),
    (TUE, "13:00", "14:00", "Director of Place", ["Amir Khan"], "Room 2", None, None),
    (WED, "09:45", "10:30", "Partners", ["Anna Bell", "Carl Dent"], "Room 1", None, "planned"),
    (WED, "18:30", "20:30", "Full Council", [], "Council Chamber", None, "planned"),
]


@expecting("sheet_a_day.xlsx", DAYS)
def _sheet_a_day(path: Path) -> None:
    import xlsxwriter

    heads = ["Time", "Who we are meeting", "Names and roles", "Venue", "Confirmed?"]
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Contacts").write_row(0, 0, ["Front desk", "01234 567890"])
        one, two = book.add_worksheet("Tue 10 Mar"), book.add_worksheet("Wed 11 Mar")
        one.write(0, 0, "Marlbridge Borough Council")
        one.write_row(1, 0, heads)
        one.write_row(
            2, 0, ["9.00-9.45am", "Leader", "Cllr Tom Ashdown", "Teams: https://teams.example.org/l/1", "Yes"]
        )
        one.write_row(4, 0, ["12 noon – 1pm", "Group leaders", "Cllr Gareth Lyle; Cllr Jo Pemberton", "Room 2", "yes"])
        one.write_row(5, 0, ["1-2", "Director of Place", "Amir Khan", "Room 2", "TBC"])
        two.write_row(0, 0, heads)
        people = "Anna Bell, Chief Officer, Marl NHS Trust; Carl Dent, Marlshire Police"
        two.write_row(1, 0, ["0945 – 1030", "Partners", people, "Room 1", "Y"])
        two.write_row(2, 0, ["11.00", "", "", "", ""])
        two.write_row(3, 0, ["6.30-8.30pm", "Full Council", "", "Council Chamber", "Confirmed"])


STREAMS: Expected = [
    (TUE, "09:00", "09:45", "Leader of the Council", ["Cllr Tom Ashdown"], "Harbour Room", "Stream A", None),
    (TUE, "09:00", "09:45", "Director of Resources", ["Mark Hall"], "Weir Room", "Stream B", None),
    (TUE, "10:00", "11:30", "Cabinet members", ["Cllr Miriam Okafor", "Cllr Neil Barraclough"], "Harbour Room",
     "Stream A", None),
    (TUE, "10:00", "10:45", "Head of HR", ["Tess Lunn"], "Weir Room", "Stream B", None),
    (TUE, "10:45", "11:30", "Head of IT", ["Tom Lunn"], "Council Chamber", "Stream B", None),
    (TUE, "14:00", "15:00", "Walking tour of the high street", [], None, None, None),
]  # fmt: skip


@expecting("streams.xlsx", STREAMS)
def _streams(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Timetable")
        sheet.write(0, 0, "Tuesday 10th March 2026")
        sheet.write_row(1, 0, ["Time", "Stream A", "Stream B"])
        sheet.write_row(2, 1, ["Harbour Room", "Weir Room"])
        sheet.write(3, 0, "9:00 - 9:45")
        sheet.write(3, 1, "Leader of the Council\nCllr Tom Ashdown")
        sheet.write(3, 2, "Director of Resources – Mark Hall")
        sheet.write(4, 0, "9.45 – 10.00")
        sheet.merge_range(4, 1, 4, 2, "BREAK")
        sheet.write(5, 0, "10.00 – 10.45")
        sheet.write(6, 0, "10.45 – 11.30")
        sheet.merge_range(5, 1, 6, 1, "Cabinet members\nCllr Miriam Okafor (Finance)\nCllr Neil Barraclough (Housing)")
        sheet.write(5, 2, "Head of HR\nTess Lunn")
        sheet.write(6, 2, "Head of IT\nTom Lunn\nCouncil Chamber")
        sheet.write(7, 0, "12.30 – 1.30")
        sheet.merge_range(7, 1, 7, 2, "Lunch")
        sheet.write(8, 0, "2.00-3.00")
        sheet.merge_range(8, 1, 8, 2, "Walking tour of the high street")


PAIRS: Expected = [
    (TUE, "09:00", "10:00", "Growth", ["Cllr Yasmin Sethi"], "Room 4", "Team 1", None),
    (TUE, "09:00", "10:00", "Finance", ["Mark Hall", "Ann Lee"], "Room 5", "Team 2", None),
    (TUE, "10:15", "11:00", "Planning", ["Bo Cox"], "Room 4", "Team 1", None),
    (WED, "14:30", "15:15", "Communities", ["Cllr Jo Pemberton"], "Room 5", "Team 2", None),
]


@expecting("two_row_head.xlsx", PAIRS)
def _two_row_head(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dddd d mmmm"})
        sheet = book.add_worksheet("Plan")
        sheet.merge_range(0, 0, 1, 0, "Date")
        sheet.merge_range(0, 1, 1, 1, "Time")
        sheet.merge_range(0, 2, 0, 4, "Team 1")
        sheet.merge_range(0, 5, 0, 7, "Team 2")
        sheet.write_row(1, 2, ["Session", "Who", "Room", "Session", "Who", "Room"])
        sheet.merge_range(2, 0, 3, 0, "")
        sheet.write_datetime(2, 0, datetime.datetime(2026, 3, 10), day)
        sheet.write_row(
            2, 1, ["0900-1000", "Growth", "Cllr Yasmin Sethi", "Room 4", "Finance", "Mark Hall\nAnn Lee", "Room 5"]
        )
        sheet.write_row(3, 1, ["10:15-11:00", "Planning", "Bo Cox, Head of Planning", "Room 4", "", "", ""])
        sheet.write_datetime(4, 0, datetime.datetime(2026, 3, 11), day)
        sheet.write_row(4, 1, ["14h30–15h15", "", "", "", "Communities", "Cllr Jo Pemberton", "Room 5"])


# --- Word -------------------------------------------------------------------------------------------------------------

WORD: Expected = [
    (TUE, "09:30", "10:15", "Leader and Deputy Leader", ["Cllr Tom Ashdown", "Cllr Miriam Okafor"], "Mayor’s Parlour",
     None, None),
    (TUE, "10:30", "11:15", "Chief Executive", ["Jane Reed"], "Mayor’s Parlour", None, None),
    (TUE, "11:30", "12:15", "Opposition leaders", ["Cllr Gareth Lyle"], "Room 3", None, "cancelled"),
    (WED, "09:00", None, "Tenants’ panel", ["Tenants’ panel members"], "Microsoft Teams", None, None),
    (WED, "14:00", "15:30", "Middle managers focus group", ["Middle managers"], "Room 3", None, None),
]  # fmt: skip


@expecting("word_list.docx", WORD)
def _word_list(path: Path) -> None:
    from docx import Document

    file = Document()
    file.add_paragraph("Peer challenge timetable, version 5")
    heads = ["Time", "Interview", "Attendees", "Location"]
    file.add_paragraph("Day 1 – Tuesday 10 March 2026")
    table = file.add_table(5, 4)
    _fill(table, 0, heads)
    _fill(table, 1, ["9.30 – 10.15", "Leader and Deputy Leader", "Cllr Tom Ashdown and Cllr Miriam Okafor"])
    _fill(table, 2, ["10.30 to 11.15am", "Chief Executive", "Jane Reed"])
    table.cell(1, 3).merge(table.cell(2, 3)).text = "Mayor’s Parlour"
    table.cell(3, 0).merge(table.cell(3, 3)).text = "BREAK"
    _fill(table, 4, ["11.30–12.15", "Opposition leaders", "Cllr Gareth Lyle", "Room 3"])
    for cell in table.rows[4].cells:
        for run in cell.paragraphs[0].runs:
            run.font.strike = True
    file.add_paragraph("Day 2 – Wednesday 11 March 2026")
    table = file.add_table(3, 4)
    _fill(table, 0, ["9am", "Tenants’ panel", "Tenants’ panel members", "Microsoft Teams"])
    _fill(table, 1, ["12.15 – 1.00", "Lunch and travel", "", ""])
    _fill(table, 2, ["2.00-3.30pm", "Middle managers focus group", "Middle managers", "Room 3"])
    file.save(str(path))


def _fill(table: Any, row: int, words: list[str]) -> None:
    for column, text in enumerate(words):
        table.cell(row, column).text = text


ACROSS: Expected = [
    (TUE, "09:00", "10:00", "Leader", ["Cllr Tom Ashdown"], None, None, None),
    (WED, "09:00", "10:00", "Scrutiny committee chairs", [], "Room 2", None, None),
    (TUE, "10:00", "11:00", "Chief Executive", ["Jane Reed"], None, None, None),
    (WED, "10:00", "12:00", "Site visit to Quayside", [], None, None, None),
    (THU, "11:00", "12:00", "Peer team meeting", [], None, None, None),
    (THU, "14:00", "15:00", "Feedback presentation", [], "Council Chamber", None, None),
]


@expecting("days_across.docx", ACROSS)
def _days_across(path: Path) -> None:
    from docx import Document

    file = Document()
    table = file.add_table(6, 4)
    _fill(table, 0, ["Time", "Tuesday 10 March", "Wednesday 11 March", "Thursday 12 March"])
    _fill(table, 1, ["9.00 – 10.00", "Leader\nCllr Tom Ashdown", "Scrutiny committee chairs\n(Room 2)", ""])
    _fill(table, 2, ["10.00 – 11.00", "Chief Executive\nJane Reed"])
    _fill(table, 3, ["11.00 – 12.00", "", "", "Peer team meeting"])
    table.cell(2, 2).merge(table.cell(3, 2)).text = "Site visit to Quayside"
    table.cell(4, 1).merge(table.cell(4, 3)).text = "LUNCH"
    _fill(table, 4, ["12.00 – 1.00"])
    _fill(table, 5, ["2.00 – 3.00", "", "", "Feedback presentation\nCouncil Chamber"])
    file.save(str(path))


# --- text -------------------------------------------------------------------------------------------------------------

CP1252: Expected = [
    (TUE, "08:30", "09:00", "Team briefing", [], "Town Hall", None, None),
    (TUE, "09:00", "09:45", "Leader’s interview", ["Cllr Tom Ashdown"], "Leader’s office", "A", None),
    (TUE, "09:00", "09:45", "Café owners", ["Zoë Brontë"], "Marl Café", "B", None),
    (WED, "15:00", "16:00", "Chief Executive", ["Jane Reed"], None, None, None),
]


@expecting("cp1252.csv", CP1252)
def _cp1252(path: Path) -> None:
    text = (
        "Date;Time;Strand;Title;Participants;Place\r\n"
        "10/03/2026;8.30 – 9.00;;Team briefing;;Town Hall\r\n"
        ";9.00–9.45;A;Leader’s interview;Cllr Tom Ashdown – Leader of the Council;Leader’s office\r\n"
        ";9.00–9.45;B;Café owners;Zoë Brontë (Café Marl Ltd);Marl Café\r\n"
        ";;;;;\r\n"
        "11/03/2026;3-4;;Chief Executive;Jane Reed, Chief Executive;?\r\n"
    )
    path.write_bytes(text.encode("cp1252"))


UTF16: Expected = [
    (TUE, "10:00", "10:45", "Leader", ["Cllr Tom Ashdown"], None, None, None),
    (TUE, "11:00", "12:30", "Housing", ["Frances O’Grady-Ball", "Ned Orr"], None, None, None),
    (WED, "16:00", "16:45", "Voluntary sector", ["Sarah Jones"], None, None, "cancelled"),
]


@expecting("utf16.csv", UTF16)
def _utf16(path: Path) -> None:
    text = (
        "Day\tFrom\tTo\tWhat\tNames\tStatus\n"
        "Tues 10 March 2026\t10am\t10.45\tLeader\tCllr Tom Ashdown\t\n"
        "\t11\t12.30\tHousing\tFrances O’Grady-Ball, Ned Orr\t\n"
        "Weds 11 March 2026\t4\t4.45\tVoluntary sector\tSarah Jones, Marlbridge CVS\tCancelled\n"
    )
    path.write_bytes(text.encode("utf-16"))


UNSURE: Expected = [
    (TUE, None, None, "Breakfast with business leaders", [], None, None, None),
    (TUE, "09:00", None, "Leader", ["Cllr Tom Ashdown"], None, None, None),
    (TUE, None, None, "Deputy Leader", [], None, None, None),
    (TUE, None, None, "Parish councils", [], None, None, None),
    (TUE, None, None, "Opposition", [], None, None, None),
    (None, "10:00", "11:00", "Chief Executive", ["Jane Reed"], None, None, None),
]


@expecting("unsure.csv", UNSURE)
def _unsure(path: Path) -> None:
    path.write_text(
        "Day|Time|Session|Attendees|Room\n"
        "Tuesday 10 March|7-8|Breakfast with business leaders|tbc|tbc\n"
        "|9.00|Leader|Cllr Tom Ashdown|\n"
        "|TBC|Deputy Leader|TBC|\n"
        "|9.30 or 10.15|Parish councils||\n"
        "|11.00-10.00|Opposition||\n"
        "Wednesday 12 March|10-11am|Chief Executive|Jane Reed|\n",
        encoding="utf-8-sig",
    )


HEADLESS: Expected = [
    (TUE, "09:00", "09:45", "Leader", ["Cllr Tom Ashdown"], "Room 1", None, None),
    (TUE, "10:00", "10:45", "Chief Executive", ["Jane Reed"], "Room 1", None, None),
    (WED, "13:15", "14:00", "Director of Place", ["Amir Khan"], "Room 2", None, None),
]


@expecting("no_heads.csv", HEADLESS)
def _no_heads(path: Path) -> None:
    path.write_text(
        "Tuesday 10th March,,,\n"
        "9.00 to 9.45,Leader,Cllr Tom Ashdown,Room 1\n"
        "10.00 to 10.45,Chief Executive,Jane Reed,Room 1\n"
        "Wednesday 11th March,,,\n"
        "1.15 to 2,Director of Place,Amir Khan,Room 2\n",
        encoding="utf-8",
    )


# --- pasted -----------------------------------------------------------------------------------------------------------

PASTED: Expected = [
    (TUE, "09:00", "09:45", "Leader", ["Cllr Tom Ashdown"], "Room 1", None, None),
    (TUE, "09:45", "10:30", "Chief Executive", ["Jane Reed"], "Room 1", None, None),
    (TUE, "14:00", "14:45", "Head of Paid Service", ["Jane Reed"], "Room 3", None, None),
    (TUE, "15:00", "15:30", "Group leaders", ["Cllr Gareth Lyle"], None, None, "cancelled"),
]


@expecting("from_word.html", PASTED)
def _from_word(path: Path) -> None:
    path.write_text(
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><!--StartFragment-->"
        "<p class=MsoNormal>Tuesday 10<sup>th</sup> March 2026</p>"
        "<table class=MsoTable border=1><tr><td>Time</td><td>Meeting</td><td>Who</td><td>Room</td></tr>"
        "<tr><td>9.00 –\n 9.45</td><td>Leader</td><td>Cllr Tom&nbsp;Ashdown</td><td rowspan=2>Room 1</td></tr>"
        "<tr><td>9.45 – 10.30</td><td>Chief Executive</td><td>Jane Reed</td></tr>"
        "<tr><td colspan=4>Lunch</td></tr>"
        "<tr><td><s>1.00</s> 2.00 – 2.45</td><td>Head of Paid Service</td><td>Jane Reed<o:p></o:p></td>"
        "<td>Room 3</td></tr>"
        "<tr><td>3.00 – 3.30</td><td><span style='text-decoration:line-through'>Group leaders</span></td>"
        "<td>Cllr Gareth Lyle</td><td></td></tr></table><!--EndFragment--></body></html>",
        encoding="utf-8",
    )


TABBED: Expected = [
    (TUE, "09:00", "09:45", "Leader", ["Cllr Tom Ashdown", "Cllr Miriam Okafor"], "Room 1", None, None),
    (TUE, "11:00", "11:45", "Union representatives", ["Sue Lamb"], "Room 2", None, None),
    (WED, "12:00", None, "Mayor’s reception", [], None, None, None),
]


@expecting("from_excel.txt", TABBED)
def _from_excel(path: Path) -> None:
    path.write_text(
        "Day\tTime\tSession\tAttendees\tRoom\r\n"
        'Tue 10/3\t09:00-09:45\tLeader\t"Cllr Tom Ashdown\nCllr Miriam Okafor"\tRoom 1\r\n'
        "\t11:00-11:45\tUnion representatives\tSue Lamb (Unison)\tRoom 2\r\n"
        "Wed 11/3\t12 noon\tMayor’s reception\t\t\r\n",
        encoding="utf-8",
    )


FILES["old.xls"] = (None, [(*row[:7], None if row[7] == "cancelled" else row[7]) for row in LIST])

# --- LibreOffice ------------------------------------------------------------------------------------------------------

CALC: Expected = [
    *STREAMS[:2],
    (TUE, "10:00", "11:30", "Cabinet members", ["Cllr Miriam Okafor", "Cllr Neil Barraclough"], "Harbour Room",
     "Stream A", None),
    (TUE, "10:00", "10:45", "Head of HR", ["Tess Lunn"], "Weir Room", "Stream B", "cancelled"),
    (TUE, "10:45", "11:30", "Team time", [], "Weir Room", "Stream B", None),
    (TUE, "13:30", "14:30", "Team time", [], "Harbour Room", "Stream A", None),
    (TUE, "13:30", "14:30", "Team time", [], "Weir Room", "Stream B", None),
]  # fmt: skip
_ODS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


@expecting("calc.ods", CALC)
def _calc(path: Path) -> None:
    import zipfile

    rows = [
        _ods(("Tuesday 10th March 2026", "")),
        _ods(("Time", ""), ("Stream A – Harbour Room", ""), ("Stream B (Weir Room)", "")),
        _ods(
            ("9:00 - 9:45", ""),
            ("Leader of the Council|Cllr Tom Ashdown", ""),
            ("Director of Resources – Mark Hall", ""),
        ),
        _ods(("9.45 – 10.00", ""), ("BREAK", 'table:number-columns-spanned="2"'), None),
        _ods(
            ("10.00 – 10.45", ""),
            ("Cabinet members|Cllr Miriam Okafor (Finance)|Cllr Neil Barraclough", 'table:number-rows-spanned="2"'),
            ("Head of HR|Tess Lunn", 'table:style-name="off"'),
        ),
        _ods(("10.45 – 11.30", ""), None, ("Team time", "")),
        _ods(("1.30 – 2.30", ""), ("Team time", 'table:number-columns-repeated="2"')),
        '<table:table-row table:number-rows-repeated="1048569"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>',
    ]
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS}><office:automatic-styles>'
        '<style:style style:name="off" style:family="table-cell"><style:text-properties'
        ' style:text-line-through-style="solid"/></style:style></office:automatic-styles><office:body>'
        f'<office:spreadsheet><table:table table:name="Timetable">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)


def _ods(*cells: tuple[str, str] | None) -> str:
    made = ""
    for cell in cells:
        lines = "".join(f"<text:p>{line}</text:p>" for line in cell[0].split("|")) if cell else ""
        made += f"<table:table-cell {cell[1]}>{lines}</table:table-cell>" if cell else "<table:covered-table-cell/>"
    return f"<table:table-row>{made}</table:table-row>"


def expected_json(rows: Expected) -> str:
    """What must be read, as it is kept beside the file."""
    names = ("day", "start", "end", "title", "people", "room", "stream", "status")
    return json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Make every file anew, but the one made by hand."""
    for name, (make, rows) in FILES.items():
        if make is not None:
            make(HERE / name)
        (HERE / f"{name}.json").write_text(expected_json(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
