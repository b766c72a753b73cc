"""Nothing raises, every offset is true, every record is whole, whatever the text."""

from __future__ import annotations

import pytest
from tests.robustness.fuzzing import run
from tests.robustness.properties import PROPERTIES, Property


@pytest.mark.parametrize("prop", PROPERTIES, ids=lambda prop: prop.name)
def test_holds(prop: Property) -> None:
    run(prop, 200 if prop.name not in {"documents", "text_files"} else 60)
