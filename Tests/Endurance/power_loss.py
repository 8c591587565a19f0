#!/usr/bin/python3
"""Simulates power losses and checks that every acknowledged edit, import and backup survives.

Usage: power_loss.py STANDORTE [--rounds 300] [--seconds 20] [--seed 1]

Records for some seconds what a server and commands do with the folder of an inventory (disk.c): edits, imports, backups,
new inventories, clean stops and kills. Then rebuilds the folder for many instants as a disk could have it after a power
loss at that instant: everything that was synchronised, and a random part of the rest. That part is nothing, everything, the
first changes, any changes, or any sectors of 512 or 4096 bytes of the changes. Names of files are lost in the same way until
the folder is synchronised. For each instant: `standorte check` finds no fault, every acknowledged change and backup is
there, no change and no file is incomplete. Exits with 1 when a check fails.

The same log and seed give the same rounds: --keep FOLDER keeps the log, --log FOLDER repeats the rounds of such a log.
"""
import pickle

from endurance import *

CREATE, WRITE, TRUNCATE, SYNC, SYNC_FOLDER, RENAME, LINK, UNLINK, MARK = range(1, 10)
HEADER = struct.Struct("<IIQq")


# Recording


class Recording:
    """A folder whose changes are recorded in a log."""

    def __init__(self, work):
        self.folder, self.log = f"{work}/recorded", f"{work}/log"
        os.makedirs(self.folder)
        self.environment = {"LD_PRELOAD": disk_library(work), "DISK_FOLDER": self.folder, "DISK_LOG": self.log}
        self.marks = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.model = Model(self.mark)
        self.files, self.clean_stops, self.restore = [], [], None

    def mark(self, event):
        data = json.dumps(event).encode()
        os.write(self.marks, HEADER.pack(MARK, len(data), 0, 0) + data)

    def command(self, standorte, kind, path, *args):
        """Runs a command that writes a file, and records the file. It must succeed."""
        file = {"path": os.path.basename(path), "kind": kind, "asked": self.model.moment()}
        self.files.append(file)
        done = run(standorte, *args, environment=self.environment)
        assert done.returncode == 0, done.stderr
        file["acknowledged"] = self.model.moment()


def record(options, recording, randomness):
    inventory = f"{recording.folder}/inventory.gpkg"
    recording.command(options.standorte, "new", inventory, "import", GEODATA, "--inventory", inventory)
    editors = [Editor(recording.model, name, options.seed) for name in ("a", "b")]
    end, number = time.monotonic() + options.seconds, 0
    while time.monotonic() < end:
        number += 1
        is_killed = number % 2 == 0
        serve(options, recording, inventory, editors, number, randomness.uniform(1.5, 4), is_killed)
    restore(options, recording, inventory)


def started(options, recording, inventory):
    for stop in recording.clean_stops:
        stop.setdefault("until", recording.model.moment())
    return Server(options.standorte, inventory, options.port, recording.environment)


def serve(options, recording, inventory, editors, number, seconds, is_killed):
    """Runs the server with edits, imports, backups and new inventories, and ends it cleanly or with SIGKILL."""
    server = started(options, recording, inventory)
    imports = iter(range(number * 1000, number * 1000 + 999))
    copies = iter(range(1, 999))

    def copy():
        copied = next(copies)
        path = f"{recording.folder}/backup{copied % 2}.gpkg"
        recording.command(options.standorte, "backup", path, "backup", path, "--inventory", inventory)
        path = f"{recording.folder}/new{number}-{copied}.gpkg"
        recording.command(options.standorte, "new", path, "import", GEODATA, "--inventory", path)
        remove(recording, path)

    steps = [lambda editor=editor: editor.step(server) for editor in editors]
    steps += [lambda: import_sites(server, recording.model, next(imports), 40), copy]
    with repeating(*steps):
        time.sleep(seconds)
        if is_killed:
            server.kill()
    server.stop()
    if not is_killed:
        recording.clean_stops.append({"since": recording.model.moment()})


def restore(options, recording, inventory):
    """Moves a backup to the path of an inventory that is served. What was changed after the backup is void."""
    model, backup = recording.model, f"{recording.folder}/backup0.gpkg"
    with started(options, recording, inventory) as server:
        recording.command(options.standorte, "backup", backup, "backup", backup, "--inventory", inventory)
        void = Editor(model, "void", options.seed)
        for _ in range(3):
            void.step(server)
        restored = {"asked": model.moment(), "void": list(void.changed)}
        move = "import os, sys; os.replace(sys.argv[1], sys.argv[2])"
        recording.files[-1]["removed"] = restored["asked"]
        subprocess.run(
            [sys.executable, "-c", move, backup, inventory], check=True, env={**os.environ, **recording.environment})
        assert server.get("/health")[0] == 200
        restored["acknowledged"] = model.moment()
        recording.restore = restored
        after = Editor(model, "after", options.seed)
        for _ in range(5):
            after.step(server)


