"""Checks over all answers: each finds its mistake, and is silent about a pack that is right."""

from pathlib import Path

import pytest

from authoring.toy_pack import DAY, PACK, load
from compliance.assessment.diagram import BudgetEnded
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.lint import settled_anyway
from compliance.authoring.lint.check_meaning import check_meaning
from compliance.authoring.lint.finding import LintFinding
from compliance.authoring.lint.rules_alike import check_alike
from compliance.authoring.open_world import OpenWorld
from compliance.authoring.read_cases import read_cases
from compliance.conditions.truth import NO, YES
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problems

RULE = PACK["rules/testing.yaml"]
KIND = PACK["classifications/kinds.yaml"]


def test_a_right_pack_has_no_remark_but_on_unread_options(tmp_path: Path) -> None:
    """Nothing is said of a pack in which everything can happen."""
    rulebook, _ = load(tmp_path)

    assert {remark.id for remark in check_meaning(OpenWorld(rulebook, DAY), "act")} <= {"unused-option"}


def test_options_of_a_group_may_come_out_alike(tmp_path: Path) -> None:
    """Whoever puts options that no rule tells apart into a group says that this is meant."""
    asked = PACK["questions/toys.yaml"]
    grouped = asked.replace("adults: Adults}", "adults: Adults}, groups: {others: [adults]}")
    assert grouped != asked
    said = []
    for folder, text in (("plain", asked), ("grouped", grouped)):
        rulebook, _ = load(tmp_path / folder, {"questions/toys.yaml": text})
        said += [[remark.id for remark in check_meaning(OpenWorld(rulebook, DAY), "act")]]

    assert said == [["unused-option"], []]


def test_names_of_a_pack_on_which_others_build_are_not_looked_at(tmp_path: Path) -> None:
    """What a pack without rules declares is there for packs that need it, and may come later."""
    shared = {"rules/testing.yaml": "rules: []\n", "classifications/kinds.yaml": "classifications: []\n"}
    kept = {name: text for name, text in PACK.items() if name not in shared}
    for name, text in kept.items():
        (tmp_path / "act" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "act" / name).write_text(text, encoding="utf-8")
    rulebook = load_rulebook([tmp_path], ["act"]).rulebook

    assert [*check_meaning(OpenWorld(rulebook, DAY), "act")] == []


@pytest.mark.parametrize(
    ("id", "file", "was", "becomes"),
    [
        ("dead-rule", "rules/testing.yaml", "toy_kind is talking and for_children", "toy_kind is plain and toy.talks"),
        ("empty-duty", "rules/testing.yaml", "toy.tested_after is at most 30 days}", "toy.talks or toy_kind is plain}"),
        ("impossible-duty", "rules/testing.yaml", "toy.tested_after is at most 30 days}", "toy_kind is plain}"),
        (
            "never-asked",
            "questions/toys.yaml",
            "days is it tested?}",
            "days is it tested?, ask_when: toy.talks and toy_kind is plain, when_not_asked: 999}",
        ),
        (
            "unreachable-line",
            "classifications/kinds.yaml",
            "      - {id: rest",
            "      - {id: again, when: toy.talks and for_children, then: plain}\n      - {id: rest",
        ),
        ("unreachable-outcome", "classifications/kinds.yaml", "otherwise: plain", "otherwise: talking"),
        ("unused-term", "rules/testing.yaml", " and for_children", ""),
        (
            "unused-question",
            "questions/toys.yaml",
            "  - {id: toy.talks",
            "  - {id: toy.sings, each: toy, kind: yes_no, ask: Does it sing?}\n  - {id: toy.talks",
        ),
    ],
)
def test_each_check_finds_its_mistake(id: str, file: str, was: str, becomes: str, tmp_path: Path) -> None:
    """A mistake that no case need show is found by looking at all answers."""
    assert was in PACK[file]
    more = {file: PACK[file].replace(was, becomes)}
    rulebook, _ = load(tmp_path, more, cases="cases: []\n")

    assert id in {remark.id for remark in check_meaning(OpenWorld(rulebook, DAY), "act")}

    rulebook, cases = load(tmp_path, more)
    with_examples = OpenWorld(rulebook, DAY, JudgedCases(rulebook, cases))
    assert id in {remark.id for remark in check_meaning(with_examples, "act")}


