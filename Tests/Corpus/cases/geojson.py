"""Valid and broken GeoJSON."""
import json

from case import Case, error, notice, warning
from places import moved, square


def collection(*features, crs=None):
    data = dict(type="FeatureCollection", features=list(features))
    if crs:
        data["crs"] = dict(type="name", properties=dict(name=crs))
    return json.dumps(data, ensure_ascii=False).encode()


def feature(place=0, ring=None, id=None, geometry=None, **properties):
    ring = [list(position) for position in (ring or moved(square(place), 4326)[::-1])]
    geometry = geometry if geometry is not None else dict(type="Polygon", coordinates=[ring])
    made = dict(type="Feature", properties=dict(ST_NR=f"X{place + 1:02}", NAME="Süd") | properties, geometry=geometry)
    return made | (dict(id=id) if id is not None else {})


def case(name, data, *findings, file="standorte.geojson", **more):
    return Case("geojson: " + name, {file: data}, *findings, path=file, **{"counts": dict(read=2, added=2), **more})


def cases():
    good = collection(feature(0), feature(1))
    utm = collection(*[feature(place, ring=square(place)) for place in range(2)],
                     crs="urn:ogc:def:crs:EPSG::25832")
    swapped = collection(*[feature(place, ring=[position[::-1] for position in moved(square(place), 4326)])
                           for place in range(2)])
    lines = b"\n".join(json.dumps(feature(place)).encode() for place in range(2)) + b"\n"
    refused = dict(counts=dict(read=2, added=1, refused=1))
    without_names = [feature(place, id=f"X{place + 1:02}") for place in range(2)]
    for one in without_names:
        del one["properties"]["ST_NR"]
    curved = feature(0, geometry=dict(type="CircularString", coordinates=[[7.4, 51.8]]))
    return [
        case("as RFC 7946 requires", good, stored={"sites/X01": {"name": "Süd"}}, checked=True),
        case("UTM 32 with a crs member", utm),
        case("UTM 32 with the URI of the system", collection(
            *[feature(place, ring=square(place)) for place in range(2)],
            crs="http://www.opengis.net/def/crs/EPSG/0/25832")),
        case("UTM 32 with the code of the system", utm.replace(
            b'{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}',
            b'{"type": "EPSG", "properties": {"code": 25832}}')),
        case("a feature in another system", collection(
            feature(0), feature(1, ring=square(1)) | dict(crs=dict(type="name", properties=dict(name="EPSG:25832"))),
            crs="EPSG:4326"), error("geometry-crs-differs", row=2, value="EPSG:25832"), **refused),
        case("NaN in an attribute", collection(feature(0, BRUTTO_HA=float("nan")), feature(1)),
             warning("table-value-unreadable", row=1, field="BRUTTO_HA", value="NaN"),
             stored={"sites/X01": {"declared_gross_ha": None}}),
        case("Esri JSON", json.dumps(dict(geometryType="esriGeometryPolygon", features=[
            dict(attributes=dict(ST_NR="X01"), geometry=dict(rings=[square(0)]))])).encode(),
             error("format-mismatch"), counts={}, says=["f=geojson"]),
        case("TopoJSON", b'{"type": "Topology", "objects": {}, "arcs": []}', error("format-mismatch"), counts={},
             says=["mapshaper"]),
        case("an outline as large as a continent", collection(
            feature(0, ring=[[-80, -60], [80, -60], [80, 60], [-80, 60], [-80, -60]]), feature(1)),
            error("geometry-outside-plane", row=1), **refused),
        case("a collection with members of other types", collection(feature(0, geometry=dict(
            type="GeometryCollection", geometries=[
                dict(type="Polygon", coordinates=[moved(square(0), 4326)[::-1]]),
                dict(type="LineString", coordinates=moved(square(0), 4326)[:2]),
                dict(type="Point", coordinates=moved(square(0), 4326)[0])])), feature(1)),
             warning("members-dropped", row=1, value="1 LineString, 1 Point")),
        case("UTM 32 without a crs member", collection(*[feature(place, ring=square(place)) for place in range(2)]),
             error("crs-implausible"), counts={}, says=["--crs EPSG:25832"]),
        case("latitude before longitude", swapped, warning("axes-swapped")),
        case("newline-delimited features", lines, file="standorte.geojsonl"),
        case("the identifier as the id member", collection(*without_names),
             stored={"sites/X01": {"name": "Süd"}}),
        case("heights", collection(*[feature(place, ring=[[*p, 55.0] for p in moved(square(place), 4326)[::-1]])
                                     for place in range(2)]), notice("heights-dropped", row=1)),
        case("no geometry", collection(dict(type="Feature", properties=dict(ST_NR="X01"), geometry=None), feature(1)),
             notice("geometry-missing", row=1)),
        case("nested properties are kept", collection(feature(0, B={"a": [1, None]}), feature(1)),
             stored={"sites/X01": {"extra": '{"B":{"a": [1, null]}}'}}),
        case("a NUL character in a text", collection(feature(0, NAME="S\0d"), feature(1)), warning("text-undecodable"),
             stored={"sites/X01": {"name": "S\ufffdd"}}, checked=True),
        case("an unknown CRS", collection(feature(0), feature(1), crs="urn:ogc:def:crs:EPSG::99999999"),
             warning("crs-unreadable"), warning("crs-guessed")),
        case("in CP1252", good.decode().encode("cp1252"), warning("encoding-guessed"), stored={"sites/X01": {"name": "Süd"}}, says=["CP1252"]),
        case("truncated", good[:-40], error("file-broken"), counts={}),
        case("a trailing comma", good.replace(b"]}}]}", b"]}},]}"), stored={"sites/X01": {"name": "Süd"}}),
        case("an unsupported geometry type", collection(curved, feature(1)),
             error("geometry-unreadable", row=1), **refused),
        case("a position of one number", collection(feature(0, ring=[[7.4]] * 4), feature(1)),
             error("geometry-unreadable", row=1), **refused),
        case("a position of strings", collection(feature(0, ring=[["7.4", "51.8"]] * 4), feature(1)),
             error("geometry-unreadable", row=1), **refused),
        case("a ring that is not closed", collection(feature(0, ring=moved(square(0), 4326)[:-1]), feature(1)),
             warning("ring-unclosed", row=1)),
        case("points, lines and areas", collection(feature(0), feature(1, geometry=dict(
            type="Point", coordinates=moved(square(1), 4326)[0]))), notice("geometry-kinds-mixed"),
             error("geometry-wrong-kind", row=2), **refused),
        case("nested ten thousand levels deep", b'{"type":"FeatureCollection","features":[' + b"[" * 10_000 + b"]" * 10_000
             + b"]}", error("file-broken"), counts={}),
        case("a number with a thousand digits", good.replace(b'"NAME": "S\xc3\xbcd"', b'"HINWEIS": ' + b"9" * 1000)),
        case("other JSON", b'{"version": 3, "layers": []}', error("file-broken"), counts={}),
        case("no features", collection(), warning("layer-empty"), counts={}),
    ]
