"""Requests that cost the server much, or that never end. Each attack takes a server and a random generator, lasts a few
seconds, and ignores what the server answers. `EXPENSIVE` are the attacks by requests that are valid."""
import io
import math
import zipfile
import zlib

from endurance import *

HOST = b"Host: 127.0.0.1\r\n"


def connect(server, data, receive_buffer=None):
    connection = socket.socket()
    if receive_buffer:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    connection.settimeout(10)
    connection.connect(("127.0.0.1", server.port))
    connection.sendall(data)
    return connection


def ask_and_hang_up(server, path, seconds):
    """Sends a request and closes the connection without reading the answer."""
    with contextlib.suppress(OSError), connect(server, f"GET {path} HTTP/1.1\r\n".encode() + HOST + b"\r\n") as connection:
        connection.settimeout(seconds)
        connection.recv(1)


def hold(server, requests, seconds, receive_buffer=None):
    """Opens a connection for each request, and closes them after some seconds."""
    connections = []
    with contextlib.suppress(OSError):
        for data in requests:
            connections.append(connect(server, data, receive_buffer))
    time.sleep(seconds)
    for connection in connections:
        connection.close()


# Valid requests


def filtered(text, collection="sites"):
    return f"/collections/{collection}/items?limit=1&filter=" + urllib.parse.quote_plus(text, safe="(),'")


def star(vertices, radius, longitude=7.2, latitude=51.45):
    corners = []
    for number in range(vertices):
        angle, length = 2 * math.pi * number / vertices, radius * (1 + 0.3 * (number % 2))
        corners.append(f"{longitude + length * math.cos(angle):.4f} {latitude + 0.6 * length * math.sin(angle):.4f}")
    return f"POLYGON(({','.join(corners + corners[:1])}))"


def pattern_terms(randomness):
    tag = randomness.randrange(10**6)
    return filtered(" OR ".join(f"CASEI(name) LIKE '%e%{tag}{number}%q'" for number in range(1500)))


def one_long_pattern(randomness):
    return filtered(f"name LIKE '{'%_' * 3000}{randomness.randrange(10**6)}'")


def distance(randomness):
    return filtered(f"distance_m({star(3000, 0.3 + randomness.random() / 10)}) > 1e9")


def overlaps(randomness):
    return filtered(f"S_OVERLAPS(geometry,{star(3000, 0.5 + randomness.random() / 10)})")


def deep_negations(randomness):
    return filtered(f"{'NOT (' * 40}name = '{randomness.randrange(10**6)}'{')' * 40}")


def html_page(randomness):
    return f"/collections/sites/items?f=html&limit={10000 - randomness.randrange(500)}"


def large_page(randomness):
    return f"/collections/sites/items?limit={10000 - randomness.randrange(500)}"


def totals(randomness):
    return f"/totals?by=municipality&filter=gross_ha%3E0.{randomness.randrange(10**6)}"


def history(randomness):
    return f"/totals/history?filter=gross_ha%3E0.{randomness.randrange(10**6)}"


def download(randomness):
    return f"/collections/sites/download?filter=gross_ha%3E-0.{randomness.randrange(10**6)}"


EXPENSIVE = {
    "LIKE terms": pattern_terms, "one long pattern": one_long_pattern, "distance": distance, "overlaps": overlaps,
    "HTML page": html_page, "large page": large_page, "download": download, "totals": totals, "history": history,
}


def expensive(kind):
    return lambda server, randomness: ask_and_hang_up(server, EXPENSIVE[kind](randomness), randomness.uniform(0.05, 3))


# Clients that do not go on


