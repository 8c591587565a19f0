#!/usr/bin/python3
"""Sends random filters, many of them odd or with a fault.

Usage: filter_fuzz.py STANDORTE [--seconds 60] [--slowest 25] [--seed 1]

No answer is a 5xx, except 503 for a query that takes too long. None takes longer than --slowest seconds, and the server goes
on. Exits with 1 otherwise.
"""
from endurance import *

NUMBERS = [
    "0", "-0", "1", "0.1", "1e308", "-1e308", "1e-320", "1e400", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "gross_ha", "net_ha", "available_ha()", "largest_plot_ha()", "nearest_junction_m()", "NULL"]
TEXTS = ["name", "municipality", "id", "note", "'a'", "''", "'%'", "'\\\\'", "'it''s'", "'\u202e'", "'\U0001F3F3'", "'ß'", f"'{'é' * 50}'"]
POSITIONS = ["7.1 51.6", "0 0", "180 90", "-180 -90", "1e308 1e308", "7 51", "200 100", "1e-320 1", "7.1 51.6 3"]
BOXES = ["7,51,8,52", "8,52,7,51", "-180,-90,180,90", "170,0,-170,10", "1e308,1e308,1e309,1", "7,51,0,8,52,9"]
TIMES = [
    "DATE('2025-01-01')", "DATE('9999-12-31')", "DATE('0000-01-01')", "DATE('2025-02-30')", "TIMESTAMP('2025-01-01T00:00:00Z')",
    "TIMESTAMP('2025-12-31T23:59:60Z')", "valid_from", "valid_to", "INTERVAL('..','..')", "INTERVAL('2025-01-01','2020-01-01')",
    "INTERVAL(valid_from, valid_to)"]
LISTS = ["access_links", "('a','b')", "()", "('R04')", "(1,'a',TRUE)", "(('a'),('b'))", "waits_for"]
SPATIAL = ["INTERSECTS", "EQUALS", "DISJOINT", "TOUCHES", "WITHIN", "OVERLAPS", "CROSSES", "CONTAINS"]
TEMPORAL = [
    "AFTER", "BEFORE", "CONTAINS", "DISJOINT", "DURING", "EQUALS", "FINISHEDBY", "FINISHES", "INTERSECTS", "MEETS", "METBY",
    "OVERLAPPEDBY", "OVERLAPS", "STARTEDBY", "STARTS"]
COLLECTIONS = ["sites", "plots", "road-projects", "access-links", "targets", "constraints"]


class Grammar:
    def __init__(self, randomness):
        self.random, self.pick = randomness, randomness.choice

    def number(self):
        kind = self.random.random()
        if kind < 0.75:
            return self.pick(NUMBERS)
        return f"distance_m({self.geometry()})" if kind < 0.82 else f"({self.number()} {self.pick(['+', '-', '*', '/', '^', '%', 'div'])} {self.number()})"

    def text(self):
        return self.pick(TEXTS) if self.random.random() < 0.8 else f"{self.pick(['CASEI', 'ACCENTI'])}({self.text()})"

    def geometry(self, depth=0):
        point = lambda: self.pick(POSITIONS)
        kinds = [
            lambda: f"POINT({point()})", lambda: "POINT EMPTY", lambda: f"LINESTRING({point()},{point()})", lambda: f"LINESTRING({point()})",
            lambda: "POLYGON((7 51,8 51,8 52,7 52,7 51))", lambda: "POLYGON((7 51,8 52,8 51,7 52,7 51))",
            lambda: f"POLYGON(({point()},{point()},{point()},{point()}))", lambda: "MULTIPOLYGON(((7 51,8 51,8 52,7 51)))",
            lambda: f"BBOX({self.pick(BOXES)})", lambda: "geometry"]
        if depth < 4:
            kinds.append(lambda: f"GEOMETRYCOLLECTION({self.geometry(depth + 1)},{self.geometry(depth + 1)})")
        return self.pick(kinds)()

    def condition(self, depth=0):
        kinds = [
            lambda: f"{self.number()} {self.pick(['=', '<>', '<', '>', '<=', '>='])} {self.number()}",
            lambda: f"{self.text()} {self.pick(['=', '<', '<>'])} {self.text()}",
            lambda: f"{self.text()} {self.pick(['', 'NOT '])}LIKE {self.text()}",
            lambda: f"{self.number()} BETWEEN {self.number()} AND {self.number()}",
            lambda: f"{self.text()} IN ({self.text()},{self.text()})",
            lambda: f"S_{self.pick(SPATIAL)}({self.geometry()},{self.geometry()})",
            lambda: f"T_{self.pick(TEMPORAL)}({self.pick(TIMES)},{self.pick(TIMES)})",
            lambda: f"A_{self.pick(['EQUALS', 'CONTAINS', 'CONTAINEDBY', 'OVERLAPS'])}({self.pick(LISTS)},{self.pick(LISTS)})",
            lambda: f"{self.pick([self.number(), self.text(), self.pick(TIMES), self.geometry()])} IS {self.pick(['', 'NOT '])}NULL",
            lambda: self.pick(["TRUE", "FALSE", "fully_marketed", "connected_now"])]
        if depth < 5:
            inner = lambda: self.condition(depth + 1)
            kinds += [
                lambda: f"NOT ({inner()})", lambda: f"({inner()}) AND ({inner()})", lambda: f"({inner()}) OR ({inner()})",
                lambda: f"({inner()}) = TRUE"]
        return self.pick(kinds)()

    def filter(self):
        text = self.condition()
        # A tenth lacks some characters.
        return text if self.random.random() < 0.9 else "".join(letter for letter in text if self.random.random() > 0.02)


def main():
    options = arguments(__doc__, seconds=60.0, slowest=25.0)
    grammar, faults, statuses, longest = Grammar(random.Random(options.seed)), [], collections.Counter(), 0
    with work_folder() as work, Server(options.standorte, new_inventory(options.standorte, f"{work}/i.gpkg"), options.port) as server:
        end = time.monotonic() + options.seconds
        while time.monotonic() < end and server.is_running:
            text, collection = grammar.filter(), grammar.pick(COLLECTIONS)
            start = time.monotonic()
            try:
                status = server.get(f"/collections/{collection}/items?limit=2&filter={urllib.parse.quote(text)}")[0]
            except (OSError, http.client.HTTPException) as error:
                status = type(error).__name__
            duration = time.monotonic() - start
            longest = max(longest, duration)
            statuses[status] += 1
            if not isinstance(status, int) or status >= 500 and status != 503 or duration > options.slowest:
                faults.append(f"{status} after {duration:.1f} s: {collection} {text[:300]}")
        if not server.is_running:
            faults.append(f"the server ended: {server.output()}")
    finish(faults, f"answers {dict(statuses)}, the slowest after {longest:.2f} s: {len(faults)} faults")


if __name__ == "__main__":
    main()
