"""What a settled verdict rests on: shaky answers, law that does not bind, and decisions of counsel.

Where one of several parts would have been enough, the part that rests on least counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from compliance.answers.model import Decision
from compliance.assessment.finding import (
    DutyProof,
    FindingProof,
    Level,
    LineProof,
    RuleProof,
    Verdict,
)
from compliance.assessment.scene import Scene
from compliance.conditions.calendar import clock_start
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import NO, UNKNOWN, YES
from compliance.packs.model import Rulebook, Standing
from compliance.packs.once import once_for_each_rulebook

Reasons = frozenset[str]
_NOTHING: Reasons = frozenset()


class RestsOn:
    """Walks the deciding parts of proofs; every named thing is looked at once."""

    def __init__(self, scene: Scene) -> None:
        """Keep the scene whose proofs will be walked, with its shaky answers and the lines that are no binding law."""
        self.scene = scene
        self._fragile: dict[tuple[str, Key], Reasons] = {}
        self._guidance: dict[tuple[str, Key], Reasons] = {}
        self._decided: dict[tuple[str, Key], Reasons] = {}
        self._shaky = {key: reasons for key in scene.given.answers if (reasons := self._reasons(key))}
        self._soft = _lines_not_binding(scene.rulebook)

    def fragile(self, proof: FindingProof) -> tuple[str, ...]:
        """Return in words why a settled verdict may not last."""
        if not self._shaky:
            return ()
        return tuple(sorted(self._finding(proof, self._fact, lambda classification, line: _NOTHING, self._fragile)))

    def guidance(self, proof: FindingProof) -> tuple[Standing, ...]:
        """Return the standings, other than binding law, of the classification lines that decided."""
        if not self._soft:
            return ()
        found = self._finding(proof, lambda key: _NOTHING, self._line, self._guidance)
        return tuple(standing for standing in Standing if standing in found) if found else ()

    def decisions(self, proof: FindingProof) -> tuple[Decision, ...]:
        """Return the decisions without which a settled verdict might be another."""
        taken = self.scene.given.decisions
        if not taken:
            return ()
        numbers = self._finding(
            proof,
            lambda key: _NOTHING,
            lambda classification, line: self._number(line.decision),
            self._decided,
            self._number,
        )
        return tuple(decision for number, decision in enumerate(taken) if str(number) in numbers)

    def _number(self, decision: Decision | None) -> Reasons:
        return frozenset({str(self.scene.given.decisions.index(decision))}) if decision is not None else _NOTHING

    def _line(self, classification: str, line: LineProof) -> Reasons:
        return self._soft.get((classification, line.line), _NOTHING) if line.truth is YES else _NOTHING

    def _finding(
        self,
        proof: FindingProof,
        of_fact: Callable[[Key], Reasons],
        of_line: Callable[[str, LineProof], Reasons],
        memo: dict[tuple[str, Key], Reasons],
        of_override: Callable[[Decision], Reasons] = lambda decision: _NOTHING,
    ) -> Reasons:
        if proof.split is not None:
            cases = proof.split.cases
            return _union(self._finding(case, of_fact, of_line, memo, of_override) for _, case in cases)
        walk = _Walk(self.scene, of_fact, of_line, memo, of_override)
        return walk.rule(proof.rule)

    def _fact(self, key: Key) -> Reasons:
        return self._shaky.get(key, _NOTHING) if self.scene.fact(*key).told != "not_asked" else _NOTHING

    def _reasons(self, key: Key) -> Reasons:
        """Return what is shaky about an answer."""
        answer = self.scene.given.answers[key]
        question = self.scene.rulebook.questions[key[0]]
        name = f"`{key[0]}`" + (f" of `{key[1]}`" if key[1] else "")
        reasons: set[str] = set()
        if not answer.sure:
            reasons.add(f"the answer to {name} is marked as not sure")
        if question.judgement and not answer.note:
            reasons.add(f"the answer to {name} is a judgement without a note that gives its reasons")
        if question.good_for is not None and answer.dated is not None:
            number, unit = question.good_for
            if answer.dated < clock_start(self.scene.day, number, unit):
                reasons.add(f"the answer to {name} is older than {number} {unit}")
        for use in answer.evidence:
            expires = self._expiry(use.evidence)
            if expires is not None and expires < self.scene.day:
                reasons.add(f"the evidence `{use.evidence}` for {name} expired on {expires.isoformat()}")
        return frozenset(reasons)

    def _expiry(self, evidence: str) -> date | None:
        piece = self.scene.given.evidence.get(evidence)
        return piece.expires if piece is not None else None


@once_for_each_rulebook
def _lines_not_binding(rulebook: Rulebook) -> Mapping[Key, Reasons]:
    """Return the standing of every line of a classification that is no binding law."""
    return {
        (status.id, line.id): frozenset({line.standing})
        for status in rulebook.classifications.values()
        for line in status.lines
        if line.standing is not None and not line.standing.is_binding
    }


class _Walk:
    """Collects reasons along the deciding parts of one proof."""

    def __init__(
        self,
        scene: Scene,
        of_fact: Callable[[Key], Reasons],
        of_line: Callable[[str, LineProof], Reasons],
        memo: dict[tuple[str, Key], Reasons],
        of_override: Callable[[Decision], Reasons],
    ) -> None:
        self.scene, self.of_fact, self.of_line, self.memo = scene, of_fact, of_line, memo
        self.of_override = of_override

    def rule(self, proof: RuleProof) -> Reasons:
        applies = self.proof(proof.applies)
        if proof.verdict is Verdict.NOT_APPLICABLE:
            if proof.applies.truth is NO:
                return applies
            return _union(self.proof(duty.when) for duty in proof.duties if duty.when is not None)
        if proof.verdict is Verdict.MET:
            return applies | _union(self._fulfilled(duty) for duty in proof.duties)
        level = Level.NO if proof.verdict is Verdict.GAP else Level.DUE
        failing = [duty for duty in proof.duties if duty.level is level and duty.applies is YES]
        return applies | _least(self._duty(duty) for duty in failing)

    def _fulfilled(self, duty: DutyProof) -> Reasons:
        if duty.applies is NO and duty.when is not None:
            return self.proof(duty.when)
        return self._duty(duty)

    def _duty(self, duty: DutyProof) -> Reasons:
        when = self.proof(duty.when) if duty.when is not None and duty.applies is YES else _NOTHING
        due = self.of_fact(duty.due_key) if duty.due_key is not None and duty.level is not Level.YES else _NOTHING
        return when | self.proof(duty.met) | due

    def proof(self, proof: Proof) -> Reasons:
        """Return what a decided proof rests on; an unknown one rests on nothing."""
        if proof.truth is UNKNOWN:
            return _NOTHING
        if proof.how == "fact":
            return self._named("fact", proof.keys[0])
        match proof.how:
            case "always":
                return _NOTHING
            case "dates" | "term" | "classification":
                return _union(self._named(proof.how, key) for key in proof.keys)
            case "not":
                return self.proof(proof.parts[0])
            case "all" | "either":
                one_is_enough = (proof.truth is NO) == (proof.how == "all")
                parts = [self.proof(part) for part in proof.parts if part.truth is proof.truth]
                return _least(parts) if one_is_enough else _union(parts)
            case "at_least":
                return _union(self.proof(part) for part in proof.parts if part.truth is proof.truth)
            case "any" | "every" | "no":
                links = _union(self._named("fact", key) for key in proof.keys)
                if proof.witness is not None:
                    return links | self.proof(proof.parts[proof.subjects.index(proof.witness)])
                return links | _union(self.proof(part) for part in proof.parts)

    def _named(self, how: str, key: Key) -> Reasons:
        memo = (how, key)
        known = self.memo.get(memo)
        if known is None:
            known = self.memo[memo] = self._look(how, key)
        return known

    def _look(self, how: str, key: Key) -> Reasons:
        if how == "term":
            return self.proof(self.scene.term(*key))
        if how == "classification":
            outcome = self.scene.outcome(*key)
            if outcome.overridden is not None:
                return self.of_override(outcome.overridden)
            lines = [line for line in outcome.lines if not line.skipped]
            return _union(
                [
                    *[
                        (self.proof(line.proof) if line.proof is not None else _NOTHING) | self.of_line(key[0], line)
                        for line in lines
                    ],
                    *[self.of_override(decision) for decision in outcome.elsewhere],
                ]
            )
        told = self.scene.fact(*key)
        asked = self.proof(told.asked) if told.told == "not_asked" and told.asked is not None else _NOTHING
        return self.of_fact(key) | asked


def _union(many: Iterable[Reasons]) -> Reasons:
    found = _NOTHING
    for reasons in many:
        if reasons:
            found = found | reasons
    return found


def _least(many: Iterable[Reasons]) -> Reasons:
    known = list(many)
    if _NOTHING in known:
        return _NOTHING
    return min(known, key=lambda reasons: (len(reasons), sorted(reasons)), default=_NOTHING)
