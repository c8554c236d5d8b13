"""Prints the tides of a day."""

from datetime import datetime

from tides.harbour import high_water, low_water


def print_forecast(first: datetime) -> None:
    for time in high_water(first, 2):
        print("high", time.strftime("%H:%M"))
    for time in low_water(first, 2):
        print("low", time.strftime("%H:%M"))


if __name__ == "__main__":
    print_forecast(datetime(2026, 2, 2, 4, 10))
