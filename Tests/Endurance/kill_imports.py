#!/usr/bin/python3
"""Kills imports at random instants, and checks that each has happened whole or not at all.

Usage: kill_imports.py STANDORTE [--rounds 200] [--sites 400] [--seed 1]

Each round copies an inventory, imports generated sites into the copy, kills the program and its children with
SIGKILL at a random instant, and then asks: does the file open, is SQLite's integrity check clean, are all sites or
none of them there, does `standorte recompute --check` find nothing, and does the same import go through afterwards?
Exits with 1 when any answer is no.
"""
import argparse
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


def kill_after(seconds, standorte, data, inventory):
    """Starts an import in a process group of its own, and kills the group; True if it was still running."""
    process = subprocess.Popen(
        [standorte, "import", data, "--inventory", inventory, "--confirm-overlap"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("standorte")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--sites", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    failures, killed, before_count, complete = [], 0, 0, 0

    with tempfile.TemporaryDirectory() as folder:
        base = f"{folder}/base.gpkg"
        assert run(options.standorte, "import", str(ROOT / "geodata"), "--inventory", base).returncode == 0
        data = f"{folder}/data"
        subprocess.run(
            ["/usr/bin/python3", ROOT / "Tests/Oracle/make_random_sites.py", data, "--sites", str(options.sites)], check=True)
        whole = f"{folder}/whole.gpkg"
        shutil.copy(base, whole)
        start = time.monotonic()
        assert run(options.standorte, "import", data, "--inventory", whole, "--confirm-overlap").returncode == 0
        duration = time.monotonic() - start
        (_, none), (_, all_of_them) = sites(base), sites(whole)
        assert all_of_them > none

        for number in range(1, options.rounds + 1):
            inventory = f"{folder}/killed.gpkg"
            for ending in ["", "-wal", "-shm", "-journal"]:
                Path(inventory + ending).unlink(missing_ok=True)
            shutil.copy(base, inventory)
            # Every other round near the end, where the transaction is committed.
            instant = random.uniform(0 if number % 2 else duration * 0.8, duration * 1.05)
            killed += kill_after(instant, options.standorte, data, inventory)
            integrity, count = sites(inventory)
            check = run(options.standorte, "recompute", "--check", "--inventory", inventory)
            again = run(options.standorte, "import", data, "--inventory", inventory, "--confirm-overlap")
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
                print(f"round {number}, killed after {instant:.3f} s: {'; '.join(wrong)}")
    print(
        f"{options.rounds} rounds of {duration:.1f} s, {killed} killed while running: "
        f"{before_count} as before, {complete} complete, {len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
