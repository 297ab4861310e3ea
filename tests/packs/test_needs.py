"""Packs build on each other: what a pack needs is there, fits, and is all that it may name."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problem, Refused

ProblemsOf = Callable[[Mapping[str, str]], list[Problem]]


def pack(name: str, version: str = "1.2.0", needs: str = "") -> dict[str, str]:
    """A pack that declares a term and an instrument, and needs others."""
    return {
        f"{name}/pack.yaml": f'pack: {name}\ntitle: Law\nversion: "{version}"\nneeds: {{{needs}}}\n',
        f"{name}/terms.yaml": f"terms: [{{id: term_of_{name}, means: always, reads: x}}]\n",
    }


def term(name: str, means: str) -> dict[str, str]:
    """A file with a term of a pack."""
    return {f"{name}/terms_more.yaml": f"terms:\n  - id: more_of_{name}\n    means: {means}\n    reads: x\n"}


@pytest.mark.parametrize(
    ("versions", "fits"),
    [
        (">=1", True),
        (">=1.2", True),
        (">=1.2.0,<2", True),
        ("==1.2", True),
        ("=1.2.0.0", True),
        (">1.1, <=1.2", True),
        (">1.2", False),
        ("<1.2", False),
        (">=1.10", False),
        (">=1,<1.2", False),
    ],
)
def test_a_need_says_which_versions_fit(versions: str, fits: bool, problems: ProblemsOf) -> None:
    """A range of versions is a list of limits, and a version is compared number by number."""
    found = problems(pack("a") | pack("b", needs=f'a: "{versions}"'))
    assert [problem.id for problem in found] == ([] if fits else ["wrong-version"])


def test_a_need_that_is_not_there_is_a_problem(problems: ProblemsOf) -> None:
    """A pack that is needed and missing is told where it is needed, with the nearest name."""
    found = problems(pack("common") | pack("b", needs='comon: ">=0.1"'))
    assert [(p.id, str(p.at), p.help[0]) for p in found] == [
        ("missing-pack", "b/pack.yaml:4:9", "did you mean `common`?")
    ]


def test_a_pack_cannot_need_itself(problems: ProblemsOf) -> None:
    """A pack that needs itself is told so."""
    assert [problem.id for problem in problems(pack("b", needs='b: ">=0.1"'))] == ["missing-pack"]


def test_a_rule_of_a_pack_that_is_not_needed_is_told_with_its_pack(tmp_path: Path) -> None:
    """A list of law that names a rule of a pack which lies beside this one, and is not needed, is told whose it is."""
    listed = "law:\n  - instrument: act\n    provisions: [{at: '1', covered_by: [b.tell-people]}]\n"
    texts = "instruments:\n  - {id: act, title: A, citation: A, issuer: A, kind: statute, version: '2026', archived: no, why: x}\n"
    files = pack("a") | pack("b") | {"a/law.yaml": listed, "a/instruments.yaml": texts}
    for name, text in (files | {"b/rules/tell.yaml": "rules:\n  - id: b.tell-people\n"}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(Refused) as refused:
        load_rulebook([tmp_path], ["a"])

    (problem,) = refused.value.problems
    assert problem.says == "there is no rule `b.tell-people`"
    assert problem.help == ("the pack `b` has it: name that pack in `needs` of pack.yaml",)


def test_names_of_needed_packs_may_be_used(load: Callable[[Mapping[str, str]], Rulebook]) -> None:
    """A pack may name what the packs declare that it needs, and what those need in turn; needed packs come first."""
    files = pack("c") | pack("b", needs='c: ">=1"') | pack("a", needs='b: ">=1"')
    book = load(files | term("a", "term_of_a and term_of_b and term_of_c"))
    assert list(book.packs) == ["c", "b", "a"]
    assert list(book.terms) == ["term_of_c", "term_of_b", "term_of_a", "more_of_a"]


def test_names_of_other_packs_are_out_of_reach(problems: ProblemsOf) -> None:
    """A name of a pack that is bound, but not needed, is told at the word, with where it is declared and what to do."""
    (problem,) = problems(pack("a") | pack("b") | term("b", "not (term_of_b or term_of_a)"))
    assert problem.id == "name-out-of-reach"
    assert problem.says == "`term_of_a` belongs to the pack `a`, which `b` does not need"
    assert str(problem.at) == "b/terms_more.yaml:3:30"
    assert problem.help == ("add `a` to `needs` in b/pack.yaml",)
    assert [(str(place), says) for place, says in problem.notes] == [("a/terms.yaml:1:14", "declared here")]


def test_packs_may_need_each_other(load: Callable[[Mapping[str, str]], Rulebook]) -> None:
    """Two packs that need each other are bound in the order of their names."""
    book = load(
        pack("b", needs='a: ">=1"') | pack("a", needs='b: ">=1"') | term("a", "term_of_b") | term("b", "term_of_a")
    )
    assert list(book.packs) == ["a", "b"]


def test_a_name_stands_for_one_thing_in_all_packs(problems: ProblemsOf) -> None:
    """Two packs that are bound together cannot declare the same name."""
    found = problems(pack("a") | pack("b") | {"b/terms.yaml": "terms: [{id: term_of_a, means: always, reads: x}]\n"})
    assert [(p.id, str(p.at)) for p in found] == [("duplicate-id", "b/terms.yaml:1:14")]


def test_a_folder_has_the_name_of_its_pack(problems: ProblemsOf) -> None:
    """A pack in a folder of another name is told: reports and assessments name packs by one name."""
    files = pack("a")
    files["b/pack.yaml"] = files.pop("a/pack.yaml")
    assert [(p.id, str(p.at)) for p in problems(files)] == [("pack-name", "b/pack.yaml:1:7")]
