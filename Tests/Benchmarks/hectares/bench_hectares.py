#!/usr/bin/python3
"""Compares the computation of all hectares with other tools in one run.

    bench_hectares.py [SITES] [--runs 3] [--standorte .build/release/standorte] [--keep FOLDER] [--without geopandas,postgis]

The region has 100,000 sites, twice as many plots and a tenth as many constraints (`make_region.py`), imported into one
inventory that all tools read. `ours` computes all figures of every site with the waterfall, including reading the
inventory. The others compute only available hectares, without the time for reading or loading: geopandas' overlay, a
vectorised Shapely 2 script, and PostGIS. Finally, `ours` changes one plot in a transaction and recomputes its site.
Prints all sums of available hectares, which must agree.

Prints medians, ratios to `ours`, and memory. Quote only ratios of one run, since absolute times vary. Needs python3-gdal,
python3-numpy, python3-venv, gdal-bin and postgresql-15-postgis-3; starts a temporary PostgreSQL cluster on 127.0.0.1.
Installs Shapely 2 and geopandas in a virtual environment, since Debian 12 has older versions.
"""
import argparse
import json
import os
import pathlib
import pwd
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
POSTGRES = pathlib.Path("/usr/lib/postgresql/15/bin")
PORT = "54329"


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stderr[-2000:]}")
    return done.stdout


def make_inventory(count, standorte, folder):
    inventory = folder / f"region-{count}.gpkg"
    if not inventory.exists():
        run(sys.executable, HERE / "make_region.py", folder / "region", count)
        run(standorte, "import", folder / "region", "--inventory", inventory)
        shutil.rmtree(folder / "region")
    return inventory


def shapely_2(folder):
    """The path of a Python with Shapely 2 and geopandas."""
    python = folder / "shapely2/bin/python"
    if not python.exists():
        run(sys.executable, "-m", "venv", folder / "shapely2")
        run(python, "-m", "pip", "install", "--quiet", "shapely==2.*", "geopandas==1.*", "pyproj", "numpy")
    return python


class Cluster:
    """A temporary PostgreSQL cluster with the tables of the inventory."""

    def __init__(self, inventory, folder):
        self.data = folder / "postgres"
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.mkdir()
        # PostgreSQL refuses to run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.user:
            os.chown(self.data, pwd.getpwnam("postgres").pw_uid, -1)
        run(*self.user, POSTGRES / "initdb", "-D", self.data, "-A", "trust", "-U", "postgres", cwd="/")
        options = f"-p {PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=512MB " \
            "-c work_mem=128MB -c fsync=off"
        subprocess.run(
            [*self.user, POSTGRES / "pg_ctl", "-D", self.data, "-o", options, "-w", "-l", self.data / "log", "start"],
            check=True, stdout=subprocess.DEVNULL, cwd="/")
        self.psql("-c", "CREATE EXTENSION postgis")
        target = f"PG:host=127.0.0.1 port={PORT} user=postgres dbname=postgres"
        for table in ("sites", "plots", "constraints"):
            run("ogr2ogr", "-f", "PostgreSQL", target, inventory, table, "-lco", "GEOMETRY_NAME=geom", "--config",
                "PG_USE_COPY", "YES")
        self.psql("-c", "VACUUM ANALYZE")

    def psql(self, *arguments):
        return run("psql", "-h", "127.0.0.1", "-p", PORT, "-U", "postgres", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", *arguments)

    def measure(self):
        start = time.monotonic()
        total = self.psql("-f", HERE / "with_postgis.sql")
        return {"seconds": time.monotonic() - start, "available_ha": float(total)}

    def stop(self):
        run(*self.user, POSTGRES / "pg_ctl", "-D", self.data, "-m", "fast", "stop", cwd="/")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", type=int, nargs="?", default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--standorte", type=pathlib.Path, default=ROOT / ".build/release/standorte")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the inventory and the environment, used again")
    parser.add_argument("--without", default="", help="contenders to leave out, separated by commas")
    arguments = parser.parse_args()
    left_out = arguments.without.split(",")
    harness = arguments.standorte.resolve().with_name("HectaresBenchmark")
    if not harness.exists():
        sys.exit(f"There is no {harness}. Build it with: swift build -c release --static-swift-stdlib --product {harness.name}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        os.chmod(temporary, 0o755)
        inventory = make_inventory(arguments.sites, arguments.standorte.resolve(), folder)
        contenders, python = {}, shapely_2(folder)
        if "shapely" not in left_out:
            contenders["Shapely 2"] = lambda: json.loads(run(python, HERE / "with_shapely.py", inventory))
        if "geopandas" not in left_out:
            contenders["geopandas"] = lambda: json.loads(run(python, HERE / "with_geopandas.py", inventory))
        cluster = None
        if "postgis" not in left_out:
            cluster = Cluster(inventory, pathlib.Path(temporary))
            contenders["PostGIS"] = cluster.measure
        # The other tools run first, since `ours` changes a plot. It works on a copy of the inventory.
        copy = pathlib.Path(temporary) / "copy.gpkg"
        shutil.copy(inventory, copy)
        results = {name: [measure() for _ in range(arguments.runs)] for name, measure in contenders.items()}
        if cluster:
            cluster.stop()
        ours = json.loads(run(harness, copy, arguments.runs))
        own = statistics.median(ours["scratch_s"])
        print(
            f"{ours['sites']} sites, {arguments.runs} runs each, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians\n"
            f"  ours       {own:7.2f} s   1.0   {ours['available_ha']:.3f} ha   {ours['scratch_memory_mib']} MiB")
        for name, runs in results.items():
            seconds = statistics.median(each["seconds"] for each in runs)
            memory = f"   {runs[0]['memory_mib']} MiB" if "memory_mib" in runs[0] else ""
            print(f"  {name:10} {seconds:7.2f} s  {seconds / own:4.1f}   {runs[0]['available_ha']:.3f} ha{memory}")
        changes = sorted(ours["change_ms"])
        print(f"  one plot changed: {statistics.median(changes):.1f} ms (of {len(changes)}, the slowest {changes[-1]:.1f} ms)")


if __name__ == "__main__":
    main()