@pytest.mark.parametrize(
    ("id", "file", "was", "becomes", "words"),
    [
        ("impossible-duty", "rules/testing.yaml", "is at most 30 days}", "is at most 30 days and not toy.tested_after is at most 40 days}", "no answers at all make `met_when`"),
        ("impossible-duty", "rules/testing.yaml", "toy.tested_after is at most 30 days}", "toy_kind is plain}", "no answers meet the duty"),
        ("dead-duty", "rules/testing.yaml", "met_when:", "when: toy.talks and not toy.talks, met_when:", "no answers make `when` of the duty `in_time`"),
        ("dead-duty", "rules/testing.yaml", "met_when:", "when: not toy.talks, met_when:", "never applies where the rule does"),
        ("unreachable-line", "classifications/kinds.yaml", "      - {id: rest", "      - {id: nobody, when: not toy.talks and for_children and not for_children, then: plain}\n      - {id: rest", "never decides: no answers make its condition hold"),
        ("unreachable-line", "classifications/kinds.yaml", "      - {id: rest", "      - {id: again, when: toy.talks and for_children, then: plain}\n      - {id: rest", "never decides: the lines before it"),
        ("dead-rule", "rules/testing.yaml", "toy_kind is talking and for_children", "toy.talks and not toy.talks", "no answers make the rule"),
    ],
)  # fmt: skip
def test_a_condition_that_contradicts_itself_is_told_as_such(
    id: str, file: str, was: str, becomes: str, words: str, tmp_path: Path
) -> None:
    """Whether a condition holds for nobody at all, or for nobody who comes to it, are two mistakes with two words."""
    rulebook, _ = load(tmp_path, {file: PACK[file].replace(was, becomes)}, cases="cases: []\n")

    assert [
        remark.says
        for remark in check_meaning(OpenWorld(rulebook, DAY), "act")
        if remark.id == id and words in remark.says
    ]


def test_an_answer_that_nobody_could_give_shows_nothing(tmp_path: Path) -> None:
    """A rule that applies only by an answer to a question that is not asked is dead, whatever a case says."""
    asked = PACK["questions/toys.yaml"].replace(
        "ask: Does it talk?}", "ask: Does it talk?, ask_when: toy.users includes adults, when_not_asked: no}"
    )
    only_children = RULE.replace(
        "toy_kind is talking and for_children", "toy.talks and toy.users includes only (children)"
    )
    rulebook, cases = load(tmp_path, {"questions/toys.yaml": asked, "rules/testing.yaml": only_children})

    for examples in (None, JudgedCases(rulebook, cases)):
        assert "dead-rule" in {remark.id for remark in check_meaning(OpenWorld(rulebook, DAY, examples), "act")}


@pytest.mark.parametrize("pack", ["eu-ehds", "eu-product-liability"])
def test_examples_only_save_time(pack: str) -> None:
    """What is found in a shipped pack is the same with its cases at hand and without, but for what is then too large."""
    rules = Path(__file__).parents[2] / "rules"
    rulebook = load_rulebook([rules], [pack]).rulebook
    problems = Problems()
    judged = JudgedCases(rulebook, read_cases(rules / pack, rulebook, DAY, problems))

    assert not problems.errors
    with_cases = [*check_meaning(OpenWorld(rulebook, DAY, judged), pack)]
    without = [*check_meaning(OpenWorld(rulebook, DAY), pack)]
    assert with_cases == [one for one in without if one in with_cases or one.id != "too-large"]


