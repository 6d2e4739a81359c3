"""Random histories of five laptops, over the real store and real hand-over files (the rules: `docs/handing-over.md`).

Each history edits rows between hand-overs and delivers files in any order: stale, twice, in part, through others. A
backup is put back, a laptop copied, notes made private and shared again, records erased, one clock may be 400 days
ahead. Every word and value is unique, so every loss can be laid at somebody's door. At the end everybody gets
everything, and `play` counts what must all be zero: laptops that differ, words lost, values silently lost, deletes that
swallowed an edit nobody had seen, tags in the wrong place, and words in a file that were never shared.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peerteam import resources
from peerteam.domain.errors import NotAllowed
from peerteam.domain.passages import span_of
from peerteam.domain.records import KINDS, Tag, TagState
from peerteam.handover.bundle import Header, now, read_bundle, write_bundle
from peerteam.handover.exchange import share, take_bundle
from peerteam.store import fold, places
from peerteam.store.step import Row
from peerteam.store.tables import TABLES
from peerteam.store.visit_file import VisitFile

WORD = re.compile(r"w[0-9a-f]{8}xé?😀?")
VALUE = re.compile(r"\bv\d+-\w+")
MARKUP = re.compile(r"^===.*$|\{[^:{}]*:|[{}]", re.MULTILINE)
PROSE = [
    word
    for path in sorted(resources.path("samples", "marlbridge", "notes").glob("*.txt"))
    for word in MARKUP.sub(" ", path.read_text(encoding="utf-8")).split()
]
"""The words of the sample visit's notes, in order: real prose, in which everyday words come again and again."""
FIELDS: dict[str, tuple[str, ...]] = {
    "session": ("slot", "title", "lead"),
    "support": ("stance",),
    "document": ("title", "summary"),
    "finding": ("wording", "side"),
    "theme": ("name",),
}
AREAS = ("Housing", "Transport and growth", "Digital")
"""Focus areas that several laptops add, each for itself."""
MUST_BE_ZERO = ("rows differ", "notes differ", "waiting differ", "tags differ", "digests differ", "words lost",
                "values lost", "edits swallowed", "tags misplaced", "leaks", "unnoticed")  # fmt: skip

Place = tuple[str, str, str]  # kind, record, field


