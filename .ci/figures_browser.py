"""Draws SVG files in headless Chromium."""

import base64
import json

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from figures_checks import check


def browser():
    options = Options()
    arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text"]
    arguments += ["--force-color-profile=srgb", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
    for argument in arguments:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


def draw(folder, names, zoom):
    """Draws `folder/NAME.svg` at `zoom` pixels for each of the page, as `folder/large/NAME.chromium.png`."""
    driver = browser()
    try:
        for name in names:
            driver.get((folder / f"{name}.svg").as_uri())
            width, height = driver.execute_script("const box = document.documentElement.viewBox.baseVal; return [box.width, box.height]")
            size = {"width": int(width), "height": int(height), "deviceScaleFactor": zoom, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
            (folder / "large" / f"{name}.chromium.png").write_bytes(base64.b64decode(shot["data"]))
            asked = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
            urls = [message["params"]["request"]["url"] for message in asked if message["method"] == "Network.requestWillBeSent"]
            others = [url for url in urls if not url.startswith(("file:", "data:"))]
            check(f"{name}.svg asks for nothing: {others}", not others)
    finally:
        driver.quit()
