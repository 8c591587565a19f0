"""Valid and broken GeoPackages and FlatGeobufs."""
import struct

from case import Case, error, notice, warning
from formats.library import altered, blob, flatgeobuf, geopackage, wkt
from places import square

GPKG = "standorte.gpkg"
TWO = dict(read=2, added=2)


def rows(count=2, **more):
    return [(dict(ST_NR=f"X{place + 1:02}", NAME="Süd", **more), wkt(square(place))) for place in range(count)]


def case(name, data, *findings, files=None, path=GPKG, **more):
    return Case("gpkg: " + name, {GPKG: data, **(files or {})}, *findings, path=path, **{"counts": TWO, **more})


def fgb(name, data, *findings, **more):
    return Case("flatgeobuf: " + name, {"standorte.fgb": data}, *findings, path="standorte.fgb",
                **{"counts": TWO, **more})


def surface(polygon):
    ring = polygon.removeprefix("POLYGON(").removesuffix(")")
    return f"MULTISURFACE(CURVEPOLYGON(COMPOUNDCURVE({ring})))"


def first_geometry(data, body):
    return altered(data, ("UPDATE standorte SET geom = ? WHERE fid = 1", body))


def cases():
    good = geopackage(dict(standorte=rows()))
    several = geopackage(dict(standorte=rows(), teilflaechen=[
        (dict(TF_NR="P1", ST_NR="X01", STATUS="verfügbar"), wkt(square(0)))]))
    one_left = dict(counts=dict(read=2, added=1, refused=1))
    curve = "CURVEPOLYGON(CIRCULARSTRING(392000 5740000,392100 5740100,392000 5740200,391900 5740100,392000 5740000))"
    polygon = struct.pack("<BIII", 1, 3, 1, 1_000_000)
    mojibake = [(dict(ST_NR="X01", NAME="GroÃŸ"), wkt(square(0)))]
    styles = geopackage(dict(standorte=rows(), layer_styles=[(dict(styleName="a"), None)]))
    flat = flatgeobuf(rows())
    view = altered(
        geopackage(dict(umringe=rows())), ("CREATE TABLE sachdaten (nr TEXT, name TEXT)",),
        ("INSERT INTO sachdaten VALUES ('X01', 'aus der Sicht'), ('X02', 'b')",),
        ("CREATE VIEW standorte AS SELECT u.fid AS OGC_FID, u.geom, u.ST_NR, s.name AS NAME FROM umringe u "
         "JOIN sachdaten s ON s.nr = u.ST_NR",),
        ("UPDATE gpkg_contents SET table_name = 'standorte', identifier = 'standorte'",),
        ("UPDATE gpkg_geometry_columns SET table_name = 'standorte'",),
        ("DELETE FROM gpkg_extensions",), ("DELETE FROM gpkg_ogr_contents",))
    return [
        case("as written by QGIS", good, stored={"sites/X01": {"name": "Süd"}}, checked=True),
        case("two layers", several, counts=dict(read=3, added=3), stored={"plots/P1": {"status": "available"}}),
        case("a style table of QGIS beside the layer", styles),
        case("without a CRS", geopackage(dict(standorte=rows()), code=None), warning("crs-guessed")),
        case("still open in QGIS", good, error("geopackage-open-elsewhere"), files={f"{GPKG}-wal": b"x" * 100},
             counts={}, says=["close QGIS"]),
        case("closed, with an empty journal", good, files={f"{GPKG}-wal": b""}),
        case("truncated", good[:len(good) // 2], error("file-broken"), counts={}),
        case("with a damaged page", good[:8192] + b"\xff" * 40000 + good[48192:], error("file-broken"), counts={}),
        case("an SQLite database that is not a GeoPackage", altered(good, ("DROP TABLE gpkg_contents",)), error("file-broken"), counts={}),
        case("a wrong feature count", altered(good, ("UPDATE gpkg_ogr_contents SET feature_count = 9",)),
             warning("feature-count-wrong", value="9")),
        case("an invalid geometry blob", first_geometry(good, b"Kreis"), error("geometry-unreadable", row=1),
             **one_left),
        case("a geometry whose header names another system", altered(
            good, ("UPDATE standorte SET geom = CAST(substr(geom, 1, 4) || X'E6100000' || substr(geom, 9) AS BLOB) "
                   "WHERE fid = 2",)), error("geometry-crs-differs", row=2, value="EPSG:4326"), **one_left),
        case("a geometry with a stated count of a million points", first_geometry(good, blob(polygon)),
             error("geometry-unreadable", row=1), **one_left),
        case("circular arcs", geopackage(dict(standorte=[rows()[1], (dict(ST_NR="X03", NAME="b"), curve)])),
             warning("curves-straightened", row=2)),
        case("curve types without an arc", geopackage(dict(standorte=[
            rows()[0], (dict(ST_NR="X02", NAME="Süd"), surface(wkt(square(1))))])), checked=True),
        case("points, lines and areas", geopackage(dict(standorte=[*rows(1), (dict(ST_NR="X02", NAME="b"),
                                                                            "POINT(392000 5740000)")])),
             error("geometry-wrong-kind", row=2), notice("geometry-kinds-mixed"), **one_left),
        case("text encoded twice", geopackage(dict(standorte=mojibake)), warning("text-mojibake", row=1),
             counts=dict(read=1, added=1)),
        case("an unknown table beside the layer", altered(good, ("CREATE TABLE a (x)",)),
             warning("layer-left-aside", value="a"), says=["--layer a=COLLECTION"]),
        case("no known layer", geopackage(dict(umringe=rows())), error("layer-unknown", value="umringe"), counts={},
             says=["--layer"]),
        case("an unknown layer, chosen with its collection", geopackage(dict(umringe=rows())),
             options=["--layer", "umringe=sites"], stored={"sites/X01": {"name": "Süd"}}),
        case("a layer chosen by name", several, warning("layer-left-aside", value="standorte"),
             warning("site-unknown"), options=["--layer", "teilflaechen"], counts=dict(read=1, added=1)),
        case("a layer chosen by its path", several, warning("layer-left-aside", value="teilflaechen"),
             path=f"{GPKG}/standorte"),
        case("a chosen layer that does not exist", several, error("layer-not-found", value="plaene"),
             options=["--layer", "plaene"], counts={}, says=["standorte, teilflaechen"]),
        case("a registered view beside its tables", view, warning("layer-left-aside", value="umringe"),
             warning("layer-left-aside", value="sachdaten"), stored={"sites/X01": {"name": "aus der Sicht"}}),
        case("a trigger", altered(good, ("CREATE TRIGGER b AFTER INSERT ON standorte BEGIN DELETE FROM standorte; END",))),
        case("a layer without rows", altered(good, ("DELETE FROM standorte",),
                                             ("UPDATE gpkg_ogr_contents SET feature_count = 0",)), warning("layer-empty"), counts={}),
        case("a tile table", altered(good, ("INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES "
                                               "('a', 'tiles', 'a')",))),
        fgb("as written by QGIS", flat, stored={"sites/X01": {"name": "Süd"}}),
        fgb("without a spatial index", flatgeobuf(rows(), options=["SPATIAL_INDEX=NO"])),
        fgb("truncated", flat[:-30], error("file-broken"), counts={}),
        fgb("bytes after the end", flat + b"x" * 20, error("file-broken"), counts={}),
        fgb("only the magic bytes", flat[:8], error("file-broken"), counts={}),
    ]
