#!/usr/bin/python3
"""Measures the requests of a server, beside the HTTP framework alone and nginx with the same bytes.

    bench_server.py INVENTORY [--standorte .build/release/standorte] [--bare .build/release/BareServer] [--runs 5] [--seconds 2]

The inventory has many sites, such as that of `../totals/bench_totals.py --keep`. The server runs without a response cache. `wrk`
repeats 200 boxes with about 50 sites each, 1000 single sites, and pages of 10 and of 1000. The servers take turns in each run.

Prints medians: requests per second with 8 connections, the CPU time of the server for a request, the ratio to the framework. CPU time changes
little when other programs use the machine. Then the time for all sites in one response, and the time from the start of the
program to its first response. Needs wrk; skips BareServer, nginx and psql when they are missing, with a line for each.
"""
import argparse
import contextlib
import json
import os
import pathlib
import random
import shutil
import socket
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
ITEMS = "/collections/sites/items"
CONNECTIONS = 8
# Prints one line of JSON after the report of wrk.
LUA = """
local paths, turn = {}, 0
function init() for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = wrk.format("GET", line) end end
function request() turn = turn % #paths + 1; return paths[turn] end
function done(s, latency)
  local e = s.errors
  io.write(string.format('\\nJSON {"requests":%d,"us":%d,"p50":%d,"p99":%d,"faults":%d}\\n', s.requests, s.duration,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def cases(inventory):
    """The paths of each request, by its name."""
    with contextlib.closing(sqlite3.connect(f"file:{inventory}?mode=ro", uri=True)) as database:
        count, = database.execute("SELECT count(*) FROM sites").fetchone()
        choice = random.Random(11)
        boxes = [box(database, choice.randrange(1, count + 1)) for _ in range(200)]
        ids = [database.execute("SELECT id FROM sites LIMIT 1 OFFSET ?", (choice.randrange(count),)).fetchone()[0] for _ in range(1000)]
        condition = next(filter(None, (commonest(database, name) for name in ("category", "current_state", "municipality"))))
    around = [f"{ITEMS}?limit=1000&bbox={','.join(map(str, sides))}" for sides in boxes]
    return {
        "items 10": [f"{ITEMS}?limit=10"], "items 1000": [f"{ITEMS}?limit=1000"], "box of 50": around,
        "box and filter": [f"{path}&{condition}" for path in around], "one item": [f"{ITEMS}/{name}" for name in ids],
    }


def commonest(database, column):
    """The parameter that selects the commonest value of the column; `None` without values."""
    found = database.execute(
        f"SELECT {column} FROM sites WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY count(*) DESC LIMIT 1").fetchone()
    return found and f"{column}={urllib.parse.quote(found[0])}"


def box(database, key):
    """A box around a site with 45 to 55 sites, as far as bisection finds one."""
    x, y = database.execute("SELECT (minx + maxx) / 2, (miny + maxy) / 2 FROM sites_public_box WHERE id = ?", (key,)).fetchone()
    low, high = 0.0, 0.1
    for _ in range(24):
        half = (low + high) / 2
        sides = [round(side, 5) for side in (x - half * 1.6, y - half, x + half * 1.6, y + half)]
        count, = database.execute(
            "SELECT count(*) FROM sites_public_box WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?", sides).fetchone()
        if 45 <= count <= 55:
            break
        low, high = (half, high) if count < 45 else (low, half)
    return sides


class Server:
    """A program that serves HTTP, until the end of the block."""

    def __init__(self, *command):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.command = [str(part).replace("{port}", str(self.port)) for part in command]

    def __enter__(self):
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()

    def get(self, path, patience_s=60):
        """The body, and the seconds that it took, from the first attempt."""
        start = time.monotonic()
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
                    return answer.read(), time.monotonic() - start
            except urllib.error.URLError:
                if self.process.poll() is not None or time.monotonic() - start > patience_s:
                    raise
                time.sleep(0.002)

    def cpu_s(self):
        """The CPU seconds of the process and its children."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(cpu_s(pid) for pid in [self.process.pid, *children])

    def load(self, paths, folder, seconds):
        """Requests per second, CPU microseconds for a request, and latencies in microseconds."""
        (folder / "paths").write_text("\n".join(paths) + "\n")
        before = self.cpu_s()
        report = subprocess.run(
            ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", folder / "wrk.lua", f"http://127.0.0.1:{self.port}"],
            env=os.environ | {"PATHS": str(folder / "paths")}, check=True, capture_output=True, text=True).stdout
        seen = json.loads(report[report.index("JSON ") + 5:])
        if seen["faults"]:
            raise RuntimeError(f"{paths[0]}: {seen['faults']} faults")
        return {
            "per_s": seen["requests"] / seen["us"] * 1e6, "cpu_us": (self.cpu_s() - before) / seen["requests"] * 1e6,
            "p50_us": seen["p50"], "p99_us": seen["p99"]}


