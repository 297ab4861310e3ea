"""The answer to a question with options: one of them, or those that are still possible."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.answers.entry import Entry, quote
from compliance.answers.reading import Reading
from compliance.answers.value_model import Value, dont_know, report_keys
from compliance.conditions.facts import OneOf
from compliance.packs.model import Question
from compliance.sources.place import Place
from compliance.sources.problem import did_you_mean

_SHOWN = 8
"""So many options are listed in advice; more would bury it."""


def read_choice(question: Question, entry: Entry, reading: Reading) -> Value | None:
    """Return the option in `entry` as a value, or None after reporting why there is none.

    Options that came later than the answer stay possible beside it.
    """
    if entry.is_mapping:
        chosen = _one_of(question, entry, reading)
    elif entry.is_list:
        chosen = None
        words = [member.text for member in entry.members()]
        if len(words) == 1 and words[0] in question.kind.options:
            advice = f"write `{words[0]}`, without the brackets"
        else:
            advice = "choose the one that holds; if several are possible: `{one_of: [...]}`"
        reading.problems.add("wrong-kind", "this question has one answer, not a list", entry.at, advice)
    else:
        found = option_named(question, entry.text, entry.at, reading)
        chosen = None if found is None else (found,)
    if chosen is None:
        return None
    newer = reading.newer_options(question).difference(chosen)
    possible = tuple(option for option in question.kind.options if option in chosen or option in newer)
    shown = " or ".join(question.label(option) for option in question.kind.options if option in chosen)
    if newer:
        shown += f" (answered before these options came: {labels(question, newer)})"
    return Value(OneOf(possible), shown, is_partial=len(possible) > 1)


def _one_of(question: Question, entry: Entry, reading: Reading) -> tuple[str, ...] | None:
    before = len(reading.problems.found)
    report_keys(entry, "choice", reading)
    listed = entry["one_of"]
    if entry.has("one_of") and not listed.is_list:
        reading.problems.add("wrong-kind", "`one_of` needs a list", listed.key_at, "for example `{one_of: [a, b]}`")
    chosen = [option_named(question, member.text, member.at, reading) for member in listed.members()]
    if len(reading.problems.found) > before:
        return None
    if not chosen:
        reading.problems.add("missing-value", "no option is left", entry.key_at, "name the options that are possible")
        return None
    return tuple(option for option in question.kind.options if option in chosen)


def option_named(question: Question, word: str, at: Place, reading: Reading) -> str | None:
    """Return the option of that name, or None after reporting that there is none."""
    if word in question.kind.options:
        return word
    if word:
        says = f"`{question.id}` has no option {quote(word)}"
        notes = [(question.place, "the question stands here")] if question.place is not None else []
        reading.problems.add("unknown-option", says, at, *option_advice(question, word), notes=notes)
    else:
        reading.problems.add("wrong-kind", "the name of an option should stand here", at, _choose(question))
    return None


def option_advice(question: Question, word: str) -> tuple[str, ...]:
    """Return what may have been meant by a word that is no option."""
    kind = question.kind
    if word in kind.groups:
        return (f"`{word}` stands for several options; answer with " + _listed(kind.groups[word]),)
    told = _plain(word)
    by_label = {_plain(option.says): option.id for option in question.options}
    if told in by_label:
        return (f"did you mean `{by_label[told]}`?",)
    if near := did_you_mean(told.replace("-", "_").replace(" ", "_"), kind.options):
        return (near,)
    from difflib import get_close_matches

    if similar := get_close_matches(told, by_label, n=1, cutoff=0.7):
        return (f"did you mean `{by_label[similar[0]]}`?",)
    return (*dont_know(word), _choose(question))


def labels(question: Question, options: Iterable[str]) -> str:
    """Return the labels of some options, in the order of the question."""
    wanted = frozenset(options)
    return "; ".join(question.label(option) for option in question.kind.options if option in wanted)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()[:120]


def _choose(question: Question) -> str:
    options = question.kind.options
    if len(options) > _SHOWN:
        return f"it has {len(options)} options, among them " + _listed(options[:_SHOWN])
    return "choose from " + _listed(options)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
