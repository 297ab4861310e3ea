"""Findings and classifications over one scene: Kleene's verdict first, then the exact look at what it leaves open."""

from __future__ import annotations

from collections.abc import Callable

from compliance.answers.model import ScopedOut, Waiver
from compliance.assessment.apart import tell_apart
from compliance.assessment.diagram import BudgetEnded
from compliance.assessment.exact import Exact
from compliance.assessment.finding import Ask, Classified, Finding, FindingProof, ForceTold, Level, RuleProof, Verdict
from compliance.assessment.force import NOT_IN_FORCE, reached_conditions, tell_force
from compliance.assessment.judge import judge_rule
from compliance.assessment.rests_on import RestsOn
from compliance.assessment.rule_diagram import VERDICTS, rule_diagram
from compliance.assessment.scene import Scene
from compliance.assessment.split import split_proof
from compliance.assessment.standing_told import breaks_law, guidance_counted_by
from compliance.assessment.unsettled import asks_of_conditions, asks_of_outcome, asks_of_rule
from compliance.assessment.way import is_loose
from compliance.conditions.proof import Proof
from compliance.conditions.truth import NO, UNKNOWN, YES
from compliance.packs.model import Classification, Rule, Standing
from compliance.sources.values import dataclass

BUDGET_FOR_ONE = 4_000
"""How many diagram nodes the search for what matters to one finding may make, beside those of its terms."""

BUDGET_FOR_UNLISTED = 1_500
"""The same for somebody who is not listed: to list them matters most, so the rest is not searched for long."""

_STANDINGS = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Came:
    """What a rule came to: the proof with its verdict, the verdicts that are possible, and what an open one asks for."""

    proof: FindingProof
    could_be: tuple[Verdict, ...]
    asks: tuple[Ask, ...] = ()


