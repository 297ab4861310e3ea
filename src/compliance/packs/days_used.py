"""Which named days something uses: lines of `in_force` by their `from` and `until`, and conditions that compare a date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from compliance.conditions.inside import inside, names_in
from compliance.conditions.meaning import Condition, DateIs
from compliance.packs.model import Classification, Force, Line, Question, Rule, Rulebook, Term

UsesDays = Rule | Classification | Line | Term | Question


def days_used(parts: Iterable[UsesDays], names: Collection[str]) -> frozenset[str]:
    """Return those of `names` that some rules, classifications, lines, terms or questions use themselves."""
    found: set[str] = set()
    for part in parts:
        for force in forces_of(part):
            found.update((force.start_name, force.until_name))
        for condition in conditions_of(part):
            found |= {one.says.split()[-1] for one in inside(condition) if isinstance(one, DateIs)}
    return frozenset(found & set(names))


def rests_on(rulebook: Rulebook, parts: Iterable[UsesDays]) -> list[UsesDays]:
    """Return parts of a rulebook with the terms, classifications and questions that their conditions read, and so on."""
    found: list[UsesDays] = []
    seen: set[str] = set()
    waiting = list(parts)
    while waiting:
        part = waiting.pop()
        found.append(part)
        for name in (name for condition in conditions_of(part) for name in names_in(condition)):
            read = rulebook.terms.get(name) or rulebook.classifications.get(name) or rulebook.questions.get(name)
            if read is not None and name not in seen:
                seen.add(name)
                waiting.append(read)
    return found


def forces_of(part: UsesDays) -> Iterator[Force]:
    """Yield the lines of `in_force` of a rule, a line or the lines of a classification."""
    match part:
        case Rule() | Line():
            yield from part.in_force
        case Classification():
            for line in part.lines:
                yield from line.in_force
        case Term() | Question():
            return


def conditions_of(part: UsesDays) -> Iterator[Condition]:
    """Yield the conditions of a part itself, also those that say for whom a line of `in_force` counts."""
    match part:
        case Term():
            yield part.means
        case Question():
            yield from _said(part.ask_when)
        case Line():
            yield from _said(part.when)
        case Classification():
            for line in part.lines:
                yield from conditions_of(line)
        case Rule():
            yield part.applies_when
            for duty in part.duties:
                yield from _said(duty.when, duty.met_when)
    for force in forces_of(part):
        yield from _said(force.when)


def _said(*conditions: Condition | None) -> Iterator[Condition]:
    yield from (condition for condition in conditions if condition is not None)
