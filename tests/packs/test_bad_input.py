"""Whatever stands in the files of a pack, the answer is a rulebook or problems with places: never a traceback."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.packs.check import check_packs
from compliance.packs.find import PackFiles
from compliance.packs.load import load_rulebook
from compliance.packs.read import read_files
from compliance.sources.problem import Problem, Problems, Refused
from compliance.sources.render import render_problems
from packs.toy import PACK

FILES = {name.removeprefix("toy/"): text for name, text in PACK.items()}
LINES = [line for text in FILES.values() for line in text.splitlines()]
WORDS = sorted({word for line in LINES for word in line.replace(",", " ").split()})


def judge(files: Mapping[str, str | bytes]) -> Problems:
    """Read and check one pack from its files, whatever they are."""
    data = {name: text if isinstance(text, bytes) else text.encode() for name, text in sorted(files.items())}
    problems = Problems()
    pack = read_files(PackFiles("toy", Path("toy"), data), problems)
    if not problems.errors:
        check_packs([pack], problems)
    return problems


def disturbed(seed: int) -> dict[str, str]:
    """The small pack after a few random changes: words replaced, lines deleted, doubled, moved or indented."""
    chance = random.Random(seed)  # noqa: S311 - chance is wanted, not secrecy
    files = dict(FILES)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(sorted(files))
        lines = files[name].splitlines()
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                words = lines[at].split(" ")
                words[chance.randrange(len(words))] = chance.choice(WORDS)
                lines[at] = " ".join(words)
            case 1 if len(lines) > 1:
                del lines[at]
            case 2:
                lines.insert(at, lines[at])
            case 3:
                lines.insert(at, chance.choice(LINES))
            case 4:
                lines[at] = "  " + lines[at]
            case _:
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + chance.choice("{}[]()'\",:#-!&*?|>\n x") + lines[at][cut:]
        files[name] = "\n".join(lines) + "\n"
    return files


@given(st.integers(0, 2**32))
@settings(max_examples=150)
def test_a_disturbed_pack_brings_problems_or_nothing(seed: int) -> None:
    """However a pack is damaged, every problem has an id, words, and a place in one of its files."""
    problems = judge(disturbed(seed))
    for problem in problems.found:
        assert problem.at is not None
        assert problem.at.file in {f"toy/{name}" for name in FILES}
        assert problem.at.line >= 1
        assert problem.at.column >= 1
        assert problem.says
        assert not problem.says.endswith(".")
    assert render_problems(problems.found, problems.sources) or not problems.found


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
@settings(max_examples=80)
def test_bytes_in_place_of_a_file_bring_problems(name: str, data: bytes) -> None:
    """Any bytes in place of a file of a pack are refused with a problem in that file."""
    problems = judge(FILES | {name: data})
    assert any(problem.at is not None and problem.at.file == f"toy/{name}" for problem in problems.errors)


FOREIGN_WORDS = ("input should", "valid dict", "str", "nonetype", "traceback", "pydantic", "validation error")


@given(st.integers(0, 2**32))
@settings(max_examples=60)
def test_no_word_of_the_machinery_reaches_a_user(seed: int) -> None:
    """What users read about a damaged pack has no word of Python or of the libraries in it."""
    for problem in judge(disturbed(seed)).found:
        outside_backticks = " ".join((problem.says, *problem.help)).split("`")[::2]
        words = " ".join(outside_backticks).lower()
        assert not any(f" {foreign} " in f" {words} " for foreign in FOREIGN_WORDS)


@pytest.mark.parametrize("other", ["{a: b}", "[a, b]", "", "''", "[]", "{}", "1e400", "true", "2026-01-01"])
def test_a_value_of_any_other_shape_brings_problems_or_nothing(other: str) -> None:
    """Whatever stands in the place of a value, what is wrong is told in the file where it stands."""
    for name, text in FILES.items():
        lines = text.splitlines()
        for number, line in enumerate(lines):
            key, colon, _ = line.partition(": ")
            if not colon or "{" in key or line.endswith((">-", ",")):
                continue
            changed = [*lines[:number], f"{key}: {other}", *lines[number + 1 :]]
            for problem in judge(FILES | {name: "\n".join(changed)}).found:
                assert problem.at is not None
                assert problem.at.file.removeprefix("toy/") in FILES


def test_huge_numbers_and_long_words_are_only_text() -> None:
    """Numbers that no machine can hold, and names as long as a book, are told like any other mistake."""
    nines = "9" * 5_000
    found = judge(
        FILES
        | {
            "terms.yaml": FILES["terms.yaml"].replace("50 people", f"{nines} people"),
            "pack.yaml": FILES["pack.yaml"].replace("0.2.0", f"0.{nines}"),
            "questions/company.yaml": FILES["questions/company.yaml"].replace("12 months", f"{nines} months"),
        }
    )
    assert [(problem.id, problem.at.file if problem.at else "") for problem in found.found] == [
        ("bad-version", "toy/pack.yaml")
    ]
    found = judge(FILES | {"terms.yaml": FILES["terms.yaml"].replace("50 people", f"{nines} people")})
    assert [problem.id for problem in found.found] == ["bad-number"]
    found = judge(FILES | {"rules/toys.yaml": FILES["rules/toys.yaml"].replace("60 days", f"{nines} days")})
    assert [problem.id for problem in found.found] == ["bad-due"]
    found = judge(
        FILES | {"rules/toys.yaml": FILES["rules/toys.yaml"].replace("penalty: fine", f"penalty: {'x' * 90_000}")}
    )
    assert [problem.id for problem in found.found] == ["unknown-penalty"]
    assert all(len(problem.says) < 200 for problem in found.found)


@pytest.mark.parametrize(
    ("name", "data", "id"),
    [
        ("rules/big.yaml", b"# " + b"x" * 100_000_000, "too-large"),
        ("rules/deep.yaml", b"rules: " + b"[" * 10_000 + b"]" * 10_000, "too-deep"),
        ("rules/deep.yaml", b"".join(b"  " * i + b"a:\n" for i in range(1_000)), "too-deep"),
        ("rules/many.yaml", b"rules: [" + b"a," * 300_000 + b"]", "too-many-nodes"),
        ("rules/bomb.yaml", b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (i, i) for i in range(500)), "alias"),
        ("rules/keys.yaml", b"".join(b"key%d: x\n" % i for i in range(100_000)), "many-problems"),
        ("rules/twice.yaml", b"".join(b"key%d: x\n" % (i % 5_000) for i in range(50_000)), "duplicate-key"),
        ("rules/word.yaml", b"PK\x03\x04" + b"\0" * 100, "binary-file"),
        ("rules/utf16.yaml", "rules: []".encode("utf-16"), "not-utf-8"),
        ("rules/latin.yaml", "rules: [\xe9]".encode("latin-1"), "not-utf-8"),
        ("rules/empty.yaml", b"", "empty-file"),
        ("rules/blank.yaml", b"\n# nothing\n", "empty-file"),
        ("rules/text.yaml", b"just some words", "wrong-shape"),
    ],
)
def test_hostile_files_are_problems(
    name: str,
    data: bytes,
    id: str,
    toy: dict[str, str],
    problems: Callable[[Mapping[str, str | bytes]], list[Problem]],
) -> None:
    """Files that are too large, too deep, too many, repeated, foreign or empty are refused, soon and with a place."""
    found = problems({**toy, f"toy/{name}": data})
    assert id in {problem.id for problem in found}
    assert len(found) <= 250
    assert all(problem.at is not None and problem.at.file == f"toy/{name}" for problem in found)


def test_a_long_chain_of_terms_is_no_problem(
    toy: dict[str, str], write_packs: Callable[[Mapping[str, str]], Path]
) -> None:
    """Terms may rest on terms a thousand steps deep; if the chain is a circle, that is told once."""
    chain = "".join(f"  - {{id: t{i}, means: t{i + 1}, reads: step {i}}}\n" for i in range(1_000))
    toy["toy/terms.yaml"] += chain + "  - {id: t1000, means: big_company, reads: the end}\n"
    assert len(load_rulebook([write_packs(toy)]).rulebook.terms) == 1_003
    toy["toy/terms.yaml"] = toy["toy/terms.yaml"].replace("{id: t1000, means: big_company", "{id: t1000, means: t0")
    with pytest.raises(Refused) as refused:
        load_rulebook([write_packs(toy)])
    assert [problem.id for problem in refused.value.problems] == ["circle"]
