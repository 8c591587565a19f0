#!/usr/bin/python3
"""Fills the disk during edits, imports and backups, and checks what is stored and answered.

Usage: full_disk.py STANDORTE [--rounds 50] [--seed 1]

The disk is limited by disk.c, without privileges. Each round limits the free space to a random number of bytes while a
server works. While the disk is full, edits are refused with 507 (or 503), imports fail, reading and `/health` succeed. When
there is space again, the next edit and import succeed. After the round: `standorte check` finds no fault, acknowledged
changes are there, refused ones are not. Every fifth round also stops and starts the server while the disk is full. Exits
with 1 when a check fails.
"""
from endurance import *

KINDS = ["edit", "import", "backup", "command", "all"]


class Round:
    def __init__(self, options, number, base, library, work):
        self.options, self.number = options, number
        self.kind = KINDS[number % len(KINDS)]
        self.random = random.Random(f"{options.seed} {number}")
        self.disk = FullDisk(f"{work}/{number}", library)
        self.inventory = copy_inventory(base, f"{self.disk.folder}/inventory.gpkg")
        self.model = Model()
        self.editors = [Editor(self.model, name, options.seed) for name in ("a", "b")]
        self.imports = iter(range(100))
        self.statuses, self.faults = collections.Counter(), []

    def expect(self, claim, holds, seen=""):
        if not holds:
            self.faults.append(f"{claim}: {seen}")

    def run(self):
        with self.server() as server:
            for editor in self.editors:
                self.expect("an edit before", editor.step(server) in (201, 204))
            # A third of the rounds leaves nothing, a third a few pages.
            self.disk.free(self.random.choice([0, self.random.randint(0, 200_000), self.random.randint(0, 3_000_000)]))
            self.load(server)
            self.disk.free(0)
            self.while_full(server)
            if self.number % 5 == 0:
                server.stop()
                self.expect("a clean end on a full disk", server.process.returncode == 0, server.process.returncode)
                server.__init__(self.options.standorte, self.inventory, self.options.port, self.disk.environment)
                self.while_full(server)
            self.disk.unlimited()
            self.afterwards(server)
        found = inventory_faults(self.options.standorte, self.inventory, self.model)
        unfinished = [name for name in os.listdir(self.disk.folder) if name.startswith(".")]
        self.expect("no unfinished file", not unfinished, unfinished)
        shutil.rmtree(self.disk.folder)
        return [f"round {self.number}, {self.kind}: {fault}" for fault in self.faults + found]

    def server(self):
        return Server(self.options.standorte, self.inventory, self.options.port, self.disk.environment)

    def load(self, server):
        if self.kind in ("edit", "all"):
            for editor in self.editors:
                for _ in range(30):
                    if editor.step(server) not in (201, 204):
                        break
        if self.kind in ("import", "all"):
            self.statuses[import_sites(server, self.model, next(self.imports), 300)] += 1
        if self.kind in ("backup", "all"):
            self.command(73, "backup", f"{self.disk.folder}/backup.gpkg", "--inventory", self.inventory)
        if self.kind == "command":
            data = f"{self.disk.folder}.standorte.geojson"
            Path(data).write_bytes(sites(f"I{90}x", 200))
            order = self.model.ask_import("I90x", 200)
            self.model.answer(order, self.command(73, "import", data, "--inventory", self.inventory) == 0)

    def command(self, refusal, *args):
        done = run(self.options.standorte, *args, environment=self.disk.environment)
        self.statuses[f"code {done.returncode}"] += 1
        self.expect(args[0], done.returncode in (0, refusal), f"{done.returncode} {done.stderr[-200:]}")
        if args[0] == "backup" and os.path.exists(args[1]):
            self.expect("a complete backup", not file_faults(self.options.standorte, args[1]))
            self.expect("the code of a complete backup", done.returncode == 0, done.returncode)
        return done.returncode

    def while_full(self, server):
        for path in ("/health", "/collections/sites/items/S01", "/collections/sites/items?bbox=7,51,8,52", "/totals?by=municipality"):
            status = server.get(path)[0]
            self.expect(f"reading {path}", status == 200, status)
        status = self.editors[0].step(server)
        self.statuses[status] += 1
        # Pages of the file and of the log may be free for a small edit.
        self.expect("an edit on a full disk", status in (201, 204, 503, 507), status)

    def afterwards(self, server):
        for editor in self.editors:
            status = editor.step(server)
            self.expect("an edit afterwards", status in (201, 204), status)
        status = import_sites(server, self.model, next(self.imports), 20)
        self.expect("an import afterwards", status == "successful", status)


def main():
    options = arguments(__doc__, rounds=50)
    faults, statuses = [], collections.Counter()
    with work_folder() as work:
        base, library = new_inventory(options.standorte, f"{work}/base.gpkg"), disk_library(work)
        for number in range(options.rounds):
            current = Round(options, number, base, library, work)
            found = current.run()
            for editor in current.editors:
                statuses += editor.statuses
            statuses += current.statuses
            faults += found
            if found:
                print(found[:3], flush=True)
        finish(faults, f"{options.rounds} full disks, answers {dict(statuses)}: {len(faults)} faults")


if __name__ == "__main__":
    main()
