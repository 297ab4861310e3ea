"""Which terms and classifications can be looked at on their own.

A named thing that rests on unknowns which nothing else in a rule rests on is a module: for the rule it is one variable
with the results that it can come to, and its own diagram is made once for all rules. That is exact, because whatever the
rest of the rule needs can be answered independently of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessment.finding import RuleProof
from compliance.assessment.possible import is_settled
from compliance.assessment.scene import Scene
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import NO, UNKNOWN

Module = tuple[str, Key]
"""`term` or `classification`, and which one."""

Base = tuple[str, ...]
"""Something unknown that is asked: a fact, a decision, or a list."""


class Modules:
    """Finds the modules of rules; what a named thing rests on is looked up once."""

    def __init__(self, scene: Scene) -> None:
        """Keep the scene whose proofs will be looked at."""
        self.scene = scene
        self._rests_on: dict[Module, frozenset[Base]] = {}
        self._built_on: dict[Module, frozenset[Module]] = {}

    def of_rule(self, proof: RuleProof, *, loose: bool = False) -> frozenset[Module]:
        """Return the modules of a rule; `loose` takes every named thing for one that may be, whatever else rests on it."""
        parts = [proof.applies, *[p for duty in proof.duties for p in (duty.when, duty.met) if p is not None]]
        keys = [duty.due_key for duty in proof.duties if duty.due_key is not None]
        return self.of_conditions(parts, keys, loose=loose)

    def of_conditions(
        self, proofs: Iterable[Proof], facts: Iterable[Key] = (), *, loose: bool = False
    ) -> frozenset[Module]:
        """Return the modules of what reads some conditions and facts together."""
        named: dict[Module, None] = {}
        direct: list[frozenset[Base]] = []
        for proof in proofs:
            self._atoms(proof, named, direct)
        for key in facts:
            self._fact(key, named, direct)
        return self._pure(named) if loose else self._apart(named, direct)

    def of_named(self, module: Module, *, loose: bool = False) -> frozenset[Module]:
        """Return the modules inside a named thing."""
        named: dict[Module, None] = {}
        direct: list[frozenset[Base]] = []
        self._inside(module, named, direct)
        return self._pure(named) if loose else self._apart(named, direct)

    def _pure(self, named: dict[Module, None]) -> frozenset[Module]:
        """Take named things apart until each is about listed subjects alone, or about one that is not listed."""
        found: dict[Module, None] = {}
        waiting = [*named]
        while waiting:
            module = waiting.pop()
            if module in found or self._is_pure(module):
                found.setdefault(module)
                continue
            inner: dict[Module, None] = {}
            self._inside(module, inner, [])
            waiting.extend(inner)
        return frozenset(found)

    def _apart(self, named: dict[Module, None], direct: list[frozenset[Base]]) -> frozenset[Module]:
        """Take named things apart, the largest first, until none rests on what something else rests on."""
        while True:
            seen: set[Base] = set().union(*direct)
            shared: set[Base] = set()
            for module in named:
                rests = self.rests_on(module)
                shared |= seen & rests
                seen |= rests
            mixed = [m for m in named if not shared.isdisjoint(self.rests_on(m)) or not self._is_pure(m)]
            if not mixed:
                return frozenset(named)
            largest = max(mixed, key=lambda module: len(self.rests_on(module)))
            del named[largest]
            inner: dict[Module, None] = {}
            self._inside(largest, inner, direct)
            named |= inner

    def unlisted(self, module: Module) -> set[str]:
        """Return the kinds of those not listed on whom a named thing rests."""
        return {base[-1].partition(" ")[0] for base in self.rests_on(module) if base[0] == "unlisted"}

    def _is_pure(self, module: Module) -> bool:
        """Return whether everything it rests on belongs to listed subjects, or all of it to the same unlisted one."""
        unlisted = {base[-1] for base in self.rests_on(module) if base[0] == "unlisted"}
        return not unlisted or (len(unlisted) == 1 and all(base[0] == "unlisted" for base in self.rests_on(module)))

    def rests_on(self, module: Module) -> frozenset[Base]:
        """Return all unknowns that a named thing may rest on."""
        known = self._rests_on.get(module)
        if known is None:
            named: dict[Module, None] = {}
            direct: list[frozenset[Base]] = []
            self._inside(module, named, direct)
            known = frozenset().union(*direct, *[self.rests_on(inner) for inner in named])
            self._rests_on[module] = known
        return known

    def built_on(self, module: Module) -> frozenset[Module]:
        """Return all named things, still unknown, that a named thing is built on."""
        known = self._built_on.get(module)
        if known is None:
            named: dict[Module, None] = {}
            self._inside(module, named, [])
            known = frozenset(named).union(*[self.built_on(inner) for inner in named])
            self._built_on[module] = known
        return known

    def _inside(self, module: Module, named: dict[Module, None], direct: list[frozenset[Base]]) -> None:
        how, key = module
        if how == "term":
            self._atoms(self.scene.term(*key), named, direct)
            return
        outcome = self.scene.outcome(*key)
        if len(outcome.possible) == 1:
            return
        each = self.scene.rulebook.classifications[key[0]].each
        for line in outcome.lines:
            if line.proof is not None and line.truth is not NO:
                self._atoms(line.proof, named, direct)
            if len(line.adds) > 1:
                direct.append(frozenset({self._base(each, ("decision", key[0], key[1] or "", line.line))}))
        if outcome.elsewhere:
            direct.append(frozenset({self._base(each, ("decision", key[0], key[1] or "", ""))}))

    def _atoms(self, proof: Proof, named: dict[Module, None], direct: list[frozenset[Base]]) -> None:
        if proof.truth is not UNKNOWN:
            return
        if proof.how in ("term", "classification"):
            named.setdefault((proof.how, proof.keys[0]))
            return
        for key in proof.keys:
            self._fact(key, named, direct)
        if proof.how in ("any", "every", "no") and not proof.complete:
            direct.append(frozenset({("list", proof.kind)}))
        for part in proof.parts:
            self._atoms(part, named, direct)

    def _fact(self, key: Key, named: dict[Module, None], direct: list[frozenset[Base]]) -> None:
        told = self.scene.fact(*key)
        if is_settled(told.fact):
            return
        each = self.scene.rulebook.questions[key[0]].each
        direct.append(frozenset({self._base(each, ("fact", key[0], key[1] or ""))}))
        if told.asked is not None:
            self._atoms(told.asked, named, direct)

    def _base(self, each: str | None, base: Base) -> Base:
        if each is not None and base[2] and base[2] not in self.scene.given.lists[each].members:
            return ("unlisted", *base, f"{each} {base[2]}")
        return base
