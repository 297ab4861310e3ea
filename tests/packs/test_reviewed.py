"""What is signed as read: digests that follow what is meant, and the parts that they tell to have changed."""

import shutil
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from compliance.conditions.meaning import Not
from compliance.packs.clock import Clock
from compliance.packs.find import pack_files
from compliance.packs.law import Amendment
from compliance.packs.load import load_rulebook
from compliance.packs.look_back import Change, changes_of, look_back
from compliance.packs.model import Citation, Due, Duty, Force, Remedy, Rule, Severity, Standing
from compliance.packs.reviewed import Record, Signed, read_record
from compliance.packs.reviewed_parts import ReviewedKind, Thing, parts_of, things_of
from compliance.packs.rules_read import RulesRead, rules_read
from compliance.sources.problem import Problems, Refused
from rules.packs import RULES, rulebook

SEEDED = Path(__file__).parents[1] / "authoring" / "seeded" / "rules"
DAY = date(2026, 11, 20)
IDS = sorted(rulebook().rules)

Another = Callable[[Any], Any]

CITED = Citation("another-act", "1", ("other words",))
OF_RULE: dict[str, Another] = {
    "each": lambda rule: "somebody_else" if rule.each is None else None,
    "title": lambda rule: f"{rule.title} at once",
    "topic": lambda rule: f"{rule.topic} and more",
    "applies_when": lambda rule: Not(rule.applies_when, "not"),
    "duties": lambda rule: (*rule.duties, Duty("one_more", "One more.", rule.applies_when)),
    "in_force": lambda rule: (*rule.in_force, Force(date(2099, 1, 1), standing=rule.in_force[0].standing)),
    "severity": lambda rule: next(level for level in Severity if level != rule.severity),
    "severity_because": lambda rule: f"{rule.severity_because} Because.",
    "penalty": lambda rule: "another_penalty",
    "gap": lambda rule: rule.gap.removesuffix("."),
    "remedy": lambda rule: replace(rule.remedy, text=f"{rule.remedy.text} Then nobody is liable."),
    "evidence": lambda rule: f"{rule.evidence} A letter.",
    "contested": lambda rule: f"{rule.contested} Some doubt it.",
    "would_replace": lambda rule: (*rule.would_replace, "another.rule"),
    "cite": lambda rule: (*rule.cite, CITED),
}
"""Another value for each field of a rule."""
NOT_SIGNED = {"id", "pack", "place", "penalty_place", "amended"}
OF_DUTY: dict[str, Another] = {
    "text": lambda duty: f"{duty.text} Always.",
    "met_when": lambda duty: Not(duty.met_when, "not"),
    "when": lambda duty: Not(duty.met_when, "not") if duty.when is None else None,
    "due": lambda duty: Due(3, "days", "a.day", None, False, "") if duty.due is None else replace(duty.due, number=99),
    "gap": lambda duty: f"{duty.gap} It is bad.",
    "remedy": lambda duty: Remedy("Do it.", "days", "legal") if duty.remedy is None else None,
    "standing": lambda duty: Standing.CONTRACT if duty.standing is not Standing.CONTRACT else Standing.STATUTE,
    "cite": lambda duty: (*duty.cite, CITED),
    "clock": lambda duty: Clock("request", 77, "hours"),
}
OF_CITATION: dict[str, Another] = {
    "instrument": lambda cite: f"{cite.instrument}-as-amended",
    "at": lambda cite: f"{cite.at}(z)",
    "quote": lambda cite: (*cite.quote, "and not"),
    "no_quote": lambda cite: "not_quotable" if cite.no_quote != "not_quotable" else "not_archived",
    "no_quote_why": lambda cite: f"{cite.no_quote_why} It is a table.",
}
OF_FORCE: dict[str, Another] = {
    "start": lambda force: date(1999, 1, 1) if force.start is None else force.start + timedelta(1),
    "until": lambda force: date(2099, 1, 1) if force.until is None else None,
    "standing": lambda force: next(one for one in Standing if one is not force.standing),
    "when": lambda force: rulebook().rules[IDS[0]].applies_when if force.when is None else None,
    "because": lambda force: f"{force.because} A court said so.",
    "contested": lambda force: f"{force.contested} Some doubt it.",
    "cite": lambda force: (*force.cite, CITED),
}
OF_DAY = ("start_name", "until_name", "contested_day")
"""What a line of `in_force` knows of days that have a name."""

