#!/usr/bin/python3
"""Runs honest clients and attackers together, and compares all answers with a model.

Usage: mixed_load.py STANDORTE [--minutes 30] [--sites 3000] [--attackers 8] [--only KIND,...] [--seed 1]

Honest clients edit, import, and read what they have stored: each acknowledged write is found exactly once, by its id and by
its name. Resources without changes have the same answer throughout. The attackers choose among all attacks of
attackers.py, or those of --only. Prints a row for each tenth of the time: memory and open files of the server, honest requests with their
percentiles, edits, imports, requests that were refused with 503 or had no answer within 30 s, and attacks. At the end, the
file has exactly the acknowledged writes, and `standorte check` finds no fault. Exits with 1 for wrong answers, requests
without an answer, and memory that grows from the second to the last quarter.
"""
from attackers import *

CONSTANT = ["/collections/plots/items?limit=100", "/collections/road-projects/items?limit=100", "/collections/sites/items/S01"]
HEAD = ["minute", "MB", "files", "honest", "p50 ms", "p99 ms", "edits", "imports", "refused", "unanswered", "attacks", "faults"]
WIDTHS = [max(9, len(title)) for title in HEAD]


class Load:
    def __init__(self, options, server):
        self.options, self.server, self.model = options, server, Model()
        self.faults, self.durations, self.counts, self.memory = [], [], collections.Counter(), []
        self.editors = [Editor(self.model, name, options.seed) for name in ("a", "b")]
        self.constant = {path: self.features(path) for path in CONSTANT}
        self.kinds, self.missing = collections.Counter(), collections.Counter()

    def features(self, path):
        document = self.server.json(path)
        return document.get("features", document.get("properties"))

    def honest(self, kind, request):
        """Runs an honest request. Counts refusals and missing answers. Returns `None` for those."""
        start = time.monotonic()
        try:
            answer = request()
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.miss(kind, error)
            return None
        finally:
            self.durations.append((time.monotonic() - start) * 1000)
        self.counts["honest"] += 1
        status = answer[0] if isinstance(answer, tuple) else answer
        if status in (408, 429, 503):
            self.counts["refused"] += 1
            return None
        return answer

    def miss(self, kind, error):
        """Counts a request without an answer."""
        self.counts["unanswered"] += 1
        self.missing[f"{kind}: {type(error).__name__} {error}"[:100]] += 1

    def edit(self, editor):
        status = self.honest("edit", lambda: editor.step(self.server))
        if status in (201, 204):
            self.counts["edits"] += 1
        elif status not in (None, 409):
            self.faults.append(f"an edit was answered with {status}")
        time.sleep(0.05)

    def order(self, numbers):
        number = next(numbers)
        try:
            self.counts["imports"] += import_sites(self.server, self.model, number, 30) == "successful"
        except (OSError, http.client.HTTPException, ValueError, AssertionError) as error:
            self.miss("import", error)
        time.sleep(5)

    def read_by_id(self, randomness):
        identifier = self.known(randomness)
        if identifier is None:
            return
        since = self.model.moment()
        answer = self.honest("id", lambda: self.server.get(f"/collections/sites/items/{identifier}", timeout=30))
        if answer is None:
            return
        status, _, body = answer
        name = json.loads(body)["properties"]["name"] if status == 200 else None
        allowed = self.model.allowed(identifier, since, self.model.moment())
        if status not in (200, 404) or name not in allowed:
            self.faults.append(f"{identifier}: {status} {name!r}, expected {allowed}")

    def read_by_name(self, randomness):
        """A name that is certain is found once, and only at its site."""
        identifier = self.known(randomness)
        if identifier is None:
            return
        since = self.model.moment()
        names = self.model.allowed(identifier, since, since)
        if len(names) > 1 or names[0] is None:
            return
        query = urllib.parse.quote(f"name = '{names[0]}'")
        answer = self.honest("name", lambda: self.server.get(f"/collections/sites/items?filter={query}", timeout=30))
        allowed = self.model.allowed(identifier, since, self.model.moment())
        if answer is None or allowed != names:
            return
        status, _, body = answer
        found = [feature["id"] for feature in json.loads(body)["features"]] if status == 200 else status
        if found != [identifier]:
            self.faults.append(f"{names[0]} was found at {found}, expected {identifier}")

    def read_constant(self, randomness):
        path = randomness.choice(CONSTANT)
        answer = self.honest("constant", lambda: self.server.get(path, timeout=30))
        if answer is None:
            return
        document = json.loads(answer[2])
        if document.get("features", document.get("properties")) != self.constant[path]:
            self.faults.append(f"{path} has changed: {answer[0]}")

    def known(self, randomness):
        with self.model.lock:
            identifiers = list(self.model.changes)
        return randomness.choice(identifiers) if identifiers else None

    def read(self, randomness):
        randomness.choice([self.read_by_id, self.read_by_name, self.read_constant])(randomness)
        time.sleep(0.02)

    def attack(self, randomness):
        kind = randomness.choice(self.options.only.split(",") if self.options.only else list(ATTACKS))
        with contextlib.suppress(OSError):
            ATTACKS[kind](self.server, randomness)
        self.counts["attacks"] += 1
        self.kinds[kind] += 1

    def steps(self):
        steps = [lambda editor=editor: self.edit(editor) for editor in self.editors]
        numbers = iter(range(10**6))
        steps.append(lambda: self.order(numbers))
        for number in range(3):
            steps.append(lambda source=random.Random(f"{self.options.seed} reader {number}"): self.read(source))
        for number in range(self.options.attackers):
            steps.append(lambda source=random.Random(f"{self.options.seed} attacker {number}"): self.attack(source))
        return steps

    def row(self, minute, memory):
        durations, self.durations = self.durations, []
        counts, self.counts = self.counts, collections.Counter()
        numbers = [counts[name] for name in ("edits", "imports", "refused", "unanswered", "attacks")]
        if counts["unanswered"]:
            self.faults.append(f"{counts['unanswered']} honest requests had no answer until minute {minute:.1f}")
        return [
            f"{minute:.1f}", max(memory, default=0), self.server.open_files(), counts["honest"],
            f"{percentile(durations, 0.5):.0f}", f"{percentile(durations, 0.99):.0f}", *numbers, len(self.faults)]

    def growth(self):
        """The medians of the memory in the second and in the last quarter."""
        quarter = len(self.memory) // 4
        return percentile(self.memory[quarter:2 * quarter], 0.5), percentile(self.memory[3 * quarter:], 0.5)


