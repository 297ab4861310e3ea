"""What single steps of `pack check` warn of, and where they stay silent."""

from pathlib import Path

import pytest

from authoring.toy_pack import CASES, DAY, PACK, load, write_pack
from compliance.authoring.check.acts_covered import find_acts_covered_and_not_listed
from compliance.authoring.check.failing_cases import find_failing_cases
from compliance.authoring.check.limits_that_differ import find_limits_that_differ
from compliance.authoring.check.looked import Looked
from compliance.authoring.check.name_of_another_pack import find_named_as_in_another_pack
from compliance.authoring.check.nearly_alike import find_copies
from compliance.authoring.check.split_sentences import find_split_sentences
from compliance.authoring.check.steps import PackSteps
from compliance.authoring.check.still_to_fill_in import find_still_to_fill_in
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.read_cases import read_cases
from compliance.authoring.sign_record import record_path, record_text, sign_record
from compliance.packs.load import load_rulebook
from compliance.packs.read import read_again
from compliance.sources.problem import Problem, Problems, Refused
from rules.packs import RULES, rulebook

RULE = PACK["rules/testing.yaml"]
DATED = PACK["questions/toys.yaml"] + "  - {id: toy.sold_on, each: toy, kind: date, ask: When is it sold?}\n"


def split(folder: Path, leaves_out: str) -> list[Problem]:
    """What is found in a pack.yaml with this list."""
    (folder / "act").mkdir(exist_ok=True)
    (folder / "act/pack.yaml").write_text(PACK["pack.yaml"] + f"leaves_out: {leaves_out}\n", encoding="utf-8")
    problems = Problems()
    find_split_sentences(folder / "act", problems)
    return problems.found


@pytest.mark.parametrize(
    ("leaves_out", "columns"),
    [
        ("[Rights of people, above all Articles 17 to 22]", [32]),
        ("[Rights of people, Articles 17 to 22.]", [32]),
        ("[Sections 10 and 11., Section 12.]", []),
        ("[Sections 10 and 11, Section 12]", []),
        ('["Rights of people", "above all Articles 17 to 22"]', []),
        ('["Rights of people, above all Articles 17 to 22"]', []),
        ("\n  - Rights of people\n  - above all of children", []),
        ("Rights of people, above all of children", []),
    ],
)
def test_a_sentence_that_a_comma_has_split_is_told(leaves_out: str, columns: list[int], tmp_path: Path) -> None:
    """An item in brackets and without quotes that goes on with the one before it is a warning, with both items."""
    found = split(tmp_path, leaves_out)

    assert [problem.at.column for problem in found if problem.at is not None] == columns
    assert all(problem.level == "warning" and "`Rights of people` and `" in problem.says for problem in found)


def limits(folder: Path, *changes: tuple[str, str], asked: str = DATED) -> list[Problem]:
    """What is found in the toy pack with some changes of its rule."""
    rule = RULE
    for was, becomes in changes:
        assert was in rule
        rule = rule.replace(was, becomes)
    book, _ = load(folder, {"rules/testing.yaml": rule, "questions/toys.yaml": asked})
    problems = Problems()
    find_limits_that_differ(book, "act", read_again(folder / "act"), problems)
    return problems.found


END = "at most 30 days}"


