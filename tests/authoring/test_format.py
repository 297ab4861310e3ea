"""Formatting changes how conditions are spelt, and nothing else."""

from pathlib import Path
from random import Random
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.running import run
from compliance.authoring.format_pack import format_file
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.bundled import bundled
from compliance.sources.problem import Refused
from packs.toy import PACK
from problems.judging import DEMO

SHIPPED = sorted(path for path in bundled("rules").rglob("*.yaml") if "cases" not in path.parts)


def formatted(text: str) -> str:
    """A text after formatting."""
    return format_file("a.yaml", text.encode()).decode()


def meaning(folder: Path) -> tuple[object, ...]:
    """What packs mean, without places and digests, which differ when a file differs."""
    rulebook: Rulebook = load_rulebook([folder]).rulebook
    return (rulebook.terms, rulebook.questions, rulebook.classifications, rulebook.rules)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("means: ((a))", "means: a"),
        ("means: a   and (b or c)", "means: a and (b or c)"),
        ("means: not  (a)   # why", "means: not a   # why"),
        ("means: 'x.y   includes any of (b,c)'", "means: 'x.y includes any of (b, c)'"),
        ("means: a and b", "means: a and b"),
    ],
)
def test_conditions_get_their_one_spelling(written: str, shown: str) -> None:
    """Blanks and parentheses that say nothing go; quotes, comments and what stands around stay."""
    begin, end = "# top\nterms:\n  - id: a # first\n    ", "\n    reads:   it   is  # odd\n\n\n# end"

    assert formatted(begin + written + end) == begin + shown + end


def test_condition_on_several_lines_stays_on_several() -> None:
    """A condition below its key is laid out anew with its indentation if its words change."""
    text = "terms:\n  - id: a\n    means: >-\n      (a)\n      and  b\n    reads: it\n"

    assert formatted(text) == "terms:\n  - id: a\n    means: >-\n      a and b\n    reads: it\n"


def test_line_breaks_of_a_condition_that_is_spelt_right_stay() -> None:
    """Where an author breaks lines is left to the author."""
    text = "terms:\n  - id: a\n    means: >-\n      a\n      and b\n    reads: it\n"

    assert formatted(text) == text


@pytest.mark.parametrize(
    "written",
    ["means: a and or b", "means: 'a''s'", 'means: "a \\u0061nd b"', "reads: ((a))", "means: [((a))]", "means:"],
)
def test_what_is_no_condition_stays(written: str) -> None:
    """What cannot be understood, is written with escapes, or is no condition is left alone."""
    text = f"terms:\n  - id: a\n    {written}\n"

    assert formatted(text) == text


def test_marks_and_line_breaks_of_other_systems_stay() -> None:
    """A byte order mark and the line breaks of Windows are kept."""
    data = b"\xef\xbb\xbfterms:\r\n  - id: a\r\n    means: ((a))\r\n"

    assert format_file("a.yaml", data) == data.replace(b"((a))", b"a")


def test_a_file_that_cannot_be_read_is_refused() -> None:
    """Nothing is written over a file that is broken."""
    with pytest.raises(Refused):
        format_file("a.yaml", b"terms: [\n")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: "/".join(path.parts[-3:]))
def test_formatting_a_shipped_file_twice_is_formatting_it_once(path: Path) -> None:
    """The one spelling of the one spelling is itself."""
    once = format_file(path.name, path.read_bytes())

    assert format_file(path.name, once) == once


def disturbed(text: str, seed: int) -> str:
    """A pack file after blanks and parentheses that say nothing were put into its conditions."""
    chance = Random(seed)  # noqa: S311 - chance is wanted, not secrecy
    lines = []
    for line in text.split("\n"):
        key, colon, rest = line.partition(": ")
        if key.strip(" -") in ("means", "when", "met_when", "applies_when", "ask_when") and not rest.startswith(">"):
            rest = " ".join(word + " " * chance.randint(0, 2) for word in rest.split(" ")).rstrip()
            rest = f"({rest})" if chance.random() < 0.5 and '"' not in rest else rest
        lines.append(key + colon + rest)
    return "\n".join(lines)


@given(st.integers())
def test_formatting_takes_away_what_says_nothing(seed: int) -> None:
    """However blanks and needless parentheses are put into conditions, the spelling is the same again."""
    for text in PACK.values():
        once = formatted(text)
        assert formatted(disturbed(once, seed)) == once


@given(st.integers())
def test_formatting_never_changes_what_a_pack_means(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """A pack means the same before and after, and other texts keep every byte."""
    folder = tmp_path_factory.mktemp("rules")
    for name, text in PACK.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(disturbed(text, seed), encoding="utf-8")
    before = meaning(folder)

    for path in folder.rglob("*.yaml"):
        path.write_bytes(format_file(path.name, path.read_bytes()))

    assert meaning(folder) == before


def test_command_says_what_it_would_change_and_then_changes_it(tmp_path: Path) -> None:
    """With --check nothing is changed and the exit code is 1; without it the files are written; then all is well."""
    copytree(DEMO / "rules", tmp_path / "packs")
    file = tmp_path / "packs" / "demo" / "terms.yaml"
    wrong = file.read_text(encoding="utf-8").replace("means: users", "means: (users").replace("eu,", "eu),")
    file.write_text(wrong, encoding="utf-8")

    checked = run("pack", "format", "packs", "--check", folder=tmp_path)
    assert (checked.code, file.read_text(encoding="utf-8")) == (1, wrong)
    assert "packs/demo/terms.yaml" in checked.out
    assert run("pack", "format", "packs", folder=tmp_path).code == 0
    assert file.read_bytes() == (DEMO / "rules" / "demo" / "terms.yaml").read_bytes()
    assert run("pack", "format", "packs/demo", "--check", folder=tmp_path).code == 0
