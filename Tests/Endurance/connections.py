#!/usr/bin/python3
"""Checks what idle, slow and silent clients cost, and that they do not keep the server from stopping.

Usage: connections.py STANDORTE [--sites 10000] [--wait 75] [--unread-mb 60]

- 60 clients that ask for a large page or a download and never read cost at most --unread-mb together.
- Connections with nothing, half a head, half a body or after an answer are closed within --wait seconds (0 omits this).
- More connections than descriptors: other clients are served when those have gone, and the server does not spin.
- Eight half uploads do not keep others from importing after --wait seconds.
- A refused upload is not read to its end, `Expect: 100-continue` is answered, and edits with texts of 30 MB are refused.
- SIGTERM ends the server within 15 s in each of these states, and a download that is being read ends completely.

Exits with 1 when a check fails.
"""
import resource

from attackers import *

HALVES = {
    "nothing": b"",
    "half a head": b"GET /health HTTP/1.1\r\nHost: a\r\nX-",
    "half a search": b"POST /collections/sites/items HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{",
    "half an edit": b"POST /collections/sites/items HTTP/1.1\r\n" + HOST + b"Content-Type: application/geo+json\r\nContent-Length: 10\r\n\r\n{",
    "half an upload": b"POST /imports?filename=a.geojson HTTP/1.1\r\n" + HOST + b"Content-Length: 1000\r\n\r\n{",
    "after an answer": b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n",
    "a download that is not read": b"GET /collections/sites/download HTTP/1.1\r\n" + HOST + b"\r\n",
    "a page that is not read": b"GET /collections/sites/items?limit=10000 HTTP/1.1\r\n" + HOST + b"\r\n",
}


def is_closed(connection):
    """Reads what was sent. True when the server has closed the connection."""
    connection.settimeout(0.2)
    try:
        while connection.recv(1 << 20):
            pass
        return True
    except TimeoutError:
        return False
    except OSError:
        return True


def unread(options, inventory, faults):
    for name, path in {"page": "/collections/sites/items?limit=10000", "download": "/collections/sites/download"}.items():
        with Server(options.standorte, inventory, options.port) as server:
            server.get(path)
            base, highest = server.memory(), 0
            request = f"GET {path} HTTP/1.1\r\n".encode() + HOST + b"\r\n"
            connections = [connect(server, request, 4096) for _ in range(60)]
            for _ in range(40):
                time.sleep(0.2)
                highest = max(highest, server.memory())
            status = server.get("/collections/sites/items/S01")[0]
            for connection in connections:
                connection.close()
        print(f"60 clients that do not read a {name}: {highest - base} MB", flush=True)
        faults += [f"{name}: {highest - base} MB"] if highest - base > options.unread_mb else []
        faults += [f"another request: {status}"] if status != 200 else []


def timeouts(options, inventory, faults):
    with Server(options.standorte, inventory, options.port) as server:
        connections = {name: connect(server, data) for name, data in HALVES.items() if "not read" not in name}
        uploads = [connect(server, HALVES["half an upload"]) for _ in range(8)]
        time.sleep(options.wait)
        faults += [f"{name} is open after {options.wait} s" for name, connection in connections.items() if not is_closed(connection)]
        status = server.order(sites("U", 1)).get("status")
        faults += [f"an import after eight half uploads: {status}"] if status != "successful" else []
        for connection in uploads:
            connection.close()


def descriptors(options, inventory, faults):
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, limit[1]))
    server = Server(options.standorte, inventory, options.port)
    resource.setrlimit(resource.RLIMIT_NOFILE, limit)
    with server:
        connections = []
        with contextlib.suppress(OSError):
            for _ in range(1100):
                connections.append(socket.create_connection(("127.0.0.1", server.port), 1))
        time.sleep(1)
        before = server.processor_seconds()
        time.sleep(2)
        share = (server.processor_seconds() - before) / 2
        for connection in connections:
            connection.close()
        time.sleep(1.5)
        faults += [f"with {len(connections)} connections the server uses {share:.0%} of a core"] if share > 0.3 else []
        status = server.get("/health", timeout=10)[0]
        faults += [f"/health after 1,100 connections: {status}"] if status != 200 else []


def uploads(options, inventory, faults):
    with Server(options.standorte, inventory, options.port) as server:
        sent, piece = 0, b"a" * (1 << 20)
        with contextlib.suppress(OSError), connect(
            server, b"POST /imports HTTP/1.1\r\nHost: other.example\r\nContent-Length: 1073741824\r\n\r\n") as connection:
            while sent < 1024:
                connection.sendall(piece)
                sent += 1
        faults += [f"a refused upload: {sent} MiB were read"] if sent > 64 else []
        expecting = b"POST /imports?filename=a.geojson HTTP/1.1\r\n" + HOST + b"Expect: 100-continue\r\nContent-Length: 100\r\n\r\n"
        with connect(server, expecting) as connection:
            connection.settimeout(2)
            try:
                answer = connection.recv(100)
            except TimeoutError:
                answer = b""
        faults += [] if answer.startswith(b"HTTP/1.1 100") else [f"Expect: 100-continue: {answer[:40]}"]
        body, statuses = json.dumps(site(None, 1, "x" * 30_000_000)).encode(), []

        def edit():
            try:
                statuses.append(server.request("POST", "/collections/sites/items", body, GEOJSON)[0])
            except OSError:
                # Refused before the body was read.
                statuses.append(413)

        threads = [threading.Thread(target=edit) for _ in range(8)]
        base, highest = server.memory(), 0
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            highest = max(highest, server.memory())
            time.sleep(0.05)
        print(f"8 edits of 30 MB: {sorted(statuses)}, {highest - base} MB", flush=True)
        faults += [f"an edit of 30 MB: {status}" for status in statuses if status not in (400, 413, 503)]


def stopping(options, inventory, faults):
    for name, data in HALVES.items():
        server = Server(options.standorte, inventory, options.port)
        connection = connect(server, data, 4096)
        time.sleep(0.4)
        seconds = server.stop(timeout=20)
        connection.close()
        if seconds is None or seconds > 15 or server.process.returncode != 0:
            faults.append(f"SIGTERM with {name}: {f'{seconds:.1f} s' if seconds else 'not within 20 s'}, code {server.process.returncode}")
    server, received = Server(options.standorte, inventory, options.port), []

    def read_slowly():
        with connect(server, b"GET /collections/sites/download HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n") as connection:
            tail = b""
            while part := connection.recv(1 << 18):
                tail = (tail + part)[-40:]
                time.sleep(0.02)
            received.append(tail)

    reader = threading.Thread(target=read_slowly)
    reader.start()
    time.sleep(0.5)
    server.stop(timeout=30)
    reader.join()
    faults += [] if received and received[0].endswith(b"0\r\n\r\n") else ["a download that was being read is cut off"]


def main():
    options = arguments(__doc__, sites=10000, wait=75, unread_mb=60)
    faults = []
    with work_folder() as work:
        inventory = large_inventory(options.standorte, work, options.sites)
        for check in [unread, descriptors, uploads, stopping] + ([timeouts] if options.wait else []):
            count = len(faults)
            check(options, inventory, faults)
            print(f"{check.__name__}: {len(faults) - count} faults", flush=True)
    finish(faults, f"{len(faults)} faults")


if __name__ == "__main__":
    main()
