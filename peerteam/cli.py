"""The program without a window.

Exit 0: done. 1: a known problem, told in one plain sentence on stderr. 2: wrong usage. The team's phrase comes from
`PEERTEAM_PHRASE`, or is asked for.
"""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import click

from peerteam import __version__
from peerteam.cli_attribution import attribution
from peerteam.cli_closing import close
from peerteam.cli_export import export, import_note_sheets
from peerteam.cli_import import documents, people, programme
from peerteam.domain.errors import BadTable, FileDamaged, PeerTeamError
from peerteam.domain.records import TagKind
from peerteam.store.database import needs_phrase
from peerteam.store.location import warning_about
from peerteam.store.notes import clean
from peerteam.store.visit_file import VisitFile

FILE = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])


def main() -> None:
    """The entry point of the command `peerteam`."""
    _speak_utf8()
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except PeerTeamError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    except click.ClickException as problem:
        problem.show()
        sys.exit(2)
    except click.Abort:
        click.echo("Stopped; nothing more was done.", err=True)
        sys.exit(1)


def _speak_utf8() -> None:
    """Names and notes hold any letter; on Windows a pipe or a file would otherwise take only those of one code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def phrase_for(path: Path) -> str | None:
    """The team's four words for an existing file, if it needs any."""
    return _phrase(f"The team's four words for {path.name}") if needs_phrase(path) else None


def _phrase(question: str) -> str | None:
    given = os.environ.get("PEERTEAM_PHRASE")
    if given is not None:
        return given.strip() or None
    if sys.stdin.isatty():
        return str(click.prompt(question, hide_input=True, default="", show_default=False, err=True)).strip() or None
    return None


def open_visit(path: Path) -> VisitFile:
    """The visit at `path`, opened with the phrase it needs."""
    return VisitFile.open(path, phrase_for(path))


def show(content: Any) -> None:
    """Print JSON."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


class Commands(click.Group):
    """The commands. Whoever reads what they print may stop reading: click would call that a failure."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command asked for."""
        try:
            return super().invoke(context)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="peerteam")
@click.pass_context
def cli(context: click.Context) -> None:
    """Peer Team: interview notes, evidence and the feedback letter of a peer challenge, offline.

    Without a command it opens the window.
    """
    if context.invoked_subcommand is None:
        context.exit(_window(None))


@cli.command("open")
@click.argument("visit", type=FILE)
def open_window(visit: Path) -> None:
    """Open the window with a visit."""
    sys.exit(_window(visit))


def _window(visit: Path | None) -> int:
    from peerteam import app

    return app.main(visit, os.environ.get("PEERTEAM_PHRASE"))


@cli.command()
@click.option("--out", type=FILE, default=Path("demo-output"), show_default=True, help="Where the files go.")
@click.option("--sample", help="Only this sample: its name, or a visit folder of your own.")
def demo(out: Path, sample: str | None) -> None:
    """Build the sample visits and everything they give, and say what was made."""
    from peerteam.demo import run

    run(out, sample, click.echo)


@cli.command()
@click.argument("visit", type=FILE)
@click.option("--council", help="Whose challenge it is.")
@click.option("--framework", help="Id of a framework, or a file of your own; else suggested by the date.")
@click.option("--from", "first", type=DAY, help="First day on site, YYYY-MM-DD.")
@click.option("--to", "last", type=DAY, help="Last day on site.")
@click.option("--me", help="Your name.")
@click.option("--previous", type=FILE, help="The visit this one follows: recommendations and actions are carried over.")
@click.option("--folder", type=FILE, help="Make it from a visit folder (text files) instead.")
def new(
    visit: Path,
    council: str | None,
    framework: str | None,
    first: date | None,
    last: date | None,
    me: str | None,
    previous: Path | None,
    folder: Path | None,
) -> None:
    """Begin a visit."""
    from peerteam.jobs import NewVisit, begin_visit, suggested_framework, visit_from_folder

    ask = "The team's four words (Enter for none)"
    if folder is not None:
        if council or framework or first or last or me or previous:
            raise click.UsageError("--folder says everything itself: leave the other options out")
        made = visit_from_folder(folder, visit, phrase := _phrase(ask))
    else:
        if not council or first is None or last is None:
            raise click.UsageError("--council, --from and --to are needed (or --folder)")
        if last < first:
            raise click.UsageError("--to is before --from")
        phrase = _phrase(ask)
        days = f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"
        wanted = NewVisit(council, framework or suggested_framework(days[0]), *days, me)
        with open_visit(previous) if previous else nullcontext() as before:
            made = begin_visit(wanted, visit, phrase, before)
    with made:
        record = made.record()
        click.echo(
            f"{record.council}, {_days(record.first_day, record.last_day)}, framework {record.framework}: {visit}"
        )
    if not phrase:
        click.echo("This visit is not encrypted: set PEERTEAM_PHRASE to four words to protect it.", err=True)
    if warning := warning_about(visit):
        click.echo(warning, err=True)


def _days(first: str | None, last: str | None) -> str:
    return " to ".join(day for day in (first, last) if day) or "dates not stated"