@pytest.mark.parametrize(
    ("becomes", "says"),
    [
        ("at most 30 days, due: 20 days after toy.sold_on}", "`due` of the duty `in_time` of `act.test-talking-toys` gives 20 days, `met_when` 30 days"),
        ("at most 30 days, due: 30 days after toy.sold_on}", ""),
        ("less than 31 days, due: 30 days after toy.sold_on}", ""),
        ("at most 28 days, due: 4 weeks after toy.sold_on}", ""),
        ("at most 30 days, due: 1 months after toy.sold_on}", ""),
        ("at most 30 days, due: 30 months after toy.sold_on}", "`due` of the duty `in_time` of `act.test-talking-toys` gives 30 months, `met_when` 30 days"),
        ("at most 365 days, due: 1 years after toy.sold_on}", ""),
        ("at least 30 days, due: 20 days after toy.sold_on}", ""),
        ('at most 30 days, clock: {about: request, limit: 72 hours}, gap: "72"}', "`clock` of the duty `in_time` of `act.test-talking-toys` gives 72 hours, `met_when` 30 days"),
        ("at most 3 days, clock: {about: request, limit: 72 hours}}", ""),
        ("at most 30 days or toy.tested_after is at most 20 days, due: 20 days after toy.sold_on}", ""),
        ("at most 30 days, clock: {about: request, limit: 30 working_days}}", "`clock` of the duty `in_time` of `act.test-talking-toys` gives 30 working days, `met_when` 30 days"),
        ("at most 30 days, due: 30 working_days after toy.sold_on}", "`due` of the duty `in_time` of `act.test-talking-toys` gives 30 working days, `met_when` 30 days"),
        ("at most 30 days, due: 22 working_days after toy.sold_on}", ""),
        ("at least 1 days, due: 3 working_days after toy.sold_on, clock: {about: request, limit: 72 hours}}", "`clock` of the duty `in_time` of `act.test-talking-toys` gives 72 hours, `due` 3 working days"),
        ("at least 1 days, due: 2 working_days after toy.sold_on, clock: {about: request, limit: 72 hours}}", ""),
    ],
)  # fmt: skip
def test_limits_that_differ_are_told_with_both_places(becomes: str, says: str, tmp_path: Path) -> None:
    """A duty whose condition, last day and clock give limits that cannot all be right is a warning; units are told apart."""
    text = ("text: It is tested within 30 days.", "text: It is tested within 72 hours.")
    found = limits(tmp_path, (END, becomes), text)

    assert [problem.says for problem in found] == ([says] if says else [])
    for problem in found:
        assert problem.level == "warning"
        [(other, _)] = problem.notes
        assert problem.at is not None
        assert other is not None
        assert problem.at.column > other.column


@pytest.mark.parametrize(
    ("words", "told"), [("30 working days", True), ("30 days", False), ("thirty business days", True)]
)
def test_text_that_counts_other_days_is_told(words: str, told: bool, tmp_path: Path) -> None:
    """A duty whose text counts as many working days as its limit has days is a warning at the text."""
    text = ("text: It is tested within 30 days.", f"text: It is tested within {words}.")
    found = limits(tmp_path, (END, END), text)

    says = f"the text of the duty `in_time` of `act.test-talking-toys` says `{words}`, its limit is 30 days"
    assert [problem.says for problem in found] == ([says] if told else [])


OPTION = """\
  - id: toy.when_tested
    each: toy
    kind: choice
    ask: When is it tested?
    options: {soon: Within 45 days, extended: Within 60 days, later: Later}
"""


