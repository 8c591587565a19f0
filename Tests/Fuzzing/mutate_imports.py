#!/usr/bin/python3
"""Imports files with randomly changed bytes and checks the program and the inventory.

Usage: mutate_imports.py STANDORTE [--seconds 3600] [--seed 1] [--keep FOLDER]
       mutate_imports.py STANDORTE --replay FOLDER/…

Each round runs a dry run; every fifth is followed by the import. Failures are: termination by a signal, exit code 70 or
an undocumented one, a stack trace, output that is not JSON, a crashed worker, more than 20 seconds of processor time,
more than 2 GiB of memory, a dry run that changes the inventory or differs from the import, an inventory that
`recompute --check` or SQLite finds damaged, and a refused import that changes the inventory. Stores the files and output of failures.
Exits with 1 after a failure. Needs ogr2ogr and python3-gdal.
"""
import argparse
import hashlib
import json
import os
import random
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from deliveries import ROOT, Delivery, all_deliveries, mutated

WALL_SECONDS, CPU_SECONDS, MOST_KIB = 120, 20, 2 << 20
CODES = {0, 65, 66, 69, 73}
OPTIONS = [
    [], [], [], [], ["--accept-partial"], ["--accept-partial", "--accept-repairs"], ["--mode", "replace"],
    ["--match-geometry"], ["--crs", "EPSG:25832"], ["--encoding", "CP1252"], ["--mode", "append", "--accept-partial"]]


class Run:
    """One call of the program, with its end and what it took."""

    def __init__(self, command, folder):
        with open(f"{folder}/stdout", "wb") as out, open(f"{folder}/stderr", "wb") as err:
            process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, start_new_session=True)
            deadline, self.hangs = time.monotonic() + WALL_SECONDS, False
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() > deadline and not self.hangs:
                    self.hangs = True
                    os.killpg(process.pid, 9)
                time.sleep(0.005)
        process.returncode = self.code = os.waitstatus_to_exitcode(status)
        self.cpu, self.kib = usage.ru_utime + usage.ru_stime, usage.ru_maxrss
        self.out = Path(f"{folder}/stdout").read_text(errors="replace")
        self.err = Path(f"{folder}/stderr").read_text(errors="replace")

    def wrong(self):
        if self.hangs:
            return f"hang: no end after {WALL_SECONDS} s"
        if self.code < 0:
            return f"signal {-self.code}"
        if self.code not in CODES:
            return f"exit code {self.code}"
        if re.search(r"Fatal error|Stack dump|Program crashed|Thread \d+ crashed|AddressSanitizer", self.out + self.err):
            return "stack trace"
        if self.cpu > CPU_SECONDS:
            return f"slow: {self.cpu:.0f} s of processor time"
        if self.kib > MOST_KIB:
            return f"memory: {self.kib >> 10} MiB"
        return None

    def report(self):
        """The JSON output, or a string with the reason why it is invalid."""
        if self.code not in (0, 65):
            return None
        try:
            report = json.loads(self.out, parse_constant=lambda word: 1 / 0)
        except (ValueError, ZeroDivisionError) as error:
            return f"output is not JSON: {error}"
        findings = [finding for layer in report["reports"] for finding in layer["findings"]]
        workers = sorted({f["code"] for f in findings if f["code"].startswith("worker")})
        return f"worker: {', '.join(workers)}" if workers else report


def contents(inventory):
    """The digest of all rows of all tables, and the result of SQLite's integrity check."""
    with closing(sqlite3.connect(inventory)) as db:
        (integrity,) = db.execute("PRAGMA integrity_check").fetchone()
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        digest = hashlib.sha256()
        for name in names:
            if not name.startswith("rtree_") and name != "sqlite_sequence":
                for row in db.execute(f'SELECT * FROM "{name}"'):
                    digest.update(repr(row).encode())
    return integrity, digest.hexdigest()


def remove(inventory):
    for ending in ["", "-wal", "-shm", "-journal"]:
        Path(inventory + ending).unlink(missing_ok=True)


