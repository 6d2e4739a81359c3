"""A letter format is read strictly: each mistake is told by file, section, key and reason."""

from __future__ import annotations

from typing import Any

import pytest

from peerteam.domain.errors import BadResource
from peerteam.domain.letter_blocks import Role
from peerteam.domain.letter_format import SectionKind, parse_letter_format

HEAD: dict[str, Any] = {
    "id": "mine", "name": "Mine", "era": "E", "title": "{kind} of {council}", "subtitle": "{kind}",
    "visit_line": "On site {dates}", "running_title": "{council}", "subject": "Feedback", "author": "The peer team",
}  # fmt: skip
SUMMARY: dict[str, Any] = {
    "key": "summary",
    "kind": "words",
    "heading": "Summary",
    "words": ["One.", ["Two.", "Three."]],
}


def a_format(*sections: dict[str, Any], **head: Any) -> dict[str, Any]:
    return {**HEAD, **head, "section": list(sections) or [SUMMARY]}


def test_a_paragraph_is_one_text_or_several_sentences() -> None:
    section = parse_letter_format(a_format(), "mine.toml").sections[0]
    assert section.words == (("One.",), ("Two.", "Three."))
    assert section.kind is SectionKind.WORDS
    assert section.role is Role.NUMBERED


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({**HEAD}, "there is no [[section]]"),
        ({**HEAD, "section": "none"}, "there is no [[section]]"),
        (a_format({**SUMMARY, "wrods": ["x"]}), "section 1 (“summary”): there is no key “wrods”"),
        (a_format({"key": "summary"}), "section 1 (“summary”): the key “kind” is missing"),
        (a_format({**SUMMARY, "kind": "poem"}), "the key “kind” must be one of words, title"),
        (a_format({**SUMMARY, "role": "large"}), "the key “role” must be one of title"),
        (a_format({**SUMMARY, "level": 7}), "the key “level” must be 1, 2 or 3"),
        (a_format({**SUMMARY, "level": True}), "the key “level” must be 1, 2 or 3"),
        (a_format({**SUMMARY, "numbered": "no"}), "the key “numbered” must be true or false"),
        (a_format({**SUMMARY, "words": "One."}), "the key “words” must be a list of paragraphs"),
        (a_format({**SUMMARY, "words": [[]]}), "the key “words” must be a list of texts"),
        (a_format({**SUMMARY, "clauses": []}), "the key “clauses” must be a list of texts"),
        (a_format({**SUMMARY, "heading": " "}), "the key “heading” must be a text that is not empty"),
        (a_format({**SUMMARY, "words": ["{counsil}"]}), "{counsil} is not a placeholder"),
        (a_format({**SUMMARY, "words": ["{council"]}), "has a brace that belongs to no placeholder"),
        (a_format(SUMMARY, SUMMARY), "section 2 (“summary”): an earlier section has the same key"),
        (a_format(name=3), "mine.toml: the key “name” must be a text"),
        (a_format(colour="blue"), "mine.toml: there is no key “colour”"),
        ({key: text for key, text in a_format().items() if key != "title"}, "mine.toml: the key “title” is missing"),
    ],
)
def test_each_mistake_is_told_by_file_key_and_reason(data: dict[str, Any], told: str) -> None:
    with pytest.raises(BadResource) as problem:
        parse_letter_format(data, "mine.toml")
    assert problem.value.what.startswith("mine.toml")
    assert told in problem.value.what
