#!/usr/bin/python3
"""Writes the initial inputs of the fuzzer, corpus/TARGET/NAME, from geodata/, the fixtures and hand-made cases.

Leaves the files regression-…, which the fuzzer found, unchanged.
"""
import json
import struct
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GEODATA = ROOT / "geodata"
FIXTURES = ROOT / "Tests/Fixtures"


def save(target, name, content):
    path = HERE / "corpus" / target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def points(*pairs):
    return struct.pack("<I", len(pairs)) + b"".join(struct.pack("<dd", *pair) for pair in pairs)


def wkb(kind, *content, order=b"\x01"):
    return order + struct.pack("<I", kind) + b"".join(content)


def count(number):
    return struct.pack("<I", number)


def rings_of(name, most):
    """The rings of the first shapes of a shapefile, each with the points as they lie in the file."""
    data = (GEODATA / f"{name}.shp").read_bytes()
    shapes, offset = [], 100
    while offset < len(data) and len(shapes) < most:
        length = struct.unpack(">i", data[offset + 4:offset + 8])[0] * 2
        record = data[offset + 8:offset + 8 + length]
        parts, total = struct.unpack("<ii", record[36:44])
        starts = list(struct.unpack(f"<{parts}i", record[44:44 + 4 * parts])) + [total]
        body = record[44 + 4 * parts:]
        shapes.append([
            struct.pack("<I", end - start) + body[16 * start:16 * end] for start, end in zip(starts, starts[1:])])
        offset += 8 + length
    return shapes


def geometries():
    shapes = rings_of("teilflaechen", 4)
    square, hole = points((0, 0), (0, 9), (9, 9), (9, 0), (0, 0)), points((1, 1), (2, 1), (2, 2), (1, 1))
    line, point = wkb(2, points((0, 0), (1, 1))), wkb(1, struct.pack("<dd", 3.5e5, 5.7e6))
    polygon = wkb(3, count(2), square, hole)
    found = {
        "point": point, "line": line, "polygon": polygon, "empty-polygon": wkb(3, count(0)),
        "empty-collection": wkb(7, count(0)), "points": wkb(4, count(2), point, point),
        "lines": wkb(5, count(1), line), "polygons": wkb(6, count(2), polygon, wkb(3, count(1), square)),
        "collection": wkb(7, count(3), point, polygon, wkb(7, count(1), line)),
        "nested": b"".join(wkb(7, count(1)) for _ in range(34)) + point,
        "not-a-number": wkb(1, struct.pack("<dd", float("nan"), float("inf"))),
        "big-endian": b"\x00" + struct.pack(">I", 1) + struct.pack(">dd", 7.1, 51.2),
        "extended": b"\x01" + struct.pack("<II", 0xE0000001, 25832) + struct.pack("<dddd", 1, 2, 3, 4),
        "heights": wkb(1003, count(1), count(4), struct.pack("<12d", 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 1)),
        "lying-count": wkb(4, count(0xFFFFFFFF)),
    }
    for index, rings in enumerate(shapes):
        found[f"plot-{index + 1}"] = wkb(3, count(len(rings)), *rings)
    return found


def geopackage(flags, envelope, geometry, srs=25832):
    return b"GP" + bytes([0, flags]) + struct.pack("<i", srs) + struct.pack(f"<{len(envelope)}d", *envelope) + geometry


def binary():
    for name, geometry in geometries().items():
        save("wkb", name, geometry)
        save("geopackage-geometry", name, geopackage(0b11, [0, 9, 0, 9], geometry))
        row = struct.pack("<QBI", 7, 1, len(geometry)) + geometry + b"\x00\x04\x02" + struct.pack("<q", -5)
        save("worker-frames", f"row-{name}", b"\x03" + b"\x0c" + struct.pack("<I", len(row)) + row)
    point = geometries()["point"]
    save("geopackage-geometry", "no-envelope", geopackage(1, [], point))
    save("geopackage-geometry", "heights-in-envelope", geopackage(0b101, [0, 1, 0, 1, 0, 1], point))
    save("geopackage-geometry", "empty", geopackage(0b10001, [], wkb(7, count(0))))
    save("geopackage-geometry", "wrong-envelope-kind", geopackage(0b1111, [0] * 8, point))

    def frame(kind, content):
        return bytes([kind]) + struct.pack("<I", len(content)) + content

    texts = b"\x00\x01" + struct.pack("<I", 7) + "Größe".encode() + b"\x03" + struct.pack("<d", 12.5) + b"\x05\x06"
    texts += struct.pack("<I", 8) + b'{"a": 1}'
    row = frame(12, struct.pack("<QB", 1, 0) + texts)
    fault = {"kind": "recordBroken", "file": "sites.shp", "row": 3, "place": {"x": 1, "y": 2}, "occurrences": 1}
    layer = {
        "name": "sites", "path": "sites.shp", "fields": [{"name": "NAME", "kind": "string"}], "hasGeometry": True,
        "featureCount": 2, "encoding": {"name": "UTF-8", "rule": "strictUTF8"}}
    layers = {"layers": [{"layer": layer, "files": ["/tmp/sites.shp"]}], "faults": [fault]}
    warning = frame(13, json.dumps(fault).encode())
    failure = frame(14, json.dumps({"fault": {"_0": fault}}).encode())
    save("worker-frames", "texts", b"\x05" + row + frame(15, b""))
    save("worker-frames", "layers", b"\x05" + frame(10, b"") + frame(11, json.dumps(layers).encode()) + frame(15, b""))
    save("worker-frames", "warnings", b"\x05" + warning + row + warning + failure)
    save("worker-frames", "half", b"\x05" + row + warning[:20])
    save("worker-frames", "unknown-kind", b"\x05" + row + frame(99, b"x"))
    save("worker-frames", "lying-length", b"\x05" + bytes([12]) + struct.pack("<I", 0x7FFFFFFF))


