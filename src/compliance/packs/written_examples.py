"""examples.yaml as it is written: worked examples of regulators that no case of the pack tries, and why."""

from __future__ import annotations

from pydantic import Field, model_validator

from compliance.packs.written import KebabId, Shape, Text, refuse


class WrittenExample(Shape):
    """One worked example that no case tries."""

    instrument: KebabId
    """The id of the instrument that prints it."""
    at: Text
    """Where in it; an example has a place of its own: `V.A (2), third bullet`."""
    outcome: Text
    """What the regulator says of it."""
    not_expressible: Text | None = None
    """Why no answers to the questions of the pack say its facts."""
    to_ask: Text | None = None
    """What would have to be asked before a case could try it."""
    left_out: Text | None = None
    """Why no case tries it though one could."""

    @model_validator(mode="after")
    def _one(self) -> WrittenExample:
        advice = "write one of `not_expressible: why` or `left_out: why`"
        if self.not_expressible is None and self.left_out is None:
            says = f"the example at `{self.at}` does not say why no case tries it"
            refuse("untreated-provision", says, advice)
        if self.not_expressible is not None and self.left_out is not None:
            says = f"the example at `{self.at}` says both `not_expressible` and `left_out`"
            refuse("untreated-provision", says, advice)
        if self.left_out is not None and self.to_ask is not None:
            says = f"the example at `{self.at}` says both `left_out` and `to_ask`"
            advice = "if its facts cannot be answered, write `not_expressible: why`; else take `to_ask` out"
            refuse("untreated-provision", says, advice)
        return self


class ExamplesFile(Shape):
    """examples.yaml."""

    examples: list[WrittenExample] = Field(min_length=1)
    """Worked examples of regulators that no case of the pack tries."""
