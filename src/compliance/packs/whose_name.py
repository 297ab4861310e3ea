"""Names that a pack uses and no pack within reach has, though a pack that lies beside it does."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from compliance.packs.find import PackFiles
from compliance.sources.problem import Problem, Problems

_NAMED = re.compile(
    r"(?:no (?:question|term or classification|subject or link question) is called|there is no (?:rule|instrument|subject)) "
    r"`([a-z][a-z0-9_.-]*)`"
)
_IN_RULES = ("rules/",)
_ELSEWHERE = ("questions/", "terms", "classifications/", "subjects", "instruments")
"""Where names for conditions are declared; what a duty of a rule is called is no such name."""


def tell_whose_names(problems: Problems, found: Mapping[str, PackFiles], read: Collection[str]) -> None:
    """Say of every name that is not known in which of the packs it is declared that were found and not read."""
    others = {name: files for name, files in found.items() if name not in read}
    problems.found = [_told(problem, others) for problem in problems.found]


def _told(problem: Problem, others: Mapping[str, PackFiles]) -> Problem:
    named = _NAMED.fullmatch(problem.says)
    if named is None:
        return problem
    where = _IN_RULES if problem.says.startswith("there is no rule") else _ELSEWHERE
    declared = re.compile(rf"\bid:\s*['\"]?{re.escape(named[1])}['\"]?\s*(?:[,}}#]|$)".encode(), re.MULTILINE)
    for pack, files in others.items():
        if any(declared.search(data) for name, data in files.files.items() if name.startswith(where)):
            help = (f"the pack `{pack}` has it: name that pack in `needs` of pack.yaml", *problem.help)
            return replace(problem, help=help[:1])
    return problem