def shapefile(folder, name, endings=("shp", "shx", "dbf", "cpg", "prj")):
    pieces = b""
    for ending in endings:
        path = next(iter(folder.glob(f"{name}.{ending}")), None)
        if path:
            pieces += (f"\n--{ending}--\n".encode() if ending != "shp" else b"") + path.read_bytes()
    return pieces


def files():
    for name in ["teilflaechen", "verkehrsprojekte_linien", "verkehrsprojekte_punkte"]:
        save("shapefile", name, shapefile(GEODATA, name))
    save("shapefile", "table-alone", shapefile(GEODATA, "anbindungen", ["dbf", "cpg"]))
    for folder in ["broken/*", "encoding", "geometry", "table", "crs"]:
        for directory in FIXTURES.glob(folder):
            for shp in sorted(directory.glob("*.shp")) + sorted(directory.glob("*.dbf")):
                content = shapefile(directory, shp.stem)
                if 0 < len(content) <= 4096:
                    save("shapefile", f"fixture-{directory.name}-{shp.stem}", content)
    for path in sorted(FIXTURES.glob("zip*/**/*.zip")):
        if path.stat().st_size <= 8192:
            save("zip", f"fixture-{path.parent.name}-{path.stem}", path.read_bytes())


def text():
    square = [[[7, 51], [7.1, 51], [7.1, 51.1], [7, 51]]]
    geometries = {
        "point": {"type": "Point", "coordinates": [7.1, 51.2, 80]},
        "points": {"type": "MultiPoint", "coordinates": [[7.1, 51.2], [0, -0.0]]},
        "line": {"type": "LineString", "coordinates": [[1e2, 2.5e-3], [3, 4]]},
        "lines": {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]], []]},
        "polygon": {"type": "Polygon", "coordinates": square},
        "polygons": {"coordinates": [square, square], "type": "MultiPolygon"},
        "collection": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": square}]},
        "empty": {"type": "Polygon", "coordinates": []},
    }
    for name, geometry in geometries.items():
        save("geojson-geometry", name, json.dumps(geometry))
    save("geojson-geometry", "null", "null")
    save("geojson-geometry", "escaped", r'{"\u0074ype":"Point","coordinates":[1,2]}')
    save("geojson-geometry", "twice", '{"type":"Point","coordinates":[1,2],"coordinates":[3,4]}')
    save("geojson-geometry", "many-digits", '{"type":"Point","coordinates":[7.12345678901234567890,1e400]}')
    features = [
        {"type": "Feature", "id": index, "geometry": geometry, "properties": {"name": f"Fläche {name}", "ha": 1.5, "x": None}}
        for index, (name, geometry) in enumerate(geometries.items())]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    save("geojson", "collection", json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))
    save("geojson", "lines", "\n".join(json.dumps(feature, ensure_ascii=False) for feature in features))
    save("geojson", "features-first", json.dumps({"features": features[:2], "type": "FeatureCollection", "name": "a"}))
    save("geojson", "one", json.dumps(features[4]))
    save("geojson", "bare-geometry", json.dumps(geometries["polygon"]))
    save("geojson", "no-feature", json.dumps({"type": "FeatureCollection", "features": []}))
    save("geojson", "latin-1", '{"type":"Feature","geometry":null,"properties":{"Größe":"Fläche"}}'.encode("latin-1"))
    save("geojson", "escapes", r'{"type":"Feature","geometry":null,"properties":{"a":"\u00e4\ud83d\ude00\n\"","b":[1,{}],"c":true}}')
    for name, wkt in {
        "point": "POINT (7.1 51.2)", "srid": "SRID=25832;POINT Z(350000 5700000 80)", "line": "LINESTRING(0 0,1 1,2 1)",
        "polygon": "POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))", "empty": "MULTIPOLYGON EMPTY",
        "points": "MULTIPOINT ((1 2), 3 4, EMPTY)", "polygons": "multipolygon zm (((0 0 1 1,1 0 1 1,1 1 1 1,0 0 1 1)),EMPTY)",
        "collection": "GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (LINESTRING (1e2 -.5, +3 4)))",
    }.items():
        save("wkt", name, wkt)
    for name, value in {
        "comma": "12,5", "point": "12.5", "groups": "1.234.567,8", "english": "1,234,567.8", "words": "ca. 12,5 ha",
        "remark": "366 (283 outstanding)", "sentinel": "-9999", "exponent": "1e3", "ambiguous": "1.234",
        "range": "10-12", "more": ">1", "signs": "+-1", "dots": "1..2", "spaces": " 12 ",
    }.items():
        save("numbers", name, value)
        save("values", f"number-{name}", bytes([12, 3]) + value.encode())
    for name, value in {
        "date-iso": "2024-06-30", "date-german": "30.06.2024", "date-compact": "20240630", "date-time": "2024-06-30T12:00:00",
        "date-empty": "00000000", "date-no-day": "2023-02-29", "word": "nicht verfügbar", "word-other": "vielleicht",
        "key": "05913000", "key-short": "5913000", "key-long": "059130000000", "yes": "ja", "empty": " \0",
    }.items():
        for field in (3, 40):
            save("values", f"{name}-{field}", bytes([field, 4]) + value.encode())
    save("values", "infinite", bytes([12, 1]) + struct.pack(">d", float("inf")))
    save("values", "integer", bytes([12, 0]) + struct.pack(">q", -1))
    for name, kind, values in [
        ("nan", 3, ["NaN", "-inf"]), ("huge", 70, ["1e400", "-9.3e18"]), ("size", 80, ["8589934592", "67108864"]),
        ("gap", 55, ["0.001", ""]), ("empty", 90, [""]), ("names", 12, ["CP1252", "UTF-8", "a/b.shp", "GRÖSSE"]),
    ]:
        save("finding-texts", name, bytes([kind, 7]) + "\0".join(values).encode())
    columns = {
        0: "ST_NR\nNAME\nART\nGEMEINDE\nAGS\nBRUTTO_HA\nQUELLE\nEIGENTUEMER",
        1: "TF_NR\nST_NR\nSTATUS\nFLAECHE_HA\nVerfügbarkeit\nKaufpreis\nGEBIETSAUS",
        2: "id\nArt\nSchwere\nPuffer_m\nBemerkung\nART", 3: "VP_NR\nName\nArt\nStatus2005\nUnbekannt=note\nName=name",
        4: "", 5: "AS_NR\nBAB\nAS_NR=id\nBAB=", 6: "osm_id\nfclass\nref\noneway\nmaxspeed",
    }
    for collection, names in columns.items():
        save("field-mapping", f"collection-{collection}", bytes([collection]) + names.encode())
    rows = {
        "semicolons": "id;name;x;y\n1;Größe;350000,5;5700000\n2;\"a;\"\"b\"\"\";1;2\n", "commas": "id,name\r\n1,a\r\n\r\n2,\"b\nc\"\r\n",
        "wkt": "name;wkt\nA;POINT (1 2)\nB;POLYGON EMPTY\nC;kaputt\n", "tabs": "a\tb\n1\t2\n", "sep": "sep=|\na|b\n1|2\n",
        "hex": "name,geom\na,0101000000000000000000F03F0000000000000040\n", "bom": "\ufeffa;b\n1;2;;;\n;\n1\n",
        "lon-lat": "lon;lat;ha\n7,1;51,2;3\n7.2;x;4\n;;5\n", "open": "a;b\n\"1;2\n", "names": "a;A;;a\n1;2;3;4\n",
        "latin-1": "name;ort\nGröße;Köln\n".encode("latin-1"), "utf-16": "a;b\n1;2\n".encode("utf-16"),
    }
    for name, content in rows.items():
        save("csv", name, content)
        save("csv-records", name, b"\x00" + (content.encode() if isinstance(content, str) else content))


