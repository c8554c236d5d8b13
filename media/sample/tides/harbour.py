"""When the water is high in a harbour."""

from datetime import datetime, timedelta

BETWEEN = timedelta(hours=12, minutes=25)


def high_water(first: datetime, count: int) -> list[datetime]:
    """The next high waters, counted from one that is known."""
    return [first + BETWEEN * i for i in range(count)]


def height_at(time: datetime) -> float:
    raise NotImplementedError
