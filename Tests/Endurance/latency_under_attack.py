#!/usr/bin/python3
"""Measures how long cheap requests take while others are attacking.

Usage: latency_under_attack.py STANDORTE [--sites 30000] [--seconds 6] [--clients 16] [--limit 10] [--only KIND,...] [--seed 1]

For each kind of expensive request, some clients send it, hang up after at most 3 seconds, and send the next one. Meanwhile
`/health`, single sites and small boxes are requested one after another. Prints the 99th percentile in milliseconds for each
kind, its ratio to that without attack, and the share of a core that the server uses after the clients have gone. Exits with 1
when a ratio is above --limit, a cheap request fails, or the server goes on for clients that have gone.

The clients are processes of low priority, since real ones do not take the cores of the server. In the row `control`, the same
clients request `/health`. Its ratios show what the clients themselves cost on this machine; no limit applies to it.
"""
import multiprocessing

from attackers import *

CONTROL = {"control": lambda randomness: "/health"}


def print_row(cells):
    print("  ".join([str(cells[0]).ljust(16), *[str(cell).rjust(10) for cell in cells[1:]]]), flush=True)


def cheap_requests(randomness, count):
    def box():
        longitude, latitude = 6.7 + randomness.random(), 51.25 + randomness.random() / 6
        return f"/collections/sites/items?bbox={longitude:.5f},{latitude:.5f},{longitude + 0.05:.5f},{latitude + 0.05:.5f}&limit=10"

    return {"/health": lambda: "/health", "site": lambda: f"/collections/sites/items/L{randomness.randrange(count):06d}", "box": box}


def measure(server, requests, seconds):
    """The durations of each kind of request in milliseconds. Ends at the first request that fails, with `True`."""
    durations = {name: [] for name in requests}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for name, path in requests.items():
            start = time.monotonic()
            try:
                status = server.get(path(), timeout=10)[0]
            except (OSError, http.client.HTTPException):
                status = None
            durations[name].append((time.monotonic() - start) * 1000)
            if status != 200:
                return durations, True
    return durations, False


def attack_until(stop, server, attack, seed):
    """Sends prepared requests one after another and hangs up. Runs in a process of its own: threads of one interpreter would
    delay the measurement."""
    os.nice(19)
    randomness = random.Random(seed)
    paths = [attack(randomness) for _ in range(12)]
    while not stop.is_set():
        ask_and_hang_up(server, randomness.choice(paths), randomness.uniform(0.5, 3))


@contextlib.contextmanager
def attackers(server, attack, count, seed):
    context = multiprocessing.get_context("fork")
    stop = context.Event()
    processes = [
        context.Process(target=attack_until, args=(stop, server, attack, f"{seed} {number}"), daemon=True)
        for number in range(count)]
    for process in processes:
        process.start()
    try:
        yield
    finally:
        stop.set()
        for process in processes:
            process.join()


def attacked(options, inventory, requests, attack):
    """Measures while clients attack. Returns the durations, whether a request failed, and the share of a core that the server
    uses when the clients have gone."""
    server = Server(options.standorte, inventory, options.port)
    try:
        measure(server, requests, 1)
        with attackers(server, attack, options.clients if attack else 0, options.seed):
            time.sleep(1 if attack else 0)
            durations, has_failed = measure(server, requests, options.seconds)
        time.sleep(1.5)
        before = server.processor_seconds()
        time.sleep(2)
        return durations, has_failed, (server.processor_seconds() - before) / 2
    finally:
        # A server that is still computing would take long to stop.
        server.kill()


def main():
    options = arguments(__doc__, sites=30000, seconds=6.0, clients=16, limit=10.0, only="")
    randomness = random.Random(options.seed)
    faults, base = [], None
    with work_folder() as work:
        inventory = large_inventory(options.standorte, work, options.sites)
        requests = cheap_requests(randomness, options.sites)
        print_row(["attack", *[cell for name in requests for cell in (f"{name} ms", "ratio")], "failed", "afterwards"])
        for kind in ["nothing", *CONTROL, *(options.only.split(",") if options.only else EXPENSIVE)]:
            durations, has_failed, rest = attacked(options, inventory, requests, (EXPENSIVE | CONTROL).get(kind))
            highest = {name: percentile(values, 0.99) for name, values in durations.items()}
            base = base or highest
            ratios = {name: highest[name] / base[name] for name in highest}
            figures = [cell for name in highest for cell in (f"{highest[name]:.1f}", f"{ratios[name]:.1f}")]
            print_row([kind, *figures, "yes" if has_failed else "", f"{rest:.0%}"])
            faults += [f"{kind}: {name} takes {ratio:.1f} times as long" for name, ratio in ratios.items() if ratio > options.limit and kind not in CONTROL]
            faults += [f"{kind}: a cheap request failed"] if has_failed else []
            faults += [f"{kind}: the server goes on for clients that have gone ({rest:.0%} of a core)"] if rest > 0.3 else []
    finish(faults, f"{len(faults)} faults")


if __name__ == "__main__":
    main()