def forms():
    part = b'--boundary\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
    upload = (
        b'--boundary\r\nContent-Disposition: form-data; name="file"; filename="Fl\xc3\xa4chen.zip"\r\n'
        b"Content-Type: application/zip\r\n\r\nPK\x03\x04\r\n--boundar\r\n")
    end = b"--boundary--\r\n"
    save("multipart", "field-and-file", part % (b"layer", b"sites") + upload + end)
    save("multipart", "preamble", b"Words\r\n" + part % (b"a", b"\r\r\n-\r\n--\r\n--boundarx") + end + b"more words")
    save("multipart", "empty", b"--boundary--")
    save("multipart", "padding", b"--boundary \t\r\nContent-Disposition:form-data;\r\n name=a\r\n\r\n--boundary--")
    save("multipart", "open", part % (b"a", b"1") + b"--boundary-")
    save("multipart", "two-names", b'--boundary\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n1\r\n' + end)
    for name, value in {
        "file": 'form-data; name="file"; filename="C:\\new\\a.zip"', "extended": "form-data; name=f; filename*=UTF-8''Fl%C3%A4chen.zip",
        "latin-1": "form-data; filename*=iso-8859-1'de'Fl%E4che", "quoted": 'a; b="c\\"d\\\\e"; F=', "open": 'a; b="c',
        "climbing": "../../etc/passwd", "windows": "..\\..\\x.shp", "hidden": " . .x", "long": "a" * 300 + ".shp",
        "percent": "%zz%4", "type": "text/csv; charset=UTF-8",
    }.items():
        save("header-value", name, value)


