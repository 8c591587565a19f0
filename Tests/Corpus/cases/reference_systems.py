"""Coordinates without a CRS, with a wrong CRS, or in the wrong axis order."""
from case import Case, error, rows, sites, warning
from formats import shapefile
from places import UTM32, esri, moved, square, wkt2


def case(name, files, *findings, **more):
    return Case("crs: " + name, files, *findings, **{"counts": dict(read=2, added=2), **more})


def refused(name, files, *findings, **more):
    return case(name, files, *findings, counts={}, **more)


def in_system(code, prj=None, swapped=False, **more):
    rings = [moved(square(place), code) for place in range(2)]
    if swapped:
        rings = [[(y, x) for x, y in ring] for ring in rings]
    return sites(shapes=[shapefile.polygon(ring) for ring in rings], prj=prj, **more)


def shifted(prj):
    rings = [[(x + 2_000_000, y) for x, y in square(place)] for place in range(2)]
    return sites(shapes=[shapefile.polygon(ring) for ring in rings], prj=prj)


def guessed(code):
    return warning("crs-guessed", value=code)


def cases():
    no_prj = "no .prj: "
    return [
        case(no_prj + "UTM 32", in_system(25832), guessed("EPSG:25832")),
        case(no_prj + "UTM 32 with the zone", in_system(4647), guessed("EPSG:4647")),
        case(no_prj + "Gauß-Krüger 2", in_system(31466), guessed("EPSG:31466")),
        case(no_prj + "Gauß-Krüger 3", in_system(31467), guessed("EPSG:31467")),
        case(no_prj + "Web Mercator", in_system(3857), guessed("EPSG:3857")),
        case(no_prj + "LAEA", in_system(3035), guessed("EPSG:3035")),
        case(no_prj + "degrees", in_system(4326), guessed("EPSG:4326")),
        case(no_prj + "degrees, latitude first", in_system(4326, swapped=True), guessed("EPSG:4326")),
        case(no_prj + "with --crs", in_system(31466), options=["--crs", "EPSG:31466"], says=["BETA2007"]),
        refused(no_prj + "no CRS of the region fits",
                sites(shapes=[shapefile.polygon([(x / 1000, y / 1000) for x, y in square(place)]) for place in range(2)],
                      prj=None), error("crs-missing"), says=["--crs"]),
        case("a .prj with a code", in_system(25832, prj="EPSG:25832"), says=["EPSG:25832"]),
        case("a .prj with a URN", in_system(31466, prj="urn:ogc:def:crs:EPSG::31466"), says=["EPSG:31466"]),
        case("a .prj with WKT2", in_system(25832, prj=wkt2(25832)), says=["EPSG:25832"]),
        case("a .prj with a text of PROJ",
             in_system(25832, prj="+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs +type=crs"),
             warning("datum-shift-unknown")),
        case("an unreadable .prj", in_system(3857, prj="Gauss-Krueger, Lage unbekannt"),
             warning("crs-unreadable"), guessed("EPSG:3857"), says=["--crs"]),
        case("UTM 32 declared as degrees", in_system(25832, prj=esri(4326)), error("crs-implausible"), counts={},
             says=["--crs EPSG:25832"]),
        case("Web Mercator declared as degrees", in_system(3857, prj=esri(4326)), error("crs-implausible"), counts={},
             says=["--crs EPSG:3857"]),
        case("Gauß-Krüger 2 declared as UTM 32", in_system(31466, prj=UTM32), error("crs-implausible"), counts={},
             says=["--crs EPSG:31466"]),
        case("Gauß-Krüger 3 declared as Gauß-Krüger 2", in_system(31467, prj=esri(31466)), error("crs-implausible"),
             counts={}, says=["--crs EPSG:31467"]),
        case("UTM 32 declared as UTM 33", in_system(25832, prj=esri(25833)), error("crs-implausible"), counts={},
             says=["--crs EPSG:25832"]),
        case("degrees declared as UTM 32", in_system(4326, prj=UTM32), error("crs-implausible"), counts={}),
        case("--crs overrides a wrong .prj", in_system(25832, prj=esri(4326)),
             options=["--crs", "EPSG:25832"]),
        case("degrees with latitude first", in_system(4326, prj=esri(4326), swapped=True), warning("axes-swapped")),
        case("UTM 32 with the northing first", in_system(25832, prj=UTM32, swapped=True), warning("axes-swapped"),
             checked=True),
        case("Gauß-Krüger 2 with the Hochwert first", in_system(31466, prj=esri(31466), swapped=True),
             warning("axes-swapped"), says=["BETA2007"]),
        refused("Cologne's coordinates without a .prj", shifted(None), error("crs-missing")),
        refused("--crs with an unknown CRS", in_system(25832, prj=UTM32), error("crs-unknown", value="EPSG:99999999"),
                options=["--crs", "EPSG:99999999"]),
        case("coordinates outside the region", sites(shapes=[
            shapefile.polygon(square(place, east=500_000, north=1_000_000)) for place in range(2)]),
             warning("geometry-outside-region")),
        case("an unknown datum", in_system(25832, prj=UTM32.replace("D_ETRS_1989", "D_Eigen").replace("298.257222101", "299.0")),
             warning("datum-shift-unknown"), says=["200 m"]),
        case("--crs that places everything outside the region", in_system(31466), warning("geometry-outside-region"),
             options=["--crs", "EPSG:25832"], says=["EPSG:31466"]),
    ]
