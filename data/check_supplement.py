"""Compares the Afghan points of `supplement.tsv` with reference points of another source, and prints the agreement.

    python3 data/check_supplement.py --reference PATH

PATH: a table of tab-separated values with the columns placetype, name, lat, lon, province, english, french and
other_latin (names separated by |), such as an extract of Who's On First. A district agrees within 25 km, any other
place within 10 km. It exits with 1 where less than `--least` (default 0.9) of the compared rows agree.
"""
import argparse
import csv
import math
import re
import sys
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import sources
import supplement

DISTRICT_KM, TOWN_KM = 25, 10
EARTH_KM = 6371.009


def fold(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z]", "", re.sub(r"\b(district|province)\b", "", plain))


def skeleton(name):
    """Consonants only: provinces are spelled in many ways (Konduz, Kunduz; Lowgar, Logar)."""
    return re.sub(r"[aeiouwyh]", "", fold(name))


def distance_km(lat0, lon0, lat1, lon1):
    """Great-circle distance (haversine)."""
    p0, p1, half = math.radians(lat0), math.radians(lat1), math.radians(lon1 - lon0) / 2
    h = math.sin((p1 - p0) / 2) ** 2 + math.cos(p0) * math.cos(p1) * math.sin(half) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


def read_reference(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            spellings = [row["name"], row["english"], row["french"], *row["other_latin"].split("|")]
            spellings += re.split(r"[()]", row["name"])
            yield row["placetype"], row, {fold(name) for name in spellings if fold(name)}


def compare(reference):
    """(row, kilometres to the reference's place of the name in the same province, or None) of each Afghan row."""
    provinces = {code: re.sub(r"^maidan", "", fold(name)) for code, name in sources.admin(1).items()}
    reference = list(read_reference(reference))
    for row in supplement.read():
        if row["country"] != "AF" or not row["lat"] or not row["id"].startswith("supplement:"):
            continue
        ours = {fold(name) for _, name in supplement.names_of(row)}
        is_district = row["kind"] == "district"
        found = [distance_km(float(row["lat"]), float(row["lon"]), float(other["lat"]), float(other["lon"]))
                 for placetype, other, theirs in reference
                 if (placetype == "district") == is_district and placetype != "province" and ours & theirs
                 and (not row["admin1"] or skeleton(other["province"]) == skeleton(provinces[row["admin1"]]))]
        yield row, min(found, default=None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", required=True, help="table of reference points")
    parser.add_argument("--least", type=float, default=0.9, help="share of compared rows that must agree")
    arguments = parser.parse_args()
    figures = {"district": [0, 0, 0], "other": [0, 0, 0]}
    for row, kilometres in compare(arguments.reference):
        kind, limit = ("district", DISTRICT_KM) if row["kind"] == "district" else ("other", TOWN_KM)
        agrees = kilometres is not None and kilometres <= limit
        figures[kind][0] += 1
        figures[kind][1] += kilometres is not None
        figures[kind][2] += agrees
        if not agrees:
            how = "no such name in the province" if kilometres is None else f"{kilometres:.0f} km apart"
            print(f"supplement.tsv:{row['line']}: {row['names'].split('|')[0]} ({row['kind']}, {row['admin1']}): {how}")
    for kind, (rows, compared, agree) in figures.items():
        print(f"{kind}: {rows} rows, {compared} found in the reference, {agree} agree")
    compared, agree = (sum(f[i] for f in figures.values()) for i in (1, 2))
    sys.exit(0 if compared and agree / compared >= arguments.least else 1)


if __name__ == "__main__":
    main()
