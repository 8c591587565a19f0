#!/usr/bin/env python3
"""Compares the computation of access links with other tools in one run.

    bench_roads.py [--sites 100000] [--projects 500] [--edges 1000000] [--runs 3] [--bench PROGRAM] [--keep FOLDER]

nearest: the nearest road project of each site with the geodesic distance to it. geopandas: `sjoin_nearest`, then the
ends of shapely's shortest lines measured by pyproj. PostGIS: `<->` in a lateral join over an index, then the ends
measured as geography. All tools start with geometries in memory or in an indexed table. `ours` compares geodesic
distances; the others choose by planar distance, so that their result may be slightly longer.

sweep: the time from every node of a network to the nearest of 100 junctions, compared with scipy's Dijkstra on the same graph.

Prints medians, ratios and the largest differences between the results. Quote only ratios of one run. Needs
Debian's postgresql-15-postgis-3, and a Python with geopandas 1, shapely 2, pyproj and scipy (`python3 -m venv x; x/bin/pip
install geopandas scipy`), since Debian's geopandas has no `sjoin_nearest`. Builds `bench` with SwiftPM unless --bench
gives its path. PostgreSQL runs as a temporary cluster on the loopback interface.
"""
import argparse
import contextlib
import json
import os
import pathlib
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time

import numpy
import shapely

HERE = pathlib.Path(__file__).resolve().parent
ORIGIN = (340_000, 5_690_000)
SIDE_M = 80_000


def make_sites(random, count):
    """Octagons with areas from a few to several hundred hectares."""
    centres = random.uniform(0, SIDE_M, (count, 2)) + ORIGIN
    radii = random.uniform(80, 900, (count, 1)) * random.uniform(0.7, 1, (count, 8))
    angles = numpy.linspace(0, 2 * numpy.pi, 8, endpoint=False)
    rings = numpy.stack(
        [centres[:, :1] + radii * numpy.cos(angles), centres[:, 1:] + radii * numpy.sin(angles)], axis=2)
    return shapely.polygons(numpy.concatenate([rings, rings[:, :1]], axis=1))


def make_projects(random, count):
    """Roads of ten kilometres with a vertex each kilometre; one in five is a junction."""
    starts = random.uniform(0, SIDE_M, (count, 2)) + ORIGIN
    headings = random.uniform(0, 2 * numpy.pi, (count, 1)) + numpy.cumsum(random.normal(0, 0.2, (count, 10)), axis=1)
    steps = numpy.stack([numpy.cos(headings), numpy.sin(headings)], axis=2) * 1000
    lines = numpy.concatenate([starts[:, None], starts[:, None] + numpy.cumsum(steps, axis=1)], axis=1)
    return numpy.array([
        shapely.Point(starts[index]) if index % 5 == 0 else shapely.LineString(lines[index]) for index in range(count)])


def write_wkb(geometries, path):
    with open(path, "wb") as file:
        for wkb in shapely.to_wkb(geometries):
            file.write(struct.pack("<I", len(wkb)) + wkb)


def make_network(random, edges, folder):
    """A grid of streets with bends, one in five of them one-way, and 100 junctions."""
    side = int((edges / 2) ** 0.5) + 1
    x, y = numpy.meshgrid(numpy.arange(side), numpy.arange(side))
    nodes = numpy.stack([x.ravel(), y.ravel()], axis=1) * 100.0 + random.uniform(-30, 30, (side * side, 2)) + ORIGIN
    number = numpy.arange(side * side).reshape(side, side)
    ends = numpy.concatenate([
        numpy.stack([number[:, :-1].ravel(), number[:, 1:].ravel()], axis=1),
        numpy.stack([number[:-1].ravel(), number[1:].ravel()], axis=1)])[:edges]
    random.shuffle(ends)
    nodes.tofile(folder / "nodes.f64")
    ends.astype(numpy.int32).tofile(folder / "edges.i32")
    random.choice([30.0, 50, 70, 100], len(ends)).tofile(folder / "speeds.f64")
    (random.uniform(size=len(ends)) < 0.2).astype(numpy.uint8).tofile(folder / "directions.u8")
    random.choice(ends[:, 0], 100, replace=False).astype(numpy.int32).tofile(folder / "junctions.i32")


def geodesics(starts, ends):
    from pyproj import Geod, Transformer
    degrees = Transformer.from_crs(25832, 4258, always_xy=True)
    return Geod(ellps="GRS80").inv(
        *degrees.transform(starts[:, 0], starts[:, 1]), *degrees.transform(ends[:, 0], ends[:, 1]))[2]


def geopandas_nearest(sites, projects):
    import geopandas
    left = geopandas.GeoDataFrame(geometry=sites, crs=25832)
    right = geopandas.GeoDataFrame({"number": range(len(projects))}, geometry=projects, crs=25832)
    start = time.monotonic()
    joined = left.sjoin_nearest(right)
    joined = joined[~joined.index.duplicated()]
    found = joined["number"].to_numpy()
    ends = shapely.get_coordinates(shapely.shortest_line(sites, projects[found])).reshape(-1, 2, 2)
    metres = geodesics(ends[:, 0], ends[:, 1])
    return time.monotonic() - start, metres


