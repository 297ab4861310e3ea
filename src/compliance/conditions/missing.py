"""Words, options, numbers and days that are missing where one has to stand: what is wrong, and what to write.

The functions take the tokens and the index of what stands there instead (or that token), and return the error.
"""

from __future__ import annotations

from collections.abc import Sequence

from compliance.conditions.error import ConditionError, ErrorId, quoted
from compliance.conditions.instead import NUMBER_WORDS
from compliance.conditions.kinds import RESERVED
from compliance.conditions.lex import Token
from compliance.conditions.near import nearest
from compliance.conditions.sentence import is_word, list_at, name_before


def no_statement(tokens: Sequence[Token], at: int) -> ConditionError:
    """A statement has to begin here."""
    token = tokens[at]
    where = _after(tokens, at)
    if token.kind == "number":
        advice = "write `at least` before it" if _next_is(tokens, at, "of") else "a statement begins with a name"
        return _error("missing-part", f"a statement cannot begin with {quoted(token.text)}", token, advice)
    if token.kind == "day":
        return _error("missing-part", "a statement cannot begin with a day", token, "write `NAME is before` before it")
    if token.kind != "word":
        return _error("missing-part", f"a statement is missing{where}", token, _complete(tokens, at))
    match token.text:
        case "and" | "or":
            return _error("missing-part", f"a statement is missing before `{token.text}`", token, _complete(tokens, at))
        case "is" | "includes":
            return _error("missing-part", f"the name is missing before `{token.text}`", token, "write `NAME is ...`")
        case "yes" | "true":
            advice = "write `always` for what always holds"
            return _error("reserved-word", f"`{token.text}` is no statement", token, advice)
        case "no" | "false" | "unknown" | "null":
            advice = "write `not always` for what never holds"
            return _error("reserved-word", f"`{token.text}` is no statement", token, advice)
        case "all":
            return _error("unexpected-word", "`all` cannot begin a statement", token, "write `every SUBJECT (...)`")
        case "one" | "least" | "more" | "most" | "only":
            advice = "write `at least 1 of (A, B)`, or join statements with `or`"
            return _error("unexpected-word", f"`{token.text}` cannot begin a statement", token, advice)
        case _:
            says = f"`{token.text}` is a word of the language and cannot begin a statement"
            advice = "begin with a name, `not`, `any`, `every`, `no` or a parenthesis"
            return _error("reserved-word", says, token, advice)


def no_word(tokens: Sequence[Token], at: int, words: Sequence[str]) -> ConditionError:
    """One of `words` has to stand here."""
    token, before = tokens[at], tokens[at - 1]
    missing = " or ".join(f"`{word}`" for word in words)
    phrase = " or ".join(f"`{before.text} {word}`" for word in words)
    if is_word(token, "most") and words == ("least",):
        advice = "turn it round: `at most 2 of (A, B, C)` is `not at least 3 of (A, B, C)`"
        return _error("unexpected-word", "`at most` does not count statements", token, advice)
    if before.text == "on":
        general, exactly = "write `is on or before` or `is on or after`", ""
        if token.kind == "day":
            name, day = name_before(tokens, at), token.text
            exactly = f"for one day write `{name} is on or after {day} and {name} is on or before {day}`"
        return _error("missing-word", "`on` needs `or before` or `or after`", before, general, exactly)
    if token.kind == "word" and (near := nearest(token.text, words)):
        says = f"conditions have no word {quoted(token.text)}"
        return _error("unexpected-word", says, token, f"write `{before.text} {near}`")
    return _error("missing-word", f"{missing} is missing after `{before.text}`", before, f"write {phrase}")


def no_number(after: str, token: Token) -> ConditionError:
    """A number has to stand after the words `after`."""
    says = f"a number is missing after `{after}`"
    if token.text in NUMBER_WORDS:
        return _error("missing-number", "numbers are written in digits", token, f"write `{NUMBER_WORDS[token.text]}`")
    if token.kind == "day":
        dated = {"at least": "on or after", "at most": "on or before", "more than": "after", "less than": "before"}
        advice = f"for a date write `is {dated.get(after, 'after')} {token.text}`"
        return _error("missing-number", says, token, advice)
    if is_word(token, "the", "last", "past", "a", "an") and after in {"within", "older than"}:
        advice = f"leave {quoted(token.text)} out: `is {after} 12 months` counts back from the day that is judged"
        return _error("missing-number", says, token, advice)
    return _error("missing-number", says, token, f"write it in digits, as in `{after} 30{_example_unit(after)}`")


