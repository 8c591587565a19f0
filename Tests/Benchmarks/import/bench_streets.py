#!/usr/bin/python3
"""Measures the import of the streets of a large town over its sites.

    bench_streets.py [--streets 5516] [--sites 2120] [--standorte .build/release/standorte] [--keep FOLDER]

Generates a town of the size of Cologne: sites of 80 vertices, and streets that meet at common vertices. Imports the
sites and a road project with a junction, then the streets. Prints the seconds of each import, and of the streets
without sites. An import of streets computes the access links of all sites.
"""
import argparse
import json
import math
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
WEST, SOUTH, SIDE_M, STEP_M = 346_000, 5_635_000, 25_000, 250
PER_STREET = 6


def feature(properties, kind, coordinates):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def write(path, features):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))


def outline(rand, vertices):
    x, y, radius = WEST + SIDE_M * rand.random(), SOUTH + SIDE_M * rand.random(), 40 + 160 * rand.random()
    ring = []
    for corner in range(vertices):
        angle, distance = 2 * math.pi * corner / vertices, radius * (0.7 + 0.3 * rand.random())
        ring.append([round(x + distance * math.cos(angle), 2), round(y + distance * math.sin(angle), 2)])
    return [ring + ring[:1]]


def make(folder, streets, sites, rand):
    count = SIDE_M // STEP_M
    node = [[[WEST + STEP_M * x + rand.uniform(-80, 80), SOUTH + STEP_M * y + rand.uniform(-80, 80)]
             for x in range(count)] for y in range(count)]
    node = [[[round(c, 2) for c in place] for place in row] for row in node]
    lines = []
    while len(lines) < streets:
        across, along = rand.randrange(count), rand.randrange(count - PER_STREET)
        steps = range(along, along + PER_STREET + 1)
        lines.append([node[across][i] if len(lines) % 2 else node[i][across] for i in steps])
    words = ["Kreisstraße", "Gemeindestraße", "Landesstraße"]
    write(folder / "strassennetz.geojson", [
        feature({"STR_ID": f"L{i:05}", "NAME": f"Straße {i}", "KLASSE": words[i % 3], "VMAX": "50", "RICHTUNG": "beide Richtungen"},
                "LineString", line) for i, line in enumerate(lines)])
    write(folder / "standorte.geojson", [
        feature({"ST_NR": f"S{i:05}", "NAME": f"Standort {i}"}, "Polygon", outline(rand, 80)) for i in range(sites)])
    write(folder / "verkehrsprojekte.geojson", [
        feature({"VP_NR": "R1", "NAME": "Ausbau", "STATUS": "in Betrieb", "ART": "Ausbau"}, "LineString", lines[0])])
    write(folder / "anschlussstellen.geojson", [
        feature({"AS_ID": f"J{i}", "NAME": f"Anschlussstelle {i}"}, "Point", lines[i * 7][0]) for i in range(40)])


def seconds(command):
    start = time.monotonic()
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {run.stdout[-2000:]}{run.stderr[-2000:]}")
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--streets", type=int, default=5516)
    parser.add_argument("--sites", type=int, default=2120)
    parser.add_argument("--standorte", default=ROOT / ".build/release/standorte", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    folder = options.keep or pathlib.Path(tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    make(folder, options.streets, options.sites, random.Random(1))
    names = ["standorte", "verkehrsprojekte", "anschlussstellen", "strassennetz"]
    for title, layers in [("with sites", names), ("without sites", names[1:])]:
        inventory = folder / "inventory.gpkg"
        for ending in ["", "-wal", "-shm"]:
            pathlib.Path(f"{inventory}{ending}").unlink(missing_ok=True)
        for name in layers:
            took = seconds([options.standorte, "import", folder / f"{name}.geojson", "--inventory", inventory])
            print(f"{title}: {name} {took:.2f} s", flush=True)
    if not options.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
