"""The commands that look into a visit: what it holds, what holds these words, whether all is well."""

from __future__ import annotations

from pathlib import Path

import click

from peerteam.cli_visit import FILE, days, open_visit, show
from peerteam.domain.errors import FileDamaged


@click.command()
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
    click.echo(f"{content['council']}: {content['kind']}, {days(content['from'], content['to'])}")
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


@click.command()
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


@click.command()
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
