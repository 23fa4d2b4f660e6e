#!/usr/bin/python3
"""Opens reports in a real browser and does with them what a reader does.

Usage: page.py PROGRAM   (needs Debian's chromium, chromium-driver, python3-selenium, poppler-utils)

Counts are not the page's own: they come from the lines of `extract`. Ends with a line of what passed and failed.
"""

import collections
import contextlib
import csv
import datetime
import hashlib
import http.server
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EPOCH = datetime.date(1970, 1, 1)
HOSTILE = '</script><script>window.pwned=1</script><img src=x onerror="window.pwned=1">" onload="window.pwned=1'

passed, failed = 0, []


def check(said, right):
    """Notes whether something holds."""
    global passed
    if right:
        passed += 1
    else:
        failed.append(said)
        print(f"FAILED: {said}")


def browser():
    options = Options()
    arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,1000", "--lang=en"]
    # The browser's own errands are no request of the page.
    # A page that glides is clicked beside what is meant.
    arguments += ["--force-prefers-reduced-motion"]
    arguments += ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    for argument in arguments:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


def requests(driver):
    """What the page asked for since it was last asked; `data:` lies within the page itself."""
    found = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            found.append(message["params"]["request"]["url"])
    return [url for url in found if not url.startswith("data:")]


def report(program, texts, to, *arguments):
    subprocess.run([program, "report", texts, "-o", to, *arguments], check=True, stderr=subprocess.PIPE)


def placed(program, texts):
    """The mentions with a place, from the lines of `extract`."""
    lines = subprocess.run([program, "extract", texts], check=True, capture_output=True, text=True).stdout
    return [mention for mention in map(json.loads, lines.splitlines()) if mention["place"]]


def day(text):
    return (datetime.date.fromisoformat(text) - EPOCH).days


def expected(mentions, first, last):
    """How many of them share a day with the window, for each place."""
    inside = [
        mention["place"]["id"]
        for mention in mentions
        if mention["date"]
        and (mention["date"]["earliest"] is None or day(mention["date"]["earliest"]) <= last)
        and (mention["date"]["latest"] is None or day(mention["date"]["latest"]) >= first)
    ]
    return collections.Counter(inside)


def shown(driver):
    """What the page says it shows: the whole, and the counts of all signs and of the places beyond the map."""
    whole = int(driver.find_element(By.ID, "shown").get_attribute("data-count"))
    counts = driver.execute_script(
        "return [...document.querySelectorAll('#explore [data-place]')].map(e => Number(e.dataset.count))"
    )
    return whole, sorted(count for count in counts if count)


def slider_follows_the_texts(driver, mentions):
    start, end = driver.execute_script("return JSON.parse(document.getElementById('data').textContent).days")
    first, last = driver.find_element(By.ID, "from"), driver.find_element(By.ID, "to")
    whole, signs = shown(driver)
    check("all mentions are counted at first", whole == len(mentions))
    check("each place has its count", signs == sorted(collections.Counter(m["place"]["id"] for m in mentions).values()))
    windows = 0
    # One by one at first: the last days of the texts are full, and a day too many would show.
    singly = [(last, Keys.ARROW_LEFT, 1)] * 3 + [(first, Keys.ARROW_RIGHT, steps) for steps in (9, 1, 1)]
    by_weeks = [(first, Keys.ARROW_RIGHT, 7), (last, Keys.ARROW_LEFT, 7), (first, Keys.PAGE_UP, 1)] * 3
    for handle, key, steps in singly + by_weeks:
        handle.send_keys(key * steps)
        from_, to = (int(handle.get_attribute("value")) for handle in (first, last))
        here = expected(mentions, start + from_, start + to - 1)
        whole, signs = shown(driver)
        windows += 1
        said = f"{EPOCH + datetime.timedelta(start + from_)} to {EPOCH + datetime.timedelta(start + to - 1)}"
        check(f"{said}: {whole} counted, {sum(here.values())} in the texts", whole == sum(here.values()))
        check(f"{said}: counts of places", signs == sorted(here.values()))
        check(f"{said}: the handle says its day", bool(first.get_attribute("aria-valuetext")))
        rows = driver.execute_script("return document.querySelectorAll('#mentions tbody tr:not([hidden])').length")
        check(f"{said}: the table follows", 0 < rows <= whole)
    check("the handles moved", from_ > 0 and to < end - start + 1)
    driver.find_element(By.ID, "all-days").click()
    check("all days are back", shown(driver)[0] == len(mentions))
    return windows


