"""Tags and the text under them: a tag follows its words through every edit, and is never anywhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peerteam.domain import passages
from peerteam.domain.passages import Place, carry, digest, sentence_at, span_of
from peerteam.domain.records import TagState

TEXT = "The chair says reports come too late. Officers agree. £3.4m isn’t found — “not yet” 😀 é."

# --- texts and edits

EVERYDAY = st.sampled_from(
    ["the", "officers", "and", "£3.4m", "isn’t", "late.", "😀", "é", "“not", "yet”", "on", "track", "–", "reports"]
)
GAP = st.sampled_from([" ", " ", " ", "  ", "\n", "\n\n"])


@st.composite
def texts(draw: st.DrawFn, least: int = 0) -> str:
    """Prose of everyday words, which come again and again."""
    words = draw(st.lists(EVERYDAY, min_size=least, max_size=12))
    return "".join(word + draw(GAP) for word in words).rstrip()


@st.composite
def tagged(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and a passage of it, from the beginning of a word to the end of one."""
    words = draw(st.lists(st.integers(0, 99).map(lambda n: f"w{n}é😀"[: 2 + n % 5]), min_size=1, max_size=12))
    text = " ".join(words)
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    at = len(" ".join(words[:first])) + (first > 0)
    return text, at, at + len(" ".join(words[first : last + 1]))


NEW = st.sampled_from(["zebra", "£9m", "‘quite’", "😀😀", "née"])
OTHER_WORDS = st.lists(NEW, min_size=1, max_size=4).map(" ".join)


# --- carrying


@given(tagged())
def test_a_text_left_alone_leaves_the_tag_alone(passage: tuple[str, int, int]) -> None:
    text, at, upto = passage
    assert carry(text, text, at, upto, text[at:upto]) == Place(at, upto, TagState.OK)


@given(tagged(), OTHER_WORDS, st.sampled_from([" ", "\n"]))
def test_words_put_before_shift_the_tag_by_exactly_their_length(
    passage: tuple[str, int, int], words: str, gap: str
) -> None:
    text, at, upto = passage
    shift = len(words + gap)
    assert carry(text, words + gap + text, at, upto, text[at:upto]) == Place(at + shift, upto + shift, TagState.OK)


@given(tagged(), OTHER_WORDS)
def test_words_put_right_before_the_passage_are_not_in_it(passage: tuple[str, int, int], words: str) -> None:
    text, at, upto = passage
    new = f"{text[:at]}{words} {text[at:]}"
    place = carry(text, new, at, upto, text[at:upto])
    assert new[place.at : place.upto] == text[at:upto]


@given(tagged(), OTHER_WORDS, st.sampled_from([" ", "\n"]))
def test_words_put_behind_leave_the_tag_where_it_is(passage: tuple[str, int, int], words: str, gap: str) -> None:
    text, at, upto = passage
    new = text[:upto] + gap + words + text[upto:]
    assert carry(text, new, at, upto, text[at:upto]) == Place(at, upto, TagState.OK)


@given(tagged(), OTHER_WORDS)
def test_words_put_inside_make_it_longer(passage: tuple[str, int, int], words: str) -> None:
    text, at, upto = passage
    gap = text.find(" ", at, upto)
    assume(gap != -1)
    new = f"{text[:gap]} {words}{text[gap:]}"
    place = carry(text, new, at, upto, text[at:upto])
    assert place == Place(at, upto + len(words) + 1, TagState.EDITED)


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 3))
def test_words_taken_out_inside_make_it_shorter(before: int, behind: int, count: int) -> None:
    inside = ["first", *[f"inner{n}" for n in range(count)], "last"]
    lead, tail = " ".join(["lead"] * before), " ".join(["tail"] * behind)
    old, new = f"{lead} {' '.join(inside)} {tail}", f"{lead} first last {tail}"
    at = len(lead) + 1
    place = carry(old, new, at, at + len(" ".join(inside)), " ".join(inside))
    assert new[place.at : place.upto] == "first last"
    assert place.state == (TagState.EDITED if count else TagState.OK)


@given(texts(least=1), texts(), st.data())
def test_whatever_is_written_a_tag_is_never_out_of_range(old: str, new: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old)))
    upto = data.draw(st.integers(at, len(old)))
    place = carry(old, new, at, upto, old[at:upto], direct=data.draw(st.booleans()))
    if place.state == TagState.GONE:
        assert place.at == place.upto
    else:
        assert 0 <= place.at <= place.upto <= len(new)


@given(texts(least=4), st.data())
def test_behind_an_edit_a_tag_is_where_comparing_word_by_word_would_put_it(old: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(old)))
    last = data.draw(st.integers(first, min(first + 6, len(old))))
    new = old[:first] + data.draw(texts() | GAP | st.just("")) + data.draw(GAP | st.just("")) + old[last:]
    at = data.draw(st.integers(0, len(old)))
    upto = data.draw(st.integers(at, len(old)))
    edit = passages._edit(old, new)
    quickly = carry(old, new, at, upto, old[at:upto])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passages, "_edit", lambda old, new: edit._replace(last=len(old)))
        assert carry(old, new, at, upto, old[at:upto]) == quickly


def test_only_tags_at_the_words_that_were_changed_are_compared_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "align", lambda old, new: pytest.fail("compared word by word"))
    new = TEXT.replace("come too", "always come too")
    for words in ("The chair", "Officers agree.", "“not yet”"):
        at = TEXT.index(words)
        shift = 0 if words == "The chair" else len("always ")
        assert carry(TEXT, new, at, at + len(words), words) == Place(at + shift, at + shift + len(words), TagState.OK)