def no_unit(op: str, number: Token, token: Token) -> ConditionError:
    """`within 12` of what?"""
    shown = f"`{op} {number.text}`" if token.kind != "word" or token.text in RESERVED else quoted(token.text)
    units = "`days`, `weeks`, `months` or `years`"
    says = f"{shown} has no unit" if shown.startswith(f"`{op}") else f"{shown} is not a unit of the calendar"
    near = nearest(token.text, ["days", "weeks", "months", "years"]) if token.kind == "word" else ""
    advice = f"write `{op} {number.text} {near}`" if near else f"write {units} after the number"
    if token.text == "working_days":
        advice = f"a clock counts {units}; working days are known to deadlines (`due`) only"
    return _error("missing-unit", says, token if token.text else number, advice)


def no_day(op: str, token: Token) -> ConditionError:
    """A day has to stand after the words `op`."""
    says = f"a day is missing after `{op}`"
    if token.kind == "number":
        clock = "within" if "after" in op else "older than"
        advice = f"for a span before the day that is judged write `is {clock} {token.text} days`"
        return _error("missing-date", says, token, advice, "a day is written year-month-day, as `2026-01-31`")
    if is_word(token, "or"):
        advice = f"write `on or {op}`"
        return _error("missing-date", says, token, advice)
    advice = "write a day as `2026-01-31`, the name of a date of the pack, or a question that asks for a date"
    return _error("missing-date", says, token, advice)


def no_list(tokens: Sequence[Token], at: int) -> ConditionError:
    """A parenthesis has to open here."""
    token, before = tokens[at], tokens[at - 1]
    phrase = _phrase(tokens, at)
    says = f"a parenthesis is missing after `{phrase}`"
    advice = f"write `{phrase} {list_at(tokens, at)}`"
    return _error("missing-parenthesis", says, token if token.text else before, advice)


def _phrase(tokens: Sequence[Token], at: int) -> str:
    """Return the words that a list follows: `one of`, `any of`, `all of`, `only`, `at least 2 of`."""
    if is_word(tokens[at - 1], "only"):
        return "only"
    if tokens[at - 2].kind == "number":
        return f"at least {tokens[at - 2].text} of"
    return f"{tokens[at - 2].text} of"


def no_subject(tokens: Sequence[Token], at: int) -> ConditionError:
    """What any, every or no ask about has to stand here."""
    quantifier, token = tokens[at - 1], tokens[at]
    says = f"what `{quantifier.text}` asks about is missing"
    advice = f"write a subject or a link question, as in `{quantifier.text} function (...)`"
    if is_word(token, "of"):
        return _error(
            "unexpected-word",
            f"`of` cannot stand after `{quantifier.text}` here",
            token,
            "leave it out: `any function.models (...)`",
        )
    others = {
        "any": "to say that one of several statements holds, join them with `or`",
        "every": "to say that several statements hold, join them with `and`",
        "no": "for the opposite of a statement write `not`",
    }
    return _error("missing-subject", says, token if token.text else quantifier, advice, others[quantifier.text])


def no_body(quantifier: Token, over: Token) -> ConditionError:
    """A condition in parentheses has to stand after the subject."""
    start, end = over.start, over.end
    phrase = f"{quantifier.text} {over.text}"
    says = f"what holds for {quoted(phrase)} is missing"
    advice = f"write `{phrase} (...)` with a condition in the parentheses"
    if quantifier.text == "no":
        other = f"for the opposite of a statement write `not {over.text}`"
    else:
        other = f"write `{phrase} (always)` if it only matters that there is one" if quantifier.text == "any" else ""
    return ConditionError("missing-parenthesis", says, start, end, advice, other)


def _after(tokens: Sequence[Token], at: int) -> str:
    if tokens[at].kind == "end":
        return f" after `{tokens[at - 1].text}`" if at else ""
    return f" before `{tokens[at].text}`"


def _complete(tokens: Sequence[Token], at: int) -> str:
    before = tokens[at - 1] if at else None
    if before is not None and is_word(before, "and", "or"):
        return f"write what follows `{before.text}`, or delete it"
    if before is not None and before.kind == ",":
        return "write what follows the comma, or delete it"
    return "write a name, as in `users.includes_minors`, or `always`"


def _next_is(tokens: Sequence[Token], at: int, word: str) -> bool:
    return is_word(tokens[at + 1], word)


def _example_unit(after: str) -> str:
    return " days" if after in {"within", "older than"} else ""


def _error(id: ErrorId, says: str, token: Token, *advice: str) -> ConditionError:
    return ConditionError(id, says, token.start, token.end, *advice)
