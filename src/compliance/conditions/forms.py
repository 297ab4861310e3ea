"""How each kind of question is asked in a condition: the forms that fit it, with its own options as examples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from compliance.conditions.error import with_article
from compliance.conditions.kinds import Kind

_MOST_LISTED = 8


def right_form(name: str, kind: Kind, what: str = "options") -> tuple[str, ...]:
    """Return advice with the forms that fit a question of this kind; `what` is what its options are called."""
    options = kind.options or ("OPTION",)
    two = f"{options[0]}, {options[1]}" if len(options) > 1 else options[0]
    match kind.name:
        case "yes_no":
            return (f"write `{name}`, or `not {name}`",)
        case "choice":
            return (f"write `{name} is {options[0]}`, or `{name} is one of ({two})`", listing(kind, what))
        case "choices":
            return (f"write `{name} includes {options[0]}`, or `{name} includes any of ({two})`", listing(kind, what))
        case "number":
            unit = f" {kind.unit}" if kind.unit else ""
            named = f", or `{name} is {kind.named[0]}`" if kind.named else ""
            return (f"write `{name} is at least 10{unit}` or another comparison{named}",)
        case "date":
            return (f"write `{name} is on or after 2026-01-31`, or `{name} is within 12 months`",)
        case "links":
            return (
                f"write `any {name} (...)` with a condition about each {kind.to} that it names",
                f"or, where {with_article(kind.to)} is at hand, `{name} includes {kind.to}`",
            )
        case "text":
            return ("ask a question with options",)
        case _:
            assert_never(kind.name)


def listing(kind: Kind, what: str = "options") -> str:
    """Return advice that lists the options (or named answers) and groups of a kind, or "" if it has none."""
    options = kind.options or kind.named
    if not options:
        return ""
    shown = f"its only {what.removesuffix('s')} is `{options[0]}`"
    if len(options) > 1:
        more = len(options) - _MOST_LISTED
        shown = f"its {what} are {_in_row(options)}{f' and {more} more' if more > 0 else ''}"
    return f"{shown}; its groups are {_in_row(tuple(kind.groups))}" if kind.groups else shown


def _in_row(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names[:_MOST_LISTED])
