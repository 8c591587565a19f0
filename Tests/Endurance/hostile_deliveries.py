#!/usr/bin/python3
"""Imports deliveries that mean harm, and disturbs the worker that reads deliveries.

Usage: hostile_deliveries.py STANDORTE [--mebibytes 300] [--slowest 2]

Nothing of a hostile delivery is stored or written outside the staging folder, which is empty afterwards. While one is read,
other requests take at most --slowest seconds. A worker that is killed or stopped refuses its import, and the next one
succeeds. No worker outlives a server that is killed, and its staging folder is removed at the next import. Exits with 1 when a
check fails.
"""
import glob

from attackers import *


def workers(server):
    found = []
    for path in glob.glob("/proc/[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if Path(path).read_text().rsplit(")", 1)[1].split()[1] == str(server.process.pid):
                found.append(int(path.split("/")[2]))
    return found


def has_ended(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def becomes(condition, seconds=5):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def import_hostile(options, server, temporary, rows):
    """Imports each delivery while other requests are measured."""
    faults, before = [], server.json("/collections/sites/items?limit=1")["numberMatched"]
    for name, (body, file) in hostile_deliveries(options.mebibytes).items():
        durations, memory = [], []

        def watch():
            start = time.monotonic()
            server.get("/collections/sites/items/S01")
            durations.append(time.monotonic() - start)
            memory.append(server.memory())
            time.sleep(0.02)

        start = time.monotonic()
        with repeating(watch):
            document = server.order(body, file)
        codes = sorted({finding.get("code") for report in document.get("reports", []) for finding in report.get("findings", [])})
        status = document.get("status")
        rows.append([name, status, f"{time.monotonic() - start:.1f}", f"{max(durations):.2f}", max(memory), ", ".join(codes[:2])])
        faults += [f"{name}: others took {max(durations):.1f} s"] if max(durations) > options.slowest else []
    after = server.json("/collections/sites/items?limit=1")["numberMatched"]
    faults += [f"{after - before} sites were stored"] if after != before else []
    left = [path for path in Path(temporary).rglob("*") if path.is_file() and path.name != ".lock"]
    outside = glob.glob("/tmp/evil*") + glob.glob(f"{temporary}/../evil*")
    return faults + [f"left: {path}" for path in left + outside]


def disturb_workers(options, server):
    """Kills the worker of one import and stops that of another, then imports."""
    faults, body = [], sites("W", 20000)
    for kind in (signal.SIGKILL, signal.SIGSTOP):
        job = server.order(body, query="dry_run=true", wait=False)["id"]
        deadline = time.monotonic() + 10
        while not (found := workers(server)) and time.monotonic() < deadline:
            time.sleep(0.005)
        for process in found:
            os.kill(process, kind)
        if kind == signal.SIGSTOP:
            # A stopped worker is only ended by its timeout. The import can be cancelled meanwhile.
            server.request("DELETE", f"/imports/{job}")
        while (document := server.json(f"/imports/{job}")).get("status") in ("accepted", "running"):
            time.sleep(0.05)
        is_ended = document.get("status") in ("failed", "dismissed", None)
        faults += [] if found and is_ended else [f"{kind.name}: {len(found)} workers, {document.get('status')}"]
    status = server.order(sites("V", 3), query="dry_run=true").get("status")
    return faults + ([] if status == "successful" else [f"the next import: {status}"])


def main():
    options = arguments(__doc__, mebibytes=300, slowest=2.0)
    rows, faults = [], []
    with work_folder() as work:
        inventory, temporary = new_inventory(options.standorte, f"{work}/i.gpkg"), f"{work}/tmp"
        os.makedirs(temporary)
        with Server(options.standorte, inventory, options.port, {"TMPDIR": temporary}) as server:
            faults += import_hostile(options, server, temporary, rows)
            print_table(["delivery", "status", "seconds", "others' slowest", "MB", "findings"], rows)
            faults += disturb_workers(options, server)
            server.order(sites("W", 20000), query="dry_run=true", wait=False)
            time.sleep(0.3)
            orphans = workers(server)
            server.kill()
            staged = [path for path in Path(temporary).glob("*/*") if path.is_dir()]
        faults += [f"worker {process} is left" for process in orphans if not becomes(lambda: has_ended(process))]
        with Server(options.standorte, inventory, options.port, {"TMPDIR": temporary}) as server:
            server.order(sites("X", 1), query="dry_run=true")
            faults += [f"left in the staging folder: {path}" for path in staged if path.exists()]
        faults += file_faults(options.standorte, inventory)
    finish(faults, f"{len(rows)} deliveries: {len(faults)} faults")


if __name__ == "__main__":
    main()
