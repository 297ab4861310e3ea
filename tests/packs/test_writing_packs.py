"""The manual for those who write packs tells the truth: its examples are a pack, and its mistakes are mistakes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from compliance.authoring.read_cases import read_cases
from compliance.authoring.run_case import run_case
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.bundled import bundled
from compliance.sources.problem import Problems, Refused
from compliance.sources.render import render_problems

MANUAL = Path(__file__).parents[2] / "docs" / "writing-packs.md"
PACK = "clear-answers"


@dataclass(frozen=True)
class Example:
    """One example of the manual: the file that it is, its text, and the problem that it must bring, if any."""

    file: str
    text: str
    wrong: str


def examples() -> Iterator[Example]:
    """Return the YAML examples of the manual in their order."""
    fence = re.compile(
        r"^```yaml(?: wrong=(?P<wrong>[a-z-]+))?\n# (?P<file>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
    )
    for found in fence.finditer(MANUAL.read_text(encoding="utf-8")):
        yield Example(found["file"], found["text"], found["wrong"] or "")


RIGHT = [example for example in examples() if not example.wrong]
WRONG = [example for example in examples() if example.wrong]


def write(top: Path, *more: Example) -> Path:
    """Write the pack of the manual below a folder."""
    for example in (*RIGHT, *more):
        path = top / example.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example.text, encoding="utf-8")
    return top


def load(top: Path) -> Rulebook:
    """Load the pack of the manual with those that it needs."""
    return load_rulebook([top, bundled("rules")], [PACK]).rulebook


def test_every_example_is_found() -> None:
    """Each YAML example names its file, and no two right ones are the same file."""
    fences = re.findall(r"^```yaml.*$", MANUAL.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(fences) == len(RIGHT) + len(WRONG) > 20
    assert len({example.file for example in RIGHT}) == len(RIGHT)


def test_the_examples_are_a_pack(tmp_path: Path) -> None:
    """All right examples together load without a problem, and every part of a pack is among them."""
    try:
        book = load(write(tmp_path))
    except Refused as refused:
        pytest.fail(render_problems(refused.problems, refused.sources))
    own = [
        [name for name, thing in section.items() if thing.pack == PACK]
        for section in (book.rules, book.questions, book.terms, book.classifications, book.instruments)
    ]
    assert all(own)


@pytest.mark.parametrize("example", WRONG, ids=lambda example: example.wrong)
def test_a_wrong_example_brings_its_problem(example: Example, tmp_path: Path) -> None:
    """Each example of a mistake brings the problem that the manual names, and no other."""
    with pytest.raises(Refused) as refused:
        load(write(tmp_path, example))
    assert {(p.id, p.at.file if p.at else "") for p in refused.value.problems} == {(example.wrong, example.file)}


def test_the_cases_come_out_as_they_should(tmp_path: Path) -> None:
    """The cases of the manual pass."""
    book, problems = load(write(tmp_path)), Problems()
    cases = read_cases(tmp_path / PACK, book, date(2026, 11, 22), problems)
    assert problems.found == [], render_problems(problems.found, problems.sources)
    assert [failure for case in cases for failure in run_case(book, case).failures] == []
    assert len(cases) == 7


def test_the_problem_that_is_shown_is_the_problem_that_comes(tmp_path: Path) -> None:
    """The message that the manual shows is the message that a user gets."""
    shown = re.search(r"^```\n(error\[.*?)^```$", MANUAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert shown is not None
    text = "terms:\n  - id: sourced\n    each: function\n    means: function.caa_sources\n    reads: x\n"
    top = write(tmp_path)
    (top / PACK / "terms.yaml").rename(top / PACK / "terms_own.yaml")
    (top / PACK / "terms.yaml").write_text(text)
    with pytest.raises(Refused) as refused:
        load(top)
    assert render_problems(refused.value.problems, refused.value.sources) == shown[1].rstrip("\n")


def test_every_link_within_the_manual_leads_to_a_heading() -> None:
    """The list at the top names every page of the manual, in order."""
    text = MANUAL.read_text(encoding="utf-8")
    links = re.findall(r"^- \[(.*?)\]\(#(.*?)\)$", text, re.MULTILINE)
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert [title for title, _ in links] == headings
    assert [link for _, link in links] == [
        re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in headings
    ]
