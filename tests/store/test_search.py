"""One search over everything, whatever somebody types."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerteam.domain.records import Note, Session, Slot
from peerteam.store.search import OPEN, SHUT, expression
from peerteam.store.visit_file import VisitFile
from tests.builders import BODY


def found(visit: VisitFile, words: str) -> set[str]:
    return {hit.id for hit in visit.search(words)}


# --- words


@pytest.mark.parametrize("words", ["scrutiny", "SCRUTINY", "scru", "scrutiny chair", "chair scrutiny", "reports late"])
def test_a_note_is_found_by_its_words_and_their_beginnings(visit: VisitFile, words: str) -> None:
    assert "n1" in found(visit, words)


@pytest.mark.parametrize("words", ["cabinet", "crutiny", "scrutiny cabinet", "scru chair", '"chair scrutiny"'])
def test_a_note_without_the_words_is_not_found(visit: VisitFile, words: str) -> None:
    assert "n1" not in found(visit, words)


@pytest.mark.parametrize("words", ['"scrutiny chair"', '"scrutiny chair', '"too late"', 'reports "too late"'])
def test_a_phrase_is_found_as_it_stands(visit: VisitFile, words: str) -> None:
    assert "n1" in found(visit, words)


@pytest.mark.parametrize(("written", "typed"), [("café", "cafe"), ("cafe", "café"), ("Zoë", "zoe"), ("Œuvre", "œuvre")])
def test_accents_do_not_matter(visit: VisitFile, written: str, typed: str) -> None:
    visit.notes.save_typing("n1", f"They met at the {written} together")
    assert found(visit, typed) == {"n1"}
    assert found(visit, typed + " together") == {"n1"}


@pytest.mark.parametrize(
    ("written", "typed"), [("reports", "reporting "), ("challenge", "challenged "), ("housing", "houses ")]
)
def test_other_forms_of_a_word_are_found(visit: VisitFile, written: str, typed: str) -> None:
    visit.notes.save_typing("n1", f"It is about {written} here")
    assert found(visit, typed) == {"n1"}


@pytest.mark.parametrize(
    "words",
    ["", " ", '"', '""', "*", "(", ")", "AND", "OR", "NOT", "NEAR", "NEAR(", "a AND", "title:", "title:x", "-", "^x",
     "x*", "**", "'", "''", ";", "£3.4m", "😀", "“not yet”", "\0", "x\0y", "a" * 5000, '"a b', "{x}", "+", "\\", "%",
     "_", "isn’t", "\ud83d", "x \ud83d"],
)  # fmt: skip
def test_odd_signs_never_raise(visit: VisitFile, words: str) -> None:
    assert isinstance(visit.search(words), list)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters() | st.sampled_from('"*()^:-{}+ '), max_size=30))
def test_nothing_that_can_be_typed_raises(visit: VisitFile, words: str) -> None:
    visit.search(words)


@pytest.mark.parametrize("words", ["AND", "or", "not", "near"])
def test_words_that_are_commands_elsewhere_are_words_here(visit: VisitFile, words: str) -> None:
    visit.notes.save_typing("n1", f"so {words} so")
    assert found(visit, f"{words} so") == {"n1"}


def test_only_the_last_word_may_be_unfinished() -> None:
    assert expression("scrutiny cha") == '"scrutiny" "cha"*'
    assert expression("scrutiny cha ") == '"scrutiny" "cha"'
    assert expression('"scrutiny cha"') == '"scrutiny cha"'
    assert expression(" !? ") == ""


# --- what is found


def test_every_kind_with_words_is_found(visit: VisitFile) -> None:
    session = visit.programme.add("Zebra crossing", Slot(room="Quagga room"))
    document = visit.evidence.add_document("D77", "Zebra plan", summary="About okapis")
    finding = visit.findings.add("t1", "strength", "Zebras are counted")
    recommendation = visit.findings.recommend("headline", "Count zebras", explanation="and okapis")
    person = visit.people.add_person("staff", name="Zeb Zebra")
    visit.letter.edit("intro", "We saw zebras.")
    assert {hit.kind for hit in visit.search("zebra")} == {
        "session", "document", "finding", "recommendation", "person", "section",
    }  # fmt: skip
    assert found(visit, "quagga") == {session}
    assert found(visit, "okapi") == {document, recommendation}
    assert found(visit, "D77") == {document}
    assert found(visit, "zeb zebra") == {person}
    assert finding in found(visit, "counted")


def test_a_hit_has_a_title_and_shows_the_words_found(visit: VisitFile) -> None:
    (hit,) = [hit for hit in visit.search("officers") if hit.kind == "note"]
    assert "«Officers» agree" in hit.snippet
    (hit,) = visit.search("scrutiny chairs")[:1]
    assert (hit.kind, hit.id, hit.title) == ("session", "s1", "Scrutiny chairs")


def test_a_limit_is_kept(visit: VisitFile) -> None:
    for _ in range(5):
        visit.notes.add("s1", body="zebra")
    assert len(visit.search("zebra", limit=3)) == 3


# --- while typing, by kind


def test_what_is_found_is_grouped_by_kind_with_its_number(visit: VisitFile) -> None:
    for _ in range(7):
        visit.notes.add("s1", body="A zebra and another zebra")
    visit.people.add_person("staff", name="Zeb Zebra")
    groups = {group.kind: group for group in visit.find("zebra", each=3)}
    assert {kind: (group.count, len(group.hits)) for kind, group in groups.items()} == {
        "note": (7, 3),
        "person": (1, 1),
    }
    assert groups["note"].hits[0].snippet == f"A {OPEN}zebra{SHUT} and another {OPEN}zebra{SHUT}"
    assert groups["person"].hits[0].title == f"Zeb {OPEN}Zebra{SHUT}"


def test_more_of_one_kind_can_be_asked_for(visit: VisitFile) -> None:
    for _ in range(7):
        visit.notes.add("s1", body="zebra")
    (group,) = visit.find("zebra", each=3, whole="note")
    assert len(group.hits) == group.count == 7


@pytest.mark.parametrize("words", ["s", " s", "“", '"', "", "!"])
def test_one_letter_finds_nothing_yet(visit: VisitFile, words: str) -> None:
    assert visit.find(words) == []


def test_one_letter_of_a_further_word_does_not_narrow_yet(visit: VisitFile) -> None:
    assert visit.find("scrutiny x") == visit.find("scrutiny ")


def test_a_private_note_is_found_by_its_owner_and_by_nobody_else_on_this_laptop(visit: VisitFile) -> None:
    note = visit.notes.add(body="A privateword for myself")
    visit.notes.set_private(note, raised=True)
    assert [hit.id for group in visit.find("privateword") for hit in group.hits] == [note]
    visit.set_me("p2")
    assert visit.find("privateword") == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters() | st.sampled_from('"*()^:-{}+ “”'), max_size=30))
def test_nothing_typed_in_the_panel_raises(visit: VisitFile, words: str) -> None:
    for group in visit.find(words):
        for hit in group.hits:
            visit.place_of(words, hit.id)


@pytest.mark.parametrize("body", ["Reports come too late.", "  \n Reports come too late.", "😀 “Reports” – late"])
def test_the_place_of_the_words_in_a_note_is_where_they_stand(visit: VisitFile, body: str) -> None:
    visit.notes.save_typing("n1", body)
    for typed, word in (("report", "Reports"), ("lat", "late")):
        place = visit.place_of(typed, "n1")
        assert place is not None
        assert body[slice(*place)] == word


def test_a_note_that_does_not_hold_the_words_has_no_place_for_them(visit: VisitFile) -> None:
    assert visit.place_of("zebra", "n1") is None
    assert visit.place_of("scrutiny", "gone") is None
    assert visit.place_of("", "n1") is None


# --- kept in step


def test_a_private_note_is_found_on_its_own_laptop(visit: VisitFile) -> None:
    note = visit.notes.add(body="A privateword for myself")
    visit.notes.set_private(note, stays_here=True)
    assert found(visit, "privateword") == {note}


def test_words_typed_over_are_found_no_more(visit: VisitFile) -> None:
    visit.notes.save_typing("n1", "zebra")
    assert found(visit, "officers") == set()
    assert found(visit, "zebra") == {"n1"}


def test_what_is_deleted_is_found_no_more_and_again_once_undone(visit: VisitFile) -> None:
    visit.notes.remove("n1")
    assert found(visit, "officers") == set()
    visit.history.undo()
    assert found(visit, "officers") == {"n1"}


def test_a_note_given_a_new_name_is_found_under_it(visit: VisitFile) -> None:
    visit.commit()
    visit.notes.set_private("n1", stays_here=True)
    visit.commit()
    (note,) = visit.rows.all(Note)
    assert note.id != "n1"
    assert found(visit, "officers") == {note.id}


def test_the_search_holds_just_what_the_rows_hold(visit: VisitFile) -> None:
    for text in (BODY + " zebra", BODY, "other"):
        visit.notes.save_typing("n1", text)
    with visit.step("Remove"):
        visit.rows.remove(Note, "n1")
        visit.rows.change(Session, "s1", title="Zebra")
    assert found(visit, "zebra") == {"s1"}
    count = visit.connection.execute("select count(*) from search").fetchone()[0]
    assert count == len({hit.id for word in ("zebra", "Ann", "Ben", "Cara", "Chris", "Governance", "Financial")
                         for hit in visit.search(word)})  # fmt: skip
