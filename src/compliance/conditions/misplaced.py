"""What is wrong where a word, a number or a parenthesis is missing or cannot stand, and what to write instead.

Every function takes the tokens and the index of the one that cannot stand there (it is never `wrong` itself), and
returns the error.
"""

from __future__ import annotations

from collections.abc import Sequence

from compliance.conditions.error import ConditionError, ErrorId, quoted
from compliance.conditions.instead import AFTER_IS, AFTER_NAME, AT_START, JOINING, NUMBER_WORDS, OPPOSITE
from compliance.conditions.kinds import RESERVED
from compliance.conditions.lex import Token
from compliance.conditions.near import nearest

_ENOUGH = 100
"""A sentence longer than this is not repeated in advice."""


def can_follow(token: Token) -> bool:
    """Return whether a token may stand after a complete part."""
    return token.kind in {"end", ")", ","} or (token.kind == "word" and token.text in {"and", "or"})


def stray(tokens: Sequence[Token], at: int) -> ConditionError:
    """A token that stands after a complete statement and does not join it to anything."""
    before, token = tokens[at - 1], tokens[at]
    name = _name_of(tokens, at)
    follows_is = at >= 2 and _is_word(tokens[at - 2], "is", "not") and name is not None
    if follows_is and (error := _not_an_option(tokens, at)):
        return error
    if token.kind == "word" and not follows_is and (error := _not_a_verb(tokens, at)):
        return error
    if before.text in {"if", "when", "where"} and _begins(tokens, at - 1):
        return _error("unexpected-word", f"conditions have no `{before.text}`", before, "leave it out")
    start = AT_START.get(before.text) or nearest(before.text, ["not", "any", "every", "no", "at"])
    if start and before.kind == "word" and _begins(tokens, at - 1):
        return _not_known(before, start)
    if token.kind == "word":
        joint = JOINING.get(token.text) or nearest(token.text, ["and", "or", "is", "includes"])
        if joint:
            return _not_known(token, joint)
        joint = nearest(before.text, ["and", "or"])
        if joint and before.text not in RESERVED:
            return _not_known(before, joint)
    ...
    return _error("unexpected-word", f"{_shown(token)} cannot stand after {_shown(before)}", token, "join statements with `and` or `or`")
