"""The fitted table says what each of its features is."""

from __future__ import annotations

from fit.families import FAMILIES, family
from hyparse.weights import WEIGHTS


def test_every_feature_is_explained_and_no_explanation_is_left_over():
    assert {family(feature) for feature in WEIGHTS} == set(FAMILIES)
