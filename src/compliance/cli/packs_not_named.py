"""Answers to questions of packs that a command was not given: told once for each pack, not one by one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from compliance.packs.beside import questions_of_packs
from compliance.packs.find import ELSEWHERE
from compliance.sources.problem import Problem, Refused

_QUESTION = re.compile(r"there is no question `([^`]+)`")
_FEW = 3
_NAMED = 5


def with_packs_told(refused: Refused, file: Path, judged: Collection[str]) -> Refused:
    """Return the refusal of an assessment in which questions that no pack has are told once for each pack that lies near.

    A pack lies near if its folder is in the folder of the assessment or the one in which the command runs, or in `rules`
    there. Those that are `judged` have no such question: they are not looked at again.
    """
    unknown = {
        problem: match[1]
        for problem in refused.problems
        if problem.id == "unknown-question" and (match := _QUESTION.fullmatch(problem.says))
    }
    if not unknown:
        return refused
    roots = [root for one in (Path(), file.parent) for root in (one, one / "rules") if root.is_dir()]
    packs = questions_of_packs(roots, judged)
    told = list(_told(unknown, packs, "unknown-pack" in {problem.id for problem in refused.problems}))
    together = {one for ones, _ in told for one in ones}
    kept = [problem for problem in refused.problems if problem not in together]
    return Refused([*kept, *(problem for _, problem in told)], refused.sources)


def _told(
    unknown: Mapping[Problem, str], packs: Mapping[str, tuple[Path, frozenset[str]]], names_another: bool
) -> Iterator[tuple[Sequence[Problem], Problem]]:
    """Yield problems that are told together, each with what is told in their place."""
    left = dict(unknown)
    for pack, (root, questions) in packs.items():
        ones = [problem for problem, question in left.items() if question in questions]
        if ones:
            answers = "1 answer is for a question" if len(ones) == 1 else f"{len(ones)} answers are for questions"
            says = f"{answers} of `{pack}`, which is not among the packs judged"
            advice = f"it lies in `{root.as_posix()}`: add `--rules {root.as_posix()}` to the command"
            yield ones, Problem("unknown-question", says, ones[0].at, (advice,))
        for one in ones:
            del left[one]
    ones = [one for one in left if names_another or not any(line.startswith("did you mean") for line in one.help)]
    ones = [one for one in ones if not any(line.startswith("it is ") for line in one.help)]
    if len(ones) >= _FEW:
        names = ", ".join(f"`{left[one]}`" for one in ones[:_NAMED]) + (" ..." if len(ones) > _NAMED else "")
        says = f"{len(ones)} answers are for questions that no pack here has: {names}"
        help = ("they may belong to a pack that is not here, or were renamed or given up by their pack", ELSEWHERE)
        yield ones, Problem("unknown-question", says, ones[0].at, help)