rules = st.sampled_from(IDS).map(rulebook().rules.__getitem__)


def changed(before: Thing, after: Thing) -> list[Change]:
    """What differs between two states of something."""
    return list(changes_of(parts_of(before), parts_of(after)))


def put(items: tuple[Any, ...], number: int, item: Any) -> tuple[Any, ...]:
    """A tuple with another item at a place."""
    return (*items[:number], item, *items[number + 1 :])


def test_every_field_has_another_value_here() -> None:
    """The tests below know every field that rules, duties, citations and lines of `in_force` have.

    The names of days in a line say nothing that its days do not say.
    """
    for kind, known in ((Rule, {*OF_RULE, *NOT_SIGNED}), (Duty, {*OF_DUTY, "id", "place"})):
        assert {field.name for field in fields(kind)} == known
    for kind, known in ((Citation, {*OF_CITATION, "place"}), (Force, {*OF_FORCE, *OF_DAY})):
        assert {field.name for field in fields(kind)} == known


@given(rule=rules, name=st.sampled_from(sorted(OF_RULE)))
def test_any_changed_field_of_a_rule_is_told_for_its_part(rule: Rule, name: str) -> None:
    """Whatever field of a shipped rule is changed, exactly that part has changed."""
    told = changed(rule, replace(rule, **{name: OF_RULE[name](rule)}))

    parts = {change.route[0] for change in told}
    assert parts - {"standing"} == {"requires" if name == "duties" else name}
    assert "standing" not in parts or name == "in_force"


@given(rule=rules, name=st.sampled_from(sorted(OF_DUTY)), data=st.data())
def test_any_changed_field_of_a_duty_is_told_for_its_part(rule: Rule, name: str, data: st.DataObject) -> None:
    """Whatever field of a duty is changed, exactly that part of that duty has changed."""
    number = data.draw(st.integers(0, len(rule.duties) - 1))
    duty = rule.duties[number]

    told = changed(rule, replace(rule, duties=put(rule.duties, number, replace(duty, **{name: OF_DUTY[name](duty)}))))

    assert {change.route[:3] for change in told} == {("requires", duty.id, name)}


@given(rule=rules, name=st.sampled_from(sorted(OF_CITATION)), data=st.data())
def test_any_changed_field_of_a_citation_is_told_at_that_citation(rule: Rule, name: str, data: st.DataObject) -> None:
    """Whatever is changed in a citation, it is the one that is told, and whether its words alone are others."""
    number = data.draw(st.integers(0, max(0, len(rule.cite) - 1)))
    rule = rule if rule.cite else replace(rule, cite=(CITED,))
    cite = rule.cite[number]

    told = changed(rule, replace(rule, cite=put(rule.cite, number, replace(cite, **{name: OF_CITATION[name](cite)}))))

    words_alone = name not in ("instrument", "at")
    assert [change.route for change in told] == [("cite", number, *(("quote",) if words_alone else ()))]


@given(rule=rules, name=st.sampled_from(sorted(OF_FORCE)), data=st.data())
def test_any_changed_field_of_a_line_of_in_force_is_told(rule: Rule, name: str, data: st.DataObject) -> None:
    """Another day, or another standing, is told as such."""
    number = data.draw(st.integers(0, len(rule.in_force) - 1))
    force = replace(rule.in_force[number], **dict.fromkeys(OF_DAY, ""))
    rule = replace(rule, in_force=put(rule.in_force, number, force))

    told = changed(
        rule, replace(rule, in_force=put(rule.in_force, number, replace(force, **{name: OF_FORCE[name](force)})))
    )

    assert {change.route[0] for change in told} == {"standing" if name == "standing" else "in_force"}