def filters():
    polygon = "POLYGON((7 51, 8 51, 8 52, 7 51), (7.5 51.2, 7.6 51.2, 7.6 51.3, 7.5 51.2))"
    for name, text in {
        "compare": "available_ha() > 20 AND distance_m(POINT(7.1 51.6)) < 5000",
        "logic": "NOT (a = 1 OR b <> 'it''s') AND c IS NOT NULL AND d NOT IN (1, -2.5e3, TRUE) OR e IS NULL",
        "texts": r'''CASEI(name) LIKE accenti(casei('Stra\\ß\'e\t%\_')) AND "a ""b""" NOT LIKE '_' ''',
        "arithmetic": "net_ha * 2 - -3 / (x + 1) ^ 2 % 5 div 4 BETWEEN .5 AND 1.",
        "space": f"S_INTERSECTS(geometry, {polygon}) AND s_within(BBOX(1,2,-9,3,4,9), geometry)",
        "collection": "S_DISJOINT(g, GEOMETRYCOLLECTION(POINT Z(1 2 3), MULTILINESTRING((0 0, 1 1)), MULTIPOINT((1 2), 3 4)))",
        "time": "T_DURING(INTERVAL(valid_from, '..'), INTERVAL('2025-01-01', '2025-12-31')) OR t >= TIMESTAMP('2025-01-01T00:00:00.5Z')",
        "arrays": "A_CONTAINS(access_links, ('R05', 1, (TRUE, ()))) AND f((1 + 2) * 3, (1), a AND b) = DATE('2024-02-29')",
        "nested": "((((((NOT NOT ((a)))))))) AND " + "(" * 40 + "b" + ")" * 40,
    }.items():
        save("cql2-text", name, text)
    a, x = {"property": "a"}, {"op": "casei", "args": ["Ä\u00df\U0001d11e"]}
    square = [[[7, 51], [8, 51], [8, 52], [7, 51]]]
    for name, tree in {
        "logic": {"op": "and", "args": [{"op": "not", "args": [{"op": "isNull", "args": [a]}]}, True, {"op": "or", "args": [False, a]}]},
        "compare": {"op": "<>", "args": [{"op": "+", "args": [a, 1.5e-7]}, {"op": "f", "args": [x, [1, [a]]]}]},
        "like": {"args": [x, "%\\%_"], "op": "like"}, "between": {"op": "between", "args": [a, -1, 1e300]},
        "in": {"op": "in", "args": [a, ["it's", "\"", {"date": "2024-02-29"}]]},
        "space": {"op": "s_touches", "args": [{"type": "Polygon", "coordinates": square}, {"bbox": [1, 2, 3, 4, 5, 6]}]},
        "collection": {"op": "s_within", "args": [a, {"type": "GeometryCollection", "geometries": [
            {"type": "Point", "coordinates": [1, 2, 3]}, {"type": "MultiPolygon", "coordinates": [square]}]}]},
        "time": {"op": "t_metBy", "args": [{"interval": [a, ".."]}, {"interval": ["2024-01-01T00:00:00Z", {"timestamp": "2025-01-01T00:00:00+01:00"}]}]},
        "arrays": {"op": "a_containedBy", "args": [[], a]},
    }.items():
        save("cql2-json", name, json.dumps(tree))
    for name, (text, pattern) in {
        "plain": ("Größe", "Gr_ße"), "escaped": ("100 %", "100 \\%"), "many": ("aaaaaaaaaaaaaaaab", "%a%a%a%a%b"), "end": ("\\", "\\"),
    }.items():
        save("cql2-like", name, text + "\0" + pattern)


if __name__ == "__main__":
    binary()
    filters()
    files()
    text()
    forms()
