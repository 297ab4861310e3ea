"""Which cases can notice a mutant at all: those in which what was changed comes out differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compliance.assessment.assess import BUDGET
from compliance.assessment.judging import Judging
from compliance.assessment.scene import AtHand, Scene
from compliance.authoring.case import Case
from compliance.authoring.mutants import Mutant
from compliance.conditions.truth import UNKNOWN, YES
from compliance.packs.model import Rulebook


class Tried:
    """The cases of a pack as the original judges them, and what each of them reads."""

    def __init__(self, rulebook: Rulebook, cases: Sequence[Case]) -> None:
        """Judge every case once."""
        self.rulebook = rulebook
        self.cases = cases
        self.scenes = [_judged(rulebook, case) for case in cases]
        self.readers: dict[str, list[int]] = {}
        for number, (case, scene) in enumerate(zip(cases, self.scenes, strict=True)):
            names = {name for name, _ in (*scene.terms, *scene.outcomes)} | {
                expected.name for expected in case.expected
            }
            for name in names:
                self.readers.setdefault(name, []).append(number)

    def that_can_notice(self, mutant: Mutant) -> Iterator[Case]:
        """Yield the cases in which the changed part is reached and may come out differently."""
        for number in self.readers.get(mutant.name, ()):
            scene = self.scenes[number]
            if any(_differs(scene, mutant, at_hand) for at_hand in self._at_hand(number, mutant)):
                yield self.cases[number]

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
            subjects = {
                s for name, s in scene.outcomes if name == mutant.name and _reaches(scene, name, s, mutant.lines)
            }
        return [scene.at_hand(each, subject) for subject in subjects if each is None or subject is not None]


def _judged(rulebook: Rulebook, case: Case) -> Scene:
    scene = Scene(rulebook, case.facts, case.day)
    judging = Judging(scene, BUDGET)
    for expected in case.expected:
        for subject in expected.subjects:
            if expected.is_classification:
                judging.classification(rulebook.classifications[expected.name], subject)
            else:
                judging.rule(rulebook.rules[expected.name], subject)
    return scene


def _reaches(scene: Scene, name: str, subject: str | None, lines: tuple[str, ...]) -> bool:
    """Return whether one of the lines is come to before another one has decided."""
    for line in scene.outcome(name, subject).lines:
        if line.line in lines:
            return True
        if line.truth is YES:
            return False
    return False


def _differs(scene: Scene, mutant: Mutant, at_hand: AtHand) -> bool:
    if mutant.conditions is None:
        return True
    before, after = (scene.prove(condition, at_hand).truth for condition in mutant.conditions)
    return before is not after or before is UNKNOWN
