#!/usr/bin/python3
"""Compares the speed of two builds of standorte in one run.

    compare_builds.py OLD NEW [--sites 100000] [--rounds 5] [--seconds 5] [--keep FOLDER] [--only items-10,import]

Measures an import of sites in Gauss-Krueger coordinates, the recomputation of all hectares of a region
(`recompute --check`), and requests to a server without a response cache: a page of 10 and of 1,000 features, boxes of
about 50 sites, single items. The builds take turns in each round and alternate in starting it, so that load of the
machine affects both alike. Prints medians and the ratio of NEW to OLD; a ratio above 1 means that NEW is slower.

Exits with 1 when a case is slower by more than 3 %. Needs wrk, gdal-bin, python3-gdal and python3-numpy.
"""
import argparse
import json
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE.parent / "import"), str(HERE.parent / "hectares")]
import bench_import  # noqa: E402

ITEMS = "/collections/sites/items"
PORTS = {"old": 5301, "new": 5302}
ALLOWED_RATIO = 1.03
WRK_SCRIPT = """
local paths, index = {}, 0
function init(arguments) for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end end
function request() index = index % #paths + 1; return wrk.format("GET", paths[index]) end
"""


def run(*command):
    """Runs a command and returns its wall time in seconds."""
    start = time.monotonic()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stderr[-2000:]}")
    return time.monotonic() - start


class Server:
    """A server of one build with its own inventory and without a response cache."""

    def __init__(self, standorte, inventory, port):
        self.address = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [standorte, "serve", "--inventory", inventory, "--port", str(port), "--keep-answers", "0"],
            stdout=subprocess.DEVNULL)
        for _ in range(200):
            try:
                self.json("/health")
                return
            except OSError:
                time.sleep(0.1)
        sys.exit(f"{standorte} does not answer")

    def json(self, path):
        with urllib.request.urlopen(self.address + path) as response:
            return json.load(response)

    def seconds_per_request(self, paths, seconds):
        """The mean time per request with eight connections that send requests without a pause."""
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script, tempfile.NamedTemporaryFile("w") as list_file:
            script.write(WRK_SCRIPT)
            script.flush()
            list_file.write("\n".join(paths))
            list_file.flush()
            output = subprocess.run(
                ["wrk", "-t1", "-c8", f"-d{seconds}s", "-s", script.name, self.address], check=True, text=True,
                capture_output=True, env=os.environ | {"PATHS": list_file.name}).stdout
        if "Non-2xx" in output or "Socket errors" in output:
            sys.exit(output)
        return 1 / float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])


def request_cases(server):
    """The request paths of each case, chosen from the inventory with a fixed seed."""
    rng = random.Random(1)
    page = server.json(f"{ITEMS}?limit=2000&properties=name")
    boxes, ids = [], []
    for feature in rng.sample(page["features"], 200):
        ids.append(f"{ITEMS}/{feature['id']}")
        west, south = feature["geometry"]["coordinates"][0][0][0]
        boxes.append(f"{ITEMS}?limit=1000&bbox={west:.5f},{south:.5f},{west + 0.04:.5f},{south + 0.025:.5f}")
    return {"items-10": [f"{ITEMS}?limit=10"], "items-1000": [f"{ITEMS}?limit=1000"], "box": boxes, "item": ids}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=pathlib.Path)
    parser.add_argument("new", type=pathlib.Path)
    parser.add_argument("--sites", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the input, which is kept and used again")
    parser.add_argument("--only", default="import,hectares,items-10,items-1000,box,item")
    arguments = parser.parse_args()
    builds = {"old": arguments.old.resolve(), "new": arguments.new.resolve()}
    wanted = arguments.only.split(",")
    times = {case: {"old": [], "new": []} for case in wanted}
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or pathlib.Path(temporary)
        folder.mkdir(exist_ok=True)
        source = folder / "input/standorte.shp"
        if not source.exists():
            source = bench_import.make_input(arguments.sites, folder)
        region = folder / "region"
        if "hectares" in wanted and not region.exists():
            run(sys.executable, HERE.parent / "hectares/make_region.py", region, arguments.sites)
        inventories = {name: folder / f"{name}.gpkg" for name in builds}
        regions = {name: folder / f"region-{name}.gpkg" for name in builds}
        for name in builds:
            bench_import.remove(inventories[name])
            run(builds[name], "import", source, "--layer", "sites", "--inventory", inventories[name])
            if "hectares" in wanted:
                bench_import.remove(regions[name])
                run(builds[name], "import", region, "--inventory", regions[name])
        servers = {name: Server(builds[name], inventories[name], PORTS[name]) for name in builds}
        try:
            requests = request_cases(servers["old"])
            for number in range(arguments.rounds):
                for case in wanted:
                    for name in ("old", "new") if number % 2 == 0 else ("new", "old"):
                        if case == "import":
                            output = folder / "imported.gpkg"
                            bench_import.remove(output)
                            seconds = run(builds[name], "import", source, "--layer", "sites", "--inventory", output)
                        elif case == "hectares":
                            seconds = run(builds[name], "recompute", "--check", "--inventory", regions[name])
                        else:
                            seconds = servers[name].seconds_per_request(requests[case], arguments.seconds)
                        times[case][name].append(seconds)
                print(f"round {number + 1} of {arguments.rounds}", file=sys.stderr, flush=True)
        finally:
            for server in servers.values():
                server.process.terminate()
                server.process.wait()
    slower = []
    print(f"{'case':12} {'old ms':>10} {'new ms':>10} {'new/old':>8}")
    for case in wanted:
        old, new = (statistics.median(times[case][name]) for name in ("old", "new"))
        print(f"{case:12} {old * 1000:10.3f} {new * 1000:10.3f} {new / old:8.3f}")
        if new / old > ALLOWED_RATIO:
            slower.append(case)
    sys.exit(f"slower by more than 3 %: {', '.join(slower)}" if slower else 0)


if __name__ == "__main__":
    main()
