"""The quotes of the shipped packs, against the archived texts that lie beside the repository."""

import pytest

from compliance.authoring.quotes import check_quotes
from compliance.sources.problem import Problems
from compliance.sources.render import render_problems
from rules.packs import rulebook, shared


def test_every_quote_stands_in_its_archived_text() -> None:
    """Every quote of every shipped pack is found, word by word, in the text that it is from."""
    sources = shared("sources")
    if sources is None:
        pytest.skip("../shared/sources is not here: no quote could be checked")
    problems = Problems()
    checked = check_quotes(rulebook(), frozenset(rulebook().packs), sources, problems)

    assert render_problems(problems.found, {}) == ""
    assert checked.compared > 0
