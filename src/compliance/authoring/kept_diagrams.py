"""Decision diagrams for looking at a whole pack: what was built for one condition is kept for the next.

An assessment builds each diagram once and is done. Checks on packs ask for hundreds of combinations of the same terms and
classifications, so here a named thing is built once for every set of modules inside it, and the results of picking
outcomes are kept too. Nothing is checked less: the diagrams are the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.assessment.diagram import TERMINALS, Diagram
from compliance.assessment.exact import Exact
from compliance.assessment.modules import Module
from compliance.assessment.scene import AtHand, Scene
from compliance.authoring.behind import Behind
from compliance.conditions.meaning import Condition
from compliance.conditions.proof import Proof


class KeptExact(Exact):
    """Builds diagrams for one scene and keeps every named thing, whichever rule it was built for."""

    def __init__(self, scene: Scene, budget: int) -> None:
        """Keep the scene; `budget` bounds the nodes of the diagrams that are asked for together."""
        super().__init__(scene, budget)
        self.diagram = self.unknowns.diagram = _KeptDiagram(budget)
        self._allowed = budget
        self._kept: dict[tuple[Module, frozenset[Module]], int] = {}
        self._behind = Behind(scene.rulebook)

    def renew(self) -> None:
        """Begin with something else: it may take the whole budget again."""
        self.budget = self.diagram.left = self._allowed

    def each_alone(self, conditions: Sequence[tuple[Condition, Proof]], at_hand: AtHand) -> list[int]:
        """Return the diagram of each of some conditions; all of them have the same modules, so they can be compared."""
        self._modules, self._local = self._finder.of_conditions([proof for _, proof in conditions]), {}
        return [self.condition(condition, proof, at_hand) for condition, proof in conditions]

    def value(self, node: int, way: Mapping[int, int]) -> int:
        """Return what a diagram comes to for values of variables that are no modules; those left out have their first."""
        while node >= TERMINALS:
            variable = self.diagram.asks[node]
            unknown = self.unknowns.known[variable]
            if unknown.module is None:
                value = way.get(variable, 0)
            else:
                value = unknown.values.index((str(self.value(self.whole(unknown.module), way)),))
            node = self.diagram.children[node][value]
        return node

    def _build(self, module: Module) -> int:
        behind = self._behind.names(module[1][0])
        memo = (module, frozenset([inner for inner in self._modules if inner[1][0] in behind]))
        known = self._kept.get(memo)
        if known is None:
            known = self._kept[memo] = super()._build(module)
        return known


class _KeptDiagram(Diagram):
    def __init__(self, budget: int) -> None:
        super().__init__(budget)
        self._among: dict[tuple[int, frozenset[int]], int] = {}

    def among(self, a: int, results: frozenset[int]) -> int:
        """Return where `a` comes to one of `results`; looked up if it was asked for before."""
        known = self._among.get((a, results))
        if known is None:
            known = self._among[(a, results)] = super().among(a, results)
        return known

