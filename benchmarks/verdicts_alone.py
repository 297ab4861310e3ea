"""How long a verdict takes without the proofs of duties that do not apply, against the whole proof of each rule.

Every rule of a shipped pack for everybody who is listed in each of its cases, as the search for rules that mean the same
asks for them.

Run: python benchmarks/verdicts_alone.py [PACK]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from compliance.assessment.finding import Verdict
from compliance.assessment.judge import judge_rule, verdict_alone
from compliance.assessment.scene import Scene
from compliance.authoring.case import Case
from compliance.authoring.read_cases import read_cases
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rule, Rulebook
from compliance.sources.problem import Problems

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 22)

Judge = Callable[[Scene, Rule, str | None], Verdict]


def main() -> None:
    """Print the time of both for all cases of a pack, and their ratio."""
    pack = sys.argv[1] if len(sys.argv) > 1 else "eu-ehds"
    rulebook = load_rulebook([ROOT / "rules"], [pack]).rulebook
    cases = read_cases(ROOT / "rules" / pack, rulebook, DAY, Problems())
    rules = rulebook.rules_of(pack)
    whole = min(_seconds(rulebook, cases, rules, lambda *of: judge_rule(*of).verdict) for _ in range(3))
    alone = min(_seconds(rulebook, cases, rules, verdict_alone) for _ in range(3))
    print(f"verdicts alone: {alone:.2f} s, {alone / whole:.2f} times the whole proofs ({whole:.2f} s)")


def _seconds(rulebook: Rulebook, cases: tuple[Case, ...], rules: tuple[Rule, ...], judge: Judge) -> float:
    scenes = [Scene(rulebook, case.facts, case.day) for case in cases]
    began = time.process_time()
    for scene in scenes:
        for rule in rules:
            for subject in scene.given.lists[rule.each].members if rule.each is not None else [None]:
                judge(scene, rule, subject)
    return time.process_time() - began


if __name__ == "__main__":
    main()
