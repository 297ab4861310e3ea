"""A pack with a few cases, small enough to see through."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from compliance.authoring.case import Case
from compliance.authoring.read_cases import read_cases
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems

DAY = date(2026, 11, 22)

PACK: Mapping[str, str] = {
    "pack.yaml": 'pack: act\ntitle: The Act\nversion: "0.1.0"\njurisdiction: us\n',
    "subjects.yaml": "subjects:\n  - {id: toy, plural: toys, title: Toy, ask: Which toys?}\n",
    "instruments.yaml": (
        "instruments:\n"
        '  - {id: the-act, title: The Act, citation: 1 Act 1, issuer: Parliament, kind: statute, version: "2026", file: us/act.txt}\n'
    ),
    "questions/toys.yaml": """\
section: Toys
questions:
  - {id: toy.talks, each: toy, kind: yes_no, ask: Does it talk?}
  - {id: toy.users, each: toy, kind: choices, ask: Who plays with it?, options: {children: Children, adults: Adults}}
  - {id: toy.tested_after, each: toy, kind: number, unit: days, ask: After how many days is it tested?}
""",
    "terms.yaml": "terms:\n  - {id: for_children, each: toy, means: toy.users includes children, reads: children play with it}\n",
    "classifications/kinds.yaml": """\
classifications:
  - id: toy_kind
    each: toy
    title: Kind of toy
    outcomes: {plain: Plain, talking: Talking}
    decide:
      - {id: talks, when: toy.talks, then: talking, because: It talks.}
      - {id: rest, otherwise: plain}
""",
    "rules/testing.yaml": """\
rules:
  - id: act.test-talking-toys
    each: toy
    title: Test talking toys
    applies_when: toy_kind is talking and for_children
    requires:
      - {id: in_time, text: It is tested within 30 days., met_when: toy.tested_after is at most 30 days}
    standing: statute
    in_force: {from: 2026-01-01}
    severity: high
    gap: It is tested late.
    remedy: {text: Test it., effort: days, owner: quality}
    cite: [{in: the-act, at: "1", quote: shall be tested}]
""",
}

WITH_ADVICE = """\
rules:
  - id: act.test-talking-toys
    each: toy
    title: Test toys
    applies_when: for_children
    requires:
      - {id: in_time, text: What talks is tested., when: toy.talks, met_when: toy.tested_after is at most 30 days}
      - id: advice
        text: What does not talk is tested too.
        when: not toy.talks
        met_when: toy.tested_after is at most 30 days
        standing: good_practice
        gap: It is good practice to test it.
    standing: statute
    severity: high
    gap: It is tested late.
    remedy: {text: Test it., effort: days, owner: quality}
    cite: [{in: the-act, at: "1", quote: shall be tested}]
"""
"""A rule that binds talking toys, and of which the rest is good practice."""

CASES = """\
given:
  talking: {toys: {it: {answers: {toy.talks: yes, toy.users: [children], toy.tested_after: 30}}}}
cases:
  - case: Tested on the last day
    like: talking
    expect: {act.test-talking-toys: {it: met}, toy_kind: {it: talking, line: talks}}
  - case: Tested a day late
    like: talking
    toys: {it: {answers: {toy.tested_after: 31}}}
    expect: {act.test-talking-toys: {it: gap}}
  - case: Nobody knows when
    like: talking
    toys: {it: {answers: {toy.tested_after: unknown}}}
    expect: {act.test-talking-toys: {it: open}}
    open: [toy.tested_after]
  - case: It does not talk
    like: Tested on the last day
    toys: {it: {answers: {toy.talks: no}}}
    expect: {act.test-talking-toys: {it: not_applicable}, toy_kind: {it: plain}}
  - case: Adults play with it
    like: talking
    toys: {it: {answers: {toy.users: [adults]}}}
    expect: {act.test-talking-toys: {it: not_applicable}}
"""


def write_pack(folder: Path, changes: Mapping[str, str] | None = None, cases: str = CASES) -> Path:
    """Write the pack below a folder, with some files changed, and return the pack's folder."""
    pack = folder / "act"
    for name, text in {**PACK, **(changes or {}), "cases/toys.yaml": cases}.items():
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_text(text, encoding="utf-8")
    return pack


def load(
    folder: Path, changes: Mapping[str, str] | None = None, cases: str = CASES
) -> tuple[Rulebook, tuple[Case, ...]]:
    """Write the pack, and return its rulebook and cases."""
    pack = write_pack(folder, changes, cases)
    rulebook = load_rulebook([folder], ["act"]).rulebook
    problems = Problems()
    found = read_cases(pack, rulebook, DAY, problems)
    problems.refuse_if_any()
    return rulebook, found
