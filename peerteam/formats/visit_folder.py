"""A visit as readable text files: how the samples are kept, and how anyone may write one.

    visit.toml      the visit, its framework and its local focus areas; the only file that must be there
    team.toml       the peer team
    people.csv      the people met, programme.csv the sessions, documents.csv the papers
    notes/*.txt     the notes, with the tagged passages written in place (see `note_text.py`)
    findings.toml   findings, points as presented, recommendations, the action plan
    letter.toml     the team's own words for parts of the letter

The reader is strict: a mistake is told by file, line or key, and reason, and nothing is taken. Each file's own module
says what may be in it.
"""

from __future__ import annotations

from pathlib import Path

from peerteam.domain.entries import mistake
from peerteam.domain.errors import NoSuchFile
from peerteam.domain.records import Record
from peerteam.formats.folder_findings import read_findings, read_letter
from peerteam.formats.folder_head import read_team, read_visit
from peerteam.formats.folder_notes import read_note_files
from peerteam.formats.folder_tables import read_documents, read_people, read_programme

_FILES = ("visit.toml", "team.toml", "people.csv", "programme.csv", "documents.csv", "findings.toml", "letter.toml")
_NOTES = "notes"


def read_visit_folder(folder: Path) -> list[Record]:
    """Every record of a visit folder, the visit first, each kind in the order written, ends before their links."""
    if not folder.is_dir():
        raise NoSuchFile(f"There is no folder {folder.name}", "Look at its name")
    _refuse_unknown_files(folder)
    visit, themes, refs = read_visit(folder / "visit.toml")
    return [
        visit,
        *themes,
        *read_team(folder / "team.toml", refs),
        *read_people(folder / "people.csv", refs),
        *read_programme(folder / "programme.csv", refs),
        *read_documents(folder / "documents.csv", refs),
        *read_note_files(folder / _NOTES, refs),
        *read_findings(folder / "findings.toml", refs),
        *read_letter(folder / "letter.toml"),
    ]


def _refuse_unknown_files(folder: Path) -> None:
    """A file under a misspelt name would otherwise be passed over in silence. Other kinds of file do no harm."""
    for path in sorted(folder.iterdir()):
        if path.suffix in (".toml", ".csv", ".txt") and path.name not in _FILES:
            known = ", ".join(_FILES)
            raise mistake(
                f"{folder.name}/{path.name}", "", f"has no place in a visit folder; known are {known}, notes/*.txt"
            )
