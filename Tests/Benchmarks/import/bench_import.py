#!/usr/bin/python3
"""Compares an import of many sites with other tools in one run.

    bench_import.py [COUNT] [--runs 3] [--standorte .build/release/standorte] [--input FOLDER_OR_SHP] [--where] [--keep FOLDER]

`ours` checks every outline, reprojects it, computes geodesic hectares, encodes the served JSON, finds overlaps, fills
the indexes and stores versions and the source file. ogr2ogr only reprojects into a GeoPackage; the geopandas script
(`geopandas_hectares.py`) also computes geodesic hectares. The input is generated in Gauss-Krueger (EPSG:31466), so that
all tools reproject it with the BeTA2007 grid; --input uses another shapefile.

Prints medians and ratios to ogr2ogr. Quote only ratios of one run. With --where,
`perf` prints the time of each part of the import. Needs gdal-bin, python3-numpy and python3-venv. Installs geopandas with Shapely 2 in a
virtual environment, since that of Debian 12 is several times slower; skips geopandas when that fails.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
ENVIRONMENT = os.environ | {"PROJ_NETWORK": "OFF"}

# The function of each part of the import. Parts can contain others.
PARTS = [
    ("reading the file, in its own process", "static ReadWorker.run()"),
    ("rows into features", "RowMapper.map(_:)"),
    ("  of which reprojection and validity", "GeometryCheck.check(_:)"),
    ("hectares, links, encoding", "EditBatch.derived()"),
    ("  of that, encoding", "FeatureEncoder.encode"),
    ("storing rows", "GeoPackageTransaction.put(_:in:)"),
    ("overlaps of sites", "OverlapCheck.check"),
    ("spatial indexes", "BulkInsert.finish(_:)"),
    ("keeping the file", "ImportRun.record(_:of:)"),
    ("all coordinate operations", "ProjPipeline.transform(_:)"),
]


def measure(command):
    """Runs the command. Returns wall and CPU seconds including children, and the peak memory of one process in MiB."""
    start = time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed: {errors.decode(errors='replace')[-2000:]}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def make_input(count, folder):
    """Writes non-overlapping sites in Gauss-Krueger coordinates."""
    made, moved = folder / "made", folder / "input"
    moved.mkdir()
    subprocess.run(
        [sys.executable, ROOT / "Tests/Oracle/make_large_set.py", made, str(count)], check=True, env=ENVIRONMENT)
    subprocess.run(
        ["ogr2ogr", "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", "-t_srs", "EPSG:31466", moved / "standorte.shp",
         made / "standorte.shp"], check=True, env=ENVIRONMENT)
    shutil.rmtree(made)
    return moved / "standorte.shp"


def geopandas(folder):
    """The path of a Python with geopandas and Shapely 2; `None` when it cannot be installed."""
    python = folder / "geopandas/bin/python"
    packages = ["shapely==2.*", "geopandas==1.*", "pyproj", "numpy"]
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", folder / "geopandas"], check=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    except subprocess.CalledProcessError:
        print("geopandas cannot be installed and is skipped")
        return None
    return python


def contenders(standorte, source, python, folder):
    """The name, output file and command of each tool."""
    output = folder / "output.gpkg"
    ours = [standorte, "import", source, "--layer", "sites", "--inventory", output]
    peers = [("ogr2ogr", ["ogr2ogr", "-f", "GPKG", "-t_srs", "EPSG:25832", output, source])]
    if python:
        peers.append(("geopandas", [python, HERE / "geopandas_hectares.py", source, output]))
    return output, [("ours", ours)] + peers


def remove(output):
    for file in output.parent.glob(f"*{output.name}*"):
        file.unlink()


def where(command, output, folder):
    """Prints the shares of the import's parts from the call stacks of perf."""
    data = folder / "perf.data"
    remove(output)
    subprocess.run(
        ["perf", "record", "--quiet", "--call-graph", "dwarf,16384", "-F", "49", "-o", data] + command, check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    report = subprocess.run(
        ["perf", "report", "-i", data, "--children", "--stdio", "--no-inline", "-g", "none", "--sort", "symbol"],
        check=True, capture_output=True, text=True).stdout
    names = subprocess.run(
        ["swift", "demangle", "--simplified", "--compact"], input=report, check=True, capture_output=True,
        text=True).stdout
    print("\nCPU time of the import by part:")
    for part, symbol in PARTS:
        shares = [float(line.split("%")[0]) for line in names.splitlines() if symbol in line and "%" in line]
        print(f"  {part:40} {max(shares, default=0):5.1f} %")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--standorte", type=pathlib.Path, default=ROOT / ".build/release/standorte")
    parser.add_argument("--input", type=pathlib.Path)
    parser.add_argument("--where", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the input, which is kept and used again")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.keep and arguments.keep.parent) as temporary:
        folder = pathlib.Path(temporary)
        kept = arguments.keep and arguments.keep / f"{arguments.count}/input/standorte.shp"
        if arguments.input:
            source = arguments.input
        elif kept and kept.exists():
            source = kept
        else:
            if kept:
                kept.parents[1].mkdir(parents=True, exist_ok=True)
            source = make_input(arguments.count, kept.parents[1] if kept else folder)
        python = geopandas(arguments.keep or folder)
        output, commands = contenders(arguments.standorte.resolve(), source, python, folder)
        runs = {name: [] for name, _ in commands}
        for _ in range(arguments.runs):
            for name, command in commands:
                remove(output)
                runs[name].append(measure(command))
        medians = {name: [statistics.median(values) for values in zip(*rows)] for name, rows in runs.items()}
        load = os.getloadavg()[0]
        print(f"{source}, {arguments.runs} runs each, {os.cpu_count()} cores, load {load:.1f}; medians (of ogr2ogr's)")
        for name, values in medians.items():
            ratios = [value / base for value, base in zip(values, medians["ogr2ogr"])]
            print(
                f"  {name:10} wall {values[0]:7.2f} s ({ratios[0]:.2f})   CPU {values[1]:7.2f} s ({ratios[1]:.2f})   "
                f"memory {values[2]:6.0f} MiB ({ratios[2]:.2f})")
        if arguments.where:
            where([str(part) for part in commands[0][1]], output, folder)


if __name__ == "__main__":
    main()