def test_a_day_and_holidays_are_signed_where_they_are_declared(tmp_path: Path) -> None:
    """A named day that is moved, a reading of it, or a holiday, is told at the day or at pack.yaml, and at no rule."""
    shutil.copytree(SEEDED, tmp_path / "rules")
    files = {name: tmp_path / f"rules/lamps/{name}.yaml" for name in ("pack", "rules/lamps", "terms")}
    terms = files["terms"].read_text(encoding="utf-8")
    term = "  - {id: late, each: lamp, means: lamp.danger_since is after act_begins, reads: it came late}\n"
    files["terms"].write_text(terms + term, encoding="utf-8")
    rule = files["rules/lamps"].read_text(encoding="utf-8").replace("due: 10 days", "due: 10 working_days")
    files["rules/lamps"].write_text(rule, encoding="utf-8")
    head = files["pack"].read_text(encoding="utf-8") + "holidays: [2026-12-25, 2027-01-01]\n"
    files["pack"].write_text(head, encoding="utf-8")
    before = load_rulebook([tmp_path / "rules"], ["lamps"]).rulebook

    def since(text: str) -> list[tuple[str, tuple[str | int, ...]]]:
        files["pack"].write_text(text, encoding="utf-8")
        now = load_rulebook([tmp_path / "rules"], ["lamps"]).rulebook
        looked = look_back(signed(things_of(before, "lamps")), now, "lamps")
        return [(one.id, change.route) for one in looked for change in one.changes]

    contested = "on: 2026-07-01, or_only_from: 2026-08-01, contested: Some wait."
    assert since(head.replace("on: 2026-07-01", "on: 2026-07-02")) == [("act_begins", ("on",))]
    assert {id for id, _ in since(head.replace("on: 2026-07-01", contested))} == {"act_begins"}
    assert since(head.replace("2026-12-25, ", "")) == [("pack.yaml", ("holidays", "2026"))]
    assert since(head.replace('base: ">=1"', 'base: ">=0.1"')) == [("pack.yaml", ("needs", "base"))]
    assert since(head.replace("version: ", "version:  ")) == []
    gone = 'removed:\n  - {id: lamps.old, since: "1.0", why: It was two rules.}\n'
    assert since(head + gone) == [("pack.yaml", ("removed",))]
    files["rules/lamps"].write_text(rule.replace("from: act_begins", "from: 2026-07-01", 1), encoding="utf-8")
    assert since(head) == [("lamps.label", ("in_force",))]


@pytest.mark.parametrize(
    ("was", "becomes", "routes"),
    [
        ('      - {at: "4", covered_by: [lamps.test]}\n', "", [("provisions", "4")]),
        ("[lamps.test]", "[lamps.test, lamps.label]", [("provisions", "4")]),
        ("It says what the Act is about.", "It does not matter.", [("provisions", "1")]),
        ('at: ["3"]', 'at: ["3", "2"]', [("provisions", "2")]),
        ("rest: {not_relevant: It sets no duty for lamps.}", "whole: yes", [("whole",), ("rest",)]),
        ("rest: {not_relevant: It sets", "rest: {left_out: It sets", [("rest",)]),
    ],
)
def test_what_is_said_of_each_provision_is_signed(
    was: str, becomes: str, routes: list[tuple[str, ...]], tmp_path: Path
) -> None:
    """A provision that is left out of a list of law.yaml, or said to be treated otherwise, is told as such."""
    before = load_rulebook([SEEDED], ["lamps"]).rulebook
    law = Path(shutil.copytree(SEEDED, tmp_path / "rules")) / "lamps/law.yaml"
    text = law.read_text(encoding="utf-8")
    assert was in text
    law.write_text(text.replace(was, becomes), encoding="utf-8")

    looked = look_back(signed(things_of(before, "lamps")), load_rulebook([tmp_path / "rules"]).rulebook, "lamps")

    told = [(one.id, change.route) for one in looked for change in one.changes]
    assert told == [("law/lamps-act", route) for route in routes]


