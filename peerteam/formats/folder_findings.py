"""findings.toml and letter.toml of a visit folder: from the findings to the action plan, and the team's own words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from peerteam.domain.entries import Entry
from peerteam.domain.ids import derived_id, positions
from peerteam.domain.records import (
    Action,
    Basis,
    Finding,
    FindingState,
    Outcome,
    Point,
    Recommendation,
    Record,
    Section,
    Side,
    Stance,
    Support,
    Tier,
)
from peerteam.formats.folder_notes import PRIVATE_LABEL
from peerteam.formats.folder_refs import Place, Refs
from peerteam.formats.toml_file import read_toml, source_of

_SIDES = {"strength": Side.STRENGTH, "area": Side.AREA, Side.AREA.value: Side.AREA}


def read_findings(path: Path, refs: Refs) -> list[Record]:
    """Findings with what speaks for and against them, points as presented, recommendations and the action plan."""
    if not path.exists():
        return []
    whole = Entry(read_toml(path), source_of(path))
    presentation = whole.entry("presentation")
    said_at = presentation.maybe_time("said_at") if presentation else None
    if presentation:
        presentation.close()
    records = [
        *_findings(whole.entries("finding"), said_at, refs),
        *_recommendations(whole.entries("recommendation"), refs),
        *_actions(whole.entries("action"), refs),
    ]
    whole.close()
    return records


def _place(entry: Entry, key: str) -> Place:
    return Place(entry.source, f"{entry.where}, key “{key}”")


# --- findings and points ----------------------------------------------------------------------------------------------


def _findings(entries: list[Entry], said_at: str | None, refs: Refs) -> list[Record]:
    records: list[Record] = []
    for entry, position in zip(entries, positions(len(entries)), strict=True):
        finding = _finding(entry, position, refs)
        point = _point(entry, finding, said_at, refs)
        records += [finding, *_support(entry, finding, refs), *([point] if point else [])]
        entry.close()
    return records


def _finding(entry: Entry, position: str, refs: Refs) -> Finding:
    side = entry.text("side")
    if side not in _SIDES:
        raise entry.bad("side", f"“{side}” is not one of strength, area")
    return Finding(
        id=refs.add("finding", entry.text("ref"), _place(entry, "ref")),
        theme=_theme(entry, refs, entry.whole("theme", 1, 9)),
        side=_SIDES[side],
        wording=entry.text("wording"),
        position=position,
        state=entry.maybe_choice("state", FindingState) or FindingState.OPEN,
    )


def _theme(entry: Entry, refs: Refs, key: int | None) -> str | None:
    return None if key is None else refs.find("theme", str(key), _place(entry, "theme"))


def _support(entry: Entry, finding: Finding, refs: Refs) -> list[Support]:
    found: dict[str, Support] = {}
    for stance in Stance:
        for ref in entry.texts(stance.value):
            evidence = _evidence(entry, stance.value, ref, refs)
            if evidence in found:
                raise entry.bad(stance.value, f"“{ref}” is there twice")
            id = derived_id("support", finding.id, evidence)
            found[evidence] = Support(id=id, finding=finding.id, evidence=evidence, stance=stance)
    return list(found.values())


def _evidence(entry: Entry, key: str, ref: str, refs: Refs) -> str:
    if refs.known(PRIVATE_LABEL, ref):
        raise entry.bad(key, f"“{ref}” is in a private note, on which no finding may rest")
    kind = "label" if ref.startswith("#") else "document"
    return refs.find(kind, ref, _place(entry, key))


def _point(entry: Entry, finding: Finding, said_at: str | None, refs: Refs) -> Point | None:
    said, words = entry.flag("said"), entry.maybe_text("said_words")
    outcome, reason = entry.maybe_choice("outcome", Outcome), entry.maybe_text("reason")
    if not said:
        for key, value in (("said_words", words), ("outcome", outcome), ("reason", reason)):
            if value is not None:
                raise entry.bad(key, "is only for what was presented: “said = true” is missing")
        return None
    return Point(
        id=refs.id("point", entry.text("ref")),
        finding=finding.id,
        theme=finding.theme,
        side=finding.side,
        text=words or finding.wording,
        position=finding.position,
        said_at=said_at,
        outcome=outcome,
        reason=reason,
    )


# --- recommendations and actions --------------------------------------------------------------------------------------


def _recommendations(entries: list[Entry], refs: Refs) -> list[Record]:
    records: list[Record] = []
    for entry, position in zip(entries, positions(len(entries)), strict=True):
        recommendation = Recommendation(
            id=refs.add("recommendation", entry.text("ref"), _place(entry, "ref")),
            tier=entry.choice("tier", Tier),
            theme=_theme(entry, refs, entry.maybe_whole("theme", 1, 9)),
            number=entry.maybe_text("number"),
            label=entry.maybe_text("label"),
            text=entry.text("text"),
            explanation=entry.maybe_text("explanation"),
            position=position,
            council_position=entry.maybe_text("council_position"),
            council_reason=entry.maybe_text("council_reason"),
        )
        records += [recommendation, *_basis(entry, recommendation, refs)]
        entry.close()
    return records


def _basis(entry: Entry, recommendation: Recommendation, refs: Refs) -> list[Basis]:
    findings = [refs.find("finding", ref, _place(entry, "from")) for ref in entry.texts("from")]
    if len(set(findings)) < len(findings):
        raise entry.bad("from", "names a finding twice")
    return [Basis(derived_id("basis", recommendation.id, finding), recommendation.id, finding) for finding in findings]


def _actions(entries: list[Entry], refs: Refs) -> list[Action]:
    count: Counter[str] = Counter()
    actions: list[Action] = []
    for entry, position in zip(entries, positions(len(entries)), strict=True):
        recommendation = entry.text("recommendation")
        count[recommendation] += 1
        actions.append(
            Action(
                id=refs.id("action", f"{recommendation} {count[recommendation]}"),
                recommendation=refs.find("recommendation", recommendation, _place(entry, "recommendation")),
                text=entry.maybe_text("text"),
                timescale=entry.any_text("timescale") or None,
                owner=entry.maybe_text("owner"),
                status=entry.maybe_text("status"),
                progress=entry.maybe_text("progress"),
                position=position,
            )
        )
        entry.close()
    return actions


# --- the letter -------------------------------------------------------------------------------------------------------


def read_letter(path: Path) -> list[Section]:
    """The team's own words for parts of the letter."""
    if not path.exists():
        return []
    whole = Entry(read_toml(path), source_of(path))
    sections: dict[str, Section] = {}
    for entry in whole.entries("section"):
        key = entry.text("key")
        if key in sections:
            raise entry.bad("key", f"“{key}” is used twice")
        sections[key] = Section(id=derived_id("section", key), key=key, edited=entry.text("words").strip())
        entry.close()
    whole.close()
    return list(sections.values())
