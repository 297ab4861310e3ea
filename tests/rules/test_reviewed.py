"""Where a shipped pack has a record of review, it is as it was when it was read."""

from pathlib import Path

import pytest

from compliance.authoring.check.since_review import find_changed_since_review
from compliance.authoring.sign_record import record_text
from compliance.packs.reviewed import read_record
from compliance.sources.problem import Problems
from compliance.sources.render import render_problems
from rules.packs import RULES, rulebook

PACKS = sorted(path.parent for path in RULES.glob("*/pack.yaml"))


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_nothing_has_changed_since_it_was_read(pack: Path) -> None:
    """No part of what is signed has changed or is gone: whoever changes one reads it again, and signs it."""
    problems = Problems()
    find_changed_since_review(rulebook(), pack.name, pack, problems)
    told = [problem for problem in problems.found if problem.id != "never-reviewed"]

    assert told == [], render_problems(told, {})


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_record_has_its_one_form(pack: Path) -> None:
    """A record is as `compliance pack review` writes it, so that a change of one line is a change of one reading."""
    record = read_record(pack)

    assert record is None or (pack / "reviewed.yaml").read_text(encoding="utf-8") == record_text(record, pack)
