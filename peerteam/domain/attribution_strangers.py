"""Names of people the visit does not know: behind a title ("Mrs Osborne"), or speaking ("Sarah Collins told us")."""

from __future__ import annotations

from peerteam.domain.attribution_doubts import is_ordinary
from peerteam.domain.attribution_look import Look
from peerteam.domain.attribution_people import Directory

_SPEAKS = "This reads as the name of one who is speaking"
_TITLED = "A title and a name point at one person"
_LONGEST = 3

Found = tuple[int, int, str]
"""The first word of a name, the one after its last, and why it matters."""


def stranger(look: Look, index: int, known: Directory) -> Found | None:
    """The name of somebody unknown whose first word after any title is here."""
    return _titled(look, index, known) or _speaking(look, index, known)


def _titled(look: Look, index: int, known: Directory) -> Found | None:
    if index == 0 or not look.is_title(index - 1) or not look.row[index].capital:
        return None
    upto = index + 1
    while (word := look.after(upto)) and word.capital and upto - index < _LONGEST and not look.row[upto - 1].owning:
        upto += 1
    if look.is_masked(index, upto) or {word.norm for word in look.row[index:upto]} & known.team_surnames:
        return None
    return None if _is_no_name(look, index, upto) else (index - 1, upto, _TITLED)


def _is_no_name(look: Look, index: int, upto: int) -> bool:
    """ "Councillor Development Programme", "Lord Mayor", "Lady Margaret School"."""
    title, norm, words = look.row[index - 1].norm, look.row[index].norm, look.words
    if norm in words.not_after_title or norm in words.titles:
        return True
    if upto - index > 1 and look.row[upto - 1].norm in words.place_nouns:
        return True
    if title not in words.loose_titles:
        return False
    return norm in words.place_nouns | words.people_words or (look.sentence.shouts and is_ordinary(norm, words))


def _speaking(look: Look, index: int, known: Directory) -> Found | None:
    after = look.after(index + 1)
    if look.row[index].norm not in look.words.first_names or after is None:
        return None
    if not (look.row[index].capital and after.capital) or look.is_masked(index, index + 2):
        return None
    if after.norm in known.team_surnames or after.norm in look.words.place_nouns:
        return None
    return (index, index + 2, _SPEAKS) if look.speaks(index, index + 2) else None
