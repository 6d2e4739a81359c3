"""What the worker does for a file that goes out beyond the team: look through its texts, and write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from peerteam.domain.cautions import Caution
from peerteam.domain.outgoing import Audience, Outgoing, outgoing
from peerteam.domain.snapshot import Snapshot
from peerteam.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Form:
    """One of the forms: what it is called, and the ending of its name; a folder has none."""

    key: str
    words: str
    ending: str


FORMS = (
    Form("xlsx", "Workbook (.xlsx)", ".xlsx"),
    Form("html", "Web page (.html)", ".html"),
    Form("csv", "Folder of tables (.csv)", ""),
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What leaves for somebody, and where in it somebody could be recognised."""

    out: Outgoing
    cautions: Sequence[Caution]


def look_job(snapshot: Snapshot, audience: Audience, private: Sequence[str]) -> Callable[[Progress], Looked]:
    """Take out what does not leave, and look through the texts that do."""

    def job(progress: Progress) -> Looked:
        from peerteam.domain.before_leaving import look_before
        from peerteam.formats.attribution_words import load

        progress(0, 0)
        return Looked(*look_before(outgoing(snapshot, audience), snapshot, load(), private))

    return job


def write_job(out: Outgoing, form: Form, path: Path) -> Callable[[Progress], Path]:
    """Write it; nothing is written over. Raises CannotWrite."""

    def job(progress: Progress) -> Path:
        progress(0, 0)
        _WRITE[form.key](out, path)
        return path

    return job


def _workbook(out: Outgoing, path: Path) -> None:
    from peerteam.formats.workbook import write_workbook

    write_workbook(out, path)


def _page(out: Outgoing, path: Path) -> None:
    from peerteam.formats.html_visit import visit_page
    from peerteam.formats.new_file import write_new

    write_new(path, visit_page(out).encode())


def _tables(out: Outgoing, path: Path) -> None:
    from peerteam.formats.csv_folder import write_csv_folder

    write_csv_folder(out, path)


_WRITE: dict[str, Callable[[Outgoing, Path], None]] = {"xlsx": _workbook, "html": _page, "csv": _tables}
