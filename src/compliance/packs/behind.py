"""What a condition, rule, term or classification rests on: the names that stand in it, and in what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.conditions.inside import inside, names_in
from compliance.conditions.meaning import Condition, Linked, Some
from compliance.packs.model import Classification, Question, Rule, Rulebook, Term


class Behind:
    """Looks up, once for each name, every name on which it may rest."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Keep the rulebook."""
        self.rulebook = rulebook
        self._known: dict[str, frozenset[str]] = {}
        self._direct: dict[str, frozenset[str]] = {}
        self._conditions: dict[int, tuple[Condition, frozenset[str]]] = {}

    def names(self, name: str) -> frozenset[str]:
        """Return every question, term and classification on which something may rest, at whatever distance."""
        known = self._known.get(name)
        if known is None:
            seen: set[str] = set()
            waiting = [name]
            while waiting:
                further = self._directly(waiting.pop()) - seen
                seen |= further
                waiting.extend(further)
            known = self._known[name] = frozenset(seen)
        return known

    def condition(self, condition: Condition) -> frozenset[str]:
        """Return every name on which a condition may rest."""
        known = self._conditions.get(id(condition))
        if known is None:
            direct = frozenset(names_in(condition))
            known = (
                condition,
                direct.union(*[self.names(name) for name in direct]),
            )  # kept, so that its id stays its own
            self._conditions[id(condition)] = known
        return known[1]

    def _directly(self, name: str) -> frozenset[str]:
        known = self._direct.get(name)
        if known is None:
            rulebook = self.rulebook
            named = rulebook.rules.get(name) or rulebook.terms.get(name) or rulebook.classifications.get(name)
            conditions = conditions_of(named or rulebook.questions[name])
            found = {inner for condition in conditions for inner in names_in(condition)}
            if isinstance(named, Rule):
                found |= {duty.due.question for duty in named.duties if duty.due is not None}
            known = self._direct[name] = frozenset(found)
        return known


def conditions_of(one: Rule | Term | Classification | Question) -> Iterator[Condition]:
    """Return the conditions that are written in one thing."""
    match one:
        case Term():
            yield one.means
        case Question():
            if one.ask_when is not None:
                yield one.ask_when
        case Classification():
            yield from (line.when for line in one.lines if line.when is not None)
            yield from (force.when for line in one.lines for force in line.in_force if force.when is not None)
        case Rule():
            yield one.applies_when
            yield from (force.when for force in one.in_force if force.when is not None)
            for duty in one.duties:
                yield from (c for c in (duty.when, duty.met_when) if c is not None)


def kinds_in(condition: Condition) -> Iterator[str]:
    """Return the kinds of subject that a condition ranges over or looks up."""
    for one in inside(condition):
        if isinstance(one, Some | Linked):
            yield one.kind
