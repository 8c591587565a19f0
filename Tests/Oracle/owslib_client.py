"""Reads a server with OWSLib's OGC API Features client: python3 owslib_client.py http://127.0.0.1:8080"""

import json
import sys

from owslib.ogcapi.features import Features

service = Features(sys.argv[1])
collections = service.feature_collections()
ids, cursor = [], None
page = service.collection_items("sites", limit=10)
while True:
    ids += [feature["id"] for feature in page["features"]]
    following = [link["href"] for link in page["links"] if link["rel"] == "next"]
    if not following:
        break
    cursor = following[0].split("cursor=")[1].split("&")[0]
    page = service.collection_items("sites", limit=10, cursor=cursor)
box = service.collection_items("sites", bbox=[7.06, 51.67, 7.09, 51.70], limit=100)
more = {"op": ">", "args": [{"property": "available_ha"}, 20]}
print(json.dumps({
    "title": service.links[0].get("title", ""),
    "conforms_to": service.conformance()["conformsTo"],
    "openapi": service.api()["openapi"],
    "collections": collections,
    "sites": ids,
    "in_box": [feature["id"] for feature in box["features"] if feature["geometry"]],
    "in_herne": [f["id"] for f in service.collection_items("sites", municipality="Herne", limit=100)["features"]],
    "filtered": [f["id"] for f in service.collection_items("sites", cql=more, limit=100)["features"]],
    "filtered_by_text": [
        f["id"] for f in service.collection_items("sites", filter="available_ha > 20", limit=100)["features"]],
    "sorted": [f["id"] for f in service.collection_items("sites", sortby="-id", limit=3)["features"]],
    "one": service.collection_item("sites", "S02")["properties"]["name"],
    "described": service.collection("sites")["itemCount"],
}))