@cli.command()
@click.argument("visit", type=FILE)
@click.option("--json", "as_json", is_flag=True)
def info(visit: Path, as_json: bool) -> None:
    """Council, framework, themes, team, counts, what waits, what is not handed over, who lacks what."""
    from peerteam.jobs import info as told

    with open_visit(visit) as file:
        content = told(file)
    if as_json:
        show(content)
        return
    click.echo(f"{content['council']}: {content['kind']}, {_days(content['from'], content['to'])}")
    click.echo(f"Framework {content['framework']}: " + ", ".join(theme["name"] for theme in content["themes"]))
    click.echo("Team: " + (", ".join(peer["name"] or peer["label"] or "?" for peer in content["team"]) or "nobody yet"))
    for name, published in content["published"].items():
        number = content["counts"][name]
        click.echo(f"{name.replace('_', ' '):>13}: " + (f"{published} ({number:g})" if number else "none yet"))
    click.echo(
        f"{content['notes']} notes; {content['unsettled']} to settle; {content['not_handed_over']} not handed over"
    )
    for heard in content["heard"]:
        click.echo(
            f"{heard['who'] or 'A laptop'} handed over {heard['made'][:16]} and lacks {heard['lacks']} of your changes"
        )


@cli.command()
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


@cli.command()
@click.argument("visit", type=FILE)
@click.argument("words")
@click.option("--json", "as_json", is_flag=True)
def search(visit: Path, words: str, as_json: bool) -> None:
    """Everything that holds all these words."""
    with open_visit(visit) as file:
        hits = file.search(words)
    if as_json:
        show({"hits": [{"kind": h.kind, "id": h.id, "title": h.title, "snippet": h.snippet} for h in hits]})
        return
    for hit in hits:
        click.echo(f"{hit.kind:<15} {hit.title or hit.id}: {' '.join(hit.snippet.split())}")
    if not hits:
        click.echo("Nothing holds these words.")


@cli.command()
@click.argument("visit", type=FILE)
@click.option("-o", "--out", type=FILE, required=True, help="The Word file; it must not exist yet.")
@click.option("--format", "format_id", help="Id of a letter format.")
@click.option("--template", type=FILE, help="A Word file whose styles are used.")
def letter(visit: Path, out: Path, format_id: str | None, template: Path | None) -> None:
    """Draft the feedback letter or report as a Word file."""
    from peerteam.jobs import remember_letter, write_letter_of

    if template is not None:
        _look_at(template)
    with open_visit(visit) as file:
        made = write_letter_of(file.snapshot(), out, format_id, template)
        remember_letter(file, made)
    click.echo(f"{made.letter.title}: {out}")


def _look_at(template: Path) -> None:
    """Say what is to be known about a template before it is used; one that will not do is refused later on."""
    from peerteam.word.template_check import look_at_template

    for remark in look_at_template(template):
        if not remark.stops:
            click.echo(str(remark), err=True)


@cli.command()
@click.argument("visit", type=FILE)
@click.option("-o", "--out", type=FILE, required=True, help="The PowerPoint file; it must not exist yet.")
@click.option("--template", type=FILE, help="A PowerPoint template (.potx, .pptx) whose layouts are used.")
def slides(visit: Path, out: Path, template: Path | None) -> None:
    """Make the slides of the last day: headlines, cleared quotes and recommendations, no evidence."""
    from peerteam.formats.slides import write_slides

    with open_visit(visit) as file:
        snapshot = file.snapshot()
    written = write_slides(snapshot, out, template)
    click.echo(f"{out}: {written.slides} slides")
    for heading, lines in (("Left out:", written.left_out), ("Look at:", written.look_at)):
        if lines:
            click.echo("\n".join((heading, *(f"  {line}" for line in lines))))


@cli.command()
@click.argument("visit", type=FILE)
@click.option("-o", "--out", type=FILE, required=True, help="The file to hand over, *.peerteam.")
def share(visit: Path, out: Path) -> None:
    """Hand over: a file with everything but what is private."""
    from peerteam.handover.exchange import share as hand_over

    with open_visit(visit) as file:
        new = file.not_handed_over()
        count = hand_over(file, out)
    click.echo(f"{out}: {count} changes, {new} of them new")


@cli.command()
@click.argument("visit", type=FILE)
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
def merge(visit: Path, files: tuple[Path, ...], as_json: bool) -> None:
    """Take in files that were handed over. If VISIT is not there yet, it is begun from the first file."""
    from peerteam.handover.exchange import take_all

    phrase = phrase_for(visit if visit.exists() else files[0])
    taken, waiting = take_all(visit, files, phrase)
    if as_json:
        show({"files": taken, "unsettled": waiting})
        return
    for each in taken:
        what = ", ".join(_counted(number, kind) for kind, number in sorted(each["kinds"].items())) or "nothing new"
        click.echo(f"{each['file']}, from {each['who'] or 'a colleague'}: {what}")
    if waiting:
        click.echo(f"{waiting} to settle")


def _counted(number: int, kind: str) -> str:
    """So many records of a kind: "1 note", "5 themes"."""
    several = {"person": "people", "basis": "bases", "copy": "copies of the letter"}
    words = several.get(kind, f"{kind.replace('_', ' ')}s") if number != 1 else kind.replace("_", " ")
    return f"{number} {words}"


@cli.command()
@click.argument("visit", type=FILE)
@click.option("--json", "as_json", is_flag=True)
def check(visit: Path, as_json: bool) -> None:
    """Is everything in this visit as it must be?"""
    from peerteam.store.check import check as problems_of

    with open_visit(visit) as file:
        problems = problems_of(file)
    if as_json:
        show({"problems": problems})
    else:
        click.echo("\n".join(problems) or "Everything is as it must be.")
    if problems:
        found = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise FileDamaged(f"{visit.name} has {found}", "Put back the last safe copy")


@cli.group("import")
def imports() -> None:
    """Take in what others made: filled note sheets, tables."""


cli.add_command(attribution)
cli.add_command(close)
cli.add_command(export)
imports.add_command(import_note_sheets)
for _command in (programme, documents, people):
    imports.add_command(_command)
