"""`peerteam attribution`: who could be recognised in a file, before it leaves.

It answers a question, so finding something is no failure: 0 says the list was printed, empty or not.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from peerteam.cli_visit import FILE, open_visit, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerteam.domain.cautions import Caution, Para
    from peerteam.store.settled_warnings import Settled
    from peerteam.store.visit_file import VisitFile


@click.command()
@click.argument("visit", type=FILE)
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print the warnings as JSON.")
@click.option("--settle", metavar="KEY", help="Settle the warning with this key; say why with --reason.")
@click.option("--reason", help="Why the sentence may stay as it is. It is kept on this laptop.")
def attribution(visit: Path, file: Path, as_json: bool, settle: str | None, reason: str | None) -> None:
    """Who could be recognised in a Word, text or slide file, before it leaves.

    Names, posts and small groups that speak, quotes that are not cleared, and words that stand in a note, private
    notes included. Ends with 0 whether or not there is anything to warn of.
    """
    if (settle is None) != (reason is None):
        raise click.UsageError("--settle and --reason go together")
    paras = _words_of(file)
    with open_visit(visit) as opened:
        found = _cautions(opened, paras)
        if settle is not None and reason is not None:
            _settle(opened, found, settle, reason)
        still, settled = opened.settled_warnings.parted(found)
    if as_json:
        show(
            {
                "warnings": [_as_json(caution) for caution in still],
                "settled": [_as_json(caution) | {"reason": told.reason} for caution, told in settled],
            }
        )
        return
    _tell(file, still, settled)


def _words_of(path: Path) -> list[Para]:
    from peerteam.word.read_text import is_word_file, read_text

    if is_word_file(path):
        return read_text(path)
    from peerteam.formats.read_words import read_words

    return read_words(path)


def _cautions(visit: VisitFile, paras: Sequence[Para]) -> list[Caution]:
    from peerteam.domain.attribution import attribution as cautions_of
    from peerteam.formats.attribution_words import load

    return cautions_of(paras, visit.snapshot(), load(), visit.notes.private_texts())


def _settle(visit: VisitFile, found: Sequence[Caution], key: str, reason: str) -> None:
    from peerteam.domain.errors import NotFound

    if key not in {caution.key for caution in found}:
        raise NotFound(f"There is no warning {key} about this file", "Take the key from the list of warnings")
    visit.settled_warnings.settle(key, reason)


def _as_json(caution: Caution) -> dict[str, str]:
    return {
        "text": caution.text, "match": caution.match, "kind": caution.kind.value, "why": caution.why,
        "do": caution.do, "where": caution.where, "key": caution.key,
    }  # fmt: skip


def _tell(file: Path, still: Sequence[Caution], settled: Sequence[tuple[Caution, Settled]]) -> None:
    for caution in still:
        place = f" ({caution.where})" if caution.where else ""
        click.echo(f"{caution.kind.value}: “{caution.match}”{place}  [{caution.key}]")
        click.echo(f"    {' '.join(caution.text.split())}")
        click.echo(f"    {caution.why}. {caution.do}.")
    for caution, told in settled:
        click.echo(f"settled: “{caution.match}” ({told.reason})")
    number = len(still)
    ending = "1 warning" if number == 1 else f"{number} warnings" if number else "nothing found that points at a person"
    click.echo(f"{file.name}: {ending}{f', {len(settled)} settled' if settled else ''}.")
