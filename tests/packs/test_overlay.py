"""Overlays: an organisation's own changes to packs, within limits and never in silence."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.running import run
from compliance.packs.amend import amend
from compliance.packs.law import Severity, Standing
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.packs.overlay import Change, Overlay, check_overlay
from compliance.packs.overlay_ends import find_odd_ends
from compliance.sources.problem import Problem, Problems
from packs.toy import PACK

Load = Callable[[Mapping[str, str]], Rulebook]
DAY = date(2026, 11, 22)
RULE = "toy.tell-parents"  # its severity is high


def overlay_text(changes: str, *, approved: str = "", over: str = '{toy: ">=0.1,<2"}') -> str:
    """Return an overlay file with some changes."""
    who = f"approved_by: {approved}\n" if approved else ""
    return f'overlay: st-mary\nversion: "2026.1"\nover: {over}\n{who}changes:\n{changes}'


def read(rulebook: Rulebook, text: str) -> tuple[Overlay | None, list[Problem]]:
    """Return an overlay and what is wrong with it."""
    problems = Problems()
    return check_overlay("o.yaml", text.encode(), rulebook, problems), problems.found


def right(rulebook: Rulebook, text: str) -> Overlay:
    """Return an overlay that is right."""
    overlay, problems = read(rulebook, text)
    assert problems == []
    assert overlay is not None
    return overlay


def test_raising_is_free(load: Load, toy: dict[str, str]) -> None:
    """A severity may be raised with a reason alone; the rule keeps what the pack said, who changed it and why."""
    rulebook = load(toy)
    overlay = right(rulebook, overlay_text(f"  - {{rule: {RULE}, severity: critical, because: Board policy}}\n"))
    rule = amend(rulebook, [overlay], DAY).rules[RULE]

    assert rule.severity is Severity.CRITICAL
    (one,) = rule.amended
    assert (one.overlay, one.what, one.before, one.after, one.because) == (
        "st-mary",
        "raised",
        "high",
        "critical",
        "Board policy",
    )


LOWER = f"  - {{rule: {RULE}, severity: low, until: 2026-12-31, approved_by: The CCO, because: It is off}}\n"
WAIVE = f"  - {{rule: {RULE}, waived: {{until: 2026-12-31}}, approved_by: The CCO, because: Soon}}\n"


@pytest.mark.parametrize(
    ("changes", "ids"),
    [
        (LOWER, []),
        (WAIVE, []),
        (LOWER.replace(", until: 2026-12-31", ""), ["unapproved-change"]),
        (LOWER.replace(", approved_by: The CCO", ""), ["unapproved-change"]),
        (LOWER.replace(", because: It is off", ""), ["missing-key"]),
        (WAIVE.replace(", approved_by: The CCO", ""), ["unapproved-change"]),
        (WAIVE.replace("{until: 2026-12-31}", "{}"), ["missing-key"]),
        (f"  - {{rule: {RULE}, severity: high, because: x}}\n", ["no-change"]),
        (f"  - {{rule: {RULE}, because: x}}\n", ["no-change"]),
        (LOWER + LOWER, ["changed-twice"]),
        ("  - {rule: toy.tell-parent, severity: critical, because: x}\n", ["unknown-rule"]),
        (f"  - {{rule: {RULE}, severity: critical, because: x, applies_when: always}}\n", ["not-to-be-changed"]),
        (f"  - {{rule: {RULE}, severity: critical, because: x, requires: []}}\n", ["not-to-be-changed"]),
        (
            f"  - {{rule: {RULE}, because: x, duties: [{{id: told, text: T, met_when: big_company}}]}}\n",
            ["duplicate-id"],
        ),
        (
            f"  - {{rule: {RULE}, because: x, duties: [{{id: new, text: T, met_when: function.tallks}}]}}\n",
            ["unknown-name"],
        ),
        (
            f"  - {{rule: {RULE}, because: x, duties: [{{id: n, text: T, standing: statute, met_when: big_company}}]}}\n",
            ["not-to-be-changed"],
        ),
    ],
)
def test_what_an_overlay_may_do(load: Load, toy: dict[str, str], changes: str, ids: list[str]) -> None:
    """Lowering and waiving need approval, a reason and an end; law itself cannot be touched."""
    assert [problem.id for problem in read(load(toy), overlay_text(changes))[1]] == ids


def test_approval_may_be_given_for_the_whole_overlay(load: Load, toy: dict[str, str]) -> None:
    """Who approves everything is named once."""
    text = overlay_text(LOWER.replace(", approved_by: The CCO", ""), approved="The Board")
    assert right(load(toy), text).changes[0].approved_by == "The Board"


@pytest.mark.parametrize(
    ("over", "id"), [('{toys: ">=0.1"}', "missing-pack"), ('{toy: ">=7"}', "wrong-version"), ("{}", "too-few")]
)
def test_packs_that_it_is_over(load: Load, toy: dict[str, str], over: str, id: str) -> None:
    """An overlay says over which packs, in which versions, it was written; others are told."""
    text = overlay_text(f"  - {{rule: {RULE}, severity: critical, because: x}}\n", over=over)
    found = {problem.id for problem in read(load(toy), text)[1]}
    assert found if id == "too-few" else id in found


def test_lowered_severity_ends(load: Load, toy: dict[str, str]) -> None:
    """A lowered severity counts on its last day and no longer; afterwards the pack's own counts again."""
    rulebook = load(toy)
    overlay = right(rulebook, overlay_text(LOWER))

    assert amend(rulebook, [overlay], date(2026, 12, 31)).rules[RULE].severity is Severity.LOW
    later = amend(rulebook, [overlay], date(2027, 1, 1)).rules[RULE]
    assert later.severity is Severity.HIGH
    assert later.amended[0].is_ended(date(2027, 1, 1))


