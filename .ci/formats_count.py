"""What the mentions of a JSON-lines file are, counted without any code of Dateline's."""

import json


class Counted:
    """Counts of one file: mentions, those with a place, places, areas, extent, and how many share a day with a window."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as lines:
            self.lines = [json.loads(line) for line in lines]
        self.placed = [line for line in self.lines if line["place"]]
        self.places = {line["place"]["id"] for line in self.placed}
        # Of the places that the texts of this check name these have an outline in the gazetteer; districts of Afghanistan have none.
        self.areas = {line["place"]["id"] for line in self.placed if line["place"]["kind"] in ("country", "province")}
        self.documents = {line["document"] for line in self.lines}
        lons = [line["place"]["lon"] for line in self.placed]
        lats = [line["place"]["lat"] for line in self.placed]
        self.extent = [min(lons), min(lats), max(lons), max(lats)]

    def __len__(self):
        return len(self.lines)

    def within_box(self, box):
        """Mentions whose place lies within west, south, east, north."""
        west, south, east, north = box
        places = [line["place"] for line in self.placed]
        return sum(1 for at in places if west <= at["lon"] <= east and south <= at["lat"] <= north)

    def within(self, first, last):
        """Mentions with a place whose days share one with those from `first` to `last`."""
        dates = [line["date"] for line in self.placed if line["date"]]
        before = lambda date: date["latest"] and date["latest"] < first
        after = lambda date: date["earliest"] and date["earliest"] > last
        return sum(1 for date in dates if not before(date) and not after(date))


WINDOW = ("2021-07-10", "2021-07-15")


def expect(what, found, expected):
    """Ends the run where what was found is not what is expected."""
    if found != expected:
        raise SystemExit(f"error: {what}: {found!r}, expected {expected!r}")
    print(f"{what}: {found}")