def test_a_record_of_an_earlier_form_counts_for_none(tmp_path: Path) -> None:
    """What was signed when digests were made otherwise cannot be compared: one warning, and no record."""
    (tmp_path / "reviewed.yaml").write_text("reviewed: 1\nrules: {}\n", encoding="utf-8")
    problems = Problems()

    assert read_record(tmp_path, problems) is None
    assert [(one.id, one.level) for one in problems.found] == [("not-a-record", "warning")]


@given(rule=rules.filter(lambda rule: len(rule.duties) > 1))
def test_exchanged_duties_are_told(rule: Rule) -> None:
    """Duties in another order, and two that have exchanged what they say, are told."""
    first, second, *rest = rule.duties
    crossed = (replace(second, id=first.id), replace(first, id=second.id), *rest)

    assert changed(rule, replace(rule, duties=(second, first, *rest))) == [Change(("requires", second.id), "moved")]
    told = {change.route[:2] for change in changed(rule, replace(rule, duties=crossed))}
    assert told == {("requires", first.id), ("requires", second.id)}


@given(rule=rules)
def test_white_space_is_nothing(rule: Rule) -> None:
    """Texts that are only wrapped otherwise have not changed."""
    wrapped = replace(rule, gap=rule.gap.replace(" ", "\n  "), title=f" {rule.title}\n")

    assert changed(rule, wrapped) == []


def signed(things: dict[ReviewedKind, dict[str, Thing]], by: str = "second reader") -> Record:
    """A record in which some things are signed."""
    return {kind: {id: Signed(by, DAY, parts_of(one)) for id, one in some.items()} for kind, some in things.items()}


def test_other_layout_of_all_files_is_nothing(tmp_path: Path) -> None:
    """All shipped packs, written anew with other quotes, line breaks and indents, and without comments, are as they were."""
    was = Path(shutil.copytree(RULES, tmp_path / "was"))
    for path in was.rglob("*.yaml"):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - every scalar stays text
        if sorted_keys_mean_the_same(path):
            style = {"default_style": '"', "width": 60, "indent": 4, "sort_keys": True}
        else:
            style = {"default_style": "'", "width": 999, "sort_keys": False}
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, **style)
        other = tmp_path / "other" / path.relative_to(was)
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_text(text, encoding="utf-8")
    before, now = (load_rulebook([tmp_path / name]).rulebook for name in ("was", "other"))

    for pack in before.packs:
        looked = look_back(signed(things_of(before, pack)), now, pack)
        assert [one.id for one in looked if one.changes or one.thing is None or one.signed is None] == []


def sorted_keys_mean_the_same(path: Path) -> bool:
    """Whether a file has no options, outcomes or groups, whose order is one of the things that people read."""
    return path.parent.name == "rules" or path.stem in ("terms", "instruments", "law")


def test_other_spelling_of_a_condition_is_nothing(tmp_path: Path) -> None:
    """Parentheses that change nothing, and numbers that are written otherwise, are no change."""
    book = load_rulebook([SEEDED], ["lamps"]).rulebook
    for path in SEEDED.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("1_000 lumens", "1000 lumens")
        text = text.replace("means: sold_at_home and lamp.public", "means: (sold_at_home) and (lamp.public)")
        (tmp_path / path.relative_to(SEEDED)).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path.relative_to(SEEDED)).write_text(text, encoding="utf-8")
    other = load_rulebook([tmp_path], ["lamps"]).rulebook

    assert not any(one.changes for one in look_back(signed(things_of(book, "lamps")), other, "lamps"))


def test_what_overlays_change_is_not_told_of_the_pack() -> None:
    """A severity that an overlay lowers, and a duty that it adds, are no changes of the pack."""
    book = load_rulebook([SEEDED], ["lamps"]).rulebook
    rule = book.rules["lamps.label"]
    more = replace(rule.duties[0], id="ours")
    said = ("our-overlay", "1.0")
    amended = (
        Amendment(*said, "lowered", "medium", "low", "we know better", "the board"),
        Amendment(*said, "duty", "", "ours", "we want it"),
    )
    ours = replace(rule, severity=Severity.LOW, duties=(*rule.duties, more), amended=amended)
    record = signed(things_of(book, "lamps"))

    [looked] = [
        one
        for one in look_back(record, replace(book, rules={**book.rules, rule.id: ours}), "lamps")
        if one.id == rule.id
    ]

    assert looked.changes == ()


