"""Outlines for the sites of the corpus, in the coordinate reference systems that planners use.

The squares of 100 m by 100 m lie 200 m apart, north of Datteln, where geodata/ has no sites.
"""
from osgeo import gdal, osr

gdal.UseExceptions()
osr.UseExceptions()

EAST, NORTH = 392_000.0, 5_740_000.0
"""The south-western corner of the first site in EPSG:25832, in metres."""

UTM32 = ('PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,'
         '298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
         'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],'
         'PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')

COLOGNE = (UTM32.replace("ETRS_1989_UTM_Zone_32N", "UTM32_Koeln").replace("500000.0", "2500000.0")
           .replace("GCS_ETRS_1989", "GCS_WGS_1984").replace("D_ETRS_1989", "D_WGS_1984")
           .replace("GRS_1980", "WGS_1984").replace("298.257222101", "298.257223563"))
"""UTM 32 with a false easting of 2,500,000 m, as in data of Cologne. It has no EPSG code."""


def esri(code):
    """The `.prj` of a CRS, in ESRI's well-known text."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(code)
    system.MorphToESRI()
    return system.ExportToWkt()


def ogc(code):
    """The CRS in OGC's well-known text, with EPSG codes."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(code)
    return system.ExportToWkt()


def wkt2(code):
    """The CRS in the well-known text of ISO 19162."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(code)
    return system.ExportToWkt(["FORMAT=WKT2_2019"])


def square(place=0, size=100.0, east=EAST, north=NORTH):
    """The outline of a site as a clockwise ring in EPSG:25832."""
    x, y = east + 200 * place, north
    return [(x, y), (x, y + size), (x + size, y + size), (x + size, y), (x, y)]


def box(left, bottom, right, top):
    """A clockwise ring. Coordinates are metres from the south-western corner of the first site."""
    return [(EAST + x, NORTH + y) for x, y in
            [(left, bottom), (left, top), (right, top), (right, bottom), (left, bottom)]]


def hole(*bounds):
    """A box as a counter-clockwise ring, the orientation of holes in shapefiles."""
    return box(*bounds)[::-1]


def ring(*corners):
    """A closed ring. Corners are in metres from the south-western corner of the first site."""
    return [(EAST + x, NORTH + y) for x, y in [*corners, corners[0]]]


def moved(ring, code):
    """Transforms a ring from EPSG:25832, x before y, rounded to the millimetre (degrees: to 1e-9)."""
    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.ImportFromEPSG(25832)
    target.ImportFromEPSG(code)
    for system in (source, target):
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    transformation = osr.CoordinateTransformation(source, target)
    digits = 9 if target.IsGeographic() else 3
    return [tuple(round(ordinate, digits) for ordinate in transformation.TransformPoint(x, y)[:2]) for x, y in ring]
