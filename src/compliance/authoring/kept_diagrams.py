"""Decision diagrams for looking at a whole pack: what was built for one condition is kept for the next.

An assessment builds each diagram once, in haste, and may say that it was too large. Checks on packs ask for hundreds of
combinations of the same terms and classifications and must be exact, so here a named thing is built once for every set of
modules inside it, and with all the budget there is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from compliance.assessment.diagram import FALSE, TERMINALS, TRUE, BudgetEnded
from compliance.assessment.exact import Exact
from compliance.assessment.finding import RuleProof
from compliance.assessment.modules import Module, Modules
from compliance.assessment.scene import AtHand, Scene
from compliance.authoring.shared_diagram import SharedDiagram
from compliance.conditions.meaning import Condition
from compliance.conditions.proof import Key, Proof
from compliance.packs.behind import Behind

Way = dict[int, int]
"""Values of variables; what is not in it does not matter."""


class KeptExact(Exact):
    """Builds diagrams for one scene and keeps every named thing, whichever rule it was built for.

    Nothing is taken loosely: what is told of a pack has to hold for all answers, and what is too large is told as such.
    """

    budget_for_named = 250_000
    may_be_loose = False

    def __init__(self, scene: Scene, budget: int) -> None:
        """Keep the scene; `budget` bounds the nodes of the diagrams that are asked for together."""
        self.diagram: SharedDiagram
        super().__init__(scene, budget, SharedDiagram(budget))
        self._allowed = budget
        self._modular: frozenset[Module] = frozenset()
        self._found = Modules(scene)
        self._kept: dict[tuple[Module, frozenset[Module]], int] = {}
        self._decided: dict[tuple[Module, frozenset[Module], frozenset[int]], int] = {}
        self._wholes: dict[Module, int] = {}
        self._not_whole: set[Module] = set()
        self._results: dict[Module, tuple[int, ...]] = {}
        self.behind = Behind(scene.rulebook)

    def renew(self, budget: int | None = None) -> None:
        """Begin with something else: it may take the whole budget again, or only so much."""
        self.budget = self.diagram.left = budget or self._allowed

    def share(self, other: KeptExact) -> None:
        """Build over the variables of another one, and take over what it has built of things that mean the same in both.

        What is taken over is flat: nothing in it is a module.
        """
        self.unknowns, self.diagram = other.unknowns, other.diagram
        ours, theirs = self.scene.rulebook, other.scene.rulebook
        changed = {
            name
            for mine, its in ((ours.terms, theirs.terms), (ours.classifications, theirs.classifications))
            for name in mine
            if mine[name] is not its.get(name)
        } | {name for name in ours.questions if ours.questions[name] is not theirs.questions.get(name)}
        for (module, inner), node in other._kept.items():
            name = module[1][0]
            if not inner and name not in changed and changed.isdisjoint(self.behind.names(name)):
                self._kept[(module, inner)] = node

    def begin(self, proof: RuleProof, *, flat: bool = False, loose: bool = False) -> None:  # noqa: ARG002 - never loose here
        """Begin with a rule: from now on its modules are variables, or nothing is (`flat`)."""
        self._modular = frozenset() if flat else self._found.of_rule(proof)

    def flat(self, module: Module) -> int:
        """Return the diagram of a named thing in which nothing is a module."""
        self._modular = frozenset()
        return self._named(module)

    def alone(self, conditions: Sequence[tuple[Condition, Proof]], at_hand: AtHand) -> int:
        """Return the diagram of conditions that hold together."""
        result = TRUE
        for node in self.each_alone([(condition, proof, at_hand) for condition, proof in conditions]):
            result = self.diagram.both(result, node)
        return result

    def each_alone(
        self, conditions: Sequence[tuple[Condition, Proof, AtHand]], may_be: Callable[[str], bool] = lambda _: True
    ) -> list[int]:
        """Return the diagram of each of some conditions; all of them have the same modules, so they can be compared.

        `may_be` says of a name whether it may be a module.
        """
        modules = self._found.of_conditions([proof for _, proof, _ in conditions])
        self._modular = frozenset([module for module in modules if may_be(module[1][0])])
        return [self.condition(condition, proof, at_hand) for condition, proof, at_hand in conditions]

    def value(self, node: int, way: Mapping[int, int]) -> int:
        """Return what a diagram comes to for values of variables that are no modules; those left out have their first."""
        while node >= TERMINALS:
            variable = self.diagram.ask(node)
            unknown = self.unknowns.known[variable]
            if unknown.module is None:
                value = way.get(variable, 0)
            else:
                value = unknown.values.index((str(self.value(self.whole(unknown.module), way)),))
            node = self.diagram.below(node)[value]
        return node

    def whole(self, module: Module) -> int:
        """Return the diagram of a named thing by itself, whatever is being built; it may hold modules in turn."""
        known = self._wholes.get(module)
        if known is None:
            if module in self._not_whole:
                raise BudgetEnded
            kept = self._modular
            self._modular = self._found.of_named(module)
            try:
                known = self._wholes[module] = self._build_once(module)
            except (BudgetEnded, RecursionError):
                self._not_whole.add(module)
                raise
            finally:
                self._modular = kept
        return known

    def way_to(self, node: int, result: int) -> Way | None:
        """Return values of variables that lead to a result, with every module replaced by a way to its result."""
        steps = self.diagram.way_to(node, result)
        if steps is None:
            return None
        way: Way = {}
        for number, value in steps.items():
            unknown = self.unknowns.known[number]
            if unknown.module is None:
                way[number] = value
            else:
                way |= self.way_to(self.whole(unknown.module), int(unknown.values[value][0])) or {}
        return way

    def _named(self, module: Module) -> int:
        if module not in self._modular:
            return self._build_once(module)
        results = self._results.get(module)
        if results is None:
            results = self._results[module] = tuple(sorted(self.diagram.regions(self.whole(module))))
        if len(results) == 1:
            return results[0]
        unlisted = sorted(self._found.unlisted(module))
        return self.diagram.node(self.unknowns.module(module, results, unlisted), results)

    def outcome_among(self, key: Key, wanted: frozenset[int]) -> int:
        """Return where a classification comes to one of some outcomes; which of them is not built, so it stays small."""
        module: Module = ("classification", key)
        if module in self._modular:
            return super().outcome_among(key, wanted)
        memo = (module, self._inside_of(module), wanted)
        known = self._decided.get(memo)
        if known is None:
            known = self._decided[memo] = self._outcome_among(key, wanted)
        return known

    def _outcome_among(self, key: Key, wanted: frozenset[int]) -> int:
        diagram, proof = self.diagram, self.scene.outcome(*key)
        outcomes = self.scene.rulebook.classifications[key[0]].outcomes
        results = {outcome.id: TRUE if i in wanted else FALSE for i, outcome in enumerate(outcomes)}
        if len(proof.possible) == 1:
            return results[proof.possible[0]]
        result = FALSE
        for holds, adds in reversed(self.lines(key, proof, results)):
            if adds == TRUE:
                result = diagram.one(holds, result)
            elif adds == FALSE:
                result = diagram.both(diagram.opposite(holds), result)
            else:
                result = diagram.choose(holds, adds, result)
        return result

    def _inside_of(self, module: Module) -> frozenset[Module]:
        behind = self.behind.names(module[1][0])
        return frozenset([inner for inner in self._modular if inner[1][0] in behind])

    def _build_once(self, module: Module) -> int:
        memo = (module, self._inside_of(module))
        known = self._kept.get(memo)
        if known is None:
            known = self._kept[memo] = self._build(module)
        return known
