"""All rulebooks that differ from one by a single small mistake in a pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from datetime import timedelta

from compliance.authoring.mutate_condition import mutate_condition
from compliance.conditions.meaning import Condition
from compliance.packs.model import Classification, Duty, Force, Line, Question, Rule, Rulebook, Term
from compliance.sources.place import Place
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small mistake: in which rule, term or classification, what was changed, and what it became.

    `conditions` are the condition before and after, where just one was changed; `lines` the lines that it concerns.
    """

    what: str
    name: str
    part: str
    says: str
    became: Rule | Term | Classification = field(compare=False, repr=False)
    place: Place | None = field(default=None, compare=False)
    conditions: tuple[Condition, Condition] | None = field(default=None, compare=False, repr=False)
    lines: tuple[str, ...] = field(default=(), compare=False)

    def put_into(self, rulebook: Rulebook) -> Rulebook:
        """Return the rulebook with the mistake in it."""
        match self.became:
            case Rule():
                return replace(rulebook, rules={**rulebook.rules, self.name: self.became})
            case Term():
                return replace(rulebook, terms={**rulebook.terms, self.name: self.became})
            case Classification():
                return replace(rulebook, classifications={**rulebook.classifications, self.name: self.became})


def make_mutants(rulebook: Rulebook, pack: str) -> Iterator[Mutant]:
    """Yield every mutant of a pack's terms, classifications and rules."""
    days = _days_within_reach(rulebook, pack)
    for term in rulebook.terms.values():
        if term.pack == pack:
            for says, changed in mutate_condition(term.means):
                became = replace(term, means=changed)
                yield Mutant("term", term.id, "means", says, became, term.place, (term.means, changed))
    for classification in rulebook.classifications.values():
        if classification.pack == pack:
            yield from _of_classification(classification)
    for rule in rulebook.rules.values():
        if rule.pack == pack:
            yield from _of_rule(rule, days)


def _of_classification(one: Classification) -> Iterator[Mutant]:
    lines = one.lines
    for i, line in enumerate(lines):
        for part, says, changed in _of_line(line, one):
            became = replace(one, lines=(*lines[:i], changed, *lines[i + 1 :]))
            conditions = (line.when, changed.when) if part == "when" and line.when and changed.when else None
            yield Mutant(
                "classification", one.id, f"line {line.id}, {part}", says, became, line.place, conditions, (line.id,)
            )
        if line.when is not None:
            became = replace(one, lines=(*lines[:i], *lines[i + 1 :]))
            says = "dropped the line"
            yield Mutant("classification", one.id, f"line {line.id}", says, became, line.place, None, (line.id,))
        if i + 1 < len(lines) and lines[i + 1].when is not None:
            after = lines[i + 1]
            became = replace(one, lines=(*lines[:i], after, line, *lines[i + 2 :]))
            says = f"put it after the line {after.id}"
            pair = (line.id, after.id)
            yield Mutant("classification", one.id, f"line {line.id}", says, became, line.place, None, pair)


def _of_line(line: Line, one: Classification) -> Iterator[tuple[str, str, Line]]:
    if line.when is not None:
        for says, changed in mutate_condition(line.when):
            yield "when", says, replace(line, when=changed)
    if len(line.then) > 1:
        for outcome in line.then:
            left = tuple(other for other in line.then if other != outcome)
            yield "then", f"dropped the outcome `{outcome}`", replace(line, then=left)
    elif line.when is None:
        other = next((o.id for o in one.outcomes if o.id != line.then[0]), None)
        if other is not None:
            yield "otherwise", f"made the outcome `{other}`", replace(line, then=(other,))
    for says, forces in _of_forces(line.in_force):
        yield "in_force", says, replace(line, in_force=forces)


def _days_within_reach(rulebook: Rulebook, pack: str) -> tuple[Question, ...]:
    """Return the questions for a date that a pack may name: its own, and those of the packs that it needs."""
    reach, waiting = {pack}, [pack]
    while waiting:
        about = rulebook.packs.get(waiting.pop())
        new = [need for need in (about.needs if about is not None else ()) if need not in reach]
        reach.update(new)
        waiting += new
    return tuple(one for one in rulebook.questions.values() if one.kind.name == "date" and one.pack in reach)


def _of_rule(rule: Rule, days: Sequence[Question]) -> Iterator[Mutant]:
    for says, changed in mutate_condition(rule.applies_when):
        became_rule = replace(rule, applies_when=changed)
        conditions = (rule.applies_when, changed)
        yield Mutant("rule", rule.id, "applies_when", says, became_rule, rule.place, conditions)
    for says, forces in _of_forces(rule.in_force):
        yield Mutant("rule", rule.id, "in_force", says, replace(rule, in_force=forces), rule.place)
    duties = rule.duties
    for i, duty in enumerate(duties):
        if len(duties) > 1:
            left = (*duties[:i], *duties[i + 1 :])
            says = "dropped the duty"
            yield Mutant("rule", rule.id, f"duty {duty.id}", says, replace(rule, duties=left), duty.place or rule.place)
        for part, says, became in _of_duty(duty, days):
            changed_rule = replace(rule, duties=(*duties[:i], became, *duties[i + 1 :]))
            place = duty.place or rule.place
            both = (duty.met_when, became.met_when) if part == "met_when" else None
            yield Mutant("rule", rule.id, f"duty {duty.id}, {part}", says, changed_rule, place, both)


def _of_duty(duty: Duty, days: Sequence[Question]) -> Iterator[tuple[str, str, Duty]]:
    for says, changed in mutate_condition(duty.met_when):
        yield "met_when", says, replace(duty, met_when=changed)
    if duty.when is not None:
        yield "when", "dropped it", replace(duty, when=None)
        for says, changed in mutate_condition(duty.when):
            yield "when", says, replace(duty, when=changed)
    if duty.due is not None:
        yield "due", "dropped it", replace(duty, due=None)
        for number in (duty.due.number - 1, duty.due.number + 1):
            yield "due", f"made {duty.due.number} {number}", replace(duty, due=replace(duty.due, number=number))
        for day in days:
            if day.each == duty.due.each and day.id != duty.due.question:
                says = f"counted from `{day.id}`, not from `{duty.due.question}`"
                yield "due", says, replace(duty, due=replace(duty.due, question=day.id))


def _of_forces(forces: tuple[Force, ...]) -> Iterator[tuple[str, tuple[Force, ...]]]:
    day = timedelta(days=1)
    for i, force in enumerate(forces):
        if force.start is not None:
            for start in (force.start - day, force.start + day):
                yield (
                    f"made `from {force.start}` `from {start}`",
                    (*forces[:i], replace(force, start=start), *forces[i + 1 :]),
                )
        if force.until is not None:
            for until in (force.until - day, force.until + day):
                yield (
                    f"made `until {force.until}` `until {until}`",
                    (*forces[:i], replace(force, until=until), *forces[i + 1 :]),
                )
        if force.when is not None:
            for says, changed in mutate_condition(force.when):
                yield f"when: {says}", (*forces[:i], replace(force, when=changed), *forces[i + 1 :])
