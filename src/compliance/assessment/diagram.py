"""Decision diagrams over unknowns: a reduced, ordered graph in which a function depends on exactly what it shows.

A node is an int. Small ints (below `TERMINALS`) are results; every other node asks one variable and has a child for
each of its values. Equal functions are the same node, so a function that is the same for every value of a variable
does not contain it: "matters" and "is settled" can be read off. Work is bounded; `BudgetEnded` is raised beyond it.
"""

from __future__ import annotations

TERMINALS = 256
FALSE, TRUE = 0, 1
_LAST = 1 << 60


Way = dict[int, int]
"""Values of variables; what is not in it does not matter."""


class BudgetEnded(Exception):
    """The diagram would become too large."""


class Diagram:
    """Holds the nodes of all functions that are built together. Variables are numbered in the order of their making."""

    def __init__(self, budget: int) -> None:
        """Start empty; at most `budget` nodes will be made."""
        self.left = budget
        self.sizes: list[int] = []
        self.asks: list[int] = [_LAST] * TERMINALS
        self.children: list[tuple[int, ...]] = [()] * TERMINALS
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._both: dict[tuple[int, int], int] = {}
        self._least: dict[tuple[int, int], int] = {}
        self._chosen: dict[tuple[int, int, int], int] = {}

    def variable(self, size: int) -> int:
        """Make a variable with `size` values and return its number."""
        self.sizes.append(size)
        return len(self.sizes) - 1

    def node(self, variable: int, children: tuple[int, ...]) -> int:
        """Return the node that asks `variable`; if all children are one, that child."""
        first = children[0]
        if children.count(first) == len(children):
            return first
        key = (variable, children)
        known = self._known.get(key)
        if known is None:
            if self.left <= 0:
                raise BudgetEnded
            self.left -= 1
            known = self._known[key] = len(self.asks)
            self.asks.append(variable)
            self.children.append(children)
        return known

    def _follow(self, node: int, variable: int) -> tuple[int, ...]:
        """Return what a function becomes for each value of a variable that it may not ask."""
        return self.children[node] if self.asks[node] == variable else (node,) * self.sizes[variable]

    def both(self, a: int, b: int) -> int:
        """Return `a and b`."""
        if a > b:
            a, b = b, a
        if a == FALSE or a == b:
            return a
        if a == TRUE:
            return b
        key = (a, b)
        known = self._both.get(key)
        if known is None:
            variable = min(self.asks[a], self.asks[b])
            self._spend()
            pairs = zip(self._follow(a, variable), self._follow(b, variable), strict=True)
            known = self._both[key] = self.node(variable, tuple([self.both(x, y) for x, y in pairs]))
        return known

    def one(self, a: int, b: int) -> int:
        """Return `a or b`."""
        return self.choose(a, TRUE, b)

    def least(self, a: int, b: int) -> int:
        """Return the smaller of two results."""
        if a > b:
            a, b = b, a
        if a == b or a == 0 or b < TERMINALS:
            return a
        key = (a, b)
        known = self._least.get(key)
        if known is None:
            variable = min(self.asks[a], self.asks[b])
            self._spend()
            pairs = zip(self._follow(a, variable), self._follow(b, variable), strict=True)
            known = self._least[key] = self.node(variable, tuple([self.least(x, y) for x, y in pairs]))
        return known

    def _spend(self) -> None:
        if self.left <= 0:
            raise BudgetEnded
        self.left -= 1

    def choose(self, condition: int, then: int, otherwise: int) -> int:
        """Return `then` where the condition holds, else `otherwise`."""
        if condition < TERMINALS:
            return then if condition == TRUE else otherwise
        if then == otherwise:
            return then
        key = (condition, then, otherwise)
        known = self._chosen.get(key)
        if known is None:
            asks = self.asks
            variable = min(asks[condition], asks[then], asks[otherwise])
            self._spend()
            ways = zip(
                self._follow(condition, variable),
                self._follow(then, variable),
                self._follow(otherwise, variable),
                strict=True,
            )
            known = self._chosen[key] = self.node(variable, tuple([self.choose(c, t, o) for c, t, o in ways]))
        return known

    def opposite(self, a: int) -> int:
        """Return `not a`."""
        return self.choose(a, FALSE, TRUE)

    def among(self, a: int, results: frozenset[int]) -> int:
        """Return where `a` comes to one of `results`."""
        known: dict[int, int] = {}

        def walk(node: int) -> int:
            if node < TERMINALS:
                return TRUE if node in results else FALSE
            if node not in known:
                self._spend()
                known[node] = self.node(self.asks[node], tuple([walk(child) for child in self.children[node]]))
            return known[node]

        return walk(a)

    def exists(self, a: int, variables: frozenset[int]) -> int:
        """Return where some values of `variables` make `a` hold."""
        known: dict[int, int] = {}

        def walk(node: int) -> int:
            if node < TERMINALS:
                return node
            if node not in known:
                self._spend()
                children = [walk(child) for child in self.children[node]]
                if self.asks[node] in variables:
                    result = FALSE
                    for child in children:
                        result = self.one(result, child)
                    known[node] = result
                else:
                    known[node] = self.node(self.asks[node], tuple(children))
            return known[node]

        return walk(a)

    def reads(self, a: int) -> tuple[set[int], set[int]]:
        """Return the variables that the function depends on, and the results that it can come to."""
        variables: set[int] = set()
        results: set[int] = set()
        seen: set[int] = set()
        todo = [a]
        while todo:
            node = todo.pop()
            if node in seen:
                continue
            seen.add(node)
            if node < TERMINALS:
                results.add(node)
            else:
                variables.add(self.asks[node])
                todo.extend(self.children[node])
        return variables, results

    def way_to(self, a: int, result: int, fixed: Way | None = None) -> Way | None:
        """Return values of variables that lead to a result, among them none other than `fixed`; None if there are none."""
        dead: set[int] = set()
        fixed = fixed or {}

        def walk(node: int, way: Way) -> Way | None:
            if node == result:
                return way
            if node < TERMINALS or node in dead:
                return None
            variable, children = self.asks[node], self.children[node]
            values = range(len(children)) if variable not in fixed else (fixed[variable],)
            for value in values:
                found = walk(children[value], {**way, variable: value})
                if found is not None:
                    return found
            dead.add(node)
            return None

        return walk(a, {})
