"""Two lines for the first and the last day on site, typed in any way people write dates."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from peerteam.domain.uk_dates import read_date, say_date

FIRST, LAST = "&First day on site", "&Last day"
"""What the two are called, with the letters that lead to them."""


class TwoDays:
    """The lines themselves stand in the sheet that asks; this reads them and writes out how they were understood."""

    def __init__(self, today: date, first: str | None = None, last: str | None = None) -> None:
        """`first` and `last` are ISO days to begin with."""
        self._today = today
        self.first, self.last = QLineEdit(say_date(first)), QLineEdit(say_date(last))
        self.first.setPlaceholderText("10 March 2026, or 10/3/26")
        self.last.setPlaceholderText("13 March 2026")

    def first_day(self) -> str | None:
        """The first as an ISO day. Raises NotAllowed for what is no certain date."""
        return read_date(self.first.text(), self._today)

    def read(self) -> tuple[str, str]:
        """Both as ISO days, empty if unknown; one is enough for a visit of one day. Raises NotAllowed."""
        first = self.first_day() or ""
        return first, read_date(self.last.text(), self._today, since=first or None) or first

    def write_out(self) -> None:
        """What is understood is written out, so that one sees how. Raises NotAllowed."""
        first: str | None = None
        for line in (self.first, self.last):
            day = read_date(line.text(), self._today, since=first)
            if day and line.text() != say_date(day):
                line.setText(say_date(day))
            first = first or day
