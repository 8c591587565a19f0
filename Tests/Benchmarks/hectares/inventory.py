"""Reads an inventory as the contenders need it: well-known binary and a few columns, by SQLite alone."""
import sqlite3


def rows(path, sql):
    """The rows, geometries as well-known binary without the GeoPackage's head."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for geom, *values in database.execute(sql):
        # 8 bytes, and the box that the flags announce.
        yield bytes(geom[8 + (0, 32, 48, 48, 64)[geom[3] >> 1 & 7]:]), *values


SITES = "SELECT geom, id FROM sites WHERE geom IS NOT NULL ORDER BY id"
AVAILABLE = "SELECT geom, site_id FROM plots WHERE status = 'available' AND usable ORDER BY site_id, id"
HARD = "SELECT geom, coalesce(buffer_m, 0) FROM constraints WHERE severity = 'hard'"