@pytest.mark.parametrize(
    ("text", "quote", "says"),
    [
        ("within 45 days", "in good time", ""),
        ("within 40 days", "in good time", "says `40 days`, the options or the law quoted have 45 days"),
        ("within 60 days", "in good time", "says `60 days`, the options or the law quoted have 45 days"),
        ("within 60 days", "within 15 days", ""),
        ("within 30 days", "within 30 days", ""),
        ("within 2 months", "in good time", ""),
    ],
)
def test_a_time_that_neither_an_option_nor_the_law_has_is_told(
    text: str, quote: str, says: str, tmp_path: Path
) -> None:
    """What counts are the options that meet the duty, and the sum of two times that the rule has."""
    duty = f'toy.when_tested is soon, cite: [{{in: the-act, at: "1", quote: "{quote}"}}]}}'
    changes = (
        ("text: It is tested within 30 days.", f"text: It is tested {text}."),
        ("toy.tested_after is at most 30 days}", duty),
    )
    found = limits(tmp_path, *changes, asked=DATED + OPTION)

    start = "the text of the duty `in_time` of `act.test-talking-toys` "
    assert [problem.says for problem in found] == ([start + says] if says else [])


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Test within 45 days", None),
        ("Test within 50 days", "50 days"),
        ("Test within 15 days", None),
        ("Test within 2 months", None),
    ],
)
def test_a_time_in_a_title_that_nothing_in_the_rule_has_is_told(title: str, told: str | None, tmp_path: Path) -> None:
    """Beside the limits that are compared, options, texts and quotes may have it; another measure cannot be compared."""
    duty = 'toy.when_tested is soon, cite: [{in: the-act, at: "1", quote: "within 15 days"}]}'
    changes = (
        ("text: It is tested within 30 days.", "text: It is tested."),
        ("toy.tested_after is at most 30 days}", duty),
        ("title: Test talking toys", f"title: {title}"),
    )
    found = limits(tmp_path, *changes, asked=DATED + OPTION)

    says = f"the title of `act.test-talking-toys` says `{told}`, and "
    assert [problem.says[: len(says)] for problem in found] == ([says] if told else [])


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("within thirty days", ": it is quoted with `thirty days`"),
        ("within 30 business days", ": it is quoted with `30 business days`"),
        ("in good time", ""),
        ("within 30 days, and not 30 working days", None),
    ],
)
def test_the_law_says_which_days_are_counted(quote: str, told: str | None, tmp_path: Path) -> None:
    """As many days here as working days there are told with the words that the law has; where it has both, nothing is."""
    becomes = f'at most 30 days, clock: {{about: request, limit: 30 working_days}}, cite: [{{in: the-act, at: "1", quote: "{quote}"}}]}}'
    found = limits(tmp_path, (END, becomes))

    advice = [f"write the limit that the law gives in both, as working days or as days{told}"]
    assert [problem.help[0] for problem in found] == (advice if told is not None else [])


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        (
            "gap: It is tested late.",
            "gap: It is not tested within 60 days.",
            "`gap` of `act.test-talking-toys` says `60 days`",
        ),
        (
            "title: Test talking toys",
            "title: Test talking toys within ten days",
            "the title of `act.test-talking-toys` says `ten days`",
        ),
        ("text: Test it.", "text: Test it within 2 weeks.", "`remedy` of `act.test-talking-toys` says `2 weeks`"),
        ("gap: It is tested late.", "gap: It is not tested within 30 days.", None),
        ("gap: It is tested late.", "gap: It is not tested within 720 hours.", None),
        ("gap: It is tested late.", "gap: It is not tested within 5 days of 60 days.", None),
        ("gap: It is tested late.", "gap: It is not tested for 6 months.", None),
    ],
)
def test_a_text_of_a_rule_names_the_time_that_it_compares(
    was: str, becomes: str, told: str | None, tmp_path: Path
) -> None:
    """A title, gap or remedy with one time, that is not the only one which the rule compares, is told with both."""
    found = limits(tmp_path, (was, becomes))

    says = [f"{told}, and what it compares with is 30 days"] if told is not None else []
    assert [problem.says for problem in found] == says


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("within 30 days.", "within 30 days and a note hangs 60 days."), ("shall be tested", "hangs for sixty days")],
)
def test_a_text_may_name_another_time_that_the_duty_or_the_law_names(was: str, becomes: str, tmp_path: Path) -> None:
    """What a duty or a quote names stands in a text for a reason, and is looked at by itself."""
    assert limits(tmp_path, (was, becomes), ("gap: It is tested late.", "gap: No note hung 60 days.")) == []


@pytest.mark.parametrize(("how_often", "says"), [("every hour", ["every hour"]), ("every day", [])])
def test_a_title_that_says_how_often(how_often: str, says: list[str], tmp_path: Path) -> None:
    """An hour is a limit; what is done every day is mostly a habit."""
    found = limits(tmp_path, ("title: Test talking toys", f"title: Test talking toys {how_often}"))

    assert [one.says.split("`")[3] for one in found] == says


def test_how_fresh_something_is_and_when_it_is_due_are_two_times(tmp_path: Path) -> None:
    """A span before today is compared with what is quoted, and not with a last day."""
    fresh = "met_when: toy.sold_on is within 12 months, due: 3 months after toy.sold_on}"

    assert (
        limits(tmp_path, ("within 30 days.", "in time."), ("met_when: toy.tested_after is at most 30 days}", fresh))
        == []
    )


