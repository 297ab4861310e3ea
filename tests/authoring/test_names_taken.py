"""Names that a pack of the program has already: told for packs of one's own, and not for those packs themselves."""

from pathlib import Path

import pytest

from compliance.authoring.check.names_taken import find_names_taken
from compliance.packs.read import read_again
from compliance.sources.problem import Problems

OTHER = {
    "pack.yaml": 'pack: other\ntitle: Other\nversion: "1.0"\ndates:\n  begins_then: {on: 2026-01-01}\npenalties:\n  a_fine: {text: A fine.}\n',
    "rules/a.yaml": "rules:\n  - id: other.notice\n",
    "terms.yaml": "terms:\n  - {id: sold_here, means: always, reads: it is sold}\n",
    "questions/a.yaml": "section: A\nquestions:\n  - {id: sale.when, kind: date, ask: When?}\n",
}


def taken(folder: Path, files: dict[str, str]) -> list[str]:
    """What is told of a pack with these files, beside a program that comes with one pack."""
    for root, some in ((folder / "program" / "other", OTHER), (folder / "own" / "mine", files)):
        for name, text in some.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
    problems = Problems()
    find_names_taken(read_again(folder / "own" / "mine"), folder / "own" / "mine", problems, folder / "program")
    return [f"{problem.at}: {problem.says}" for problem in problems.found]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("rules/b.yaml", "rules: [{id: other.notice}]\n", None),  # a file that cannot be read yet tells that first
        ("terms.yaml", "terms:\n  - {id: sold_here, means: always, reads: it is}\n", "`sold_here` is also a term of `other`"),
        ("terms.yaml", "terms:\n  - {id: begins_then, means: always, reads: it is}\n", "`begins_then` is also a date of `other`"),
        ("terms.yaml", "terms:\n  - {id: a_fine, means: always, reads: it is}\n", None),
        ("terms.yaml", "terms:\n  - {id: sold_there, means: always, reads: it is}\n", None),
    ],
)  # fmt: skip
def test_names_of_one_space_are_compared(file: str, text: str, told: str | None, tmp_path: Path) -> None:
    """Names for conditions are one space, so a term may not be called as a day; a penalty has a space of its own."""
    found = taken(tmp_path, {"pack.yaml": 'pack: mine\ntitle: Mine\nversion: "1.0"\n', file: text})

    assert [line.partition(": ")[2].partition(",")[0] for line in found] == ([told] if told else [])


def test_the_packs_of_the_program_are_not_compared_with_themselves(tmp_path: Path) -> None:
    """Nor is a copy of one of them."""
    taken(tmp_path, {})
    problems = Problems()
    find_names_taken(
        read_again(tmp_path / "program" / "other"), tmp_path / "program" / "other", problems, tmp_path / "program"
    )

    assert problems.found == []
