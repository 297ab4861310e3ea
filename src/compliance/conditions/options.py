"""What the options of a statement mean: groups expanded, unknown ones and those named twice refused."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from compliance.conditions.error import quoted
from compliance.conditions.forms import listing
from compliance.conditions.kinds import Kind
from compliance.conditions.near import nearest
from compliance.conditions.not_option import NEVER_ASKED
from compliance.conditions.scope import Scope
from compliance.conditions.syntax import Word

_WHETHER_ASKED = frozenset("asked not_asked applicable not_applicable".split())
WHETHER_ANSWERED = _WHETHER_ASKED | frozenset(
    "answered unanswered not_answered known unclear given filled set empty blank missing provided specified "
    "undefined undecided".split()
)
"""Words that ask whether there is an answer, unless a question has them as options."""


def read_options(words: Sequence[Word], name: str, kind: Kind, scope: Scope, what: str = "options") -> tuple[str, ...]:
    """Return the options that the words mean, groups expanded in the order of declaration.

    `what` is what messages call them. Records `unknown-option`, `same-option-twice` and `asks-whether-answered`; what
    is wrong is left out.
    """
    known = kind.options or kind.named
    found: dict[str, str] = {}
    seen: set[str] = set()
    for word in words:
        options = sorted(kind.ids_of(word.text), key=known.index)
        is_group = bool(options) and word.text not in known
        named_before = [option for option in options if option in found and word.text != found[option]]
        if not options:
            _refuse(word, name, kind, scope, what)
        elif word.text in seen:
            scope.refuse("same-option-twice", f"{quoted(word.text)} is named twice", word, "delete one of the two")
        elif not is_group and named_before:
            says = f"{quoted(word.text)} is in the group {quoted(found[word.text])}, which is named too"
            scope.refuse("same-option-twice", says, word, f"delete {quoted(word.text)}, or name single options only")
        elif is_group and any(found[option] == option for option in named_before):
            twice = next(option for option in named_before if found[option] == option)
            says = f"{quoted(twice)} is in the group {quoted(word.text)}, which is named too"
            scope.refuse("same-option-twice", says, word, f"delete {quoted(twice)}, or name single options only")
        seen.add(word.text)
        for option in options:
            found.setdefault(option, word.text)
    return tuple(found)


def whether_answered(word: Word, scope: Scope, *help: str) -> None:
    """Record that a word asks whether there is an answer, which no condition can."""
    says = "a condition cannot ask whether something is answered"
    unasked = "to whom a question applies is said by its `ask_when`; `when_not_asked` is the answer of all others"
    advice = (unasked,) if word.text in _WHETHER_ASKED else NEVER_ASKED
    scope.refuse("asks-whether-answered", says, word, *advice, *help)


def _refuse(word: Word, name: str, kind: Kind, scope: Scope, what: str) -> None:
    """Record that a word is no option, with the nearest one or the list."""
    known = (*kind.options, *kind.named, *kind.groups)
    near = nearest(word.text, known) or next(iter(get_close_matches(word.text, known, n=1, cutoff=0.7)), "")
    listed = listing(kind, what)
    if not near and word.text in WHETHER_ANSWERED:
        whether_answered(word, scope, listed)
        return
    none = "" if word.text != "none" else "`none` can be said only where the question has it as an option"
    says = f"{quoted(name)} has no {what.removesuffix('s')} {quoted(word.text)}"
    scope.refuse("unknown-option", says, word, f"did you mean `{near}`?" if near else "", none, listed)
