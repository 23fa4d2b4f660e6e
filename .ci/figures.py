#!/usr/bin/python3
"""Draws figures and films of `seeds` and opens them in programs that are not ours.

Usage: figures.py PROGRAM FOLDER   (figures.sh sets up programs and fonts; FOLDER is for what is written)

Pictures are compared so: each program draws the page at several times its size, and the mean of each square of these pixels is one
pixel of the page. So it is compared where ink lies and how much of it, and not how a program smooths its edges. A pixel differs where
red, green or blue is off by more than LEVELS of 255. Ends with a line of what passed and failed.
"""

import concurrent.futures
import datetime
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

import numpy
from PIL import Image

import figures_browser
import figures_film
import figures_survey
from figures_checks import check, report

SEEDS = pathlib.Path(__file__).resolve().parent.parent / "seeds"
SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"

ZOOM = 4
LEVELS = 32
MOST = 0.01
# pdftoppm puts the left top corner of each letter on a whole pixel: on pages that are small, and most of them type, it must draw finer to
# show where letters are.
FINER_ZOOM, SMALL_PAGE = 8, 1_000_000

# Stands for the file of a base map that is made before the figures are.
SURVEY = "survey.mbtiles"
# Accents, ligatures that fonts like to make, a space that does not break and a narrow one.
TITLE = "Été à Kaboul\u00a0: œuvre, affluence, fiancé\u202f; Hérat"
FIGURES = {
    "map": [],
    "dark": ["--theme", "dark"],
    "print": ["--theme", "print"],
    "a4": ["--preset", "a4", "--sources", "page", "--language", "fr", "--title", TITLE],
    "column": ["--preset", "column"],
    "themes": ["--by-theme", "--bbox=-20,10,110,60"],
    "french": ["--language", "fr", "--window", "2021-07", "--title", TITLE],
    "weeks": ["--multiples", "week"],
    "locator": ["--locator"],
    "pictures": ["--base-map", SURVEY],
    "pictures-weeks": ["--base-map", SURVEY, "--multiples", "week"],
}
# The further pages of this one are full of small type.
LISTED = "a4"


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command}: {done.stderr}")
    return done.stdout


def draw(program, folder, name):
    """One figure in every format; the picture for comparison in the first run only."""
    options = [folder.parent / SURVEY if option == SURVEY else option for option in FIGURES[name]]
    command = [program, "render", SEEDS, *options]
    run(*command, "-o", folder / f"{name}.png")
    run(*command, "-o", folder / f"{name}.svg")
    run(*command, "--outlines", "-o", folder / f"{name}-outlines.svg")
    run(*command, "-o", folder / f"{name}.pdf")
    if folder.name == "a":
        (folder / "large").mkdir(exist_ok=True)
        run(*command, "--scale", ZOOM, "-o", folder / "large" / f"{name}.png")


def same_bytes(first, second):
    for path in sorted(first.glob("*.*")):
        check(f"two runs give the same {path.name}", path.read_bytes() == (second / path.name).read_bytes())


def further(name, page):
    return name if page == 1 else f"{name}-{page}"


def pages_of(folder, name):
    """The numbers of a figure's pages."""
    return range(1, 2 + len(list(folder.glob(f"{name}-[0-9].svg"))))


