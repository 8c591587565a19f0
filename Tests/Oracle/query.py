#!/usr/bin/python3
"""Queries an SQLite file and prints JSON.

    query.py FILE "SELECT id, recorded_from FROM sites"     a list of rows
    query.py FILE                                           for every table the number of rows and their digest
"""
import hashlib
import json
import sqlite3
import sys


def digest(rows):
    lines = sorted(repr(tuple(row)) for row in rows)
    return f"{len(lines)} rows, {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:16]}"


database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
database.row_factory = sqlite3.Row
if len(sys.argv) > 2:
    print(json.dumps([dict(row) for row in database.execute(sys.argv[2])]))
else:
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    print(json.dumps({table: digest(database.execute(f'SELECT * FROM "{table}"')) for table in tables}))
