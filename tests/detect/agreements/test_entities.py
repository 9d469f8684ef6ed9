"""When two lists of parties may be those of one agreement."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements.entities import parties_agree

REGION = ("Region Norrmark", "länets kommuner")


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (REGION, ("Region Norrmark", "Älvsta kommun", "Granfors kommun"), True),
        (("Region Norrmark", "kommunerna i länet"), REGION, True),
        (("Region Norrmark",), REGION, True),
        (REGION, ("Region Sydmark", "Älvsta kommun", "Granfors kommun"), False),
        (REGION, ("Region Norrmark", "Älvsta kommun"), False),
        (REGION, ("Region Norrmark", "Älvsta kommun", "Sjövik Drift AB"), False),
    ],
)
def test_a_group_may_be_named_one_by_one(one: tuple[str, ...], other: tuple[str, ...], agree: bool) -> None:
    assert parties_agree(one, other) == agree
    assert parties_agree(other, one) == agree
