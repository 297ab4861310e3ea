"""The case that would notice a small mistake in a pack, or the proof that none could."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Literal

from compliance.assessment.diagram import BudgetEnded
from compliance.assessment.force import tell_force
from compliance.assessment.in_force import is_in_force
from compliance.assessment.scene import Scene
from compliance.authoring.case_text import FoundCase
from compliance.authoring.difference import Difference
from compliance.authoring.mutants import Mutant
from compliance.authoring.open_world import SUBJECT, OpenWorld, opposite
from compliance.authoring.search import judged
from compliance.authoring.situation import Answers, facts_of, situation
from compliance.conditions.meaning import Condition
from compliance.packs.behind import Behind
from compliance.packs.model import Force, Rule, Rulebook

Same = Literal["same"]
_DAY = timedelta(days=1)
_MOST_TRIED = 5
_MOST_KEPT = 3_000_000


class Killing:
    """Looks for answers that tell a pack from its mutants; `day` is judged where the law's own days do not matter."""

    def __init__(self, rulebook: Rulebook, day: date) -> None:
        """Keep the rulebook; what is built for one mutant is kept for the next."""
        self.rulebook, self.day = rulebook, day
        self.behind = Behind(rulebook)
        self._known: dict[date, Difference] = {}
        self._worlds: dict[date, OpenWorld] = {}

    def find(self, mutant: Mutant) -> FoundCase | Same | None:
        """Return a case that comes out differently with the mistake; "same" if no answers do, None if that is not known.

        A mistake in a term is the same if every rule and classification that reads it comes out the same.
        """
        changed = mutant.put_into(self.rulebook)
        try:
            if mutant.what == "rule" and mutant.part == "in_force":
                return self._of_force(mutant, changed)
            return self._of_meaning(mutant, changed)
        except (BudgetEnded, RecursionError):
            return None

    def _of_meaning(self, mutant: Mutant, changed: Rulebook) -> FoundCase | Same | None:
        days = self._days(mutant, changed)
        found = self._at_once(mutant, changed)
        if found is not None and found != "same":
            return found
        if found == "same":
            days = [day for day in days[1:] if not self._same_at_once(mutant, day)]
        differs = False
        for day in days:
            difference = self._difference(changed, day)
            if mutant.what == "term" and difference.answers("term", mutant.name) is None:
                continue
            for what, name in self._targets(mutant):
                if difference.answers(what, name) is None:
                    continue
                differs = True
                for answers in difference.all_answers(what, name, _MOST_TRIED):
                    found = self._tried(changed, mutant, name, answers, day)
                    if found is not None:
                        return found
        return None if differs else "same"

    def _same_at_once(self, mutant: Mutant, day: date) -> bool:
        """Return whether no answers tell the changed condition from the original on a day, as far as that is quick."""
        if mutant.conditions is None:
            return False
        world, each = self._world(day), self._each(mutant.name)
        try:
            return all(world.find(apart, each) is None for apart in _apart(mutant.conditions))
        except (BudgetEnded, RecursionError):
            return False

    def _at_once(self, mutant: Mutant, changed: Rulebook) -> FoundCase | Same | None:
        """Look for answers for which one condition holds and the other does not; that is quick, and mostly enough.

        That there are none proves that the mistake changes nothing on the day that is judged.
        """
        if mutant.conditions is None:
            return None
        world, each, apart = self._world(self.day), self._each(mutant.name), _apart(mutant.conditions)
        try:
            found = [world.find(conditions, each) for conditions in apart]
        except (BudgetEnded, RecursionError):
            return None
        if found == [None, None]:
            return "same"
        for _, name in self._targets(mutant)[:_MOST_TRIED]:
            for around in self._around(mutant, name):
                for conditions, answers in zip(apart, found, strict=True):
                    if answers is None:
                        continue
                    try:
                        inside = world.find([*conditions, *around], each) if around else answers
                    except (BudgetEnded, RecursionError):
                        continue
                    case = self._tried(changed, mutant, name, inside, self.day) if inside is not None else None
                    if case is not None:
                        return case
        return None

    def _around(self, mutant: Mutant, target: str) -> Iterator[list[Condition]]:
        """Yield what should hold as well so that the changed condition matters to a rule or classification."""
        rule = self.rulebook.rules.get(target)
        if mutant.what == "classification":
            earlier: list[Condition] = []
            for line in self.rulebook.classifications[target].lines:
                if line.id in mutant.lines:
                    yield earlier
                    return
                if line.when is not None and is_in_force(line.in_force, self.day):
                    earlier.append(opposite(line.when))
        elif rule is not None and mutant.what == "rule" and mutant.part.startswith("duty "):
            duty = next(duty for duty in rule.duties if f"duty {duty.id}," in f"{mutant.part},")
            others = [one.met_when for one in rule.duties if one is not duty and one.when is None]
            needed = [rule.applies_when, *([duty.when] if duty.when is not None else [])]
            yield [*needed, *others]
            yield needed
        elif rule is not None and mutant.what == "rule":
            yield []
            yield [duty.met_when for duty in rule.duties]
        else:
            if rule is not None and rule.each in (None, self._each(mutant.name)):
                yield [rule.applies_when]
            yield []

    def _each(self, name: str) -> str | None:
        book = self.rulebook
        return (book.rules.get(name) or book.terms.get(name) or book.classifications[name]).each

    def _world(self, day: date) -> OpenWorld:
        if day not in self._worlds:
            self._worlds[day] = OpenWorld(self.rulebook, day)
        return self._worlds[day]

    def _tried(self, changed: Rulebook, mutant: Mutant, name: str, answers: Answers, day: date) -> FoundCase | None:
        """Return a case with these answers if the mistake makes it come out differently.

        Status and standing are expected only where they alone tell the mistake.
        """
        each = (self.rulebook.rules.get(name) or self.rulebook.classifications[name]).each
        subject = SUBJECT if each is not None else None
        data = situation(self.rulebook, answers, [(each, SUBJECT)] if each is not None else [])
        before = judged(self.rulebook, name, subject, data, day, status=True)
        after = judged(changed, name, subject, data, day, status=True)
        if before is None or after is None or before.expected == after.expected:
            return None
        plain, other = (replace(one.expected, status="", standing="") for one in (before, after))
        expected = plain if plain != other else before.expected
        return replace(before, shows=f"{name}: notices whether somebody {_told(mutant)}", expected=expected)

    def _of_force(self, mutant: Mutant, changed: Rulebook) -> FoundCase | None:
        rule, became = self.rulebook.rules[mutant.name], changed.rules[mutant.name]
        days = sorted(_boundaries((*rule.in_force, *became.in_force))) or [self.day]
        whens = [force.when for one in (rule, became) for force in one.in_force if force.when is not None]
        for answers in chain([()], self._answers_for_force(rule, whens)):
            for day in days:
                if self._force_differs(rule, became, answers, day):
                    found = self._tried(changed, mutant, mutant.name, answers, day)
                    if found is not None:
                        return found
        return None

    def _force_differs(self, rule: Rule, became: Rule, answers: Answers, day: date) -> bool:
        """Return whether a rule has another status or standing with a mistake in its force; if not, a case tells nothing."""
        each = rule.each
        facts = facts_of(
            self.rulebook, situation(self.rulebook, answers, [(each, SUBJECT)] if each is not None else [])
        )
        if facts is None:
            return False
        scene = Scene(self.rulebook, facts, day)
        at_hand = scene.at_hand(each, SUBJECT) if each is not None else {}
        ours, theirs = (
            [(told.status, told.standing) for told in tell_force(scene, one.in_force, at_hand)]
            for one in (rule, became)
        )
        return ours != theirs

    def _answers_for_force(self, rule: Rule, whens: list[Condition]) -> Iterator[Answers]:
        """Yield answers under which one condition of a line of `in_force` holds, and another does not."""
        world = self._world(self.day)
        for when in whens:
            for other in [one for one in whens if one != when] or [opposite(when)]:
                for conditions in ([when, opposite(other)], [when], [opposite(when)]):
                    try:
                        answers = world.find(conditions, rule.each)
                    except (BudgetEnded, RecursionError):
                        continue
                    if answers is not None:
                        yield answers

    def _targets(self, mutant: Mutant) -> list[tuple[str, str]]:
        if mutant.what != "term":
            return [(mutant.what, mutant.name)]
        rulebook = self.rulebook
        readers = [("rule", rule.id, rule.pack) for rule in rulebook.rules.values()]
        readers += [("classification", one.id, one.pack) for one in rulebook.classifications.values()]
        home = rulebook.terms[mutant.name].pack
        readers = [one for one in readers if mutant.name in self.behind.names(one[1])]
        readers.sort(key=lambda one: (one[2] != home, len(self.behind.names(one[1])), one[1]))
        return [(what, name) for what, name, _ in readers]

    def _days(self, mutant: Mutant, changed: Rulebook) -> list[date]:
        """Return days on which something may come out differently: the one judged, and those on which law changes."""
        names = {mutant.name, *self.behind.names(mutant.name)}
        for _, name in self._targets(mutant):
            names |= self.behind.names(name) | {name}
        forces = [
            force
            for rulebook in (self.rulebook, changed)
            for name in names & rulebook.classifications.keys()
            for line in rulebook.classifications[name].lines
            for force in line.in_force
        ]
        return list(dict.fromkeys([self.day, *sorted(_boundaries(forces))]))

    def _difference(self, changed: Rulebook, day: date) -> Difference:
        made = Difference(self.rulebook, changed, day, self._known.get(day))
        if made.ours.diagram.size < _MOST_KEPT:
            self._known[day] = made
        else:
            self._known.pop(day, None)
        return made


def _apart(conditions: tuple[Condition, Condition]) -> tuple[list[Condition], list[Condition]]:
    """Return what holds together where only the first, and where only the second of two conditions holds."""
    before, after = conditions
    return [before, opposite(after)], [after, opposite(before)]


def _boundaries(forces: tuple[Force, ...] | list[Force]) -> set[date]:
    days = {day for force in forces for day in (force.start, force.until) if day is not None}
    return days | {day - _DAY for day in days}


def _told(mutant: Mutant) -> str:
    return f"{mutant.says.replace('`', '')} in {mutant.name}, {mutant.part}"
