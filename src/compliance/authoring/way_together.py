"""Answers under which several conditions hold together, found by following their diagrams side by side.

Nothing is built: as soon as one way is found the search ends, and where there is none every way has been tried.
"""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessment.diagram import FALSE, TERMINALS, TRUE, BudgetEnded, Diagram

MOST_STEPS = 300_000

Way = dict[int, int]
"""Values of variables; what is not in it does not matter."""


def way_together(diagram: Diagram, nodes: Iterable[int], most_steps: int = MOST_STEPS) -> Way | None:
    """Return values of variables for which every one of `nodes` holds, or None if there are none.

    Raises:
        BudgetEnded: more than `most_steps` had to be taken.
    """
    return _Search(diagram, most_steps).follow(frozenset(nodes) - {TRUE})


def cube(diagram: Diagram, way: Way) -> int:
    """Return the diagram that holds for these values and no others."""
    node = TRUE
    for variable in sorted(way, reverse=True):
        children = [FALSE] * diagram.sizes[variable]
        children[way[variable]] = node
        node = diagram.node(variable, tuple(children))
    return node


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
        assert all(node >= TERMINALS for node in nodes), "only conditions can hold together"
        self.left -= 1
        if self.left < 0:
            raise BudgetEnded
        asks, children = self.diagram.asks, self.diagram.children
        variable = min([asks[node] for node in nodes])
        asking = [node for node in nodes if asks[node] == variable]
        rest = nodes.difference(asking)
        for value in range(self.diagram.sizes[variable]):
            below = rest.union([children[node][value] for node in asking]) - {TRUE}
            found = self.follow(below)
            if found is not None:
                return {variable: value, **found}
        self.dead.add(nodes)
        return None
