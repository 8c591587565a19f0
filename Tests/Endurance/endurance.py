"""What the endurance scripts share: the server, HTTP requests, generated sites, the model of edits, and tables."""
import argparse
import collections
import contextlib
import http.client
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GEODATA = str(ROOT / "geodata")
# Answers may repeat long addresses in their headers.
http.client._MAXLINE = 1 << 21
GEOJSON = {"Content-Type": "application/geo+json"}
PATCH = {"Content-Type": "application/merge-patch+json"}
# The sites of geodata/.
DELIVERED_SITES = 25


def arguments(description, **numbers):
    """Parses the command line. `numbers` are the defaults of numeric options; underscores become hyphens."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("standorte", type=os.path.abspath, help="the program")
    for name, default in numbers.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default, help=f"default: {default}")
    parser.add_argument("--port", type=int, default=0, help="default: a free port")
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    return parser.parse_args()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextlib.contextmanager
def work_folder():
    """A temporary folder. Resolved, since the recording compares paths."""
    with tempfile.TemporaryDirectory(prefix="standorte-endurance-") as folder:
        yield os.path.realpath(folder)


def run(standorte, *args, environment=None):
    return subprocess.run(
        [standorte, *args], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})})


def new_inventory(standorte, path):
    """Imports geodata/ into a new inventory."""
    done = run(standorte, "import", GEODATA, "--inventory", path)
    assert done.returncode == 0, done.stderr
    return path


def copy_inventory(source, target):
    for ending in ("-wal", "-shm", "-journal"):
        Path(target + ending).unlink(missing_ok=True)
    shutil.copy(source, target)
    return target


class Server:
    """A running `standorte serve`. Leaving the context stops it with SIGTERM."""

    def __init__(self, standorte, inventory, port=0, environment=None, options=()):
        self.port = port or free_port()
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [standorte, "serve", "--inventory", inventory, "--port", str(self.port), *options],
            stdout=self.log, stderr=self.log, env={**os.environ, **(environment or {})})
        for _ in range(600):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}: {self.output()}")
            time.sleep(0.05)
        raise RuntimeError("the server does not listen")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def output(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")[-500:]

    @property
    def is_running(self):
        return self.process.poll() is None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, timeout=60):
        """Returns the seconds until the end, or `None` when it had to be killed."""
        start = time.monotonic()
        if self.is_running:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout)
            return time.monotonic() - start
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def memory(self):
        """The resident memory in MB."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) // 1024
        return 0

    def open_files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def processor_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def request(self, method, path, body=None, headers=None, timeout=60):
        """Returns the status, the headers with lower-case names, and the body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        finally:
            connection.close()

    def get(self, path, **options):
        return self.request("GET", path, **options)

    def json(self, path):
        return json.loads(self.get(path)[2])

    def note(self, site, text):
        """Sets the note of a site. Returns the status."""
        return self.request("PATCH", f"/collections/sites/items/{site}", json.dumps({"properties": {"note": text}}), PATCH)[0]

    def order(self, body, filename="standorte.geojson", query="", wait=True):
        """Imports. Returns the document of the import, or the problem with its status."""
        address = f"/imports?filename={urllib.parse.quote(filename)}&{query}"
        status, _, answer = self.request("POST", address, body, GEOJSON)
        document = json.loads(answer or b"{}")
        if status != 202 or not wait:
            return document
        while document.get("status") not in ("successful", "failed", "dismissed"):
            time.sleep(0.02)
            status, _, answer = self.get(f"/imports/{document['id']}")
            assert status == 200, answer
            document = json.loads(answer)
        return document

    def raw(self, data, timeout=5, half_close=False):
        """Sends bytes and returns all bytes until the server closes. Ends with `<open>` when it does not."""
        with socket.create_connection(("127.0.0.1", self.port), timeout) as connection:
            received = b""
            try:
                connection.sendall(data)
                if half_close:
                    connection.shutdown(socket.SHUT_WR)
                while part := connection.recv(65536):
                    received += part
            except TimeoutError:
                received += b"<open>"
            except OSError:
                pass
            return received


# Generated features


def square(number, size=0.002):
    longitude, latitude = 6.6 + number % 300 * 0.003, 51.3 + number // 300 % 300 * 0.003
    corners = [(0, 0), (size, 0), (size, size), (0, size), (0, 0)]
    return {"type": "Polygon", "coordinates": [[[round(longitude + x, 6), round(latitude + y, 6)] for x, y in corners]]}


def site(identifier, number, name):
    return {
        "type": "Feature", "id": identifier, "geometry": square(number),
        "properties": {"name": name, "municipality": "Herne"}}


def sites(prefix, count, start=0):
    """A delivery with sites whose identifiers begin with the prefix."""
    features = [site(None, start + number, f"Site {number}") for number in range(count)]
    for number, feature in enumerate(features):
        del feature["id"]
        feature["properties"]["ST_NR"] = f"{prefix}{number:05d}"
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


# The model


class Model:
    """What a client has asked for and what was acknowledged, in order.

    `allowed` gives the names that a site may have at an instant: that of the last acknowledged change, and those of later
    changes whose answer is missing. `None` stands for a site that does not exist.
    """

    def __init__(self, mark=lambda event: None):
        self.instant = 0
        self.changes = collections.defaultdict(list)
        self.imports = {}
        self.mark = mark
        self.lock = threading.Lock()

    def _now(self, **event):
        self.instant += 1
        self.mark({**event, "instant": self.instant})
        return self.instant

    def ask(self, identifier, name):
        with self.lock:
            change = {"name": name, "asked": self._now(), "acknowledged": None, "refused": False}
            self.changes[identifier].append(change)
            return change

    def ask_import(self, prefix, count):
        with self.lock:
            self.imports[prefix] = {"count": count, "asked": self._now(), "acknowledged": None, "refused": False}
            return self.imports[prefix]

    def answer(self, change, is_acknowledged):
        with self.lock:
            instant = self._now()
            if is_acknowledged:
                change["acknowledged"] = instant
            else:
                change["refused"] = True

    def moment(self, **event):
        with self.lock:
            return self._now(**event)

    def allowed(self, identifier, since, until):
        """The names that a copy may have that was made between two instants."""
        names = [None]
        for change in self.changes[identifier]:
            if change["asked"] > until or change["refused"]:
                continue
            is_certain = change["acknowledged"] is not None and change["acknowledged"] <= since
            names = [change["name"]] if is_certain else names + [change["name"]]
        return names

    def faults(self, stored, since=None, until=None):
        """Compares the stored names by identifier. Returns a text for each difference."""
        until = self.instant if until is None else until
        since = until if since is None else since
        found = []
        for identifier in list(self.changes):
            allowed = self.allowed(identifier, since, until)
            if stored.get(identifier) not in allowed:
                found.append(f"{identifier} is {stored.get(identifier)!r}, expected {allowed[-3:]}")
        counts = collections.Counter(name.split("x")[0] for name in stored if name.startswith("I"))
        for prefix, order in self.imports.items():
            is_certain = order["acknowledged"] is not None and order["acknowledged"] <= since
            allowed = [0] if order["asked"] > until or order["refused"] else [order["count"]] if is_certain else [0, order["count"]]
            if counts[prefix[:-1]] not in allowed:
                found.append(f"import {prefix}: {counts[prefix[:-1]]} sites, expected {allowed}")
        return found


class Editor:
    """Creates, renames and ends sites, one request after another. Records each in the model.

    Every site belongs to one editor, so that the order of its changes is known.
    """

    def __init__(self, model, name, seed):
        self.model, self.name, self.random = model, name, random.Random(f"{seed} {name}")
        self.number, self.existing, self.acknowledged, self.statuses = 0, [], 0, collections.Counter()
        self.changed = set()

    def step(self, server):
        """Makes one change. Returns the status.

        - Throws: an error of the connection. The change may be stored or not.
        """
        self.number += 1
        kind = self.random.choice("cccpd") if self.existing else "c"
        if kind == "c":
            identifier, name = f"K{self.name}-{self.number:06d}", f"n{self.name}{self.number}"
            self.existing.append(identifier)
            method, path, headers, expected = "POST", "/collections/sites/items", GEOJSON, 201
            body = json.dumps(site(identifier, self.random.randrange(60000), name))
        else:
            identifier = self.random.choice(self.existing)
            path = f"/collections/sites/items/{identifier}"
            if kind == "p":
                name, method, headers, expected = f"p{self.name}{self.number}", "PATCH", PATCH, 204
                body = json.dumps({"properties": {"name": name}})
            else:
                self.existing.remove(identifier)
                name, method, headers, body, expected = None, "DELETE", {}, None, 204
        change = self.model.ask(identifier, name)
        self.changed.add(identifier)
        try:
            status = server.request(method, path, body, headers)[0]
        except Exception:
            # Unknown whether it is stored. The site is not changed again, since a later answer could depend on it.
            if identifier in self.existing:
                self.existing.remove(identifier)
            raise
        self.model.answer(change, status == expected)
        if status != expected:
            if kind == "c":
                self.existing.remove(identifier)
            if kind == "d":
                self.existing.append(identifier)
        self.acknowledged += status == expected
        self.statuses[status] += 1
        return status


def import_sites(server, model, number, count):
    """Imports generated sites and records that in the model. Returns the status of the import."""
    order = model.ask_import(f"I{number}x", count)
    document = server.order(sites(f"I{number}x", count, number * 7))
    status = document.get("status")
    model.answer(order, status == "successful")
    return status


# Checks


def stored_names(inventory):
    """The names of all sites by identifier, and the result of SQLite's integrity check."""
    with contextlib.closing(sqlite3.connect(inventory)) as database:
        (integrity,) = database.execute("PRAGMA integrity_check(1)").fetchone()
        return dict(database.execute("SELECT id, name FROM sites")), integrity


