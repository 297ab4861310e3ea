"""Where the mistake may be if a case comes out differently: duties, lines, terms and days that what came out rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from pathlib import Path

from compliance.authoring.case import Case, Failure
from compliance.conditions.inside import names_in
from compliance.conditions.meaning import Condition
from compliance.packs.model import Classification, Duty, Force, Line, Rule, Rulebook
from compliance.packs.read import read_again
from compliance.packs.written_rules import RulesFile
from compliance.sources.place import Place

_MOST = 3
_MOST_TERMS = 6


class WhereToLook:
    """Finds places in one rulebook; those that only the files of a pack tell are read when they are first asked for."""

    def __init__(self, rulebook: Rulebook, folder: Path | None) -> None:
        """Keep what is looked through."""
        self.rulebook = rulebook
        self.folder = folder
        self._in_force: Mapping[str, Place] | None = None

    def places(self, case: Case, failures: Sequence[Failure]) -> Iterator[tuple[Place, str]]:
        """Yield where each thing stands that came out differently, and what in it decided or may have to."""
        for name in dict.fromkeys(failure.about for failure in failures if failure.about):
            declared = self.rulebook.rules.get(name) or self.rulebook.classifications.get(name)
            if declared is None or declared.place is None:
                continue
            here = [failure for failure in failures if failure.about == name]
            throughout = isinstance(declared, Rule) and all(_is_throughout(one) for one in declared.in_force)
            late = throughout and any(failure.expected == "coming" for failure in here)
            yield declared.place, f"`{name}` stands here" + (", with no first day (`in_force`)" if late else "")
            if isinstance(declared, Rule) and not throughout and any(failure.is_of_days for failure in here):
                yield from self._days_of(declared)
            decided = {one for failure in here for one in failure.decided}
            yield from self._deciding(declared, decided, here)
            if isinstance(declared, Rule) and not decided:
                yield from _asked_by_the_case(case, declared, [one for one in here if one.expected == "gap"])

    def _days_of(self, rule: Rule) -> Iterator[tuple[Place, str]]:
        """Yield where the days of a rule stand, with the first of them."""
        place = self._places_in_force().get(rule.id)
        if place is not None:
            days = [str(force.start) for force in rule.in_force if force.start is not None]
            yield place, f"its days stand here{f', from {days[0]}' if days else ''}"

    def _places_in_force(self) -> Mapping[str, Place]:
        if self._in_force is None:
            files = read_again(self.folder).of(RulesFile) if self.folder is not None else ()
            self._in_force = {
                rule.id: (spot / "rules" / i / "in_force").place
                for written, spot in files
                for i, rule in enumerate(written.rules)
            }
        return self._in_force

    def _deciding(
        self, declared: Rule | Classification, decided: AbstractSet[str], failures: Sequence[Failure]
    ) -> Iterator[tuple[Place, str]]:
        """Yield where the duties stand that are not fulfilled, or the lines that decided, and the terms that these read.

        Where no line was expected to decide, those are told that give the outcome that was expected.
        """
        parts: Sequence[Duty | Line] = declared.duties if isinstance(declared, Rule) else declared.lines
        sort = "duty" if isinstance(declared, Rule) else "line"
        for part in parts:
            if part.id in decided and part.place is not None:
                yield part.place, f"the {sort} `{part.id}` stands here"
        if isinstance(declared, Classification):
            wanted = {id for failure in failures for id in failure.expected.split(" or ")}
            giving = [line for line in declared.lines if line.id not in decided and set(line.then) & wanted]
            for line in giving if len(giving) <= _MOST and not decided & _ids(declared, wanted) else ():
                if line.place is not None:
                    yield line.place, f"the line `{line.id}`, which gives `{' or '.join(line.then)}`, stands here"
        read = [_condition(part) for part in parts if part.id in decided]
        if isinstance(declared, Rule) and any("not_applicable" in one.expected + one.got for one in failures):
            read.append(declared.applies_when)
        yield from islice(self._terms(read), _MOST_TERMS)

    def _terms(self, conditions: Sequence[Condition | None]) -> Iterator[tuple[Place, str]]:
        names = (name for condition in conditions if condition is not None for name in names_in(condition))
        for name in dict.fromkeys(names):
            term = self.rulebook.terms.get(name)
            if term is not None and term.place is not None:
                yield term.place, f"the term `{name}`, which it reads, stands here"


def _asked_by_the_case(case: Case, rule: Rule, failures: Sequence[Failure]) -> Iterator[tuple[Place, str]]:
    """Yield where the duties stand, all fulfilled, that read what the case itself answers, not what it is like."""
    answered = case.facts.answers.items()
    own = {key[0] for key, answer in answered for one in failures if _is_within(answer.place, case.place, one.place)}
    reading = [duty for duty in rule.duties if own.intersection(names_in(duty.met_when))]
    for duty in reading[:_MOST] if len(reading) < len(rule.duties) else ():
        if duty.place is not None:
            yield duty.place, f"the duty `{duty.id}`, which reads what the case answers, stands here"


def _is_within(answer: Place, case: Place | None, expected: Place | None) -> bool:
    """Return whether an answer stands between the name of a case and what it expects."""
    if case is None or expected is None:
        return False
    return answer.file == case.file and case.line <= answer.line <= expected.line


def _ids(one: Classification, outcomes: Collection[str]) -> set[str]:
    """Return the lines that give one of some outcomes."""
    return {line.id for line in one.lines if set(line.then) & set(outcomes)}


def _condition(part: Duty | Line) -> Condition | None:
    return part.met_when if isinstance(part, Duty) else part.when


def _is_throughout(force: Force) -> bool:
    return force.start is None and force.until is None
