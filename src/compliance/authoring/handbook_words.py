"""The words of a handbook for days, standing, subjects and citations, and the names that conditions read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from compliance.authoring.handbook_blocks import Block, Quote
from compliance.conditions.inside import names_in
from compliance.conditions.meaning import Condition
from compliance.packs.model import Citation, Force, Rulebook, Standing

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # not strftime: its words change with the machine's language


def day_words(day: date) -> str:
    """Return a day as people write it."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def standing_words(standing: Standing) -> str:
    """Return what kind of law something is, and whether it binds."""
    words = standing.replace("_", " ")
    if standing.is_ended:
        return words
    return f"{words}, binding" if standing.is_binding else f"{words}, not binding"


def each_words(rulebook: Rulebook, each: str | None) -> str:
    """Return what something is judged for."""
    return (
        f"each {rulebook.subjects[each].title[:1].lower()}{rulebook.subjects[each].title[1:]}"
        if each
        else "the deployment"
    )


def force_words(force: Force) -> str:
    """Return one line of `in_force` as a sentence."""
    begins = f"from {day_words(force.start)}" if force.start else "from the beginning"
    ends = f" until the day before {day_words(force.until)}" if force.until else ""
    whom = f", where `{force.when.says}`" if force.when is not None else ""
    told = [f"{begins}{ends}: {standing_words(force.standing)}{whom}"]
    told += [f"because: {force.because}"] if force.because else []
    told += [f"contested: {force.contested}"] if force.contested else []
    return "; ".join(told)


def quotes(rulebook: Rulebook, cites: Iterable[Citation]) -> Iterator[Block]:
    """Return the words of law that are cited, with their pinpoints."""
    for cite in cites:
        instrument = rulebook.instruments[cite.instrument]
        source = f"{instrument.citation}, {cite.at}"
        if cite.no_quote:
            state = "no text is archived" if cite.no_quote == "not_archived" else "the words cannot be quoted"
            yield Quote(f"{state}: {cite.no_quote_why}", source, missing=True)
        else:
            yield Quote(" … ".join(cite.quote), source)


def names_read(conditions: Iterable[Condition | None]) -> tuple[str, ...]:
    """Return the questions, terms and classifications that conditions name themselves, each once, in their order."""
    return tuple(dict.fromkeys(name for condition in conditions if condition for name in names_in(condition)))
