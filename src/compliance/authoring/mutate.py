"""Mutation testing of packs: is every small mistake noticed by a case?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import Literal

from compliance.authoring.case import Case
from compliance.authoring.mutants import Mutant, make_mutants
from compliance.authoring.noticed import Tried
from compliance.authoring.run_case import run_case
from compliance.authoring.same_meaning import means_the_same
from compliance.packs.model import Rulebook
from compliance.sources.values import dataclass

Fate = Literal["killed", "same_meaning", "survived"]


@dataclass(frozen=True, slots=True)
class MutationResult:
    """What became of the mutants of one pack: those that survived, and how many were killed or mean the same."""

    pack: str
    survivors: tuple[Mutant, ...]
    killed: int
    same_meaning: int

    @property
    def score(self) -> float:
        """The share of mutants, other than those that mean the same, that some case noticed."""
        counted = self.killed + len(self.survivors)
        return self.killed / counted if counted else 1.0


def mutate_pack(
    rulebook: Rulebook,
    pack: str,
    cases: Sequence[Case],
    workers: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> MutationResult:
    """Return what the cases of a pack notice; `progress` is told how many mutants are done."""
    mutants = list(make_mutants(rulebook, pack))
    shared = (rulebook, tuple(cases))
    fates: list[Fate] = []
    if workers > 1:
        chunks = [mutants[i : i + 25] for i in range(0, len(mutants), 25)]
        with ProcessPoolExecutor(workers, initializer=_share, initargs=shared) as pool:
            for chunk in pool.map(_fates_of, chunks):
                fates.extend(chunk)
                progress(len(fates))
    else:
        _share(*shared)
        iterator = iter(mutants)
        while batch := list(islice(iterator, 25)):
            fates.extend(_fates_of(batch))
            progress(len(fates))
    survivors = tuple(m for m, fate in zip(mutants, fates, strict=True) if fate == "survived")
    return MutationResult(pack, survivors, fates.count("killed"), fates.count("same_meaning"))


_tried: dict[str, Tried] = {}


def _share(rulebook: Rulebook, cases: tuple[Case, ...]) -> None:
    """Keep in this process what all mutants are tried with."""
    _tried["it"] = Tried(rulebook, cases)


def _fates_of(mutants: Sequence[Mutant]) -> list[Fate]:
    return [_fate(_tried["it"], mutant) for mutant in mutants]


def _fate(tried: Tried, mutant: Mutant) -> Fate:
    changed = mutant.put_into(tried.rulebook)
    for case in tried.that_can_notice(mutant):
        if bool(run_case(changed, case).failures) != bool(case.todo):
            return "killed"
    return "same_meaning" if means_the_same(tried.rulebook, changed, mutant) else "survived"
