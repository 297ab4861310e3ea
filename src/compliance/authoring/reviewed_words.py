"""What has changed in a pack since it was read, in words."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.authoring.handbook_words import day_words
from compliance.packs.look_back import Change, LookedBack
from compliance.packs.reviewed_parts import ReviewedKind

CALLED: dict[ReviewedKind, str] = {
    "rules": "rule",
    "classifications": "classification",
    "terms": "term",
    "questions": "question",
    "subjects": "subject",
    "dates": "day",
    "penalties": "penalty",
    "instruments": "instrument",
    "law": "list of provisions",
    "examples": "list of examples",
    "pack": "file",
    "cases": "file of cases",
}
_MANY: dict[ReviewedKind, str] = {
    "penalties": "penalties",
    "law": "lists of provisions",
    "examples": "lists of examples",
    "cases": "files of cases",
}
_MEMBERS = {
    "requires": "duty",
    "decide": "line",
    "outcomes": "outcome",
    "of": "outcome",
    "options": "option",
    "named": "named answer",
    "groups": "group",
    "provisions": "provision",
    "examples": "example",
}
_HOW = {
    "changed": "has changed",
    "new": "is new",
    "gone": "is gone",
    "moved": "stands in another order",
    "fewer": "has lost a line",
}


def called_many(kind: ReviewedKind) -> str:
    """Return what several things of a kind are called."""
    return _MANY.get(kind, f"{CALLED[kind]}s")


def change_words(change: Change, of: str = "") -> str:
    """Return what has changed and how: ``met_when` of the duty `told` has changed`; `of` is what the part belongs to."""
    return f"{part_words(change, of)} {_HOW[change.how]}"


def part_words(change: Change, of: str = "") -> str:
    """Return which part a change is about, from the inside out."""
    owners = [of] if of else []
    steps = list(change.route)
    while len(steps) > 1 and steps[0] in _MEMBERS and isinstance(steps[1], str):
        owners.insert(0, f"the {_MEMBERS[str(steps[0])]} `{steps[1]}`")
        del steps[:2]
    keys = [str(step) for step in steps if isinstance(step, str)]
    if keys[:1] == ["cite"]:
        told = "the quote of a citation" if keys[-1] == "quote" else "a citation"
        owners.insert(0, told if change.how != "moved" else "`cite`")
    elif keys == ["cases"]:
        if change.how != "moved" and (steps != keys or change.how == "gone"):
            owners.insert(0, "a case")
    elif keys == ["section", "intro"]:
        owners.insert(0, "`section` or `intro`")
    elif keys:
        owners.insert(0, f"`{'.'.join(keys)}`")
    return " of ".join(owners)


def read_words(one: LookedBack) -> str:
    """Return by whom and when something was read, and what has changed since; or that nobody has signed it."""
    if one.signed is None or one.signed.is_kept:
        return "not signed by anybody"
    read = f"by {one.signed.by} on {day_words(one.signed.on)}"
    if not one.changes:
        return f"{read}; nothing has changed since"
    return f"{read}. Since then: {', '.join(change_words(change) for change in one.changes)}"


def some_ids(ids: Iterable[str], most: int = 5) -> str:
    """Return the first few of some ids, and how many more there are."""
    quoted = [f"`{id}`" for id in ids]
    more = f" and {len(quoted) - most} more" if len(quoted) > most else ""
    return ", ".join(quoted[:most]) + more
