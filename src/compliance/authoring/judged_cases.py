"""The cases of a pack as they are judged, by Kleene's logic: looked at once, whoever asks about them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import cached_property

from compliance.assessment.finding import OutcomeProof, RuleProof, Verdict
from compliance.assessment.force import tell_force
from compliance.assessment.judge import judge_rule, verdict_alone
from compliance.assessment.reuse import all_but_answers, take_over_proofs
from compliance.assessment.scene import AtHand, Scene
from compliance.authoring.case import Case, CaseResult
from compliance.authoring.deciding_parts import Deciding, SeenToDecide
from compliance.authoring.not_asked import not_asked
from compliance.authoring.run_case import run_case
from compliance.conditions.meaning import Condition
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO, YES
from compliance.packs.behind import Behind
from compliance.packs.model import Rule, Rulebook


class JudgedCases:
    """Cases with the scene of each. A scene is made when it is first asked for, and holds all that its case reads."""

    def __init__(self, rulebook: Rulebook, cases: Sequence[Case]) -> None:
        """Keep the cases; nothing is judged yet."""
        self.rulebook = rulebook
        self.cases = cases
        self._scenes: dict[int, Scene] = {}
        self._last_alike: dict[Hashable, Scene] = {}
        self._rules: dict[tuple[int, str, str | None], RuleProof] = {}
        self._verdicts: dict[tuple[int, str, str | None], Verdict] = {}
        self._possible: dict[int, Scene | None] = {}
        self._rule_places: dict[str, tuple[tuple[int, AtHand], ...]] = {}
        self._results: dict[int, CaseResult] = {}
        self._behind = Behind(rulebook)
        self._seen = SeenToDecide()

    def scene(self, number: int) -> Scene:
        """Return the scene of a case, in which everything that it expects has been judged."""
        known = self._scenes.get(number)
        if known is None:
            case = self.cases[number]
            known = self._scenes[number] = Scene(self.rulebook, case.facts, case.day)
            self._take_over(number)
            for expected in case.expected:
                for subject in expected.subjects:
                    if expected.is_classification:
                        known.outcome(expected.name, subject)
                    else:
                        self.rule(number, expected.name, subject)
        return known

    def _take_over(self, number: int) -> None:
        """Take over what the last case that counts alike has proved, if only answers differ: mostly few of them do."""
        scene = self._scenes[number]
        alike = (all_but_answers(scene), self._counts(number))
        before = self._last_alike.get(alike)
        if before is not None:
            take_over_proofs(scene, before, self._behind, self._read_by(number))
        self._last_alike[alike] = scene

    def without(self, number: int, unasked: Collection[Key]) -> Scene:
        """Return the scene of a case in which some answers are not given."""
        case = self.cases[number].without(unasked)
        scene = Scene(self.rulebook, case.facts, case.day)
        take_over_proofs(scene, self.scene(number), self._behind, self._read_by(number))
        return scene

    def _read_by(self, number: int) -> frozenset[str]:
        """Return everything that what a case expects may rest on."""
        expected = {one.name for one in self.cases[number].expected}
        return frozenset(expected).union(*[self._behind.names(name) for name in expected])

    def _counts(self, number: int) -> tuple[bool, bool]:
        return bool(self.cases[number].confirm), self._overrides_own(number)

    def rule(self, number: int, name: str, subject: str | None) -> RuleProof | None:
        """Return how a rule comes out in a case; None if it is about a kind of subject of which nobody is listed."""
        rule, key = self.rulebook.rules[name], (number, name, subject)
        if rule.each is not None and subject is None:
            return None
        known = self._rules.get(key)
        if known is None:
            scene = self.scene(number)
            known = self._rules.get(key)  # the scene may have judged it just now
            if known is None:
                known = self._rules[key] = judge_rule(scene, rule, subject)
                tell_force(scene, rule.in_force, scene.at_hand(rule.each, subject))
        return known

    def result(self, number: int) -> CaseResult:
        """Return how a case comes out."""
        known = self._results.get(number)
        if known is None:
            known = self._results[number] = run_case(self.rulebook, self.cases[number], self.scene(number))
        return known

    def only(self, numbers: Iterable[int], seen: SeenToDecide | None = None) -> JudgedCases:
        """Return some of the cases, with what is known of them, and if it is of just these what they are `seen` to show."""
        kept = tuple(numbers)
        fewer = JudgedCases(self.rulebook, tuple([self.cases[number] for number in kept]))
        new = {number: i for i, number in enumerate(kept)}
        fewer._seen = seen if seen is not None else fewer._seen
        fewer._scenes = {new[number]: scene for number, scene in self._scenes.items() if number in new}
        fewer._rules = {(new[key[0]], *key[1:]): proof for key, proof in self._rules.items() if key[0] in new}
        return fewer

    def confirmed(self) -> JudgedCases:
        """Return the cases that somebody has confirmed, with what is known of them and what they were seen to show."""
        numbers = (number for number, case in enumerate(self.cases) if not case.confirm)
        return self.only(numbers, seen=self._seen)  # only they were looked at for it

    @cached_property
    def readers(self) -> dict[str, list[int]]:
        """Return for each name the cases that read it, in their order."""
        readers: dict[str, list[int]] = {}
        for number, case in enumerate(self.cases):
            scene = self.scene(number)
            names = {name for name, _ in (*scene.terms, *scene.outcomes)}
            for name in names | {expected.name for expected in case.expected}:
                readers.setdefault(name, []).append(number)
        return readers

    @cached_property
    def deciding(self) -> Deciding:
        """Return the parts of conditions that some case which somebody has confirmed shows to decide."""
        seen = self._seen
        for number, case in enumerate(self.cases):
            if case.confirm:
                continue
            scene, by_answers = self.scene(number), not self._overrides_own(number)
            for (name, _), proof in scene.terms.items():
                seen.of_term(name, proof, by_answers=by_answers)
            for (name, _), outcome in scene.outcomes.items():
                seen.of_outcome(name, outcome, by_answers=by_answers)
            for expected in case.expected:
                for subject in () if expected.is_classification else expected.subjects:
                    rule = self.rule(number, expected.name, subject)
                    if rule is not None:
                        seen.of_rule(expected.name, rule, by_answers=by_answers)
        return seen.found

    def show(self, name: str, conditions: Sequence[Condition]) -> bool:
        """Return whether conditions of a rule hold together in some case that reads it.

        Answers to questions that are not asked are left out, so that only answers count which somebody could give. What is
        overridden counts where another pack finds it: that its outcomes can be come to is for that pack to show.
        """
        for number, at_hand in self._places(name):
            if _hold(conditions, self.scene(number), at_hand):
                possible = self._possible_scene(number)
                if possible is not None and _hold(conditions, possible, at_hand):
                    return True
        return False

    def tell_apart(self, rule: Rule, other: Rule) -> bool:
        """Return whether some case in which `rule` is judged, with answers that could be given, has another verdict for `other`."""
        for number, at_hand in self._places(rule.id):
            subject = at_hand[rule.each] if rule.each is not None else None
            if self._are_apart(self.scene(number), rule, other, subject):
                possible = self._possible_scene(number)
                if possible is not None and self._are_apart(possible, rule, other, subject):
                    return True
        return False

    def _are_apart(self, scene: Scene, rule: Rule, other: Rule, subject: str | None) -> bool:
        one, two = self._verdict(scene, rule, subject), self._verdict(scene, other, subject)
        return one is not two and Verdict.OPEN not in (one, two)

    def _verdict(self, scene: Scene, rule: Rule, subject: str | None) -> Verdict:
        key = (id(scene), rule.id, subject)
        known = self._verdicts.get(key)
        if known is None:
            known = self._verdicts[key] = verdict_alone(scene, rule, subject)
        return known

    def deciding_lines(self, name: str) -> frozenset[str]:
        """Return the lines of a classification of which some case, with answers that could be given, shows that it decides."""
        found: set[str] = set()
        for number, at_hand in self._places(name):
            each = self.rulebook.classifications[name].each
            subject = at_hand[each] if each is not None else None
            if _deciding(self.scene(number).outcome(name, subject)) not in found:
                possible = self._possible_scene(number)
                found.add(_deciding(possible.outcome(name, subject)) if possible is not None else "")
        return frozenset(found - {""})

    @cached_property
    def asked(self) -> frozenset[str]:
        """Return the questions of which some case, with answers that could be given, shows that they are asked."""
        found: set[str] = set()
        for number in range(len(self.cases)):
            facts = self.scene(number).facts
            new = [
                key
                for key, fact in facts.items()
                if key[0] not in found and fact.asked is not None and fact.asked.truth is YES
            ]
            possible = self._possible_scene(number) if new else None
            if possible is not None:
                asked = {key: possible.fact(*key).asked for key in new}
                found |= {key[0] for key, proof in asked.items() if proof is not None and proof.truth is YES}
        return frozenset(found)

    def _places(self, name: str) -> Iterable[tuple[int, AtHand]]:
        """Return each case in which a rule or classification is judged, with the subjects that it is judged for."""
        if name not in self.rulebook.rules:
            return self._found_places(name)
        known = self._rule_places.get(name)  # where a rule is judged, its case says alone
        if known is None:
            known = self._rule_places[name] = tuple(self._found_places(name))
        return known

    def _found_places(self, name: str) -> Iterator[tuple[int, AtHand]]:
        one = self.rulebook.rules.get(name) or self.rulebook.classifications[name]
        for number in self.readers.get(name, ()):
            scene = self.scene(number)
            subjects = {s for wanted in self.cases[number].expected if wanted.name == name for s in wanted.subjects}
            subjects |= {subject for read, subject in scene.outcomes if read == name}
            for subject in sorted(subjects, key=str):
                if one.each is None or (subject is not None and not scene.is_unlisted(one.each, subject)):
                    yield number, scene.at_hand(one.each, subject)

    def _possible_scene(self, number: int) -> Scene | None:
        """Return the scene of a case without the answers that nobody could give; None if it cannot be had so simply."""
        if number not in self._possible:
            scene = self.scene(number)
            unasked = frozenset(not_asked(scene))
            if unasked:
                scene = self.without(number, unasked)
            usable = not self._overrides_own(number) and next(not_asked(scene), None) is None
            self._possible[number] = scene if usable else None
        return self._possible[number]

    def _overrides_own(self, number: int) -> bool:
        """Return whether a case overrides an outcome of its own pack, so that it may have one that nobody can get."""
        case = self.cases[number]
        if not any(decision.overrides for decision in case.facts.decisions):
            return False
        own = {one.id for one in self.rulebook.classifications_of(case.pack)}
        return any(decision.overrides and decision.classification in own for decision in case.facts.decisions)


def _hold(conditions: Sequence[Condition], scene: Scene, at_hand: AtHand) -> bool:
    return all(scene.prove(condition, at_hand).truth is YES for condition in conditions)


def _deciding(outcome: OutcomeProof) -> str:
    """Return the line that decides, with none before it that may; empty if that is not settled."""
    reached = [line for line in outcome.lines if line.truth is not NO]
    return reached[0].line if reached and reached[0].truth is YES else ""