def cpu_s(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def nginx(folder, bodies):
    configuration = folder / "nginx.conf"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    configuration.write_text(
        f"daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/nginx.log; user root;\nevents {{}}\n"
        f"http {{ access_log off; sendfile on; default_type application/geo+json; keepalive_requests 100000000;\n"
        f"server {{ listen 127.0.0.1:{port}; root {bodies}; }} }}\n")
    server = Server("nginx", "-p", folder, "-c", configuration)
    server.port = port
    return server


def same(name):
    """The file with the same bytes as the first response of the case."""
    return "/" + name.replace(" ", "-")


def rates(inventory, standorte, bare, runs, seconds):
    """Medians by case and server."""
    with tempfile.TemporaryDirectory() as temporary, contextlib.ExitStack() as servers:
        folder = pathlib.Path(temporary)
        os.chmod(folder, 0o755)
        bodies = folder / "bodies"
        bodies.mkdir()
        (folder / "wrk.lua").write_text(LUA)
        ours = servers.enter_context(Server(standorte, "serve", "--inventory", inventory, "--port", "{port}", "--keep-answers", "0"))
        wanted = cases(inventory)
        for name, paths in wanted.items():
            (bodies / same(name)[1:]).write_bytes(ours.get(paths[0])[0])
        tools = {"ours": ours}
        if bare.exists():
            tools["bare"] = servers.enter_context(Server(bare, bodies, "{port}"))
        else:
            print(f"bare: skipped, {bare} is missing (swift build -c release --product BareServer)")
        if shutil.which("nginx"):
            tools["nginx"] = servers.enter_context(nginx(folder, bodies))
        else:
            print("nginx: skipped, it is not installed")
        for name, server in tools.items():
            server.get(same("items 10") if name != "ours" else wanted["items 10"][0])
        seen = {}
        for _ in range(runs):
            for name, paths in wanted.items():
                for tool, server in tools.items():
                    asked = paths if tool == "ours" else [same(name)]
                    seen.setdefault((name, tool), []).append(server.load(asked, folder, seconds))
        return {key: {part: statistics.median(run[part] for run in all) for part in all[0]} for key, all in seen.items()}


def whole(inventory, standorte, runs):
    """The median seconds for all sites in one response of ours and, with nginx, of a file with the same bytes."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        os.chmod(folder, 0o755)
        with contextlib.ExitStack() as servers:
            ours = servers.enter_context(Server(standorte, "serve", "--inventory", inventory, "--port", "{port}", "--keep-answers", "0"))
            path = "/collections/sites/download"
            body, _ = ours.get(path)
            (folder / "all").write_bytes(body)
            tools = {"ours": (ours, path)}
            if shutil.which("nginx"):
                tools["nginx"] = (servers.enter_context(nginx(folder, folder)), "/all")
            seen = {}
            for _ in range(runs):
                for name, (server, asked) in tools.items():
                    seen.setdefault(name, []).append(received_s(server, asked, len(body)))
            peak = next(line for line in pathlib.Path(f"/proc/{ours.process.pid}/status").read_text().splitlines() if line.startswith("RssAnon"))
        return {name: statistics.median(times) for name, times in seen.items()}, len(body), int(peak.split()[1]) / 1024


def received_s(server, path, length):
    """The seconds until the last byte."""
    server.get("/health") if path.startswith("/collections") else server.get(path, 60)
    space = bytearray(1 << 20)
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        count = 0
        while received := connection.recv_into(space):
            count += received
    assert count >= length
    return time.monotonic() - start


def starts(inventory, standorte, runs):
    """The median milliseconds from the start to the first response, and of the first request of each kind."""
    seen = {}
    for _ in range(runs):
        for name, paths in cases(inventory).items():
            with Server(standorte, "serve", "--inventory", inventory, "--port", "{port}", "--keep-answers", "0") as server:
                server.get("/health")
                seen.setdefault("start", []).append(time.monotonic() - server.started)
                seen.setdefault(name, []).append(server.get(paths[0])[1])
    return {name: statistics.median(times) * 1000 for name, times in seen.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inventory", type=pathlib.Path)
    parser.add_argument("--standorte", type=pathlib.Path, default=ROOT / ".build/release/standorte")
    parser.add_argument("--bare", type=pathlib.Path, default=ROOT / ".build/release/BareServer")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    options = parser.parse_args()
    seen = rates(options.inventory, options.standorte, options.bare, options.runs, options.seconds)
    for name, tool in seen:
        own = seen[name, tool]
        ratio = f"  {seen[name, 'ours']['per_s'] / own['per_s']:6.2f}" if tool != "ours" else " " * 8
        print(f"  {name:15} {tool:6} {own['per_s']:9.0f} /s{ratio}  CPU {own['cpu_us']:8.1f} us  p50 {own['p50_us']:6.0f} us  p99 {own['p99_us']:6.0f} us")
    seconds, length, mebibytes = whole(options.inventory, options.standorte, options.runs)
    for tool, time_s in seconds.items():
        print(f"  whole {length / 1e6:.0f} MB  {tool:6} {time_s:7.3f} s  {seconds['ours'] / time_s:6.2f}" + (f"  memory {mebibytes:.0f} MiB" if tool == "ours" else ""))
    for name, milliseconds in starts(options.inventory, options.standorte, 3).items():
        print(f"  first {name:15} {milliseconds:8.1f} ms")


if __name__ == "__main__":
    main()
