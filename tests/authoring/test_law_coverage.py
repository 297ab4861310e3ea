"""Coverage of law: what a pack does with each provision that it lists, compared with the archived text."""

import json
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from compliance.authoring.check.cited_not_listed import find_cited_not_listed
from compliance.authoring.check.law_not_listed import find_law_not_listed
from compliance.authoring.check.looked import Looked
from compliance.authoring.check.steps import PackSteps
from compliance.authoring.law_coverage import LawTable, law_coverage
from compliance.authoring.law_coverage_text import law_coverage_json, law_coverage_text
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problem, Problems

DEMO = Path(__file__).parent.parent / "problems" / "_demo"
WHOLE = """law:
  - instrument: demo-act
    whole: yes
    provisions:
      - {at: "1", covered_by: [demo.notice]}
      - {at: "2", left_out: no question asks about incidents}
      - {at: ["8", "9"], not_relevant: they set no duty}
"""
NOTE = "  - {instrument: demo-note, rest: {not_relevant: it tells offices what to do}}\n"


def covered(tmp: Path, law: str, *, archive: bool = True) -> tuple[tuple[LawTable, ...], list[Problem]]:
    """Return the tables of the small pack with a law.yaml, and what is wrong."""
    copytree(DEMO / "rules", tmp / "rules", dirs_exist_ok=True)
    (tmp / "rules/demo/law.yaml").write_text(law, encoding="utf-8")
    rulebook = load_rulebook([tmp / "rules"], cache_folder=tmp / "cache").rulebook
    assert load_rulebook([tmp / "rules"], cache_folder=tmp / "cache").rulebook.law == rulebook.law
    problems = Problems()
    return law_coverage(rulebook, frozenset({"demo"}), DEMO / "sources" if archive else None, problems), problems.found


def test_whole_list_is_compared_with_the_text(tmp_path: Path) -> None:
    """A list that says it is whole has every provision of the archived text, and each is counted once."""
    (table,), problems = covered(tmp_path, WHOLE)

    assert problems == []
    assert (table.covered, table.not_relevant, table.left_out) == (1, 2, 1)
    assert table.checked == "every provision of the archived text is in a list"


def test_provision_that_was_forgotten(tmp_path: Path) -> None:
    """A provision of a whole text that is in no list is a problem; without `whole` it is not."""
    _, problems = covered(tmp_path, WHOLE.replace('["8", "9"]', '"8"'))
    assert [(problem.id, "`9`" in problem.says) for problem in problems] == [("unlisted-provision", True)]

    _, problems = covered(tmp_path, WHOLE.replace('["8", "9"]', '"8"').replace("    whole: yes\n", ""))
    assert problems == []


def test_whole_list_of_a_text_whose_structure_is_not_known(tmp_path: Path) -> None:
    """That a list is whole is told as unchecked where the structure of the text is not known; the step of the check counts it."""
    (tmp_path / "us").mkdir()
    (tmp_path / "us/act.txt").write_text("Whoever offers an app shall give notice.", encoding="utf-8")
    copytree(DEMO / "rules", tmp_path / "rules")
    (tmp_path / "rules/demo/law.yaml").write_text(WHOLE, encoding="utf-8")
    rulebook = load_rulebook([tmp_path / "rules"], cache_folder=tmp_path / "cache").rulebook

    (table,) = law_coverage(rulebook, frozenset({"demo"}), tmp_path, Problems())
    step = PackSteps(Looked(rulebook, "demo", tmp_path / "rules/demo", date(2026, 1, 1), tmp_path)).make("law")

    assert table.checked == "listed as whole; the structure of the text is not known, so this was not checked"
    assert step.says == (
        "4 provisions listed; 1 list is said to be whole, which was not checked, "
        "because the structure of the text is not known: `demo-act`"
    )


