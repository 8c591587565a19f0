#!/usr/bin/python3
"""Runs all benchmarks and compares them with the kept table of this kind of machine (`make bench`).

    bench.py [--parts server,totals,import,hectares,roads,allocations] [--sites 100000] [--runs 5] [--keep FOLDER] [--record]

Each part is a script of this folder, which can also run alone. It prints its own figures; this script reads medians and ratios from them,
writes one table, and marks what is more than 15 % worse than in `tables/MACHINE.md`. Times of a shared machine vary: judge by the
ratios to other tools, which run in turn, and by the allocations. --record keeps the table. A tool that is missing is skipped with a line.
Needs the release build of `standorte` and of `BareServer`.
"""
import argparse
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RELEASE = ROOT / ".build/release"
WORSE = 1.15


def commands(options, folder):
    """The command of each part."""
    standorte = ["--standorte", RELEASE / "standorte"]
    runs = ["--runs", options.runs]
    inventory = folder / f"totals-{options.sites}.gpkg"
    return {
        "totals": ["totals/bench_totals.py", options.sites, *standorte, *runs, "--keep", folder],
        "server": ["server/bench_server.py", inventory, *standorte, "--bare", RELEASE / "BareServer", *runs],
        "import": ["import/bench_import.py", options.sites, *standorte, *runs, "--keep", folder],
        "hectares": ["hectares/bench_hectares.py"],
        "roads": ["roads/bench_roads.py", "--sites", options.sites, *runs],
        "allocations": ["allocations/count_allocations.py", *standorte],
    }


# Reads rows from what the parts print: name of the row, value, unit, and the ratio to another tool or nothing.
def totals(lines):
    for line in lines:
        if found := re.match(r" *([\d.]+) (ms|s) .*?  ?(/\S+|import \S+)$", line):
            yield found[3], float(found[1]), found[2], None


def server(lines):
    own = {}
    for line in lines:
        if found := re.match(r"  (.+?) +(ours|bare|nginx) +([\d.]+) /s +([\d.]+ )? *CPU +([\d.]+) us", line):
            name, tool, rate = found[1], found[2], float(found[3])
            own[name] = own.get(name, rate)
            yield f"{name}, CPU of {tool}", float(found[5]), "us", None
            if tool != "ours":
                yield f"{name}, {tool} per second / ours", rate / own[name], "", True
        elif found := re.match(r"  whole (\d+ MB) +(\w+) +([\d.]+) s", line):
            yield f"whole collection {found[1]}, {found[2]}", float(found[3]), "s", None
        elif found := re.match(r"  first (.+?) +([\d.]+) ms", line):
            yield f"after the start: {found[1]}", float(found[2]), "ms", None


def tools(lines):
    """Lines of a tool with its seconds, `ours` among them."""
    seen = {}
    for line in lines:
        if found := re.match(r"  (ours|\w[\w.]*) +(?:wall +)?([\d.]+) s\b", line):
            seen[found[1]] = float(found[2])
            yield found[1], seen[found[1]], "s", None
    for name, seconds in seen.items():
        if name != "ours" and "ours" in seen:
            yield f"ours / {name}", seen["ours"] / seconds, "", True


def allocations(lines):
    for line in lines:
        if found := re.match(r"  (.+?)  +(\d+)", line):
            yield found[1], float(found[2]), "allocations", True


READERS = {"totals": totals, "server": server, "import": tools, "hectares": tools, "roads": tools, "allocations": allocations}


def machine():
    """The name of this kind of machine: its processor and the number of cores."""
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    name = model[1] if model else platform.machine()
    return re.sub(r"\W+", "-", f"{name} {os.cpu_count()} cores").strip("-").lower()


def run(part, command):
    """The rows of a part. Prints its lines as they come."""
    print(f"== {part}", flush=True)
    script = [sys.executable, HERE / command[0], *command[1:]]
    process = subprocess.Popen([str(word) for word in script], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line.rstrip("\n"))
    if process.wait():
        print(f"{part}: ended with status {process.returncode}; what it printed is in the table")
    return [(f"{part}: {name}", *rest) for name, *rest in READERS[part](lines)]


def kept(file):
    """The values of a table, by row."""
    rows = file.read_text().splitlines() if file.exists() else []
    cells = [[cell.strip() for cell in row.split("|")[1:-1]] for row in rows if row.startswith("| ")]
    return {cell[0]: float(cell[1].split()[0]) for cell in cells if cell[0] != "what"}


def table(rows, before):
    """The table, and the rows that are worse than before by more than times vary."""
    lines, worse = ["| what | now | kept | now / kept |", "|---|---|---|---|"], []
    for name, value, unit, is_steady in rows:
        old = before.get(name)
        ratio = value / old if old else None
        if ratio and ratio > WORSE:
            worse.append((name, is_steady))
        lines.append(f"| {name} | {value:.4g} {unit} | {f'{old:.4g}' if old else '–'} | {f'{ratio:.2f}' if ratio else '–'} |")
    return "\n".join(lines) + "\n", worse


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", default="totals,server,import,hectares,roads,allocations")
    parser.add_argument("--sites", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for generated data, which is used again")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    folder = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for part in options.parts.split(","):
        rows += run(part, commands(options, folder)[part])
    file = HERE / f"tables/{machine()}.md"
    text, worse = table(rows, kept(file))
    print(f"\n{text}")
    for name, is_steady in worse:
        print(f"{'WORSE' if is_steady else 'slower (times vary)'}: {name}")
    if options.record:
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"# {machine()}\n\n{options.sites} sites, medians of {options.runs} runs. Written by `make bench`.\n\n{text}")
    sys.exit(any(is_steady for _, is_steady in worse))


if __name__ == "__main__":
    main()
