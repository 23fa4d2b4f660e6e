"""Reads `supplement.tsv`, the rows curated by hand, and adds them to those of the packages. README.md has the format."""
import re
import sys
from pathlib import Path

import names
import sources

PATH = Path(__file__).resolve().parent / "supplement.tsv"
COLUMNS = ("id", "names", "kind", "country", "admin1", "lat", "lon", "capital", "source")
PREFIX = re.compile(r"(main|alt|abbr|cldr|[a-z]{2,3}(?:-[A-Za-z]{2,4})?):(.+)")


def read(path=PATH):
    """The rows as dicts of text, with their line number."""
    rows, header = [], None
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            values = tuple(line.rstrip("\n").split("\t"))
            if line.startswith("#") or not line.strip():
                continue
            if header is None:
                header = values
                if header != COLUMNS:
                    sys.exit(f"error: {path.name}: the columns are {header}\nhint: they must be {COLUMNS}")
            elif len(values) != len(COLUMNS):
                sys.exit(f"error: {path.name}:{number}: {len(values)} columns\nhint: there must be {len(COLUMNS)}")
            else:
                rows.append(dict(zip(COLUMNS, values)) | {"line": number})
    return rows


def names_of(row):
    """(language or mark, name) of a row's names; a name without a prefix has ""."""
    for part in filter(None, row["names"].split("|")):
        match = PREFIX.fullmatch(part)
        yield match.groups() if match else ("", part)


def apply(rows, admin1_ids, path=PATH):
    """Adds the curated rows: a new place where the id is new, else more names and facts of the one there is.

    Gives back the towns that a row says are no seat, however alike their name and their province's are.
    """
    not_seats = set()
    for row in read(path):
        id, admin1 = _id(row), row["admin1"]
        if admin1 and admin1 not in admin1_ids:
            sys.exit(f"error: {path.name}:{row['line']}: no admin-1 has the code {admin1}")
        if not row["source"]:
            sys.exit(f"error: {path.name}:{row['line']}: no source\nhint: say where the fact comes from")
        if id in rows.places:
            _complete(rows, id, row)
        elif row["id"].startswith("supplement:"):
            _add(rows, id, row, admin1_ids.get(admin1, ""))
        else:
            sys.exit(f"error: {path.name}:{row['line']}: no package has {id}\nhint: a new place is supplement:<slug>")
        _add_names(rows, id, row)
        # A district's point may be that of its seat in cities500, which then lies in the district.
        if row["kind"] == "district" and (match := re.search(r"cities500 (\d+)", row["source"])):
            rows.places[f"geonames:{match[1]}"]["admin2"] = id
        if row["capital"] == "none":
            not_seats.add(id)
    return not_seats


def _id(row):
    """A row's id: GeoNames' of an admin-1 that is given by its code, and of a district whose source begins with its code."""
    if row["id"].startswith("admin1:"):
        return sources.admin_id(row["id"].removeprefix("admin1:"))
    if row["kind"] == "district" and (match := re.match(r"admin2 ([A-Z]{2}\.\w+\.\w+)", row["source"])):
        return sources.admin_id(match[1])
    return row["id"]


def _add(rows, id, row, admin1):
    main = next((name for mark, name in names_of(row) if mark in ("", "main", "en")), None)
    if not (main and row["kind"] and row["lat"] and row["lon"]):
        sys.exit(f"error: supplement.tsv:{row['line']}: a new place needs an English name, kind, lat and lon")
    rows.place(id, main, row["kind"], float(row["lat"]), float(row["lon"]), row["country"], admin1, capital=row["capital"])


def _complete(rows, id, row):
    place = rows.places[id]
    if row["kind"]:
        rows.set_kind(id, row["kind"])
    if row["lat"]:
        place["lat"], place["lon"] = float(row["lat"]), float(row["lon"])
    if row["capital"]:
        place["capital"] = "" if row["capital"] == "none" else row["capital"]


def _add_names(rows, id, row):
    # What was curated for a place goes before what a catalogue says; countries keep CLDR's names.
    first = rows.places[id]["kind"] != "country"
    for mark, name in reversed(list(names_of(row))):
        if mark == "main":
            if rows.places[id]["name"] != name:
                rows.rename(id, name)
        elif mark == "cldr":
            add_territory(rows, id, name)
        elif mark == "abbr":
            rows.name(id, name, rank=names.ABBREVIATION)
        elif mark == "alt":
            rows.name(id, name, rank=names.ALTERNATE)
        else:
            rows.name(id, name, mark, names.PREFERRED, first, english=not mark)


def add_territory(rows, id, code):
    """Names of a CLDR territory in every language; a name that several languages share is given once."""
    territories = sources.territories()
    for locale in sorted(territories, key=lambda locale: (locale not in ("en", "fr"), locale)):
        for key, name in sorted(territories[locale].items()):
            if key.split("-alt-")[0] != code or name == code:
                continue
            for variant in filter(None, (names.without_brackets(name), name)):
                if locale in ("en", "fr") or not rows.has_name(id, names.clean(variant)):
                    rows.name(id, variant, locale, _rank_of_territory(variant, locale))


def _rank_of_territory(name, locale):
    """Short forms of other languages without points (VK, BK, VSA) would be found everywhere, and are codes."""
    if not names.is_abbreviation(name):
        return names.PREFERRED
    return names.ABBREVIATION if locale in ("en", "fr") or "." in name else names.CODE
