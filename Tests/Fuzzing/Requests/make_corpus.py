#!/usr/bin/python3
"""Writes the initial requests of the fuzzer, corpus/http/NAME, and the words of its dictionary, http.dict.

Leaves the files regression-…, which the fuzzer found, unchanged.
"""
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
COLLECTIONS = ("sites plots constraints road-projects road-sections junctions access-links road-network targets "
               "municipalities").split()
BOX = "7.1,51.5,7.2,51.6"
POLYGON = "POLYGON((7.1 51.5,7.2 51.5,7.2 51.6,7.1 51.5))"
GEOJSON = '{"type":"Polygon","coordinates":[[[7.14,51.57],[7.15,51.57],[7.15,51.58],[7.14,51.57]]]}'
FILTERS = [
    "available_ha >= 1.5 AND NOT (name LIKE 'S%' OR municipality IS NULL)", f"S_INTERSECTS(geometry,{POLYGON})",
    "hectares_available() > 1", "distance_m(geometry,POINT(7.1 51.5)) < 5000", "id IN ('S0','S1','x''y')",
    "CASEI(name) LIKE CASEI('%ä_') AND net_ha BETWEEN -1 AND 1e3", "T_AFTER(collected_on,DATE('2020-01-31'))",
    "A_CONTAINS(conditions,('R0','R1')) AND fully_marketed = true", "gross_ha + 2 * 3 - 4 / 5 % 2 <> net_ha ^ 2",
    f"S_WITHIN(geometry,BBOX({BOX})) OR S_DISJOINT(geometry,GEOMETRYCOLLECTION(POINT(7 51),{POLYGON}))",
    "S_INTERSECTS(geometry,POINT(90 180))", "T_DURING(collected_on,INTERVAL('2020-01-01','..'))",
]
JSON_FILTERS = [
    '{"op":"and","args":[{"op":">=","args":[{"property":"available_ha"},1]},{"op":"isNull","args":[{"property":"name"}]}]}',
    '{"op":"s_intersects","args":[{"property":"geometry"},' + GEOJSON + "]}",
    '{"op":"in","args":[{"property":"id"},["S0","S1"]]}', '{"op":"like","args":[{"property":"name"},"S%"]}',
    '{"op":"s_within","args":[{"property":"geometry"},{"bbox":[7.1,51.5,7.2,51.6]}]}',
    '{"op":"t_before","args":[{"property":"collected_on"},{"date":"2020-01-01"}]}',
]
QUERIES = [
    "limit=1", "limit=3&cursor=0-1", f"bbox={BOX}", "bbox=371000,5715000,372000,5716000&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/25832",
    "crs=http%3A%2F%2Fwww.opengis.net%2Fdef%2Fcrs%2FEPSG%2F0%2F25832", "bbox=170,-10,-170,10", "bbox=7,51,0,8,52,100",
    "datetime=2020-01-01T00:00:00Z/..", "datetime=../2026-01-01", "as_of=2026-01-01", "as_of=2", "q=site,ä", "sortby=-available_ha,+name",
    "properties=name,available_ha", "exclude-properties=name", "skip-geometry=true", "f=csv", "f=html&lang=en", "f=json&limit=10000",
    "name=S*", "available_ha=1/5", "available_ha=5/", "within_minutes=15", "within_m=2000", "road_status=open", "waits_for=R0", "link_basis=documented",
    "available_by=2030", "open=R0,R1", "road_project=R0", "connection=open", "f=csv-excel",
]


def request(line, fields=(), body=""):
    return "\n".join([line, *fields, "", ""]) + body


