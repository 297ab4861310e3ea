"""The case that would notice a small mistake in a pack, or the proof that none could."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Literal

from compliance.assessment.cuts import cut_points, find_cuts
from compliance.assessment.diagram import BudgetEnded
from compliance.assessment.force import NOT_IN_FORCE, on_day, time_lines
from compliance.assessment.in_force import is_in_force
from compliance.authoring.case_text import FoundCase
from compliance.authoring.difference import Difference, both_cuts
from compliance.authoring.mutants import Mutant
from compliance.authoring.open_world import SUBJECT, OpenWorld, opposite
from compliance.authoring.search import judged
from compliance.authoring.situation import Answers, situation
from compliance.conditions.meaning import Condition
from compliance.packs.behind import Behind
from compliance.packs.model import Force, Rulebook

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
            days = [day for day in days[1:] if not self._same_at_once(mutant, changed, day)]
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

    def _same_at_once(self, mutant: Mutant, changed: Rulebook, day: date) -> bool:
        """Return whether no answers tell the changed condition from the original on a day, as far as that is quick."""
        if mutant.conditions is None:
            return False
        world, each = (
            self._world_of_both(mutant.conditions[:1], mutant.conditions[1:], changed, day),
            self._each(mutant.name),
        )
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
        world, each = (
            self._world_of_both(mutant.conditions[:1], mutant.conditions[1:], changed, self.day),
            self._each(mutant.name),
        )
        apart = _apart(mutant.conditions)
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

    def _world_of_both(
        self, ours: Iterable[Condition], theirs: Iterable[Condition], changed: Rulebook, day: date
    ) -> OpenWorld:
        """Return a world in which values that either conditions tell apart are apart: a moved number has its own class."""
        before, after = ({point for one in some for point in cut_points(one, day)} for some in (ours, theirs))
        if after <= before:
            return self._world(day)
        world = OpenWorld(self.rulebook, day)
        cuts = both_cuts(self._world(day).exact.unknowns.cuts, find_cuts(changed, world.scene.given, day))
        world.exact.unknowns.cuts = world.free.exact.unknowns.cuts = cuts
        return world

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

    def _of_force(self, mutant: Mutant, changed: Rulebook) -> FoundCase | Same | None:
        """Look for answers under which another line of `in_force` decides, or the same line says something else.

        Where the rule does not apply that is seen as well, since a finding tells its status; so both are looked for.
        """
        rule, became = self.rulebook.rules[mutant.name], changed.rules[mutant.name]
        ours, theirs = ([one.when for one in book.in_force if one.when is not None] for book in (rule, became))
        days = sorted(_boundaries((*rule.in_force, *became.in_force))) or [self.day]
        differs = False
        for conditions, apart in _lines_apart(rule.in_force, became.in_force, days):
            for world_day in self._days(mutant, changed):
                for around in ([], [rule.applies_when]):
                    try:
                        world = self._world_of_both(ours, theirs, changed, world_day)
                        answers = world.find([*around, *conditions], rule.each)
                    except (BudgetEnded, RecursionError):
                        differs = True  # as far as anybody knows
                        continue
                    if answers is None:
                        continue
                    differs = True
                    for day in apart:
                        found = self._tried(changed, mutant, mutant.name, answers, day)
                        if found is not None:
                            return found
        return None if differs else "same"

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


def _lines_apart(
    ours: tuple[Force, ...], theirs: tuple[Force, ...], days: list[date]
) -> Iterator[tuple[list[Condition], list[date]]]:
    """Yield under what conditions two versions of `in_force` say something else, and on which of the days."""
    for needed, says in _deciding(ours):
        for needed_theirs, says_theirs in _deciding(theirs):
            apart = [day for day in days if says(day) != says_theirs(day)]
            if apart:
                yield list(dict.fromkeys([*needed, *needed_theirs])), apart


def _deciding(forces: tuple[Force, ...]) -> Iterator[tuple[list[Condition], Callable[[date], tuple[object, object]]]]:
    """Yield for each time line, and for none, when it decides and what status and standing it gives on a day."""
    before: list[Condition] = []
    for when, lines in time_lines(forces):
        yield [*before, *([when] if when is not None else [])], partial(_told_on, lines)
        if when is None:
            return
        before.append(opposite(when))
    yield before, lambda day: (NOT_IN_FORCE.status, NOT_IN_FORCE.standing)


def _told_on(lines: list[Force], day: date) -> tuple[object, object]:
    told = on_day(lines, day)
    return told.status, told.standing


def _boundaries(forces: tuple[Force, ...] | list[Force]) -> set[date]:
    days = {day for force in forces for day in (force.start, force.until) if day is not None}
    return days | {day - _DAY for day in days}


def _told(mutant: Mutant) -> str:
    return f"{mutant.says.replace('`', '')} in {mutant.name}, {mutant.part}"
