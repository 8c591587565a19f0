"""Turns an inventory with the layers of one zip into one of format 6.

Format 6 kept the zip once for each layer, under a hash of the layer's path, its options, the name and the bytes of the zip.
"""

import hashlib
import json
import os
import sqlite3
import sys

PIECE = 1 << 20

inventory, path = sys.argv[1:]
name = os.path.basename(path)
with open(path, "rb") as file:
    content = file.read()
db = sqlite3.connect(inventory)
db.execute("INSERT INTO inventory_writer VALUES (1)")
for table in ("inventory_layer_files", "inventory_file_pieces", "inventory_files"):
    db.execute(f"DROP TABLE {table}")
db.execute(
    """CREATE TABLE inventory_import_files (content_hash TEXT NOT NULL, file TEXT NOT NULL, piece INTEGER NOT NULL,
    bytes BLOB NOT NULL, PRIMARY KEY (content_hash, file, piece))"""
)
for row, report in db.execute("SELECT rowid, report FROM inventory_imports").fetchall():
    place = json.loads(report)["path"].split(f"{name}/", 1)[1]
    # Without options for the collection, the reference system and the encoding.
    text = f"{place}\n\n\n\n{name}\n"
    former = hashlib.sha256(text.encode() + content).hexdigest()
    report = json.dumps(json.loads(report) | {"content_sha256": former})
    db.execute("UPDATE inventory_imports SET content_hash = ?, report = ? WHERE rowid = ?", (former, report, row))
    for number, start in enumerate(range(0, len(content), PIECE)):
        piece = content[start : start + PIECE]
        db.execute("INSERT INTO inventory_import_files VALUES (?, ?, ?, ?)", (former, name, number, piece))
db.execute("UPDATE inventory_settings SET value = '6' WHERE name = 'format'")
db.execute("DELETE FROM inventory_writer")
db.commit()
