"""Which named days something uses."""

from pathlib import Path

from compliance.packs.days_used import days_used, rests_on
from compliance.packs.load import load_rulebook
from packs.toy import PACK


def test_days_of_lines_and_of_conditions_are_found(tmp_path: Path) -> None:
    """A day is used by `from`, by `until` and by a condition that names it; a rule rests on the days of what it reads."""
    for name, text in PACK.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    terms = tmp_path / "toy/terms_days.yaml"
    terms.write_text("terms:\n  - {id: old, each: function, means: function.offered is before act_begins, reads: x}\n")
    rulebook = load_rulebook([tmp_path]).rulebook
    names = ["act_begins", "another_day"]

    assert days_used([rulebook.terms["old"]], names) == {"act_begins"}
    assert days_used(rulebook.rules.values(), names) == {"act_begins"}
    assert days_used([rulebook.questions["function.offered"]], names) == frozenset()
    reads_it = [one for one in rulebook.rules.values() if days_used([one], names)]
    assert set(map(id, reads_it)) <= set(map(id, rests_on(rulebook, rulebook.rules.values())))
