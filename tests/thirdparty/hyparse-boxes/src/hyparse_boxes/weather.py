"""The weather box: 今天白天到晚上 多云转小雨 东南风2～3级 气温18℃～26℃."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from hyparse import CERTAIN, Around, SourceBlock

_SKY = "晴|阴|多云|少云|[小中大暴阵]雨|雷阵雨|雨夹雪|[小中大暴阵]雪|雾|霾|浮尘"
_TEMPERATURES = re.compile(r"(?P<low>-?\d{1,2})(?:℃|°C?|度)?[~至到\-—](?P<high>-?\d{1,2})(?:℃|°C?|度)")
_WEATHER = re.compile(rf"(?:{_SKY})(?:[转到间](?:{_SKY}))*")
_WIND = re.compile(r"[东南西北偏]{1,3}风[^,。; ]{0,4}?\d(?:[~至到\-—]\d)?级")
_CITY = re.compile(r"(?P<city>[一-鿿]{2,4}?)(?:市区?|城区)?(?:今[天日]|明[天日]|天气)")
_LONGEST = 120
"""No line of the box is longer; a paragraph that speaks of the weather is."""


@frozen
class Weather:
    """One forecast."""

    text: str
    """As printed."""
    sky: str
    """In simplified script: 多云转小雨."""
    low: int
    """Degrees Celsius."""
    high: int
    city: str | None = None
    wind: str | None = None


@frozen
class WeatherParser:
    """Lines that give the sky and two temperatures; a line that names the weather over them is part of the box."""

    kind = "weather"
    placement = "page"

    def recognise(self, block: SourceBlock, around: Around) -> float:
        """Certain of a forecast, and of the heading above one."""
        if _is_forecast(block):
            return CERTAIN
        below = around.after()
        if len(block.plain) <= 8 and "天气" in block.plain and below is not None and _is_forecast(below):
            return CERTAIN
        return 0.0

    def parse(self, blocks: Sequence[SourceBlock], around: Around) -> Iterator[Weather]:
        """One forecast a line."""
        for block in blocks:
            degrees, sky = _TEMPERATURES.search(block.plain), _WEATHER.search(block.plain)
            if degrees is not None and sky is not None:
                city, wind = _CITY.match(block.plain), _WIND.search(block.plain)
                yield Weather(
                    block.words,
                    sky[0],
                    int(degrees["low"]),
                    int(degrees["high"]),
                    city["city"] if city is not None else None,
                    wind[0] if wind is not None else None,
                )


def _is_forecast(block: SourceBlock) -> bool:
    plain = block.plain
    return len(plain) <= _LONGEST and _TEMPERATURES.search(plain) is not None and _WEATHER.search(plain) is not None
