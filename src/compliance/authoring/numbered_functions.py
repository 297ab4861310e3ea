"""Functions that a library of decision diagrams keeps, known to us by numbers.

Small numbers are results, as in `assessment/diagram.py`. A variable of more than two values takes several bits, and the
codes that are left over stand for its last value; a function that comes to more than no and yes is kept as a function for
each result, of where it comes to it. Both are exact, and equal functions have one number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

from oxidd.bcdd import BCDDFunction, BCDDManager
from oxidd.util import DDMemoryError

from compliance.assessment.diagram import FALSE, TERMINALS, TRUE, BudgetEnded, Diagram

_ROOM = 1 << 23
_REMEMBERED = 1 << 20

Regions = tuple[tuple[int, int], ...]
"""The results that a function can come to, each with the number of the function of where it does."""


class NumberedFunctions(Diagram):
    """Holds functions that the library keeps, each under one number.

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
            self._library.add_vars(len(self._variable_of_bit))  # there are some if all was let go of before
            self._start()
        return self._library

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return self._nodes

    def forget(self) -> None:
        """Let go of all functions and of the library that keeps them; nothing that was returned may be used any more."""
        self._quantified.clear()
        self._library, self._nodes = None, 0
        self._start()

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

    def _reads_any(self, functions: Iterable[int]) -> int:
        return reduce(lambda known, one: known | self._may_read[one], functions, 0)

    def may_read(self, a: int) -> set[int]:
        """Return the variables that a function depends on, and perhaps some that cancel out."""
        return {number for number, digit in enumerate(reversed(bin(self._may_read[a]))) if digit == "1"}
