#!/usr/bin/python3
"""Sends unusual and forbidden HTTP requests and compares the statuses of the answers.

Usage: http_shapes.py STANDORTE

Each shape has the statuses that the server may answer with, in order. No answer is a 5xx, no request is smuggled behind
another, and the server goes on. Also sends odd query strings, and requests to import with the headers that proxies, browsers
and foreign names of this machine cause. Exits with 1 when an answer differs.
"""
import re

from attackers import HOST
from endurance import *

GET = b"GET /health HTTP/1.1\r\n" + HOST
FILTER = b"POST /collections/sites/items HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
CHUNKED = FILTER + b"Transfer-Encoding: chunked\r\n\r\n"
HEALTH = b"POST /health HTTP/1.1\r\n" + HOST
NEXT = GET + b"\r\n"

# By name: the bytes, and the allowed sequences of statuses. An empty sequence is a closed connection.
SHAPES = {
    "plain": (NEXT, ["200"]),
    "three at once": (NEXT * 3, ["200 200 200"]),
    "HTTP/1.0": (b"GET /health HTTP/1.0\r\n\r\n", ["200"]),
    "HTTP/0.9": (b"GET /health\r\n\r\n", ["", "400", "505"]),
    "HTTP/2 preface": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", ["", "400", "505"]),
    "HTTP/3.7": (b"GET /health HTTP/3.7\r\n" + HOST + b"\r\n", ["", "400", "505"]),
    "no host": (b"GET /health HTTP/1.1\r\n\r\n", ["400"]),
    "two hosts": (b"GET /health HTTP/1.1\r\n" + HOST + b"Host: other\r\n\r\n", ["400"]),
    "TRACE": (b"TRACE / HTTP/1.1\r\n" + HOST + b"\r\n", ["405", "400", "501"]),
    "CONNECT": (b"CONNECT a:443 HTTP/1.1\r\n" + HOST + b"\r\n", ["", "400", "404", "405", "501"]),
    "two encodings": (HEALTH + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", ["", "400", "405"]),
    "unknown encoding": (HEALTH + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", ["", "400", "405", "501"]),
    "space before colon": (HEALTH + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", ["", "400"]),
    "length and chunks": (
        FILTER + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG" + NEXT, ["", "400"]),
    "two lengths": (HEALTH + b"Content-Length: 0\r\nContent-Length: 44\r\n\r\n" + NEXT, ["", "400"]),
    "negative length": (HEALTH + b"Content-Length: -1\r\n\r\n" + NEXT, ["", "400"]),
    "length with sign": (HEALTH + b"Content-Length: +3\r\n\r\nabc", ["", "400"]),
    "length beyond 64 bits": (HEALTH + b"Content-Length: 99999999999999999999\r\n\r\n", ["", "400", "413"]),
    "malformed chunk": (CHUNKED + b"zz\r\nabc\r\n0\r\n\r\n", ["400"]),
    "huge chunk": (CHUNKED + b"ffffffffffffffffff\r\nabc\r\n0\r\n\r\n", ["400", "413"]),
    "NUL in a header": (GET + b"X: a\x00b\r\n\r\n", ["", "400"]),
    "NUL in the path": (b"GET /collections/sites/items/%00 HTTP/1.1\r\n" + HOST + b"\r\n", ["400", "404"]),
    "parent folders": (b"GET /assets/../../../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", ["400", "404"]),
    "encoded parent folders": (b"GET /assets/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", ["400", "404"]),
    "header of 200 KiB": (GET + b"X: " + b"a" * 200_000 + b"\r\n\r\n", ["", "400", "431"]),
    "address of 1 MiB": (b"GET /" + b"a" * (1 << 20) + b" HTTP/1.1\r\n" + HOST + b"\r\n", ["", "400", "414", "431"]),
    "2,000 headers": (GET + b"".join(b"X%d: a\r\n" % number for number in range(2000)) + b"\r\n", ["", "200", "400", "431"]),
    "HEAD, then GET": (b"HEAD /collections/sites/download HTTP/1.1\r\n" + HOST + b"\r\n" + NEXT, ["200", "200 200"]),
    "GET with a body, then GET": (GET + b"Content-Length: 5\r\n\r\nhello" + NEXT, ["200 200"]),
    "unknown expectation": (GET + b"Expect: 200-ok\r\n\r\n", ["417"]),
    "packed body": (FILTER + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08", ["400", "415"]),
}
CUT_OFF = {"chunk that is cut off": (CHUNKED + b"5\r\n{", ["", "400"])}

QUERIES = [
    "limit=0", "limit=-1", "limit=1e9", "limit=99999999999999999999", "limit=10&limit=20", "bbox=1,2,3", "bbox=nan,nan,nan,nan",
    "bbox=1e308,1e308,1e309,1e309", "datetime=../..", "datetime=9999999999-01-01T00:00:00Z", "as_of=-292277022399-01-01T00:00:00Z",
    "as_of=0000-01-01", "cursor=zzzzzzzzzzzzz-zzzzzzzzzzzzz", "min_available_ha=nan", "min_available_ha=1e999",
    "sortby=+name,-name,name", "f=../../etc", "lang=xx", "available_by=99999999999999", "%00=1", "a%ff=1", "limit", "=", "&&&",
    "crs=file:///etc/passwd", "filter=true&filter-lang=sql", "properties=" + "name," * 5000, "q=" + "a," * 5000,
]

# By name: the headers of GET /imports, and whether the request counts as one of this machine.
SENDERS = {
    "this machine": ({"Host": "127.0.0.1"}, True),
    "this machine by name": ({"Host": "localhost:8080"}, True),
    "foreign name of this machine": ({"Host": "evil.example"}, False),
    "name that begins like this machine": ({"Host": "127.0.0.1.evil.example"}, False),
    "number": ({"Host": "2130706433"}, False),
    "page of another origin": ({"Host": "127.0.0.1", "Origin": "http://evil.example"}, False),
    "page without origin": ({"Host": "127.0.0.1", "Origin": "null"}, False),
    "other site": ({"Host": "127.0.0.1", "Sec-Fetch-Site": "cross-site"}, False),
    **{
        f"proxy with {name}": ({"Host": "127.0.0.1", name: "203.0.113.9"}, False)
        for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Host", "X-Forwarded-Proto", "CF-Connecting-IP")},
}


def statuses(answer):
    return " ".join(found.decode() for found in re.findall(rb"HTTP/1\.[01] (\d{3}) ", answer) if found != b"100")


def main():
    options = arguments(__doc__)
    faults = []
    with work_folder() as work, Server(options.standorte, new_inventory(options.standorte, f"{work}/i.gpkg"), options.port) as server:
        for name, (data, allowed) in {**SHAPES, **CUT_OFF}.items():
            found = statuses(server.raw(data, timeout=1.5, half_close=name in CUT_OFF))
            # After a refusal, the connection is closed or goes on with the next request.
            if found not in allowed:
                faults.append(f"{name}: {found or 'closed'}, expected {' or '.join(value or 'closed' for value in allowed)}")
        for query in QUERIES:
            status = server.get(f"/collections/sites/items?{query}")[0]
            if status >= 500:
                faults.append(f"{query[:60]}: {status}")
        for name, (headers, is_local) in SENDERS.items():
            status = server.get("/imports", headers=headers)[0]
            if status != (200 if is_local else 403):
                faults.append(f"{name}: {status}")
        if server.get("/health")[0] != 200:
            faults.append("the server is not healthy afterwards")
    count = len(SHAPES) + len(CUT_OFF) + len(QUERIES) + len(SENDERS)
    finish(faults, f"{count} requests: {len(faults)} faults")


if __name__ == "__main__":
    main()
