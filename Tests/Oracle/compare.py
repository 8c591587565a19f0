#!/usr/bin/python3
"""Compares all figures of an inventory with those of hectares.py for the same shapefiles.

    compare.py INVENTORY FOLDER_OR_FILE... [--processes 2]

Prints JSON: the numbers of sites and figures, and the figures that differ by more than 1e-6 and more than 1 m², or
are missing on one side. Compares all figures, conditional land by condition, and for every step of the waterfall
the deduction and the land that was already deducted.
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import sqlite3

import hectares

FIGURES = [
    "gross", "gross_utm32", "net", "developable", "available", "conditional", "reserved", "sold", "occupied",
    "not_marketable", "unknown", "restricted", "restricted_severe", "restricted_minor", "largest_plot"]
TAKING = {"reserved_for_owner": "owner"}


def differ(ours, theirs):
    """True for a difference above 1e-6 of the figure and 1 m², the limit for slivers."""
    if ours is None or theirs is None:
        return ours is not theirs
    return abs(ours - theirs) > max(1e-6 * abs(theirs), 1e-4)


def statement_figures(statement):
    """The names and hectares of all compared values of the program's statement."""
    yield from ((name, statement["figures"][f"{name}_ha"]) for name in FIGURES)
    conditions = collections.Counter()
    for each in statement["conditions"]:
        conditions[each["condition"]] += each["conditional_ha"]
    yield from ((f"waits for {name}", value) for name, value in conditions.items())
    for step in statement["steps"]:
        if "id" in step:
            claimant = f"{TAKING.get(step['kind'], step['kind'])} {step['id']}"
            yield f"{claimant} takes", step["hectares"]
            yield f"{claimant} had been taken", step["already_taken_ha"]


def oracle_figures(site):
    yield from ((name, site[f"{name}_ha"]) for name in FIGURES)
    yield from ((f"waits for {name}", value) for name, value in site["conditions"].items())
    for step in site["steps"]:
        # The program has one step for all available land.
        if step["claim"] == "available":
            continue
        yield f"{step['claim']} {step['id']} takes", step["ha"]
        yield f"{step['claim']} {step['id']} had been taken", step["already_ha"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inventory")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    hectares.ogr.UseExceptions()
    oracle = hectares.computed(arguments.paths, datetime.date.today(), False, arguments.processes)["sites"]
    database = sqlite3.connect(f"file:{arguments.inventory}?mode=ro", uri=True)
    query = "SELECT s.id, d.hectares FROM sites AS s JOIN sites_documents AS d ON d.fid = s.fid"
    ours = {name: json.loads(statement) for name, statement in database.execute(query)}
    differences = [f"{name}: one side only" for name in sorted(oracle.keys() ^ ours.keys())]
    count = 0
    for name in sorted(oracle.keys() & ours.keys()):
        one, other = dict(statement_figures(ours[name])), dict(oracle_figures(oracle[name]))
        for figure in one.keys() | other.keys():
            count += 1
            # Steps without land, or with less than a sliver, are omitted.
            missing = 0.0 if " " in figure else None
            a, b = one.get(figure, missing), other.get(figure, missing)
            if differ(a, b):
                differences.append(f"{name} {figure}: {a}, not {b}")
    print(json.dumps({"sites": len(ours), "figures": count, "differences": differences}, ensure_ascii=False))


if __name__ == "__main__":
    main()