def signs_open_passages(driver, mentions):
    most, count = collections.Counter(m["place"]["id"] for m in mentions if m["place"]["kind"] == "city").most_common(1)[0]
    texts = {m["text"] for m in mentions if m["place"]["id"] == most}
    signs = driver.find_elements(By.CSS_SELECTOR, ".sign")
    sign = max(signs, key=lambda sign: int(sign.get_attribute("data-count")))
    webdriver.ActionChains(driver).move_to_element(sign.find_element(By.CSS_SELECTOR, ".shape")).click().perform()
    check("the sign is pressed", sign.get_attribute("aria-pressed") == "true")
    marks = [mark.text for mark in driver.find_elements(By.CSS_SELECTOR, "#reader mark.own")]
    check("a click opens passages with the name in them", len(marks) >= 1 and set(marks) <= texts)
    check("the reader counts", str(count) in driver.find_element(By.ID, "reader-about").text)
    driver.find_element(By.ID, "map").send_keys(Keys.ESCAPE)
    check("Escape closes them", not driver.find_elements(By.CSS_SELECTOR, "#reader article"))
    sign.send_keys(Keys.ENTER)
    check("Enter opens them again", bool(driver.find_elements(By.CSS_SELECTOR, "#reader article")))
    row = driver.find_elements(By.CSS_SELECTOR, "#mentions tbody tr")[3]
    name = row.find_element(By.CSS_SELECTOR, ".place").text
    row.find_element(By.CSS_SELECTOR, "q").click()
    check("a passage of the table selects its place", driver.find_element(By.ID, "reader-title").text == name)
    pressed = driver.find_elements(By.CSS_SELECTOR, "#explore [aria-pressed=true]")
    check("and its sign alone", [own.get_attribute("data-place") for own in pressed] == [row.get_attribute("data-place")])


def map_zooms(driver):
    part = "return document.getElementById('map').getAttribute('viewBox')"
    box = lambda: [float(side) for side in driver.execute_script(part).split()]
    disc = "return document.querySelector('.sign.dot .shape').getBoundingClientRect().width"
    before, size = box(), driver.execute_script(disc)
    driver.execute_script("document.getElementById('explore').scrollIntoView()")
    driver.find_element(By.ID, "zoom-in").click()
    check("a button zooms", box()[2] < before[2])
    check("signs keep their size", abs(driver.execute_script(disc) - size) < 0.5)
    driver.find_element(By.ID, "zoom-all").click()
    check("and back", box() == before)
    driver.execute_script(
        "document.getElementById('map').dispatchEvent(new WheelEvent('wheel',"
        "{deltaY: -200, ctrlKey: true, clientX: 400, clientY: 300, cancelable: true, bubbles: true}))"
    )
    check("the wheel zooms", box()[2] < before[2])
    driver.find_element(By.ID, "map").send_keys("0")
    check("a key shows the whole", box() == before)


def names_lie_apart(driver):
    overlaps = driver.execute_script(
        """const boxes = [...document.querySelectorAll('#map text.name:not(.muted), #map text.area:not(.muted)')]
             .filter(e => e.textContent && !e.closest('.gone')).map(e => e.getBoundingClientRect());
           let found = 0;
           boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
             if (a.left + 2 < b.right && b.left + 2 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom) found++;
           }));
           return [found, boxes.length]"""
    )
    check(f"no name lies on another: {overlaps}", overlaps[0] == 0 and overlaps[1] > 5)


