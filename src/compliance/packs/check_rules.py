"""Rules: what they rest on exists, every duty can be judged, and nothing can be met by saying nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from compliance.conditions.error import quoted
from compliance.conditions.meaning import Always
from compliance.packs.check_citations import check_citations
from compliance.packs.check_clock import check_clock
from compliance.packs.check_conditions import Reader
from compliance.packs.check_force import check_force
from compliance.packs.check_subjects import with_parents
from compliance.packs.law import Citation, NamedDate, Severity, Standing
from compliance.packs.model import Due, DueUnit, Duty, Force, Question, Remedy, Rule
from compliance.packs.spot import Spot
from compliance.packs.written_rules import RulesFile, WrittenDuty, WrittenRemedy, WrittenRule
from compliance.sources.misread import number_form
from compliance.sources.problem import Problem, did_you_mean

_UNITS: tuple[DueUnit, ...] = get_args(DueUnit)
_DUE = re.compile(
    r"(?P<number>\d{1,5}) +(?P<unit>\w+) +after +(?P<year>the +end +of +the +year +of +)?(?P<name>[a-z0-9_.]+)"
)
_DUE_EXAMPLES = (
    "write it like `60 days after incident.discovered`, or `60 days after the end of the year of incident.discovered`"
)


def check_rules(
    written: RulesFile, spot: Spot, reader: Reader, questions: Mapping[str, Question], dates: Mapping[str, NamedDate]
) -> dict[str, Rule]:
    """Return the rules of a file. `questions` and `dates` are those of all packs."""
    found: dict[str, Rule] = {}
    for i, rule in enumerate(written.rules):
        found[rule.id] = _rule(rule, spot / "rules" / i, reader, questions, dates)
    return found


def _rule(
    rule: WrittenRule, spot: Spot, reader: Reader, questions: Mapping[str, Question], dates: Mapping[str, NamedDate]
) -> Rule:
    scope = reader.scope
    if rule.each is not None:
        scope.knows("subject", rule.each, spot / "each")
    if rule.penalty is not None:
        scope.knows("penalty", rule.penalty, spot / "penalty")
    for i, replaced in enumerate(rule.would_replace):
        if replaced == rule.id:
            scope.add("unknown-rule", "a rule cannot replace itself", spot / "would_replace" / i, "delete this line")
        else:
            scope.knows("rule", replaced, spot / "would_replace" / i)
    cites = check_citations(rule.cite, spot / "cite", scope)
    seen: dict[str, Spot] = {}
    duties: list[Duty] = []
    for i, duty in enumerate(rule.requires):
        at = spot / "requires" / i
        first = seen.setdefault(duty.id, at)
        if first is not at:
            note = ((first / "id").place, "declared here")
            says = f"there are two duties `{duty.id}`"
            scope.add("duplicate-id", says, at / "id", "give one of them another name", notes=(note,))
        duties.append(check_duty(duty, at, rule.each, reader, questions, cites))
    return Rule(
        id=rule.id,
        pack=scope.pack,
        each=rule.each,
        title=rule.title,
        topic=rule.topic,
        applies_when=reader.read(spot / "applies_when", rule.each),
        duties=tuple(duties),
        in_force=_in_force(rule, spot, reader, dates),
        severity=Severity(rule.severity),
        gap=rule.gap,
        remedy=_remedy(rule.remedy),
        severity_because=rule.severity_because,
        penalty=rule.penalty,
        evidence=rule.evidence,
        contested=rule.contested,
        would_replace=tuple(rule.would_replace),
        cite=cites,
        place=(spot / "id").place,
        penalty_place=(spot / "penalty").place if rule.penalty is not None else None,
    )


def _in_force(rule: WrittenRule, spot: Spot, reader: Reader, dates: Mapping[str, NamedDate]) -> tuple[Force, ...]:
    """Return from when to when a rule is in force: throughout, if nothing is said."""
    standing = Standing(rule.standing) if rule.standing is not None else None
    if rule.in_force is not None:
        return check_force(rule.in_force, spot / "in_force", rule.each, standing, reader, dates)
    if standing is None:
        says = f"`{rule.id}` does not say what kind of law it is"
        reader.scope.add(
            "missing-standing", says, spot / "id", "write `standing:`, for instance `standing: regulation`"
        )
    return (Force(standing=standing or Standing.STATUTE),)


def check_duty(
    duty: WrittenDuty,
    spot: Spot,
    each: str | None,
    reader: Reader,
    questions: Mapping[str, Question],
    cites_of_rule: tuple[Citation, ...],
) -> Duty:
    """Return a duty of a rule that is said of `each`; what is wrong with it is recorded by the reader."""
    cites = check_citations(duty.cite, spot / "cite", reader.scope)
    met_when = reader.read(spot / "met_when", each)
    found = (spot / "met_when").condition_text()
    if isinstance(met_when, Always) and found is not None and found[0].split() == ["always"]:
        says = f"`{duty.id}` would be met without a single answer"
        reader.scope.add("met-by-silence", says, spot / "met_when", "ask for the fact that shows it")
    return Duty(
        id=duty.id,
        text=duty.text,
        met_when=met_when,
        when=reader.read_if(duty.when, spot / "when", each),
        due=_due(duty.due, spot / "due", each, reader, questions),
        gap=duty.gap,
        remedy=_remedy(duty.remedy) if duty.remedy is not None else None,
        standing=Standing(duty.standing) if duty.standing is not None else None,
        cite=cites,
        clock=check_clock(duty, spot, (*cites, *cites_of_rule), reader.scope.problems),
        place=(spot / "id").place,
    )


def _remedy(written: WrittenRemedy) -> Remedy:
    return Remedy(written.text, written.effort, written.owner)


def _due(
    text: str | None, spot: Spot, each: str | None, reader: Reader, questions: Mapping[str, Question]
) -> Due | None:
    """Return the last day that a sentence such as `60 days after incident.discovered` means."""
    if text is None:
        return None
    scope = reader.scope
    if form := number_form(text.partition(" ")[0]):
        scope.add("number-form", form[0], spot, form[1])
        return None
    match = _DUE.fullmatch(" ".join(text.split()))
    if match is None:
        scope.add("bad-due", f"{quoted(text)} does not say when a duty is due", spot, _DUE_EXAMPLES)
        return None
    unit = next((unit for unit in _UNITS if unit == match["unit"]), None)
    if unit is None:
        near = did_you_mean(match["unit"], _UNITS) or f"a span is counted in {', '.join(_UNITS)}"
        scope.add("bad-due", f"`{match['unit']}` is not a unit of time here", spot, near)
    name = match["name"]
    question = questions.get(name)
    if not scope.knows("question", name, spot) or question is None or unit is None:
        return None
    if question.kind.name != "date":
        scope.add("bad-due", f"`{name}` is not answered with a date", spot, "name a question of the kind date")
        return None
    at_hand = with_parents(each, reader.subjects)
    if question.each is not None and question.each not in at_hand:
        says = f"`{name}` is asked of each {question.each}, and none is at hand here"
        problem = Problem("subject-not-at-hand", says, spot.place, (f"write `each: {question.each}` in the rule",))
        reader.each_read.lack(name, question.each, reader.each_read.within(spot, each, at_hand), problem)
        return None
    number = int(match["number"])
    after = "the end of the year of " if match["year"] else ""
    says = f"{number} {unit} after {after}{name}"
    holidays = reader.holidays if unit == "working_days" else ()
    return Due(number, unit, name, question.each, bool(match["year"]), says, holidays)
