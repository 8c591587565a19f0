#!/usr/bin/python3
"""Kills the server with SIGKILL during edits, imports, backups and checkpoints, and checks that nothing acknowledged is lost.

Usage: kill_server.py STANDORTE [--rounds 200] [--seed 1]

Every second round kills the server after a random time. The others kill it after a random number of changes to the files of
the inventory (disk.c), so that writing to the log, synchronising, moving the log into the file and renaming a backup are all
hit. After each round: `standorte check` finds no fault, every acknowledged change is there, a change without an answer is
there or not, an import is there completely or not at all, and a backup at its path is complete. At the end, no unpacked
delivery of a killed server is left. Exits with 1 when a check fails.
"""
from endurance import *

KINDS = ["edit", "import", "backup", "all"]
# The check of a round computes all figures, so that a large inventory would make the rounds slow.
ROUNDS_PER_INVENTORY = 20


class Rounds:
    def __init__(self, options, work):
        self.options, self.work = options, work
        self.random = random.Random(options.seed)
        self.base = new_inventory(options.standorte, f"{work}/base.gpkg")
        self.library = disk_library(work)
        self.temporary = f"{work}/tmp"
        self.counts = collections.Counter()
        os.makedirs(self.temporary)

    def begin(self, number):
        folder = f"{self.work}/{number}"
        os.makedirs(folder)
        self.inventory = copy_inventory(self.base, f"{folder}/inventory.gpkg")
        self.backup = f"{folder}/backup.gpkg"
        self.model = Model()
        self.editors = [Editor(self.model, name, f"{self.options.seed} {number}") for name in ("a", "b")]
        self.copied = []

    def environment(self, changes=None):
        return {
            "TMPDIR": self.temporary, "LD_PRELOAD": self.library, "DISK_FOLDER": os.path.dirname(self.inventory),
            **({} if changes is None else {"DISK_KILL": str(changes)})}

    def run(self, number):
        if number % ROUNDS_PER_INVENTORY == 0:
            self.begin(number)
        kind = KINDS[number // 2 % len(KINDS)]
        changes = self.random.randint(1, 400 if kind == "import" else 60) if number % 2 else None
        server_changes = None if kind == "backup" else changes
        server = Server(self.options.standorte, self.inventory, self.options.port, self.environment(server_changes))
        imports = iter(range(number * 100, number * 100 + 99))
        steps = []
        if kind in ("edit", "all", "backup"):
            steps += [lambda editor=editor: editor.step(server) for editor in self.editors]
        if kind in ("import", "all"):
            steps += [lambda: import_sites(server, self.model, next(imports), self.random.randint(20, 200))]
        if kind in ("backup", "all"):
            steps += [lambda: self.copy(changes if kind == "backup" else None)]
        delay = self.random.uniform(0.05, 1.5)
        with repeating(*steps):
            end = time.monotonic() + (delay if changes is None or kind == "backup" else 5)
            while time.monotonic() < end and server.is_running:
                time.sleep(0.005)
            server.kill()
        self.counts[kind] += 1
        return [f"round {number}, {kind}, {f'{changes} changes' if changes else f'{delay:.2f} s'}: {fault}" for fault in self.faults()]

    def copy(self, changes):
        asked = self.model.moment()
        done = run(
            self.options.standorte, "backup", self.backup, "--inventory", self.inventory,
            environment=self.environment(None if changes is None else changes % 40))
        if done.returncode == 0:
            self.copied = [(asked, self.model.moment())]
        else:
            # A backup that was killed after it was renamed is complete, too.
            self.copied.append((asked, None))
            self.counts["killed backups"] += done.returncode == -signal.SIGKILL

    def faults(self):
        faults = inventory_faults(self.options.standorte, self.inventory, self.model)
        if not os.path.exists(self.backup):
            return faults + (["the backup is missing"] if any(done for _, done in self.copied) else [])
        names, integrity = stored_names(self.backup)
        differences = [self.model.faults(names, asked, done or self.model.instant) for asked, done in self.copied]
        faults += [f"backup: {fault}" for fault in min(differences, key=len, default=[])]
        return faults + ([] if integrity == "ok" else [f"backup: {integrity}"])

    def leftovers(self):
        """Another import removes the folders of killed servers."""
        with Server(self.options.standorte, self.inventory, self.options.port, {"TMPDIR": self.temporary}) as server:
            assert server.order(sites("Z", 2))["status"] == "successful"
        found = [path for path in Path(self.temporary).glob("*/*") if path.is_dir()]
        hidden = [path for path in Path(self.inventory).parent.glob(".*")]
        run(self.options.standorte, "backup", self.backup, "--inventory", self.inventory)
        kept = [path for path in Path(self.inventory).parent.glob(".*")]
        self.counts["unfinished backups"] += len(hidden)
        return [f"left: {path}" for path in found + kept]


def main():
    options = arguments(__doc__, rounds=200)
    faults = []
    with work_folder() as work:
        rounds = Rounds(options, work)
        acknowledged = 0
        for number in range(options.rounds):
            if number and number % ROUNDS_PER_INVENTORY == 0:
                print(f"{number} kills, {len(faults)} faults", flush=True)
            found = rounds.run(number)
            faults += found
            if found:
                print(found[:3], flush=True)
                rounds.begin(f"after-{number}")
            acknowledged += sum(editor.acknowledged for editor in rounds.editors)
            for editor in rounds.editors:
                faults += [f"round {number}: status {status}" for status in editor.statuses if status not in (201, 204, 409, 503)]
                editor.acknowledged, editor.statuses = 0, collections.Counter()
        faults += rounds.leftovers()
        finish(faults, f"{options.rounds} kills ({dict(rounds.counts)}), {acknowledged} acknowledged edits: {len(faults)} faults")


if __name__ == "__main__":
    main()
