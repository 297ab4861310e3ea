"""A new assessment file: it asks everything, answers nothing, and can be filled in as it says."""

import re
from dataclasses import replace
from types import MappingProxyType

import pytest

from compliance.answers.gather import gather_facts
from compliance.answers.model import Facts
from compliance.answers.scaffold import new_assessment
from compliance.packs.model import Rulebook
from compliance.sources.document import read_document
from compliance.sources.problem import Problems

ALL = ("common", "us-fda", "us-hipaa")
A_QUESTION = re.compile(r"^( *)# (\w+\.[\w.]+):$")


def facts_of(text: str, rulebook: Rulebook) -> Facts:
    """The facts of a file in which nothing is wrong, not even a warning."""
    problems = Problems()
    document = read_document("a.yaml", text.encode(), problems)
    assert document is not None
    facts = gather_facts(document, rulebook, problems, None)
    assert problems.found == []
    return facts


def filled_in(text: str) -> str:
    """What comes of taking `# ` away before every question and every list, and writing `unknown`."""
    lines = []
    in_list = False
    for line in text.splitlines():
        if re.match(r"# (functions|models|recipients|changes):$", line):
            in_list = True
        elif not line.startswith("#"):
            in_list = False
        shown = line.removeprefix("#").removeprefix(" ") if in_list else line
        lines.append(A_QUESTION.sub(r"\1\2: unknown", shown))
    return "\n".join(lines).replace("function: ID", "function: first_function") + "\n"


@pytest.mark.parametrize("packs", [ALL, ("us-fda",), ("us-hipaa",), ()])
def test_new_file_says_nothing(rulebook: Rulebook, packs: tuple[str, ...]) -> None:
    """A new file can be read as it is; nothing is answered in it, and no list is given."""
    facts = facts_of(new_assessment(rulebook, packs or ALL), rulebook)

    assert facts.answers == {}
    assert not any(listed.given for listed in facts.lists.values())
    assert facts.packs == (packs or ALL)
    assert (facts.decisions, facts.waivers, facts.scoped_out, facts.evidence) == ((), (), (), {})


def test_new_file_asks_everything_once(rulebook: Rulebook) -> None:
    """Every question stands in it once, ready to be answered, below its words and its options."""
    text = new_assessment(rulebook, ALL)

    asked = [found[2] for line in text.splitlines() if (found := A_QUESTION.match(line.removeprefix("#     ")))]
    assert sorted(asked) == sorted(rulebook.questions)
    for question in rulebook.questions.values():
        assert f"# {question.ask}" in text
        for option in (*question.options, *question.named):
            assert f"- {option.id}: {option.says}" in text
    for words in ("Why: The law of each market counts.", "An app store that offers it", "Evidence: The notice."):
        assert words in text
    assert "Only if: function.audience includes consumers" in text


def test_new_file_can_be_filled_in(rulebook: Rulebook) -> None:
    """Taking the comment signs away as the file says, and answering, gives an assessment with every answer."""
    facts = facts_of(filled_in(new_assessment(rulebook, ALL)), rulebook)

    assert {question for question, _ in facts.answers} == set(rulebook.questions)
    assert all(answer.is_unknown for answer in facts.answers.values())
    assert {kind: list(listed.members) for kind, listed in facts.lists.items()} == {
        kind: [f"first_{kind}"] for kind in rulebook.subjects
    }
    assert not any(listed.complete for listed in facts.lists.values())


def test_new_file_asks_what_its_packs_need(rulebook: Rulebook) -> None:
    """Only what the rules of the chosen packs read is asked, and what these packs ask themselves."""
    text = new_assessment(rulebook, ["us-hipaa"])

    assert "# notice.says:" in text
    assert "users.markets" not in text
    assert "# functions:" not in text


def test_new_file_records_the_versions_that_ask(rulebook: Rulebook) -> None:
    """The versions of the packs whose questions are asked are recorded, unless they are no versions."""
    assert "answered_with:  # " in new_assessment(rulebook, ["us-hipaa"])
    assert '\n  common: "0.2.1"\n' in new_assessment(rulebook, ["us-hipaa"])
    odd = MappingProxyType({id: replace(pack, version="spring") for id, pack in rulebook.packs.items()})
    text = new_assessment(replace(rulebook, packs=odd), ["us-hipaa"])
    assert "answered_with" not in text


def test_lines_stay_readable(rulebook: Rulebook) -> None:
    """However long the texts of a pack are, or broken over lines, no line of the file is longer than 120 characters."""
    long = {
        id: replace(question, ask="why\n  so " * 60, why="long " * 60, help="x" * 90, section="a\nb")
        for id, question in rulebook.questions.items()
    }

    text = new_assessment(replace(rulebook, questions=long), ALL)

    assert max(len(line) for line in text.splitlines()) <= 120
    assert facts_of(text, rulebook).answers == {}
