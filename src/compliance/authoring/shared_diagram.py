"""Decision diagrams for looking at a whole pack, kept by a library: the same functions as `assessment/diagram.py` makes.

A look at all answers combines millions of nodes, and the library does that many times as fast as Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from oxidd.bcdd import BCDDFunction
from oxidd.util import DDMemoryError

from compliance.assessment.diagram import FALSE, TERMINALS, TRUE, BudgetEnded
from compliance.authoring.numbered_functions import NumberedFunctions

_MOST_TOGETHER = 1_000_000


class SharedDiagram(NumberedFunctions):
    """Holds the functions that are built for all conditions of a rulebook, and says what is in them."""

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
        quantified = self._together(variables)
        function, gone = self._function(a), reduce(lambda known, variable: known | 1 << variable, variables, 0)
        return self._made(lambda: function.exists(quantified), self._may_read[a] & ~gone)

    def _together(self, variables: frozenset[int]) -> BCDDFunction:
        """Return the bits of variables as one function; `BudgetEnded` if there is no room for it."""
        known = self._quantified.get(variables)
        if known is None:
            try:
                bits = [self._manager.var(bit) for variable in sorted(variables) for bit in self._bits[variable]]
                known = self._quantified[variables] = reduce(lambda so_far, bit: so_far & bit, reversed(bits))
            except DDMemoryError:
                self._make_room()
                raise BudgetEnded from None
        return known

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
        finally:
            self._nodes = manager.approx_num_inner_nodes()  # what is built to be looked at once counts for nothing
        return together == manager.false()

    # --- what is in a function

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
