"""The provisions of an archived text of law: which stretch of it stands under which pinpoint.

In goes the text of a file; out comes a flat list of stretches, each with the way to it (`("360j", "o", "1", "E")`).
What cannot be told with certainty is said: a stretch is sure only as deep as `sure` counts. A text whose structure is
not known has no stretches at all.
"""

from __future__ import annotations

from functools import lru_cache

from compliance.authoring.provisions_decimal import is_counted_in_decimals, stretches_counted_in_decimals
from compliance.authoring.provisions_eu import is_eu_act, stretches_of_eu_act
from compliance.authoring.provisions_guidance import is_guidance, stretches_of_guidance
from compliance.authoring.provisions_india import is_indian_law, stretches_of_indian_law
from compliance.authoring.provisions_judgment import is_judgment, stretches_of_judgment
from compliance.authoring.provisions_sections import has_sections, stretches_of_sections
from compliance.authoring.provisions_statute import is_us_law, stretches_of_us_law
from compliance.authoring.stretch import Stretch

_MOST_KEPT = 64  # quotes are looked for in a text, and then its provisions are counted


@lru_cache(_MOST_KEPT)
def provisions_of(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of a text in its order, or nothing if the text is of no kind that is known."""
    if is_judgment(text):
        return stretches_of_judgment(text)
    if is_indian_law(text):
        return stretches_of_indian_law(text)
    if is_eu_act(text):
        return stretches_of_eu_act(text)
    if is_guidance(text) and (found := stretches_of_guidance(text)):  # a statute may have a table of contents, too
        return found
    if is_us_law(text):
        return stretches_of_us_law(text)
    if has_sections(text):
        return stretches_of_sections(text)
    if is_counted_in_decimals(text):
        return stretches_counted_in_decimals(text)
    return ()