def test_a_rule_that_no_case_tries_is_told_in_one_line(tmp_path: Path) -> None:
    """Not so a rule of which a case expects something, whatever it is."""
    other = RULE.replace("act.test-talking-toys", "act.warn").replace("Test talking toys", "Warn of toys")
    due = "  - {case: Soon, like: talking, toys: {it: {answers: {toy.tested_after: 40}}}, expect: {act.warn: {it: gap}}}\n"
    told = {}
    for name, cases in (("untried", CASES), ("tried", CASES + due)):
        book, _ = load(tmp_path / name, {"rules/warn.yaml": other}, cases)
        step = PackSteps(Looked(book, "act", tmp_path / name / "act", DAY)).make("coverage")
        told[name] = [one.says for one in step.problems if "`act.warn`" in one.says]

    assert told["untried"] == [
        "`act.warn`: no case expects a verdict of this rule: met, gap, open, not_applicable, and 6 of its parts and sides are shown by none"
    ]
    assert "`act.warn`: no case expects met" in told["tried"]
    assert len(told["tried"]) > 1


@pytest.mark.parametrize("pack", sorted(path.parent.name for path in RULES.glob("*/pack.yaml")))
def test_shipped_packs_have_neither(pack: str) -> None:
    """No sentence of a shipped pack is split, and no duty has two limits."""
    problems = Problems()
    find_split_sentences(RULES / pack, problems)
    find_limits_that_differ(rulebook(), pack, read_again(RULES / pack), problems)

    assert problems.found == []


def test_a_rule_that_has_lost_its_first_day_is_told_where_a_case_expects_it_to_come(tmp_path: Path) -> None:
    """A case that expects `coming` fails at the case, and the mistake is at the rule: what it lacks is told there."""
    rule = RULE.replace("    in_force: {from: 2026-01-01}\n", "")
    case = "cases:\n  - {case: Early, as_of: 2025-06-01, toys: {it: {answers: {toy.talks: yes, toy.users: [children], toy.tested_after: 40}}}, "
    book, cases = load(
        tmp_path, {"rules/testing.yaml": rule}, case + "expect: {act.test-talking-toys: {it: gap (coming)}}}\n"
    )
    problems = Problems()
    find_failing_cases(JudgedCases(book, cases), problems)

    [problem] = problems.found
    assert "`act.test-talking-toys` stands here, with no first day (`in_force`)" in [says for _, says in problem.notes]


def _looked_at(folder: Path, changes: dict[str, str], cases: str = CASES) -> dict[str, list[str]]:
    """What each failing case of the toy pack says of where to look, by the name of the case."""
    book, read = load(folder, changes, cases)
    problems = Problems()
    find_failing_cases(JudgedCases(book, read), problems, "act", folder / "act")
    notes = [[f"{says} ({place.file}:{place.line})" for place, says in one.notes if place] for one in problems.found]
    return {one[0].split("`")[1]: one[1:] for one in notes}


def test_a_failing_case_names_the_days_of_a_rule_that_binds_otherwise(tmp_path: Path) -> None:
    """Where only the status differs, the mistake is mostly at the days."""
    case = "cases:\n  - {case: Early, as_of: 2025-06-01, toys: {it: {answers: {toy.talks: yes, toy.users: [children], toy.tested_after: 40}}}, "
    told = _looked_at(
        tmp_path,
        {"rules/testing.yaml": RULE.replace("2026-01-01", "2025-01-01")},
        case + "expect: {act.test-talking-toys: {it: gap (coming)}}}\n",
    )

    assert told == {
        "Early": [
            "`act.test-talking-toys` stands here (act/rules/testing.yaml:2)",
            "its days stand here, from 2025-01-01 (act/rules/testing.yaml:9)",
        ]
    }


def test_a_failing_case_names_the_days_of_a_rule_that_counts_by_another_standing(tmp_path: Path) -> None:
    """The lines that say by what standing a rule counts stand with its days."""
    case = "cases:\n  - {case: Late, as_of: 2026-06-01, toys: {it: {answers: {toy.talks: yes, toy.users: [children], toy.tested_after: 40}}}, "
    told = _looked_at(tmp_path, {}, case + "expect: {act.test-talking-toys: {it: gap (good_practice)}}}\n")

    assert told["Late"][1:] == ["its days stand here, from 2026-01-01 (act/rules/testing.yaml:9)"]


def test_a_failing_case_names_the_terms_that_what_decided_reads(tmp_path: Path) -> None:
    """The mistake may be in a term: those that say to whom a rule applies are told where that differs."""
    told = _looked_at(tmp_path, {"terms.yaml": PACK["terms.yaml"].replace("includes children", "includes adults")})

    assert "the term `for_children`, which it reads, stands here (act/terms.yaml:2)" in told["Tested on the last day"]


