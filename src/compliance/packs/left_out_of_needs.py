"""Packs that are used and not named in `needs`: told there, once, and not at each name of theirs that is used."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance.packs.read import ReadPack
from compliance.packs.written_pack import PackFile
from compliance.sources.place import Place
from compliance.sources.problem import Problem, Problems

_OUT_OF_REACH = re.compile(r"`[^`]+` belongs to the pack `([^`]+)`, which `[^`]+` does not need")
_HAS_IT = re.compile(r"the pack `([^`]+)` has it: name that pack in `needs`")
_FEW = 2


def tell_left_out_of_needs(problems: Problems, packs: Sequence[ReadPack]) -> None:
    """Put one problem at `needs` in the place of all that tell of names of one pack that is not named there."""
    used: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems.found:
        other = _whose(problem)
        if other and problem.at is not None:
            used.setdefault((problem.at.file.partition("/")[0], other), []).append(problem)
    for pack in packs:
        for about, spot in pack.of(PackFile):
            for (user, other), theirs in used.items():
                if user != pack.name or len(theirs) < _FEW:
                    continue
                names = {problem.says.split("`")[1] for problem in theirs}
                first = min(theirs, key=lambda problem: problem.at or Place("", 0, 0))
                problems.found = [problem for problem in problems.found if problem not in theirs]
                problems.add(
                    "name-out-of-reach",
                    f"`{other}` is not named here, and this pack uses {len(names)} of its names in {len(theirs)} places",
                    (spot / "needs").key_place if "needs" in about.model_fields_set else (spot / "pack").key_place,
                    f'add `{other}` to `needs`, with the versions that fit, as in `{{{other}: ">=0.1"}}`',
                    notes=[(first.at, f"the first of them, `{first.says.split('`')[1]}`, is used here")],
                )


def _whose(problem: Problem) -> str:
    """Return the pack whose name is used out of reach; an empty text if the problem is another."""
    if problem.id == "name-out-of-reach":
        told = _OUT_OF_REACH.fullmatch(problem.says)
    else:
        told = _HAS_IT.match(problem.help[0]) if problem.help else None
    return told[1] if told else ""
