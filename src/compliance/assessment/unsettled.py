"""What Kleene's logic leaves unknown, as things to ask: used where the exact search is not made or has ended.

It may name questions that turn out not to matter; it never leaves one out that does.
"""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessment.finding import Ask, RuleProof
from compliance.assessment.possible import is_settled
from compliance.assessment.scene import AtHand, Scene
from compliance.conditions.meaning import Condition
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import UNKNOWN
from compliance.packs.model import Rule


def asks_of_rule(scene: Scene, rule: Rule, subject: str | None, proof: RuleProof) -> tuple[Ask, ...]:
    """Return what the unknown parts of a rule's proof rest on, in the order in which they are met."""
    return tuple(_of_rule(scene, rule, subject, proof).asks)


def unknown_facts(scene: Scene, rule: Rule, subject: str | None, proof: RuleProof) -> tuple[Key, ...]:
    """Return the facts that the unknown parts of a rule's proof rest on, in the order in which they are met."""
    return tuple(_of_rule(scene, rule, subject, proof).facts)


def _of_rule(scene: Scene, rule: Rule, subject: str | None, proof: RuleProof) -> _Found:
    found = _Found(scene)
    if subject is not None:
        found.unlisted(rule.each, subject)
    for whole in (proof.applies, *[p for duty in proof.duties for p in (duty.when, duty.met) if p is not None]):
        found.proof(whole)
    for duty in proof.duties:
        if duty.due_key is not None:
            found.fact(duty.due_key)
    return found


def asks_of_outcome(scene: Scene, key: Key) -> tuple[Ask, ...]:
    """Return what the outcome of a classification still rests on."""
    found = _Found(scene)
    found.named("classification", key)
    return tuple(found.asks)


def asks_of_conditions(scene: Scene, conditions: Iterable[Condition], at_hand: AtHand) -> tuple[Ask, ...]:
    """Return what the unknown ones of some conditions rest on."""
    found = _Found(scene)
    for condition in conditions:
        found.proof(scene.prove(condition, at_hand))
    return tuple(found.asks)


class _Found:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.asks: dict[Ask, None] = {}
        self.facts: dict[Key, None] = {}
        self._seen: set[tuple[str, Key]] = set()

    def proof(self, proof: Proof) -> None:
        """Look at the unknown parts of a proof."""
        if proof.truth is not UNKNOWN:
            return
        for key in proof.keys:
            self.named("fact" if proof.subjects or proof.how == "dates" else proof.how, key)
        if proof.how in ("any", "every", "no") and not proof.complete:
            self.asks.setdefault(Ask("list", proof.kind))
        for part in proof.parts:
            self.proof(part)

    def named(self, how: str, key: Key) -> None:
        """Look behind a named thing, once."""
        if (how, key) in self._seen:
            return
        self._seen.add((how, key))
        if how == "term":
            self.proof(self.scene.term(*key))
        elif how == "classification":
            each = self.scene.rulebook.classifications[key[0]].each
            outcome = self.scene.outcome(*key)
            if outcome.elsewhere:
                self.unlisted(each, key[1])
            for line in outcome.lines:
                if line.proof is not None:
                    self.proof(line.proof)
                if len(line.adds) > 1 and not self.unlisted(each, key[1]):
                    self.asks.setdefault(Ask("decision", key[0], key[1], line.line))
        else:
            self.fact(key)

    def fact(self, key: Key) -> None:
        """Ask for a fact, unless only one value is possible."""
        told = self.scene.fact(*key)
        if told.asked is not None:
            self.proof(told.asked)
        if is_settled(told.fact):
            return
        self.facts.setdefault(key)
        if not self.unlisted(self.scene.rulebook.questions[key[0]].each, key[1]):
            self.asks.setdefault(Ask("question", *key))

    def unlisted(self, each: str | None, subject: str | None) -> bool:
        """Ask for the list of a subject that is not on it, and return whether that is so."""
        if each is None or not self.scene.is_unlisted(each, subject):
            return False
        self.asks.setdefault(Ask("list", self.scene.open_list(each)))
        return True