@dataclass
class Since:
    """What was done on a laptop since its last hand-over: known to nobody else yet."""

    sets: list[tuple[Any, Place]] = field(default_factory=list)
    answered: list[tuple[str, str, Any]] = field(default_factory=list)
    deletes: list[tuple[str, set[Any]]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    def copy(self) -> Since:
        return Since(list(self.sets), list(self.answered), list(self.deletes), set(self.words))

    def drop(self, record: str) -> None:
        self.sets = [each for each in self.sets if each[1][1] != record]
        self.answered = [each for each in self.answered if each[0] != record]


class Laptop:
    """One copy of the visit and what its owner did with it."""

    def __init__(self, visit: VisitFile, who: str, skew: int, clock: list[int]) -> None:
        self.who, self.skew, self.clock = who, skew, clock
        self.since = Since()
        self.use(visit)

    def use(self, visit: VisitFile) -> None:
        visit.changes.now = lambda: self.clock[0] + self.skew
        # The disk is not what is tested here; thousands of histories need not wait for it.
        visit.connection.execute("pragma synchronous = off")
        self.visit = visit

    def ask(self, sql: str, *values: Any) -> list[Any]:
        return self.visit.connection.execute(sql, values).fetchall()

    def column(self, sql: str, *values: Any) -> list[Any]:
        return [row[0] for row in self.ask(sql, *values)]

    def put(self, kind: str, record: str, row: Row | None) -> None:
        with self.visit.step("test"):
            self.visit.rows.put_back(kind, record, row)

    def row(self, kind: str, record: str) -> Row | None:
        return self.visit.rows.row(kind, record)


def empty_row(kind: str, record: str, **values: Any) -> Row:
    return {column.name: None for column in TABLES[kind].columns} | {"id": record} | values


class History:
    """One random history; `counts` says what became of everything."""

    def __init__(self, seed: int, folder: Path, laptops: int = 5) -> None:
        self.random = random.Random(seed)
        self.seed, self.folder = seed, folder
        self.clock = [1_800_000_000_000]
        self.first_number = 0
        self.number = 0
        self.step_number = 0
        self.files: list[Path] = []
        self.backups: list[tuple[int, Path, Since]] = []
        self.owner: dict[str, str] = {}  # word -> the note it was typed into
        self.cut: set[str] = set()  # words somebody took out
        self.tags: dict[str, tuple[list[str], set[str]]] = {}
        self.sets: dict[Any, Place] = {}
        self.answered: Counter[tuple[str, str, Any]] = Counter()
        self.deletes: dict[str, set[Any]] = defaultdict(set)
        self.may_leave: set[str] = set()
        self.erased: dict[str, set[str]] = {}
        self.leaks = 0
        self.unnoticed = 0
        self.stats: Counter[str] = Counter()
        self.laptops = [self._new_laptop(index) for index in range(laptops)]
        self.first_number = laptops

    def _new_laptop(self, index: int) -> Laptop:
        skew = self.random.randrange(-3_600_000, 3_600_000)
        if index == 4 and self.seed % 3 == 0:
            skew = 400 * 86_400_000
        visit = VisitFile.empty(self.folder / f"{self.seed}-{index}.peerteam", "visit")
        visit.set_me(f"p{index}")
        return Laptop(visit, f"p{index}", skew, self.clock)

    # --- words and bookkeeping

    def word(self) -> str:
        """A word that is like no other: a word that was put right must not be mistaken for its neighbour."""
        self.number += 1
        unlike = hashlib.blake2b(f"{self.seed} {self.number}".encode(), digest_size=4).hexdigest()
        return f"w{unlike}x" + self.random.choice(["", "", "é", "😀"])

    def words(self, note: str, count: int, laptop: Laptop | None = None) -> list[str]:
        made = [self.word() for _ in range(count)]
        self.owner.update(dict.fromkeys(made, note))
        if laptop is not None:
            laptop.since.words.update(made)
        return made

    def with_prose(self, words: list[str]) -> list[str]:
        mixed: list[str] = []
        for word in words:
            if self.random.random() < 0.3:
                at = self.random.randrange(len(PROSE) - 8)
                mixed += [*PROSE[at : at + self.random.randint(1, 8)], *self.random.choice([[], ["😀"], ["£3.4m"]])]
            mixed.append(word)
        return mixed

    def shareable(self, laptop: Laptop) -> set[str]:
        bodies = laptop.column("select body from note where not coalesce(stays_here, 0) and not coalesce(raised, 0)")
        words = {word for body in bodies for word in WORD.findall(body or "")}
        values = {
            v for kind, names in FIELDS.items() for name in names for v in laptop.column(f"select {name} from {kind}")
        }
        values |= set(laptop.column("select short_name from theme"))  # made of a name, and left as it was by another
        return words | {token for value in values if value for token in VALUE.findall(value)}

    def settle_down(self, laptop: Laptop) -> None:
        """What was done on this laptop is now in a change."""
        self.sets.update(dict(laptop.since.sets))
        self.answered.update(laptop.since.answered)
        for record, seen in laptop.since.deletes:
            self.deletes[record].update(seen)
        laptop.since = Since()

    def stood_on(self, laptop: Laptop, record: str, name: str) -> list[Any]:
        return laptop.column("select value from value where record = ? and field = ? and state in (1, 3)", record, name)

    def write(self, laptop: Laptop, kind: str, record: str, name: str, value: Any, was: Any) -> None:
        since = laptop.since
        if was is not None:
            since.sets = [each for each in since.sets if each != (was, (kind, record, name))]
        replaced = [(record, name, old) for old in self.stood_on(laptop, record, name) if old != value]
        since.answered = [each for each in since.answered if each[:2] != (record, name)] + replaced
        since.sets.append((value, (kind, record, name)))

    # --- files

    def make(self, laptop: Laptop, since: int = 0) -> Path:
        self.may_leave |= self.shareable(laptop)
        self._check_written(laptop)
        path = self.folder / f"{self.seed}-file-{len(self.files)}.peerteam"
        share(laptop.visit, path, since)
        self.settle_down(laptop)
        self.files.append(path)
        self._look_for_leaks(laptop, "\n".join(c.raw for c in read_bundle(path, None).changes))
        return path

    def _check_written(self, laptop: Laptop) -> None:
        """Looking only at what was written since the last time must find everything that is altered."""
        changes, db = laptop.visit.changes, laptop.visit.connection
        with laptop.visit.door.scratch():
            quick = sum(changes.count_altered().values())
            fold.prepare(db)
            db.execute(f"insert or ignore into temp.touched {fold.ALL_TOUCHED}")
            fold.find_altered(db)
            full = db.execute("select count(distinct record) from temp.altered").fetchone()[0]
        self.unnoticed += full != quick

    def _look_for_leaks(self, laptop: Laptop, text: str) -> None:
        self.leaks += sum(token not in self.may_leave for token in [*WORD.findall(text), *VALUE.findall(text)])
        for record, values in self.erased.items():
            if laptop.ask("select 1 from erased where record = ?", record):
                self.leaks += any(value in text for value in values)

    def take(self, laptop: Laptop, path: Path) -> None:
        take_bundle(laptop.visit, read_bundle(path, None, "visit"))

    def take_part(self, laptop: Laptop, path: Path) -> None:
        raws = [change.raw for change in read_bundle(path, None).changes]
        self.random.shuffle(raws)
        raws = raws[: len(raws) // 2]
        part = self.folder / f"{self.seed}-part.peerteam"
        write_bundle(part, Header("visit", "part", "", now(), "", len(raws), whole=False), raws, None)
        self.take(laptop, part)

    # --- one history

    def play(self, steps: int = 400) -> Counter[str]:
        self._begin()
        for self.step_number in range(steps):
            self.clock[0] += self.random.randrange(1, 400_000)
            self._step(self.random.choice(self.laptops), self.random.random())
        self._bring_together()
        self._count()
        for laptop in self.laptops:
            laptop.visit.close()
        return self.stats

    def _begin(self) -> None:
        first = self.laptops[0]
        for note in ("n1", "n2"):
            body = " ".join(self.with_prose(self.words(note, 12)))
            first.put("note", note, empty_row("note", note, author="p0", body=body))
        for index in range(3):
            record, title, slot = f"s{index}", f"v0-s{index}t", self.slot(f"v0-s{index}s")
            first.put("session", record, empty_row("session", record, title=title, slot=slot))
            first.since.sets += [(title, ("session", record, "title")), (slot, ("session", record, "slot"))]
        path = self.make(first)
        for laptop in self.laptops[1:]:
            self.take(laptop, path)

    def _step(self, laptop: Laptop, x: float) -> None:
        acts = (
            (0.28, self.write_words), (0.40, self.cut_words), (0.49, self.tag_words), (0.59, self.set_field),
            (0.62, self.keep_themes), (0.66, self.new_record), (0.68, self.link), (0.72, self.delete),
            (0.75, self.settle), (0.78, self.private), (0.785, self.erase), (0.80, self.back_up),
            (0.803, self.restore), (0.806, self.copy_laptop), (0.88, self.hand_over),
        )  # fmt: skip
        for limit, act in acts:
            if x < limit:
                act(laptop)
                break
        else:
            if self.files:
                recent = self.files[-12:] if self.random.random() < 0.7 else self.files
                self.take(laptop, self.random.choice(recent))
                self.stats["merges"] += 1
        if x >= 0.98 and self.files:
            self.take_part(laptop, self.random.choice(self.files))

    def slot(self, value: str) -> str:
        return json.dumps([value, "09:00", None, "Room é"], ensure_ascii=False, separators=(",", ":"))

    def value(self, name: str, laptop: Laptop) -> str:
        value = f"v{self.step_number}-{laptop.who}"
        return self.slot(value) if name == "slot" else value

    # --- what people do

    def write_words(self, laptop: Laptop) -> None:
        notes = laptop.ask("select id, body from note")
        if not notes:
            return
        note, body = self.random.choice(notes)
        words = body.split(" ")
        at = self.random.randrange(min(len(words), 20) + 1)
        words[at:at] = self.with_prose(self.words(note, self.random.randint(1, 4), laptop))
        self.save(laptop, note, " ".join(words))

    def cut_words(self, laptop: Laptop) -> None:
        notes = laptop.ask("select id, body from note")
        if not notes:
            return
        note, body = self.random.choice(notes)
        words = body.split(" ")
        if len(words) > 4:
            at = self.random.randrange(len(words) - 3)
            upto = at + self.random.randint(1, 3)
            self.cut.update(word for word in words[at:upto] if WORD.fullmatch(word))
            del words[at:upto]
        self.save(laptop, note, " ".join(words))

    def save(self, laptop: Laptop, note: str, body: str) -> None:
        with laptop.visit.door.typing():
            places.save_body(laptop.visit.connection, note, body)
            laptop.visit.rows.mark(note)

    def tag_words(self, laptop: Laptop) -> None:
        notes = laptop.ask("select id, body from note")
        note, body = self.random.choice(notes) if notes else ("", "")
        matches = list(WORD.finditer(body))
        if len(matches) <= 3:
            return
        first = self.random.randrange(len(matches) - 2)
        last = min(len(matches) - 1, first + self.random.randint(0, 5))
        at, upto = matches[first].start(), matches[last].end()
        tag = f"g{self.step_number}-{laptop.who}"
        self.tags[tag] = WORD.findall(body[at:upto]), set(WORD.findall(body))
        with laptop.visit.step("tag"):
            record = Tag(
                tag, note, span_of(body, at, upto), self.any_theme(laptop), at=at, upto=upto, state=TagState.OK
            )
            laptop.visit.rows.add(record)

    def any_theme(self, laptop: Laptop) -> str:
        return str(self.random.choice([*laptop.column("select id from theme"), "theme"]))

    def any_record(self, laptop: Laptop) -> tuple[str, str] | None:
        sql = " union all ".join(f"select '{kind}', id from {kind}" for kind in FIELDS)
        found = laptop.ask(sql)
        if not found:
            return None
        kind, record = self.random.choice(found)
        return kind, record

    def set_field(self, laptop: Laptop) -> None:
        if (found := self.any_record(laptop)) is None:
            return
        kind, record = found
        name = self.random.choice(FIELDS[kind])
        row = laptop.row(kind, record)
        assert row is not None
        value, before = self.value(name, laptop), laptop.since.copy()
        self.write(laptop, kind, record, name, value, row[name])
        laptop.put(kind, record, row | {name: value})
        if self.random.random() < 0.15:
            laptop.since.sets, laptop.since.answered = before.sets, before.answered
            laptop.visit.history.undo()

    def new_record(self, laptop: Laptop) -> None:
        kind = self.random.choice(("session", "document", "finding"))
        name = "wording" if kind == "finding" else "title"
        record = f"{kind[0]}{self.step_number}-{laptop.who}"
        value = self.value(name, laptop)
        under = {"theme": self.any_theme(laptop)} if kind == "finding" else {}
        laptop.put(kind, record, empty_row(kind, record, **{name: value}, **under))
        laptop.since.sets.append((value, (kind, record, name)))

    def link(self, laptop: Laptop) -> None:
        """A link has an id made of its ends: made again and again, on any laptop, it is one."""
        which = self.random.randrange(3)
        record = f"F{which}+g"
        if laptop.row("support", record) is None:
            value = self.value("stance", laptop)
            self.write(laptop, "support", record, "stance", value, None)
            laptop.put("support", record, empty_row("support", record, finding=f"F{which}", evidence="g", stance=value))

    def seen(self, laptop: Laptop, kind: str, record: str) -> set[Any]:
        row = laptop.row(kind, record) or {}
        stood = {value for name in FIELDS.get(kind, ()) for value in self.stood_on(laptop, record, name)}
        return stood | set(row.values())

    def delete(self, laptop: Laptop) -> None:
        if (found := self.any_record(laptop)) is None:
            return
        kind, record = found
        if self.random.random() < 0.2:
            laptop.put(kind, record, None)
            laptop.visit.history.undo()
            return
        seen = self.seen(laptop, kind, record)
        if self.random.random() < 0.5:
            seen |= set(laptop.column("select value from value where record = ? and state = 2", record))
            with laptop.visit.step("delete"):
                laptop.visit.rows.remove(KINDS[kind], record)
        else:
            laptop.put(kind, record, None)
        laptop.since.drop(record)
        laptop.since.deletes.append((record, seen))

    def keep_themes(self, laptop: Laptop) -> None:
        """What the sheet of themes does; what its rules forbid is not done."""
        themes = [theme.id for theme in laptop.visit.programme.themes()]
        act = self.random.choice((self.add_area, self.add_area, self.rename_area, self.move_area, self.end_area))
        with suppress(NotAllowed):
            if themes or act == self.add_area:
                act(laptop, themes)
                self.stats[act.__name__] += 1

    def add_area(self, laptop: Laptop, _: list[str]) -> None:
        if self.random.random() < 0.5:
            laptop.visit.programme.add_focus(self.random.choice(AREAS))
            return
        value = self.value("name", laptop)
        made = laptop.visit.programme.add_focus(value)
        laptop.since.sets.append((value, ("theme", made, "name")))

    def rename_area(self, laptop: Laptop, themes: list[str]) -> None:
        theme, value = self.random.choice(themes), self.value("name", laptop)
        row = laptop.row("theme", theme)
        assert row is not None
        laptop.visit.programme.rename_theme(theme, value)
        self.write(laptop, "theme", theme, "name", value, row["name"])

    def move_area(self, laptop: Laptop, themes: list[str]) -> None:
        laptop.visit.programme.move_theme(self.random.choice(themes), self.random.choice((-1, 1)))

    def end_area(self, laptop: Laptop, themes: list[str]) -> None:
        """Joined with another, all that stands under it, or taken away."""
        theme, into = self.random.choice(themes), self.random.choice(themes)
        seen, under = self.seen(laptop, "theme", theme), laptop.column("select id from tag where theme = ?", theme)
        if theme == into or self.random.random() < 0.2:
            laptop.visit.programme.take_away_theme(theme)
        else:
            laptop.visit.programme.join_themes(theme, into)
            assert set(under) <= set(laptop.column("select id from tag where theme = ?", into))
        if self.random.random() < 0.3:
            laptop.visit.history.undo()
            assert under == laptop.column("select id from tag where theme = ?", theme)
            return
        laptop.since.drop(theme)
        laptop.since.deletes.append((theme, seen))

    def settle(self, laptop: Laptop) -> None:
        waiting = laptop.visit.unsettled()
        if not waiting:
            return
        chosen = self.random.choice(waiting)
        row = laptop.row(chosen.kind, chosen.record)
        if row is None:
            return
        if chosen.field == "" and self.random.random() < 0.4:
            self.agree_to_delete(laptop, chosen.kind, chosen.record, row)
        elif chosen.field == "":
            self.answer(laptop, chosen.record, "")
            self.stats["kept"] += 1
        else:
            self.choose(laptop, chosen.kind, chosen.record, chosen.field, chosen.value, row)

    def agree_to_delete(self, laptop: Laptop, kind: str, record: str, row: Row) -> None:
        seen = set(laptop.column("select value from value where record = ? and state > 0", record)) | set(row.values())
        if kind == "note":
            self.cut.update(word for value in seen for word in WORD.findall(str(value)))
        with laptop.visit.step("delete"):
            laptop.visit.rows.remove(KINDS[kind], record)
        laptop.since.drop(record)
        laptop.since.deletes.append((record, seen))

    def answer(self, laptop: Laptop, record: str, name: str) -> None:
        with laptop.visit.door.typing():
            laptop.visit.rows.answer(record, name)

    def choose(self, laptop: Laptop, kind: str, record: str, name: str, other: Any, row: Row) -> None:
        self.stats["settled"] += 1
        was = row[name]
        waiting = laptop.column("select value from value where record = ? and field = ? and state = 2", record, name)
        new = other if self.random.random() < 0.5 else was
        if name == "body":
            gone = {word for body in [*waiting, was] for word in WORD.findall(body or "")} - set(
                WORD.findall(new or "")
            )
            self.cut |= gone
            laptop.visit.notes.choose_body(record, new or "")
            return
        if name in FIELDS.get(kind, ()):
            since, place = laptop.since, (kind, record, name)
            since.sets = [each for each in since.sets if each[1] != place] + [(new, place)]
            replaced = [
                (record, name, value) for value in [*waiting, *self.stood_on(laptop, record, name)] if value != new
            ]
            since.answered = [each for each in since.answered if each[:2] != (record, name)] + replaced
        if new != was:
            laptop.put(kind, record, row | {name: new})
        self.answer(laptop, record, name)

    def private(self, laptop: Laptop) -> None:
        mine = laptop.ask("select id, stays_here, body from note where id like 'x%' and author = ?", laptop.who)
        y = self.random.random()
        if not mine or y < 0.4:
            note = f"x{self.step_number}"
            body = " ".join(self.words("x", 6, laptop))
            laptop.put("note", note, empty_row("note", note, author=laptop.who, body=body, stays_here=1))
            return
        note, stays, body = self.random.choice(mine)
        if stays and y < 0.7:
            laptop.visit.notes.set_private(note, stays_here=False)
            self.stats["published"] += 1
        elif stays:
            self.cut.update(WORD.findall(body))
            laptop.visit.notes.remove(note)
        else:
            versions = laptop.column("select value from value where record = ? and field = 'body'", note)
            self.cut.update(word for text in [body, *versions] for word in WORD.findall(text or ""))
            laptop.visit.notes.set_private(note, stays_here=True)
            self.stats["withdrawn"] += 1

    def erase(self, laptop: Laptop) -> None:
        found = laptop.column("select id from session where id not in ('s0', 's1', 's2') union select id from document")
        if self.step_number <= 100 or not found:
            return
        record = self.random.choice(found)
        kind = "session" if record.startswith("s") else "document"
        values = laptop.column("select value from value where record = ? and field <> ''", record)
        texts = {value for value in [*values, *(laptop.row(kind, record) or {}).values()] if isinstance(value, str)}
        self.erased[record] = {token for text in texts for token in VALUE.findall(text)}
        laptop.visit.erase(KINDS[kind], record, "asked")

    def back_up(self, laptop: Laptop) -> None:
        path = self.folder / f"{self.seed}-backup-{len(self.backups)}.peerteam"
        laptop.visit.copy_to(path)
        self.backups.append((self.laptops.index(laptop), path, laptop.since.copy()))

    def restore(self, _: Laptop) -> None:
        if not self.backups:
            return
        index, path, since = self.random.choice(self.backups)
        laptop = self.laptops[index]
        self.cut |= laptop.since.words
        bodies = laptop.column("select body from note")
        self.cut |= {word for body in bodies for word in WORD.findall(body or "") if word not in self.may_leave}
        laptop.visit.close()
        target = laptop.visit.path
        for old in target.parent.glob(target.name + "*"):
            old.unlink()
        target.write_bytes(path.read_bytes())
        laptop.use(VisitFile.open(target))
        laptop.since = since.copy()
        self.stats["restored"] += 1

    def copy_laptop(self, laptop: Laptop) -> None:
        if len(self.laptops) > self.first_number:
            return
        path = self.folder / f"{self.seed}-copy.peerteam"
        laptop.visit.copy_to(path)
        copy = Laptop(VisitFile.open(path), laptop.who, laptop.skew, self.clock)
        copy.since = laptop.since.copy()
        self.laptops.append(copy)
        self.stats["copied"] += 1

    def hand_over(self, laptop: Laptop) -> None:
        last = laptop.visit.changes.last
        self.make(laptop, self.random.choice([0, 0, self.random.randrange(1 + last)]))

    # --- the end

    def _bring_together(self) -> None:
        for path in self.files:
            self.take(self.laptops[0], path)
        for _ in range(3):
            made = [self.make(laptop) for laptop in self.laptops]
            for laptop in self.laptops:
                self.random.shuffle(made)
                for path in made:
                    self.take(laptop, path)

    def _view(self, laptop: Laptop) -> dict[str, Any]:
        rows = {
            (kind, row[0]): tuple(row[1:])
            for kind, names in FIELDS.items()
            for row in laptop.ask(f"select id, {', '.join(names)} from {kind}")
        }
        handed_over = "exists (select 1 from value v where v.record = t.id and v.state = 1)"
        return {
            "rows": rows,
            "notes": dict(map(tuple, laptop.ask("select id, body from note where not coalesce(stays_here, 0)"))),
            "waiting": sorted((w.record, w.field, str(w.value)) for w in laptop.visit.unsettled()),
            "tags": {
                row[0]: tuple(row[1:])
                for row in laptop.ask(f"select id, note, at, upto, state, span from tag t where {handed_over}")
            },
            "digests": laptop.visit.digest(),
        }

    def _count(self) -> None:
        views = [self._view(laptop) for laptop in self.laptops]
        for what in ("rows", "notes", "waiting", "tags", "digests"):
            self.stats[f"{what} differ"] = int(any(view[what] != views[0][what] for view in views))
        view, laptop = views[1], self.laptops[1]
        self._count_words(view, laptop)
        self._count_values(view)
        self._count_tags(view)
        self.stats.update(
            histories=1,
            files=len(self.files),
            leaks=self.leaks,
            unnoticed=self.unnoticed,
            erased=len(self.erased),
            marks=sum(name == "" for _, name, _ in view["waiting"]),
            changes=laptop.visit.changes.last,
        )
        self.stats["waiting"] = len(view["waiting"])

    def _count_words(self, view: dict[str, Any], laptop: Laptop) -> None:
        private = [each.column("select body from note where stays_here") for each in self.laptops]
        texts = [*view["notes"].values(), *(value for _, name, value in view["waiting"] if name == "body")]
        hidden = laptop.column("select value from current where field = 'body' and state = 3")
        present = {word for text in _flat(texts, hidden, *private) for word in WORD.findall(text or "")}
        alive = [word for word in self.owner if word not in self.cut]
        self.stats["words"] = len(alive)
        self.stats["words lost"] = sum(word not in present for word in alive)

    def _count_values(self, view: dict[str, Any]) -> None:
        shown = {value for row in view["rows"].values() for value in row} | {value for _, _, value in view["waiting"]}
        live = {record for _, record in view["rows"]}
        for value, (_, record, name) in self.sets.items():
            if record in self.erased:
                continue
            answered = (record, name, value) in self.answered
            if record in live:
                known = value in shown or answered or value in self.deletes.get(record, ())
                self.stats["values lost"] += not known
            else:
                self.stats["edits swallowed"] += not (answered or value in self.deletes.get(record, ()))
        self.stats["values"] = len(self.sets)
        self.stats["deleted"] = len(self.deletes)

    def _count_tags(self, view: dict[str, Any]) -> None:
        for tag, (words, seen) in self.tags.items():
            if tag not in view["tags"]:
                continue
            note, at, upto, *_ = view["tags"][tag]
            body = view["notes"].get(note)
            if body is None:
                self.stats["tags whose note is deleted"] += 1
                continue
            self.stats["tags"] += 1
            inside, alive = set(WORD.findall(body[at:upto])), set(WORD.findall(body))
            missed = any(word in alive and word not in self.cut and word not in inside for word in words)
            strayed = any(word in inside for word in seen - set(words))
            self.stats["tags misplaced"] += missed or strayed


def _flat(*lists: Iterable[Any]) -> list[Any]:
    return [value for each in lists for value in each]


def play(seed: int, folder: Path, steps: int = 400) -> Counter[str]:
    """Play one history in a folder of its own and clear it up again."""
    home = folder / f"history-{seed}"
    home.mkdir(parents=True)
    try:
        return History(seed, home).play(steps)
    finally:
        for path in home.iterdir():
            path.unlink()
        home.rmdir()
