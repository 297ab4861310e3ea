"""Amounts and terms that the quotes of a penalty name, and its words, though they name others, do not."""

from __future__ import annotations

from compliance.authoring.amounts import money_in, numbers_in, terms_in
from compliance.packs.model import Penalty, Rulebook
from compliance.sources.place import Place
from compliance.sources.problem import Problems


def find_amounts_quoted_and_not_told(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of an amount of money, or a term of months or years, in a quote of a penalty of a pack that it does not tell.

    Nothing is said of a penalty that tells no amount, or no term, at all: it may leave them to the law.
    """
    for penalty in rulebook.penalties.values():
        if penalty.place is None or not penalty.place.file.startswith(f"{pack}/"):
            continue
        for words, place in dict.fromkeys(_not_told(penalty)):
            problems.add(
                "amount-not-in-text",
                f"the law that is quoted for the penalty `{penalty.id}` names {words}, and the words of the penalty do not",
                penalty.place,
                "write what the law names into `text`, or quote the words that give what stands there",
                notes=[(place, "quoted here")],
                level="warning",
            )


def _not_told(penalty: Penalty) -> list[tuple[str, Place | None]]:
    """Return what a penalty leaves untold, each with the words and the place of the quote."""
    told = set(numbers_in(penalty.text))
    terms = {months for months, _ in terms_in(penalty.text)}
    speaks_of_money = next(money_in(penalty.text), None) is not None
    found: list[tuple[str, Place | None]] = []
    for cite in penalty.cite:
        quoted = " ".join(cite.quote)
        if speaks_of_money:
            found += [(words, cite.place) for number, words in money_in(quoted) if number not in told]
        if terms:
            found += [(words, cite.place) for months, words in terms_in(quoted) if months not in terms]
    return found
