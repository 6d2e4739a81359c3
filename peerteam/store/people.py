"""The team, and the people it met."""

from __future__ import annotations

from peerteam.domain.errors import NotFound
from peerteam.domain.ids import new_id, position_between
from peerteam.domain.records import Peer, Person
from peerteam.store.noun import Noun


class People(Noun):
    """Reads and writes peers and persons."""

    def peers(self) -> list[Peer]:
        """The peer team, in the order it is published."""
        return self._rows.all(Peer)

    def persons(self) -> list[Person]:
        """Everybody the programme names."""
        return self._rows.all(Person)

    def me(self) -> Peer | None:
        """The peer whose laptop this is."""
        return self._rows.get(Peer, self._visit.me)

    def add_peer(self, name: str, *, initials: str | None = None, **fields: str | None) -> str:
        """A new member of the team; returns the id."""
        last = self.peers()[-1].position if self.peers() else None
        peer = Peer(
            id=new_id(),
            name=name,
            initials=initials or initials_of(name),
            position=position_between(last, None),
            **fields,
        )
        with self._step("Add to the team"):
            return self._rows.add(peer).id

    def add_person(self, group: str, **fields: str | int | None) -> str:
        """Somebody the team met; the source group is always known."""
        with self._step("Add person"):
            return self._rows.add(Person(id=new_id(), group=group, **fields)).id  # type: ignore[arg-type]

    def peer_named(self, name: str) -> Peer:
        """The peer of this name, initials or id. Raises NotFound, also when it fits several."""
        wanted = name.strip().casefold()
        found = [
            peer
            for peer in self.peers()
            if wanted and wanted in {(peer.name or "").casefold(), (peer.initials or "").casefold(), peer.id}
        ] or [peer for peer in self.peers() if wanted and wanted in (peer.name or "").casefold().split()]
        if len(found) != 1:
            known = ", ".join(peer.name or peer.initials or peer.id for peer in self.peers())
            problem = "Nobody" if not found else "More than one person"
            raise NotFound(f"{problem} in the team is called “{name}”", f"The team is: {known or 'nobody yet'}")
        return found[0]


def initials_of(name: str) -> str:
    """First letters of a name, titles left out: "Cllr Rajiv Menon" is RM."""
    words = [
        word
        for word in name.split()
        if word.rstrip(".").casefold() not in {"cllr", "councillor", "dr", "mr", "mrs", "ms", "sir"}
    ]
    return "".join(word[0] for word in words).upper()
