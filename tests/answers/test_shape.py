"""The quick look at a file's shape says what pydantic's core says."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, ValidationError

from compliance.answers.shape import has_shape
from compliance.answers.written import assessment_shape

SHAPE = assessment_shape((("functions", None), ("changes", "function")), ("function", "change"))
KEYS = st.sampled_from(
    "assessment deployment name organisation as_of packs answers functions changes more title like function evidence decisions "
    "on is by dated because sheets about waivers rule until x".split()
)
DATA = st.recursive(
    st.none() | st.just("text"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


def pydantic_agrees(data: Any) -> bool:
    """Whether pydantic's core finds nothing wrong."""
    try:
        SchemaValidator(SHAPE).validate_python(data)  # type: ignore[arg-type]
    except ValidationError:
        return False
    return True


@given(DATA, DATA, DATA)
def test_a_quick_look_says_what_pydantic_says(whole: Any, answers: Any, functions: Any) -> None:
    """For any data, and for files that are right in part, both come to the same."""
    file = {
        "assessment": "1",
        "deployment": {"name": "n", "organisation": "o"},
        "answers": answers,
        "functions": functions,
    }
    for data in (whole, file):
        assert has_shape(SHAPE, data) == pydantic_agrees(data)
