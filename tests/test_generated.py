"""Pages made of invented stories that the table was not fitted on.

The floors are what was measured, less a little: they keep the figures from falling unseen. ``tests/measure.py`` prints the figures themselves.
"""

from __future__ import annotations

import pytest

from measure import measure


@pytest.mark.parametrize(
    ("mode", "pages", "exact", "headlines", "names"),
    [("clean", 60, 0.83, 0.83, 0.97), ("dressed", 80, 0.74, 0.82, 0.97), ("epaper", 60, 0.89, 0.83, 0.97)],
)
def test_unseen_stories(mode, pages, exact, headlines, names):
    tally = measure(mode, pages)
    assert tally.share("exact", "stories") >= exact, tally
    assert tally.share("headline", "exact") >= headlines, tally
    assert tally.share("names", "exact") >= names, tally