def test_what_is_new_or_gone_is_told_once() -> None:
    """A duty that is new is told as one, and so is one that is gone; a citation that is gone is told at the list."""
    rule = load_rulebook([SEEDED], ["lamps"]).rulebook.rules["lamps.test"]
    less = replace(rule, duties=rule.duties[:1])
    cited = replace(rule, cite=(*rule.cite, CITED))

    assert changed(less, rule) == [Change(("requires", "by_another"), "new")]
    assert changed(rule, less) == [Change(("requires", "by_another"), "gone")]
    assert changed(rule, cited) == [Change(("cite", 1), "new")]
    assert changed(cited, rule) == [Change(("cite",), "gone")]
    assert changed(cited, replace(cited, cite=cited.cite[::-1])) == [Change(("cite",), "moved")]


def test_record_is_no_part_of_the_pack(tmp_path: Path) -> None:
    """A record changes no digest, and is no unknown file."""
    (tmp_path / "law").mkdir()
    (tmp_path / "law/pack.yaml").write_text("pack: law\n", encoding="utf-8")
    before = pack_files(tmp_path / "law", Problems()).digest
    (tmp_path / "law/reviewed.yaml").write_text("reviewed: 2\n", encoding="utf-8")

    problems = Problems()
    assert pack_files(tmp_path / "law", problems).digest == before
    assert problems.found == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("reviewed: 3\n", 1),
        ("- a\n", 1),
        ("reviewed: 2\nlaws: {}\n", 2),
        ("reviewed: 2\nrules: all\n", 2),
        ("reviewed: 2\nrules:\n  a.b: second reader\n", 3),
        ("reviewed: 2\nrules:\n  a.b: {by: x, on: 2026-11-31, parts: {title: 12345678}}\n", 3),
        ("reviewed: 2\nrules:\n  a.b: {by: x, on: 2026-11-20, parts: {title: 1234}}\n", 3),
        ("reviewed: 2\nrules:\n  a.b: {by: x, on: 2026-11-20, parts: {title: {text: [1]}}}\n", 3),
        ("reviewed: 2\nrules:\n  a.b: {by: x, on: 2026-11-20, parts: {}, name: y}\n", 3),
    ],
)
def test_a_record_that_is_none_is_refused_at_its_line(text: str, line: int, tmp_path: Path) -> None:
    """A record of another form, a kind that is not signed, and a line that does not say all are problems with a place."""
    (tmp_path / "reviewed.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(Refused) as refused:
        read_record(tmp_path)

    assert [(one.id, one.at.line if one.at else 0) for one in refused.value.problems] == [("not-a-record", line)]


def test_rules_that_were_read_are_counted(tmp_path: Path) -> None:
    """What a report tells: how many rules, how many signed, by whom, the last day, and how many changed."""
    from compliance.authoring.sign_record import record_text, sign_record

    book = load_rulebook([SEEDED], ["lamps"]).rulebook
    assert rules_read(tmp_path, book, "lamps") is None

    record = sign_record(None, book, "lamps", "second reader", DAY, ["lamps.test"])
    record = sign_record(record, book, "lamps", "counsel", DAY + timedelta(2), ["lamps.label"])
    (tmp_path / "reviewed.yaml").write_text(record_text(record, tmp_path), encoding="utf-8")
    lower = replace(book.rules["lamps.test"], severity=Severity.LOW)
    later = replace(book, rules={**book.rules, "lamps.test": lower})

    assert rules_read(tmp_path, later, "lamps") == RulesRead(3, 2, ("counsel", "second reader"), DAY + timedelta(2), 1)
    assert rules_read(tmp_path, book, "base") is None
