"""What a recommendation is warned of: that it asks for several things, that nobody could check it, that nothing is
behind it. And how recommendations are numbered.

A recommendation that asks three things splits badly into actions; one that asks to *consider* can be neither done nor
left undone. The words that show it are data (`resources/findings.toml`): they warn and never block, and there is no
limit to how many recommendations a team makes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from peerteam.domain.entries import Entry
from peerteam.domain.finding_rules import Wording, wording
from peerteam.domain.letter_words import with_sections
from peerteam.domain.records import Basis, Finding, FindingState, Recommendation, Theme, Tier, Visit
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.things_asked import Asks, Verbs, read_asks

PROGRESS_REVIEW = "Progress review"
"""The kind of a visit that looks at what became of another's recommendations."""
_SEVERAL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class AdviceKind(StrEnum):
    """What a recommendation can be warned of; the value is its name in the file."""

    COMPOUND = "compound"
    UNTESTABLE = "untestable"
    NO_ASK = "no_ask"
    NO_FINDING = "no_finding"


@dataclass(frozen=True, slots=True)
class Advice:
    """A warning: its words, and one sentence that says why and what would cure it."""

    kind: AdviceKind
    words: str
    why: str
    mild: bool = False


ADVICE: dict[AdviceKind, Wording] = {
    AdviceKind.COMPOUND: Wording(
        "asks {n} things",
        "Each thing asked for needs its own action, owner and date; make it {n} recommendations, or {n} parts of one.",
    ),
    AdviceKind.UNTESTABLE: Wording(
        "“{what}” is hard to check",
        "In a year nobody could say whether it has been done; ask for something one can see has happened.",
    ),
    AdviceKind.NO_ASK: Wording(
        "does not say what to do",
        "It names a subject and asks for nothing; begin with what the council should do.",
    ),
    AdviceKind.NO_FINDING: Wording(
        "no finding behind it",
        "A recommendation follows from what the team found; say from which finding.",
    ),
}

_DOING = """
accelerate adopt agree align appoint articulate assess assign assure bring broaden build capture change clarify
close commission commit communicate complete conduct convene coordinate create decide define deliver demonstrate
design develop document drive embed empower enable encourage engage enhance ensure equip establish evaluate
extend finalise focus gather give harness help hold identify implement improve increase integrate introduce
invest involve launch lead learn make map market maximise monitor move name offer open overhaul oversee plan
prepare prioritise produce promote protect provide publicise publish put raise reaffirm rebuild recruit reduce
refine refocus refresh reinforce remove renew replace report reset resolve resource restart retain review revise
revisit secure set shape share simplify spend start stop streamline strengthen support tackle take tell test
tighten train transform undertake update use utilise widen work write
"""
"""What a recommendation asks for something with."""

_NOUNS_TOO = """
change close design drive focus help hold increase lead make map market move name offer open plan report reset
resource review set shape share spend start stop support take test train transform use work
"""
"""Those of them that are nouns as well."""

