"""A diagram may be deeper than Python can go down."""

from compliance.assessment.diagram import FALSE, TRUE, Diagram

DEEP = 3_000


def deep() -> tuple[Diagram, list[int], int]:
    """A diagram that asks one variable after another, with its variables and the node that asks the first."""
    diagram = Diagram(10 * DEEP)
    variables = [diagram.variable(2) for _ in range(DEEP)]
    node = TRUE
    for variable in reversed(variables):
        node = diagram.node(variable, (FALSE, node))
    return diagram, variables, node


def test_what_a_deep_diagram_reads() -> None:
    """Every variable on a long way, and both results, are found."""
    diagram, variables, node = deep()

    assert diagram.reads(node) == (set(variables), {FALSE, TRUE})
    assert diagram.reads(TRUE) == (set(), {TRUE})


def test_a_way_through_a_deep_diagram() -> None:
    """The only way to a result is found, and there is none against a value that is fixed."""
    diagram, variables, node = deep()

    assert diagram.way_to(node, TRUE) == dict.fromkeys(variables, 1)
    assert diagram.way_to(node, FALSE, {variables[0]: 1}) == {variables[0]: 1, variables[1]: 0}
    assert diagram.way_to(node, TRUE, {variables[-1]: 0}) is None
