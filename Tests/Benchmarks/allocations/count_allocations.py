#!/usr/bin/python3
"""Counts the allocations of each request, and of each imported row. They hardly vary, unlike times.

    count_allocations.py [--standorte .build/debug/standorte] [--record]

Imports two generated deliveries, and sends requests to a server without a response cache, one at a time. Compares the counts with those in
`allocations.json`, which has one column for each kind of build. Exits with 1 when a count is more than 10 % higher. --record stores
the counts instead. Needs a C compiler (cc or clang).
"""
import argparse
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
TABLE = HERE / "allocations.json"
MOST = 1.1
ITEMS = "/collections/sites/items"
REQUESTS = {
    "items 10": f"{ITEMS}?limit=10", "items 1000": f"{ITEMS}?limit=1000", "box of 50": f"{ITEMS}?limit=1000&bbox=7.0,51.0,7.0999,51.0499",
    "box and filter": f"{ITEMS}?limit=1000&bbox=7.0,51.0,7.0999,51.0499&category=logistics", "one item": f"{ITEMS}/S7",
    "items 10, selected": f"{ITEMS}?limit=10&properties=name&skip-geometry=true", "items 10 in HTML": f"{ITEMS}?limit=10&f=html",
    "filter": f"{ITEMS}?filter=gross_ha%3E50", "totals": "/totals",
}


def delivery(count):
    """Squares of about 0.3 ha in rows of ten."""
    def feature(number):
        x, y = 7 + number % 10 / 100, 51 + number // 10 / 100
        ring = [[x, y], [x + 0.001, y], [x + 0.001, y + 0.001], [x, y + 0.001], [x, y]]
        values = {"ST_NR": f"S{number}", "NAME": f"Standort {number}", "category": ["industry", "logistics"][number % 2]}
        return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": values}
    return json.dumps({"type": "FeatureCollection", "features": [feature(number) for number in range(count)]})


class Counter:
    def __init__(self, folder):
        self.file, self.library = folder / "count", folder / "count.so"
        self.file.write_bytes(bytes(8))
        compiler = shutil.which("cc") or shutil.which("clang") or "/opt/swift/usr/bin/clang"
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", self.library, HERE / "count.c", "-ldl"], check=True)
        self.environment = os.environ | {"LD_PRELOAD": str(self.library), "ALLOCATIONS": str(self.file)}

    def value(self):
        return struct.unpack("=Q", self.file.read_bytes())[0]


def imported(standorte, folder, counter, count):
    source, inventory = folder / "standorte.geojson", folder / f"{count}.gpkg"
    source.write_text(delivery(count))
    inventory.unlink(missing_ok=True)
    before = counter.value()
    subprocess.run(
        [standorte, "import", source, "--inventory", inventory], check=True, stdout=subprocess.DEVNULL, env=counter.environment)
    return counter.value() - before, inventory


def answered(standorte, inventory, counter, times=100):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [standorte, "serve", "--inventory", inventory, "--port", str(port), "--keep-answers", "0"], stdout=subprocess.PIPE,
        env=counter.environment)
    try:
        server.stdout.readline()
        return {name: of_request(port, path, counter, times) for name, path in REQUESTS.items()}
    finally:
        server.terminate()
        server.wait()


def of_request(port, path, counter, times):
    for _ in range(20):
        urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").read()
    head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    last = f"GET /unknown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        stream = connection.makefile("rb")
        whole_answer(connection, stream, head)
        time.sleep(0.05)
        before = counter.value()
        for _ in range(times):
            whole_answer(connection, stream, head)
        time.sleep(0.05)
        count = counter.value() - before
        connection.sendall(last)
        stream.read()
    return round(count / times)


def whole_answer(connection, stream, head):
    connection.sendall(head)
    length = 0
    while (line := stream.readline()) not in (b"\r\n", b""):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    stream.read(length)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--standorte", type=pathlib.Path, default=ROOT / ".build/debug/standorte")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    standorte = options.standorte.resolve()
    kind = standorte.parent.name
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        counter = Counter(folder)
        # The parts of an import run at once; the fewest allocations are those without waiting.
        few = min(imported(standorte, folder, counter, 200)[0] for _ in range(3))
        many = min(imported(standorte, folder, counter, 1200)[0] for _ in range(3))
        counts = {"imported row": round((many - few) / 1000)} | answered(standorte, folder / "1200.gpkg", counter)
    table = json.loads(TABLE.read_text()) if TABLE.exists() else {}
    kept = table.get(kind, {})
    for name, count in counts.items():
        print(f"  {name:20} {count:8}" + (f"  kept {kept[name]:8}  {count / kept[name]:5.2f}" if name in kept else ""))
    if options.record:
        TABLE.write_text(json.dumps(table | {kind: counts}, indent=2) + "\n")
        return
    higher = [name for name, count in counts.items() if count > MOST * kept.get(name, count)]
    if higher:
        sys.exit(f"more than {MOST:.0%} of the kept allocations: {', '.join(higher)}. Use --record when that is right.")


if __name__ == "__main__":
    main()
