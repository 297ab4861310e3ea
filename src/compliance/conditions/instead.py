"""What to write instead: the words of other languages, and of everyday English, for which conditions have their own."""

from __future__ import annotations

import re

_CALCULATION = "conditions do not calculate: ask for the figure that the law speaks of, as a question of its own"

_SYMBOLS: dict[str, tuple[str, ...]] = {
    "=": ("write `is`, as in `fda_status is device`",),
    "==": ("write `is`, as in `fda_status is device`",),
    "===": ("write `is`, as in `fda_status is device`",),
    "!=": ("write `is not`, as in `fda_status is not device`",),
    "<>": ("write `is not`, as in `fda_status is not device`",),
    "≠": ("write `is not`, as in `fda_status is not device`",),
    "!": ("write `not`",),
    "¬": ("write `not`",),
    "~": ("write `not`",),
    "&": ("write `and`",),
    "&&": ("write `and`",),
    "∧": ("write `and`",),
    "|": ("write `or`",),
    "||": ("write `or`",),
    "∨": ("write `or`",),
    ">": ("write `is more than` for a number, `is after` for a date",),
    "<": ("write `is less than` for a number, `is before` for a date",),
    ">=": ("write `is at least` for a number, `is on or after` for a date",),
    "=>": ("write `is at least` for a number, `is on or after` for a date",),
    "≥": ("write `is at least` for a number, `is on or after` for a date",),
    "<=": ("write `is at most` for a number, `is on or before` for a date",),
    "=<": ("write `is at most` for a number, `is on or before` for a date",),
    "≤": ("write `is at most` for a number, `is on or before` for a date",),
    "+": (_CALCULATION,),
    "-": (_CALCULATION,),
    "–": (_CALCULATION,),
    "*": (_CALCULATION,),
    "/": (_CALCULATION,),
    "%": (_CALCULATION,),
    "^": (_CALCULATION,),
    "#": ("a comment cannot stand inside a condition: put it on a line of its own above",),
    ".": ("leave the full stop out",),
    ";": ("join statements with `and` or `or`; options in a list have commas between them",),
    ":": ("leave it out: options follow `is` or `includes` directly",),
    "->": ("write `not A or B` for `if A then B`",),
    "→": ("write `not A or B` for `if A then B`",),
    "∈": ("write `is one of (...)`",),
}
_LONGEST_SYMBOL = 3

CONTRACTIONS = {
    "isn't": "write `is not`",
    "aren't": "write `is not`",
    "wasn't": "write `is not`",
    "doesn't": "put `not` in front of the name: `not X includes Y`",
    "don't": "put `not` in front of the name: `not X includes Y`",
    "can't": "put `not` in front of the name",
    "hasn't": "put `not` in front of the name: `not X includes Y`",
}

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split(),
    )
}

OPPOSITE = {
    "at least": "less than",
    "at most": "more than",
    "more than": "at most",
    "less than": "at least",
    "before": "on or after",
    "after": "on or before",
    "on or before": "after",
    "on or after": "before",
}

NO_MORE_THAN = {
    "later": "on or before",
    "earlier": "on or after",
    "sooner": "on or after",
    "more": "at most",
    "longer": "at most",
    "less": "at least",
    "fewer": "at least",
}
"""What to write for `no` and one of these after `is`."""

AFTER_NAME = {
    **dict.fromkeys("include including included contains contain containing has have lists".split(), "includes"),
    **dict.fromkeys("are was were be equals equal eq means".split(), "is"),
    **dict.fromkeys("in among one".split(), "is one of (...)"),
    **dict.fromkeys("exceeds over above more".split(), "is more than"),
    **dict.fromkeys("under below less".split(), "is less than"),
    **dict.fromkeys("atleast at reaches".split(), "is at least"),
    "atmost": "is at most",
    "only": "includes only (...)",
    "before": "is before",
    "after": "is after",
    "on": "is on or after",
    "within": "is within",
    "older": "is older than",
}
"""What to write for a word that stands after a name."""

