"""`peerteam note`: a note that is already written, kept with its tags."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from peerteam.cli_visit import FILE, phrase_for
from peerteam.domain.errors import BadTable
from peerteam.domain.records import TagKind
from peerteam.store.notes import clean
from peerteam.store.visit_file import VisitFile


@click.command()
@click.argument("visit", type=FILE)
@click.option("--session", help="Id or title of the session it is about.")
@click.option("--by", required=True, help="Whose note: name or initials.")
@click.option("--tag", "tags", multiple=True, help="THEME or THEME:KIND for the whole note; may be repeated.")
@click.option("--private", is_flag=True, help="It stays on this laptop.")
def note(visit: Path, session: str | None, by: str, tags: tuple[str, ...], private: bool) -> None:
    """Keep a note; its text is read from standard input. Prints its id once it is on the disk."""
    # Everything is checked before anything is written.
    phrase = phrase_for(visit)
    text = _standard_input()
    with VisitFile.open(visit, phrase) as file:
        author = file.people.peer_named(by)
        about = file.programme.session_named(session).id if session else None
        wanted = [_theme_and_kind(file, tag) for tag in tags]
        with file.step("New note"):
            made = file.notes.add(about=about, author=author.id, body=text)
            if private:
                file.notes.set_private(made, stays_here=True)
            for theme, kind in wanted:
                file.notes.tag(made, 0, len(text), theme, kind)
    click.echo(made)


def _standard_input() -> str:
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadTable("The note is not UTF-8 text", "Save it as UTF-8 and try again") from None
    # As the note will be kept, so that a tag on the whole of it ends where it ends.
    text = clean(text.replace("\r\n", "\n")).strip()
    if not text:
        raise BadTable("The note is empty", "Give its text on standard input")
    return text


def _theme_and_kind(file: VisitFile, tag: str) -> tuple[str, str]:
    theme, _, kind = tag.rpartition(":") if tag.rpartition(":")[2] in set(TagKind) else (tag, "", TagKind.POINT)
    return file.programme.theme_named(theme).id, kind