def test_a_text_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    """A file that is not in the folder of sources is told by the step that compares quotes, and not again by the next one."""
    copytree(DEMO / "rules", tmp_path / "rules")
    (tmp_path / "rules/demo/law.yaml").write_text(WHOLE + NOTE, encoding="utf-8")
    rulebook = load_rulebook([tmp_path / "rules"], cache_folder=tmp_path / "cache").rulebook
    steps = PackSteps(Looked(rulebook, "demo", tmp_path / "rules/demo", date(2026, 1, 1), tmp_path))

    assert [problem.id for problem in steps.make("quotes").problems] == ["no-source"]
    assert steps.make("law").problems == ()


def test_without_an_archive_it_is_told_that_nothing_was_compared(tmp_path: Path) -> None:
    """Without archived texts the list is printed, and it is told that it was not compared."""
    tables, problems = covered(tmp_path, WHOLE, archive=False)

    assert problems == []
    assert "was not checked" in law_coverage_text(tables)


def test_table_says_what_becomes_of_each_provision(tmp_path: Path) -> None:
    """The table has every provision with its rules or its reason, and counts, but no share of law that is not listed."""
    text = law_coverage_text(covered(tmp_path, WHOLE)[0])

    assert "1  covered by demo.notice" in text
    assert "2  left out: no question asks about incidents" in text
    assert "4 provisions listed: 1 covered, 2 not relevant, 1 left out" in text
    assert "%" not in text


@pytest.mark.parametrize("treated", ["covered_by: [demo.notise]", "covered_by: demo.notice, left_out: why", ""])
def test_list_must_be_right(tmp_path: Path, treated: str) -> None:
    """A rule that does not exist, and a provision that is treated in two ways or in none, are refused."""
    from compliance.sources.problem import Refused

    law = f'law:\n  - instrument: demo-act\n    provisions: [{{at: "1"{", " if treated else ""}{treated}}}]\n'
    with pytest.raises(Refused) as refused:
        covered(tmp_path, law)
    assert {problem.id for problem in refused.value.problems} <= {"unknown-rule", "untreated-provision"}


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("demo_status", []),
        ("in_europe", []),
        ("notice.given", []),
        ("fine", []),
        ("act_begins", []),
        ("demo_statu", ["unknown-rule"]),
        ("quality", ["unknown-rule"]),
        ("Demo Status", ["bad-id"]),
    ],
)
def test_what_cites_may_cover(tmp_path: Path, by: str, told: list[str]) -> None:
    """A status, term, question, penalty or day may stand where no rule, or many, rest on it; any other name is refused."""
    from compliance.sources.problem import Refused

    try:
        covered(tmp_path, WHOLE.replace("demo.notice", by))
        found = []
    except Refused as refused:
        found = [problem.id for problem in refused.problems]
    assert found == told


@pytest.mark.parametrize("at", ["§ 1", "Section 1", "1 D.C. § 1"])
def test_a_section_is_the_same_with_its_sign(tmp_path: Path, at: str) -> None:
    """A rule may cite `§ 1` of a text that law.yaml lists as `1`."""
    copytree(DEMO / "rules", tmp_path / "rules")
    (tmp_path / "rules/demo/law.yaml").write_text(WHOLE, encoding="utf-8")
    rule = tmp_path / "rules/demo/rules/notice.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace('at: "1"', f'at: "{at}"'), encoding="utf-8")
    problems = Problems()
    find_cited_not_listed(load_rulebook([tmp_path / "rules"]).rulebook, "demo", problems)

    assert problems.found == []


def test_laws_that_number_alike_are_compared_each(tmp_path: Path) -> None:
    """A citation of `1` of another law does not hide that `1` of this one is listed as something else."""
    copytree(DEMO / "rules", tmp_path / "rules")
    (tmp_path / "rules/demo/law.yaml").write_text(
        WHOLE.replace("covered_by: [demo.notice]", "not_relevant: it sets no duty"), encoding="utf-8"
    )
    rule = tmp_path / "rules/demo/rules/notice.yaml"
    other = 'cite: [{in: demo-note, at: "1", quote: {not_archived: It is not public.}}, {'
    rule.write_text(rule.read_text(encoding="utf-8").replace("cite: [{", other), encoding="utf-8")
    problems = Problems()
    find_cited_not_listed(load_rulebook([tmp_path / "rules"]).rulebook, "demo", problems)

    assert [problem.id for problem in problems.found] == ["cited-not-listed"]