def test_a_failing_case_names_the_line_that_gives_what_was_expected(tmp_path: Path) -> None:
    """Where the case names no line, those are told that give the outcome that was expected."""
    kinds = PACK["classifications/kinds.yaml"].replace("when: toy.talks,", "when: not toy.talks,")
    case = "cases:\n  - {case: Silent, toys: {it: {answers: {toy.talks: no}}}, expect: {toy_kind: {it: plain}}}\n"
    told = _looked_at(tmp_path, {"classifications/kinds.yaml": kinds}, case)

    assert "the line `rest`, which gives `plain`, stands here (act/classifications/kinds.yaml:8)" in told["Silent"]


def test_a_failing_case_names_the_duty_that_reads_what_it_answers(tmp_path: Path) -> None:
    """Where a gap is expected and every duty is met, the duty is told that reads what the case itself says."""
    marked = (
        "  - {id: toy.marked, each: toy, kind: choices, ask: What stands on it?, options: {name: Name, age: Age}}\n"
    )
    duty = '      - {id: marked, text: It is marked., met_when: "toy.marked includes any of (name, age)"}\n'
    changes = {
        "questions/toys.yaml": PACK["questions/toys.yaml"] + marked,
        "rules/testing.yaml": RULE.replace("    standing:", duty + "    standing:"),
    }
    cases = CASES.replace("toy.tested_after: 30}", "toy.tested_after: 30, toy.marked: [name, age]}", 1) + (
        "  - case: Without an age\n    like: talking\n    toys: {it: {answers: {toy.marked: [name]}}}\n"
        "    expect: {act.test-talking-toys: {it: gap}}\n"
    )

    assert _looked_at(tmp_path, changes, cases) == {
        "Without an age": [
            "`act.test-talking-toys` stands here (act/rules/testing.yaml:2)",
            "the duty `marked`, which reads what the case answers, stands here (act/rules/testing.yaml:8)",
        ]
    }


def test_a_failing_case_names_what_has_changed_since_it_was_read(tmp_path: Path) -> None:
    """The mistake is mostly where somebody was at work: of all that the verdict rests on, that stands first."""
    book, _ = load(tmp_path)
    record = sign_record(None, book, "act", "reader", DAY, (), tmp_path / "act")
    record_path(tmp_path / "act").write_text(record_text(record, tmp_path / "act"), encoding="utf-8")
    asked = PACK["questions/toys.yaml"].replace("Does it talk?", "Does it say words?")
    rule = RULE.replace("is at most 30 days", "is at most 60 days")
    changed, cases = load(tmp_path, {"rules/testing.yaml": rule, "questions/toys.yaml": asked})
    problems, without = Problems(), Problems()
    find_failing_cases(JudgedCases(changed, cases), problems, "act", tmp_path / "act")
    find_failing_cases(JudgedCases(changed, cases), without)

    [told] = [problem for problem in problems.found if problem.at and "act.test-talking-toys" in problem.says]
    of, where = "the rule `act.test-talking-toys`", "act/rules/testing.yaml"
    assert told.help[:2] == (
        f"look here first: `met_when` of the duty `in_time` of {of} has changed since it was read ({where}:7)",
        "look here first: `ask` of the question `toy.talks` has changed since it was read (act/questions/toys.yaml:3)",
    )
    assert told.help[2:] == next(one.help for one in without.found if one.says == told.says)


def test_cases_that_wait_for_the_pack_are_counted(tmp_path: Path) -> None:
    """How many cases are `todo` is told with the count of those that came out."""
    todo = "  - {case: It sings, like: talking, todo: Songs., expect: {act.test-talking-toys: {it: gap}}}\n"
    book, _ = load(tmp_path, cases=CASES + todo)
    step = PackSteps(Looked(book, "act", tmp_path / "act", DAY)).make("cases")

    assert (
        step.says
        == "6 of 6 cases count and came out as they should; 1 of them must fail until the pack gets it (`todo`)"
    )