def file_faults(standorte, inventory):
    """Runs `standorte check`. Returns a list of faults."""
    done = run(standorte, "check", "--inventory", inventory)
    return [] if done.returncode == 0 else [f"check {done.returncode}: {(done.stdout + done.stderr).strip()[-300:]}"]


def inventory_faults(standorte, inventory, model, since=None, until=None):
    faults = file_faults(standorte, inventory)
    if faults:
        return faults
    names, integrity = stored_names(inventory)
    return model.faults(names, since, until) + ([] if integrity == "ok" else [f"integrity: {integrity}"])


# Disks that are recorded or full


def disk_library(folder):
    """Compiles disk.c. Returns the path of the library."""
    library = f"{folder}/disk.so"
    compiler = next((name for name in ("cc", "clang", "gcc") if shutil.which(name)), "cc")
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, HERE / "disk.c", "-ldl"], check=True)
    return library


class FullDisk:
    """A folder with a limited number of free bytes."""

    def __init__(self, folder, library):
        os.makedirs(folder, exist_ok=True)
        self.folder, self.counter = folder, f"{folder}.space"
        self.unlimited()
        self.environment = {"LD_PRELOAD": library, "DISK_FOLDER": folder, "DISK_SPACE": self.counter}

    def free(self, count):
        with open(self.counter, "r+b" if os.path.exists(self.counter) else "wb") as file:
            file.write(struct.pack("<q", count))

    def unlimited(self):
        self.free(1 << 50)


@contextlib.contextmanager
def repeating(*steps):
    """Repeats each step in a thread until the end of the context or until the connection breaks."""
    stopping = threading.Event()

    def repeat(step):
        with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
            while not stopping.is_set():
                step()

    threads = [threading.Thread(target=repeat, args=[step], daemon=True) for step in steps]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopping.set()
        for thread in threads:
            thread.join()


# Output


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


def print_table(head, rows):
    """Prints rows in columns. Numbers are aligned to the right."""
    cells = [[str(cell) for cell in row] for row in [head, *rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    for row in cells:
        print("  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths))).rstrip(), flush=True)


def finish(faults, summary):
    """Prints the faults and the summary, and exits with 1 when there are faults."""
    for fault in faults[:50]:
        print(f"FAULT {fault}")
    print(summary, flush=True)
    sys.exit(1 if faults else 0)
