"""Duties whose limit of time is none of those that the words of law quoted for them name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.authoring.check.limits_that_differ import Span, at_most, measured, span_words
from compliance.packs.law import Citation
from compliance.packs.model import Duty, Rule, Rulebook
from compliance.sources.problem import Problems

_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: number for number, word in enumerate(_TEENS, 10)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{
        f"{ten}{mark}{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, 2)
        for ones, one in enumerate(_ONES, 1)
        for mark in ("-", " ")
    },
}
_NUMBER = "|".join((r"\d{1,4}", *sorted(_WORDS, key=len, reverse=True)))
_SPAN = re.compile(
    rf"\b(?P<number>{_NUMBER})\s*(?:\(\d+\)\s*)?[\s-]*(?P<kind>calendar|business|working)?[\s-]*"
    rf"(?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)


def find_limits_not_in_quotes(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of every duty with a limit of time where the quoted law names limits, and none is this one.

    What is quoted for the duty itself counts first; where that names no limit, what is quoted for the rule. Nothing is
    said where no limit is quoted.
    """
    for rule in rulebook.rules_of(pack):
        for duty in rule.duties:
            if duty.place is not None and duty.place.file.startswith(f"{pack}/"):
                _look_at(rulebook, rule, duty, problems)


def _look_at(rulebook: Rulebook, rule: Rule, duty: Duty, problems: Problems) -> None:
    limits = list(_limits(rulebook, duty))
    named = dict(_named(duty.cite)) or dict(_named(rule.cite))
    if not limits or not named or any(measured(limit) in map(measured, named) for limit in limits):
        return
    told = " and ".join(f"`{words}`" for words in dict.fromkeys(named.values()))
    problems.add(
        "limit-not-in-quote",
        f"the duty `{duty.id}` of `{rule.id}` gives {span_words(limits[0])}, and the law that is quoted for it names {told}",
        duty.place,
        "write the limit that the law gives, or quote the words that give this one",
        level="warning",
    )


def _limits(rulebook: Rulebook, duty: Duty) -> Iterator[Span]:
    if duty.due is not None and duty.due.number:
        yield duty.due.number, duty.due.unit
    if duty.clock is not None and duty.clock.number:
        yield duty.clock.number, duty.clock.unit
    for span in at_most(rulebook, duty.met_when):
        if span[0]:
            yield span


def _named(cites: tuple[Citation, ...]) -> Iterator[tuple[Span, str]]:
    """Yield each limit of time that quotes name, with its words."""
    for cite in cites:
        for found in _SPAN.finditer(" ".join(cite.quote)):
            number = found["number"].lower()
            unit = f"{found['unit'].lower()}s"
            if (found["kind"] or "").lower() in ("business", "working") and unit == "days":
                unit = "working_days"
            yield (int(number) if number.isdigit() else _WORDS[number], unit), found[0]
