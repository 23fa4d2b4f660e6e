"""Builds `fonts/`: the interface's and the reader's type, cut down to the scripts and signs that the program shows.

Inter's digits are made tabular for good, since egui cannot ask a font for a feature: figures in counts and dates then
keep their place while they change.
"""
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from fetch import fetch

# Latin with its extensions, IPA and modifier letters, combining marks, Greek, Cyrillic, punctuation, currency, arrows.
EUROPEAN = ["0000-024F", "0250-02FF", "0300-036F", "0370-03FF", "0400-052F", "1E00-1EFF", "2000-206F", "2070-209F",
            "20A0-20C0", "2100-214F", "2190-21FF", "2200-22FF", "25A0-25FF", "2713", "2717", "FB00-FB06", "FFFD"]
ARABIC = ["0020", "0600-06FF", "0750-077F", "08A0-08FF", "FB50-FDFF", "FE70-FEFF", "200C-200F"]
# Signs that neither Inter nor Noto Serif has.
SIGNS = "▾▸▴◂▶◀▼▲✓✕✗⌖⌘⇧⚠●○◆◇■□◐◑⏵⏸⏮⏭☰⚲"
FEATURES = ["calt", "case", "ccmp", "init", "isol", "fina", "kern", "liga", "locl", "mark", "medi", "mkmk", "pnum",
            "rlig", "tnum"]
NOTO = "usr/share/fonts/truetype/noto"
FONTS = [
    *(("inter-ui", f"package/web/Inter-{weight}.woff2", f"Inter-{weight}.ttf", EUROPEAN)
      for weight in ("Regular", "Medium", "SemiBold", "Bold")),
    ("fonts-noto-core", f"{NOTO}/NotoSerif-Regular.ttf", "NotoSerif-Regular.ttf", EUROPEAN),
    ("fonts-noto-core", f"{NOTO}/NotoSerif-Bold.ttf", "NotoSerif-Bold.ttf", EUROPEAN),
    ("fonts-noto-core", f"{NOTO}/NotoSansArabic-Regular.ttf", "NotoSansArabic-Regular.ttf", ARABIC),
    ("fonts-noto-core", f"{NOTO}/NotoSansSymbols2-Regular.ttf", "NotoSansSymbols2-Regular.ttf",
     [f"{ord(sign):04X}" for sign in SIGNS]),
]
NOTO_NOTICE = """Noto Serif, Noto Sans Arabic and Noto Sans Symbols 2
Copyright 2010, 2012-2020 Google Inc.; 2015-2020 Google LLC.

This Font Software is licensed under the SIL Open Font License, Version 1.1: the text is in OFL-Inter.txt beside this file
and at https://openfontlicense.org. The files here are cut down to the characters that Dateline shows.
"""


def build(out_dir):
    """Writes the fonts and their licences into `out_dir/fonts` and returns that folder."""
    folder = Path(out_dir) / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    for package, source, name, ranges in FONTS:
        font = TTFont(fetch(package) / source, recalcTimestamp=False)
        if package == "inter-ui":
            _make_digits_tabular(font)
        _cut(font, ranges)
        font.flavor = None
        font.save(folder / name, reorderTables=True)
    shutil.copyfile(fetch("inter-ui") / "package/LICENSE.txt", folder / "OFL-Inter.txt")
    (folder / "OFL-Noto.txt").write_text(NOTO_NOTICE, "utf-8")
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"fonts: {len(FONTS)} files, {size} bytes with licences", file=sys.stderr)
    return folder


def _make_digits_tabular(font):
    """Lets the characters 0 to 9 point at the glyphs that the feature `tnum` would put in their place."""
    substitutions, table = {}, font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for lookup in table.LookupList.Lookup[index].SubTable:
                    substitutions.update(getattr(lookup, "ExtSubTable", lookup).mapping)
    for encoding in font["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            if digit in encoding.cmap:
                encoding.cmap[digit] = substitutions.get(encoding.cmap[digit], encoding.cmap[digit])


def _cut(font, ranges):
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=["*"], notdef_outline=True,
                             glyph_names=False, recalc_timestamp=False, drop_tables=["DSIG"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(",".join(ranges)))
    cutter.subset(font)


if __name__ == "__main__":
    build(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "assets")
