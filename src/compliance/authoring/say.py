"""A condition that was changed, in canonical words again."""

from __future__ import annotations

from dataclasses import replace

from compliance.conditions.meaning import All, AtLeast, Condition, Either, Not, Some


def say(condition: Condition) -> str:
    """Return the words of a condition from the words of its parts."""
    match condition:
        case All(parts):
            return " and ".join(_part(part, Either) for part in parts)
        case Either(parts):
            return " or ".join(_part(part, All) for part in parts)
        case Not(part):
            return f"not {_part(part, All, Either)}"
        case AtLeast(count, parts):
            return f"at least {count} of ({', '.join(say(part) for part in parts)})"
        case Some(quantifier, kind, through, _, body):
            return f"{quantifier} {through or kind} ({say(body)})"
        case _:
            return condition.says


def _part(part: Condition, *needs_parentheses: type) -> str:
    words = say(part)
    return f"({words})" if isinstance(part, needs_parentheses) else words


def retold(condition: Condition) -> Condition:
    """Return a condition whose words, and those of its parts, fit what it now means."""
    match condition:
        case All(parts) | Either(parts) | AtLeast(_, parts):
            condition = replace(condition, parts=tuple(retold(part) for part in parts))
        case Not(part):
            condition = replace(condition, part=retold(part))
        case Some(_, _, _, _, body):
            condition = replace(condition, body=retold(body))
        case _:
            return condition
    return replace(condition, says=say(condition))