def test_a_part_is_not_taken_for_needed_where_its_twin_is(tmp_path: Path) -> None:
    """Cases in which the words of a part decide say nothing of the other place where the same words stand."""
    means = "(toy.talks and for_children) or (toy.talks and not for_children)"
    terms = PACK["terms.yaml"] + f"  - {{id: wordy, each: toy, reads: x, means: {means}}}\n"
    rule = RULE.replace("toy_kind is talking and for_children", "toy_kind is talking and for_children and wordy")
    rulebook, cases = load(tmp_path, {"terms.yaml": terms, "rules/testing.yaml": rule})
    judged = JudgedCases(rulebook, cases)
    [remark] = [
        remark
        for remark in settled_anyway.check_settled(OpenWorld(rulebook, DAY, judged), "act")
        if "`wordy`" in remark.says
    ]

    assert {("toy.talks", YES), ("toy.talks", NO)} <= judged.deciding["wordy", "means"].keys()
    assert "write `toy.talks`" in remark.help


def test_a_condition_of_which_cases_show_every_part_is_not_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cases show is not looked for over all answers, and what only an overridden outcome shows is."""
    rule = RULE.replace("toy_kind is talking and for_children", "toy_kind is talking and (toy.talks or for_children)")

    def named(part: str) -> LintFinding:
        return LintFinding("settled-anyway", part, None, "")

    monkeypatch.setattr(settled_anyway, "_of_condition", lambda _, written, __: iter([named(written.part)]))
    rulebook, cases = load(tmp_path, {"rules/testing.yaml": rule})
    judged = JudgedCases(rulebook, cases)
    seen = {(part, truth): True for part in ("toy_kind is talking", "toy.talks", "for_children") for truth in (YES, NO)}
    judged.__dict__["deciding"] = {("act.test-talking-toys", "applies_when"): seen}

    assert not [*settled_anyway.check_settled(OpenWorld(rulebook, DAY, judged), "act")]
    seen["for_children", NO] = False
    assert [one.says for one in settled_anyway.check_settled(OpenWorld(rulebook, DAY, judged), "act")] == [
        "applies_when"
    ]


def test_rules_that_contradict_each_other_are_shown_with_answers(tmp_path: Path) -> None:
    """Two rules that apply together and cannot both be followed are told with answers that show it."""
    other = (
        RULE.partition("rules:\n")[2]
        .replace("act.test-talking-toys", "act.rest-toys")
        .replace("at most 30", "more than 30")
    )
    rulebook, _ = load(tmp_path, {"rules/testing.yaml": RULE + other}, cases="cases: []\n")
    [remark] = [
        remark for remark in check_meaning(OpenWorld(rulebook, DAY), "act") if remark.id == "contradicting-rules"
    ]

    assert "toy.talks of a is yes" in remark.witness


@pytest.mark.parametrize(
    ("id", "file", "was", "becomes", "shows"),
    [
        (
            "empty-duty",
            "rules/testing.yaml",
            "met_when: toy.tested_after is at most 30 days}",
            "met_when: toy.tested_after is at most 30 days or toy.talks or for_children}",
            (
                "`toy.talks` and `for_children` meet it, for instance: toy.talks of a is yes; toy.tested_after of a is 31; toy.users of a includes children",
                "nobody for whom `for_children` holds can fail it",
            ),
        ),
        (
            "empty-duty",
            "rules/testing.yaml",
            "met_when: toy.tested_after is at most 30 days}",
            "met_when: for_children and (toy.tested_after is at most 9 days or toy.tested_after is more than 9 days)}",
            (
                "`for_children` and `toy.tested_after is more than 9 days` meet it, for instance: toy.talks of a is yes; toy.tested_after of a is 10; toy.users of a includes children",
                "nobody for whom `for_children` holds can fail it",
            ),
        ),
        (
            "dead-rule",
            "rules/testing.yaml",
            "toy_kind is talking and for_children",
            "toy_kind is plain and for_children and toy.talks",
            (
                "`toy_kind is plain` and `toy.talks` contradict each other",
                "`toy.talks` holds, and `toy_kind is plain` does not, for instance: toy.talks of a is yes",
                "`toy_kind is plain` holds, and `toy.talks` does not, for instance: toy.talks of a is no",
            ),
        ),
        (
            "dead-rule",
            "terms.yaml",
            "means: toy.users includes children",
            "means: toy.talks and not toy.talks",
            (
                "`for_children` alone holds for no answers, the rest does, for instance: toy.talks of a is yes",
                "`for_children` means `toy.talks and not toy.talks`",
                "`toy.talks` and `not toy.talks` contradict each other",
                "`not toy.talks` holds, and `toy.talks` does not, for instance: toy.talks of a is no",
                "`toy.talks` holds, and `not toy.talks` does not, for instance: toy.talks of a is yes",
            ),
        ),
        (
            "impossible-duty",
            "rules/testing.yaml",
            "met_when: toy.tested_after is at most 30 days}",
            "met_when: toy_kind is plain and toy.tested_after is at most 30 days}",
            (
                "`toy_kind is talking` and `toy_kind is plain` contradict each other",
                "`toy_kind is plain` holds, and `toy_kind is talking` does not, for instance: toy.talks of a is no",
                "`toy_kind is talking` holds, and `toy_kind is plain` does not, for instance: toy.talks of a is yes",
            ),
        ),
        (
            "unreachable-line",
            "classifications/kinds.yaml",
            "      - {id: rest",
            "      - {id: grown, when: toy.users includes adults, then: plain}\n      - {id: both, when: for_children and toy.users includes adults, then: plain}\n      - {id: rest",
            (
                "`talks` decides before it, for instance: toy.talks of a is yes; toy.users of a includes adults and children",
                "`grown` decides before it, for instance: toy.talks of a is no; toy.users of a includes adults and children",
            ),
        ),
        (
            "unreachable-line",
            "classifications/kinds.yaml",
            "      - {id: rest",
            "      - {id: none, when: not toy.talks and not for_children and for_children, then: plain}\n      - {id: rest",
            (
                "`not for_children` and `for_children` contradict each other",
                "`for_children` holds, and `not for_children` does not, for instance: toy.users of a includes children",
                "`not for_children` holds, and `for_children` does not, for instance: toy.users of a does not include children",
            ),
        ),
    ],
)
def test_what_never_or_always_holds_is_told_with_the_parts_that_do_it(
    id: str, file: str, was: str, becomes: str, shows: tuple[str, ...], tmp_path: Path
) -> None:
    """The parts that contradict each other, or that meet a duty, come with answers that show it."""
    assert was in PACK[file]
    rulebook, _ = load(tmp_path, {file: PACK[file].replace(was, becomes)}, cases="cases: []\n")
    [remark] = [remark for remark in check_meaning(OpenWorld(rulebook, DAY), "act") if remark.id == id]

    assert remark.shows == shows


def test_a_cause_is_told_before_what_comes_of_it(tmp_path: Path) -> None:
    """A question that is never asked and a term that never holds stand before the rule that rests on them."""
    asked = "ask_when: toy.users includes only (adults) and toy.users includes children, when_not_asked: no"
    loud = f"  - {{id: toy.loud, each: toy, kind: yes_no, ask: Is it loud?, {asked}}}\n"
    odd = "  - {id: odd, each: toy, reads: x, means: toy.talks and not toy.talks}\n"
    more = {
        "questions/toys.yaml": PACK["questions/toys.yaml"] + loud,
        "classifications/kinds.yaml": KIND.replace(
            "      - {id: talks", "      - {id: loud, when: toy.loud, then: plain}\n      - {id: talks"
        ),
        "terms.yaml": PACK["terms.yaml"] + odd,
        "rules/testing.yaml": RULE.replace("toy_kind is talking and", "odd and toy_kind is talking and"),
    }
    rulebook, _ = load(tmp_path, more, cases="cases: []\n")

    remarks = [*check_meaning(OpenWorld(rulebook, DAY), "act")]

    ids = [remark.id for remark in remarks]
    assert set(ids[:2]) == {"never-asked", "settled-anyway"}
    assert "dead-rule" in ids[2:]
    [settled] = [remark for remark in remarks if remark.id == "settled-anyway"]
    assert settled.help == "mend it, or take it out: is a part of it turned round, or `and` written for `or`?"


def test_twin_rules_are_told(tmp_path: Path) -> None:
    """Two rules with the same meaning are told, however they are worded."""
    twin = (
        RULE.partition("rules:\n")[2].replace("act.test-talking-toys", "act.twin").replace("at most 30", "less than 31")
    )
    rulebook, _ = load(tmp_path, {"rules/testing.yaml": RULE + twin}, cases="cases: []\n")

    [remark] = [remark for remark in check_meaning(OpenWorld(rulebook, DAY), "act") if remark.id == "twin-rules"]

    assert remark.shows == (
        "both are met, for instance: toy.talks of a is yes; toy.tested_after of a is 0; toy.users of a includes children",
        "both are a gap, for instance: toy.talks of a is yes; toy.tested_after of a is 31; toy.users of a includes children",
    )
    assert [(place.line, says) for place, says in remark.notes if place] == [(2, "`act.test-talking-toys` stands here")]


def test_what_comes_of_another_mistake_is_not_told_as_one_of_its_own(tmp_path: Path) -> None:
    """Rules that never apply are no twins, and a sentence that names a term which never holds needs no simpler one."""
    odd = "  - {id: odd, each: toy, reads: x, means: toy.talks and not toy.talks}\n"
    late = "  - {id: late, each: toy, reads: x, means: for_children or (not odd and for_children)}\n"
    rule = RULE.replace("toy_kind is talking and", "odd and toy_kind is talking and late and")
    twin = rule.partition("rules:\n")[2].replace("act.test-talking-toys", "act.twin")
    more = {"terms.yaml": PACK["terms.yaml"] + odd + late, "rules/testing.yaml": rule + twin}
    rulebook, _ = load(tmp_path, more, cases="cases: []\n")

    remarks = [*check_meaning(OpenWorld(rulebook, DAY), "act")]

    ids = [remark.id for remark in remarks]
    assert ids.count("dead-rule") == 2
    assert "twin-rules" not in ids
    assert [remark.says.split(" of ")[1][:5] for remark in remarks if remark.id == "settled-anyway"] == ["`odd`"]


def test_what_is_too_large_to_be_walked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that stops at a limit says so: for two rules that may contradict each other, and for a simpler sentence."""
    other = RULE.partition("rules:\n")[2].replace("act.test-talking-toys", "act.rest-toys")
    terms = PACK["terms.yaml"] + (
        "  - {id: both, each: toy, reads: x, means: toy.talks and (toy.talks or for_children)}\n"
    )
    rulebook, _ = load(tmp_path, {"rules/testing.yaml": RULE + other, "terms.yaml": terms}, cases="cases: []\n")

    def ended(*_: object) -> None:
        raise BudgetEnded

    with monkeypatch.context() as patch:
        patch.setattr(OpenWorld, "find", ended)
        said = [remark.says for remark in check_alike(OpenWorld(rulebook, DAY), "act") if remark.id == "too-large"]
    assert any("`act.test-talking-toys` and `act.rest-toys`, which may contradict each other" in one for one in said)

    monkeypatch.setattr(settled_anyway, "_MOST_WAYS", 0)
    [remark] = settled_anyway.check_settled(OpenWorld(rulebook, DAY), "act")
    assert remark.id == "too-large"
    assert "leave 1 condition of `act` open" in remark.says
    assert "for which `toy.talks` would do" in remark.says