def remove(recording, path):
    """Removes a file, so that later rounds are fast. It may be there or not from now on."""
    recording.files[-1]["removed"] = recording.model.moment()
    subprocess.run(["rm", path], check=True, env={**os.environ, **recording.environment})


# Rebuilding


class File:
    def __init__(self):
        self.synchronised, self.changes = bytearray(), []

    def change(self, record, offset, data):
        self.changes.append((record, offset, data))

    def synchronise(self):
        self.synchronised, self.changes = apply(self.synchronised, self.changes), []


def apply(content, changes):
    for record, offset, data in changes:
        if record == TRUNCATE:
            del content[offset:]
            content.extend(bytes(offset - len(content)))
        else:
            content.extend(bytes(max(0, offset - len(content))))
            content[offset:offset + len(data)] = data
    return content


class Disk:
    """The state of the folder while the log is read."""

    def __init__(self):
        self.inodes, self.names, self.synchronised, self.changes = {}, {}, {}, []

    def read(self, record, inode, offset, data):
        if record in (WRITE, TRUNCATE):
            self.inodes[inode].change(record, offset, data)
        elif record == SYNC:
            self.inodes[inode].synchronise()
        elif record == SYNC_FOLDER:
            self.synchronised, self.changes = dict(self.names), []
        else:
            first, second = data.decode().split("\0")
            if record == CREATE:
                self.inodes[inode] = File()
            change = (record, first, second, self.inodes.get(inode))
            rename(self.names, change)
            self.changes.append(change)

    def after_power_loss(self, randomness):
        """The files by name, as they may be after a power loss."""
        names = dict(self.synchronised)
        for change in part(self.changes, randomness):
            rename(names, change)
        return {
            name: bytes(apply(bytearray(file.synchronised), part(torn(file.changes, randomness), randomness)))
            for name, file in names.items()}


def rename(names, change):
    record, first, second, file = change
    if record in (CREATE, LINK):
        names[first] = file
    elif record == UNLINK:
        names.pop(first, None)
    elif record == RENAME:
        names.pop(first, None)
        names[second] = file


def part(changes, randomness):
    """Nothing, everything, the first changes, or any of them."""
    kind = randomness.choice(["nothing", "everything", "first", "any", "most"])
    if kind == "nothing":
        return []
    if kind == "first":
        return changes[:randomness.randint(0, len(changes))]
    share = {"everything": 1, "any": 0.5, "most": 0.9}[kind]
    return [change for change in changes if randomness.random() < share]


