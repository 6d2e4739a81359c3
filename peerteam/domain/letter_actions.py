"""The council's action plan as a progress review shows it: what was recommended, what was to be done, how far it is.

Timescales and states are the council's own words. Nothing is rated here: how far the council has come is said by the
team in its findings.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from peerteam.domain.letter_blocks import Block, Table, anchor, paragraph
from peerteam.domain.letter_findings import all_recommendations, recommendation_numbers
from peerteam.domain.letter_words import fill, listed, number_word
from peerteam.domain.records import Action

if TYPE_CHECKING:
    from peerteam.domain.letter_format import SectionFormat
    from peerteam.domain.letter_parts import Drafting

_COLUMNS = (("Recommendation", 2.9), ("Action", 6.6), ("Timescale", 3.1), ("Where it stands", 3.8))
_NO_STATE = "with nothing said of how far it has come"


def actions(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """A sentence on how many there are and where they stand, then all of them; nothing without an action plan.

    `clauses` is the lead-in, with `{action_count}`.
    """
    found = _in_order(drafting)
    if not found:
        return []
    ids = tuple(action.id for action in found)
    blocks: list[Block] = []
    for clause in section.clauses[:1]:
        lead = fill(clause, drafting.known)
        told = f"{lead}: {_states(found)}." if lead and any(action.status for action in found) else f"{lead}."
        blocks.append(paragraph(section.role, told, section.key, "count", sources=ids))
    return [*blocks, _table(drafting, section, found)]


def _in_order(drafting: Drafting) -> list[Action]:
    """The actions under their recommendations as these are numbered, then those under none."""
    place = {one.id: i for i, one in enumerate(all_recommendations(drafting.snapshot))}
    said = [action for action in drafting.snapshot.all(Action) if action.text or action.status or action.progress]
    return sorted(said, key=lambda action: place.get(action.recommendation or "", len(place)))


def _states(found: list[Action]) -> str:
    """How many stand where, in the council's words."""
    states = Counter((action.status or "").strip() for action in found)
    named = [f"{number_word(number)} “{state}”" for state, number in states.most_common() if state]
    return listed([*named, f"{number_word(states[''])} {_NO_STATE}"] if states[""] else named)


def _table(drafting: Drafting, section: SectionFormat, found: list[Action]) -> Table:
    numbers = recommendation_numbers(drafting.snapshot)
    rows = tuple(_row(action, numbers) for action in found)
    used = [i for i in range(len(_COLUMNS)) if i < 2 or any(row[i] for row in rows)]
    scale = sum(_COLUMNS[i][1] for i in range(len(_COLUMNS))) / sum(_COLUMNS[i][1] for i in used)
    return Table(
        "The council’s action plan",
        "Each action with the recommendation it answers, its timescale and where it stands, in the council’s words.",
        tuple(_COLUMNS[i][0] for i in used),
        tuple(tuple(row[i] or "–" for i in used) for row in rows),
        tuple(round(_COLUMNS[i][1] * scale, 2) for i in used),
        anchor(section.key),
        tuple(action.id for action in found),
    )


def _row(action: Action, numbers: dict[str, str]) -> tuple[str, ...]:
    stands = ". ".join(text.strip().rstrip(".") for text in (action.status, action.progress) if text and text.strip())
    return (numbers.get(action.recommendation or "", ""), action.text or "", action.timescale or "", stands)
