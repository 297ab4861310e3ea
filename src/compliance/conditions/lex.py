"""Cuts a condition into words, numbers, days, parentheses and commas. Blanks and line breaks mean nothing more.

Whatever the language does not have (symbols, quotes, other ways to write numbers, days and names) becomes one `wrong`
token that carries the error, and the cutting ends there: the reader may meet a mistake that stands before it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Literal

from compliance.conditions.error import ConditionError, quoted
from compliance.conditions.instead import CONTRACTIONS, symbol_advice
from compliance.conditions.kinds import RESERVED
from compliance.sources.misread import number_form
from compliance.sources.odd_letters import odd_letter, odd_sign
from compliance.sources.values import dataclass

TokenKind = Literal["word", "number", "day", "(", ")", ",", "end", "wrong"]

_PUNCTUATION: dict[str, Literal["(", ")", ","]] = {"(": "(", ")": ")", ",": ","}
_QUOTES = dict(zip("\"'`“„‟«»”‘‚‛’‹›", "\"'`”””»«”’’’’›‹", strict=True))
_BRACKETS = "[]{}"
_BLANK = re.compile(r"\s+")
_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_WORD_RUN = re.compile(r"[^\W\d][\w.-]*(?:['’]\w+)?|_[\w.-]*|[.-]+[^\W\d_][\w.-]*")
_DIGITS_RUN = re.compile(r"-?\.?\d\w*(?:[.,:/-]\w+)*%?")
_NUMBER = re.compile(r"[0-9]+(?:_[0-9]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_LIKE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
_MOST_DIGITS = 30
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a condition with its offsets; `error` is set on a `wrong` one."""

    kind: TokenKind
    text: str
    start: int
    end: int
    error: ConditionError | None = None


def lex_condition(text: str) -> list[Token]:
    """Return the tokens of `text`; the last is `end`, or the first thing that is `wrong`."""
    tokens: list[Token] = []
    at = 0
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        token = _token(text, at)
        tokens.append(token)
        if token.kind in {"end", "wrong"}:
            return tokens
        at = token.end


def _token(text: str, at: int) -> Token:
    if at == len(text):
        return Token("end", "", at, at)
    letter = text[at]
    if letter in _PUNCTUATION:
        return Token(_PUNCTUATION[letter], letter, at, at + 1)
    if run := _DIGITS_RUN.match(text, at):
        return _number_or_day(run[0], at)
    if run := _WORD_RUN.match(text, at):
        if len(run[0]) > _LONGEST_NAME:
            says = f"{quoted(run[0])} is too long for a name"
            advice = f"a name has at most {_LONGEST_NAME} characters"
            return _wrong(ConditionError("bad-name", says, at, run.end(), advice))
        if _NAME.fullmatch(run[0]):
            return Token("word", run[0], at, run.end())
        return _wrong(_name_error(run[0], at, text[run.end() :]))
    return _wrong(_sign_error(text, at))


def _wrong(error: ConditionError) -> Token:
    return Token("wrong", "", error.start, error.end, error)


# ---------------------------------------------------------------------------------------------- numbers and days


def _number_or_day(run: str, at: int) -> Token:
    end = at + len(run)
    if _DAY.fullmatch(run):
        try:
            date.fromisoformat(run)
        except ValueError:
            says = f"{quoted(run)} is not a day of the calendar"
            return _wrong(ConditionError("bad-date", says, at, end, "a day is written year-month-day, as `2026-01-31`"))
        return Token("day", run, at, end)
    if _NUMBER.fullmatch(run) and len(run) <= _MOST_DIGITS and (run[0] != "0" or run == "0"):
        return Token("number", run, at, end)
    if _DAY_LIKE.fullmatch(run):
        says = f"{quoted(run)} is not how a day is written"
        return _wrong(ConditionError("bad-date", says, at, end, *_day_advice(run)))
    if form := number_form(run):
        return _wrong(ConditionError("number-form", form[0], at, end, form[1]))
    return _wrong(ConditionError("bad-number", *_number_trouble(run, at, end)))


def _day_advice(run: str) -> tuple[str, ...]:
    """Return the day as it should be written where there is only one way to read it."""
    general = "write year-month-day, as `2026-01-31`"
    parts = _DAY_LIKE.fullmatch(run)
    if parts is None or len(parts[1]) != 4:
        return (general,)
    written = f"{parts[1]}-{parts[3]:0>2}-{parts[4]:0>2}"
    try:
        date.fromisoformat(written)
    except ValueError:
        return (general,)
    return (f"write `{written}`: year-month-day",)


