"""Reads geometries as well-known binary and columns from an inventory, with SQLite."""
import sqlite3


def rows(path, sql):
    """The rows, with geometries as well-known binary without the GeoPackage header."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for geom, *values in database.execute(sql):
        # The header has 8 bytes and an envelope whose size depends on the flags.
        yield bytes(geom[8 + (0, 32, 48, 48, 64)[geom[3] >> 1 & 7]:]), *values


SITES = "SELECT geom, id FROM sites WHERE geom IS NOT NULL ORDER BY id"
AVAILABLE = "SELECT geom, site_id FROM plots WHERE status = 'available' AND usable ORDER BY site_id, id"
HARD = "SELECT geom, coalesce(buffer_m, 0) FROM constraints WHERE severity = 'hard'"
