"""Nothing comes from nothing: a rule that is met although nobody answered anything is a mistake of its pack."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessment.finding import Finding, FindingProof, Verdict
from compliance.assessment.scene import Scene
from compliance.conditions.proof import Key, Proof
from compliance.sources.problem import Problems


def refuse_met_from_nothing(scene: Scene, findings: Iterable[Finding], problems: Problems) -> None:
    """Add a problem for each rule that is met while no answer, list or decision stands anywhere in its proof."""
    looked_at: dict[tuple[str, Key], bool] = {}
    for finding in findings:
        if finding.verdict is Verdict.MET and not any(_parts_said(scene, finding.proof, looked_at)):
            problems.add(
                "met-from-nothing",
                f"the rule `{finding.rule}` is met although nothing was answered",
                scene.rulebook.rules[finding.rule].place,
                "a duty is met only by an answer; ask for the fact that shows it, instead of a condition that always holds",
            )


def _parts_said(scene: Scene, proof: FindingProof, looked_at: dict[tuple[str, Key], bool]) -> Iterable[bool]:
    for whole in (proof.rule.applies, *[p for duty in proof.rule.duties for p in (duty.when, duty.met) if p]):
        yield _said(scene, whole, looked_at)
    for _, case in proof.split.cases if proof.split is not None else ():
        yield from _parts_said(scene, case, looked_at)


def _said(scene: Scene, proof: Proof, looked_at: dict[tuple[str, Key], bool]) -> bool:
    if proof.how in ("any", "every", "no") and proof.complete:
        return True
    return any(_named(scene, proof.how, key, looked_at) for key in proof.keys) or any(
        _said(scene, part, looked_at) for part in proof.parts
    )


def _named(scene: Scene, how: str, key: Key, looked_at: dict[tuple[str, Key], bool]) -> bool:
    memo = (how, key)
    if memo not in looked_at:
        looked_at[memo] = False
        if how == "term":
            looked_at[memo] = _said(scene, scene.term(*key), looked_at)
        elif how == "classification":
            outcome = scene.outcome(*key)
            looked_at[memo] = (
                outcome.overridden is not None
                or bool(outcome.elsewhere)
                or any(
                    line.decision is not None or (line.proof is not None and _said(scene, line.proof, looked_at))
                    for line in outcome.lines
                )
            )
        else:
            told = scene.fact(*key)
            looked_at[memo] = (told.answer is not None and not told.answer.is_unknown) or (
                told.asked is not None and _said(scene, told.asked, looked_at)
            )
    return looked_at[memo]
