"""A wall to test: a theme with two strengths and an area, and two passages from two interviews and a paper's."""

from __future__ import annotations

from dataclasses import dataclass

from peerteam.domain.records import Side, SourceGroup
from peerteam.store.visit_file import VisitFile
from tests.ui.conftest import FINANCE, FIRST, GOVERNANCE, SECOND

LATE, THIN = "Papers come late.", "Reserves are thin."


@dataclass(frozen=True, slots=True)
class Made:
    """The ids of what was made."""

    sound: str
    trusted: str
    late: str
    heard: str  # the passage of the first session
    again: str  # that of the second
    note: str


def fill(visit: VisitFile) -> Made:
    """Put it on the wall."""
    note = visit.notes.add(FIRST, body=f"{LATE} Nobody minds.")
    other = visit.notes.add(SECOND, body=THIN)
    partner = visit.people.add_person(SourceGroup.PARTNER, name="Kit Rowe", post="Chair")
    visit.programme.meet(SECOND, partner)
    findings = visit.findings
    return Made(
        sound=findings.add(GOVERNANCE, Side.STRENGTH, "Sound and steady"),
        trusted=findings.add(GOVERNANCE, Side.STRENGTH, "Trusted by partners"),
        late=findings.add(GOVERNANCE, Side.AREA, "Plan further ahead"),
        heard=visit.notes.tag(note, 0, len(LATE), GOVERNANCE),
        again=visit.notes.tag(other, 0, len(THIN), FINANCE),
        note=note,
    )