def numbers_lead_to_places(driver):
    """The figure's signs have numbers, and the tables tell which place each is."""
    texts = "return [...document.querySelectorAll('#figure-markers text')].map(text => text.textContent)"
    signs = {int(said) for said in driver.execute_script(texts) if said.isdigit()}
    cells = "return [...document.querySelectorAll(arguments[0])].map(row => [row.dataset.place, row.querySelector('.sign-number')?.textContent])"
    places = dict(driver.execute_script(cells, "#places tbody tr"))
    numbers = [int(said) for said in places.values() if said.isdigit()]
    check(f"every number on a sign is that of a place: {signs - set(numbers)}", signs and signs <= set(numbers))
    check("places stand by their numbers", numbers == sorted(numbers) and numbers[0] == 1)
    rows = driver.execute_script(cells, "#mentions tbody tr")
    check("a mention has the number of its place", all(said == places[place] or places[place] == "–" for place, said in rows))
    drawn = "return document.querySelectorAll('#places tbody tr').length"
    check("each place is there once", driver.execute_script(drawn) == len(places))


def themes_are_told(driver, program, texts):
    """The column of themes says what the table for other programs says."""
    table = subprocess.run([program, "extract", texts, "--format", "csv"], check=True, capture_output=True, text=True).stdout
    found = {row["theme"] for row in csv.DictReader(table.splitlines(True)) if row["theme"] and row["place_id"] and row["edtf"]}
    said = driver.execute_script(
        """const column = [...document.querySelectorAll('#mentions th')].findIndex(head => head.textContent === 'Theme');
           return [...document.querySelectorAll('#mentions tbody tr')].map(row => row.cells[column].textContent)"""
    )
    named = {theme for cell in said for theme in cell.split(", ") if theme}
    check(f"as many themes as in the data: {named}, {found}", len(named) == len(found) > 1)


def is_accessible(driver, language):
    check("the page says its language", driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == language)
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    asked = {"button", "slider", "link", "img", "region", "complementary", "navigation", "columnheader", "figure"}
    nameless, counted, roles = [], 0, set()
    for node in nodes:
        role = node.get("role", {}).get("value")
        roles.add(role)
        if role in asked and not node.get("ignored"):
            counted += 1
            if role not in {"complementary", "figure"} and not node.get("name", {}).get("value"):
                nameless.append(role)
    check(f"everything to be used has a name: {nameless}", not nameless and counted > 50)
    check("there are landmarks", {"banner", "main", "contentinfo", "navigation", "complementary"} <= roles)
    return counted


