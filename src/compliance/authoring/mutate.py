"""Mutation testing of packs: is every small mistake noticed by a case?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from typing import Literal

from compliance.authoring.case import Case
from compliance.authoring.case_text import FoundCase
from compliance.authoring.kill import Killing
from compliance.authoring.mutants import Mutant, make_mutants
from compliance.authoring.noticed import Tried
from compliance.packs.model import Rulebook
from compliance.sources.values import dataclass

_CHUNK = 25

Fate = Literal["killed", "same_meaning"]


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mistake that no case noticed, and the case that would have (None: none was found)."""

    mutant: Mutant
    case: FoundCase | None


@dataclass(frozen=True, slots=True)
class MutationResult:
    """What became of the mutants of one pack: those that survived, and how many were killed or mean the same."""

    pack: str
    survivors: tuple[Survivor, ...]
    killed: int
    same_meaning: int

    @property
    def counted(self) -> int:
        """How many mutants there are, other than those that mean the same."""
        return self.killed + len(self.survivors)

    @property
    def score(self) -> float:
        """The share of mutants, other than those that mean the same, that some case noticed."""
        return self.killed / self.counted if self.counted else 1.0


def mutate_pack(
    rulebook: Rulebook,
    pack: str,
    cases: Sequence[Case],
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, of: None,
    day: date = date(2026, 11, 22),
    only: Collection[str] = (),
) -> MutationResult:
    """Return what the cases of a pack notice; cases that nobody has confirmed notice nothing.

    `progress` is told how many mutants are done, of how many. `day` is judged in the cases that are looked for. `only`
    names rules, terms and classifications; with it, no others are changed.
    """
    mutants = [mutant for mutant in make_mutants(rulebook, pack) if not only or mutant.name in only]
    shared = (rulebook, tuple(case for case in cases if not case.confirm), day)
    fates: list[Fate | Survivor] = []
    chunks = [mutants[i : i + _CHUNK] for i in range(0, len(mutants), _CHUNK)]
    if workers > 1:
        with ProcessPoolExecutor(workers, initializer=_share, initargs=shared) as pool:
            for chunk in pool.map(_fates_of, chunks):
                fates.extend(chunk)
                progress(len(fates), len(mutants))
    else:
        _share(*shared)
        for each in chunks:
            fates.extend(_fates_of(each))
            progress(len(fates), len(mutants))
    survivors = tuple(fate for fate in fates if isinstance(fate, Survivor))
    return MutationResult(pack, survivors, fates.count("killed"), fates.count("same_meaning"))


_shared: dict[str, tuple[Tried, Killing]] = {}


def _share(rulebook: Rulebook, cases: tuple[Case, ...], day: date) -> None:
    """Keep in this process what all mutants are tried with."""
    _shared["it"] = (Tried(rulebook, cases), Killing(rulebook, day))


def _fates_of(mutants: Sequence[Mutant]) -> list[Fate | Survivor]:
    tried, killing = _shared["it"]
    return [_fate(tried, killing, mutant) for mutant in mutants]


def _fate(tried: Tried, killing: Killing, mutant: Mutant) -> Fate | Survivor:
    if tried.notice(mutant):
        return "killed"
    found = killing.find(mutant)
    return "same_meaning" if found == "same" else Survivor(mutant, found)
