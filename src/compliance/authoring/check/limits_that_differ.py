"""Duties that give two limits of time: one in what they ask for, another in their last day, their clock or their text."""

from __future__ import annotations

from compliance.authoring.check.limits_compared import at_most, measured, span_words, times_compared, times_of_options
from compliance.authoring.check.limits_in_rule_texts import look_at_rule_texts
from compliance.authoring.check.limits_named import Span, limits_in, limits_named
from compliance.packs.law import Citation
from compliance.packs.model import Duty, Rule, Rulebook
from compliance.packs.read import ReadPack
from compliance.packs.spot import Spot
from compliance.packs.written_rules import RulesFile
from compliance.sources.place import Place
from compliance.sources.problem import Problems


def find_limits_that_differ(rulebook: Rulebook, pack: str, read: ReadPack, problems: Problems) -> None:
    """Warn of every duty whose last day, clock or text gives another limit than the number that its condition allows.

    So do a title, gap or remedy of its rule that names another time than the only one that the rule compares.
    """
    for written, spot in read.of(RulesFile):
        for i, rule in enumerate(written.rules):
            for j, duty in enumerate(rulebook.rules[rule.id].duties if rule.id in rulebook.rules else ()):
                if duty.place is None or not duty.place.file.startswith(f"{pack}/") or j >= len(rule.requires):
                    continue  # an overlay has added it
                look_at_duty(rulebook, rulebook.rules[rule.id], duty, spot / "rules" / i / "requires" / j, problems)
            if rule.id in rulebook.rules:
                look_at_rule_texts(rulebook, rulebook.rules[rule.id], spot / "rules" / i, problems)


def look_at_duty(rulebook: Rulebook, rule: Rule, duty: Duty, at: Spot, problems: Problems) -> None:
    """Warn of the limits of one duty that differ; it stands at `at`, in a rule or in an overlay that adds it."""
    allowed = list(at_most(rulebook, duty.met_when))
    due = [(duty.due.number, duty.due.unit)] if duty.due is not None else []
    clock = [(duty.clock.number, duty.clock.unit)] if duty.clock is not None and duty.clock.number else []
    limits: list[tuple[str, list[Span], Spot]] = [
        ("`met_when`", allowed, at / "met_when"),
        ("`due`", list(due), at / "due"),
        ("`clock`", list(clock), at / "clock" / "limit"),
    ]
    for number, (what, spans, spot) in enumerate(limits):
        for other, others, other_spot in limits[:number]:
            if not spans:
                continue
            against, help = _none_is(spans[0], others), "or two duties if there are two limits"
            if against is None:
                against, help = _counted_otherwise(spans[0], others, (*duty.cite, *rule.cite))
            if against is None:
                against, help = _of_other_length(spans[0], others), "in the unit in which the law gives it"
            if against is not None:
                problems.add(
                    "limits-differ",
                    f"{what} of the duty `{duty.id}` of `{rule.id}` gives {span_words(spans[0])}, {other} {span_words(against)}",
                    spot.place,
                    f"write the limit that the law gives in both, {help}",
                    notes=[(other_spot.place, "the other limit stands here")],
                    level="warning",
                )
                return
    told = [(span, spot.place) for _, spans, spot in limits for span in spans]
    _look_at_text(rule.id, duty, [span for span, _ in told], at / "text", problems)
    compared = [(span, (at / "met_when").place) for span in times_compared(rulebook, duty.met_when)]
    _look_for_another(rulebook, rule, duty, [*told, *compared], at / "text", problems)


def _look_at_text(rule: str, duty: Duty, limits: list[Span], at: Spot, problems: Problems) -> None:
    """Warn where the text of a duty counts as many working days as its limits have days, or the other way round."""
    for (number, unit), words in limits_in(duty.text):
        other = {"days": "working_days", "working_days": "days"}.get(unit, "")
        if (number, other) in limits and (number, unit) not in limits:
            problems.add(
                "limits-differ",
                f"the text of the duty `{duty.id}` of `{rule}` says `{words}`, its limit is {span_words((number, other))}",
                at.place,
                "write the limit that the law gives in both, as working days or as days",
                level="warning",
            )


