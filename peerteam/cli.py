"""The program without a window.

Exit 0: done. 1: a known problem, told in one plain sentence on stderr. 2: wrong usage. The team's phrase comes from
`PEERTEAM_PHRASE`, or is asked for.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Any

import click

from peerteam import __version__
from peerteam.cli_attribution import attribution
from peerteam.cli_begin import demo, new
from peerteam.cli_closing import close
from peerteam.cli_export import export
from peerteam.cli_handover import merge, share
from peerteam.cli_import import documents, people, programme
from peerteam.cli_letter import letter, slides
from peerteam.cli_look import check, info, search
from peerteam.cli_note import note
from peerteam.cli_note_sheets import note_sheets
from peerteam.cli_theme import theme
from peerteam.cli_visit import FILE
from peerteam.domain.errors import PeerTeamError


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


@cli.group("import")
def imports() -> None:
    """Take in what others made: filled note sheets, tables."""


for _command in (attribution, check, close, demo, export, info, letter, merge, new, note, search, share, slides, theme):
    cli.add_command(_command)
for _command in (documents, note_sheets, people, programme):
    imports.add_command(_command)
