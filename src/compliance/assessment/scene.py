"""The judging of conditions: Kleene's logic over one rulebook, one set of facts and one day, with proofs.

A `Scene` proves every named thing once and keeps the proof. It never decides a verdict; `judge_rule` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from compliance.answers.model import Decision, Facts, SubjectList
from compliance.answers.unknown import unknown_fact
from compliance.assessment.finding import FactProof, LineProof, OutcomeProof, RuleProof, Told
from compliance.assessment.in_force import is_in_force
from compliance.assessment.possible import allows
from compliance.assessment.subjects import AtHand, Subjects
from compliance.conditions.facts import Fact, Ticks
from compliance.conditions.meaning import (
    All,
    Always,
    AtLeast,
    Chosen,
    Clock,
    Condition,
    DateIs,
    DatesCompare,
    Decided,
    Either,
    Holds,
    Linked,
    Not,
    NumberIs,
    Some,
    Ticked,
    Yes,
)
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth, at_least, truth_of
from compliance.conditions.weigh import weigh_leaf
from compliance.packs.model import Line, Rule, Rulebook

__all__ = ["AtHand", "Scene", "SpeaksForAll"]

OneFact = Yes | Chosen | Ticked | Linked | NumberIs | DateIs | Clock


class SpeaksForAll(Exception):
    """What is assumed of one subject that is not listed would count for all of them."""


class Scene(Subjects):
    """Judges conditions for one rulebook, facts and day. `assumed` facts and decisions replace what is not known."""

    def __init__(
        self,
        rulebook: Rulebook,
        facts: Facts,
        day: date,
        assumed: Mapping[Key, Fact] | None = None,
        assumed_decisions: Mapping[tuple[str, str | None, str], tuple[str, ...]] | None = None,
    ) -> None:
        """Keep the inputs; nothing is judged until it is asked for."""
        super().__init__(rulebook, facts)
        self.day = day
        self.assumed = dict(assumed or {})
        self.assumed_decisions = dict(assumed_decisions or {})
        self.assumed_of = {(rulebook.questions[key[0]].each, key[1]) for key in self.assumed} | {
            (rulebook.classifications[key[0]].each, key[1]) for key in self.assumed_decisions
        }
        self.facts: dict[Key, FactProof] = {}
        self.terms: dict[Key, Proof] = {}
        self.outcomes: dict[Key, OutcomeProof] = {}
        self.lines: dict[tuple[str, str | None, str], LineProof] = {}
        self.leaves: dict[tuple[str, str | None, str | None], Proof] = {}
        self.rules: dict[Key, tuple[Rule, RuleProof]] = {}
        self.decisions: dict[tuple[str, str | None], list[Decision]] = {}
        for decision in facts.decisions:
            self.decisions.setdefault((decision.classification, decision.subject), []).append(decision)

    # --- named things

    def fact(self, question: str, subject: str | None) -> FactProof:
        """Return what is known of a question, and why."""
        key = (question, subject)
        known = self.facts.get(key)
        if known is None:
            known = self.facts[key] = self._fact(key)
        return known

    def _fact(self, key: Key) -> FactProof:
        question = self.rulebook.questions[key[0]]
        answer = self.given.answers.get(key)
        asked: Proof | None = None
        if question.ask_when is not None and question.when_not_asked is not None:
            asked = self.prove(question.ask_when, self.at_hand(question.each, key[1]))
        if answer is not None and not answer.is_unknown and not answer.is_partial:
            return FactProof(answer.fact, "answered", answer, asked)
        possible = answer.fact if answer is not None else unknown_fact(question.kind, self.given.lists)
        if asked is not None and asked.truth is NO:
            default = question.when_not_asked
            if default is not None and allows(possible, default):
                return FactProof(default, "not_asked", answer, asked)
        told: Told = "unanswered"
        if answer is not None:
            told = "unknown" if answer.is_unknown else "partly"
        elif self.is_unlisted(question.each, key[1]):
            told = "unlisted"
        return FactProof(self.assumed.get(key, possible), told, answer, asked)

    def term(self, term: str, subject: str | None) -> Proof:
        """Return the proof of a term."""
        key = (term, subject)
        known = self.terms.get(key)
        if known is None:
            meaning = self.rulebook.terms[term]
            known = self.terms[key] = self.prove(meaning.means, self.at_hand(meaning.each, subject))
        return known

    def outcome(self, classification: str, subject: str | None) -> OutcomeProof:
        """Return the outcomes of a classification that are still possible, and the lines that say so."""
        key = (classification, subject)
        known = self.outcomes.get(key)
        if known is None:
            known = self.outcomes[key] = self._outcome(key)
        return known

    def _outcome(self, key: Key) -> OutcomeProof:
        classification = self.rulebook.classifications[key[0]]
        at_hand = self.at_hand(classification.each, key[1])
        decisions = self.decisions.get(key, [])
        lines: list[LineProof] = []
        possible: set[str] = set()
        for line in classification.lines:
            reached = self._line(line, key, at_hand, decisions)
            lines.append(reached)
            if reached.truth is not NO:
                possible.update(reached.adds)
            if reached.truth is YES:
                break
        override = next((d for d in decisions if d.overrides), None)
        if override is not None:
            return OutcomeProof((override.outcome,), tuple(lines), override)
        elsewhere: tuple[Decision, ...] = ()
        if self.may_be_listed(classification.each, key[1]):
            elsewhere = tuple(d for d in self.given.decisions if d.overrides and d.classification == key[0])
            possible.update(decision.outcome for decision in elsewhere)
        order = [outcome.id for outcome in classification.outcomes if outcome.id in possible]
        return OutcomeProof(tuple(order), tuple(lines), elsewhere=elsewhere)

    def _line(self, line: Line, key: Key, at_hand: AtHand, decisions: list[Decision]) -> LineProof:
        known = self.lines.get((*key, line.id))
        if known is not None:
            return known
        if line.in_force and not is_in_force(line.in_force, self.day):
            return LineProof(line.id, NO, (), skipped=True)
        proof = self.prove(line.when, at_hand) if line.when is not None else None
        truth = proof.truth if proof is not None else YES
        adds = line.then
        decision: Decision | None = None
        if len(adds) > 1:
            decision = next((d for d in decisions if not d.overrides and d.line == line.id), None)
            if decision is not None:
                adds = (decision.outcome,)
            else:
                adds = self.assumed_decisions.get((*key, line.id), adds)
        return LineProof(line.id, truth, adds if truth is not NO else (), proof, decision=decision)

    # --- conditions

    def prove(self, condition: Condition, at_hand: AtHand) -> Proof:
        """Return the truth of a condition where `at_hand` are the subjects it speaks of, with every part recorded."""
        # This is asked millions of times: to look up the kind is quicker than to try one pattern after another.
        return self._how[type(condition)](self, condition, at_hand)

    def _all(self, condition: All, at_hand: AtHand) -> Proof:
        proofs = tuple([self.prove(part, at_hand) for part in condition.parts])
        return Proof(min([proof.truth for proof in proofs]), "all", condition.says, proofs)

    def _either(self, condition: Either, at_hand: AtHand) -> Proof:
        proofs = tuple([self.prove(part, at_hand) for part in condition.parts])
        return Proof(max([proof.truth for proof in proofs]), "either", condition.says, proofs)

    def _at_least(self, condition: AtLeast, at_hand: AtHand) -> Proof:
        proofs = tuple([self.prove(part, at_hand) for part in condition.parts])
        truth = at_least(condition.count, [proof.truth for proof in proofs])
        return Proof(truth, "at_least", condition.says, proofs)

    def _not(self, condition: Not, at_hand: AtHand) -> Proof:
        proof = self.prove(condition.part, at_hand)
        return Proof(~proof.truth, "not", condition.says, (proof,))

    def _always(self, condition: Always, _: AtHand) -> Proof:
        return Proof(YES, "always", condition.says)

    def _named(self, condition: Holds | Decided, at_hand: AtHand) -> Proof:
        """Return the proof of what a condition says of a term or classification; it is made once."""
        subject = at_hand[condition.each] if condition.each is not None else None
        memo = (condition.says, subject, None)
        known = self.leaves.get(memo)
        if known is None:
            if isinstance(condition, Holds):
                key = (condition.term, subject)
                known = Proof(self.term(*key).truth, "term", condition.says, (), (key,))
            else:
                key = (condition.classification, subject)
                possible = self.outcome(*key).possible
                fitting = sum([outcome in condition.outcomes for outcome in possible])
                truth = YES if fitting == len(possible) else UNKNOWN if fitting else NO
                known = Proof(truth, "classification", condition.says, (), (key,))
            self.leaves[memo] = known
        return known

    def _leaf(self, leaf: OneFact, at_hand: AtHand) -> Proof:
        subject = at_hand[leaf.each] if leaf.each is not None else None
        linked = at_hand[leaf.kind] if isinstance(leaf, Linked) else None
        memo = (leaf.says, subject, linked)
        known = self.leaves.get(memo)
        if known is None:
            fact = self.fact(leaf.question, subject).fact
            truth = weigh_leaf(leaf, fact, None, self.day, linked)
            known = self.leaves[memo] = Proof(truth, "fact", leaf.says, (), ((leaf.question, subject),))
        return known

    def _dates(self, leaf: DatesCompare, at_hand: AtHand) -> Proof:
        first = at_hand[leaf.each] if leaf.each is not None else None
        second = at_hand[leaf.other_each] if leaf.other_each is not None else None
        facts = self.fact(leaf.question, first).fact, self.fact(leaf.other, second).fact
        truth = weigh_leaf(leaf, facts[0], facts[1], self.day, None)
        return Proof(truth, "dates", leaf.says, keys=((leaf.question, first), (leaf.other, second)))

    def members(self, some: Some, at_hand: AtHand) -> tuple[list[str], list[Truth], bool]:
        """Return the subjects that a quantifier ranges over, whether each is linked, and whether there are no others."""
        listed: SubjectList = self.given.lists[some.kind]
        if some.through is None:
            parent_kind = self.rulebook.subjects[some.kind].within
            ids = sorted(listed.members)
            if parent_kind is not None and parent_kind in at_hand:
                ids = [id for id in ids if listed.members[id].parent == at_hand[parent_kind]]
            return ids, [], listed.complete
        fact = self.fact(some.through, at_hand.get(some.through_each or "")).fact
        assert isinstance(fact, Ticks)
        ids = [id for id in sorted(listed.members) if id in fact.ticked or id in fact.maybe]
        return ids, [truth_of(True) if id in fact.ticked else UNKNOWN for id in ids], not fact.open_ended

    def _some(self, some: Some, at_hand: AtHand) -> Proof:
        ids, linked, complete = self.members(some, at_hand)
        if not complete:
            ids = [*ids, self.unlisted(some, at_hand)]
            if self.assumed_of and not self.assumed_of.isdisjoint(self.strangers(some, at_hand)):
                raise SpeaksForAll
        proofs = tuple([self.prove(some.body, self.bind(some.kind, id, at_hand)) for id in ids])
        sure = [YES] * len(ids) if not linked else [*linked]
        if not complete:
            sure = [*sure[: len(ids) - 1], UNKNOWN]
        every = some.quantifier == "every"
        weighed = [
            max(proof.truth, ~link) if every else min(proof.truth, link)
            for proof, link in zip(proofs, sure, strict=True)
        ]
        truth = min(weighed, default=YES) if every else max(weighed, default=NO)
        decisive = NO if every else YES
        witness = next((id for id, part in zip(ids, weighed, strict=True) if part is decisive), None)
        if some.quantifier == "no":
            truth = ~truth
        keys: tuple[Key, ...] = ()
        if some.through is not None:
            keys = ((some.through, at_hand.get(some.through_each or "")),)
        return Proof(
            truth, some.quantifier, some.says, proofs, keys, tuple(ids), tuple(sure), complete, some.kind, witness
        )

    _how: ClassVar[Mapping[type, Callable[[Scene, Any, AtHand], Proof]]] = {
        Always: _always,
        **dict.fromkeys((Yes, Chosen, Ticked, Linked, NumberIs, DateIs, Clock), _leaf),
        DatesCompare: _dates,
        Holds: _named,
        Decided: _named,
        Some: _some,
        All: _all,
        Either: _either,
        AtLeast: _at_least,
        Not: _not,
    }
