"""Worked examples that examples.yaml lists because no case tries them, and that a case does try."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.authoring.case import Case
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems

_SAYS = {"not_expressible": "is said to be not expressible", "left_out": "is said to be left out"}


def find_tried_after_all(rulebook: Rulebook, pack: str, cases: Sequence[Case], problems: Problems) -> None:
    """Tell each example that a pack lists and one of its cases cites; blanks and capitals in `at` make no difference."""
    tried: dict[tuple[str, str], Case] = {}
    for case in cases:
        if case.worked_example is not None:
            tried.setdefault((case.worked_example.instrument, _plain(case.worked_example.at)), case)
    for listed in rulebook.examples.values():
        for example in listed.examples if listed.pack == pack else ():
            found = tried.get((listed.instrument, _plain(example.at)))
            if found is not None:
                problems.add(
                    "tried-after-all",
                    f"the example at `{example.at}` of `{listed.instrument}` {_SAYS[example.treated]}, and a case tries it",
                    example.place,
                    "take it out of examples.yaml; if another example of that place is meant, say in `at` which it is",
                    notes=[(found.place, f"in the case `{found.name}`")],
                )


def _plain(at: str) -> str:
    return " ".join(at.split()).casefold()
