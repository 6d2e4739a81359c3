"""How a number is published: as a floor, because nobody wants to be held to the last one.

The published reports say "more than 40 meetings", "over 100 people"; hardly one gives the exact figure.
"""

from __future__ import annotations

import math

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_HUNDRED = 100


def floor(number: float, step: int | None = None) -> str:
    """The words for a number: 41 is "more than 40", 117 is "more than 110", 6 is "six".

    A whole number below ten is given exactly, in words: a floor under so few would say nothing. From ten on the number
    is rounded down to fives, from a hundred on to tens, or to `step` if one is given that is not larger than it. A
    number that is round already is given exactly ("40"), for it is not more than itself. A fraction below ten is
    rounded down to the whole number.
    """
    whole = math.floor(number)
    if whole < len(_SMALL):
        return _small(whole, exact=whole == number)
    width = step if step and step <= whole else (5 if whole < _HUNDRED else 10)
    rounded = whole - whole % width
    if rounded == number:
        return f"{rounded:,}"
    return f"more than {rounded:,}"


def _small(whole: int, *, exact: bool) -> str:
    if exact:
        return _SMALL[whole]
    return f"more than {whole}" if whole else "less than one"