def reduced(path, zoom):
    with Image.open(path) as picture:
        # pdftocairo rounds sides up, so that a column of pixels may be there beyond the page.
        width, height = (side // zoom * zoom for side in picture.size)
        return numpy.asarray(picture.convert("RGB").crop((0, 0, width, height)).reduce(zoom)).astype(numpy.int16)


def share_off(ours, theirs):
    if ours.shape != theirs.shape:
        return 1.0
    return float((numpy.abs(ours - theirs).max(axis=2) > LEVELS).mean())


def rasterised(folder, name, page):
    """Pictures of a page by other programs: (program and format, path, zoom)."""
    own = further(name, page)
    svg, outlines = folder / f"{own}.svg", folder / f"{further(f'{name}-outlines', page)}.svg"
    pdf, large = folder / f"{name}.pdf", folder / "large"
    with Image.open(folder / f"{own}.png") as picture:
        width, height = picture.size
    for kind, path in (("text", svg), ("outlines", outlines)):
        to = large / f"{own}-{kind}.rsvg.png"
        run("rsvg-convert", "--zoom", ZOOM, path, "-o", to)
        yield f"rsvg-convert, SVG with {kind}", to, ZOOM
    finer = FINER_ZOOM if width * height < SMALL_PAGE else ZOOM
    for tool, zoom in (("pdftocairo", ZOOM), ("pdftoppm", finer)):
        to = large / f"{own}.{tool}.png"
        size = ["-scale-to-x", width * zoom, "-scale-to-y", height * zoom]
        run(tool, "-png", "-singlefile", "-f", page, "-l", page, *size, pdf, to.with_suffix(""))
        yield f"{tool}, PDF", to, zoom


def compare(folder, name, page):
    """The share of pixels that differ, by program; our own picture is the measure."""
    ours = reduced(folder / "large" / f"{further(name, page)}.png", ZOOM)
    shares = {}
    for said, path, zoom in rasterised(folder, name, page):
        shares[said] = share_off(ours, reduced(path, zoom))
        path.unlink()
    seen_by_browser = folder / "large" / f"{further(name, page)}.chromium.png"
    shares["Chromium, SVG with text"] = share_off(ours, reduced(seen_by_browser, ZOOM))
    # That the measure sees what it is there for: a page that is shifted by half a pixel.
    with Image.open(folder / "large" / f"{further(name, page)}.png") as picture:
        shifted = Image.fromarray(numpy.roll(numpy.asarray(picture.convert("RGB")), ZOOM // 2, axis=1))
    return shares, share_off(ours, numpy.asarray(shifted.reduce(ZOOM)).astype(numpy.int16))


def pictures_agree(folder, pool):
    wanted = [(name, page) for name in FIGURES for page in (pages_of(folder, name) if name == LISTED else [1])]
    figures_browser.draw(folder, [further(*figure) for figure in wanted], ZOOM)
    jobs = {figure: pool.submit(compare, folder, *figure) for figure in wanted}
    for (name, page), job in jobs.items():
        shares, shifted = job.result()
        said = ", ".join(f"{program} {100 * share:.3f}" for program, share in shares.items())
        print(f"{further(name, page)}: % of pixels that differ: {said}; shifted by half a pixel {100 * shifted:.2f}")
        for program, share in shares.items():
            check(f"{further(name, page)} as {program} differs in less than 1 %: {share:.4f}", share < MOST)
        if name == LISTED and page > 1:
            check("letters shifted by half a pixel are told apart", shifted > MOST)


def texts_of(path):
    return ["".join(text.itertext()) for text in xml.etree.ElementTree.parse(path).iter(f"{SVG}text")]


def svg_is_sound(folder):
    for path in sorted(folder.glob("*.svg")):
        run("xmllint", "--nonet", "--noout", path)
        root = xml.etree.ElementTree.parse(path).getroot()
        layers = [node for node in root if node.tag == f"{SVG}g"]
        named = [(layer.get("id"), layer.get(f"{INKSCAPE}groupmode"), layer.get(f"{INKSCAPE}label")) for layer in layers]
        check(f"{path.name}: layers have names", len(named) > 3 and all(name and mode == "layer" and label for name, mode, label in named))
        ids = [node.get("id") for node in root.iter() if node.get("id")]
        check(f"{path.name}: each identifier is there once", len(ids) == len(set(ids)))
        count = len(list(root.iter(f"{SVG}text")))
        check(f"{path.name}: {count} texts", (count == 0) if "-outlines" in path.name else (count > 5))
        values = [value for node in root.iter() for key, value in node.attrib.items()]
        outside = [value for value in values if "://" in value or re.search(r"url\((?!#)", value)]
        pictures = [node for node in root.iter() if re.search(r"\}(image|use)$", str(node.tag))]
        links = [value for node in pictures for key, value in node.attrib.items() if key.endswith("href")]
        within = all(value.startswith(("data:image/", "#")) for value in links)
        check(f"{path.name}: {len(pictures)} pictures, and all within", within and bool(pictures) == path.name.startswith("pictures"))
        check(f"{path.name}: nothing outside of the file is asked for: {outside[:3]}", not outside)
        asks = [node.tag for node in root.iter() if re.search(r"\}(script|style|foreignObject|a)$", str(node.tag))]
        check(f"{path.name}: no element that could ask: {asks[:3]}", not asks)


def plain(text):
    """A text with each run of spaces, of any kind, as one."""
    return re.sub(r"\s+", " ", text).strip()


def pdf_is_sound(folder, name):
    pdf = folder / f"{name}.pdf"
    run("qpdf", "--check", pdf)
    fonts = [line.split() for line in run("pdffonts", pdf).splitlines()[2:]]
    # name, type in words, encoding, then: embedded, subset, Unicode map, object and generation.
    check(f"{pdf.name}: fonts {fonts}", fonts and all(font[-5:-2] == ["yes"] * 3 for font in fonts))
    about = dict(re.split(r":\s+", line, maxsplit=1) for line in run("pdfinfo", pdf).splitlines() if re.search(r":\s", line))
    pages = pages_of(folder, name)
    check(f"{pdf.name}: as many pages as there are drawings", int(about["Pages"]) == len(pages))
    check(f"{pdf.name}: tagged", about["Tagged"] == "yes")
    first = texts_of(folder / f"{name}.svg")
    language = "fr" if "fr" in FIGURES[name] else "en"
    run("qpdf", "--qdf", "--object-streams=disable", pdf, pdf.with_suffix(".qdf"))
    bare = pdf.with_suffix(".qdf").read_bytes()
    check(f"{pdf.name}: says its language", b"/Lang (%s)" % language.encode() in bare)
    tree = run("pdfinfo", "-struct", pdf)
    check(f"{pdf.name}: has a heading and a figure for readers", re.search(r"^\s*H1", tree, re.M) and re.search(r"^\s*Figure", tree, re.M))
    if TITLE in FIGURES[name]:
        check(f"{pdf.name}: title {about['Title']!r}", about["Title"] == TITLE)
        check(f"{pdf.name}: its title stands on the page", TITLE in first)
    if "a4" in FIGURES[name]:
        points = [float(side) for side in re.findall(r"[\d.]+", about["Page size"])[:2]]
        check(f"{pdf.name}: A4 is 595.276 by 841.890 points: {points}", max(abs(points[0] - 595.276), abs(points[1] - 841.89)) < 0.001)
    for page in pages:
        said = plain(run("pdftotext", "-layout", "-f", page, "-l", page, pdf, "-"))
        # In columns the lines of one stand beside those of the other: text by text.
        lost = [text for text in map(plain, texts_of(folder / f"{further(name, page)}.svg")) if text not in said]
        check(f"{pdf.name}: every text of page {page} can be selected: {lost[:5]}", not lost)
    return plain(run("pdftotext", "-layout", pdf, "-"))


def names_and_numbers(program, said):
    """What the corpus says stands in the figure's text: the most mentioned places, with their counts."""
    lines = run(program, "extract", SEEDS).splitlines()
    mentions = [mention for mention in map(json.loads, lines) if mention["place"]]
    counts = {}
    for mention in mentions:
        if mention["place"]["kind"] == "city":
            counts[mention["place"]["name"]] = counts.get(mention["place"]["name"], 0) + 1
    most = sorted(counts.items(), key=lambda place: -place[1])[:5]
    # As the articles spell it.
    spelt = {"Kabul": "Kaboul"}
    for name, count in most:
        named = spelt.get(name, name)
        check(f"{named} stands in the map's text", named in said)
        check(f"{count} mentions of {named} stand there", re.search(rf"(?<!\d){count}(?!\d)", said))
    days = [mention["date"] for mention in mentions if mention["date"]]
    first = min(datetime.date.fromisoformat(day["earliest"]) for day in days)
    last = max(datetime.date.fromisoformat(day["latest"]) for day in days)
    check("the days from the first to the last stand there", f"{first.day} May to {last.day} August 2021" in said and (first.month, last.month) == (5, 8))
    check("all mentions are counted", f"{len(mentions)} of {len(mentions)} mentions from 5 documents" in said)
    return (last - first).days + 1


def print_sizes(program, folder):
    run(program, "render", SEEDS, "--preset", "column", "--dpi", "300", "-o", folder / "dpi.png")
    with Image.open(folder / "dpi.png") as picture:
        dpi = picture.info.get("dpi", (0, 0))
        check(f"300 pixels to the inch: {dpi}", all(abs(value - 300) < 0.01 for value in dpi))
        check(f"90 mm at 300 DPI: {picture.size}", abs(picture.size[0] - 90 / 25.4 * 300) < 2)
    run(program, "render", SEEDS, "--size", "1250x320", "--scale", "8", "-o", folder / "wide.png")
    with Image.open(folder / "wide.png") as picture:
        picture.load()
        check(f"ten thousand pixels wide: {picture.size}", picture.size == (10_000, 2_560))


def main(program, folder):
    Image.MAX_IMAGE_PIXELS = None
    program = pathlib.Path(program).resolve()
    first, second = folder / "a", folder / "b"
    first.mkdir()
    second.mkdir()
    figures_survey.write(folder / SURVEY)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(draw, program, to, name) for to in (first, second) for name in FIGURES]
        for job in jobs:
            job.result()
        same_bytes(first, second)
        svg_is_sound(first)
        texts = {name: pdf_is_sound(first, name) for name in FIGURES}
        days = names_and_numbers(program, texts["map"])
        pictures_agree(first, pool)
    figures_film.check_films(program, SEEDS, folder, days)
    print_sizes(program, folder)
    report()


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