def test_a_wrong_citation_is_not_listed_but_mended(tmp_path: Path) -> None:
    """What is told first is to cite what is meant, with the provisions that name the rule now; to list it comes second."""
    copytree(DEMO / "rules", tmp_path / "rules")
    (tmp_path / "rules/demo/law.yaml").write_text(WHOLE, encoding="utf-8")
    rule = tmp_path / "rules/demo/rules/notice.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace('at: "1"', 'at: "2"', 1), encoding="utf-8")
    problems = Problems()
    find_cited_not_listed(load_rulebook([tmp_path / "rules"]).rulebook, "demo", problems)

    [problem] = problems.found
    assert problem.help == (
        "cite the provision that is meant, if this is the wrong one: law.yaml names this rule at `1`",
        "if the citation is right, write `covered_by: [demo.notice]` there",
    )


REST = """law:
  - instrument: demo-act
    rest: {not_relevant: it sets no duty}
    provisions: [{at: "1", covered_by: [demo.notice]}]
"""


def test_the_rest_is_told_as_the_rest(tmp_path: Path) -> None:
    """What becomes of the provisions that are not named is told apart from those that are, and is not counted."""
    tables, problems = covered(tmp_path, REST)

    assert problems == []
    assert "  the rest: not relevant, because: it sets no duty" in law_coverage_text(tables)
    assert "1 provision listed: 1 covered, 0 not relevant" in law_coverage_text(tables)
    assert json.loads(law_coverage_json(tables))[0]["rest"] == {"not_relevant": "it sets no duty"}


@pytest.mark.parametrize(
    ("rest", "says"),
    [
        ("{left_out: why, not_relevant: why}", "`rest` says both `not_relevant` and `left_out`"),
        ("{}", "`rest` does not say what becomes of it"),
        (
            "{left_out: why}\n  - instrument: demo-note",
            "the list of `demo-note` names no provision, and does not say what becomes of them",
        ),
        (
            "{left_out: why}\n    whole: yes",
            "the list of `demo-act` says that it is whole, and what becomes of the rest",
        ),
    ],
)
def test_the_rest_must_be_right(tmp_path: Path, rest: str, says: str) -> None:
    """The rest is not relevant or left out, and of a whole list there is none."""
    from compliance.sources.problem import Refused

    law = REST.replace("    rest: {not_relevant: it sets no duty}\n", "")
    with pytest.raises(Refused) as refused:
        covered(tmp_path, f"{law}    rest: {rest}\n")
    assert [(problem.id, problem.says) for problem in refused.value.problems] == [("rest-of-law-untold", says)]


def test_a_pack_that_lists_no_law_yet_is_warned(tmp_path: Path) -> None:
    """A pack that has just begun is told which law to list, and not held up by it."""
    copytree(DEMO / "rules", tmp_path / "rules")
    rulebook = load_rulebook([tmp_path / "rules"], cache_folder=tmp_path / "cache").rulebook
    step = PackSteps(Looked(rulebook, "demo", tmp_path / "rules/demo", date(2026, 1, 1))).make("law")

    assert [(problem.id, problem.level) for problem in step.problems] == [("law-not-listed", "warning")] * 2


def test_law_of_another_pack_is_told_where_it_is_cited(tmp_path: Path) -> None:
    """A text that another pack declares is listed by each pack that cites it, so the citation is pointed at."""
    copytree(DEMO / "rules", tmp_path / "rules")
    (tmp_path / "rules/demo/instruments.yaml").rename(tmp_path / "rules/other/instruments.yaml")
    about = tmp_path / "rules/demo/pack.yaml"
    about.write_text(about.read_text(encoding="utf-8") + 'needs: {other: ">=1"}\n', encoding="utf-8")
    problems = Problems()
    find_law_not_listed(load_rulebook([tmp_path / "rules"]).rulebook, "demo", problems)

    assert [str(problem.at).partition(":")[0] for problem in problems.found] == ["demo/rules/notice.yaml"]