@contextlib.contextmanager
def postgres():
    """Starts a temporary cluster. Yields a function that runs SQL and returns the output of psql."""
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    with tempfile.TemporaryDirectory() as folder:
        owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if owner:
            shutil.chown(folder, "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        def run(*command, **options):
            return subprocess.run(
                [*owner, *map(str, command)], check=True, text=True, capture_output=True, cwd=folder, **options).stdout
        run(programs / "initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C")
        settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c shared_buffers=512MB -c work_mem=256MB"
        run(programs / "pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-o", settings, "-w", "start")
        try:
            def sql(text, stdin=None):
                return run(
                    programs / "psql", "-h", "127.0.0.1", "-p", port, "-U", "bench", "-d", "postgres", "-qAt", "-v",
                    "ON_ERROR_STOP=1", "-c", text, input=stdin)
            yield sql
        finally:
            run(programs / "pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")


def postgis_nearest(sites, projects, runs):
    with postgres() as sql:
        sql("CREATE EXTENSION postgis")
        for name, geometries in (("sites", sites), ("projects", projects)):
            sql(f"CREATE TABLE {name} (id int PRIMARY KEY, geom geometry(Geometry, 25832))")
            rows = "".join(
                f"{number}\tSRID=25832;{wkt}\n" for number, wkt in enumerate(shapely.to_wkt(geometries, 9)))
            sql(f"COPY {name} FROM STDIN", rows)
            sql(f"CREATE INDEX ON {name} USING gist (geom)")
            sql(f"ANALYZE {name}")
        query = """
            CREATE TABLE found AS SELECT s.id, ST_Distance(
              ST_Transform(ST_StartPoint(n.line), 4258)::geography, ST_Transform(ST_EndPoint(n.line), 4258)::geography) AS m
            FROM sites s CROSS JOIN LATERAL (
              SELECT ST_ShortestLine(s.geom, p.geom) AS line FROM projects p ORDER BY s.geom <-> p.geom LIMIT 1) n"""
        times = []
        for _ in range(runs):
            sql("DROP TABLE IF EXISTS found")
            start = time.monotonic()
            sql(query)
            times.append(time.monotonic() - start)
        metres = numpy.array(sql("SELECT m FROM found ORDER BY id").split(), dtype=float)
    return times, metres


def scipy_sweep(folder, runs):
    import resource
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra
    tails, heads = (numpy.fromfile(folder / name, numpy.int32) for name in ("arc_tails.i32", "arc_heads.i32"))
    minutes = numpy.fromfile(folder / "arc_minutes.f64")
    ours = numpy.fromfile(folder / "ours_minutes.f64")
    targets = numpy.unique(numpy.fromfile(folder / "targets.i32", numpy.int32))
    backward = csr_matrix((minutes, (heads, tails)), shape=(len(ours), len(ours)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    for _ in range(runs):
        start = time.monotonic()
        # With predecessors, since `ours` stores the route too.
        theirs, _, _ = dijkstra(backward, indices=targets, min_only=True, return_predecessors=True)
        times.append(time.monotonic() - start)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert (numpy.isinf(theirs) == numpy.isinf(ours)).all(), "not the same nodes are reached"
    reached = numpy.isfinite(theirs)
    return statistics.median(times), numpy.abs(theirs[reached] - ours[reached]).max(), reached.mean(), memory


def ours(program, what, folder):
    return json.loads(subprocess.run([program, what, folder], check=True, capture_output=True, text=True).stdout)


def build():
    command = ["swift", "build", "-c", "release", "-Xswiftc", "-enable-testing", "--package-path", HERE]
    subprocess.run(command, check=True)
    return HERE / ".build/release/bench"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=100_000)
    parser.add_argument("--projects", type=int, default=500)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--bench", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    program = options.bench or build()
    folder = options.keep or pathlib.Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    random = numpy.random.default_rng(1)
    sites, projects = make_sites(random, options.sites), make_projects(random, options.projects)
    write_wkb(sites, folder / "sites.wkb")
    write_wkb(projects, folder / "projects.wkb")
    make_network(random, options.edges, folder)

    print(f"nearest of {options.projects} road projects for {options.sites} sites, medians of {options.runs}")
    runs = [ours(program, "nearest", folder) for _ in range(options.runs)]
    own, own_m = statistics.median(run["seconds"] for run in runs), numpy.fromfile(folder / "ours_m.f64")
    theirs = [geopandas_nearest(sites, projects) for _ in range(options.runs)]
    pandas, pandas_m = statistics.median(seconds for seconds, _ in theirs), theirs[0][1]
    times, postgis_m = postgis_nearest(sites, projects, options.runs)
    postgis = statistics.median(times)
    print(f"  ours       {own:8.3f} s            {runs[0]['mebibytes']:6.0f} MiB")
    for name, seconds, metres in (("geopandas", pandas, pandas_m), ("PostGIS", postgis, postgis_m)):
        worst, best = (metres - own_m).max(), (own_m - metres).max()
        print(f"  {name:10} {seconds:8.3f} s  {seconds / own:6.1f} ×  longer than ours by up to {worst:.4f} m, "
              f"shorter by up to {max(best, 0):.4f} m")

    print(f"one sweep over {options.edges} edges from 100 junctions, medians")
    run = ours(program, "sweep", folder)
    seconds, difference, reached, memory = scipy_sweep(folder, 5)
    print(f"  ours       {run['seconds']:8.3f} s            {run['sweep_mebibytes']:6.1f} MiB kept; "
          f"graph of {run['nodes']:.0f} nodes and {run['arcs']:.0f} arcs built in {run['building_seconds']:.1f} s, "
          f"{run['mebibytes']:.0f} MiB at most with the input")
    print(f"  scipy      {seconds:8.3f} s  {seconds / run['seconds']:6.1f} ×  {memory:6.1f} MiB more at most; "
          f"{reached:.1%} of the nodes reached, results differ by up to {difference:.2g} min")
    if not options.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