def _look_for_another(
    rulebook: Rulebook, rule: Rule, duty: Duty, limits: list[tuple[Span, Place | None]], at: Spot, problems: Problems
) -> None:
    """Warn where the text of a duty names a time that its limits, the options that meet it and the law quoted do not have.

    A time may also be the sum of two others that the rule has: one month, and two more.
    """
    cites = (*duty.cite, *rule.cite, *(cite for other in rule.duties for cite in other.cite))
    quoted = [(span, cite.place) for cite in cites for span, _ in limits_named((cite,))]
    why = [(span, None) for span, _ in limits_in(" ".join(cite.no_quote_why for cite in cites))]
    when = [] if duty.when is None else list(times_of_options(rulebook, duty.when))
    chosen = list(times_of_options(rulebook, duty.met_when))
    lengths = {measured(span) for span, _ in (*limits, *chosen, *quoted, *why, *when)}
    pairs = ((one, other) for one in lengths for other in lengths if one != other and one[0] == other[0])
    sums = {(one[0], one[1] + other[1]) for one, other in pairs}
    said = list(limits_in(duty.text))
    if {measured(span) for span, _ in said} & {measured(span) for span, _ in (*limits, *chosen)}:
        return
    for span, words in said:
        alike = [(found, place) for found, place in (*limits, *chosen, *quoted) if found[1] == span[1] and found[0]]
        if alike and measured(span) not in lengths | sums:
            found, place = alike[0]
            whose = "its limit is" if (found, place) in limits else "the options or the law quoted have"
            problems.add(
                "limits-differ",
                f"the text of the duty `{duty.id}` of `{rule.id}` says `{words}`, {whose} {span_words(found)}",
                at.place,
                "write the limit that the law gives in both",
                notes=[(place, "the other limit stands here")],
                level="warning",
            )
            return


def _none_is(span: Span, others: list[Span]) -> Span | None:
    """Return another limit in the same measure, if there is one and none of them is as long."""
    measure, length = measured(span)
    alike = [other for other in others if measured(other)[0] == measure]
    return alike[0] if alike and all(measured(other)[1] != length for other in alike) else None


def _counted_otherwise(span: Span, others: list[Span], cites: tuple[Citation, ...]) -> tuple[Span | None, str]:
    """Return a limit of as many days (72 hours are three), if these are working days and those are not.

    With it comes what the law says of them. Where quoted law names both, neither is wrong.
    """
    if measured(span)[0] in {measured(other)[0] for other in others}:
        return None, ""
    alike = (other for other in others if _in_days(other) == _in_days(span) is not None)
    against = next((other for other in alike if "working_days" in (other[1], span[1])), None)
    said = {limit: words for limit, words in limits_named(cites) if limit in (span, against)}
    if against is None or len(said) > 1:
        return None, ""
    told = next((f": it is quoted with `{words}`" for words in said.values()), "")
    return against, f"as working days or as days{told}"


def _of_other_length(span: Span, others: list[Span]) -> Span | None:
    """Return a limit in days if this one is in months, or the other way round, and none can be as long: 15 days and 15 months."""
    measures = {measured(other)[0] for other in others}
    if not others or measured(span)[0] in measures or not measures | {measured(span)[0]} <= {"hours", "months"}:
        return None
    return others[0] if not any(_can_be_as_long(span, other) for other in others) else None


def _can_be_as_long(one: Span, other: Span) -> bool:
    """Return whether as many months as one time has can be as long as the other, which is told in days."""
    lengths = dict((measured(one), measured(other)))
    days, months = lengths.get("hours", 0) / 24, lengths.get("months", 0)
    return 28 * months <= days <= 31 * months


def _in_days(span: Span) -> int | None:
    """Return how many days a time has, working days as if they were days; None if it is not told in days."""
    measure, length = measured(span)
    if measure == "working_days":
        return length
    return length // 24 if measure == "hours" and length % 24 == 0 else None
