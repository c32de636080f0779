"""Block parsers for boxes that Chinese newspapers print."""

from __future__ import annotations

from hyparse_boxes.lottery import Draw, LotteryParser
from hyparse_boxes.obituary import Obituary, ObituaryParser
from hyparse_boxes.weather import Weather, WeatherParser

__all__ = ["PARSERS", "Draw", "LotteryParser", "Obituary", "ObituaryParser", "Weather", "WeatherParser"]

PARSERS = (WeatherParser(), LotteryParser(), ObituaryParser())
"""One of each."""