def requests():
    yield from (request(f"GET {path}") for path in [
        "/", "/api", "/api?f=html", "/conformance", "/functions", "/health", "/collections", "/collections?f=html", "/map",
        "/totals", "/totals?by=municipality", "/totals/history", "/targets", "/sites/S0/hectares", "/sites/S0/history", "/sites/S1/links",
        "/sites/S0/connection", "/road-projects/R0/effect", "/imports", "/imports/1", "/imports/1/findings?f=csv", "/imports/1/findings?f=geojson",
        "/collections/sites/items/S0/hectares", "/collections/sites/items/S0/connection", "/collections/road-projects/items/R0/effect",
    ])
    for collection in COLLECTIONS:
        base = f"/collections/{collection}"
        yield from (request(f"GET {base}{rest}") for rest in
                    ["", "/schema", "/queryables", "/sortables", "/items?limit=2", "/items?f=html", "/download", "/download?f=csv"])
    for number, query in enumerate(QUERIES):
        yield request(f"GET /collections/{COLLECTIONS[number % 3]}/items?{query}", ["Accept: application/geo+json"])
    for text in FILTERS:
        yield request(f"GET /collections/sites/items?filter={quote(text)}&limit=2")
    for text in JSON_FILTERS:
        yield request(f"GET /collections/sites/items?filter-lang=cql2-json&filter={quote(text)}")
        yield request("POST /collections/sites/search?limit=3", ["Content-Type: application/query-cql2-json"], text)
    yield request("POST /collections/plots/search", ["Content-Type: application/query-cql2-text"], "status = 'sold'")
    fields = ["Accept: text/html;q=0.8, application/json", "Accept-Language: de-DE,en;q=0.5", 'If-None-Match: "1", W/"2"',
              "If-Modified-Since: Mon, 30 Nov 2026 20:00:00 GMT", "Range: bytes=0-9", "Prefer: return=representation"]
    for field in fields:
        yield request("GET /collections/sites/items/S0?crs=http://www.opengis.net/def/crs/EPSG/0/25832", [field])
        yield request("GET /collections/plots/items?limit=2", [field, "Accept-Encoding: identity"])
    feature = '{"type":"Feature","geometry":' + GEOJSON + ',"properties":{"name":"x","site_id":"S0","status":"sold"}}'
    json = ["Content-Type: application/geo+json", "Prefer: return=representation"]
    yield request("POST /collections/sites/items", json, feature.replace(',"site_id":"S0","status":"sold"', ""))
    yield request("POST /collections/plots/items?confirm_overlap=true&accept_repairs=true", json, feature)
    yield request("PUT /collections/plots/items/P0?confirm_overlap=P0~P1", json, feature)
    yield request("PATCH /collections/plots/items/P0", ["Content-Type: application/merge-patch+json"], '{"properties":{"status":"available","condition":null}}')
    yield request("PATCH /collections/sites/items/S0", ['If-Match: "1"'], '{"geometry":null,"properties":{"available_ha":1}}')
    yield request("DELETE /collections/plots/items/P0", ['If-Match: *'])
    yield request("POST /collections/access-links/items", json,
                  '{"type":"Feature","geometry":null,"properties":{"site_id":"S0","road_project_id":"R0","basis":"documented"}}')
    yield request("OPTIONS /collections/sites/items")
    yield request("HEAD /collections/sites/items?limit=1")
    yield request("POST /imports/1/revert")
    yield request("POST /imports?layer=sites&mode=replace&map=A=id&set=severity=hard&dry_run=true&filename=a.zip", ["Content-Type: application/zip"], "PK\3\4")
    form = "".join(f"--b\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n" for name, more, value in
                   [("file", "; filename=\"a.zip\"", "PK\3\4"), ("layer", "", "plots"), ("dry_run", "", "true")]) + "--b--\r\n"
    yield request("POST /imports", ["Content-Type: multipart/form-data; boundary=b"], form)
    yield request("DELETE /imports/abc")
    yield request("TRACE /")


def words():
    names = ("as_of available_by bbox bbox-crs by connection crs cursor datetime exclude-properties f figure filter filter-crs "
             "filter-lang lang layer limit link_basis map mode open properties q road_project road_status set severity skip-geometry "
             "sortby source token waits_for within_m within_minutes confirm_overlap accept_repairs estimate_net_factor").split()
    operators = ("AND OR NOT LIKE BETWEEN IN IS NULL S_INTERSECTS( S_WITHIN( S_DISJOINT( S_TOUCHES( S_CROSSES( S_OVERLAPS( S_CONTAINS( S_EQUALS( "
                 "T_AFTER( T_BEFORE( T_DURING( T_INTERSECTS( A_CONTAINS( A_OVERLAPS( CASEI( ACCENTI( DATE( TIMESTAMP( INTERVAL( BBOX( "
                 "POINT( LINESTRING( POLYGON(( MULTIPOINT( EMPTY distance_m(geometry, 1e308 -1e-308 nan inf 9223372036854775808 2026-02-29 "
                 "0000-01-01 9999-12-31T23:59:60Z .. %00 %25 %2C %F0%9F%98%80").split()
    fields = ["Accept: ", "Accept-Language: ", "If-Match: ", "If-None-Match: ", "If-Modified-Since: ", "If-Unmodified-Since: ", "Range: ",
              "Prefer: ", "Content-Type: ", "Content-Crs: ", "Host: ", "Accept-Crs: ", "X-Forwarded-Host: ", "Forwarded: ", "User-Agent: QGIS/34000"]
    values = ["epsg:25832", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/EPSG/0/3857",
              "[EPSG:4258]", "cql2-json", "application/geo+json", "text/csv", "*/*;q=0"]
    for name in names:
        yield f"&{name}="
    yield from operators + fields + values


def main():
    folder = HERE / "corpus/http"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("[0-9]*"):
        old.unlink()
    for number, text in enumerate(requests()):
        (folder / f"{number:03}").write_bytes(text.encode("latin-1", "replace") if "PK" in text else text.encode())
    lines = ['"' + "".join(c if 0x20 <= ord(c) < 0x7F and c not in '"\\' else f"\\x{ord(c):02X}" for c in word) + '"' for word in words()]
    (HERE / "http.dict").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