VERBS = Verbs(
    doing=frozenset(_DOING.split()),
    nouns_too=frozenset(_NOUNS_TOO.split()),
    vague=(
        "consider", "continue", "keep under review", "explore", "seek to", "look to", "look at", "think about",
        "be mindful", "bear in mind", "recognise", "acknowledge", "reflect", "note", "celebrate", "be aware",
        "remain", "maintain a focus",
    ),
    hollow=(
        "be celebrated", "be considered", "be kept under review", "be continued", "be explored", "be recognised",
        "be acknowledged", "be noted", "be borne in mind",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advising:
    """The rules: from how many things a recommendation is warned of, from how many it matters, and the words."""

    things: int = 2
    many: int = 3
    verbs: Verbs = VERBS
    wordings: Mapping[AdviceKind, Wording] = field(default_factory=lambda: ADVICE)


PLAIN = Advising()
"""The rules of a program whose file nobody has edited."""


def parse_advising(top: Entry) -> Advising:
    """The rules from the table `[recommendations]` of their file. Raises BadResource for a mistake in it."""
    things, many = top.maybe_whole("things", 2, 9), top.maybe_whole("many", 2, 9)
    found = Advising(
        PLAIN.things if things is None else things,
        PLAIN.many if many is None else many,
        Verbs(
            frozenset(top.maybe_texts("doing") or VERBS.doing),
            frozenset(_given(top, "nouns_too", tuple(VERBS.nouns_too))),
            _given(top, "vague", VERBS.vague),
            _given(top, "hollow", VERBS.hollow),
        ),
        ADVICE | {kind: made for kind in AdviceKind if (made := wording(top, kind.value)) is not None},
    )
    top.close()
    return found


def _given(top: Entry, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    given = top.maybe_texts(key)
    return default if given is None else given


# --- the warnings -----------------------------------------------------------------------------------------------------


def advise(snapshot: Snapshot, rules: Advising | None = None) -> dict[str, tuple[Advice, ...]]:
    """What each recommendation is warned of, the gravest first."""
    rules = rules or PLAIN
    standing = {f.id for f in snapshot.all(Finding) if f.state != FindingState.DROPPED}
    behind = {basis.recommendation for basis in snapshot.all(Basis) if basis.finding in standing}
    if any(visit.kind == PROGRESS_REVIEW for visit in snapshot.all(Visit)):
        # they came along from the challenge, and its findings did not
        behind |= {each.id for each in snapshot.all(Recommendation) if each.number}
    return {each.id: tuple(_advice(each.text or "", each.id in behind, rules)) for each in snapshot.all(Recommendation)}


def advise_on(text: str, rules: Advising | None = None) -> tuple[Advice, ...]:
    """What the words alone are warned of, while they are typed."""
    return tuple(_advice(text, True, rules or PLAIN))


def _advice(text: str, has_basis: bool, rules: Advising) -> list[Advice]:
    asks = read_asks(text, rules.verbs)
    found = []
    if not asks.says_what_to_do and text.strip():
        found.append(_made(AdviceKind.NO_ASK, rules, asks))
    if asks.vague:
        found.append(_made(AdviceKind.UNTESTABLE, rules, asks))
    if len(asks.parts) >= rules.things:
        found.append(_made(AdviceKind.COMPOUND, rules, asks, mild=len(asks.parts) < rules.many))
    if not has_basis:
        found.append(_made(AdviceKind.NO_FINDING, rules, asks))
    return found


def _made(kind: AdviceKind, rules: Advising, asks: Asks, *, mild: bool = False) -> Advice:
    told, number = rules.wordings[kind], len(asks.parts)
    count = _SEVERAL[number] if number < len(_SEVERAL) else str(number)
    words, why = (text.replace("{n}", count).replace("{what}", asks.vague) for text in (told.words, told.why))
    return Advice(kind, words, why, mild or told.mild)


# --- the numbers ------------------------------------------------------------------------------------------------------

_MAIN = re.compile(r"\d+")
_PART = re.compile(r"^(?P<main>.*\d)\.(?P<part>\d+)$")


def numbers(recommendations: Sequence[Recommendation]) -> dict[str, str]:
    """The number of each in this order: as published, else counted on from the one before ("R9" after "R8.2").

    What is counted passes over every number that is published already, wherever that stands: no two are R3.
    """
    mains = {each.id: int(main[0]) for each in recommendations if (main := _MAIN.search(each.number or ""))}
    found: dict[str, str] = {}
    taken, count = set(mains.values()), 0
    for each in recommendations:
        if each.number:
            count = mains.get(each.id, count)
        else:
            count = next(free for free in itertools.count(count + 1) if free not in taken)
            taken.add(count)
        found[each.id] = each.number or f"R{count}"
    return found


def in_letter_order(recommendations: Sequence[Recommendation], themes: Iterable[Theme]) -> list[Recommendation]:
    """As they stand in a letter: the first tier, then what has no theme's section to stand in, then theme by theme.

    Where all have the number they were published with, these say the order.
    """
    if all(each.number for each in recommendations):
        return sorted(recommendations, key=lambda each: [int(part) for part in _MAIN.findall(each.number or "")])
    place = {theme.id: index for index, theme in enumerate(with_sections(themes), 1)}
    return sorted(recommendations, key=lambda each: _section_place(each, place))


def of_one_section(one: Recommendation, every: Sequence[Recommendation], themes: Iterable[Theme]) -> list[str]:
    """The ids of those among which a recommendation can be ordered: of its tier, and under the same theme."""
    place = {theme.id: index for index, theme in enumerate(with_sections(themes), 1)}
    return [each.id for each in every if _section_place(each, place) == _section_place(one, place)]


def _section_place(each: Recommendation, place: Mapping[str, int]) -> tuple[bool, int]:
    themed = each.tier == Tier.THEME
    return themed, place.get(each.theme or "", 0) if themed else 0


def parts_of(number: str, numbered: Mapping[str, str]) -> list[str]:
    """The ids of the parts of a main number: those of R8 are R8.1 and R8.2."""
    return [id for id, each in numbered.items() if (found := _PART.match(each)) and found["main"] == number]


def main_number(number: str) -> str:
    """ "R8" for "R8.1", and for "R8"."""
    found = _PART.match(number)
    return found["main"] if found else number
