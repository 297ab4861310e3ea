"""What a pack cites in all that it declares, and the rules of it that rest on what cites."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.packs.behind import Behind
from compliance.packs.days_used import days_used, rests_on
from compliance.packs.law import Citation
from compliance.packs.model import Classification, NamedDate, Penalty, Question, Rule, Rulebook, Subject, Term
from compliance.packs.reviewed_parts import ReviewedKind, things_of

Citing = Rule | Classification | Term | Question | Subject | NamedDate | Penalty
_KINDS: tuple[ReviewedKind, ...] = (
    "rules",
    "classifications",
    "terms",
    "questions",
    "subjects",
    "dates",
    "penalties",
)
_MOST_RULES = 8


def cited_anywhere(rulebook: Rulebook, pack: str) -> Iterator[tuple[Citing, Citation]]:
    """Yield what cites in a pack, with each of its citations: rules first, then whatever else the pack declares."""
    for things in things_of(rulebook, pack, _KINDS).values():
        for thing in things.values():
            if isinstance(thing, Citing):
                yield from ((thing, cited) for cited in _citations(thing))


def _citations(thing: Citing) -> Iterator[Citation]:
    match thing:
        case Rule():
            yield from thing.cite
            yield from (cited for duty in thing.duties for cited in duty.cite)
            yield from (cited for force in thing.in_force for cited in force.cite)
        case Classification():
            for line in thing.lines:
                yield from line.cite
                yield from (cited for force in line.in_force for cited in force.cite)
        case Question():
            yield from thing.cite
            yield from (cited for option in (*thing.options, *thing.named) for cited in option.cite)
        case Term() | Subject() | NamedDate() | Penalty():
            yield from thing.cite


def law_cited_by(rule: Rule) -> Iterator[Citation]:
    """Yield what a rule and its duties cite, each provision once."""
    seen: set[tuple[str, str]] = set()
    for cited in (*rule.cite, *(one for duty in rule.duties for one in duty.cite)):
        if (cited.instrument, cited.at) not in seen:
            seen.add((cited.instrument, cited.at))
            yield cited


class Resting:
    """Finds the rules of a pack that rest on something that it declares, each only once."""

    def __init__(self, rulebook: Rulebook, pack: str) -> None:
        """Keep the rulebook, and the rules."""
        self._rulebook = rulebook
        self._rules = rulebook.rules_of(pack)
        self._behind = Behind(rulebook)
        self._known: dict[tuple[type[Citing], str], tuple[str, ...]] = {}

    def covering(self, thing: Citing) -> tuple[str, ...]:
        """Return what law.yaml names as covering the law that something cites.

        These are the rules that rest on it; or its own id if there are none, or so many that a list of them says nothing.
        """
        key = (type(thing), thing.id)
        known = self._known.get(key)
        if known is None:
            rules = [rule.id for rule in self._rules if self._rests(rule, thing)]
            known = self._known[key] = tuple(rules) if 0 < len(rules) <= _MOST_RULES else (thing.id,)
        return known

    def _rests(self, rule: Rule, thing: Citing) -> bool:
        match thing:
            case Rule():
                return rule.id == thing.id
            case Penalty():
                return rule.penalty == thing.id
            case NamedDate():
                return bool(days_used(rests_on(self._rulebook, [rule]), {thing.id}))
            case Subject():
                return rule.each == thing.id
            case Classification() | Term() | Question():
                return thing.id in self._behind.names(rule.id)
