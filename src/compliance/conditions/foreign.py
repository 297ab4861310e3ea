"""Words that conditions do not have, where a comparison or a statement begins: what to write instead, as a sentence.

The functions take the tokens and the index of the first one that no longer fits, and return the error, or None if no
word of another language is the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from compliance.conditions.error import ConditionError, quoted
from compliance.conditions.instead import AFTER_IS, AFTER_NAME, AT_START, OPPOSITE
from compliance.conditions.kinds import RESERVED
from compliance.conditions.lex import Token
from compliance.conditions.near import nearest
from compliance.conditions.not_option import value_for_option
from compliance.conditions.sentence import completed, is_word, list_at, name_before, operand_at, value_at

_AFTER_IS = {
    "one": "is one of (...)",
    "more": "is more than",
    "less": "is less than",
    "before": "is before",
    "after": "is after",
    "within": "is within",
    "older": "is older than",
}
_OPERANDS = frozenset({"number", "day", "("})


def foreign_comparison(tokens: Sequence[Token], at: int, *, negated: bool) -> ConditionError | None:
    """`X is atleast 5`: what was read as an option is none."""
    token, word = tokens[at], tokens[at - 1]
    name = name_before(tokens, at)
    rest = at + 1 if is_word(token, "than", "of", "to", "then") else at
    if word.text == "between":
        return _between_two(tokens, at, name)
    if word.text == "none":
        return no_such_word(word, f"`{name} is not one of {list_at(tokens, rest)}`") if rest > at else None
    if word.text in {"exactly", "equal", "equals"} and tokens[rest].kind in {"number", "day"}:
        return value_for_option(tokens, rest, name)
    instead = AFTER_IS.get(word.text, "")
    if not instead and len(word.text) > 1 and (token.kind in _OPERANDS or rest > at):
        instead = _AFTER_IS.get(nearest(word.text, _AFTER_IS), "")
    if not instead:
        return None
    if negated:
        opposite = OPPOSITE.get(instead.removeprefix("is "))
        instead = f"is {opposite}" if opposite else instead.replace("is ", "is not ", 1)
    if instead.removeprefix("is ") in OPPOSITE:
        return no_such_word(word, f"`{name} {instead} {operand_at(tokens, rest)}`")
    return no_such_word(word, f"`{completed(f'{name} {instead}', tokens, rest)}`")


def _between_two(tokens: Sequence[Token], at: int, name: str) -> ConditionError:
    """`X is between 3 and 5 days`."""
    low, high = tokens[at], tokens[at + 2] if len(tokens) > at + 2 else tokens[at]
    least, most = ("on or after", "on or before") if low.kind == "day" else ("at least", "at most")
    if low.kind not in {"number", "day"} or high.kind != low.kind or high is low:
        return no_such_word(tokens[at - 1], f"`{name} is {least} ... and {name} is {most} ...`")
    above = value_at(tokens, at + 2)
    below = low.text + above.removeprefix(high.text)
    return no_such_word(tokens[at - 1], f"`{name} is {least} {below} and {name} is {most} {above}`")


def foreign_statement(tokens: Sequence[Token], at: int) -> ConditionError | None:
    """`X contains y`, `some function (...)`: the verb, or the word before the name, is no word of conditions."""
    token, before = tokens[at], tokens[at - 1]
    name = before.text
    if name in {"if", "when", "where"}:
        implied = any(is_word(later, "then") for later in tokens[at:])
        advice = "write `not A or B` for `if A then B`" if implied else "leave it out"
        return ConditionError("unexpected-word", f"conditions have no word `{name}`", before.start, before.end, advice)
    if name == "exactly" and token.kind == "number":
        return no_such_word(before, "`at least 2 of (A, B, C) and not at least 3 of (A, B, C)`")
    if start := AT_START.get(name):
        return no_such_word(before, f"`{start}`")
    if token.kind != "word":
        return _no_verb(tokens, at)
    if token.text in {"not", "does", "do", "did"}:
        return _negated_verb(tokens, at)
    if verb := AFTER_NAME.get(token.text) or nearest(token.text, ["is", "includes"]):
        rest = at + 2 if is_word(tokens[at + 1], "than", "of", "to", "least", "most") else at + 1
        return no_such_word(token, f"`{completed(f'{name} {verb}', tokens, rest)}`")
    if start := nearest(name, ["not", "any", "every", "no", "at least"]):
        return no_such_word(before, f"`{start}`")
    return None


def _no_verb(tokens: Sequence[Token], at: int) -> ConditionError:
    """`X 5`, `X 2026-01-31`, `X (...)`."""
    token, name = tokens[at], tokens[at - 1].text
    if token.kind == "(":
        says = f"a parenthesis cannot stand after {quoted(name)}"
        advice = f"write `any {name} (...)` to ask about any of them, or join statements with `and` or `or`"
    else:
        says = f"how {quoted(name)} compares with {quoted(token.text)} is missing"
        one, other = ("is before", "is on or after") if token.kind == "day" else ("is at least", "is at most")
        value = value_at(tokens, at)
        advice = f"write `{name} {one} {value}`, `{name} {other} {value}` or another comparison"
    return ConditionError("unexpected-word", says, token.start, token.end, advice)


def _negated_verb(tokens: Sequence[Token], at: int) -> ConditionError:
    """`X not in (...)`, `X does not include y`."""
    name, token = tokens[at - 1].text, tokens[at]
    verb_at = next((i for i in range(at, len(tokens) - 1) if not is_word(tokens[i], "not", "does", "do", "did")), at)
    verb, rest = tokens[verb_at], verb_at + 1
    negation = "not " if any(is_word(tokens[i], "not") for i in range(at, verb_at)) else ""
    advice = f"write `{completed(f'{negation}{name} includes', tokens, rest)}`"
    if is_word(verb, "in", "among", "one"):
        advice = f"write `{name} is {negation}one of {list_at(tokens, rest)}`"
    elif is_word(token, "not") and AFTER_NAME.get(verb.text, verb.text) != "includes":
        advice = f"write `{name} is not {value_at(tokens, verb_at)}`, or `not {name}` alone"
    elif negation:
        advice += ": `not` stands before the whole statement"
    says = f"`{token.text}` cannot stand after {quoted(name)}"
    return ConditionError("unexpected-word", says, token.start, token.end, advice)


def no_such_word(word: Token, instead: str) -> ConditionError:
    """Return the error for a word that conditions do not have, or not here; `instead` is what to write."""
    says = f"conditions have no word {quoted(word.text)}"
    if word.text in RESERVED:
        says = f"`{word.text}` cannot stand here"
    return ConditionError("unexpected-word", says, word.start, word.end, f"write {instead}")
