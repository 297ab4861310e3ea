"""A rulebook becomes data and comes back as it was; data that is not right does not come back at all."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace

import pytest

from compliance.conditions.kinds import Vocabulary
from compliance.packs.codec import decode_rulebook, encode_rulebook
from compliance.packs.model import Rulebook

Load = Callable[[Mapping[str, str]], Rulebook]


def everything(value: object) -> object:
    """A value with all that is in it, places included, as plain tuples with the names of their types."""
    if is_dataclass(value):
        return (type(value).__name__, *((f.name, everything(getattr(value, f.name))) for f in fields(value)))
    if isinstance(value, Mapping):
        return ("mapping", *((key, everything(item)) for key, item in value.items()))
    if isinstance(value, tuple):
        return ("tuple", *(everything(item) for item in value))
    return (type(value).__name__, value)


def test_a_rulebook_comes_back_as_it_was(load: Load, toy: dict[str, str]) -> None:
    """Everything in a rulebook comes back with the same types, in the same order, places included."""
    book = load(toy)
    assert everything(decode_rulebook(encode_rulebook(book))) == everything(book)


def test_what_comes_back_is_equal(load: Load, toy: dict[str, str]) -> None:
    """A rulebook that came back equals the one that was made, and its parts can be looked up, counted and listed."""
    book = load(toy)
    back = decode_rulebook(encode_rulebook(book))
    assert back == book
    assert len(back.rules) == 2
    assert "toy.new-rule" in back.rules
    assert "toy.old-rule" not in back.rules
    assert back.rules.get("toy.old-rule") is None
    assert back.rules["toy.new-rule"] is back.rules["toy.new-rule"]
    assert "toy_status" in repr(back.classifications)
    assert isinstance(back.vocabulary, Vocabulary)
    with pytest.raises(KeyError):
        back.rules["toy.old-rule"]


def test_the_same_rulebook_is_the_same_data(load: Load, toy: dict[str, str]) -> None:
    """The data depends on the rulebook alone."""
    book = load(toy)
    data = encode_rulebook(book)
    assert encode_rulebook(load(toy)) == data
    assert encode_rulebook(decode_rulebook(data)) == data


def test_the_shipped_packs_come_back(root: object) -> None:
    """Real packs come back as they were."""
    from compliance.packs.load import load_rulebook
    from compliance.sources.bundled import bundled

    book = load_rulebook([bundled("rules")]).rulebook
    assert everything(decode_rulebook(encode_rulebook(book))) == everything(book)


def change_head(data: bytes, change: Callable[[dict[str, object]], object]) -> bytes:
    """The data with its first line changed."""
    head, _, rest = data.partition(b"\n")
    found = json.loads(head)
    change(found)
    return json.dumps(found).encode() + b"\n" + rest


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: b"{}",
        lambda data: b"[1, 2]",
        lambda data: b"\xff\xfe",
        lambda data: data[: len(data) // 2],
        lambda data: data + b"\nmore",
        lambda data: change_head(data, lambda head: head.pop("sections")),
        lambda data: change_head(data, lambda head: head["sections"].pop("rules")),
        lambda data: change_head(data, lambda head: head["sections"].update(more=[])),
        lambda data: change_head(data, lambda head: head["classes"][0].append("field")),
        lambda data: change_head(data, lambda head: head["classes"].append(["os", "system"])),
        lambda data: change_head(
            data, lambda head: head["classes"].append(["compliance.sources.place", "bisect_right"])
        ),
        lambda data: change_head(data, lambda head: head["classes"].append(["compliance.packs.model", "NoSuchThing"])),
        lambda data: change_head(data, lambda head: head["classes"].append("x")),
    ],
)
def test_data_that_does_not_fit_is_refused(harm: Callable[[bytes], bytes], load: Load, toy: dict[str, str]) -> None:
    """Data that is cut, changed, of another version, or names anything but our own types, brings an error."""
    data = encode_rulebook(load(toy))
    with pytest.raises(ValueError):
        decode_rulebook(harm(data))


def test_what_is_no_part_of_a_rulebook_is_not_kept(load: Load, toy: dict[str, str]) -> None:
    """A thing of an unknown type is a mistake of ours, and is told at once, not when it is read."""
    book = load(toy)
    strange = replace(book, rules={"x": object()})  # type: ignore[dict-item]
    with pytest.raises(TypeError):
        encode_rulebook(strange)
