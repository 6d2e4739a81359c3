"""The team's four words, remembered by the system's own keyring: only where somebody asked for it, and nowhere else.

There is no second best. Where the system has no keyring, or it refuses, the words are asked for each time; they are
never written into a file of ours, and a keyring that would write them into a plain file is not used either.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from peerteam.domain.errors import PeerTeamError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from peerteam.settings import SettingsFile
    from peerteam.store.visit_file import VisitFile

T = TypeVar("T")
LOG = logging.getLogger("peerteam.kept_words")
SERVICE = "Peer Team"
PLACES = {
    "keyring.backends.Windows": "the Windows Credential Manager",
    "keyring.backends.macOS": "the macOS Keychain",
    "keyring.backends.SecretService": "this computer’s keyring",
    "keyring.backends.libsecret": "this computer’s keyring",
    "keyring.backends.kwallet": "KWallet",
}
"""The keyrings that lock what they are given, and what people call them; all others count as none."""


class NotRemembered(PeerTeamError):
    """The keyring did not take the words, or did not let them go."""


class KeptWords:
    """Which visits' words are remembered is in the settings; the words themselves are only in the keyring."""

    def __init__(self, settings: SettingsFile, find: Callable[[], KeyringBackend | None] | None = None) -> None:
        self._settings, self._find = settings, find or keyring_of_the_system

    def place(self) -> str:
        """What the keyring is called; empty where there is none that can be trusted."""
        found = self._keyring()
        return PLACES.get(type(found).__module__, "this computer’s keyring") if found is not None else ""

    def has(self, visit: str) -> bool:
        """Whether somebody asked for this visit's words to be remembered."""
        return visit in self._settings.now.words_kept

    def of(self, visit: str) -> str | None:
        """The words of a visit, if they are remembered and the keyring gives them."""
        return self._asked(lambda keyring: keyring.get_password(SERVICE, visit)) if self.has(visit) else None

    def of_path(self, path: str) -> str | None:
        """The same for a visit that is not open yet, known by where its file is."""
        known = next((known.visit for known in self._settings.now.visits if known.path == path), "")
        return self.of(known) if known else None

    def keep(self, visit: str, phrase: str) -> None:
        """Remember the words from now on. Raises NotRemembered."""
        if self._keyring() is None:
            raise NotRemembered("This computer has no keyring that locks what it keeps", "Type the words each time")
        self._asked(lambda keyring: keyring.set_password(SERVICE, visit, phrase))
        if self._asked(lambda keyring: keyring.get_password(SERVICE, visit)) != phrase:
            raise NotRemembered("The keyring did not take the words", "Unlock it and try again")
        others = [each for each in self._settings.now.words_kept if each != visit]
        self._settings.change(words_kept=(visit, *others))

    def forget(self, visit: str) -> None:
        """Take the words out of the keyring again. Raises NotRemembered where they are, or may be, there afterwards."""
        if self._is_there(visit):
            self._asked(lambda keyring: keyring.delete_password(SERVICE, visit))
            if self._is_there(visit):
                raise NotRemembered("The keyring still has the words", f"Delete “{SERVICE}” in the keyring itself")
        left = tuple(each for each in self._settings.now.words_kept if each != visit)
        self._settings.change(words_kept=left)

    def _is_there(self, visit: str) -> bool:
        """A keyring that is locked or refuses is taken to have them: nothing else would be certain."""
        found = self._asked(lambda keyring: (keyring.get_password(SERVICE, visit),))
        return found is None or found[0] is not None

    def follow(self, visit: VisitFile) -> None:
        """The team's words were changed meanwhile: the keyring gets the new ones."""
        if self.has(visit.id) and visit.phrase and self.of(visit.id) != visit.phrase:
            try:
                self.keep(visit.id, visit.phrase)
            except NotRemembered:
                LOG.warning("the keyring did not take the new words")

    def _keyring(self) -> KeyringBackend | None:
        try:
            return self._find()
        except Exception as problem:  # noqa: BLE001 - looking for one asks the desktop, and it answers as it likes
            LOG.warning("no keyring was found: %s", type(problem).__name__)
            return None

    def _asked(self, ask: Callable[[KeyringBackend], T]) -> T | None:
        """What the keyring answers; None where it is locked, refuses or is not there."""
        keyring = self._keyring()
        if keyring is None:
            return None
        try:
            return ask(keyring)
        except Exception as problem:  # noqa: BLE001 - each system's has errors of its own, and none may shut out a visit
            LOG.warning("the keyring refused: %s", type(problem).__name__)
            return None


def keyring_of_the_system() -> KeyringBackend | None:
    """The first of the system's keyrings that locks what it keeps."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    backends = chosen.backends if isinstance(chosen, ChainerBackend) else (chosen,)
    return next((each for each in backends if type(each).__module__ in PLACES), None)
