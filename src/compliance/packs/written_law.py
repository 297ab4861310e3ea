"""law.yaml as it is written: what a pack does with each provision of its instruments."""

from __future__ import annotations

from pydantic import Field, model_validator

from compliance.packs.written import KebabId, OneOrMany, RuleId, Shape, Text, YesNo, refuse


class WrittenProvision(Shape):
    """One provision, or several that are treated alike."""

    at: OneOrMany[Text]
    """The provision, as the instrument counts: `164.404(b)`, `Art. 35(3)`."""
    covered_by: OneOrMany[RuleId] | None = None
    """The rules that judge it."""
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


class WrittenLaw(Shape):
    """The provisions of one instrument."""

    instrument: KebabId
    """The id of an instrument."""
    whole: YesNo | None = None
    """`yes` if every provision of the instrument is listed: then one that is not is an error."""
    provisions: list[WrittenProvision] = Field(min_length=1)
    """Its provisions, and what becomes of each."""


class LawFile(Shape):
    """law.yaml."""

    law: list[WrittenLaw] = Field(min_length=1)
    """The instruments whose provisions are listed."""