def idle(server, randomness):
    heads = [b"", b"GET /health HTTP/1.1\r\nHost: a\r\nX-", b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n"]
    hold(server, [randomness.choice(heads) for _ in range(50)], randomness.uniform(1, 10))


def never_read(server, randomness):
    paths = [large_page(randomness), "/collections/sites/download", large_page(randomness) + "&f=csv"]
    requests = [f"GET {path} HTTP/1.1\r\n".encode() + HOST + b"\r\n" for path in paths * 5]
    hold(server, requests, randomness.uniform(2, 10), receive_buffer=4096)


def half_uploads(server, randomness):
    head = b"POST /imports?filename=a.geojson HTTP/1.1\r\n" + HOST + b"Content-Length: 1000\r\n\r\n{"
    edit = b"POST /collections/sites/items HTTP/1.1\r\n" + HOST + b"Content-Type: application/geo+json\r\nContent-Length: 10\r\n\r\n{"
    # Fewer than the deliveries that may wait, so that honest imports are still possible.
    hold(server, [head] * 3 + [edit] * 5, randomness.uniform(1, 8))


def slow_body(server, randomness):
    """A body of one byte a second."""
    with contextlib.suppress(OSError), connect(
        server, b"POST /imports?filename=a.geojson HTTP/1.1\r\n" + HOST + b"Content-Length: 100000\r\n\r\n") as connection:
        for _ in range(randomness.randint(2, 10)):
            connection.sendall(b" ")
            time.sleep(1)


# Bytes that are not allowed

MALFORMED = [
    b"GET /health\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET /health HTTP/1.1\r\n\r\n",
    b"GET /health HTTP/1.1\r\n" + HOST + HOST + b"\r\n",
    b"GET /health HTTP/1.1\r\n" + HOST + b"X: a\x00b\r\n\r\n",
    b"GET /collections/sites/items/%00 HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET /health HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
    b"GET /health HTTP/1.1\r\n" + HOST + b"".join(b"X%d: a\r\n" % number for number in range(2000)) + b"\r\n",
    b"POST /health HTTP/1.1\r\n" + HOST + b"Content-Length: 0\r\nContent-Length: 44\r\n\r\n",
    b"POST /health HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n",
    b"POST /health HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    b"POST /collections/sites/items HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"POST /collections/sites/items HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
    (b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n") * 1000,
]


def malformed(server, randomness):
    with contextlib.suppress(OSError):
        server.raw(randomness.choice(MALFORMED), timeout=2, half_close=randomness.random() < 0.5)


def archive(*entries):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            file.writestr(name, data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def symbolic_link(name):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


def zeros(mebibytes, name, head=b""):
    """An archive with one large entry of zeros."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece, checksum, length = b"0" * (1 << 20), zlib.crc32(head), len(head)
    parts = [compressor.compress(head)]
    for _ in range(mebibytes):
        parts.append(compressor.compress(piece))
        checksum, length = zlib.crc32(piece, checksum), length + len(piece)
    data = b"".join(parts) + compressor.flush()
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, checksum, len(data), length, len(name), 0)
    local = b"PK\3\4" + common + name.encode()
    central = b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name.encode()
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local) + len(data), 0)
    return local + data + central + end


def nested(depth, content):
    for number in range(depth):
        content = archive((f"{number}.zip", content))
    return content


def collection(inner):
    return b'{"type":"FeatureCollection","features":[' + inner + b"]}"


def hostile_deliveries(mebibytes=300):
    """By name, deliveries with their file names. None of them may be stored."""
    good = sites("H", 2)
    return {
        "path to the parent folder": (archive(("../../../evil.geojson", good)), "a.zip"),
        "absolute path": (archive(("/tmp/evil.geojson", good)), "a.zip"),
        "backslashes": (archive(("..\\..\\evil.geojson", good)), "a.zip"),
        "link to a file": (archive((symbolic_link("standorte.csv"), "/etc/passwd")), "a.zip"),
        "link to a folder": (archive((symbolic_link("x"), ".."), ("x/evil.geojson", good)), "a.zip"),
        "six archives deep": (nested(5, archive(("standorte.geojson", good))), "a.zip"),
        "20,000 entries": (archive(*[(f"{number}.txt", b"") for number in range(20000)]), "a.zip"),
        "zeros as CSV": (zeros(mebibytes, "standorte.csv", b"ST_NR,name\n"), "a.zip"),
        "zeros as GeoJSON": (zeros(mebibytes, "standorte.geojson", b'{"type":"FeatureCollection","features":['), "a.zip"),
        "deep GeoJSON": (collection(b"[" * 1_000_000), "a.geojson"),
        "100,000 columns": (b",".join(b"c%d" % number for number in range(100_000)) + b"\n1\n", "standorte.csv"),
        "virtual format": (
            b'<OGRVRTDataSource><OGRVRTLayer name="sites"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>',
            "standorte.vrt"),
        "half an archive": (archive(("standorte.geojson", good))[:200], "a.zip"),
    }


DELIVERIES = None


def hostile_delivery(server, randomness):
    global DELIVERIES
    DELIVERIES = DELIVERIES or list(hostile_deliveries(50).values())
    body, name = randomness.choice(DELIVERIES)
    with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
        server.order(body, name, "dry_run=true")


def refused_edits(server, randomness):
    bodies = [b"{", b"[]", b'{"type":"Feature"}', b'{"type":"Feature","geometry":null,"properties":{"name":' + b"[" * 10000, b"\xff" * 100]
    with contextlib.suppress(OSError, http.client.HTTPException):
        server.request("POST", "/collections/sites/items", randomness.choice(bodies), GEOJSON, timeout=10)
        server.request("PATCH", "/collections/sites/items/unknown", b'{"properties":{"name":"x"}}', PATCH, timeout=10)


ATTACKS = {
    **{kind: expensive(kind) for kind in EXPENSIVE}, "idle": idle, "never read": never_read, "half uploads": half_uploads,
    "slow body": slow_body, "malformed": malformed, "hostile delivery": hostile_delivery, "refused edits": refused_edits,
}


# Inventories


def large_sites(count):
    """A delivery with sites of 30 vertices and long names."""
    features = []
    for number in range(count):
        longitude, latitude = 6.6 + number % 300 * 0.004, 51.2 + number // 300 * 0.003
        ring = [
            [round(longitude + 0.0015 * math.cos(2 * math.pi * corner / 30), 7), round(latitude + 0.001 * math.sin(2 * math.pi * corner / 30), 7)]
            for corner in range(30)]
        features.append({
            "type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring + ring[:1]]},
            "properties": {
                "ST_NR": f"L{number:06d}", "name": f"Gewerbepark Nummer {number} an der langen Straße",
                "municipality": "Herne", "note": "Bemerkung " * 5}})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def large_inventory(standorte, folder, count):
    """Imports geodata/ and many sites into a new inventory."""
    inventory = new_inventory(standorte, f"{folder}/inventory.gpkg")
    data = f"{folder}/standorte.geojson"
    Path(data).write_bytes(large_sites(count))
    done = run(standorte, "import", data, "--inventory", inventory)
    assert done.returncode == 0, done.stderr
    return inventory
