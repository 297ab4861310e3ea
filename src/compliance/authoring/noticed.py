"""Whether the cases of a pack notice a mutant: tried are those in which what was changed comes out differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from compliance.assessment.in_force import is_in_force
from compliance.assessment.scene import AtHand, Scene
from compliance.authoring.case import Case
from compliance.authoring.glance import fails_at_a_glance
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.mutants import Mutant
from compliance.authoring.run_case import fails
from compliance.conditions.truth import NO, UNKNOWN, YES
from compliance.packs.behind import Behind
from compliance.packs.model import Classification, Rulebook


class Tried:
    """The cases of a pack as the original judges them, and what each of them reads."""

    def __init__(self, rulebook: Rulebook, cases: Sequence[Case]) -> None:
        """Judge every case once."""
        self.rulebook = rulebook
        self.cases = cases
        judged = JudgedCases(rulebook, cases)
        self.readers = judged.readers
        self.scenes = [judged.scene(number) for number in range(len(cases))]
        self.behind = Behind(rulebook)
        self._reading: dict[str, frozenset[str]] = {}
        self._unsettled: dict[int, frozenset[str]] = {}

    def notice(self, mutant: Mutant) -> bool:
        """Return whether some case comes out differently with the mistake.

        First each is looked at quickly; only where that settles nothing is it judged exactly. Where the changed part is
        as unknown as before, a quick look finds what it found before.
        """
        changed, names = mutant.put_into(self.rulebook), self._that_read(mutant.name)
        unsettled: list[Case] = []
        for number, is_unknown in self._that_can_notice(mutant):
            case = self.cases[number]
            differs: bool | None = None
            if is_unknown and not self._rests_on_exact(number, names):
                continue
            if not is_unknown and not case.todo:
                differs = fails_at_a_glance(self._scene(number, changed, names), case, names)
            if differs:
                return True
            if differs is None:
                unsettled.append(case)
        return any(fails(changed, _narrowed(case, names)) != bool(case.todo) for case in unsettled)

    def _that_read(self, name: str) -> frozenset[str]:
        """Return every name that comes out otherwise only if this one does: itself, and what rests on it."""
        if name not in self._reading:
            book = self.rulebook
            named = (*book.rules, *book.terms, *book.classifications, *book.questions)
            self._reading[name] = frozenset(one for one in named if one == name or name in self.behind.names(one))
        return self._reading[name]

    def _scene(self, number: int, changed: Rulebook, names: frozenset[str]) -> Scene:
        """Return the scene of a case with a mistake; what does not rest on the mistake is taken over."""
        before, case = self.scenes[number], self.cases[number]
        scene = Scene(changed, case.facts, case.day)
        scene.facts = {key: known for key, known in before.facts.items() if key[0] not in names}
        scene.terms = {key: known for key, known in before.terms.items() if key[0] not in names}
        scene.outcomes = {key: known for key, known in before.outcomes.items() if key[0] not in names}
        return scene

    def _rests_on_exact(self, number: int, names: frozenset[str]) -> bool:
        """Return whether a case expects something of `names` that a quick look at it does not settle."""
        case = self.cases[number]
        if case.todo or case.open is not None or case.assumed:
            return True
        if number not in self._unsettled:
            self._unsettled[number] = frozenset(
                expected.name
                for expected in case.expected
                if fails_at_a_glance(self.scenes[number], replace(case, expected=(expected,))) is None
            )
        return not self._unsettled[number].isdisjoint(names)

    def _that_can_notice(self, mutant: Mutant) -> Iterator[tuple[int, bool]]:
        """Yield the cases in which the changed part is reached and may come out differently, and whether it is unknown.

        It is where Kleene's logic makes nothing of it with the mistake and without.
        """
        for number in self.readers.get(mutant.name, ()):
            scene = self.scenes[number]
            found = {_differs(scene, mutant, at_hand) for at_hand in self._at_hand(number, mutant)}
            if found != {"no"} and found:
                yield number, "yes" not in found

    def _at_hand(self, number: int, mutant: Mutant) -> Iterable[AtHand]:
        scene, rulebook = self.scenes[number], self.rulebook
        if mutant.what == "rule":
            each = rulebook.rules[mutant.name].each
            subjects = {s for e in self.cases[number].expected if e.name == mutant.name for s in e.subjects}
        elif mutant.what == "term":
            each = rulebook.terms[mutant.name].each
            subjects = {subject for name, subject in scene.terms if name == mutant.name}
        else:
            each = rulebook.classifications[mutant.name].each
            reached = {
                s for name, s in scene.outcomes if name == mutant.name and _reaches(scene, name, s, mutant.lines)
            }
            subjects = {s for s in reached if self._counts(number, mutant, scene.at_hand(each, s))}
        return [scene.at_hand(each, subject) for subject in subjects if each is None or subject is not None]

    def _counts(self, number: int, mutant: Mutant, at_hand: AtHand) -> bool:
        """Return whether all lines that a mistake concerns may hold in a case, on its day: else it changes nothing there.

        A line that is dropped, moved or has other outcomes does nothing where it does not hold; of two that change places
        both have to. One that is in force from or until another day does something else only on the days between.
        """
        assert isinstance(mutant.became, Classification), "only classifications have lines"
        scene, day = self.scenes[number], self.cases[number].day
        before, after = (
            {line.id: line for line in one.lines} for one in (self.rulebook.classifications[mutant.name], mutant.became)
        )
        for id in mutant.lines:
            line, is_now = before[id], is_in_force(before[id].in_force, day)
            if mutant.part.endswith("in_force"):
                if is_now == is_in_force(after[id].in_force, day):
                    return False
            elif not is_now:
                return False
            if mutant.conditions is None and line.when is not None and scene.prove(line.when, at_hand).truth is NO:
                return False
        return True


def _narrowed(case: Case, names: frozenset[str]) -> Case:
    """Return a case that expects only what may come out differently; what it names as open counts as a whole."""
    if case.open is not None:
        return case
    return replace(case, expected=tuple([expected for expected in case.expected if expected.name in names]))


def _reaches(scene: Scene, name: str, subject: str | None, lines: tuple[str, ...]) -> bool:
    """Return whether one of the lines is come to before another one has decided."""
    for line in scene.outcome(name, subject).lines:
        if line.line in lines:
            return True
        if line.truth is YES:
            return False
    return False


def _differs(scene: Scene, mutant: Mutant, at_hand: AtHand) -> Literal["yes", "unknown", "no"]:
    if mutant.conditions is None:
        return "yes"
    before, after = (scene.prove(condition, at_hand).truth for condition in mutant.conditions)
    if before is not after:
        return "yes"
    return "unknown" if before is UNKNOWN else "no"
