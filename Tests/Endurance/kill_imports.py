#!/usr/bin/python3
"""Kills imports at random times and checks that each is stored completely or not at all.

Usage: kill_imports.py STANDORTE [--rounds 200] [--sites 400] [--seed 1]

Each round copies an inventory, imports generated sites into the copy, kills the program and its children with
SIGKILL at a random time, and then checks: the file opens, SQLite's integrity check succeeds, all sites or
none of them are stored, `standorte recompute --check` finds no difference, and the same import succeeds afterwards.
An import that ends before it is killed does not count as a round; its duration adapts the time of the next kill, since
the speed of the machine varies. Exits with 1 when a check fails.
"""
import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def sites(inventory):
    with sqlite3.connect(inventory) as db:
        (integrity,) = db.execute("PRAGMA integrity_check").fetchone()
        (count,) = db.execute("SELECT count(*) FROM sites").fetchone()
    return integrity, count


def run(standorte, *arguments):
    return subprocess.run([standorte, *arguments], capture_output=True, text=True)


def confirmation(standorte, data, inventory):
    """Returns the options that confirm the overlaps which a dry run reports."""
    trial = run(standorte, "import", data, "--inventory", inventory, "--dry-run", "--confirm-overlap", "--json")
    return ["--confirm-overlap", "--token", json.loads(trial.stdout)["token"]]


def kill_after(seconds, standorte, data, inventory, confirmed):
    """Starts an import in a new process group and kills the group. Returns the duration when the import ended earlier."""
    start = time.monotonic()
    process = subprocess.Popen(
        [standorte, "import", data, "--inventory", inventory, *confirmed],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(timeout=seconds)
        assert process.returncode == 0
        return time.monotonic() - start
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("standorte")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--sites", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    failures, number, attempts, before_count, complete = [], 0, 0, 0, 0

    with tempfile.TemporaryDirectory() as folder:
        base = f"{folder}/base.gpkg"
        assert run(options.standorte, "import", str(ROOT / "geodata"), "--inventory", base).returncode == 0
        data = f"{folder}/data"
        subprocess.run(
            ["/usr/bin/python3", ROOT / "Tests/Oracle/make_random_sites.py", data, "--sites", str(options.sites)], check=True)
        whole = f"{folder}/whole.gpkg"
        shutil.copy(base, whole)
        # The token is valid for every copy of the base.
        confirmed = confirmation(options.standorte, data, base)
        start = time.monotonic()
        assert run(options.standorte, "import", data, "--inventory", whole, *confirmed).returncode == 0
        duration = time.monotonic() - start
        (_, none), (_, all_of_them) = sites(base), sites(whole)
        assert all_of_them > none

        while number < options.rounds:
            attempts += 1
            inventory = f"{folder}/killed.gpkg"
            for ending in ["", "-wal", "-shm", "-journal"]:
                Path(inventory + ending).unlink(missing_ok=True)
            shutil.copy(base, inventory)
            # Every second round kills near the end, where the transaction is committed.
            instant = random.uniform(0 if attempts % 2 else duration * 0.8, duration * 1.05)
            took = kill_after(instant, options.standorte, data, inventory, confirmed)
            if took is not None:
                duration = took
                continue
            number += 1
            integrity, count = sites(inventory)
            check = run(options.standorte, "recompute", "--check", "--inventory", inventory)
            start = time.monotonic()
            again = run(options.standorte, "import", data, "--inventory", inventory, *confirmed)
            if count == none:
                duration = time.monotonic() - start
            _, afterwards = sites(inventory)
            before_count += count == none
            complete += count == all_of_them
            wrong = [
                text for is_wrong, text in [
                    (integrity != "ok", f"integrity: {integrity}"),
                    (count not in (none, all_of_them), f"{count} sites, neither {none} nor {all_of_them}"),
                    (check.returncode != 0, f"recompute --check: {check.stdout}{check.stderr}"),
                    (again.returncode != 0, f"import again: {again.stderr}"),
                    (afterwards != all_of_them, f"{afterwards} sites after importing again"),
                ] if is_wrong
            ]
            if wrong:
                failures.append(number)
                print(f"round {number}, killed after {instant:.3f} s: {'; '.join(wrong)}", flush=True)
            if number % 20 == 0:
                print(f"{number} of {attempts} imports killed, {before_count} as before, {complete} complete", flush=True)
    print(
        f"{number} imports killed while running, {attempts - number} were faster: "
        f"{before_count} as before, {complete} complete, {len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
