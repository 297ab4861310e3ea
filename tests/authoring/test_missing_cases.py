"""What cases lack is found by a search, and counts for nothing until a person has confirmed it."""

from collections.abc import Mapping
from pathlib import Path

from authoring.toy_pack import CASES, DAY, PACK, load
from cli.running import run
from compliance.authoring.case_text import case_text, file_of_cases
from compliance.authoring.check.not_shown import find_not_shown
from compliance.authoring.coverage import cover_pack
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.missing_cases import missing_cases
from compliance.authoring.open_world import OpenWorld
from compliance.authoring.prune_case import pruned
from compliance.authoring.search import Search, judged
from compliance.authoring.situation import Data
from compliance.sources.problem import Problems

FEW = CASES.partition("  - case: Tested a day late")[0]


def written(tmp_path: Path, cases: str) -> str:
    """The file of missing cases for the pack with some of its cases."""
    rulebook, found = load(tmp_path, cases=cases)
    search = Search(rulebook, "act", DAY)
    missing = missing_cases(search, cover_pack(JudgedCases(rulebook, found), "act", search.is_impossible).lacking)

    assert missing.not_found == ()
    return file_of_cases("act", [case_text(case) for case in missing.found], "a program", "show something that")


def lacking(tmp_path: Path, more: str) -> int:
    """How much is lacking when the pack has a second file of cases."""
    (tmp_path / "act" / "cases" / "more.yaml").write_text(more, encoding="utf-8")
    rulebook, found = load(tmp_path, cases=FEW)
    return len(cover_pack(JudgedCases(rulebook, found), "act", Search(rulebook, "act", DAY).is_impossible).lacking)


def test_missing_cases_count_only_when_they_are_confirmed(tmp_path: Path) -> None:
    """As written the cases show nothing; with `confirm` taken out they show all that was lacking."""
    text = written(tmp_path, FEW)
    confirmed = "\n".join(line for line in text.split("\n") if not line.strip().startswith("confirm:"))

    before = lacking(tmp_path, "cases: []\n")
    assert before > 0
    assert lacking(tmp_path, text) == before
    assert lacking(tmp_path, confirmed) == 0


def test_a_pack_whose_cases_show_everything_lacks_none(tmp_path: Path) -> None:
    """Nothing is offered that is shown already."""
    assert "case:" not in written(tmp_path, CASES)


def test_what_no_answers_can_show_is_not_asked_for(tmp_path: Path) -> None:
    """A part that nothing can make decide is proven to be impossible."""
    rule = (
        "terms:\n  - {id: for_children, each: toy, reads: x, means: toy.users includes children and "
        "(toy.users includes children or toy.talks)}\n"
    )
    rulebook, found = load(tmp_path, {"terms.yaml": rule})
    search = Search(rulebook, "act", DAY)
    told = cover_pack(JudgedCases(rulebook, found), "act", search.is_impossible)

    assert "means: no case shows `toy.talks` decide as yes" in [one.says for one in told.impossible]


def test_the_command_writes_a_file_and_never_over_another(tmp_path: Path) -> None:
    """`pack coverage --write` writes into a folder, and refuses if the file is there."""
    load(tmp_path, cases=FEW)
    ran = run("pack", "coverage", "act", "--write", "act/cases", folder=tmp_path)

    assert (ran.code, ran.err) == (0, "")
    assert "confirm:" in (tmp_path / "act/cases/act-to-confirm.yaml").read_text(encoding="utf-8")
    assert run("pack", "coverage", "act", "--write", "act/cases", folder=tmp_path).code == 1
    waiting = run("pack", "test", "act", folder=tmp_path)
    assert waiting.code == 0
    assert "wait to be confirmed" in waiting.out


def test_the_warning_names_a_file_inside_the_pack(tmp_path: Path) -> None:
    """Whoever follows the advice finds the missing cases among those of the pack, where they can be confirmed."""
    rulebook, found = load(tmp_path, cases=FEW)
    problems = Problems()
    find_not_shown(JudgedCases(rulebook, found), "act", OpenWorld(rulebook, DAY), problems, "mine/act --rules mine")

    assert problems.found
    for problem in problems.found:
        assert "coverage mine/act --rules mine --write mine/act/cases/to_confirm.yaml`" in problem.help[0]


def test_a_case_has_no_answer_that_it_does_not_need(tmp_path: Path) -> None:
    """What is not needed for what a case shows is left out: answers, ticks, decisions, and a second subject of a kind."""
    rulebook, _ = load(tmp_path)
    needed = {"toys": {"a": {"answers": {"toy.talks": "yes", "toy.users": ["children"]}}}}
    more = {
        "toys": {
            "a": {"answers": {"toy.talks": "yes", "toy.tested_after": "31"}},
            "b": {"answers": {"toy.users": ["children", "adults"]}},
        }
    }
    found = judged(rulebook, "act.test-talking-toys", "a", more, DAY)
    assert found is not None

    def is_enough(data: Mapping[str, Data]) -> bool:
        toys = data.get("toys", {})
        assert isinstance(toys, dict)
        answers = [toy.get("answers", {}) for toy in toys.values() if isinstance(toy, dict)]
        said = {question: answer for one in answers if isinstance(one, dict) for question, answer in one.items()}
        return "a" in toys and said.get("toy.talks") == "yes" and "children" in said.get("toy.users", [])

    assert pruned(found, rulebook, is_enough).data == needed


def test_a_link_to_a_subject_that_goes_leads_to_the_one_that_stays(tmp_path: Path) -> None:
    """Where one subject stands for two, what linked to the other links to it."""
    links = PACK["questions/toys.yaml"] + "  - {id: toy.like, each: toy, kind: links, to: toy, ask: Like which?}\n"
    rulebook, _ = load(tmp_path, {"questions/toys.yaml": links})
    two = {"toys": {"a": {"answers": {"toy.like": ["b"]}}, "b": {"answers": {"toy.talks": "yes"}}}}
    found = judged(rulebook, "act.test-talking-toys", "a", two, DAY)
    assert found is not None

    one = pruned(
        found, rulebook, lambda data: "['a']" in str(data) or ("['b']" in str(data) and "toy.talks" in str(data))
    )
    assert one.data == {"toys": {"a": {"answers": {"toy.like": ["a"]}}}}
