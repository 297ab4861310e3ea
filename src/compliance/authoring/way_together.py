"""Answers under which several conditions hold together, found by following their diagrams side by side.

As soon as one way is found the search ends, and where there is none every way has been tried. Conditions that contradict
each other mostly do so in what they ask last; there they are put together first, as far as that stays small.
"""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessment.diagram import FALSE, TERMINALS, TRUE, BudgetEnded, Diagram

MOST_STEPS = 300_000
_MOST_BUILT = 3_000

Way = dict[int, int]
"""Values of variables; what is not in it does not matter."""


def way_together(diagram: Diagram, nodes: Iterable[int], most_steps: int = MOST_STEPS) -> Way | None:
    """Return values of variables for which every one of `nodes` holds, or None if there are none.

    Raises:
        BudgetEnded: more than `most_steps` had to be taken.
    """
    wanted = frozenset(nodes) - {TRUE}
    return None if _contradict(diagram, wanted) else _Search(diagram, most_steps).follow(wanted)


def cube(diagram: Diagram, way: Way) -> int:
    """Return the diagram that holds for these values and no others."""
    node = TRUE
    for variable in sorted(way, reverse=True):
        children = [FALSE] * diagram.sizes[variable]
        children[way[variable]] = node
        node = diagram.node(variable, tuple(children))
    return node


def _contradict(diagram: Diagram, nodes: frozenset[int]) -> bool:
    """Return whether nodes are seen to contradict each other with little to build; False says nothing."""
    left, diagram.left = diagram.left, _MOST_BUILT
    together = TRUE
    try:
        for node in sorted(nodes, key=lambda node: (-diagram.asks[node], node)):
            together = diagram.both(together, node)
    except BudgetEnded:
        pass
    finally:
        diagram.left = left
    return together == FALSE


class _Search:
    def __init__(self, diagram: Diagram, left: int) -> None:
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
        asks, children = self.diagram.asks, self.diagram.children
        variable = min([asks[node] for node in nodes])
        rest = [node for node in nodes if asks[node] != variable]
        asking = [children[node] for node in nodes if asks[node] == variable]
        for value, below in enumerate(zip(*asking, strict=True)):
            if FALSE in below:
                continue
            found = self.follow(frozenset([*rest, *[node for node in below if node != TRUE]]))
            if found is not None:
                return {variable: value, **found}
        self.dead.add(nodes)
        return None
