"""The team, and the people it met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.ids import derived_id, new_id, position_between, positions
from peerteam.domain.records import Attendance, Peer, Person, Record, Session
from peerteam.store.noun import Noun
from peerteam.store.tables import TABLES


class People(Noun):
    """Reads and writes peers and persons."""

    # --- the team

    def peers(self) -> list[Peer]:
        """The peer team, in the order it is published."""
        return self._rows.all(Peer)

    def me(self) -> Peer | None:
        """The peer whose laptop this is."""
        return self._rows.get(Peer, self._visit.me)

    def add_peer(self, name: str, *, initials: str | None = None, **fields: str | None) -> str:
        """A new member of the team; returns the id. The same name added on two laptops is one peer."""
        last = self.peers()[-1].position if self.peers() else None
        peer = Peer(
            id=self._id_of_peer(name),
            name=name,
            initials=initials or initials_of(name),
            position=position_between(last, None),
            **fields,
        )
        with self._step("Add to the team"):
            return self._rows.add(peer).id

    def _id_of_peer(self, name: str) -> str:
        """Made of the name; somebody else of that name, or one who was here and went, is another."""
        from peerteam.domain.people import bare_name

        id = derived_id("peer", self._visit.id, *bare_name(name))
        there = "select 1 from peer where id = :id union select 1 from change where record = :id"
        taken = self._query(f"{there} union select 1 from erased where record = :id", {"id": id}).fetchone()
        return new_id() if taken else id

    def change_peer(self, peer: str, **fields: str | None) -> None:
        """New words for some fields of a peer."""
        with self._step("Change the team"):
            self._rows.change(Peer, peer, **fields)

    def move_peer(self, peer: str, by: int) -> bool:
        """Move a peer up (-1) or down (1) in the order as published; False at either end."""
        order = self.peers()
        here = next(index for index, each in enumerate(order) if each.id == peer)
        to = here + by
        if not 0 <= to < len(order):
            return False
        order.insert(to, order.pop(here))
        before, after = _neighbours([each.position for each in order], to)
        with self._step("Move in the team"):
            if _has_room(order, to):
                self._rows.change(Peer, peer, position=position_between(before, after))
            else:  # two laptops gave two peers one place, or nobody gave any: number them all
                for each, position in zip(order, positions(len(order)), strict=True):
                    self._rows.change(Peer, each.id, position=position)
        return True

    def remove_peer(self, peer: str) -> list[Record]:
        """Take somebody out of the team; returns what went. Raises NotAllowed for whoever has work in the visit."""
        if peer == self._visit.me:
            raise NotAllowed("This is you, so you stay in the team", "Say first who works on this laptop")
        for sql, words, do in _BINDS:
            (count,) = self._query(sql, {"peer": peer}).fetchone()
            if count:
                raise NotAllowed(words.format(count, "" if count == 1 else "s"), do)
        return self._remove(Peer, peer, "Take out of the team")

    # --- the people met

    def persons(self) -> list[Person]:
        """Everybody the programme names, by name; whose name is not known comes last, by post."""
        return sorted(self._rows.all(Person), key=_as_called)

    def add_person(self, group: str, **fields: str | int | None) -> str:
        """Somebody the team met; the source group is always known."""
        with self._step("Add person"):
            return self._rows.add(Person(id=new_id(), group=group, **fields)).id  # type: ignore[arg-type]

    def change_person(self, person: str, **fields: str | int | None) -> None:
        """New words for some fields of somebody met. Raises NotAllowed for a source group left empty."""
        if "group" in fields and not fields["group"]:
            raise NotAllowed("The group somebody speaks for is always set", "Choose “other” if none fits")
        with self._step("Change person"):
            self._rows.change(Person, person, **fields)

    def remove_person(self, person: str) -> list[Record]:
        """Delete somebody from the list and from their sessions; returns what went, for `bring_back`."""
        return self._remove(Person, person, "Delete person")

    def sessions_of(self, *persons: str) -> list[Session]:
        """The sessions somebody is met in, under any of these entries, in the order of the programme."""
        links = [link for person in persons for link in self._rows.where(Attendance, person=person)]
        return self._rows.having(Session, (link.session for link in links))

    def take_out(self, session: str, *persons: str) -> list[Record]:
        """Somebody was not in a session after all; returns what went, for `bring_back`."""
        links = [a for person in persons for a in self._rows.where(Attendance, session=session, person=person)]
        with self._step("Take out of the session"):
            for link in links:
                self._rows.remove(Attendance, link.id)
        return list(links)

    def bring_back(self, records: Iterable[Record], label: str = "Bring back") -> None:
        """Put back what was taken away, wherever the visit stands by now."""
        with self._step(label):
            for record in records:
                self._rows.add(record)

    # --- one person typed twice

    def join(self, person: str, counts: str) -> None:
        """Two entries are one person: of the two, and of all joined to them before, `counts` is the one that counts."""
        from peerteam.domain.people import counted_as

        instead = counted_as(self.persons())
        with self._step("Same person"):
            if instead[counts] != counts:
                self._rows.change(Person, counts, same_as=None)
            for other in sorted({instead[person], instead[counts], person} - {counts}):
                self._rows.change(Person, other, same_as=counts)

    def say_two(self, one: str, other: str) -> None:
        """Two entries are two people, and need not be asked about again: each is the *same as* itself.

        What is joined to either stays joined to it; two that are joined to each other are parted.
        """
        from peerteam.domain.people import counted_as

        instead = counted_as(self.persons())
        ends = (instead[one], instead[other])
        with self._step("Two people"):
            for person in (one, other) if ends[0] == ends[1] else ends:
                self._rows.change(Person, person, same_as=person)

    # --- finding

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

    def _remove(self, kind: type[Record], id: str, label: str) -> list[Record]:
        with self._step(label) as step:
            before = len(step.changes)
            self._rows.remove(kind, id)
            gone = [(TABLES[change.kind], change.before) for change in step.changes[before:]]
        return [table.from_row(row) for table, row in gone if row is not None]


_BINDS = (
    ("select count(*) from note where author = :peer", "{} note{} would lose their author", "Notes keep their author"),
    (
        "select count(*) from session where lead = :peer or writer = :peer",
        "{} session{} would lose their lead or writer",
        "Give those to somebody else first",
    ),
)
"""What keeps somebody in the team: how many there are, what to say, and what to do."""


def _neighbours(found: Sequence[str | None], at: int) -> tuple[str | None, str | None]:
    return (found[at - 1] if at else None), (found[at + 1] if at + 1 < len(found) else None)


def _as_called(person: Person) -> tuple[bool, str, str]:
    name, post = person.name or "", person.post or person.organisation or ""
    return not name, name.casefold(), post.casefold()


def _has_room(order: Sequence[Peer], at: int) -> bool:
    """Whether the others stand at places of their own, so that only the one moved needs a new one."""
    others = [peer.position for index, peer in enumerate(order) if index != at]
    known = [position for position in others if position is not None]
    return len(known) == len(others) and known == sorted(set(known))


def initials_of(name: str) -> str:
    """First letters of a name, titles left out: "Cllr Rajiv Menon" is RM."""
    words = [
        word
        for word in name.split()
        if word.rstrip(".").casefold() not in {"cllr", "councillor", "dr", "mr", "mrs", "ms", "sir"}
    ]
    return "".join(word[0] for word in words).upper()
