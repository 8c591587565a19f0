#!/usr/bin/python3
"""Measures piles: sites whose different outlines all share land.

    bench_piles.py [SITES ...] [--standorte .build/release/standorte]

Writes squares of 400 ha, each 0.5 m east of the one before, imports them, and prints the CPU time and the memory of the import, the
total, the total that it should be, and the time of a total. The land of all squares is known: one square and the shifts.
"""
import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
SIDE_M, SHIFT_M = 2000, 0.5
EAST, NORTH = 371_000, 5_715_000


def square(number):
    x = EAST + number * SHIFT_M
    ring = [[x, NORTH], [x + SIDE_M, NORTH], [x + SIDE_M, NORTH + SIDE_M], [x, NORTH + SIDE_M], [x, NORTH]]
    return {"type": "Feature", "properties": {"ST_NR": f"P{number:05}", "NAME": "Pile"},
            "geometry": {"type": "Polygon", "coordinates": [ring]}}


def measured(*command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command} failed: {done.stdout[-2000:]} {done.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, time.monotonic() - start, cpu, after.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", type=int, nargs="*", default=[500, 1000, 2000, 10_000])
    parser.add_argument("--standorte", type=pathlib.Path, default=ROOT / ".build/release/standorte")
    arguments = parser.parse_args()
    for count in arguments.sites:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="piles-"))
        delivery, inventory = folder / "standorte.geojson", folder / "inventory.gpkg"
        delivery.write_text(json.dumps({
            "type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:25832"}},
            "features": [square(number) for number in range(count)]}))
        _, wall, cpu, memory = measured(arguments.standorte, "import", delivery, "--inventory", inventory)
        answer, seconds, _, _ = measured(arguments.standorte, "totals", "--inventory", inventory, "--format", "json")
        gross = json.loads(answer)["total"]["gross"]
        each = (gross["hectares"] + gross["overlap_ha"]) / count
        land = each * (1 + (count - 1) * SHIFT_M / SIDE_M)
        print(f"{count:6} sites: import {wall:.1f} s, CPU {cpu:.1f} s, largest process so far {memory:.0f} MiB; "
              f"total {gross['hectares']:.2f} ha of {land:.2f} ha in {seconds:.2f} s", flush=True)


if __name__ == "__main__":
    main()