AFTER_IS = {
    **dict.fromkeys("in among either any oneof of".split(), "is one of (...)"),
    **dict.fromkeys("atleast minimum min least".split(), "is at least"),
    **dict.fromkeys("atmost maximum max most".split(), "is at most"),
    **dict.fromkeys("morethan greater bigger larger higher above over".split(), "is more than"),
    **dict.fromkeys("lessthan fewer lower smaller below under".split(), "is less than"),
    **dict.fromkeys("since from".split(), "is on or after"),
    **dict.fromkeys("until till by".split(), "is on or before"),
    **dict.fromkeys("newer younger last".split(), "is within"),
    **dict.fromkeys("equal equals exactly".split(), "is"),
    **dict.fromkeys("includes include containing".split(), "includes"),
    "earlier": "is before",
    "later": "is after",
    "only": "includes only (...)",
}
"""What to write for a word that stands after `is` (with the `is`)."""

AT_START = {
    **dict.fromkeys("some exists there".split(), "any"),
    **dict.fromkeys("each all everything".split(), "every"),
    **dict.fromkeys("without non".split(), "not"),
    "none": "no",
    "atleast": "at least",
    "minimum": "at least",
}
"""What to write for a word that stands where a statement begins."""

JOINING = {
    **dict.fromkeys("but plus also while whereas".split(), "and"),
    **dict.fromkeys("unless except without excluding nor".split(), "and not"),
}
"""What to write for a word that stands between two statements."""


_SENTENCES = {
    **dict.fromkeys(["=", "==", "==="], ("is", "", "")),
    **dict.fromkeys(["!=", "<>", "≠"], ("is not", "", "")),
    ">": ("", "is more than", "is after"),
    "<": ("", "is less than", "is before"),
    **dict.fromkeys([">=", "=>", "≥"], ("", "is at least", "is on or after")),
    **dict.fromkeys(["<=", "=<", "≤"], ("", "is at most", "is on or before")),
}
"""What to write for a symbol before a name, a number and a day."""


def symbol_advice(text: str, at: int) -> tuple[str, tuple[str, ...]]:
    """Return the symbol that stands at `at` (as much of it as is known) and the words to write instead."""
    if text[at] == "/" and text[:at].rstrip().endswith("and") and text[at + 1 :].lstrip().startswith("or"):
        return "/", ("write `or`: it also holds when both hold",)
    for length in range(_LONGEST_SYMBOL, 0, -1):
        symbol = text[at : at + length]
        if advice := _SYMBOLS.get(symbol):
            return symbol, _sentence(text[:at], symbol, text[at + len(symbol) :]) or advice
    return text[at], ("conditions have words, numbers, dates, parentheses and commas only",)


def _sentence(left: str, symbol: str, right: str) -> tuple[str, ...]:
    """Return the whole sentence to write, where a name stands before the symbol and a value after it."""
    name, value = re.search(r"([a-z][a-z0-9_.]{0,50})\s*$", left), re.match(r"\s*[\"'“]?([\w-]{1,50})", right)
    if name is None or value is None or symbol not in _SENTENCES:
        return ()
    word = value[1]
    before_name, before_number, before_day = _SENTENCES[symbol]
    if word.lower() in {"yes", "true", "no", "false"} and before_name:
        positive = (word.lower() in {"yes", "true"}) == (before_name == "is")
        return (f"write `{name[1]}`" if positive else f"write `not {name[1]}`",)
    if word[0].isdigit():
        is_day = re.match(r"\d{4}-", word) is not None
        verb = before_day if is_day else before_number
        unit = re.match(r"\s+([a-z][a-z_]*)", right[value.end() :])
        if unit is not None and not is_day and unit[1] not in ("and", "or"):
            word += f" {unit[1]}"
        return (f"write `{name[1]} {verb} {word}`",) if verb else ()
    if not before_name:
        return ()
    ticked = f"{name[1]} includes {word}" if before_name == "is" else f"not {name[1]} includes {word}"
    return (f"write `{name[1]} {before_name} {word}`, or `{ticked}` if it is a tick list",)
