"""Opening whatever a council sent: the content of a file says what it is, never its ending."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from peerteam.domain.errors import BadTable, NoSuchFile
from peerteam.formats import pasted, safe_zip, text_tables
from peerteam.formats.table_grid import Grid

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {b"%PDF": "a PDF", b"{\\rtf": "a rich text file", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture"}


PASTED = "what was pasted"


@dataclass(frozen=True, slots=True)
class Opened:
    """The tables of a file, opened once, to be read as often as somebody corrects what a column is for."""

    name: str
    grids: tuple[Grid, ...]


Source = Path | str | Opened
"""Where a table comes from: a file, words that were pasted, or either of them opened already."""


def open_table(source: Source) -> Opened:
    """Open a file or what was pasted. Raises BadTable or NoSuchFile."""
    return source if isinstance(source, Opened) else Opened(name_of(source), tuple(grids_of(source)))


def name_of(source: Source) -> str:
    """What to call it when speaking to a person."""
    return PASTED if isinstance(source, str) else source.name


def grids_of(source: Source) -> list[Grid]:
    """The tables of a file, or of words that were pasted. Raises BadTable."""
    if isinstance(source, Opened):
        return list(source.grids)
    if isinstance(source, str):
        return _pasted(source)
    start = _start(source)
    if start.startswith(_ZIP):
        return _office(source)
    if start.startswith(_OLD_OFFICE):
        return _old_office(source)
    for mark, what in _OTHERS.items():
        if start.startswith(mark):
            raise BadTable(f"{source.name} is {what}, not a table", "Ask for the Excel or Word file it was made from")
    return _text(source)


def _start(path: Path) -> bytes:
    try:
        if path.stat().st_size > safe_zip.MOST_BYTES:
            raise BadTable(
                f"{path.name} is far too large for a programme", "Copy the rows that matter into a file of their own"
            )
        with path.open("rb") as file:
            start = file.read(16)
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchFile(f"There is no file {path.name}", "Look at the name and the folder") from None
    except OSError:
        raise NoSuchFile(f"{path.name} cannot be read", "Choose a file, and look at its permissions") from None
    if not start:
        raise BadTable(f"{path.name} is empty", "Ask for the file again")
    return start


def _pasted(text: str) -> list[Grid]:
    if len(text) > text_tables.MOST_TEXT:
        raise BadTable("What was pasted is far too large for a programme", "Copy only the table")
    return pasted.read_html(text) if pasted.looks_like_html(text) else text_tables.read_text(text, "")


def _text(path: Path) -> list[Grid]:
    content = path.read_bytes()
    if len(content) > text_tables.MOST_TEXT:
        return text_tables.read_csv(path)
    words = text_tables.decoded(content, path.name)
    return pasted.read_html(words) if pasted.looks_like_html(words) else text_tables.read_text(words, "")


def _office(path: Path) -> list[Grid]:
    with safe_zip.open_zip(path) as archive:
        names = set(archive.namelist())
        mark = safe_zip.read_part(archive, "mimetype", path)[:100] if "mimetype" in names else b""
    if "xl/workbook.xml" in names:
        from peerteam.formats.spreadsheets import read_xlsx

        return read_xlsx(path)
    if "word/document.xml" in names:
        from peerteam.formats.word_tables import read_docx

        return read_docx(path)
    if mark.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        from peerteam.formats.ods_tables import read_ods

        return read_ods(path)
    raise BadTable(
        f"{path.name} is not a table of Excel, LibreOffice or Word", "Choose an .xlsx, .xls, .ods, .docx or .csv file"
    )


def _old_office(path: Path) -> list[Grid]:
    """An old .xls, or the envelope of something else: a locked file, or an old Word file."""
    from peerteam.formats.spreadsheets import locked, read_xls

    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise locked(path)
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise BadTable(f"{path.name} holds macros, so it was not opened", "Save it as .xlsx, .ods or .docx first")
    if "WordDocument".encode("utf-16-le") in content:
        raise BadTable(f"{path.name} is an old Word file", "Open it in Word, save it as .docx and try again")
    return read_xls(path)
