"""docs/assessments.md: every example in it says what the manual says that it does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.answers.gather import gather_facts
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.document import read_document
from compliance.sources.problem import Problems
from compliance.sources.render import render_problems

MANUAL = Path(__file__).parents[2] / "docs" / "assessments.md"
FRAME = {
    "assessment": "assessment: 1\n",
    "deployment": "deployment: {name: Triage companion, organisation: Asha Health Ltd}\n",
    "functions": "functions: {triage_chat: }\n",
    "models": "models: {chat_llm: }\n",
    "recipients": "recipients: {cloud: }\n",
}
WRONG = re.compile(
    r"\n<!-- the example above is wrong on purpose: (?P<problem>\S+) -->\n(?:\n```text\n(?P<shown>.*?)```)?", re.DOTALL
)


def examples() -> Iterator[tuple[str, str, str]]:
    """Every example in YAML: its text, the problem that it is to show, and how the problem is shown."""
    manual = MANUAL.read_text(encoding="utf-8")
    for block in re.finditer(r"^```yaml\n(?P<text>.*?)^```", manual, re.DOTALL | re.MULTILINE):
        wrong = WRONG.match(manual, block.end())
        yield block["text"], wrong["problem"] if wrong else "", (wrong["shown"] or "" if wrong else "")


EXAMPLES = list(examples())


@pytest.fixture(scope="module")
def real(root: Path) -> Rulebook:
    """The packs that come with the program."""
    return load_rulebook([root / "rules"]).rulebook


@pytest.mark.parametrize(("text", "problem", "shown"), EXAMPLES)
def test_example_of_the_manual(real: Rulebook, text: str, problem: str, shown: str) -> None:
    """An example is right together with what it names, or wrong as the manual says; what it shows is what is printed."""
    own = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    head = "".join(part for key, part in FRAME.items() if key in ("assessment", "deployment") and key not in own)
    rest = "".join(part for key, part in FRAME.items() if key not in own and key not in ("assessment", "deployment"))
    problems = Problems()
    document = read_document("assessment.yaml", (head + text + rest).encode(), problems)
    assert document is not None

    gather_facts(document, real, problems, None)

    assert [f"{p.level}[{p.id}]" for p in problems.found] == ([problem] if problem else [])
    if shown:
        assert render_problems(problems.found, problems.sources) == shown.rstrip("\n")


def test_manual_has_examples() -> None:
    """The examples are found at all."""
    assert len(EXAMPLES) >= 10
    assert [problem for _, problem, _ in EXAMPLES if problem] == ["error[unknown-question]"]
