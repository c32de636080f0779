"""The decoder's weights."""

WEIGHTS: dict[str, dict[str, float]] = {}
PAIRS: dict[tuple[str, str], float] = {}
