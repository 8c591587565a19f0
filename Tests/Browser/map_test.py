#!/usr/bin/python3
"""Tests the map page of a running server in Chromium.

    map_test.py http://127.0.0.1:8080/ [--screenshots FOLDER]

Needs Debian's chromium, chromium-driver and python3-selenium, and a server with the data of geodata/.
"""
import argparse
import json
import os
import sys
import traceback
import urllib.request
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

NBSP = "\u00a0"
DESKTOP, PHONE = (1400, 900), (390, 844)


class Page:
    """A browser with the page, its console and its network log."""

    def __init__(self, base, accept="de", size=DESKTOP):
        options = Options()
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"intl.accept_languages": accept})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.base = base
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.resize(size)
        self.console, self.network = [], []

    def resize(self, size):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 600})

    def open(self, address=""):
        self.driver.get("about:blank")
        self.driver.get(self.base + address)
        self.ready()
        return self

    def ready(self):
        self.until(lambda: self.script("return document.body.dataset.ready") == "true", "the data are loaded")

    def until(self, condition, what, seconds=20):
        WebDriverWait(self.driver, seconds, poll_frequency=0.1).until(lambda _: condition(), f"waiting until {what}")

    def script(self, code, *values):
        return self.driver.execute_script(code, *values)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        """The visible text of the element, with whitespace collapsed."""
        found = self.script("return document.querySelector(arguments[0])?.innerText ?? ''", selector)
        return " ".join(found.replace(NBSP, " ").split())

    def row(self, site):
        return self.text(f"#list tr[data-site='{site}']")

    def rows(self):
        return self.script("return [...document.querySelectorAll('#list tr[data-site]')].map((row) => row.dataset.site)")

    def click(self, selector):
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def select(self, site):
        self.click(f"#list tr[data-site='{site}'] .site-button")
        self.until(lambda: not self.script("return document.querySelector('.waterfall[aria-busy=true]') !== null"), "the card is complete")

    def at_least(self, hectares):
        field = self.driver.find_element(By.ID, "minimum")
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(hectares or Keys.DELETE)

    def shot(self, folder, name):
        if folder:
            self.script("return new Promise((done) => setTimeout(done, 700))")
            self.driver.save_screenshot(os.path.join(folder, f"{name}.png"))

    def problems(self):
        """Console errors, failed requests and requests to other hosts since the browser was opened."""
        self.console += self.driver.get_log("browser")
        self.network += [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        host = urlsplit(self.base).netloc
        found = [f"console: {entry['message']}" for entry in self.console if entry["level"] in ("SEVERE", "WARNING")]
        for message in self.network:
            params = message["params"]
            if message["method"] == "Network.requestWillBeSent":
                address = urlsplit(params["request"]["url"])
                if address.scheme not in ("data", "about", "blob") and address.netloc != host:
                    found.append(f"foreign host: {params['request']['url']}")
            elif message["method"] == "Network.responseReceived" and params["response"]["status"] >= 400:
                found.append(f"{params['response']['status']}: {params['response']['url']}")
            elif message["method"] == "Network.loadingFailed" and not params.get("canceled"):
                found.append(f"failed: {params.get('errorText')}")
        return found

    def close(self):
        self.driver.quit()


class Checks:
    def __init__(self):
        self.passed, self.failed = 0, 0

    def __call__(self, claim, holds, seen=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {claim}: {seen!r}")


def sites_of(base):
    """All sites of the server, page by page."""
    features, query = [], "limit=1000"
    while query:
        with urllib.request.urlopen(f"{base}collections/sites/items?{query}") as answer:
            page = json.load(answer)
        features += page["features"]
        query = next((urlsplit(link["href"]).query for link in page["links"] if link["rel"] == "next"), None)
    return features


def german(page, check, sites, folder):
    page.open("?lang=de")
    page.shot(folder, "de-overview")
    placed = [site for site in sites if site["geometry"] or site["properties"].get("representative_latitude") is not None]
    check("the page is German", page.script("return document.documentElement.lang") == "de")
    check("every site with a location has a shape on the map", len(page.all("path.site-shape")) == len(placed), len(page.all("path.site-shape")))
    check("every site has a row", sorted(page.rows()) == sorted(site["id"] for site in sites), page.rows())
    check("Marl West has 12,00 ha", "12,00 ha" in page.row("S02"), page.row("S02"))
    check("rows are sorted by decreasing hectares", page.rows()[:4] == ["S06", "S02", "S05", "S01"], page.rows()[:4])
    check("unknown hectares are marked as unknown", "unbekannt" in page.row("S03") and " 0,00" not in page.row("S03"), page.row("S03"))
    check("no figure is undefined or NaN", not any(word in page.text("body") for word in ("undefined", "NaN", "null")))
    check("junctions are drawn", len(page.all(".leaflet-junctions-pane .diamond")) == 3)

    page.select("S01")
    card = page.text("#detail")
    page.shot(folder, "de-newpark")
    check("newPark has 288 ha gross", "brutto 288,00 ha" in card, card)
    check("newPark waits for both road sections", "60,00 ha warten auf R04-N" in card and "96,00 ha warten auf R04-S" in card, card)
    check("an overdue target year is marked as overdue", "Zieljahr 2025 überfällig" in card, card)
    check("a sketched outline is marked as a sketch", "Skizze, keine Vermessung" in card, card)
    check("the breakdown begins with gross", "288,00 288,00" in page.text(".waterfall"), page.text(".waterfall"))
    check("the URL contains the site", page.script("return location.hash") == "#site=S01")
    check("the selected row is marked", page.script("return document.querySelector('tr.is-selected').dataset.site") == "S01")
    check("the selected shape is marked", page.script("return document.querySelector('.site-shape.is-selected').dataset.site") == "S01")
    check("the computed link is drawn", len(page.all(".leaflet-links-pane path")) >= 1)
    check("newPark has no documented link", "Keine dokumentierte Anbindung" in page.text(".access-documented"), page.text(".access-documented"))

    page.select("S10")
    page.shot(folder, "de-wanit")
    check("Wanit's link to R02 is documented", "R02" in page.text(".access-documented"), page.text(".access-documented"))
    check("computed links are listed separately", "Luftlinie" in page.text(".access-computed"), page.text(".access-computed"))
    check("the documented road is highlighted", len(page.all(".documented-road")) == 1)
    check("no default pin of Leaflet's is shown", page.all(".leaflet-marker-icon[src]") == [])

    page.select("S03")
    page.shot(folder, "de-unknown")
    check("unknown available hectares are marked as unknown", "verfügbar unbekannt" in page.text(".figures-main"), page.text(".figures-main"))
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    check("Escape closes the card", page.script("return document.getElementById('detail').hidden"))


def filtering(page, check, folder):
    page.open("?lang=de")
    page.at_least("20")
    page.until(lambda: len(page.rows()) < 20, "the list is filtered")
    page.shot(folder, "de-filter-20")
    check("a minimum of 20 ha leaves only Wulfen", page.rows() == ["S06"], page.rows())
    check("the other sites fade on the map", len(page.all("path.site-shape:not(.is-out)")) == 1)
    check("the number of matches is shown", "1 von 25 Einträgen" in page.text("#matches"), page.text("#matches"))
    reasons = page.text(".excluded")
    check("the reasons for excluded sites are shown", "24 nicht gezeigt" in reasons and "nur bedingt verfügbar" in reasons
          and "unbekannt: keine Teilflächen erfasst" in reasons, reasons)
    check("the URL contains the filter", page.script("return location.hash") == "#ha=20")
    page.at_least("2,5")
    page.until(lambda: len(page.rows()) == 2, "the decimal comma is understood")
    check("a minimum of 2,5 ha leaves two sites", page.rows() == ["S06", "S02"], page.rows())
    page.at_least("viel")
    page.until(lambda: page.text("#minimum-problem") != "", "the problem is shown")
    check("words are rejected", "Zahl" in page.text("#minimum-problem"), page.text("#minimum-problem"))
    page.at_least("")
    page.until(lambda: len(page.rows()) == 25, "the filter is off")
    check("an empty field shows all sites", len(page.rows()) == 25)


def english(page, check, folder):
    page.open("?lang=en#site=S02")
    page.until(lambda: "Breakdown" in page.text("body") or page.text(".waterfall table") != "", "the card is complete")
    page.shot(folder, "en-deep-link")
    check("a deep link opens the card", "Marl" in page.text("#detail h2"), page.text("#detail h2"))
    check("English uses a decimal point", "12.00 ha" in page.row("S02"), page.row("S02"))
    check("unknown hectares are marked as unknown in English", "unknown" in page.row("S03"), page.row("S03"))
    page.click("[data-language=de]")
    page.until(lambda: page.script("return document.documentElement.lang") == "de", "the page is German")
    page.ready()
    check("the language switch keeps the site", "12,00 ha" in page.text("#detail .figures-main"), page.text("#detail .figures-main"))


def accepted(page, check):
    page.open()
    check("without lang the page uses the browser's language", page.script("return document.documentElement.lang") == "en")


def keyboard(page, check):
    page.open("?lang=de")
    page.script("document.querySelector(\"tr[data-site='S02'] .site-button\").focus()")
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    check("Enter opens the card and moves the focus there", page.script("return document.activeElement.id") == "detail-heading")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    check("Escape returns the focus to the row", page.script("return document.activeElement.closest('[data-site]')?.dataset.site") == "S02")
    nameless = page.script("return [...document.querySelectorAll('button, a[href], input')].filter((node) => !(node.innerText || "
                           "node.ariaLabel || node.labels?.length || node.title)).map((node) => node.outerHTML)")
    check("every control has a name", nameless == [], nameless)
    check("the template has no inline styles or scripts", page.script(
        "return document.querySelectorAll('script:not([src]), style').length") == 0)


def phone(page, check, folder):
    page.resize(PHONE)
    page.open("?lang=de")
    page.shot(folder, "phone-overview")
    wide = page.script("return document.documentElement.scrollWidth")
    check("the page is not wider than the phone", wide <= PHONE[0], wide)
    check("the list is below the map", page.script(
        "return document.getElementById('panel').offsetTop >= document.getElementById('map').getBoundingClientRect().bottom + scrollY - 2"))
    page.script("document.getElementById('panel').scrollIntoView()")
    page.shot(folder, "phone-list")
    page.select("S01")
    page.shot(folder, "phone-newpark")
    page.script("document.getElementById('detail').scrollIntoView()")
    page.shot(folder, "phone-card")
    page.resize(DESKTOP)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("--screenshots")
    arguments = parser.parse_args()
    base = arguments.base.rstrip("/") + "/"
    if arguments.screenshots:
        os.makedirs(arguments.screenshots, exist_ok=True)
    check = Checks()
    page = Page(base, accept="en-GB,en")
    try:
        sites = sites_of(base)
        for name, part in {
            "german": lambda: german(page, check, sites, arguments.screenshots),
            "filtering": lambda: filtering(page, check, arguments.screenshots),
            "english": lambda: english(page, check, arguments.screenshots),
            "accepted": lambda: accepted(page, check),
            "keyboard": lambda: keyboard(page, check),
            "phone": lambda: phone(page, check, arguments.screenshots),
        }.items():
            try:
                part()
            except Exception:
                check(f"{name} runs to its end", False, traceback.format_exc(limit=3))
        problems = page.problems()
        check("no console errors, failed requests or foreign hosts", problems == [], problems)
    finally:
        page.close()
    print(f"{check.passed} passed, {check.failed} failed")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
