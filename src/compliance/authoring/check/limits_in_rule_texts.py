"""Titles, gaps and remedies that name another time than the only one that their rule, or their duty, compares."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.authoring.check.limits_compared import measured, span_words, times_compared, times_of_options
from compliance.authoring.check.limits_named import Span, limits_in, limits_named
from compliance.packs.law import Citation
from compliance.packs.model import Duty, Rule, Rulebook
from compliance.packs.spot import Spot
from compliance.sources.problem import Problems


def look_at_rule_texts(rulebook: Rulebook, rule: Rule, at: Spot, problems: Problems) -> None:
    """Warn of each text of a rule that stands at `at` which names one time, where the rule compares one, and another.

    A title and a gap are also told if they name one that no duty, condition, option or quote of the rule has.
    """
    when = [rule.applies_when, *(duty.when for duty in rule.duties if duty.when is not None)]
    elsewhere = [span for condition in when for span in times_compared(rulebook, condition)]
    elsewhere += [span for span, _ in limits_named(tuple(_cites(rule)))]
    elsewhere += [span for duty in rule.duties for span, _ in limits_in(duty.text)]
    of_rule = [span for duty in rule.duties for span in _compared(rulebook, duty)]
    chosen = [span for duty in rule.duties for span, _ in times_of_options(rulebook, duty.met_when)]
    texts = [
        ("the title", rule.title, at / "title", [*of_rule, *chosen]),
        ("`gap`", rule.gap, at / "gap", of_rule),
        ("`remedy`", rule.remedy.text, at / "remedy" / "text", of_rule),
    ]
    for number, duty in enumerate(rule.duties):
        spot, spans = at / "requires" / number, list(_compared(rulebook, duty))
        texts.append((f"`gap` of the duty `{duty.id}`", duty.gap, spot / "gap", spans))
        if duty.remedy is not None:
            texts.append((f"`remedy` of the duty `{duty.id}`", duty.remedy.text, spot / "remedy" / "text", spans))
    known = [*chosen, *of_rule, *elsewhere, *(span for one in when for span, _ in times_of_options(rulebook, one))]
    known += [span for span, _ in limits_in(" ".join(cite.no_quote_why for cite in _cites(rule)))]
    for what, text, spot, spans in texts:
        told = _told_otherwise(text, spans, elsewhere)
        says = f"and what it compares with is {span_words(told[1])}" if told is not None else ""
        if told is None and spot.route[-1] in ("title", "gap"):
            told = _told_nowhere(text, known)
            says = f"and its duties, conditions and quotes name {span_words(told[1])}" if told is not None else ""
        if told is None and spot.route[-1] == "title" and not known and (named := list(limits_in(text))):
            told, says = (named[0][1], named[0][0]), "and nothing else in it names a time"
        if told is not None:
            problems.add(
                "limits-differ",
                f"{what} of `{rule.id}` says `{told[0]}`, {says}",
                spot.place,
                "write the limit that the law gives in both",
                level="warning",
            )


def _cites(rule: Rule) -> list[Citation]:
    return [*rule.cite, *(cite for duty in rule.duties for cite in duty.cite)]


def _told_nowhere(text: str, known: list[Span]) -> tuple[str, Span] | None:
    """Return the words of the only time in a text if nothing else in the rule names it, and one that something does."""
    named = list(limits_in(text))
    if len(named) != 1:
        return None
    [(span, words)] = named
    alike = [one for one in known if measured(one)[0] == measured(span)[0] and one[0]]
    return (words, alike[0]) if alike and measured(span) not in map(measured, alike) else None


def _told_otherwise(text: str, spans: list[Span], elsewhere: list[Span]) -> tuple[str, Span] | None:
    """Return the words of the only time that a text names and the only one compared, if these can be compared and differ.

    A time may be named as well that stands `elsewhere`: in a quote or in the text of a duty, which are looked at by
    themselves, or in what says when the rule applies.
    """
    named = list(limits_in(text))
    if len(named) != 1:
        return None
    [(said, words)] = named
    measure, length = measured(said)
    lengths = {measured(span)[1]: span for span in spans if measured(span)[0] == measure}
    if len(lengths) != 1 or length in lengths or (measure, length) in map(measured, elsewhere):
        return None
    return words, next(iter(lengths.values()))


def _compared(rulebook: Rulebook, duty: Duty) -> Iterator[Span]:
    yield from times_compared(rulebook, duty.met_when)
    if duty.due is not None:
        yield duty.due.number, duty.due.unit
    if duty.clock is not None and duty.clock.number:
        yield duty.clock.number, duty.clock.unit