def torn(changes, randomness):
    """The changes as they are, or divided into sectors."""
    size = randomness.choice([None, 512, 4096])
    if size is None:
        return changes
    sectors = []
    for record, offset, data in changes:
        if record == TRUNCATE:
            sectors.append((record, offset, data))
            continue
        start = offset
        while start < offset + len(data):
            end = min(offset + len(data), (start // size + 1) * size)
            sectors.append((WRITE, start, data[start - offset:end - offset]))
            start = end
    return sectors


def records(log):
    """Reads the log: the record, the file, the offset and the data of each change."""
    content = memoryview(Path(log).read_bytes())
    position = 0
    while position < len(content):
        record, length, inode, offset = HEADER.unpack_from(content, position)
        position += HEADER.size + length
        yield record, inode, offset, bytes(content[position - length:position])


def instants(log, rounds, randomness):
    """The numbers of records before which the power is lost: half of them anywhere, half right after an answer or when the
    folder has changed."""
    kinds = [record for record, *_ in records(log)]
    special = [
        number + 1 for number, record in enumerate(kinds) if record in (MARK, RENAME, LINK, UNLINK, TRUNCATE, SYNC_FOLDER)]
    anywhere = [randomness.randint(1, len(kinds)) for _ in range(rounds - rounds // 2)]
    return sorted(anywhere + [randomness.choice(special) for _ in range(rounds // 2)])


# Checks


def views(model, restored, instant):
    """The models with which the inventory may agree: with or without the changes that a restored backup lacks."""
    if restored is None or instant < restored["asked"]:
        return [model]
    other = Model()
    other.instant, other.imports = model.instant, model.imports
    other.changes = {name: [] if name in restored["void"] else changes for name, changes in model.changes.items()}
    return [other] if instant >= restored["acknowledged"] else [model, other]


def check(options, folder, recording, instant, is_thorough):
    """Returns the faults of a rebuilt folder."""
    faults, latest, model = [], {}, recording.model
    log = Path(f"{folder}/inventory.gpkg-wal")
    if any(stop["since"] <= instant < stop.get("until", instant + 1) for stop in recording.clean_stops) and log.exists() and log.stat().st_size:
        faults.append("after a clean stop, the log is not empty")
    for file in recording.files:
        if file["asked"] <= instant:
            latest.setdefault(file["path"], []).append(file)
    for path, versions in latest.items():
        certain = [file for file in versions if file.get("acknowledged", instant + 1) <= instant]
        possible = versions[versions.index(certain[-1]):] if certain else versions
        is_removed = any(file.get("removed", instant + 1) <= instant for file in possible)
        full = f"{folder}/{path}"
        if not os.path.exists(full):
            faults += [f"{path} is missing"] if certain and not is_removed else []
        elif versions[0]["kind"] == "backup":
            faults += [f"{path}: {fault}" for fault in backup_faults(full, model, possible, instant)]
        elif path != "inventory.gpkg":
            names, integrity = stored_names(full)
            faults += [] if (len(names), integrity) == (DELIVERED_SITES, "ok") else [f"{path}: {len(names)} sites, {integrity}"]
        else:
            faults += min(
                (inventory_faults(options.standorte, full, view, instant, instant) for view in views(model, recording.restore, instant)),
                key=len)
            faults += usability_faults(options, folder, full) if is_thorough else []
    return faults


def backup_faults(path, model, versions, instant):
    names, integrity = stored_names(path)
    differences = [
        model.faults(names, file["asked"], min(instant, file.get("acknowledged", instant))) for file in versions]
    best = min(differences, key=len)
    return best + ([] if integrity == "ok" else [f"integrity: {integrity}"])


def usability_faults(options, folder, inventory):
    """Imports once more."""
    Path(f"{folder}/standorte.geojson").write_bytes(sites("Z", 3))
    done = run(options.standorte, "import", f"{folder}/standorte.geojson", "--inventory", inventory)
    return [f"import: {done.stderr}"] if done.returncode else file_faults(options.standorte, inventory)


def rebuild(options, recording, randomness, work):
    disk, faults, instant, done = Disk(), [], 0, 0
    folder = f"{work}/rebuilt"
    wanted = collections.Counter(instants(recording.log, options.rounds, randomness))
    for number, (record, inode, offset, data) in enumerate(records(recording.log), 1):
        if record == MARK:
            instant = json.loads(data)["instant"]
        else:
            disk.read(record, inode, offset, data)
        for _ in range(wanted[number]):
            done += 1
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder)
            for name, content in disk.after_power_loss(randomness).items():
                Path(f"{folder}/{name}").write_bytes(content)
            try:
                found = check(options, folder, recording, instant, done % 10 == 0)
            except sqlite3.DatabaseError as error:
                found = [f"SQLite: {error}"]
            faults += [f"round {done}, record {number}: {fault}" for fault in found]
            if found:
                print(f"round {done}, record {number}: {found[:3]}", flush=True)
            if done % 50 == 0:
                print(f"{done} power losses, {len(faults)} faults", flush=True)
    return faults


KEPT = ["files", "clean_stops", "restore"]


def keep(recording, folder):
    os.makedirs(folder, exist_ok=True)
    shutil.copy(recording.log, f"{folder}/log")
    model = recording.model
    with open(f"{folder}/model", "wb") as file:
        pickle.dump((model.instant, model.changes, model.imports, {name: getattr(recording, name) for name in KEPT}), file)


def kept(folder):
    recording = Recording.__new__(Recording)
    recording.log, recording.model = f"{folder}/log", Model()
    with open(f"{folder}/model", "rb") as file:
        recording.model.instant, recording.model.changes, recording.model.imports, rest = pickle.load(file)
    recording.__dict__.update(rest)
    return recording


def print_summary(recording):
    kinds = collections.Counter(record for record, *_ in records(recording.log))
    changes = sum(change["acknowledged"] is not None for changes in recording.model.changes.values() for change in changes)
    imports = sum(order["acknowledged"] is not None for order in recording.model.imports.values())
    files = collections.Counter(file["kind"] for file in recording.files)
    print(
        f"recorded: {changes} edits, {imports} imports, {files['backup']} backups, {files['new']} new inventories; "
        f"{kinds[WRITE]} writes, {kinds[SYNC]} + {kinds[SYNC_FOLDER]} synchronisations", flush=True)


def main():
    options = arguments(__doc__, rounds=300, seconds=20.0, keep="", log="")
    with work_folder() as work:
        if options.log:
            recording = kept(options.log)
        else:
            recording = Recording(work)
            record(options, recording, random.Random(options.seed))
        if options.keep:
            keep(recording, options.keep)
        print_summary(recording)
        faults = rebuild(options, recording, random.Random(options.seed), work)
        finish(faults, f"{options.rounds} power losses: {len(faults)} faults")


if __name__ == "__main__":
    main()
