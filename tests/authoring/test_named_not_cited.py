"""Provisions that a text of a rule names are among those that the rule rests on."""

from pathlib import Path
from shutil import copytree

import pytest

from compliance.authoring.check.named_not_cited import find_named_not_cited
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problems

DEMO = Path(__file__).parents[1] / "problems" / "_demo" / "rules"


def told(folder: Path, title: str, at: str = "Art. 35(7)", law: str = "") -> list[str]:
    """Return what is said of a rule with a title that cites one place of the demo act."""
    copytree(DEMO, folder / "rules")
    file = folder / "rules/demo/rules/notice.yaml"
    text = file.read_text(encoding="utf-8").replace("title: Give notice", f"title: {title}")
    file.write_text(text.replace('at: "1"', f'at: "{at}"'), encoding="utf-8")
    if law:
        (folder / "rules/demo/law.yaml").write_text(law, encoding="utf-8")
    problems = Problems()
    find_named_not_cited(load_rulebook([folder / "rules"]).rulebook, "demo", problems)
    return [problem.says for problem in problems.found]


@pytest.mark.parametrize(
    ("title", "at", "named"),
    [
        ("Do as Article 53(7) says", "Art. 35(7)", "Article 53(7)"),
        ("Do as Article 35(6) says", "Art. 35(7)", "Article 35(6)"),
        ("Do as Article 35(7)(b) says", "Art. 35(7)(a)", "Article 35(7)(b)"),
        ("Do as Rule 8(2) says", "Rule 7(2)(b)", "Rule 8(2)"),
        ("Do as recital 17 says", "recital 71", "recital 17"),
        ("Do as section 9(3) says", "Section 9(2)", "section 9(3)"),
        ("Do as 164.440 says", "164.404(b)", "164.440"),
        ("Do as 164.404(c) says", "164.404(b)", "164.404(c)"),
    ],
)
def test_a_provision_that_the_rule_does_not_cite(title: str, at: str, named: str, tmp_path: Path) -> None:
    """A number that differs from those that are cited is told, however the law counts."""
    assert told(tmp_path, title, at) == [f"the title of `demo.notice` names `{named}`, which the rule does not cite"]


@pytest.mark.parametrize(
    ("title", "at", "named"),
    [
        ("Do as Articles 35, 36(2) and 38 say", "Art. 35(7)", ["Article 36(2)", "Article 38"]),
        ("Do as Articles 33 to 35 say", "Art. 35(7)", ["Article 33"]),
        ("Do as Article 35(7) and 36(1) say", "Art. 35(7)", ["Article 36(1)"]),
        ("Do as Article 35(7)(a), (b) and (8) say", "Art. 35(7)", ["Article 35(8)"]),
        ("Do as 164.404(b) or (c) and 164.440 say", "164.404(b)", ["164.404(c)", "164.440"]),
        ("Do as Articles 6 and 9 of the Treaty say", "Art. 35(7)", []),
        ("Do as Article 35 says and 30 days later, or 40", "Art. 35(7)", []),
        ("Do as Article 35, 30 days later", "Art. 35(7)", []),
    ],
)
def test_each_provision_of_a_list_is_told(title: str, at: str, named: list[str], tmp_path: Path) -> None:
    """Of several numbers behind one word each counts; a law that is named behind the last is that of all of them."""
    says = "the title of `demo.notice` names `{}`, which the rule does not cite"
    assert told(tmp_path, title, at) == [says.format(one) for one in named]


@pytest.mark.parametrize(
    ("title", "at"),
    [
        ("Do as Article 35 says", "Art. 35(7)"),
        ("Do as Article 35(7)(b) says", "Art. 35(7)"),
        ("Do as Article 6(3) of Regulation (EU) 2022/2065 says", "Art. 35(7)"),
        ("Do as Article 6(3) GDPR says", "Art. 35(7)"),
        ("Do as Article 35 says", "recital 71"),
        ("Do as section 9 says", "Art. 35(7)"),
        ("Keep 10.50 euros for Article 35", "Art. 35(7)"),
        ("Do as section 3(2) says", "164.404(b)"),
        ("Do as 164.404 says", "164.404(b)"),
    ],
)
def test_a_provision_that_the_rule_rests_on(title: str, at: str, tmp_path: Path) -> None:
    """A part of what is cited, the whole of it, another law and what is counted otherwise are all right."""
    assert told(tmp_path, title, at) == []


def test_what_is_listed_for_the_rule_counts_as_cited(tmp_path: Path) -> None:
    """A provision that law.yaml lists as covered by the rule may be named by it."""
    law = (
        'law: [{instrument: demo-act, rest: {left_out: x}, provisions: [{at: "Art. 36", covered_by: [demo.notice]}]}]\n'
    )

    assert told(tmp_path, "Do as Article 36 says", law=law) == []
