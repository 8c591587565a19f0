"""Reads a server with QGIS's OGC API Features provider: python3 qgis_client.py http://127.0.0.1:8080

The server must have geodata/. QGIS 3.22 of Debian 12 loads, pages and filters by bbox; it cannot edit, send filters or
reproject on the server. The tests replay requests of newer versions (EditingTests, CRSTests).
"""

import os
import sys

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer

COUNTS = {
    "sites": 25, "plots": 10, "constraints": 10, "road-projects": 6, "road-sections": 2, "access-links": 103,
    "targets": 24, "municipalities": 0, "junctions": 0, "road-network": 0,
}
failures = []


def expect(claim, found, expected):
    print("ok   " + claim if found == expected else f"FAIL {claim}: {found!r}, not {expected!r}")
    if found != expected:
        failures.append(claim)


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
expect("paging with four features gives each site once", ids, [f"S{number:02}" for number in range(1, 26)])
fields = {field.name(): field.typeName() for field in paged.fields()}
expect("column types", [fields[name] for name in ["name", "available_ha", "fully_marketed"]], ["String", "Real", "Boolean"])
names = {feature["id"]: feature["name"] for feature in paged.getFeatures()}
expect("umlauts", names["S07"], "Zukunftspark Fürst Leopold")

boxed = layer("sites", "restrictToRequestBBOX='1'")
request = QgsFeatureRequest().setFilterRect(QgsRectangle(7.06, 51.67, 7.09, 51.70))
expect("a bbox gives the sites in it", [feature["id"] for feature in boxed.getFeatures(request)], ["S02"])
expect("the layer has a geographic CRS", boxed.crs().authid() in ("EPSG:4326", "OGC:CRS84"), True)

print(f"{len(failures)} checks failed" if failures else "all checks passed")
sys.stdout.flush()
# Skips the regular shutdown of QGIS, which crashes after layers were created from Python.
os._exit(1 if failures else 0)
