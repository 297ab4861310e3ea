"""Answers under which several conditions hold together, found by following their diagrams side by side.

As soon as one way is found the search ends, and where there is none every way has been tried. A way mostly shows within a
few steps. If none does, the conditions mostly contradict each other in what they ask last: they are put together from
there, as far as that stays small, before every way is tried.
"""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessment.diagram import FALSE, TERMINALS, TRUE, BudgetEnded
from compliance.authoring.shared_diagram import SharedDiagram

MOST_STEPS = 300_000
_FIRST_STEPS = 500

Way = dict[int, int]
"""Values of variables; what is not in it does not matter."""


def way_together(diagram: SharedDiagram, nodes: Iterable[int], most_steps: int = MOST_STEPS) -> Way | None:
    """Return values of variables for which every one of `nodes` holds, or None if there are none.

    Raises:
        BudgetEnded: more than `most_steps` had to be taken.
    """
    wanted = frozenset(nodes) - {TRUE}
    search = _Search(diagram, min(most_steps, _FIRST_STEPS))
    try:
        return search.follow(wanted)
    except BudgetEnded:
        if diagram.contradict(wanted):
            return None
        search.left = most_steps
        return search.follow(wanted)


def cube(diagram: SharedDiagram, way: Way) -> int:
    """Return the diagram that holds for these values and no others."""
    node = TRUE
    for variable in sorted(way, reverse=True):
        children = [FALSE] * diagram.sizes[variable]
        children[way[variable]] = node
        node = diagram.node(variable, tuple(children))
    return node


class _Search:
    def __init__(self, diagram: SharedDiagram, left: int) -> None:
        self.diagram, self.left = diagram, left
        self.dead: set[frozenset[int]] = set()

    def follow(self, nodes: frozenset[int]) -> Way | None:
        """Return a way on which all of `nodes` come to yes."""
        if not nodes:
            return {}
        if FALSE in nodes or nodes in self.dead:
            return None
        assert min(nodes) >= TERMINALS, "only conditions can hold together"
        self.left -= 1
        if self.left < 0:
            raise BudgetEnded
        asks = {node: self.diagram.ask(node) for node in nodes}
        variable = min(asks.values())
        rest = [node for node in nodes if asks[node] != variable]
        asking = [self.diagram.below(node) for node in nodes if asks[node] == variable]
        for value, below in enumerate(zip(*asking, strict=True)):
            if FALSE in below:
                continue
            found = self.follow(frozenset([*rest, *[node for node in below if node != TRUE]]))
            if found is not None:
                return {variable: value, **found}
        self.dead.add(nodes)
        return None
