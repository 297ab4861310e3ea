"""The shipped packs, read once for all tests."""

import os
from datetime import date
from functools import cache
from pathlib import Path

from compliance.authoring.case import Case
from compliance.authoring.read_cases import read_cases
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
CASE_DAY = date(2026, 11, 22)


@cache
def rulebook() -> Rulebook:
    """All shipped packs, bound together."""
    return load_rulebook([RULES], None).rulebook


@cache
def cases() -> tuple[Case, ...]:
    """The cases of all shipped packs."""
    problems = Problems()
    found = [
        case
        for folder in sorted(RULES.iterdir())
        if folder.is_dir()
        for case in read_cases(folder, rulebook(), CASE_DAY, problems)
    ]
    problems.refuse_if_any()
    return tuple(found)


def shared(name: str) -> Path | None:
    """A folder of material that lies beside the repository, if it is there."""
    named = os.environ.get("COMPLIANCE_SOURCES")
    if name == "sources" and named:
        return Path(named)
    beside = ROOT.parent / "shared" / name
    return beside if beside.is_dir() else None