def looks_right(driver):
    media = lambda **asked: driver.execute_cdp_cmd("Emulation.setEmulatedMedia", asked)
    ground = "return getComputedStyle(document.body).backgroundColor"
    land = "return getComputedStyle(document.querySelector('#map-base-map rect')).fill"
    colours = set()
    for scheme in ("light", "dark"):
        media(features=[{"name": "prefers-color-scheme", "value": scheme}])
        colours |= {driver.execute_script(ground), driver.execute_script(land)}
    check(f"light and dark differ, page and map: {colours}", len(colours) == 4)
    driver.find_element(By.ID, "from").send_keys(Keys.ARROW_RIGHT * 30)
    media(media="print", features=[])
    hidden = "return [...document.querySelectorAll('#mentions tbody tr')].filter(row => !row.offsetHeight).length"
    check("print has every row", driver.execute_script(hidden) == 0)
    check("and no map to be used", driver.execute_script("return document.getElementById('explore').offsetHeight") == 0)
    media(media="", features=[])
    driver.find_element(By.ID, "all-days").click()
    for width in (1440, 1000, 700, 390, 320):
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        wide = driver.execute_script("return document.documentElement.scrollWidth")
        check(f"{width} pixels are wide enough: {wide}", wide <= width)
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@contextlib.contextmanager
def listener():
    """A server on this machine that counts who asks it for anything."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def hostile_texts(folder):
    """Texts whose names, titles and words would like to be run."""
    folder.mkdir()
    (folder / "<img src=x onerror=pwned=1>.txt").write_text(f"{HOSTILE}\n\nLe 13 juillet 2021, à Kaboul, {HOSTILE}.\n")
    page = f"<html><head><title>{HOSTILE}</title></head><body><p>Published 13 July 2021</p><p>In Kabul &lt;script&gt;window.pwned=1&lt;/script&gt; {{{{data}}}} &lt;/q&gt;.</p></body></html>"
    (folder / "a.html").write_text(page)
    (folder / "b.txt").write_text("Herat \u2028 \u2029 --> ]]> ' \" ` ${pwned} {{script}} <!-- <svg/onload=pwned=1>\n\nÀ Herat <style>*{display:none}</style>\n")
    return str(folder)


def stays_text(driver, program, folder):
    texts = hostile_texts(folder / "texts")
    page = folder / "hostile.html"
    report(program, texts, page, "--title", HOSTILE)
    requests(driver), driver.get_log("browser")
    driver.get(page.as_uri())
    places = driver.find_elements(By.CSS_SELECTOR, "#mentions .place")
    check("hostile texts are reported", len(places) >= 2)
    for sign in driver.find_elements(By.CSS_SELECTOR, ".sign, .outline"):
        sign.send_keys(Keys.ENTER)
    check("no script of a text runs", driver.execute_script("return window.pwned === undefined"))
    check("the title is text", HOSTILE in driver.find_element(By.TAG_NAME, "h1").text)
    count = driver.execute_script("return [document.images.length, document.scripts.length, document.querySelectorAll('style').length]")
    check(f"no element comes from a text: {count}", count == [0, 2, 1])
    check("hostile texts ask for nothing", requests(driver) == [page.as_uri()])
    errors = driver.get_log("browser")
    check(f"nothing is complained of: {errors}", not errors)
    # Even what gets into the page all the same is not run, and reaches nobody.
    with listener() as (address, asked):
        driver.execute_script(
            """const script = document.createElement('script'); script.textContent = 'window.pwned = 1'; document.body.append(script);
               const image = document.createElement('img'); image.src = arguments[0] + '/a.png'; document.body.append(image);
               fetch(arguments[0] + '/b').catch(() => {}); navigator.sendBeacon(arguments[0] + '/c');
               const made = document.createElement('div'); made.innerHTML = '<b onclick="window.pwned=1">x</b>'; document.body.append(made);
               made.firstChild.click();""",
            address,
        )
        time.sleep(1)
        check("the policy holds", driver.execute_script("return window.pwned === undefined"))
        check(f"nobody is asked: {asked}", not asked)
    blocked = [entry for entry in driver.get_log("browser") if "Content Security Policy" in entry["message"]]
    check(f"and says so: {len(blocked)}", len(blocked) >= 5)


def many_texts(folder, count):
    """Texts of many days and places, more than a page holds passages of."""
    folder.mkdir()
    places = ["Kandahar", "Kabul", "Herat", "Kunduz", "Ghazni", "Jalalabad", "Lashkar Gah", "Taloqan", "Islamabad", "Peshawar",
              "Quetta", "Tehran", "Mashhad", "Tashkent", "Moscow", "Doha", "Ankara", "Baghdad", "Mosul", "Timbuktu"]
    for number in range(count):
        day = datetime.date(2021, 1, 1) + datetime.timedelta(number * 300 // count)
        lines = [f"Fighting was reported from {places[(number + nth) % 20]} again, {nth} of many reports said." for nth in range(20)]
        (folder / f"{day}_{number:05}.txt").write_text("\n\n".join(lines) + "\n")
    return str(folder)


def many_stay_usable(driver, program, folder):
    texts = many_texts(folder / "many", 600)
    mentions, page = placed(program, texts), folder / "many.html"
    report(program, texts, page)
    before = time.monotonic()
    driver.get(page.as_uri())
    opened = time.monotonic() - before
    whole, signs = shown(driver)
    check(f"all are counted: {whole} of {len(mentions)}", whole == len(mentions) > 11_000)
    check("each place has its count", signs == sorted(collections.Counter(m["place"]["id"] for m in mentions).values()))
    data = driver.execute_script("return JSON.parse(document.getElementById('data').textContent)")
    check("no more passages than are told of", len(data["passages"]) == 10_000)
    check("the page says so", "10,000" in driver.find_element(By.ID, "explore").text)
    step = driver.execute_script(
        """const to = document.getElementById('to'), start = performance.now(), steps = 20;
           for (let step = 1; step <= steps; step++) {
             to.value = to.max - step; to.dispatchEvent(new Event('input')); document.body.getBoundingClientRect();
           }
           return (performance.now() - start) / steps"""
    )
    # Some dozens of milliseconds on a machine at rest; work that grows with the square of the mentions takes seconds on any.
    check(f"a step of the slider is quick: {step:.0f} ms, after {opened:.1f} s of opening", step < 1000 and opened < 30)
    start, _ = data["days"]
    days = [int(driver.find_element(By.ID, end).get_attribute("value")) for end in ("from", "to")]
    check("and counts", shown(driver)[0] == sum(expected(mentions, start + days[0], start + days[1] - 1).values()))
    driver.find_element(By.ID, "all-days").click()
    driver.find_element(By.CSS_SELECTOR, "#explore .sign").send_keys(Keys.ENTER)
    read = driver.find_elements(By.CSS_SELECTOR, "#reader article")
    told = [int(line.text.split()[0].replace(",", "")) for line in driver.find_elements(By.CSS_SELECTOR, "#reader .none")]
    about = driver.find_element(By.ID, "reader-about").text.split(" · ")[-1]
    check(f"the reader says what it leaves out: {len(read)} + {told}", len(read) == 200 and f"{200 + sum(told)} mentions" == about)
    return f"{len(mentions)} mentions: {page.stat().st_size / 1e6:.1f} MB, open in {opened:.1f} s, {step:.0f} ms a step"


def pages_are_sound(program, texts, folder):
    """The PDF in other people's programs."""
    file = folder / "report.pdf"
    report(program, texts, file)
    said = lambda *command: subprocess.run([*command], check=True, capture_output=True, text=True).stdout
    fonts = [line.split() for line in said("pdffonts", str(file)).splitlines()[2:]]
    check("fonts lie within the PDF", fonts and all(font[-5] == "yes" for font in fonts))
    text = said("pdftotext", "-layout", str(file), "-")
    table = text.split("Places\n")[1].split("Mentions\n")[0]
    numbers = re.findall(r"^ *(\d+) +\S", table, re.M)
    figure = said("pdftotext", "-l", "1", str(file), "-").split()
    check("its figure has the numbers of its table of places", len(numbers) > 10 and set(numbers[:5]) <= set(figure))
    check("its tables tell themes", "Theme" in text)
    check("its text can be selected", "Decisions by hand" in text and "Kandahar" in text)
    return said("pdfinfo", str(file)).split("Pages:")[1].split()[0]


