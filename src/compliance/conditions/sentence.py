"""Looks around in the tokens of a sentence, to repeat the user's own words in advice."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.conditions.kinds import RESERVED
from compliance.conditions.lex import Token

_MOST_REPEATED = 6


def is_word(token: Token, *words: str) -> bool:
    """Return whether a token is one of the words."""
    return token.kind == "word" and token.text in words


def is_id(token: Token) -> bool:
    """Return whether a token can be the id of an option or the name of a unit."""
    return token.kind == "word" and token.text not in RESERVED and "." not in token.text


def name_before(tokens: Sequence[Token], at: int) -> str:
    """Return the name that the statement before `at` is about, or `X` if it cannot be told."""
    for i in range(at - 1, 0, -1):
        if is_word(tokens[i], "is", "includes"):
            return tokens[i - 1].text
        if is_word(tokens[i], "and", "or") and not is_word(tokens[i - 1], "on"):
            break
    return "X"


def value_at(tokens: Sequence[Token], at: int) -> str:
    """Return what a comparison can end with: a number with its unit, a day, an option; `...` if it is none of them."""
    if at >= len(tokens):
        return "..."
    token = tokens[at]
    if token.kind == "number":
        unit = tokens[at + 1]
        return f"{token.text} {unit.text}" if is_id(unit) else token.text
    return token.text if token.kind == "day" or is_id(token) else "..."


def operand_at(tokens: Sequence[Token], at: int) -> str:
    """Return what a number or a day is compared with: as `value_at`, or the question that asks for the other day."""
    if at < len(tokens) and tokens[at].kind == "word" and tokens[at].text not in RESERVED:
        return tokens[at].text
    return value_at(tokens, at)


def list_at(tokens: Sequence[Token], at: int) -> str:
    """Return the options that stand at `at`, with or without parentheses, as `(a, b)`; `(...)` if there are none."""
    options: list[str] = []
    for token in tokens[at:]:
        if is_id(token):
            options.append(token.text)
        elif token.kind not in {"(", ","} and not is_word(token, "of"):
            break
    return f"({', '.join(options)})" if 0 < len(options) <= _MOST_REPEATED else "(...)"


def completed(beginning: str, tokens: Sequence[Token], at: int) -> str:
    """Return the beginning of a sentence with the value or the list that stands at `at`."""
    if "(...)" in beginning:
        return beginning.replace("(...)", list_at(tokens, at))
    return f"{beginning} {value_at(tokens, at)}"
