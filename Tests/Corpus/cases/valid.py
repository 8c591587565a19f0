"""Files as planners send them. They must import without warnings."""
from case import Case, Field, notice, sites, rows, without, warning
from formats import shapefile
from formats.archive import Entry, zip_of, zipped
from places import COLOGNE, esri, moved, ogc, square

ADDED = dict(read=2, added=2)


def projected(code, **more):
    shapes = [shapefile.polygon(moved(square(place), code)) for place in range(2)]
    return sites(shapes=shapes, **{"prj": esri(code), **more})


def shifted(by_east):
    """Squares with an offset to the easting."""
    return [shapefile.polygon([(x + by_east, y) for x, y in square(place)]) for place in range(2)]


def cologne_names():
    """Field names of Cologne: KüRZEL in CP1252, no .cpg, the language byte for Windows."""
    fields = [Field("ST_NR", "C", 8), Field("Langname", "C", 60), Field("KüRZEL", "C", 8),
              Field("SHAPE_Area", "N", 19, 6), Field("Arbeitstit", "C", 20)]
    table = [dict(ST_NR="X01", Langname="Gewerbegebiet Süd an der Straße", KüRZEL="GE-S", SHAPE_Area=10000.0,
                  Arbeitstit="Große Heide"),
             dict(ST_NR="X02", Langname="Fläche Nord", KüRZEL="GE-N", SHAPE_Area=10000.0, Arbeitstit="Öhlmühle")]
    return sites(table, fields=fields, cpg=None, encoding="cp1252", language=shapefile.LANGUAGE_WINDOWS)


def windows_zip():
    """A zip archive written by Windows: names in CP437 without the UTF-8 flag, folders, Thumbs.db."""
    files = sites(name="Standorte Flächen")
    entries = [Entry(("Übergabe/" + name).encode("cp437"), data) for name, data in files.items()]
    return zipped(*entries, Entry(b"Thumbs.db", b"x"))


def mac_zip():
    files = sites()
    return zipped(*[Entry("Lieferung/" + name, data) for name, data in files.items()],
                  *[Entry("__MACOSX/Lieferung/._" + name, b"\0\5\x16\7" + b"x" * 40) for name in files],
                  Entry("Lieferung/.DS_Store", b"\0\0\0\1Bud1"))


def upper(files):
    return {name.upper(): data for name, data in files.items()}


def mixed(files):
    """File extensions in different case."""
    endings = {".shp": ".SHP", ".shx": ".Shx", ".dbf": ".DBF", ".prj": ".prj", ".cpg": ".CPG"}
    return {name[:-4] + endings[name[-4:]]: data for name, data in files.items()}


def areas(kind=shapefile.POLYGON):
    return [shapefile.polygon([(x, y, 55.5) for x, y in square(place)], kind=kind) for place in range(2)]