def same_twice(program, texts, folder):
    for end in ("html", "md", "pdf"):
        files = [folder / f"{nth}" / f"report.{end}" for nth in (1, 2)]
        for file in files:
            file.parent.mkdir(exist_ok=True)
            report(program, texts, file)
        first, second = (hashlib.sha256(file.read_bytes()).digest() for file in files)
        check(f"two runs give the same {end}", first == second)


def main():
    program, texts = str(pathlib.Path(sys.argv[1]).resolve()), str(ROOT / "seeds")
    mentions = placed(program, texts)
    driver = browser()
    try:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            page = folder / "report.html"
            report(program, texts, page)
            driver.get(page.as_uri())
            windows = slider_follows_the_texts(driver, mentions)
            signs_open_passages(driver, mentions)
            map_zooms(driver)
            names_lie_apart(driver)
            numbers_lead_to_places(driver)
            themes_are_told(driver, program, texts)
            named = is_accessible(driver, "en")
            looks_right(driver)
            check("no request leaves the page", requests(driver) == [page.as_uri()])
            errors = driver.get_log("browser")
            check(f"the console is empty: {errors}", not errors)
            french = folder / "french.html"
            report(program, texts, french, "--language", "fr", "--by-theme", "--clock", "published", "--window", "2021-07")
            driver.get(french.as_uri())
            is_accessible(driver, "fr")
            check("French plurals", "mentions sur" in driver.find_element(By.ID, "shown").text)
            check("signs have themes", bool(driver.find_elements(By.CSS_SELECTOR, ".sign[class*=theme-]")))
            check("no French request leaves the page", [french.as_uri()] == requests(driver))
            stays_text(driver, program, folder)
            many = many_stay_usable(driver, program, folder)
            pages = pages_are_sound(program, texts, folder)
            same_twice(program, texts, folder)
            size = page.stat().st_size // 1024
        print(f"{len(mentions)} mentions in {windows} windows, {named} named elements, page of {size} KiB, PDF of {pages} pages")
        print(many)
    finally:
        driver.quit()
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
