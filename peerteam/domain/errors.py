"""Known problems, told in one plain sentence: what happened, and what to do about it.

Anything that is not a `PeerTeamError` is a bug of ours and is shown as one. An error never carries note text or names
of people, because it may end up in a log.
"""

from __future__ import annotations

import errno

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class PeerTeamError(Exception):
    """A problem a person can do something about.

    `what` says what happened and `do` what to do, both without a full stop at the end.
    """

    def __init__(self, what: str, do: str = "") -> None:
        self.what, self.do = what, do
        super().__init__(f"{what}. {do}." if do else f"{what}.")


class FileInUse(PeerTeamError):
    """The visit is open in another window or program on this laptop."""


class FileTooNew(PeerTeamError):
    """The file was made by a newer version of Peer Team."""


class Gone(PeerTeamError, KeyError):
    """What is to be changed was deleted while somebody was at it: undone, or by what a colleague handed over."""

    def __init__(self) -> None:
        super().__init__(
            "This was deleted meanwhile, so what you typed could not be kept with it", "Write it elsewhere"
        )

    __str__ = Exception.__str__  # a KeyError would put its words in quotation marks


class NotAVisit(PeerTeamError):
    """The file is something else altogether."""


class FileDamaged(PeerTeamError):
    """The file is a Peer Team file, but part of it is missing or altered."""


class OtherVisit(PeerTeamError):
    """The file belongs to another visit: to this council, if it says so."""

    def __init__(self, what: str, do: str = "", council: str = "") -> None:
        self.council = council
        super().__init__(what, do)


class WrongPhrase(PeerTeamError):
    """The team's phrase does not open this file."""


class CannotWrite(PeerTeamError):
    """The folder is read-only, or the disk is full."""

    @classmethod
    def because(cls, name: str, problem: OSError, other: str = "another folder") -> CannotWrite:
        """Why a file of this name could not be written, in a person's words: the system's own are an engineer's."""
        if problem.errno in _NO_ROOM:
            return cls(f"{name} cannot be written: there is no room left", f"Make room there, or choose {other}")
        if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
            why = "the folder is read-only, or another program has the file open"
            return cls(f"{name} cannot be written: {why}", f"Choose {other}, or close the file in the other program")
        return cls(f"{name} cannot be written there", f"Choose {other}")


class NoSuchFile(PeerTeamError):
    """Nothing is there."""


class BadTable(PeerTeamError):
    """A table somebody gave us cannot be read."""


class BadResource(PeerTeamError):
    """A framework, letter format or sample has a mistake in it: named by file, key and reason."""


class NotAllowed(PeerTeamError):
    """The rules of the house forbid it: a session with notes cannot be removed, another's note cannot be edited."""


class NotFound(PeerTeamError):
    """The thing asked for by name is not in the visit, or the name fits several."""