@pytest.mark.parametrize(
    ("expect", "help"),
    [
        ("{toy_kind: {it: {talking: talking}}}", "write `it: talking`"),
        ("{toy_kind: {it: {outcome: talking}}}", "write `it: talking`"),
        ("{toy_kind: {it: [talking]}}", "write `it: talking`"),
        ("{toy_kind: {it: [talking, plain]}}", "write `it: {one_of: [talking, plain]}`"),
        ("{toy_kind: {it: {talking, line: talks}}}", "the line stands beside the subject: write `{it: talking, line: talks}`"),
        ("{toy_kind: {it: {}}}", "write one of its words, as in `it: plain`"),
        ("{act.test-talking-toys: {it: {gap: coming}}}", "write `it: gap`"),
    ],
)  # fmt: skip
def test_what_is_expected_in_another_shape_is_told_once(expect: str, help: str, tmp_path: Path) -> None:
    """A group or a list where one word should stand gets one problem, which says what to write; that can then be read."""
    book, _ = load(tmp_path)
    problems = Problems()
    file = next((tmp_path / "act/cases").glob("*.yaml"))
    file.write_text(CASES + f"  - {{case: Odd, like: talking, expect: {expect}}}\n", encoding="utf-8")
    found = read_cases(tmp_path / "act", book, DAY, problems)

    assert [(problem.id, problem.help[0]) for problem in problems.found] == [("wrong-kind", help)]
    assert "Odd" not in [case.name for case in found]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("n/a", "not_applicable"), ("pass", "met"), ("fail", "gap"), ("not_aplicable", "not_applicable")],
)
def test_what_people_write_for_a_verdict_is_understood(written: str, meant: str, tmp_path: Path) -> None:
    """Another word for a verdict is refused, with the verdict that it means."""
    cases = CASES + f"  - {{case: It sings, like: talking, expect: {{act.test-talking-toys: {{it: {written}}}}}}}\n"
    with pytest.raises(Refused) as refused:
        load(tmp_path, cases=cases)

    [problem] = refused.value.problems
    assert problem.help == (f"did you mean `{meant}`?",)


