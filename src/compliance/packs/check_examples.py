"""Worked examples that no case tries: the instrument of each exists, and none is listed twice."""

from __future__ import annotations

from compliance.packs.law import UntriedExample, UntriedExamples
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written_examples import ExamplesFile


def check_examples(files: list[tuple[ExamplesFile, Spot]], scope: Scope) -> dict[str, UntriedExamples]:
    """Return the examples that the files of a pack list, by pack and instrument; problems go to the scope."""
    found: dict[str, list[UntriedExample]] = {}
    seen: dict[tuple[str, str], Spot] = {}
    for file, spot in files:
        for i, written in enumerate(file.examples):
            here = spot / "examples" / i
            scope.knows("instrument", written.instrument, here / "instrument")
            first = seen.setdefault((written.instrument, " ".join(written.at.split())), here)
            if first is not here:
                scope.add(
                    "listed-twice",
                    f"the example at `{written.at}` is listed twice",
                    here / "at",
                    "keep one of the two; if the place has several examples, say in `at` which this is",
                    notes=(((first / "at").place, "listed here before"),),
                )
            found.setdefault(written.instrument, []).append(
                UntriedExample(
                    written.at,
                    written.outcome,
                    "left_out" if written.left_out is not None else "not_expressible",
                    written.left_out or written.not_expressible or "",
                    written.to_ask or "",
                    (here / "at").place,
                )
            )
    return {
        f"{scope.pack}/{instrument}": UntriedExamples(instrument, scope.pack, tuple(examples), examples[0].place)
        for instrument, examples in found.items()
    }
