"""Opening what somebody points at: a visit, or a file its manager made; the team's words are asked for kindly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from peerteam.domain.errors import NoSuchFile, NotAVisit, WrongPhrase
from peerteam.settings import KnownVisit, SettingsFile
from peerteam.store.visit_file import VisitFile

ASK = "The team’s words for this visit"
FIRST_TIME = "The manager has them on a card: four words, as they were said aloud."
AGAIN = "Those words do not open this file. Look for a word that sounds alike, and try again."


class Opening:
    """Knows the visits of this laptop, and what to tell of one when it is shown."""

    def __init__(
        self, settings: SettingsFile, copies: Callable[[], Path], kept_words: Callable[[Path], str | None]
    ) -> None:
        """`copies` is where safe copies go; `kept_words` gives the words this laptop keeps for a visit."""
        self._settings, self._copies, self._kept_words = settings, copies, kept_words
        self.told = ""

    def take_told(self) -> str:
        """What to tell of the visit that was opened, once."""
        told, self.told = self.told, ""
        return told

    def open(self, path: Path, phrase: str | None, parent: QWidget | None) -> VisitFile | None:
        """The open visit, or None if the person thought better of it. Raises PeerTeamError."""
        self._look_for(path)
        detail, typed = FIRST_TIME if phrase is None else AGAIN, ""
        if phrase is None and self._settings.now.words_kept:
            phrase = self._kept_words(path)
        while True:
            try:
                return self._visit_or_joined(path, phrase, parent)
            except WrongPhrase:
                from peerteam.ui import ask

                phrase, detail = ask.words(ASK, detail, parent=parent, typed=typed), AGAIN
                if phrase is None:
                    return None
                typed = phrase  # one word is wrong, and the others need not be typed again

    def _look_for(self, path: Path) -> None:
        """A visit on the list whose file was moved or deleted. Raises NoSuchFile."""
        if not path.exists() and any(known.path == str(path) for known in self._settings.now.visits):
            raise NoSuchFile(
                f"The file {path.name} is no longer in {path.parent.name or path.parent}",
                "Open it where it is now; Delete takes it off this list",
            )

    def _visit_or_joined(self, path: Path, phrase: str | None, parent: QWidget | None) -> VisitFile:
        try:
            return VisitFile.open(path, phrase)
        except NotAVisit as problem:
            from peerteam.ui import beginning

            there = self.there()
            arrived = beginning.from_file(path, phrase, there, problem, parent, (self._copies(),))
            self.told = arrived.told
            self.forget_moved(there)
            return arrived.visit

    def there(self) -> list[KnownVisit]:
        """The visits of this laptop whose file is where it was."""
        return [known for known in self._settings.now.visits if Path(known.path).exists()]

    def forget_moved(self, there: list[KnownVisit]) -> None:
        """A visit that was brought into the team's is among the safe copies now, and not on the list any more."""
        for known in there:
            if not Path(known.path).exists():
                self._settings.keep(self._settings.now.without_visit(known.path))