class Judging:
    """Judges rules and classifications, sharing the diagrams of what is open; `budget` bounds them all together."""

    def __init__(self, scene: Scene, budget: int) -> None:
        """Keep the scene."""
        self.scene = scene
        self.exact = Exact(scene, budget)
        self.rests_on = RestsOn(scene)
        self._forces: dict[object, tuple[ForceTold, bool]] = {}

    def rule(self, rule: Rule, subject: str | None) -> Finding:
        """Return the finding of a rule for a subject (None for a subject's rule: a complete list with nobody on it)."""
        return self.finding(rule, subject, self.came(rule, subject))

    def came(self, rule: Rule, subject: str | None) -> Came:
        """Return what a rule comes to for a subject, without what else a finding tells."""
        if rule.each is not None and subject is None:
            nobody = RuleProof(Verdict.NOT_APPLICABLE, Proof(NO, "any", f"any {rule.each} (always)"), ())
            return Came(FindingProof(nobody.verdict, nobody), (nobody.verdict,))
        proof = judge_rule(self.scene, rule, subject)
        unlisted = rule.each is not None and subject not in self.scene.given.lists[rule.each].members
        if unlisted and proof.verdict is not Verdict.NOT_APPLICABLE:
            proof = RuleProof(Verdict.OPEN, proof.applies, proof.duties)
        if proof.verdict is not Verdict.OPEN:
            return Came(FindingProof(proof.verdict, proof), (proof.verdict,))
        return Came(*self._open(rule, subject, proof))

    def _open(
        self, rule: Rule, subject: str | None, proof: RuleProof
    ) -> tuple[FindingProof, tuple[Verdict, ...], tuple[Ask, ...]]:
        unlisted = self.scene.is_unlisted(rule.each, subject)
        most, loose = BUDGET_FOR_UNLISTED if unlisted else BUDGET_FOR_ONE, False
        node = self._within_budget(most, lambda: rule_diagram(self.exact, rule, subject, proof))
        if node is None:
            loose = True
            node = self._within_budget(most, lambda: rule_diagram(self.exact, rule, subject, proof, loose=True))
        if node is not None:
            variables, results = self.exact.diagram.reads(node)
            if len(results) > 1:
                apart = tell_apart(self.exact, node)
                could_be = tuple(VERDICTS[result] for result in sorted(results))
                loose = loose or is_loose(self.exact, variables)
                whole = FindingProof(Verdict.OPEN, proof, apart=apart, budget_ended=apart is None, loose=loose)
                return whole, could_be, self._asks(variables)
            split = split_proof(self.scene, rule, subject, proof)
            if split is not None:
                return split, (split.verdict,), ()
        whole = FindingProof(Verdict.OPEN, proof, budget_ended=True)
        return whole, _could_be(proof, unlisted), asks_of_rule(self.scene, rule, subject, proof)

    def _asks(self, variables: set[int]) -> tuple[Ask, ...]:
        unknowns = [self.exact.unknowns.known[number] for number in sorted(self.exact.inside(variables))]
        asks = [ask for unknown in unknowns for ask in (unknown.ask, unknown.also) if ask is not None]
        return tuple(dict.fromkeys(asks))

    def _within_budget(self, most: int, build: Callable[[], int]) -> int | None:
        diagram = self.exact.diagram
        allowance = diagram.left = min(most, self.exact.budget)
        try:
            return build()
        except (BudgetEnded, RecursionError):  # a diagram that asks more than Python can go down is too large as well
            return None
        finally:
            self.exact.budget -= allowance - diagram.left

    def finding(self, rule: Rule, subject: str | None, came: Came) -> Finding:
        """Return the finding of a rule that came to this for a subject."""
        proof = came.proof
        force, binding = self._force(rule, subject)
        settled = proof.verdict is not Verdict.OPEN
        guidance = set(self.rests_on.guidance(proof)) if settled else set()
        guidance.update(guidance_counted_by(rule, proof, force.standing))
        return Finding(
            rule.id,
            rule.pack,
            subject,
            proof.verdict,
            came.could_be,
            rule.severity,
            force,
            proof.verdict is Verdict.GAP and binding and breaks_law(rule, proof),
            proof,
            came.asks,
            tuple(sorted(guidance, key=_STANDINGS.index)) if guidance else (),
            self.rests_on.decisions(proof) if settled else (),
            self.rests_on.fragile(proof) if settled else (),
            self._waivers(rule, subject),
            self._scoped_out(rule, subject),
        )

    def _force(self, rule: Rule, subject: str | None) -> tuple[ForceTold, bool]:
        """Return what is told of the rule's force, and whether every line still possible binds today."""
        key: object = rule.id
        if len(rule.in_force) == 1 and rule.in_force[0].when is None:
            line = rule.in_force[0]
            key = (line.start, line.until, line.standing, line.because)  # the same for many rules
        known = self._forces.get(key)
        if known is not None:
            return known
        told = self._told_force(rule, subject)
        if all(force.when is None for force in rule.in_force):
            self._forces[key] = told
        return told

    def _told_force(self, rule: Rule, subject: str | None) -> tuple[ForceTold, bool]:
        at_hand, forces = self.scene.at_hand(rule.each, subject), rule.in_force
        if rule.each is not None and subject is None:  # nobody is there who could fulfil a `when`
            forces = tuple(force for force in forces if force.when is None)
        possible = (NOT_IN_FORCE,) if rule.in_force and not forces else tell_force(self.scene, forces, at_hand)
        binding = all(
            told.status == "in_force" and told.standing is not None and told.standing.is_binding for told in possible
        )
        if len(possible) == 1:
            return possible[0], binding
        asks = asks_of_conditions(self.scene, reached_conditions(self.scene, forces, at_hand), at_hand)
        first = possible[0]
        if all((told.status, told.standing) == (first.status, first.standing) for told in possible):
            return ForceTold(first.status, first.standing, asks=asks), binding
        return ForceTold("unsettled", None, asks=asks), binding

    def _waivers(self, rule: Rule, subject: str | None) -> tuple[Waiver, ...]:
        waivers = self.scene.given.waivers
        return tuple(w for w in waivers if w.rule == rule.id and w.subject in (None, subject)) if waivers else ()

    def _scoped_out(self, rule: Rule, subject: str | None) -> ScopedOut | None:
        given = self.scene.given.scoped_out
        return next((s for s in given if s.rule == rule.id and s.subject in (None, subject)), None) if given else None

    def classification(self, classification: Classification, subject: str | None) -> Classified:
        """Return what a classification comes to for a subject."""
        key = (classification.id, subject)
        proof = self.scene.outcome(*key)
        possible = proof.possible
        asks: tuple[Ask, ...] = ()
        if len(possible) > 1:
            node = self._within_budget(BUDGET_FOR_ONE, lambda: self.exact.whole(("classification", key)))
            if node is None:
                asks = asks_of_outcome(self.scene, key)
            else:
                variables, results = self.exact.diagram.reads(node)
                possible = tuple(o.id for i, o in enumerate(classification.outcomes) if i in results)
                asks = self._asks(variables)
        reached = [line for line in proof.lines if line.truth is not NO]
        written = {line.id: line for line in classification.lines}
        undecided = [line for line in reached if len(line.adds) > 1 and proof.overridden is None]
        last = reached[-1]
        decided = len(reached) == 1 and last.truth is YES and proof.overridden is None and not proof.elsewhere
        return Classified(
            classification.id,
            classification.pack,
            subject,
            possible[0] if len(possible) == 1 else None,
            possible,
            last.line if decided else None,
            bool(undecided),
            written[last.line].leans if decided and len(last.adds) > 1 else "",
            proof,
            asks,
        )


def _could_be(proof: RuleProof, unlisted: bool) -> tuple[Verdict, ...]:
    """Return the verdicts that Kleene's logic leaves possible; a rule for somebody `unlisted` may apply to nobody."""
    duties = [duty for duty in proof.duties if duty.applies is not NO]
    levels = {duty.level for duty in duties}
    surely = {duty.level for duty in duties if duty.applies is YES}
    possible: list[Verdict] = []
    if unlisted or proof.applies.truth is UNKNOWN or not surely:
        possible.append(Verdict.NOT_APPLICABLE)
    if levels & {Level.NO, Level.UNKNOWN}:
        possible.append(Verdict.GAP)
    may_run = Level.DUE in levels or any(duty.due_key and duty.level is Level.UNKNOWN for duty in duties)
    if may_run and Level.NO not in surely:
        possible.append(Verdict.DUE)
    if not surely & {Level.NO, Level.DUE}:
        possible.append(Verdict.MET)
    return tuple(possible)