def print_row(cells):
    print("  ".join(str(cell).rjust(width) for cell, width in zip(cells, WIDTHS)), flush=True)


def main():
    options = arguments(__doc__, minutes=30.0, sites=3000, attackers=8, only="")
    with work_folder() as work:
        inventory = large_inventory(options.standorte, work, options.sites)
        os.makedirs(f"{work}/tmp")
        server = Server(options.standorte, inventory, options.port, {"TMPDIR": f"{work}/tmp"})
        load = Load(options, server)
        print_row(HEAD)
        start, interval = time.monotonic(), options.minutes * 60 / 10
        with repeating(*load.steps()):
            for tenth in range(1, 11):
                memory = []
                while time.monotonic() < start + tenth * interval and server.is_running:
                    time.sleep(0.5)
                    memory.append(server.memory())
                load.memory += memory
                if not server.is_running:
                    load.faults.append(f"the server ended: {server.process.returncode} {server.output()}")
                    break
                print_row(load.row(tenth * interval / 60, memory))
        if server.stop() is None:
            load.faults.append("the server does not stop")
        early, late = load.growth()
        if late > early * 1.25 + 30:
            load.faults.append(f"the memory has grown from {early} to {late} MB")
        load.faults += inventory_faults(options.standorte, inventory, load.model)
        left = [name for name in os.listdir(f"{work}/tmp/standorte-staging-{os.getuid()}") if name != ".lock"]
        load.faults += [f"left in the staging folder: {left}"] if left else []
        print(f"attacks: {dict(sorted(load.kinds.items()))}; without an answer: {dict(load.missing)}")
        finish(load.faults, f"{options.minutes:g} minutes, memory {early} then {late} MB: {len(load.faults)} faults")


if __name__ == "__main__":
    main()
