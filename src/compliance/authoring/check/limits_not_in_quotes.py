"""Duties whose limit of time is none of those that the words of law quoted for them name."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.authoring.check.limits_compared import at_most, back_to, measured, span_words, times_compared
from compliance.authoring.check.limits_named import Span, limits_named
from compliance.packs.model import Duty, Rule, Rulebook
from compliance.sources.problem import Problems


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
    named = dict(limits_named(duty.cite)) or dict(limits_named(rule.cite))
    written = [*limits, *times_compared(rulebook, duty.met_when)]  # `less than 30 days` allows 29, and is told as 30
    if not limits or not named or any(measured(limit) in map(measured, named) for limit in written):
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
    for span in (*at_most(rulebook, duty.met_when), *back_to(duty.met_when)):
        if span[0]:
            yield span
