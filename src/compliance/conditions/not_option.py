"""What stands where an option has to stand: what is wrong with it, and what to write."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.conditions.error import ConditionError, ErrorId, quoted
from compliance.conditions.instead import AFTER_IS, NO_MORE_THAN
from compliance.conditions.lex import Token
from compliance.conditions.sentence import completed, is_word, list_at, name_before, operand_at, value_at

NEVER_ASKED = (
    "what nobody has answered is unknown, and the finding stays open and names the question: silence never counts",
    "if the law cares about not knowing, give the question an option that says so",
)


def no_option(tokens: Sequence[Token], at: int) -> ConditionError:
    """Return the error for the token at `at`, which cannot be an option."""
    token, before = tokens[at], tokens[at - 1]
    name = name_before(tokens, at)
    negation = "not " if is_word(before, "not") else ""
    if token.kind in {"number", "day"}:
        if is_word(before, "is", "not"):
            return value_for_option(tokens, at, name)
        says = f"an option has to stand here, not {quoted(token.text)}"
        return _error("missing-option", says, token, "an option is named by its id, which begins with a letter")
    if token.kind == "word":
        if "." in token.text:
            says = f"{quoted(token.text)} is a question, and an option has to stand here"
            advice = "answers are not compared with each other, except two dates: `X is before Y`"
            return _error("dotted-option", says, token, advice)
        if error := _word_for_option(tokens, at, name, negation):
            return error
    if token.kind == "(":
        options = list_at(tokens, at)
        advice = f"write `{name} is {negation}one of {options}`"
        if is_word(before, "includes"):
            advice = f"write `{name} includes any of {options}`, or `all of {options}`"
        return _error("missing-word", f"a list cannot follow `{before.text}` directly", token, advice)
    says = f"an option is missing {f'before `{token.text}`' if token.text else 'at the end'}"
    return _error("missing-option", says, token, _what_is_asked(name, before))


def _word_for_option(tokens: Sequence[Token], at: int, name: str, negation: str) -> ConditionError | None:
    """A reserved word where an option has to stand; None if it shows that the option was left out."""
    token, before = tokens[at], tokens[at - 1]
    word = token.text
    if word in {"and", "or"}:
        return None
    if word == "no" and is_word(before, "is") and (op := NO_MORE_THAN.get(tokens[at + 1].text)):
        rest = at + 3 if is_word(tokens[at + 2], "than") else at + 2
        advice = f"write `{name} is {op} {operand_at(tokens, rest)}`"
        return _error("unexpected-word", f"`no {tokens[at + 1].text}` cannot stand after `is`", token, advice)
    if word in {"unknown", "null"}:
        says = "a condition cannot ask whether something is known"
        return _error("asks-whether-answered", says, token, *NEVER_ASKED)
    if is_word(before, "includes"):
        advice = _after_includes(tokens, at, name)
        return _error("unexpected-word", f"`{word}` cannot stand after `includes`", token, advice)
    if word in {"yes", "true", "no", "false"} and is_word(before, "is", "not"):
        positive = (word in {"yes", "true"}) != bool(negation)
        says = f"a yes/no question stands alone, without `is {negation}{word}`"
        return _error("is-yes-or-no", says, token, f"write `{name}`" if positive else f"write `not {name}`")
    if (instead := AFTER_IS.get(word)) and is_word(before, "is", "not"):
        instead = instead.replace("is ", "is not ", 1) if negation else instead
        says = f"`{word}` cannot stand after `{before.text}`"
        return _error("unexpected-word", says, token, f"write `{completed(f'{name} {instead}', tokens, at + 1)}`")
    says = f"`{word}` is a word of the language, so it cannot be an option"
    return _error("reserved-word", says, token, "an option needs another id in the pack")


def _what_is_asked(name: str, before: Token) -> str:
    if before.kind == ",":
        return "write another option, or delete the comma"
    if before.kind == "(":
        return "write at least one option between the parentheses"
    if is_word(before, "includes"):
        return f"write `{name} includes OPTION`"
    return f"write `{name} is OPTION`, or `{name}` alone if it is answered with yes or no"


def value_for_option(tokens: Sequence[Token], at: int, name: str) -> ConditionError:
    """`X is 30 days`: how a number or a day compares has to be said."""
    token = tokens[at]
    value = value_at(tokens, at)
    says = f"how it compares with {quoted(value)} is missing"
    if token.kind == "day":
        general = "write `is before`, `is after`, `is on or before` or `is on or after`"
        exactly = f"for one day write `{name} is on or after {value} and {name} is on or before {value}`"
    else:
        general = "write `is at least`, `is at most`, `is more than` or `is less than`"
        exactly = f"for one number write `{name} is at least {value} and {name} is at most {value}`"
    return _error("missing-word", says, token, general, exactly)


def _after_includes(tokens: Sequence[Token], at: int, name: str) -> str:
    match tokens[at].text:
        case "not" | "no":
            sentence = completed(f"not {name} includes", tokens, at + 1)
            return f"write `{sentence}`: `not` stands before the whole statement"
        case "one" | "at" | "every":
            options = list_at(tokens, at + 1)
            return f"write `{name} includes any of {options}`, or `all of {options}`"
        case _:
            return f"write `{name} includes OPTION`"


def _error(id: ErrorId, says: str, token: Token, *advice: str) -> ConditionError:
    return ConditionError(id, says, token.start, token.end, *advice)