def attempt(standorte, base, delivery, options, folder, is_real):
    """The failure, or None. After a failure, the folder contains the files and the output."""
    path = delivery.write(folder / "delivery")
    inventory = f"{folder}/inventory.gpkg"
    shutil.copy(base, inventory)
    before = contents(inventory)
    command = [standorte, "import", str(path), "--inventory", inventory, "--json", *delivery.options, *options]
    (folder / "command").write_text(shlex.join([*delivery.options, *options]))
    tried = Run([*command, "--dry-run"], folder)
    report = tried.report()
    wrong = tried.wrong() or (report if isinstance(report, str) else None)
    if wrong:
        return wrong, tried.code
    if contents(inventory) != before:
        return "state: the dry run changed the inventory", tried.code
    if is_real:
        return real(standorte, command, inventory, folder, tried, report, before), tried.code
    return None, tried.code


def real(standorte, command, inventory, folder, tried, report, before):
    done = Run(command, folder)
    result = done.report()
    wrong = done.wrong() or (result if isinstance(result, str) else None)
    if wrong:
        return wrong
    after = contents(inventory)
    if done.code != tried.code:
        return f"state: the dry run ended with {tried.code}, the import with {done.code}"
    if after[0] != "ok":
        return f"state: SQLite says {after[0]}"
    if done.code != 0:
        return "state: a refused import changed the inventory" if after != before else None
    if result["hectares_change"] != report["hectares_change"]:
        return "state: the dry run announced other hectares"
    check = Run([standorte, "recompute", "--check", "--inventory", inventory], folder)
    return check.wrong() or (f"state: recompute --check: {check.out}{check.err}" if check.code != 0 else None)


def replay(standorte, base, folders, scratch):
    failures = 0
    for number, kept in enumerate(map(Path, folders)):
        files = {path.name: path.read_bytes() for path in (kept / "delivery").iterdir()}
        name = next(iter(files)) if len(files) == 1 else ""
        delivery = Delivery(name, files, shlex.split((kept / "command").read_text()))
        wrong, code = attempt(standorte, base, delivery, [], scratch / f"replay-{number}", True)
        print(f"{kept}: {wrong or f'nothing wrong, exit code {code}'}")
        failures += wrong is not None
    return failures


def fuzz(options, base, scratch):
    rng = random.Random(options.seed)
    deliveries = all_deliveries(scratch)
    end, rounds, codes, failures = time.monotonic() + options.seconds, 0, Counter(), Counter()
    print(f"seed {options.seed}, {len(deliveries)} deliveries, {options.seconds} s", flush=True)
    while time.monotonic() < end:
        rounds += 1
        folder = scratch / f"round-{rounds}"
        delivery = mutated(rng.choice(deliveries), rng)
        chosen = rng.choice(OPTIONS)
        wrong, code = attempt(options.standorte, base, delivery, chosen, folder, rounds % 5 == 0)
        codes[code] += 1
        if wrong:
            kind = re.sub(r"\W+", "-", wrong.split(":")[0])
            failures[wrong[:80]] += 1
            remove(f"{folder}/inventory.gpkg")
            kept = Path(options.keep) / f"{options.seed}-{rounds}-{kind}"
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(folder, kept)
            (kept / "wrong").write_text(wrong)
            print(f"round {rounds}, {delivery.name}: {wrong[:200]}; kept in {kept}", flush=True)
        # Remains of a killed import may disappear at any time.
        shutil.rmtree(folder, ignore_errors=True)
        if rounds % 500 == 0:
            print(f"{rounds} rounds, exit codes {dict(codes)}, wrong {sum(failures.values())}", flush=True)
    print(f"{rounds} rounds, exit codes {dict(codes)}; wrong: {dict(failures) or 'nothing'}")
    return sum(failures.values())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("standorte")
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default=ROOT / ".build-fuzz/mutated")
    parser.add_argument("--replay", nargs="+")
    options = parser.parse_args()
    options.standorte = str(Path(options.standorte).resolve())
    with tempfile.TemporaryDirectory() as name:
        base = f"{name}/base.gpkg"
        subprocess.run(
            [options.standorte, "import", str(ROOT / "geodata"), "--inventory", base], check=True, capture_output=True)
        with closing(sqlite3.connect(base)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if options.replay:
            sys.exit(1 if replay(options.standorte, base, options.replay, Path(name)) else 0)
        sys.exit(1 if fuzz(options, base, Path(name)) else 0)


if __name__ == "__main__":
    main()
