"""Days of the Islamic calendar that texts name, as the Umm al-Qura calendar of Saudi Arabia has them: `assets/feasts.tsv`.

One row an Islamic year, 1343 to 1500 (1924 to 2077): the civil days of Ashura, Mawlid, the first of Ramadan, Eid al-Fitr and Eid
al-Adha.
"""
import sys

from fetch import fetch

# Month and day of the Islamic year, in the order of the columns.
FEASTS = {"ashura": (1, 10), "mawlid": (3, 12), "ramadan": (9, 1), "eid-al-fitr": (10, 1), "eid-al-adha": (12, 10)}


def build(assets):
    sys.path.insert(0, str(fetch("hijridate")))
    from hijridate import Hijri

    rows = ["\t".join(("year", *FEASTS))]
    for year in range(1343, 1501):
        days = (Hijri(year, *date).to_gregorian().isoformat() for date in FEASTS.values())
        rows.append("\t".join((str(year), *days)))
    (assets / "feasts.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
