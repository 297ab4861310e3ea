"""Law that a pack cites or declares and that its law.yaml does not list, and lists that do not say what becomes of the rest."""

from __future__ import annotations

from compliance.authoring.cited_provisions import cited_provisions
from compliance.authoring.missing_law import laws_without_rest, list_of_law, unlisted_law
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems

_MOST_LINES = 8


def find_law_not_listed(rulebook: Rulebook, pack: str, problems: Problems, called: str = "") -> None:
    """Put into `problems` each instrument that a pack cites or declares and its law.yaml does not list, and each list in part.

    A pack that lists nothing has just begun, so it is only warned. `called` is how a command names the pack.
    """
    for law in laws_without_rest(rulebook, pack):
        problems.add(
            "rest-of-law-untold",
            f"the list of `{law.instrument}` does not say what becomes of the provisions that it does not name",
            law.place,
            "write `rest: {not_relevant: why}` or `rest: {left_out: why}`",
            "or `whole: yes` if every provision is in the list",
        )
    begun = any(law.pack == pack for law in rulebook.law.values())
    for id, cited in unlisted_law(rulebook, pack).items():
        instrument = rulebook.instruments[id]
        lines = list_of_law(id, cited_provisions(rulebook, pack, id))
        more = len(lines) - _MOST_LINES
        problems.add(
            "law-not-listed",
            f"`{pack}` {'declares' if cited is None else 'cites'} `{id}`, and its law.yaml does not say what becomes of the provisions of that text",
            instrument.place if cited is None or instrument.pack == pack else cited.place,
            "list it in law.yaml, with what covers each provision, and say what becomes of the rest:",
            *(f"  {line}" for line in lines[:_MOST_LINES]),
            f"  and {more} more {'line' if more == 1 else 'lines'}" if more > 0 else "",
            f"`compliance pack coverage-of-law {called or pack} --write` writes it, to be filled in",
            level="error" if begun else "warning",
        )