def test_names_of_the_pack_itself_are_guessed_before_those_of_others(tmp_path: Path) -> None:
    """For a name that is not known a near one of the pack comes first, and one out of its reach is never named."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "pack.yaml").write_text('pack: other\ntitle: O\nversion: "0.1.0"\njurisdiction: us\n', encoding="utf-8")
    (other / "terms.yaml").write_text(
        "terms:\n  - {id: for_childrn_too, means: always, reads: x}\n  - {id: quite_another, means: always, reads: x}\n",
        encoding="utf-8",
    )
    told = []
    for name in ("for_childrn", "quite_anothr"):
        write_pack(tmp_path, {"rules/testing.yaml": RULE.replace("for_children", name)})
        with pytest.raises(Refused) as refused:
            load_rulebook([tmp_path])
        told += [problem.help[0] for problem in refused.value.problems]

    assert told[0] == "did you mean the term `for_children`?"
    assert "quite_another" not in told[1]


def test_a_name_that_is_taken_brings_no_circle(tmp_path: Path) -> None:
    """A term that has the name of another one is told as such, and not also as resting on itself."""
    again = PACK["terms.yaml"] + "  - {id: for_children, each: toy, means: for_children and toy.talks, reads: x}\n"
    with pytest.raises(Refused) as refused:
        load(tmp_path, {"terms.yaml": again})

    assert {problem.id for problem in refused.value.problems} == {"duplicate-id"}


@pytest.mark.parametrize(
    ("covers", "told"),
    [
        ("Regulation (EU) 2016/679", None),
        ("Regulation (EU) 2016/697", "2016/697"),
        ("16 CFR part 318 and 42 USC 17937", None),
        ("16 CFR 318, SB 243", None),
        ("16 CFR part 319", "16 CFR part 319"),
        ("42 USC 17954", "42 USC 17954"),
        ("SB 234", "SB 234"),
        ("Articles 10 to 30, and 300 people", None),
    ],
)
def test_an_act_that_is_covered_stands_among_the_instruments(covers: str, told: str | None, tmp_path: Path) -> None:
    """The number is looked for in ids, titles and citations, and in ranges of sections."""
    acts = ("Regulation (EU) 2016/679", "16 CFR part 318", "42 USC 17921 to 17953", "Code 22601 (SB 243)")
    listed = "".join(
        f"  - {{id: a-{n}, title: A, citation: {act}, issuer: Agency, kind: statute, version: '1', archived: no, why: far}}\n"
        for n, act in enumerate(acts)
    )
    files = {
        "pack.yaml": PACK["pack.yaml"] + f"covers: {covers}\n",
        "instruments.yaml": PACK["instruments.yaml"] + listed,
    }
    book, _ = load(tmp_path, files)
    problems = Problems()
    find_acts_covered_and_not_listed(book, "act", tmp_path / "act", problems)

    assert [problem.says.split("`")[1] for problem in problems.found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("name", "told"),
    [("their.label", True), ("act.label", False), ("other.label", False)],
)
def test_a_rule_that_begins_as_those_of_another_pack_is_told(name: str, told: bool, tmp_path: Path) -> None:
    """Several laws in one pack may each have a beginning of their own."""
    rule = RULE.removeprefix("rules:\n")
    more = [rule.replace("act.test-talking-toys", f"{name}"), rule.replace("act.test-talking-toys", "act.third")]
    book, _ = load(tmp_path, {"rules/testing.yaml": RULE + "".join(more)})
    (tmp_path / "theirs" / "rules").mkdir(parents=True)
    (tmp_path / "theirs" / "pack.yaml").write_text("pack: theirs\n", encoding="utf-8")
    theirs = "rules:\n  - id: their.first\n  - {id: their.second}\n"
    (tmp_path / "theirs" / "rules" / "a.yaml").write_text(theirs, encoding="utf-8")
    problems = Problems()
    find_named_as_in_another_pack(book, "act", tmp_path / "act", problems)

    says = "`their.label` begins as 2 rules of the pack `theirs` do"
    assert [(problem.says, problem.help[0]) for problem in problems.found] == (
        [(says, "begin it as the others here do: `act.label`")] if told else []
    )


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("gap: TODO ask legal.", "settle it, and take this mark out"),
        ("gap: It is late (TBD).", "settle it, and take this mark out"),
        ("gap: FILL IN what is wrong", "write what is wrong"),
        ("todo: Songs.", None),
        ("gap: Is it late? Really??", None),
    ],
)
def test_marks_that_somebody_has_left_are_told(line: str, help: str | None, tmp_path: Path) -> None:
    """In a report they would stand as they are; the key `todo` of a case is no such mark."""
    (tmp_path / "a.yaml").write_text(line + "\n", encoding="utf-8")
    problems = Problems()
    find_still_to_fill_in(tmp_path, problems)

    assert [problem.help[0] for problem in problems.found] == ([help] if help else [])


def test_rules_and_duties_that_were_copied_and_not_changed_are_told(tmp_path: Path) -> None:
    """Two rules have two titles, and each duty a condition of its own; another day on which they count makes two of them."""
    copied = RULE.removeprefix("rules:\n").replace("act.test-talking-toys", "act.test-them-again")
    duty = next(line for line in RULE.splitlines() if "id: in_time" in line)
    again = duty.replace("id: in_time, text: It is tested within 30 days.", "id: again, text: It is sound.")
    later = duty.replace("id: in_time", "id: later, when: toy.talks")
    book, _ = load(tmp_path, {"rules/testing.yaml": RULE.replace(duty, f"{duty}\n{again}\n{later}") + copied})
    problems = Problems()
    find_copies(book, "act", problems)

    assert [problem.says for problem in problems.found] == [
        "the duties `in_time` and `again` of `act.test-talking-toys` have the same condition",
        "`act.test-them-again` has the same title as `act.test-talking-toys`",
    ]


def test_a_time_in_a_title_alone_is_told(tmp_path: Path) -> None:
    """Nothing in the rule says how long."""
    changes = (
        ("text: It is tested within 30 days.", "text: It is tested."),
        ("toy.tested_after is at most 30 days}", "toy.talks}"),
        ("title: Test talking toys", "title: Test talking toys within 10 days"),
    )
    [problem] = limits(tmp_path, *changes)
    assert problem.says == "the title of `act.test-talking-toys` says `10 days`, and nothing else in it names a time"
