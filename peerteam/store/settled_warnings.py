"""Cautions about the letter that somebody looked at and settled, each with the reason given.

They stay on this laptop: a reason may say who somebody is, which is what the caution was about. A caution is
remembered by its key, made of sentence, words and kind, so it comes back as soon as the sentence is another; the
sentence itself is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from peerteam.domain.cautions import Caution
from peerteam.domain.errors import NotAllowed
from peerteam.store.noun import Noun

KEY = "settled cautions"
ANNOUNCED = "settled caution"
"""The kind under which a settled caution is announced, so that a page shows it at once."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Why a caution is no longer shown, who said so (a peer's id, or nobody yet), and when."""

    reason: str
    who: str | None
    when: str


class SettledWarnings(Noun):
    """Reads and writes what was settled on this laptop."""

    def all(self) -> dict[str, Settled]:
        """What is settled, by the caution's key."""
        return {key: Settled(**each) for key, each in self._here.told(KEY, {}).items()}

    def settle(self, key: str, reason: str) -> None:
        """Keep the reason why a caution need not be shown. Raises NotAllowed without a reason."""
        if not reason.strip():
            raise NotAllowed("A warning is settled with a reason", "Say in a few words why the sentence may stay")
        when = self._visit.now().isoformat(timespec="seconds")
        self._keep(self.all() | {key: Settled(reason.strip(), self._visit.me, when)}, key)

    def open_again(self, key: str) -> None:
        """Show a caution again; this is also how settling it is undone."""
        self._keep({known: each for known, each in self.all().items() if known != key}, key)

    def parted(self, cautions: Iterable[Caution]) -> tuple[list[Caution], list[tuple[Caution, Settled]]]:
        """The cautions that are open, and those that are settled with their reasons."""
        settled = self.all()
        known = list(cautions)
        still = [caution for caution in known if caution.key not in settled]
        return still, [(caution, settled[caution.key]) for caution in known if caution.key in settled]

    def _keep(self, settled: dict[str, Settled], key: str) -> None:
        with self._visit.door.step("Settle a warning", undoable=False) as step:
            self._here.tell(KEY, {known: asdict(each) for known, each in settled.items()})
            step.also.add((ANNOUNCED, key))
