"""Decision diagrams over unknowns: a reduced, ordered graph in which a function depends on exactly what it shows.

A node is an int. Small ints (below `TERMINALS`) are results; every other node asks one variable and has a child for
each of its values. Equal functions are the same node, so a function that is the same for every value of a variable
does not contain it: "matters" and "is settled" can be read off. Work is bounded; `BudgetEnded` is raised beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator

TERMINALS = 256
FALSE, TRUE = 0, 1
_LAST = 1 << 60
_RESULTS = (1 << TERMINALS) - 1


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
        self._known: list[dict[tuple[int, ...], int]] = []
        self._both: dict[tuple[int, int], int] = {}
        self._one: dict[tuple[int, int], int] = {}
        self._opposite: dict[int, int] = {}
        self._least: dict[tuple[int, int], int] = {}
        self._chosen: dict[tuple[int, int, int], int] = {}
        self._reached: dict[int, int] = {}
        self._same: dict[int, int] = {}
        self._among: dict[frozenset[int], dict[int, int]] = {}

    def variable(self, size: int) -> int:
        """Make a variable with `size` values and return its number."""
        self.sizes.append(size)
        self._known.append({})
        return len(self.sizes) - 1

    def node(self, variable: int, children: tuple[int, ...]) -> int:
        """Return the node that asks `variable`; if all children are one, that child."""
        first = children[0]
        if children.count(first) == len(children):
            return first
        same = self._known[variable]
        known = same.get(children)
        if known is None:
            if self.left <= 0:
                raise BudgetEnded
            self.left -= 1
            known = same[children] = len(self.asks)
            self.asks.append(variable)
            self.children.append(children)
        return known

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
            self._spend()
            both, variable, other = self.both, self.asks[a], self.asks[b]
            first = self.children[a] if variable <= other else (a,) * self.sizes[other]
            second = self.children[b] if other <= variable else (b,) * self.sizes[variable]
            variable = min(variable, other)
            if len(first) == 2:  # nearly all are, and this is where a look at all answers spends its time
                known = self.node(variable, (both(first[0], second[0]), both(first[1], second[1])))
            else:
                known = self.node(variable, tuple([both(x, y) for x, y in zip(first, second, strict=True)]))
            self._both[key] = known
        return known

    def one(self, a: int, b: int) -> int:
        """Return `a or b`."""
        if a > b:
            a, b = b, a
        if a == TRUE or a == b:
            return a
        if a == FALSE:
            return b
        key = (a, b)
        known = self._one.get(key)
        if known is None:
            self._spend()
            one, variable, other = self.one, self.asks[a], self.asks[b]
            first = self.children[a] if variable <= other else (a,) * self.sizes[other]
            second = self.children[b] if other <= variable else (b,) * self.sizes[variable]
            variable = min(variable, other)
            if len(first) == 2:  # nearly all are, and this is where a look at all answers spends its time
                known = self.node(variable, (one(first[0], second[0]), one(first[1], second[1])))
            else:
                known = self.node(variable, tuple([one(x, y) for x, y in zip(first, second, strict=True)]))
            self._one[key] = known
        return known

    def opposite(self, a: int) -> int:
        """Return `not a`."""
        if a < TERMINALS:
            return FALSE if a == TRUE else TRUE
        known = self._opposite.get(a)
        if known is None:
            self._spend()
            opposite = self.opposite
            known = self.node(self.asks[a], tuple([opposite(child) for child in self.children[a]]))
            self._opposite[a], self._opposite[known] = known, a
        return known

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

    def _follow(self, node: int, variable: int) -> tuple[int, ...]:
        """Return what a function becomes for each value of a variable that it may not ask."""
        return self.children[node] if self.asks[node] == variable else (node,) * self.sizes[variable]

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

    def at_least(self, count: int, parts: list[int]) -> int:
        """Return where at least `count` of `parts` hold."""
        ways = [TRUE] + [FALSE] * count
        for part in parts:
            for n in range(count, 0, -1):
                ways[n] = self.choose(part, ways[n - 1], ways[n])
        return ways[count]

    def among(self, a: int, results: frozenset[int]) -> int:
        """Return where `a` comes to one of `results`."""
        known = self._among.setdefault(results, {})

        def walk(node: int) -> int:
            if node < TERMINALS:
                return TRUE if node in results else FALSE
            there = known.get(node)
            if there is None:
                self._spend()
                there = known[node] = self.node(self.asks[node], tuple([walk(child) for child in self.children[node]]))
            return there

        return walk(a)

    def exists(self, a: int, variables: frozenset[int]) -> int:
        """Return where some values of `variables` make `a` hold."""
        known: dict[int, int] = {}

        def walk(node: int) -> int:
            if node < TERMINALS:
                return node
            there = known.get(node)
            if there is None:
                self._spend()
                if self.asks[node] in variables:
                    there = FALSE
                    for child in self.children[node]:
                        there = self.one(there, walk(child))
                        if there == TRUE:
                            break
                else:
                    there = self.node(self.asks[node], tuple([walk(child) for child in self.children[node]]))
                known[node] = there
            return there

        return walk(a)

    def ask(self, a: int) -> int:
        """Return the variable that a function asks first; for a result, a number larger than any."""
        return self.asks[a]

    def below(self, a: int) -> tuple[int, ...]:
        """Return what a function becomes for each value of the variable that it asks first; nothing for a result."""
        return self.children[a]

    def reads(self, a: int) -> tuple[set[int], set[int]]:
        """Return the variables that the function depends on, and the results that it can come to."""
        reach = self._reach(a)
        results, variables = reach & _RESULTS, reach >> TERMINALS
        return _bits(variables), _bits(results)

    def _reach(self, a: int) -> int:
        """Return the results of a function as bits, and above these its variables."""
        known, waiting = self._reached, [a]
        while waiting:  # a diagram may be deeper than Python can go down
            node = waiting[-1]
            if node < TERMINALS or node in known:
                waiting.pop()
                continue
            children = self.children[node]
            below = [child for child in children if child >= TERMINALS and child not in known]
            if below:
                waiting.extend(below)
                continue
            reach = 1 << (self.asks[node] + TERMINALS)
            for child in children:
                reach |= known[child] if child >= TERMINALS else 1 << child
            known[node] = self._same.setdefault(reach, reach)
        return known[a] if a >= TERMINALS else 1 << a

    def way_to(self, a: int, result: int, fixed: Way | None = None) -> Way | None:
        """Return values of variables that lead to a result, among them none other than `fixed`; None if there are none."""
        dead: set[int] = set()
        fixed = fixed or {}
        way: Way = {}
        path: list[tuple[int, Iterator[int]]] = []  # the nodes gone through, each with the values not tried yet
        node = a
        while node != result:
            if node >= TERMINALS and node not in dead:
                variable = self.ask(node)
                untried = (fixed[variable],) if variable in fixed else range(self.sizes[variable])
                path.append((node, iter(untried)))
            while path:
                here, values = path[-1]
                value = next(values, None)
                if value is not None:
                    way[self.ask(here)], node = value, self.below(here)[value]
                    break
                dead.add(here)
                way.pop(self.ask(here), None)
                path.pop()
            else:
                return None
        return way


def _bits(number: int) -> set[int]:
    found = set()
    while number:
        lowest = number & -number
        found.add(lowest.bit_length() - 1)
        number ^= lowest
    return found
