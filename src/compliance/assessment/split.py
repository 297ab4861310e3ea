"""Proofs by case analysis, for findings that are settled although Kleene's logic cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.diagram import Diagram
from compliance.assessment.finding import Ask, FindingProof, RuleProof, Split, Value, Verdict
from compliance.assessment.judge import judge_rule
from compliance.assessment.scene import Scene, SpeaksForAll
from compliance.assessment.unknowns import Unknowns
from compliance.assessment.unsettled import unknown_facts
from compliance.conditions.facts import Fact, Ticks
from compliance.conditions.proof import Key
from compliance.packs.model import Rule

MOST_CASES = 64


def split_proof(scene: Scene, rule: Rule, subject: str | None, proof: RuleProof) -> FindingProof | None:
    """Return a proof that goes through cases until each is settled.

    None if more than `MOST_CASES` are needed, or cases of somebody who stands for all that are not listed.

    `proof` is the open proof by Kleene's logic; all cases of a settled finding come to the same verdict.
    """
    try:
        return _split(scene, rule, subject, proof, [MOST_CASES])
    except SpeaksForAll:
        return None


def _split(scene: Scene, rule: Rule, subject: str | None, proof: RuleProof, left: list[int]) -> FindingProof | None:
    if proof.verdict is not Verdict.OPEN:
        left[0] -= 1
        return FindingProof(proof.verdict, proof)
    best: FindingProof | None = None
    for ask, cases in _candidates(scene, rule, subject, proof):
        told: list[tuple[Value, FindingProof]] = []
        for value, assumed in cases:
            if left[0] <= 0:
                return None
            inner = _split(assumed, rule, subject, judge_rule(assumed, rule, subject), left)
            if inner is None:
                break
            told.append((value, inner))
        if len(told) == len(cases) and len({inner.verdict for _, inner in told}) == 1:
            best = FindingProof(told[0][1].verdict, proof, Split(ask, tuple(told)))
        break
    return best


def _candidates(
    scene: Scene, rule: Rule, subject: str | None, proof: RuleProof
) -> Iterator[tuple[Ask, list[tuple[Value, Scene]]]]:
    """Yield the unknowns of a proof, first met first, each with the scenes in which it has one value."""
    unknowns = Unknowns(scene, Diagram(0))
    for key in unknown_facts(scene, rule, subject, proof):
        fact = scene.fact(*key).fact
        ask = Ask("question", *key)
        if isinstance(fact, Ticks):
            for option in sorted(fact.maybe):
                ticked = Ticks(fact.ticked | {option}, fact.maybe - {option}, fact.open_ended)
                not_ticked = Ticks(fact.ticked, fact.maybe - {option}, fact.open_ended)
                yield (
                    ask,
                    [
                        ((option, "not ticked"), _assuming(scene, key, not_ticked)),
                        ((option, "ticked"), _assuming(scene, key, ticked)),
                    ],
                )
        else:
            unknown = unknowns.known[unknowns.whole(key, fact)]
            if len(unknown.facts) > 1:
                cases = zip(unknown.values, unknown.facts, strict=True)
                yield ask, [(value, _assuming(scene, key, one)) for value, one in cases]
    for line, outcomes in _unknown_decisions(scene):
        yield Ask("decision", *line), [((outcome,), _deciding(scene, line, outcome)) for outcome in outcomes]


def _assuming(scene: Scene, key: Key, fact: Fact) -> Scene:
    return Scene(scene.rulebook, scene.given, scene.day, {**scene.assumed, key: fact}, scene.assumed_decisions)


def _deciding(scene: Scene, key: tuple[str, str | None, str], outcome: str) -> Scene:
    decisions = {**scene.assumed_decisions, key: (outcome,)}
    return Scene(scene.rulebook, scene.given, scene.day, scene.assumed, decisions)


def _unknown_decisions(scene: Scene) -> Iterator[tuple[tuple[str, str | None, str], tuple[str, ...]]]:
    for (classification, subject), outcome in scene.outcomes.items():
        for line in outcome.lines:
            if len(line.adds) > 1:
                yield (classification, subject, line.line), line.adds
