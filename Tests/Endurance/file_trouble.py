#!/usr/bin/python3
"""Damages, empties, removes, replaces and locks the file of an inventory, and checks the server and the commands.

Usage: file_trouble.py STANDORTE [--rounds 30] [--seed 1]

- Files that are cut, empty, or not an inventory are refused with a message, by `serve` and by commands.
- With some bytes changed, the server answers without ending, or does not start; `standorte check` finds a fault, or the
  changed bytes were unused.
- After the file was removed or replaced, no edit is acknowledged that is not in the file at the path.
- While another program writes, edits are refused with 503; while it reads, they succeed. Imports at the same time all succeed.
- A restored backup after a clean stop has no rows of the former log.

Exits with 1 when a check fails.
"""
from endurance import *


class Trouble:
    def __init__(self, options, work):
        self.options, self.work = options, work
        self.base = new_inventory(options.standorte, f"{work}/base.gpkg")
        self.inventory, self.faults = f"{work}/inventory.gpkg", []
        self.random = random.Random(options.seed)

    def expect(self, claim, holds, seen=""):
        if not holds:
            self.faults.append(f"{claim}: {seen}")

    def fresh(self, path=None):
        return copy_inventory(self.base, path or self.inventory)

    def server(self):
        return Server(self.options.standorte, self.inventory, self.options.port)

    def command(self, *args):
        return run(self.options.standorte, *args, "--inventory", self.inventory)

    def stored_note(self):
        with contextlib.closing(sqlite3.connect(self.inventory)) as database:
            return database.execute("SELECT note FROM sites WHERE id = 'S01'").fetchone()[0]

    def whole_file(self):
        def sql(statement):
            with contextlib.closing(sqlite3.connect(self.inventory)) as database:
                database.execute(statement)
                database.commit()

        damages = {
            "cut in half": lambda: os.truncate(self.inventory, os.path.getsize(self.inventory) // 2),
            "emptied": lambda: os.truncate(self.inventory, 0),
            "other bytes": lambda: Path(self.inventory).write_bytes(b"X" * 5000),
            "another database": lambda: (os.remove(self.inventory), sql("CREATE TABLE t (a)")),
        }
        for name, damage in damages.items():
            self.fresh()
            damage()
            for args in (["sites"], ["check"], ["import", GEODATA], ["backup", f"{self.work}/never.gpkg"]):
                done = self.command(*args)
                self.expect(f"{name}: {args[0]}", done.returncode in (65, 73) and done.stderr, (done.returncode, done.stderr))
            try:
                with self.server():
                    self.expect(name, name == "cut in half", "the server starts")
            except RuntimeError as error:
                self.expect(name, "73" in str(error), error)

    def some_bytes(self):
        outcomes = collections.Counter()
        for _ in range(self.options.rounds):
            self.fresh()
            with open(self.inventory, "r+b") as file:
                for _ in range(40):
                    file.seek(self.random.randrange(100, os.path.getsize(self.inventory)))
                    file.write(bytes([self.random.randrange(256)]))
            check = self.command("check").returncode
            self.expect("check of a damaged file", check in (0, 65, 73), check)
            outcomes[f"check {check}"] += 1
            try:
                with self.server() as server:
                    for path in ("/health", "/collections/sites/items?limit=1000", "/collections/plots/items", "/totals?by=municipality"):
                        server.get(path)
                    server.note("S01", "x")
                    self.expect("a server with a damaged file", server.is_running, server.output())
                    outcomes["served"] += 1
            except RuntimeError:
                outcomes["not served"] += 1
        print(f"damaged bytes: {dict(outcomes)}", flush=True)

    def removed_or_replaced(self):
        self.fresh()
        with self.server() as server:
            server.note("S01", "before")
            os.remove(self.inventory)
            self.expect("an edit without a file", server.note("S01", "after") == 503)
            self.expect("/health without a file", server.get("/health")[0] == 503)
            self.expect("reading without a file", server.get("/collections/sites/items")[0] == 200)
            self.expect("the file", not os.path.exists(self.inventory), "it was created again")
            other = self.fresh(f"{self.work}/other.gpkg")
            os.replace(other, self.inventory)
            status = server.note("S01", "replaced")
            self.expect("an edit of the file that replaced it", status == 204, status)
            self.expect("what is stored", self.stored_note() == "replaced", self.stored_note())
        self.expect("the file afterwards", self.command("check").returncode == 0)

    def locked(self):
        self.fresh()
        with self.server() as server, contextlib.closing(sqlite3.connect(self.inventory, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM sites").fetchone()
            self.expect("an edit while another program reads", server.note("S01", "a") == 204)
            other.execute("ROLLBACK")
            other.execute("BEGIN IMMEDIATE")
            self.expect("an edit while another program writes", server.note("S01", "b") == 503)
            other.execute("ROLLBACK")
            self.expect("an edit afterwards", server.note("S01", "c") == 204)
        self.fresh()
        imports = []
        for number in range(4):
            folder = f"{self.work}/delivery{number}"
            os.makedirs(folder)
            Path(f"{folder}/standorte.geojson").write_bytes(sites(f"P{number}", 500, 500 * number))
            imports.append(subprocess.Popen(
                [self.options.standorte, "import", folder, "--inventory", self.inventory],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        codes = [process.wait() for process in imports]
        names, _ = stored_names(self.inventory)
        # An import may be refused while another one writes for more than ten seconds.
        self.expect("imports at the same time", len(names) == DELIVERED_SITES + 500 * codes.count(0) and set(codes) <= {0, 73}, (codes, len(names)))

    def restored(self):
        self.fresh()
        with self.server() as server:
            server.order(sites("R", 40))
            for number in range(5):
                server.note("S01", f"n{number}")
        folder = [name for name in os.listdir(self.work) if name.startswith("inventory.gpkg")]
        self.expect("one file after a clean stop", folder == ["inventory.gpkg"], folder)
        shutil.copy(self.base, self.inventory)
        with self.server() as server:
            count = server.json("/collections/sites/items?limit=1")["numberMatched"]
            self.expect("the sites of the backup", count == DELIVERED_SITES, count)
        self.expect("the restored file", self.command("check").returncode == 0)


def main():
    options = arguments(__doc__, rounds=30)
    with work_folder() as work:
        trouble = Trouble(options, work)
        for check in (trouble.whole_file, trouble.some_bytes, trouble.removed_or_replaced, trouble.locked, trouble.restored):
            count = len(trouble.faults)
            check()
            print(f"{check.__name__}: {len(trouble.faults) - count} faults", flush=True)
        finish(trouble.faults, f"{len(trouble.faults)} faults")


if __name__ == "__main__":
    main()