@given(st.lists(texts(least=1), min_size=2, max_size=5), st.data())
def test_a_tag_that_says_ok_is_on_its_own_words(versions: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(versions[0])))
    upto = data.draw(st.integers(at, len(versions[0])))
    words, place = versions[0][at:upto], Place(at, upto, TagState.OK)
    for old, new in pairwise(versions):
        place = carry(old, new, place.at, place.upto, words)
        if place.state in (TagState.OK, TagState.MOVED):
            assert new[place.at : place.upto] == words


@given(tagged(), OTHER_WORDS)
def test_words_moved_elsewhere_are_found_again(passage: tuple[str, int, int], between: str) -> None:
    text, at, upto = passage
    words = text[at:upto]
    place = carry(words + " " + between, between + " " + words, 0, len(words), words)
    new = between + " " + words
    assert new[place.at : place.upto] == words


def test_words_cut_out_and_pasted_behind_are_found_again() -> None:
    new = TEXT.replace("Officers agree. ", "") + " Officers agree."
    at = TEXT.index("Officers")
    place = carry(TEXT, new, at, at + 15, "Officers agree.")
    assert place == Place(len(new) - 15, len(new), TagState.MOVED)


def test_of_two_places_with_the_words_the_nearer_is_taken() -> None:
    new = "Officers agree. One two three four five six seven. Officers agree."
    old = "Zebras. Nothing of that at all is here for long, alas: not yet. Officers agree."
    assert carry(old, new, 64, 79, "Officers agree.").at == 51


def test_words_taken_out_leave_a_tag_that_is_gone() -> None:
    at = TEXT.index("Officers")
    place = carry(TEXT, TEXT.replace("Officers agree. ", ""), at, at + 15, "Officers agree.")
    assert place == Place(at, at, TagState.GONE)


@pytest.mark.parametrize(
    ("old", "new", "tag", "wanted"),
    [
        ("the cheif officer said so", "the chief officer said so", "cheif officer", "chief officer"),
        ("it is late", "it is late, they say", "late", "late"),
        ("one two three", "one  two\nthree", "two three", "two\nthree"),
        ("we are on track", "we are not on track", "on track", "on track"),
        ("a b c a b c", "a b c x a b c", "b c a", "b c x a"),
    ],
)
def test_a_word_put_right_is_still_the_word(old: str, new: str, tag: str, wanted: str) -> None:
    at = old.index(tag)
    place = carry(old, new, at, at + len(tag), tag)
    assert new[place.at : place.upto] == wanted


def test_a_word_put_right_counts_only_for_somebody_who_saw_it() -> None:
    old, new = "the cheif officer said so", "the chief officer said so"
    assert carry(old, new, 4, 17, "cheif officer") == Place(4, 17, TagState.EDITED)
    assert carry(old, new, 4, 17, "cheif officer", direct=False) == Place(10, 17, TagState.EDITED)


@given(st.text(max_size=30))
def test_a_span_holds_its_words_and_the_fingerprint_of_the_text(text: str) -> None:
    assume(not any("\ud800" <= letter <= "\udfff" for letter in text))
    span = span_of(text, 0, len(text))
    assert (span.digest, span.words, len(span.digest)) == (digest(text), text, 16)


def test_no_text_has_the_fingerprint_of_an_empty_one() -> None:
    assert digest(None) == digest("") != digest(" ")


# --- sentences


@pytest.mark.parametrize(
    ("text", "cursor", "sentence"),
    [
        ("One. Two. Three.", 0, "One."),
        ("One. Two. Three.", 4, "One."),
        ("One. Two. Three.", 6, "Two."),
        ("One. Two. Three.", 16, "Three."),
        ("One. Two", 8, "Two"),
        ("  One.  ", 2, "One."),
        ("One.   ", 7, "One."),
        ("One\nTwo", 3, "One"),
        ("One\nTwo", 4, "Two"),
        ("One.\nTwo.", 4, "One."),
        ("One.\n\nTwo.", 5, ""),
        ("One.\n", 5, ""),
        ("", 0, ""),
        ("\n", 0, ""),
        ("   ", 1, ""),
        ("Cllr Menon said so. Then he left.", 8, "Cllr Menon said so."),
        ("We met Cllr. Menon today. He left.", 3, "We met Cllr. Menon today."),
        ("J. Smith agreed. Yes.", 10, "J. Smith agreed."),
        ("About 3.4 per cent. More.", 6, "About 3.4 per cent."),
        ("“We know.” They do. ", 3, "“We know.”"),
        ("Really?! Yes!", 1, "Really?!"),
        ("Is it so? Yes.", 11, "Yes."),
        ("e.g. the depot. Then more.", 2, "e.g. the depot."),
        ("😀 is here. Next.", 1, "😀 is here."),
    ],
)
def test_the_sentence_at_the_cursor(text: str, cursor: int, sentence: str) -> None:
    at, upto = sentence_at(text, cursor)
    assert text[at:upto] == sentence


@given(texts(), st.data())
def test_a_sentence_is_inside_the_text_and_has_no_blank_ends(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    at, upto = sentence_at(text, cursor)
    assert 0 <= at <= upto <= len(text)
    assert text[at:upto] == text[at:upto].strip()
    assert "\n" not in text[at:upto]


@given(texts(least=1), st.data())
def test_every_place_in_a_sentence_gives_that_sentence(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    at, upto = sentence_at(text, cursor)
    if at < upto:
        inside = data.draw(st.integers(at, upto - 1))
        assert sentence_at(text, inside) == (at, upto)
