"""Functions that the library keeps are those that our own diagrams make."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oxidd.bcdd import BCDDFunction
from oxidd.util import DDMemoryError

from compliance.assessment.diagram import FALSE, TERMINALS, TRUE, BudgetEnded, Diagram
from compliance.authoring.shared_diagram import SharedDiagram
from compliance.authoring.way_together import way_together

SIZES = (2, 3, 2, 5, 4)
BUDGET = 100_000

Step = tuple[str, tuple[int, ...]]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("leaf", "result", "both", "one", "opposite", "choose", "least", "among", "exists")),
        st.tuples(*[st.integers(0, 40)] * 6),
    ),
    min_size=1,
    max_size=25,
)


def build(diagram: Diagram, steps: list[Step]) -> tuple[list[int], list[int]]:
    """Make the same conditions and the same functions of several results in any kind of diagram."""
    variables = [diagram.variable(size) for size in SIZES]
    conditions, several = [FALSE, TRUE], [0, 1, 2, 3]

    def pick(of: list[int], which: int) -> int:
        return of[which % len(of)]

    for step, (a, b, c, *more) in steps:
        first, second = pick(conditions, a), pick(conditions, b)
        match step:
            case "leaf":
                variable = pick(variables, a)
                values = [int((b * 7 + c * value + more[0]) % 3 == 0) for value in range(SIZES[variable])]
                conditions.append(diagram.node(variable, tuple(values)))
            case "result":
                variable = pick(variables, a)
                several.append(diagram.node(variable, tuple([(b + c * value) % 4 for value in range(SIZES[variable])])))
            case "both":
                conditions.append(diagram.both(first, second))
            case "one":
                conditions.append(diagram.one(first, second))
            case "opposite":
                conditions.append(diagram.opposite(first))
            case "choose":
                several.append(diagram.choose(first, pick(several, b), pick(several, c)))
                conditions.append(diagram.choose(first, second, pick(conditions, c)))
            case "least":
                several.append(diagram.least(pick(several, a), pick(several, b)))
            case "among":
                conditions.append(diagram.among(pick(several, a), frozenset({b % 4, c % 4})))
            case _:
                conditions.append(diagram.exists(first, frozenset({pick(variables, b), pick(variables, c)})))
    return conditions, several


def value(diagram: Diagram, function: int, values: tuple[int, ...]) -> int:
    """Return what a function comes to for values of all variables."""
    while function >= TERMINALS:
        function = diagram.below(function)[values[diagram.ask(function)]]
    return function


@given(STEPS)
def test_every_function_is_the_same(steps: list[Step]) -> None:
    """Each comes to the same for all values, reads the same, and two are one in both kinds of diagram or in neither."""
    ours, shared = Diagram(BUDGET), SharedDiagram(BUDGET)
    made, kept = ([*first, *second] for first, second in (build(ours, steps), build(shared, steps)))

    for a, b in zip(made, kept, strict=True):
        assert ours.reads(a) == shared.reads(b)
        assert shared.reads(b)[0] <= shared.may_read(b)
        assert set(shared.regions(b)) == ours.reads(a)[1]
        for values in product(*[range(size) for size in SIZES]):
            assert value(ours, a, values) == value(shared, b, values)
    assert [made.index(a) for a in made] == [kept.index(b) for b in kept]


@given(STEPS, st.integers(0, 3), st.dictionaries(st.sampled_from((0, 2)), st.integers(0, 1)))
def test_a_way_leads_where_it_says(steps: list[Step], result: int, fixed: dict[int, int]) -> None:
    """A way to a result keeps to the values that are fixed, and there is one in both kinds of diagram or in neither."""
    ours, shared = Diagram(BUDGET), SharedDiagram(BUDGET)
    made, kept = ([*first, *second] for first, second in (build(ours, steps), build(shared, steps)))

    for a, b in zip(made, kept, strict=True):
        way = shared.way_to(b, result, fixed)
        assert (way is None) == (ours.way_to(a, result, fixed) is None)
        if way is not None:
            assert all(way.get(variable, at) == at for variable, at in fixed.items())
            assert value(shared, b, tuple([way.get(variable, 0) for variable in range(len(SIZES))])) == result


@given(STEPS)
def test_conditions_that_hold_together(steps: list[Step]) -> None:
    """A way on which conditions hold together is found just where they do not contradict each other."""
    shared = SharedDiagram(BUDGET)
    conditions = build(shared, steps)[0][-3:]
    together = TRUE
    for condition in conditions:
        together = shared.both(together, condition)

    way = way_together(shared, conditions)

    assert (way is None) == (together == FALSE)
    if way is not None:
        values = tuple([way.get(variable, 0) for variable in range(len(SIZES))])
        assert all(value(shared, condition, values) == TRUE for condition in conditions)
    if together == FALSE and FALSE not in conditions:
        assert shared.contradict(set(conditions) - {TRUE})


@pytest.mark.parametrize("join", [SharedDiagram.both, SharedDiagram.one])
def test_a_budget_ends(join: Callable[[SharedDiagram, int, int], int]) -> None:
    """What takes more nodes than may come is refused, and after more have been allowed it goes on."""
    diagram = SharedDiagram(200)
    crossed = [diagram.variable(2) for _ in range(24)]
    leaves = [diagram.node(variable, (FALSE, TRUE)) for variable in crossed]

    def far_apart() -> int:
        node = TRUE if join is SharedDiagram.both else FALSE
        other = diagram.one if join is SharedDiagram.both else diagram.both
        for one, two in zip(leaves[:12], leaves[12:], strict=True):
            node = join(diagram, node, other(one, two))
        return node

    with pytest.raises(BudgetEnded):
        far_apart()
    diagram.left = BUDGET
    assert len(diagram.reads(far_apart())[0]) == len(crossed)


def test_what_is_forgotten_leaves_room() -> None:
    """After all functions are let go of, new ones can be built of the same variables."""
    diagram = SharedDiagram(BUDGET)
    variable = diagram.variable(3)
    before = diagram.node(variable, (FALSE, TRUE, FALSE))
    diagram.forget()

    after = diagram.node(variable, (FALSE, TRUE, FALSE))

    assert before >= TERMINALS
    assert diagram.below(after) == (FALSE, TRUE, FALSE)
    assert diagram.opposite(diagram.opposite(after)) == after


def test_no_room_for_what_is_left_out_is_a_budget_that_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library may run out of memory before a function is made as well; that ends the budget, and nothing else."""

    def no_room(*_: object) -> BCDDFunction:
        raise DDMemoryError

    diagram = SharedDiagram(BUDGET)
    variables = [diagram.variable(4) for _ in range(3)]
    condition = diagram.node(variables[0], (FALSE, TRUE, FALSE, TRUE))
    monkeypatch.setattr(BCDDFunction, "__and__", no_room)

    with pytest.raises(BudgetEnded):
        diagram.exists(condition, frozenset(variables[:2]))
