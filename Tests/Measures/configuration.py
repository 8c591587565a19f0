"""The names that the measures count. Names of earlier versions stay, so that two versions can be compared."""

import re

# The forms of a row between its file and the store, by the types that hold one.
ROW_FORMS = [
    "SourceFeature", "ImportRow", "ReadRow", "AdmittedRow", "FeatureUpdate", "Feature", "FeatureEdit", "DerivedFeature",
    "DerivedRows", "FeatureVersion", "NewRow",
]

# Types that do the same work for one format. One of each kind is the aim.
CODECS = {
    "JSON readers": ["JSONScanner", "JSONCursor", "JSONParser", "MemberScanner", "WrittenGeoJSON", "CanonicalGeoJSONReader"],
    "GeoJSON geometry readers": ["GeoJSONReader", "GeoJSONGeometry"],
    "well-known text": ["WKTReader", "WKTWriter", "WellKnownText"],
    "CSV writers": ["CSVText", "CSVTable", "CSVSink"],
    "zip and deflate": ["Zlib", "ZipArchive", "Compression"],
}

# Words of a comment that remarks on people instead of the code.
FORBIDDEN = re.compile(r"\b(told|tells|nobody|somebody)\b|\bis no\b", re.IGNORECASE)

# A figure of a site, to count how many files must know it.
FIGURE = "available_ha"

# The sizes that style.md names.
LONG_FILE, LONG_FUNCTION, FULL_FOLDER = 300, 50, 20

# Requests that reach the store: the cache has no response for them.
REQUESTS = {
    "items": "/collections/sites/items?limit=3",
    "items with a CQL2 text filter": "/collections/sites/items?limit=3&filter=gross_ha%20%3E%2020%20AND%20name%20LIKE%20%27I%25%27",
}

# What is imported for the spine of an import.
SHAPEFILE = "standorte.shp"
