"""The rows the Rust builder reads: places, names and areas as text files in a fixed order. README.md has the format."""
import json
import re

import names

PLACE_COLUMNS = ("id", "name", "kind", "feature_class", "country", "admin1", "admin2", "lat", "lon", "population", "capital")
FEATURE_CLASS = {"country": "A", "province": "A", "district": "A", "supranational": "A", "continent": "L", "region": "L",
                 "city": "P", "village": "P", "square": "S", "base": "S", "airport": "S", "border-post": "S", "facility": "S",
                 "port": "H", "river": "H", "lake": "H", "sea": "H", "mountain": "T", "island": "T"}


class Rows:
    """Places by id, each with its names; later facts win for places, the better rank wins for names."""

    def __init__(self):
        self.places, self.names, self.areas = {}, {}, {}
        # Names that are known to be the English ones too: (id, name).
        self.english = set()

    def place(self, id, name, kind, lat, lon, country="", admin1="", admin2="", population=0, capital=""):
        name = names.clean(name)
        assert id not in self.places and name, (id, name)
        self.places[id] = {"id": id, "name": name, "kind": kind, "feature_class": FEATURE_CLASS[kind], "country": country,
                           "admin1": admin1, "admin2": admin2, "lat": lat, "lon": lon, "population": population,
                           "capital": capital}
        self.names[id] = {}
        self.name(id, name, rank=names.MAIN)

    def name(self, id, name, lang="", rank=names.ALTERNATE, first=False, english=False):
        """Adds a name. A name without a language gives way to the same name with one, at the better of both ranks, unless
        it is known to be the English one.

        Of several usual names in a language, the one added first is shown; `first` puts a later one before them.
        """
        name, known = names.clean(name), self.names[id]
        if not name:
            return
        # The display name is the English one, and stays without a language: others are told beside it.
        lang = "" if lang == "en" else lang
        if english:
            self.english.add((id, name))
        if lang and known.get((name, ""), names.MAIN) != names.MAIN and (id, name) not in self.english:
            rank = min(rank, known.pop((name, "")), key=names.ORDER.index)
        elif not lang and not english and (same := [key for key in known if key[0] == name]):
            lang = min(same)[1]
        old = known.get((name, lang))
        known[name, lang] = min(rank, old, key=names.ORDER.index) if old else rank
        if first:
            self.names[id] = {(name, lang): known.pop((name, lang))} | known

    def rename(self, id, name):
        """Gives a place another display name; the one it had stays as a preferred one."""
        for key, rank in self.names[id].items():
            if rank == names.MAIN:
                self.names[id][key] = names.PREFERRED
        self.places[id]["name"] = names.clean(name)
        self.names[id][names.clean(name), ""] = names.MAIN

    def set_kind(self, id, kind):
        self.places[id] |= {"kind": kind, "feature_class": FEATURE_CLASS[kind]}

    def has_name(self, id, name):
        return any(known == name for known, _ in self.names[id])

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        with _create(folder / "places.tsv") as file:
            file.write("\t".join(PLACE_COLUMNS) + "\n")
            for id in sorted(self.places, key=_id_order):
                place = self.places[id]
                values = place | {"lat": f"{place['lat']:.5f}", "lon": f"{place['lon']:.5f}"}
                file.write("\t".join(str(values[column]) for column in PLACE_COLUMNS) + "\n")
        with _create(folder / "names.tsv") as file:
            file.write("id\tname\tlang\trank\n")
            for id in sorted(self.names, key=_id_order):
                known = self.names[id].items()
                for (name, lang), rank in sorted(known, key=lambda item: names.ORDER.index(item[1])):
                    file.write(f"{id}\t{name}\t{lang}\t{rank}\n")
        with _create(folder / "areas.jsonl") as file:
            for id in sorted(self.areas, key=_id_order):
                polygons = [[[_point(p) for p in ring] for ring in polygon] for polygon in self.areas[id]]
                file.write(json.dumps({"id": id, "polygons": _without_repeats(polygons)}, separators=(",", ":")) + "\n")


def _point(point):
    return [round(point[0], 4), round(point[1], 4)]


def _without_repeats(polygons):
    """Points that rounding made equal are one; rings that it made flat are gone."""
    slim = []
    for polygon in polygons:
        rings = [[p for i, p in enumerate(ring) if not i or p != ring[i - 1]] for ring in polygon]
        if len(rings[0]) > 3:
            slim.append([ring for ring in rings if len(ring) > 3])
    return slim


def _create(path):
    return path.open("w", encoding="utf-8", newline="\n")


def _id_order(id):
    """By source, then numbers as numbers."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"[:.]", id)]
