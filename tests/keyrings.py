"""A keyring for the tests: it keeps what it is given in memory, and can be locked or refuse."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class KeyringOfTest(KeyringBackend):
    """As the system's own, without a system."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # published so
        self.words: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.words.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.words[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if (service, username) not in self.words:
            raise PasswordDeleteError("nothing there")
        del self.words[service, username]

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked("somebody thought better of it")
