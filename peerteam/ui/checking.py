"""Check this visit: a closed copy is looked through beside the window, and the answer is one plain sentence."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.tasks import Progress

LOG = logging.getLogger("peerteam.checking")
GOOD = "This visit is as it must be: the file is whole, every tag is on its words, and the search holds everything."
BAD = (
    "This visit is not as it must be: {} found. Hand over what you can, and send ⋯ › Help › Report for support to "
    "whoever looks after Peer Team for you."
)


def check_job(visit: VisitFile) -> Callable[[Progress], Sequence[str]]:
    """A job that checks the visit as it is now. Raises CannotWrite if there is no room for the copy."""
    from peerteam.store.check import file_problems

    damage = file_problems(visit.connection)
    folder = tempfile.TemporaryDirectory(prefix=".check-", dir=visit.path.parent)
    try:
        copy = None if damage else visit.copy_to(Path(folder.name) / "visit.peerteam")
    except BaseException:
        folder.cleanup()
        raise
    phrase = visit.phrase

    def job(progress: Progress) -> Sequence[str]:
        with folder:
            progress(0, 0)  # the last chance to think better of it
            return damage if copy is None else _checked(copy, phrase)

    return job


def _checked(copy: Path, phrase: str | None) -> Sequence[str]:
    from peerteam.store.check import check
    from peerteam.store.visit_file import VisitFile

    with VisitFile.open(copy, phrase) as visit:
        return check(visit)


def in_words(problems: Sequence[str]) -> str:
    """What to tell; the problems themselves, ids and all, are for the report."""
    for problem in problems:
        LOG.warning("check: %s", problem)
    return BAD.format(number_of(len(problems), "problem")) if problems else GOOD
