"""Numbers in words."""

from __future__ import annotations

_BELOW_TWENTY = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

TENS = {word: 10 * tens for tens, word in enumerate(_TENS, 2)}
"""Twenty to ninety."""

NUMBER_WORDS = {word: number for number, word in enumerate(_BELOW_TWENTY, 1)} | TENS
"""Every number below a hundred that is one word."""
