"""Decision diagrams for looking at a whole pack, kept by a library: the same functions as `assessment/diagram.py` makes.

A look at all answers combines millions of nodes, and the library does that many times as fast as Python. Functions have
numbers here as they have there: small ones are results, the others ask a variable. A variable of more than two values
takes several bits, and the codes that are left over stand for its last value; a function that comes to more than no and
yes is kept as a function for each result, of where it comes to it. Both are exact, and equal functions have one number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

from oxidd.bcdd import BCDDFunction, BCDDManager
from oxidd.util import DDMemoryError

from compliance.assessment.diagram import FALSE, TERMINALS, TRUE, BudgetEnded, Diagram

_ROOM = 1 << 23
_REMEMBERED = 1 << 20
_MOST_TOGETHER = 100_000

Regions = tuple[tuple[int, int], ...]
"""The results that a function can come to, each with the number of the function of where it does."""


class SharedDiagram(Diagram):
    """Holds the functions that are built for all conditions of a rulebook.

    `left` is how many more nodes may come; one step may go beyond it, and `BudgetEnded` is raised after it, or where there
    is no more room at all.
    """

    def __init__(self, budget: int) -> None:
        """Start empty; nothing is set aside before there is a variable."""
        super().__init__(budget)
        self._library: BCDDManager | None = None
        self._bits: list[tuple[int, ...]] = []
        self._variable_of_bit: list[int] = []
        self._quantified: dict[frozenset[int], BCDDFunction] = {}
        self._nodes = 0
        self._start()

    def _start(self) -> None:
        self._functions: list[BCDDFunction | None] = [None] * TERMINALS
        self._numbers: dict[BCDDFunction, int] = {}
        self._regions: dict[int, Regions] = {}
        self._numbers_of_regions: dict[Regions, int] = {}
        self._may_read: list[int] = [0] * TERMINALS
        self._asks: dict[int, int] = {}
        self._below: dict[int, tuple[int, ...]] = {}
        if self._library is not None:
            for result, function in ((FALSE, self._library.false()), (TRUE, self._library.true())):
                self._functions[result], self._numbers[function] = function, result

    @property
    def _manager(self) -> BCDDManager:
        if self._library is None:
            self._library = BCDDManager(_ROOM, _REMEMBERED, 1)
            self._start()
        return self._library

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return self._nodes

    def forget(self) -> None:
        """Let go of all functions; nothing that was returned may be used any more."""
        self._quantified.clear()
        self._start()
        self._make_room()

    def variable(self, size: int) -> int:
        """Make a variable with `size` values and return its number."""
        number = len(self.sizes)
        self.sizes.append(size)
        bits = tuple(self._manager.add_vars(max(1, (size - 1).bit_length())))
        self._bits.append(bits)
        self._variable_of_bit += [number] * len(bits)
        return number

    # --- functions and their numbers

    def _function(self, a: int) -> BCDDFunction:
        function = self._functions[a]
        assert function is not None, "only what comes to no or yes is one function"
        return function

    def _number(self, function: BCDDFunction, may_read: int) -> int:
        number = self._numbers.get(function)
        if number is None:
            number = self._numbers[function] = len(self._functions)
            self._functions.append(function)
            self._may_read.append(may_read)
            nodes = self._manager.approx_num_inner_nodes()
            self.left -= max(0, nodes - self._nodes)
            self._nodes = nodes
            if self.left <= 0:
                raise BudgetEnded
        return number

    def _made(self, make: Callable[[], BCDDFunction], may_read: int) -> int:
        try:
            function = make()
        except DDMemoryError:
            self._make_room()
            raise BudgetEnded from None
        return self._number(function, may_read)

    def _make_room(self) -> None:
        if self._library is not None:
            self._library.gc()
            self._nodes = self._library.approx_num_inner_nodes()

    def _of_regions(self, regions: Mapping[int, int]) -> int:
        """Return the number of the function that comes to each result where the function of that number holds."""
        here = tuple(sorted([(result, where) for result, where in regions.items() if where != FALSE]))
        if len(here) == 1:
            return here[0][0]
        if here[-1][0] == TRUE:
            return here[-1][1]
        number = self._numbers_of_regions.get(here)
        if number is None:
            number = self._numbers_of_regions[here] = len(self._functions)
            self._functions.append(None)
            self._may_read.append(reduce(lambda known, one: known | self._may_read[one[1]], here, 0))
            self._regions[number] = here
        return number

    def regions(self, a: int) -> dict[int, int]:
        """Return the results that a function can come to, each with where it does."""
        if a < TERMINALS:
            return {a: TRUE}
        known = self._regions.get(a)
        return dict(known) if known is not None else {FALSE: self.opposite(a), TRUE: a}

    def _is_condition(self, a: int) -> bool:
        return a <= TRUE or (a >= TERMINALS and self._functions[a] is not None)

    # --- what is built of functions

    def node(self, variable: int, children: tuple[int, ...]) -> int:
        """Return the function that asks `variable`; if all children are one, that child."""
        if children.count(children[0]) == len(children):
            return children[0]
        if not all(self._is_condition(child) for child in children):
            each = [self.regions(child) for child in children]
            results = sorted(set().union(*each))
            return self._of_regions(
                {result: self.node(variable, tuple([one.get(result, FALSE) for one in each])) for result in results}
            )
        bits, last, manager = self._bits[variable], len(children) - 1, self._manager

        def of_codes_from(code: int, depth: int) -> BCDDFunction:
            if depth == len(bits) or code >= last:
                return self._function(children[min(code, last)])
            no = of_codes_from(code, depth + 1)
            yes = of_codes_from(code | 1 << (len(bits) - 1 - depth), depth + 1)
            return no if no == yes else manager.var(bits[depth]).ite(yes, no)

        return self._made(lambda: of_codes_from(0, 0), self._reads_any(children) | 1 << variable)

    def _reads_any(self, functions: Iterable[int]) -> int:
        return reduce(lambda known, one: known | self._may_read[one], functions, 0)

    def both(self, a: int, b: int) -> int:
        """Return `a and b`."""
        if a == FALSE or b == FALSE:
            return FALSE
        if a == TRUE or a == b:
            return b
        if b == TRUE:
            return a
        one, other = self._function(a), self._function(b)
        return self._made(lambda: one & other, self._may_read[a] | self._may_read[b])

    def one(self, a: int, b: int) -> int:
        """Return `a or b`."""
        if a == TRUE or b == TRUE:
            return TRUE
        if a == FALSE or a == b:
            return b
        if b == FALSE:
            return a
        one, other = self._function(a), self._function(b)
        return self._made(lambda: one | other, self._may_read[a] | self._may_read[b])

    def opposite(self, a: int) -> int:
        """Return `not a`."""
        if a < TERMINALS:
            return FALSE if a == TRUE else TRUE
        return self._number(~self._function(a), self._may_read[a])

    def least(self, a: int, b: int) -> int:
        """Return the smaller of two results."""
        found: dict[int, int] = {}
        for ours, here in self.regions(a).items():
            for theirs, there in self.regions(b).items():
                result = min(ours, theirs)
                found[result] = self.one(found.get(result, FALSE), self.both(here, there))
        return self._of_regions(found)

    def choose(self, condition: int, then: int, otherwise: int) -> int:
        """Return `then` where the condition holds, else `otherwise`."""
        if condition < TERMINALS:
            return then if condition == TRUE else otherwise
        if then == otherwise:
            return then
        if self._is_condition(then) and self._is_condition(otherwise):
            asked, yes, no = self._function(condition), self._function(then), self._function(otherwise)
            return self._made(lambda: asked.ite(yes, no), self._reads_any((condition, then, otherwise)))
        ours, theirs = self.regions(then), self.regions(otherwise)
        return self._of_regions(
            {
                result: self.choose(condition, ours.get(result, FALSE), theirs.get(result, FALSE))
                for result in sorted({*ours, *theirs})
            }
        )

    def among(self, a: int, results: frozenset[int]) -> int:
        """Return where `a` comes to one of `results`."""
        return reduce(self.one, [where for result, where in self.regions(a).items() if result in results], FALSE)

    def exists(self, a: int, variables: frozenset[int]) -> int:
        """Return where some values of `variables` make `a` hold."""
        if a < TERMINALS or not variables:
            return a
        quantified = self._quantified.get(variables)
        if quantified is None:
            bits = [self._manager.var(bit) for variable in sorted(variables) for bit in self._bits[variable]]
            quantified = self._quantified[variables] = reduce(lambda known, bit: known & bit, reversed(bits))
        function, gone = self._function(a), reduce(lambda known, variable: known | 1 << variable, variables, 0)
        return self._made(lambda: function.exists(quantified), self._may_read[a] & ~gone)

    def contradict(self, functions: Iterable[int]) -> bool:
        """Return whether functions are seen never to hold together with little to build; False says nothing."""
        manager = self._manager
        together, most = manager.true(), manager.approx_num_inner_nodes() + _MOST_TOGETHER
        try:
            for one in sorted(functions, key=lambda one: (-self.ask(one), one)):
                together = together & self._function(one)
                if manager.approx_num_inner_nodes() > most:
                    return False
        except DDMemoryError:
            self._make_room()
            return False
        return together == manager.false()

    # --- what is in a function

    def may_read(self, a: int) -> set[int]:
        """Return the variables that a function depends on, and perhaps some that cancel out."""
        return {number for number, digit in enumerate(reversed(bin(self._may_read[a]))) if digit == "1"}

    def reads(self, a: int) -> tuple[set[int], set[int]]:
        """Return the variables that the function depends on, and the results that it can come to."""
        regions = self.regions(a)
        seen: set[BCDDFunction] = set()
        variables: set[int] = set()
        waiting = [self._function(where) for where in regions.values()]
        while waiting:
            function = waiting.pop()
            bit = function.node_var()
            if bit is not None and function not in seen:
                seen.add(function)
                variables.add(self._variable_of_bit[bit])
                waiting.extend(function.cofactors() or ())
        return variables, set(regions)

    def ask(self, a: int) -> int:
        """Return the variable that a function asks first; for a result, a number larger than any."""
        known = self._asks.get(a)
        if known is None:
            if a < TERMINALS:
                known = super().ask(a)
            elif a in self._regions:
                known = min([self.ask(where) for _, where in self._regions[a]])
            else:
                bit = self._function(a).node_var()
                assert bit is not None, "only results ask nothing"
                known = self._variable_of_bit[bit]
            self._asks[a] = known
        return known

    def below(self, a: int) -> tuple[int, ...]:
        """Return what a function becomes for each value of the variable that it asks first; nothing for a result."""
        known = self._below.get(a)
        if known is None:
            known = self._below[a] = self._for_each_value(a) if a >= TERMINALS else ()
        return known

    def _for_each_value(self, a: int) -> tuple[int, ...]:
        variable = self.ask(a)
        values = range(self.sizes[variable])
        if a in self._regions:
            parts = {
                result: self.below(where) if self.ask(where) == variable else (where,) * len(values)
                for result, where in self._regions[a]
            }
            return tuple(
                [self._of_regions({result: part[value] for result, part in parts.items()}) for value in values]
            )
        found = [self._function(a)]
        for bit in self._bits[variable]:
            found = [child for one in found for child in _no_and_yes(one, bit)]
        may_read = self._may_read[a] & ~(1 << variable)
        return tuple([self._number(found[value], may_read) for value in values])


def _no_and_yes(function: BCDDFunction, bit: int) -> tuple[BCDDFunction, BCDDFunction]:
    if function.node_var() != bit:
        return function, function
    children = function.cofactors()
    assert children is not None, "what asks a bit has a child for both of its values"
    yes, no = children
    return no, yes
