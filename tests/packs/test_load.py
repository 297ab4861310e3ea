"""A rulebook is loaded from its packs, or from the cache if nothing has changed, and it is the same either way."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compliance.packs import load as module
from compliance.packs.find import ELSEWHERE
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Refused

Write = Callable[[Mapping[str, str]], Path]


def other(name: str, needs: str = "") -> dict[str, str]:
    """A small pack beside the first."""
    return {f"{name}/pack.yaml": f"pack: {name}\ntitle: Law\nversion: 1\nneeds: {{{needs}}}\n"}


def test_all_packs_are_loaded(write_packs: Write, toy: dict[str, str]) -> None:
    """Without names, all packs below the roots are bound together."""
    loaded = load_rulebook([write_packs(toy | other("another"))])
    assert list(loaded.rulebook.packs) == ["another", "toy"]


def test_named_packs_are_loaded_with_what_they_need(write_packs: Write, toy: dict[str, str]) -> None:
    """Packs that are named are bound with those that they need, and with no others."""
    rules = write_packs(toy | other("a", 'b: ">=1"') | other("b", 'c: ">=1"') | other("c") | other("d"))
    assert list(load_rulebook([rules], ["a"]).rulebook.packs) == ["c", "b", "a"]
    assert list(load_rulebook([rules], ["toy", "d"]).rulebook.packs) == ["d", "toy"]


def test_a_broken_pack_does_not_hinder_others(write_packs: Write, toy: dict[str, str]) -> None:
    """Mistakes in a pack that nobody asked for are told only to those who ask for it."""
    rules = write_packs(toy | {"bad/pack.yaml": "nothing: right", "bad/strange.txt": ""})
    assert list(load_rulebook([rules], ["toy"]).rulebook.packs) == ["toy"]
    with pytest.raises(Refused):
        load_rulebook([rules])


def test_an_unknown_pack_is_told(write_packs: Write, toy: dict[str, str]) -> None:
    """A name that no pack has is told with the nearest, or with all there are."""
    rules = write_packs(toy)
    for name, advice in (("toi", "did you mean `toy`?"), ("us-law", "there is: toy")):
        with pytest.raises(Refused) as refused:
            load_rulebook([rules], [name])
        assert [(p.id, p.help) for p in refused.value.problems] == [("unknown-pack", (advice, ELSEWHERE))]


def test_the_order_of_roots_and_names_does_not_matter(tmp_path: Path, toy: dict[str, str]) -> None:
    """The same packs make the same rulebook, however they are found."""
    for top, files in (("x", toy), ("y", other("another"))):
        for name, text in files.items():
            (tmp_path / top / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / top / name).write_text(text)
    x, y = tmp_path / "x", tmp_path / "y"
    books = [
        load_rulebook([x, y]).rulebook,
        load_rulebook([y, x]).rulebook,
        load_rulebook([x, y], ["toy", "another"]).rulebook,
        load_rulebook([y, x], ["another", "toy"]).rulebook,
    ]
    assert all(book == books[0] and list(book.rules) == list(books[0].rules) for book in books)
    assert len({book.digest for book in books}) == 1


def test_the_digest_changes_with_what_counts(write_packs: Write, toy: dict[str, str]) -> None:
    """A changed text changes the digests of its pack and of the rulebook; a changed case or note does not."""
    rules = write_packs(toy | {"toy/cases/a.yaml": "x", "toy/CHANGELOG.md": "x"})
    first = load_rulebook([rules]).rulebook
    write_packs({"toy/cases/a.yaml": "y", "toy/CHANGELOG.md": "y"})
    same = load_rulebook([rules]).rulebook
    write_packs({"toy/rules/toys.yaml": toy["toy/rules/toys.yaml"] + "# a note\n"})
    changed = load_rulebook([rules]).rulebook
    assert same.digest == first.digest != changed.digest
    assert same.packs["toy"].digest == first.packs["toy"].digest != changed.packs["toy"].digest


def test_sources_show_the_lines_of_places(write_packs: Write, toy: dict[str, str]) -> None:
    """Every place in a rulebook can be shown with its line, whether it was just made or kept."""
    rules = write_packs(toy)
    for _ in range(2):
        loaded = load_rulebook([rules], cache_folder=rules.parent / "cache")
        place = loaded.rulebook.rules["toy.tell-parents"].place
        assert place is not None
        assert loaded.sources[place.file].line(place.line) == "  - id: toy.tell-parents"
        assert set(loaded.sources) == set(toy)
        assert len(loaded.sources) == len(toy)


def test_the_cache_is_used_and_gives_the_same(
    write_packs: Write, toy: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time nothing is read anew, and the rulebook is equal; after a change it is made anew."""
    rules, folder = write_packs(toy), write_packs(toy).parent / "cache"
    made = 0
    original = module._make

    def counted(*args: object) -> object:
        nonlocal made
        made += 1
        return original(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_make", counted)
    books = [load_rulebook([rules], cache_folder=folder).rulebook for _ in range(3)]
    assert made == 1
    assert books[0] == books[1] == books[2]
    write_packs({"toy/terms.yaml": toy["toy/terms.yaml"].replace("the company is big", "it is big")})
    assert load_rulebook([rules], cache_folder=folder).rulebook.terms["big_company"].reads == "it is big"
    assert made == 2


def test_a_pack_with_mistakes_is_not_kept(write_packs: Write, toy: dict[str, str]) -> None:
    """What was refused once is refused again, with the same problems, whatever is in the cache."""
    rules, folder = write_packs(toy), write_packs(toy).parent / "cache"
    load_rulebook([rules], cache_folder=folder)
    write_packs({"toy/strange.txt": ""})
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            load_rulebook([rules], cache_folder=folder)
        assert [problem.id for problem in refused.value.problems] == ["unknown-file"]


def test_a_kept_rulebook_needs_neither_yaml_nor_pydantic(write_packs: Write, toy: dict[str, str]) -> None:
    """Loading from the cache imports none of the libraries that reading packs needs."""
    rules, folder = write_packs(toy), write_packs(toy).parent / "cache"
    load_rulebook([rules], cache_folder=folder)
    code = (
        "import sys; from pathlib import Path; from compliance.packs.load import load_rulebook\n"
        "book = load_rulebook([Path(sys.argv[1])], cache_folder=Path(sys.argv[2])).rulebook\n"
        "assert len([rule.applies_when for rule in book.rules.values()]) == 2\n"
        "print(sorted({'yaml', 'pydantic'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, str(rules), str(folder)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_problems_of_a_stage_are_told_together(write_packs: Write, toy: dict[str, str]) -> None:
    """Files that cannot be read, and files that do not fit, are told at once; what they mean is looked at after that."""
    toy["toy/terms.yaml"] = "terms: [\n"
    toy["toy/rules/toys.yaml"] = (
        toy["toy/rules/toys.yaml"].replace("severity: high", "severity: hgih").replace("fine", "prison")
    )
    toy["toy/other.yaml"] = ""
    with pytest.raises(Refused) as refused:
        load_rulebook([write_packs(toy)])
    assert [problem.id for problem in refused.value.problems] == ["unknown-file", "not-one-of", "broken-yaml"]
    assert set(refused.value.sources) >= {"toy/terms.yaml", "toy/rules/toys.yaml"}


def test_only_what_is_needed_is_read_once_that_is_known(
    tmp_path: Path, write_packs: Write, toy: dict[str, str]
) -> None:
    """With a cache, a pack that nobody named or needs is not read the second time; a new need is noticed."""
    rules = write_packs(toy | other("a", 'b: ">=1"') | other("b") | other("c"))
    first = load_rulebook([rules], ["a"], cache_folder=tmp_path / "cache")
    again = load_rulebook([rules], ["a"], cache_folder=tmp_path / "cache")
    assert list(again.rulebook.packs) == list(first.rulebook.packs) == ["b", "a"]
    assert {name.partition("/")[0] for name in first.sources} == {"a", "b", "c", "toy"}
    assert {name.partition("/")[0] for name in again.sources} == {"a", "b"}
    write_packs(other("b", 'c: ">=1"'))
    assert list(load_rulebook([rules], ["a"], cache_folder=tmp_path / "cache").rulebook.packs) == ["c", "b", "a"]
