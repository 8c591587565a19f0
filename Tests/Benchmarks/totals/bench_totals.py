#!/usr/bin/python3
"""Measures sums, histories, scenarios and road projects over an inventory of 100,000 sites.

    bench_totals.py [SITES] [--standorte .build/release/standorte] [--runs 5] [--keep FOLDER]

Makes the region of `make_inventory.py`, imports it, then the municipalities and the road projects, each with its time. Then asks a
server without a response cache, one request at a time, and prints the median of each request in milliseconds.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PORT = 18273
FILTER = urllib.parse.quote("available_ha >= 2 AND category = 'logistics'")
REQUESTS = [
    "/totals", f"/totals?filter={FILTER}", "/totals?bbox=6.6,50.6,6.8,50.8", "/totals?by=category", "/totals?by=status",
    "/totals?by=road_condition", "/totals?by=municipality", "/totals/history", f"/totals/history?filter={FILTER}",
    "/totals?open=R001", "/targets", "/collections/road-projects/items/R001/effect", "/collections/sites/items?limit=10",
    "/collections/sites/items?limit=10&open=R001", "/collections/sites/items?limit=10&q=Ewald",
    "/collections/sites/items?limit=10&sortby=-available_ha", "/collections/sites/items?limit=10&sortby=name",
]


def timed(*command):
    start = time.monotonic()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command} failed: {done.stdout[-2000:]} {done.stderr[-2000:]}")
    return time.monotonic() - start


def milliseconds(path):
    start = time.monotonic()
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=600) as answer:
        answer.read()
    return (time.monotonic() - start) * 1000


def serve(standorte, inventory):
    server = subprocess.Popen(
        [str(standorte), "serve", "--inventory", str(inventory), "--port", str(PORT), "--keep-answers", "0"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            milliseconds("/health")
            return server
        except OSError:
            time.sleep(0.1)
    sys.exit("the server does not answer")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", type=int, nargs="?", default=100_000)
    parser.add_argument("--standorte", type=pathlib.Path, default=ROOT / ".build/release/standorte")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=pathlib.Path)
    arguments = parser.parse_args()
    folder = arguments.keep or pathlib.Path(tempfile.mkdtemp(prefix="totals-"))
    inventory, region = folder / f"totals-{arguments.sites}.gpkg", folder / f"region-{arguments.sites}"
    if not inventory.exists():
        timed(sys.executable, HERE / "make_inventory.py", region, arguments.sites)
        for name in ("municipalities", "land", "roads"):
            seconds = timed(arguments.standorte, "import", region / name, "--inventory", inventory)
            print(f"{seconds:10.1f} s  import {name}", flush=True)
    server = serve(arguments.standorte, inventory)
    try:
        for path in REQUESTS:
            try:
                times = [milliseconds(path) for _ in range(arguments.runs)]
                print(f"{statistics.median(times):10.1f} ms (first {times[0]:.1f})  {path}", flush=True)
            except OSError as error:
                print(f"{'':13} {path}: {error}", flush=True)
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