def test_added_duty_is_no_law(load: Load, toy: dict[str, str]) -> None:
    """A duty that an overlay adds is the organisation's own; that it is not fulfilled breaks no law."""
    rulebook = load(toy)
    change = f"  - {{rule: {RULE}, because: x, duties: [{{id: new, text: New, met_when: big_company}}]}}\n"
    rule = amend(rulebook, [right(rulebook, overlay_text(change))], DAY).rules[RULE]

    assert [duty.id for duty in rule.duties] == ["told", "locked", "new"]
    assert rule.duties[-1].standing is Standing.GOOD_PRACTICE
    assert rule.applies_when == rulebook.rules[RULE].applies_when


@settings(max_examples=40, deadline=None)
@given(
    severity=st.none() | st.sampled_from(Severity),
    waived=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    until=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    day=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_laws_of_overlays(
    tmp_path_factory: pytest.TempPathFactory, severity: Severity | None, waived: date | None, until: date, day: date
) -> None:
    """An empty overlay changes nothing, applying twice is applying once, and no overlay touches what the law says."""
    folder = tmp_path_factory.getbasetemp() / "laws"
    for name, text in PACK.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    rulebook = load_rulebook([folder], cache_folder=folder / "cache").rulebook
    change = Change(RULE, severity, waived, (), "x", "y", until)
    overlay = Overlay("o", "", "1", "o.yaml", "0" * 64, (change,))

    assert amend(rulebook, [Overlay("e", "", "1", "e.yaml", "0" * 64, ())], day) is rulebook
    once = amend(rulebook, [overlay], day)
    assert amend(once, [overlay], day) is once
    assert once.digest != rulebook.digest
    before, after = rulebook.rules[RULE], once.rules[RULE]
    assert (after.applies_when, after.duties, after.in_force) == (before.applies_when, before.duties, before.in_force)
    assert after.severity in (before.severity, severity)


def test_commands(tmp_path: Path) -> None:
    """An overlay is begun, checked, compared and applied; the report tells it beside the finding."""
    from compliance.sources.bundled import bundled

    assessment = bundled("examples") / "symptom-checker-startup.yaml"
    assert run("overlay", "new", "mine.yaml", folder=tmp_path).code == 0
    assert "no problems" in run("overlay", "check", "mine.yaml", folder=tmp_path).out

    rulebook = load_rulebook([bundled("rules")]).rulebook
    high = next(rule.id for rule in rulebook.rules.values() if rule.severity is Severity.HIGH and rule.pack == "us-fda")
    pack = rulebook.rules[high].pack
    changes = (
        f"  - {{rule: {high}, severity: critical, because: Board policy}}\n"
        f"  - {{rule: {high}, waived: {{until: 2027-01-31}}, approved_by: The CCO, because: Soon}}\n"
    )
    (tmp_path / "mine.yaml").write_text(overlay_text(changes, over=f'{{{pack}: ">=0"}}'), encoding="utf-8")
    checked = run("overlay", "check", "mine.yaml", folder=tmp_path)
    assert checked.out == "st-mary 2026.1: no problems (1 raised, 0 lowered, 1 waived, 0 duties added)\n"

    diff = run("overlay", "diff", "mine.yaml", assessment, folder=tmp_path)
    assert "Severity critical by the overlay st-mary 2026.1; the pack says high: Board policy." in diff.out
    assert "-> " in diff.out

    ran = run("check", assessment, "--overlay", "mine.yaml", "--format", "json", folder=tmp_path)
    told = json.loads(ran.out)
    finding = next(one for one in told["findings"] if one["rule"] == high)
    assert finding["severity"] == "critical"
    assert [one["what"] for one in finding["amended"]] == ["raised", "waived"]
    assert finding["waivers"][-1]["by"] == "The CCO (overlay st-mary 2026.1)"
    assert told["made_with"]["overlays"]["st-mary"]["version"] == "2026.1"

    explained = run("explain", assessment, high, "--overlay", "mine.yaml", folder=tmp_path)
    assert "Accepted by The CCO (overlay st-mary 2026.1)" in " ".join(explained.out.split())
    assert run("recheck", assessment, "--overlay", "mine.yaml", folder=tmp_path).code == 0


def test_refused_overlay_ends_with_3(tmp_path: Path) -> None:
    """An overlay that is wrong is refused with its places; nothing is judged."""
    from compliance.sources.bundled import bundled

    (tmp_path / "mine.yaml").write_text(overlay_text("  - {rule: no.such, severity: low, because: x}\n"), "utf-8")
    ran = run("check", bundled("examples") / "social-app-assistant.yaml", "--overlay", "mine.yaml", folder=tmp_path)
    assert ran.code == 3
    assert "mine.yaml:5:" in ran.err


def test_a_rule_of_a_pack_that_over_does_not_name_is_told_at_the_change(load: Load, toy: dict[str, str]) -> None:
    """Though a pack that it names needs that pack: else nobody would see that another version was read."""
    above = {"above/pack.yaml": 'pack: above\ntitle: A\nversion: "1.0"\nneeds: {toy: ">=0.1"}\n'}
    changes = f"  - {{rule: {RULE}, severity: critical, because: x}}\n"

    (problem,) = read(load(toy | above), overlay_text(changes, over='{above: ">=1"}'))[1]

    assert (problem.id, str(problem.at)) == ("name-out-of-reach", "o.yaml:5:12")
    assert problem.help == ('add it to `over`, with the versions that you have read, as in `toy: ">=0.2.0"`',)


@pytest.mark.parametrize(
    ("change", "until", "id", "at"),
    [
        (WAIVE, "2026-11-21", "no-change", 5),
        (LOWER, "2026-11-21", "no-change", 5),
        (WAIVE, "2029-11-23", "unapproved-change", 5),
        (LOWER, "2062-12-31", "unapproved-change", 5),
        (WAIVE, "2026-11-22", "", 0),
        (WAIVE, "2029-11-22", "", 0),
    ],
)
def test_ends_that_are_past_or_far_away(
    load: Load, toy: dict[str, str], change: str, until: str, id: str, at: int
) -> None:
    """Each is a warning where the day stands."""
    overlay = right(load(toy), overlay_text(change.replace("2026-12-31", until)))
    warnings = Problems()

    find_odd_ends(overlay, DAY, warnings)

    assert [(one.id, one.level, one.at.line if one.at else 0) for one in warnings.found] == [
        (id, "warning", at) for _ in range(bool(id))
    ]


def test_each_end_is_told_where_it_stands(load: Load, toy: dict[str, str]) -> None:
    """Also where one change lowers a severity and accepts a gap."""
    ends = "severity: low, until: 2026-11-20, waived: {until: 2026-11-21}"
    text = overlay_text(f"  - {{rule: {RULE}, {ends}, approved_by: The CCO, because: x}}\n")
    warnings = Problems()

    find_odd_ends(right(load(toy), text), DAY, warnings)

    line = text.splitlines()[4]
    assert [one.at.column if one.at else 0 for one in warnings.found] == [
        line.index("2026-11-20") + 1,
        line.index("2026-11-21") + 1,
    ]


def test_what_has_ended_is_not_counted(tmp_path: Path) -> None:
    """`overlay check` tells it where it stands, and counts what is in effect."""
    changes = "  - {rule: fda.mdr-procedures, waived: {until: 2025-12-31}, approved_by: The CCO, because: Soon}\n"
    (tmp_path / "mine.yaml").write_text(overlay_text(changes, over='{us-fda: ">=0"}'), encoding="utf-8")

    ran = run("overlay", "check", "mine.yaml", "--as-of", "2026-11-22", folder=tmp_path)

    assert (ran.code, ran.out) == (0, "st-mary 2026.1: no errors (0 raised, 0 lowered, 0 waived, 0 duties added)\n")
    assert "mine.yaml:5:48" in ran.err


def test_a_duty_that_is_added_and_gives_two_limits(tmp_path: Path) -> None:
    """`overlay check` compares what the duty says with what its condition allows, as in a pack."""
    duty = "{id: faster, text: It is put right within 20 days., met_when: incident.hipaa_put_right_after is at most %d days}"
    change = "  - {rule: hipaa.breach-tell-people, because: Policy, duties: [%s]}\n"
    for days in (20, 30):
        text = overlay_text(change % (duty % days), over='{us-hipaa: ">=0"}')
        (tmp_path / f"within_{days}.yaml").write_text(text, encoding="utf-8")

    same = run("overlay", "check", "within_20.yaml", folder=tmp_path)
    other = run("overlay", "check", "within_30.yaml", folder=tmp_path)

    assert (same.code, same.err) == (0, "")
    assert "no errors" in other.out
    assert "says `20 days`, its limit is 30 days" in other.err
    assert "within_30.yaml:5:" in other.err
