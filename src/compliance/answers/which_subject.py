"""Which subject a decision, a waiver or a rule out of scope is about."""

from __future__ import annotations

from compliance.answers.entry import Entry
from compliance.answers.reading import Reading


def which_subject(entry: Entry, each: str | None, thing: str, needed: bool, reading: Reading) -> str | None:
    """Return the id after the key of kind `each`, or None; report a kind that does not fit and an unknown id.

    `thing` is what the entry is on, as words; `needed` says that it must name a subject if `each` is one.
    """
    found: str | None = None
    asked = f"{thing} is about each {_word(each)}" if each is not None else f"{thing} is about the deployment"
    for kind in reading.rulebook.subjects:
        named = entry[kind]
        if named.data is None:
            continue
        if kind == each:
            found = reading.subject_named(kind, named.text, named.at)
        else:
            advice = f"write `{each}: ...` instead" if each is not None else "delete it"
            says = f"{asked}, not about a {_word(kind)}"
            reading.problems.add("wrong-subject", says, named.key_at, advice)
    if needed and each is not None and entry[each].data is None:
        says = f"{asked}, and it is not said which one"
        reading.problems.add("missing-key", says, entry.at, f"add `{each}: ...`")
    return found


def _word(kind: str) -> str:
    return kind.replace("_", " ")
