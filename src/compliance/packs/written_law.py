"""law.yaml as it is written: what a pack does with each provision of its instruments."""

from __future__ import annotations

from pydantic import Field, model_validator

from compliance.packs.written import CoverId, KebabId, OneOrMany, Shape, Text, YesNo, refuse


class WrittenProvision(Shape):
    """One provision, or several that are treated alike."""

    at: OneOrMany[Text]
    """The provision, as the instrument counts: `164.404(b)`, `Art. 35(3)`."""
    covered_by: OneOrMany[CoverId] | None = None
    """The rules that judge it; or the classification, term, question, subject, penalty or day that cites it."""
    not_relevant: Text | None = None
    """Why it says nothing to products of this kind."""
    left_out: Text | None = None
    """Why no rule covers it though it may matter."""

    @model_validator(mode="after")
    def _one(self) -> WrittenProvision:
        given = [key for key in ("covered_by", "not_relevant", "left_out") if getattr(self, key) is not None]
        if len(given) != 1:
            says = f"says both `{given[0]}` and `{given[1]}`" if given else "does not say what becomes of it"
            refuse(
                "untreated-provision",
                f"`{', '.join(self.at)}` {says}",
                "write one of `covered_by: [rules]`, `not_relevant: why` or `left_out: why`",
            )
        return self


class WrittenRest(Shape):
    """What becomes of every provision of an instrument that is not named."""

    not_relevant: Text | None = None
    """Why they say nothing to products of this kind."""
    left_out: Text | None = None
    """Why no rule covers them though they may matter."""

    @model_validator(mode="after")
    def _one(self) -> WrittenRest:
        if (self.not_relevant is None) == (self.left_out is None):
            says = (
                "does not say what becomes of it"
                if self.left_out is None
                else "says both `not_relevant` and `left_out`"
            )
            refuse("rest-of-law-untold", f"`rest` {says}", "write one of `not_relevant: why` or `left_out: why`")
        return self


class WrittenLaw(Shape):
    """The provisions of one instrument."""

    instrument: KebabId
    """The id of an instrument."""
    whole: YesNo | None = None
    """`yes` if every provision of the instrument is listed: then one that is not is an error."""
    provisions: list[WrittenProvision] | None = Field(default=None, min_length=1)
    """Its provisions, and what becomes of each. It may be left out if `rest` is there."""
    rest: WrittenRest | None = None
    """What becomes of every provision that is not named: `{not_relevant: why}` or `{left_out: why}`."""

    @model_validator(mode="after")
    def _no_rest_of_all(self) -> WrittenLaw:
        if self.provisions is None and self.rest is None:
            says = f"the list of `{self.instrument}` names no provision, and does not say what becomes of them"
            advice = "write `provisions:`, or what becomes of all of them: `rest: {not_relevant: why}` or `rest: {left_out: why}`"
            refuse("rest-of-law-untold", says, advice)
        if self.whole == "yes" and self.rest is not None:
            says = f"the list of `{self.instrument}` says that it is whole, and what becomes of the rest"
            advice = "delete `rest` if every provision is listed, or else `whole: yes`"
            refuse("rest-of-law-untold", says, advice)
        return self


class LawFile(Shape):
    """law.yaml."""

    law: list[WrittenLaw] = Field(min_length=1)
    """The instruments whose provisions are listed."""
