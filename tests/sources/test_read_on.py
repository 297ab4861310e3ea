"""A mistake that stops the reading of a file does not hide those in its other items and keys."""

import pytest

from compliance.sources.document import read_document
from compliance.sources.problem import Problems


def told(text: str) -> list[tuple[str, int, int]]:
    """Return what is wrong with a text: the id of each problem, with line and column."""
    problems = Problems()
    assert read_document("a.yaml", text.encode(), problems) is None
    return [(p.id, p.at.line, p.at.column) for p in problems.found if p.at]


MISTAKES = {
    "a colon in plain text": ("    title: one: two\n", "bare-colon"),
    "a quote that is never closed": ('    title: "one\n', "broken-yaml"),
    "a bracket that is never closed": ("    title: [one, two\n", "broken-yaml"),
    "a bracket that is opened and no more": ("    title: [\n", "broken-yaml"),
    "words after a quote": ("    title: 'one' two\n", "broken-yaml"),
    "a line that is neither key nor item": ("    title\n    gap: one\n", "broken-yaml"),
    "a tab before a key": ("\ttitle: one\n", "tab"),
    "a line too far left": ("   title: one\n", "broken-yaml"),
}


@pytest.mark.parametrize("second", MISTAKES.values(), ids=MISTAKES)
@pytest.mark.parametrize("first", MISTAKES.values(), ids=MISTAKES)
def test_both_are_told(first: tuple[str, str], second: tuple[str, str]) -> None:
    """Whatever the first item has wrong, what the third has wrong is told in the same run, each at its own item."""
    sound = "  - id: {}\n    title: sound\n"
    before = f"rules:\n  - id: a\n{first[0]}{sound.format('b')}  - id: c\n"
    text = before + second[0] + sound.format("d")
    found = sorted(told(text), key=lambda one: one[1])
    assert [id for id, _, _ in found] == [first[1], second[1]]
    assert found[0][1] <= 4
    assert found[1][1] >= before.count("\n")


def test_the_same_mistake_elsewhere_is_told_only_once() -> None:
    """A mistake that the reader had passed before it stopped is not told again."""
    text = "rules:\n  - id: a\n    id: b\n  - id: c: d\n  - id: e: f\n"
    assert told(text) == [("duplicate-key", 3, 5), ("bare-colon", 4, 9), ("bare-colon", 5, 9)]


def test_keys_of_a_file_without_items() -> None:
    """Where a file has no list at the top, what is left out is a key with all that stands below it."""
    assert told("title: a: b\nnote:\n  more: c: d\nlast: e\n") == [("bare-colon", 1, 8), ("bare-colon", 3, 9)]


def test_a_key_with_items_below_it_is_not_left_out() -> None:
    """Items without the key that they stand below would each look like a mistake."""
    assert len(told("rules: a: b\n  - id: a\n  - id: b\n")) == 1


def test_it_ends() -> None:
    """A file in which every item is broken is told in a page, and not in thousands of lines."""
    assert 10 < len(told("rules:\n" + "  - id: a: b\n" * 300)) < 30


def test_an_item_without_its_dash_is_told_once() -> None:
    """Where the `- ` of an item is missing, its keys are not each told as written twice; nor do they hide the next one."""
    text = "rules:\n  - id: a\n    title: b\n    gap: c\n    id: d\n    title: e\n    gap: f\n  - id: g\n    gap: h\n    gap: i\n"
    problems = Problems()
    read_document("a.yaml", text.encode(), problems)
    assert [(one.id, one.at and one.at.line) for one in problems.found] == [("duplicate-key", 5), ("duplicate-key", 10)]
    assert "begin the line with `- `" in problems.found[0].help[0]
    assert problems.found[1].help == ("keep one of them",)