def _number_trouble(run: str, at: int, end: int) -> tuple[str, int, int, str]:
    """Return what is wrong with a number, its offsets and the advice."""
    whole = "numbers are whole: let the question be counted in a smaller unit, or round the limit"
    shown = quoted(run)
    plain = re.sub(r"[_,]", "", run)
    if run.endswith("%"):
        return f"{shown} has a percent sign", at, end, "write the number alone, and the unit of the question after it"
    if run.startswith("-"):
        return f"{shown} is negative", at, end, "numbers here are whole and not negative"
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}", run):
        return f"{shown} has commas in it", at, end, f"write `{int(plain):_}` or `{int(plain)}`"
    if re.fullmatch(r"\d*[.,]\d+", run):
        return f"{shown} is not a whole number", at, end, whole
    if _NUMBER.fullmatch(run):
        return f"{shown} is too long for a number", at, end, f"a number has at most {_MOST_DIGITS} digits"
    if re.fullmatch(r"[0-9_]+", run):
        return f"{shown} is not a number", at, end, "underscores stand singly between digits, as in `20_000_000`"
    if split := re.fullmatch(r"(\d+)([a-z_]+)", run):
        return (
            f"{shown} is neither a number nor a name",
            at,
            end,
            f"a number and its unit have a blank between them: `{split[1]} {split[2]}`; a name begins with a letter",
        )
    if re.fullmatch(r"\d+_?[a-z]\w*(?:\.\w+)*", run):
        return f"{shown} begins with a digit", at, end, "every part of a name begins with a letter"
    return f"{shown} is neither a number nor a day", at, end, "write numbers as `30` or `20_000`, days as `2026-01-31`"


# --------------------------------------------------------------------------------------------- names and signs


def _name_error(run: str, at: int, rest: str) -> ConditionError:
    end = at + len(run)
    shown = quoted(run)
    odd, plain = odd_letter(run)
    if odd and not CONTRACTIONS.get(run.lower().replace("’", "'")):
        says = f"{shown} has {odd}"
        return ConditionError(
            "bad-name", says, at, end, f"write `{plain}`" if _NAME.fullmatch(plain) else _name_rule(run)
        )
    if advice := CONTRACTIONS.get(run.lower().replace("’", "'")):
        return ConditionError("quoted-word", f"{shown} is short for two words", at, end, advice)
    if run.lower() in RESERVED:
        says = f"{shown} is written in small letters"
        return ConditionError("bad-name", says, at, end, f"write `{run.lower()}`")
    if run.endswith(".") and not rest.strip() and _NAME.fullmatch(run[:-1]):
        says = "a condition has no full stop at its end"
        return ConditionError("bad-name", says, end - 1, end, f"write `{run[:-1]}`")
    spelled = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", run).lower().replace("-", "_")
    spelled = re.sub(r"\.{2,}", ".", spelled).strip("._")
    advice = f": write {quoted(spelled)}" if _NAME.fullmatch(spelled) and spelled not in RESERVED else ""
    hyphens = "names with hyphens are ids of rules, and a condition cannot name a rule" if "-" in run else ""
    says = f"{shown} is not how a name is written"
    return ConditionError("bad-name", says, at, end, _name_rule(run) + advice, hyphens)


def _name_rule(run: str) -> str:
    if not run.isascii():
        return "names have the small letters a to z, digits and underscores"
    if re.search(r"\.\.|^[._-]|\.$|\.[0-9_]", run):
        return "every part of a name begins with a letter, and one dot stands between parts, as in `function.audience`"
    return "names have small letters, digits and underscores"


def _sign_error(text: str, at: int) -> ConditionError:
    letter = text[at]
    if letter in _QUOTES:
        return _quote_error(text, at)
    if letter in _BRACKETS:
        says = f"`{letter}` is not used in conditions"
        return ConditionError("symbol-for-word", says, at, at + 1, "write round parentheses `(` and `)`")
    if unicodedata.category(letter) in {"Cf", "Cc", "Co", "Cn", "Cs"}:
        says = f"there is an invisible character here (U+{ord(letter):04X})"
        return ConditionError("symbol-for-word", says, at, at + 1, "delete it and type the blank or the word again")
    sign, advice = symbol_advice(text, at)
    return ConditionError("symbol-for-word", f"`{sign}` is not a word of conditions", at, at + len(sign), *advice)


def _quote_error(text: str, at: int) -> ConditionError:
    close = text.find(_QUOTES[text[at]], at + 1)
    end = close + 1 if close != -1 else at + 1
    inside = text[at + 1 : close].strip() if close != -1 else ""
    what = "backticks" if text[at] == "`" else "quotation marks"
    says = f"conditions have no {what}"
    if _NAME.fullmatch(inside):
        return ConditionError("quoted-word", says, at, end, f"write `{inside}`")
    if _NUMBER.fullmatch(inside) or _DAY.fullmatch(inside):
        return ConditionError("quoted-word", says, at, end, f"write `{inside}`")
    if not text[:at].strip() and not text[end:].strip() and " " in inside:
        curly = odd_sign(text[at]).partition(",")[0]
        return ConditionError("quoted-word", says, at, end, "take them away at both ends of the condition", curly)
    advice = "name an option by its id, as in `fda_status is device`, not by the text that is shown for it"
    return ConditionError("quoted-word", says, at, end, advice)
