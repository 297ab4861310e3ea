"""Timetables: lines of `in_force` with a name, that count as if they stood in each rule."""

from collections.abc import Callable, Mapping

import pytest

from compliance.packs.model import Rulebook
from compliance.sources.problem import Problem

Load = Callable[[Mapping[str, str]], Rulebook]
Find = Callable[[Mapping[str, str]], list[Problem]]

OWN = """\
    in_force:
      - {when: function.offered is before act_begins, from: 2027-01-01}
      - {from: act_begins, until: 2030-01-01}
      - {from: 2029-01-01, standing: stayed, because: A court stayed it.}
"""
TABLE = """\
timetables:
  by_steps:
    - {when: function.offered is before act_begins, from: 2027-01-01}
    - {from: act_begins, until: 2030-01-01}
    - {from: 2029-01-01, standing: stayed, because: A court stayed it.}
"""


def named(toy: dict[str, str], in_force: str, table: str = TABLE) -> dict[str, str]:
    """The small pack in which a rule names a timetable."""
    rules = toy["toy/rules/toys.yaml"]
    assert OWN in rules
    rules = rules.replace(OWN, f"    in_force: {in_force}\n")
    return {**toy, "toy/rules/toys.yaml": rules, "toy/pack.yaml": toy["toy/pack.yaml"] + table}


def test_lines_with_a_name_are_the_lines(toy: dict[str, str], load: Load) -> None:
    """A rule is the same, whether it names a timetable or writes its lines."""
    assert load(named(toy, "{timetable: by_steps}")).rules == load(toy).rules


def test_own_lines_stand_beside_those_of_a_timetable(toy: dict[str, str], load: Load) -> None:
    """The lines count in the order in which they stand."""
    rulebook = load(named(toy, "[{when: for_children, from: 2028-01-01}, {timetable: by_steps}]"))

    forces = rulebook.rules["toy.tell-parents"].in_force
    assert [str(force.start) for force in forces] == ["2028-01-01", "2027-01-01", "2026-02-02", "2029-01-01"]
    assert forces[1:] == load(toy).rules["toy.tell-parents"].in_force


@pytest.mark.parametrize(
    ("in_force", "was", "becomes", "id", "place"),
    [
        ("{timetable: by_steps}", "is before act_begins", "is before act_bgins", "unknown-name", "toy/pack.yaml:11:41"),
        ("{timetable: by_steps}", "function.offered", "model.checked", "subject-not-at-hand", "toy/pack.yaml:11:14"),
        ("{timetable: by_steps}", "from: 2029-01-01", "from: 2025-01-01", "force-order", "toy/pack.yaml:13:14"),
        ("{timetable: by_stpes}", "", "", "unknown-timetable", "toy/rules/toys.yaml:16:27"),
        ("[{from: 2025-01-01}, {timetable: by_steps}]", "", "", "force-order", "toy/pack.yaml:11:7"),
        ("{timetable: by_steps}", "{from: act_begins, until: 2030-01-01}", "{timetable: by_steps}", "bad-timetable", "toy/pack.yaml:12:19"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_timetable_is_told_where_it_stands(
    toy: dict[str, str], problems: Find, in_force: str, was: str, becomes: str, id: str, place: str
) -> None:
    """In the lines of a timetable, not in each rule that names it."""
    found = problems(named(toy, in_force, TABLE.replace(was, becomes) if was else TABLE))

    assert (found[0].id, str(found[0].at)) == (id, place)


def test_a_day_with_two_readings_is_known_by_its_own_name_alone(toy: dict[str, str], problems: Find) -> None:
    """A pack in which something else has the name of that day tells only that, and does not stumble over it."""
    day = '  law_ends: {on: 2026-03-03, or_only_from: 2026-03-04, contested: "Two.", cite: [{in: toy-act, at: "9", quote: begins}]}\n'
    about = toy["toy/pack.yaml"].replace("penalties:\n", day + "penalties:\n")
    rules = toy["toy/rules/toys.yaml"].replace(OWN, "    in_force: {from: 2026-03-04}\n")
    once = {**toy, "toy/pack.yaml": about, "toy/rules/toys.yaml": rules}
    twice = {
        **once,
        "toy/subjects.yaml": toy["toy/subjects.yaml"] + "  - {id: law_ends, plural: laws, title: Law, ask: Which?}\n",
    }

    assert [problem.id for problem in problems(once)] == ["one-of-two-readings"]
    assert "duplicate-id" in [problem.id for problem in problems(twice)]