def cases():
    heights = notice("heights-dropped", row=1, id="X01")
    dos = [dict(ST_NR="X01", NAME="Gewerbepark Süd"), dict(ST_NR="X02", NAME="Große Bärenstraße")]
    return [
        Case("valid: a shapefile of QGIS", sites(), counts=ADDED,
             stored={"sites/X01": {"name": "Feld 1", "municipality": None}}, checked=True),
        Case("valid: the path of a .shp", sites(), path="standorte.shp", counts=ADDED),
        Case("valid: field names of Cologne", cologne_names(), counts=ADDED, says=["CP1252 (.dbf language byte)"],
             stored={"sites/X01": {"name": "Gewerbegebiet Süd an der Straße"}, "sites/X02": {"name": "Fläche Nord"}}),
        Case("valid: UTM 32 with the zone before the easting", projected(4647), counts=ADDED),
        Case("valid: Gauß-Krüger 2", projected(31466), counts=ADDED, says=["BETA2007"]),
        Case("valid: Gauß-Krüger 3", projected(31467), counts=ADDED, says=["BETA2007"]),
        Case("valid: Web Mercator with a .prj", projected(3857), counts=ADDED),
        Case("valid: degrees with a .prj", projected(4326), counts=ADDED),
        Case("valid: LAEA Europe", projected(3035), counts=ADDED),
        Case("valid: a .prj of the OGC with codes", projected(31466, prj=ogc(31466)), counts=ADDED),
        Case("valid: Cologne's UTM 32 without a code", sites(shapes=shifted(2_000_000), prj=COLOGNE), counts=ADDED),
        Case("valid: CP850 with a .cpg", sites(dos, cpg="850", encoding="cp850"), counts=ADDED,
             stored={"sites/X02": {"name": "Große Bärenstraße"}}),
        Case("valid: CP850 with a language byte",
             sites(dos, cpg=None, encoding="cp850", language=shapefile.LANGUAGE_DOS), counts=ADDED,
             stored={"sites/X01": {"name": "Gewerbepark Süd"}}),
        Case("valid: undeclared CP1252", sites(dos, cpg=None, encoding="cp1252"), counts=ADDED,
             stored={"sites/X01": {"name": "Gewerbepark Süd"}}),
        Case("valid: a zip archive of Windows", {"Übergabe.zip": windows_zip()}, path="Übergabe.zip", counts=ADDED,
             says=["Übergabe.zip/Übergabe/Standorte Flächen.shp"]),
        Case("valid: a zip archive of macOS", {"lieferung.zip": mac_zip()}, path="lieferung.zip", counts=ADDED),
        Case("valid: nested zip archives", {"aussen.zip": zip_of({"innen.zip": zip_of(sites(), "2024/")})},
             path="aussen.zip", counts=ADDED, says=["aussen.zip/innen.zip/2024/standorte.shp"]),
        Case("valid: two layers in one zip",
             {"a.zip": zip_of({**sites(rows(1)), **sites([dict(ST_NR="X02", NAME="Feld 2")],
                                                        [shapefile.polygon(square(1))], name="Logistik")})},
             path="a.zip", counts=ADDED),
        Case("valid: file names in upper case", upper(sites()), counts=ADDED),
        Case("valid: file extensions in mixed case", mixed(sites()), counts=ADDED),
        Case("valid: a zip archive with a name in upper case", {"STANDORTE.ZIP": zip_of(upper(sites()))}, path="STANDORTE.ZIP",
             counts=ADDED),
        Case("valid: with a compression ratio of 100", {"a.zip": zip_of({**sites(), "lies mich.txt": b" " * 3_000_000})},
             path="a.zip", counts=ADDED),
        Case("valid: heights", sites(shapes=areas(shapefile.POLYGON + 10), kind=15), heights, counts=ADDED),
        Case("valid: measures", sites(shapes=areas(shapefile.POLYGON + 20), kind=25), heights, counts=ADDED),
        Case("valid: empty values of QGIS",
             sites(a=(Field("BRUTTO_HA", "N", 10, 3), ["**********", 1.0]),
                   b=(Field("ERHEBUNG", "D", 8), [None, "20240630"]), c=(Field("VOLLVERM", "L", 1), ["?", "F"])),
             notice("table-number-starred", row=1, field="BRUTTO_HA"), counts=ADDED,
             stored={"sites/X01": {"declared_gross_ha": None, "survey_date": None, "fully_marketed": None},
                     "sites/X02": {"declared_gross_ha": 1.0, "survey_date": "2024-06-30"}}),
        Case("valid: blank numbers", sites(a=(Field("BRUTTO_HA", "N", 10, 3), [None, 1.0])),
             counts=ADDED, stored={"sites/X01": {"declared_gross_ha": None}}),
        Case("valid: a hole", sites(shapes=[shapefile.polygon(square(0), [(x, y) for x, y in _inner()]),
                                            shapefile.polygon(square(1))]), counts=ADDED),
        Case("valid: a table without .prj and .cpg", {"zielwerte.dbf": _targets()}, counts=dict(read=1, added=1)),
        Case("valid: municipalities", _layer(
            "gemeinden", [dict(AGS="05562008", GEN="Datteln"), dict(AGS="05562036", GEN="Waltrop")]), counts=ADDED,
             stored={"municipalities/05562008": {"name": "Datteln"}}),
        Case("valid: junctions", _layer(
            "anschlussstellen", [dict(AS_ID="A1", NAME="Datteln", BAB="A 2")], shapefile.POINT,
            [shapefile.shape(shapefile.POINT, square(0)[0])]), counts=dict(read=1, added=1),
             stored={"junctions/A1": {"name": "Datteln", "road": "A 2"}}),
        Case("valid: a road network", _layer(
            "strassennetz", [dict(STR_ID="E1", STR_NAME="Ring", FCLASS="primary", MAXSPEED="70")], shapefile.LINE,
            [shapefile.shape(shapefile.LINE, [square(0)[:3]])]), counts=dict(read=1, added=1),
             stored={"road_network/E1": {"name": "Ring", "road_class": "primary", "max_speed_kmh": 70}}),
        Case("valid: OpenStreetMap's speeds and directions in words", _layer(
            "strassennetz", [dict(osm_id=str(place), highway="tertiary", oneway=direction, maxspeed=speed)
                             for place, (speed, direction) in enumerate(
                                 [("50 mph", "no"), ("DE:urban", "yes"), ("signals", "-1"), ("50;30", "reversible"),
                                  ("none", "alternating"), ("60", "no")], 1)], shapefile.LINE,
            [shapefile.shape(shapefile.LINE, [square(place)[:3]]) for place in range(6)]),
            *[warning("speed-unreadable", field="maxspeed", value=speed) for speed in ("50 mph", "DE:urban", "signals", "50;30")],
            *[warning("word-unknown", field="oneway", value=word) for word in ("reversible", "alternating")],
            counts=dict(read=6, added=6), stored={
                "road_network/1": {"max_speed_kmh": None, "direction": "both", "extra": '{"maxspeed":"50 mph"}'},
                "road_network/3": {"max_speed_kmh": None, "direction": "backward"},
                "road_network/5": {"max_speed_kmh": None, "direction": None},
                "road_network/6": {"max_speed_kmh": 60}}),
        Case("valid: outlines of municipalities of the Federal Agency (VG250)", _layer(
            "VG250_GEM", [dict(AGS="05562008", GEN="Datteln"), dict(AGS="05562036", GEN="Waltrop")]), counts=ADDED,
             stored={"municipalities/05562008": {"name": "Datteln"}}),
        Case("valid: several rows for a municipality (VG250)", _layer(
            "VG250_GEM", [dict(AGS="05562008", GEN="Datteln", GF="4"), dict(AGS="05562008", GEN="Datteln", GF="4"),
                          dict(AGS="05562036", GEN="Waltrop", GF="4"), dict(AGS="05562036", GEN="Waltrop", GF="2")]),
             notice("rows-merged", value="1"), notice("waters-left-out", value="1"), counts=ADDED,
             stored={"municipalities/05562008": {"name": "Datteln"}}),
        Case("valid: documented links", {**sites(rows(1)), "anbindungen.dbf": shapefile.dbf(
            [Field("ST_NR"), Field("VP_NR"), Field("QUELLE")], [dict(ST_NR="X01", VP_NR="R04", QUELLE="Ratsvorlage")])},
             counts=ADDED, stored={"access_links/X01~R04~documented": {"basis": "documented", "source": "Ratsvorlage"}}),
        Case("valid: index files of other programs",
             {**sites(), "standorte.qix": b"SQT\1" + b"\xff" * 60, "standorte.sbn": b"\0\0\x27\x0a", "standorte.sbx": b"x",
              "standorte.shp.xml": b"<metadata/>", "standorte.qmd": b"<qgis/>", "standorte.atx": b"x"}, counts=ADDED),
        Case("valid: a shapefile without .cpg", without(sites(), ".cpg"), counts=ADDED),
    ]


def _inner():
    x, y = square(0)[0]
    return [(x + 20, y + 20), (x + 40, y + 20), (x + 40, y + 40), (x + 20, y + 40), (x + 20, y + 20)]


def _targets():
    fields = [Field("ZW_NR", "C", 8), Field("GROESSE", "C", 40), Field("WERT", "N", 14, 3), Field("EINHEIT", "C", 12)]
    return shapefile.dbf(fields, [dict(ZW_NR="X-Z1", GROESSE="Fläche", WERT=170.0, EINHEIT="ha")])


def _layer(name, table, kind=shapefile.POLYGON, shapes=None):
    """A layer with a text column for each column of the table."""
    return sites(table, shapes, [Field(column) for column in table[0]], kind, name=name)
