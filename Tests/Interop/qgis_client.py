"""QGIS's own provider for OGC API Features reads a server over geodata: python3 qgis_client.py http://127.0.0.1:8080

QGIS 3.22, as Debian 12 has it, loads, pages and asks by box; it neither edits, pushes filters nor reprojects there. What
newer versions ask for is replayed in the tests (EditingTests, CRSTests).
"""

import os
import sys

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer

COUNTS = {
    "sites": 25, "plots": 10, "constraints": 10, "road-projects": 6, "road-sections": 2, "access-links": 103,
    "targets": 24, "municipalities": 0, "junctions": 0, "road-network": 0,
}
failures = []


def expect(what, found, expected):
    told = "ok   " + what if found == expected else f"FAIL {what}: {found!r}, not {expected!r}"
    print(told)
    if found != expected:
        failures.append(what)


application = QgsApplication([], False)
application.initQgis()
url = sys.argv[1]


def layer(collection, more=""):
    return QgsVectorLayer(f"url='{url}' typename='{collection}' {more}", collection, "OAPIF")


for collection, count in COUNTS.items():
    found = layer(collection)
    expect(f"{collection} is loaded", found.isValid(), True)
    expect(f"{collection} is counted", found.featureCount(), count)
    expect(f"{collection} is read", len(list(found.getFeatures())), count)

paged = layer("sites", "pageSize='4'")
ids = sorted(feature["id"] for feature in paged.getFeatures())
expect("pages of four have all sites once", ids, [f"S{number:02}" for number in range(1, 26)])
fields = {field.name(): field.typeName() for field in paged.fields()}
expect("types of columns", [fields[name] for name in ["name", "available_ha", "fully_marketed"]], ["String", "Real", "Boolean"])
names = {feature["id"]: feature["name"] for feature in paged.getFeatures()}
expect("umlauts", names["S07"], "Zukunftspark Fürst Leopold")

boxed = layer("sites", "restrictToRequestBBOX='1'")
request = QgsFeatureRequest().setFilterRect(QgsRectangle(7.06, 51.67, 7.09, 51.70))
expect("a box has the sites in it", [feature["id"] for feature in boxed.getFeatures(request)], ["S02"])
expect("one site is in its place", boxed.crs().authid() in ("EPSG:4326", "OGC:CRS84"), True)

print(f"{len(failures)} of QGIS's expectations failed" if failures else "QGIS reads it all")
sys.stdout.flush()
# Without taking QGIS down in order, which it does not survive once layers have been made from Python.
os._exit(1 if failures else 0)
