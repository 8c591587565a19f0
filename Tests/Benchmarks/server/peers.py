"""Adds this server to a benchmark of feature servers, to compare it with other tools in one run.

Set PEERS_EXTRA of the benchmark's `bench.py` to this file. It reads ADAPTERS and JOBS:

    STANDORTE=.build/release/standorte PEERS_EXTRA=Tests/Benchmarks/server/peers.py python3 bench.py run --tag 100k \
        --peers nginx-static,nginx-same,bare,qgis,tipg,pygeoapi-ogr,ours,ours-anew \
        --cases items10,items1000,bbox,bboxattr,item,deep,export

Omits the case `paging`, which uses offsets: this server links its pages. `deep` is a page after 90,000 features.

`ours` is the server with the sites of the benchmark. It caches responses, and the benchmark repeats the same
requests; `ours-anew` runs without a response cache. `nginx-same` serves the same bytes as files, and `bare` as constants with the
HTTP framework only (`swift build -c release --product BareServer`): the limits of the machine and of the framework.
`peers.py bodies STANDORTE INVENTORY FOLDER PARAMS` requests those bytes from this server.
"""
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve() if "__file__" in globals() else pathlib.Path(os.environ["PEERS_EXTRA"]).resolve()
STANDORTE = pathlib.Path(os.environ.get("STANDORTE", HERE.parents[3] / ".build/release/standorte")).resolve()
PORT, SAME_PORT, BARE_PORT, BODIES_PORT, ANEW_PORT = 5200, 5201, 5202, 5203, 5204
ITEMS = "/collections/sites/items"
BOX = ITEMS + "?limit=1000&bbox={minx},{miny},{maxx},{maxy}"
# The benchmark's STATUS values are not in the code list and are kept as an additional attribute.
IMPORT = "test -f {run}/ours-{tag}.gpkg || %s import {data}/sites.shp --layer sites --map STATUS=current_state " \
    "--inventory {run}/ours-{tag}.gpkg" % STANDORTE
URLS = {
    "items": ITEMS + "?limit={limit}", "bbox": BOX, "bboxattr": BOX + "&current_state={status}", "item": ITEMS + "/{site_id}",
    "export": "/collections/sites/download",
}


class Urls(dict):
    """The requests. The one for a deep page is found by following the links."""

    def __init__(self, port):
        super().__init__(URLS)
        self.port = port

    def get(self, key, default=None):
        if key == "page" and key not in self:
            self[key] = page_behind(f"http://127.0.0.1:{self.port}", 90_000)
        return super().get(key, default)


def page_behind(server, count):
    """The path and query of a page of ten after `count` features."""
    url = f"{server}{ITEMS}?limit=10000"
    for _ in range(count // 10_000):
        page = json.load(urllib.request.urlopen(url))
        url = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
        if url is None:
            return None
    parts = urllib.parse.urlsplit(url)
    query = [(name, "10" if name == "limit" else value) for name, value in urllib.parse.parse_qsl(parts.query)]
    return f"{parts.path}?{urllib.parse.urlencode(query)}"


def write_bodies(standorte, inventory, folder, params):
    """Requests one body of each kind from this server and stores it under the name in `nginx-static`."""
    folder = pathlib.Path(folder)
    last = folder / "export.json"
    if last.exists() and last.stat().st_mtime > max(os.stat(file).st_mtime for file in (standorte, inventory)):
        return
    folder.mkdir(exist_ok=True)
    parameters = json.loads(pathlib.Path(params).read_text())
    box, item = parameters["bbox"][0], parameters["item"][0]
    server = subprocess.Popen([standorte, "serve", "--inventory", inventory, "--port", str(BODIES_PORT)])
    try:
        wanted = {
            "items10": URLS["items"].format(limit=10), "items1000": URLS["items"].format(limit=1000),
            "bbox": BOX.format(**box), "bboxattr": URLS["bboxattr"].format(**box),
            "item": URLS["item"].format(**item), "export": URLS["export"],
        }
        for name, path in wanted.items():
            (folder / f"{name}.json").write_bytes(answer(f"http://127.0.0.1:{BODIES_PORT}{path}"))
    finally:
        server.terminate()
        server.wait()


def answer(url, patience_s=30):
    end = time.monotonic() + patience_s
    while True:
        try:
            return urllib.request.urlopen(url).read()
        except ConnectionError:
            pass
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
        if time.monotonic() > end:
            raise TimeoutError(url)
        time.sleep(0.2)


BODIES = [
    ["sh", "-c", IMPORT],
    [sys.executable, str(HERE), "bodies", str(STANDORTE), "{run}/ours-{tag}.gpkg", "{run}/same", "{data}/params.json"],
]


def files_at(root):
    return {
        "items": root + "items{limit}.json", **{name: f"{root}{name}.json" for name in ("bbox", "bboxattr", "item", "export")}}


def served(port, *options):
    serve = [str(STANDORTE), "serve", "--inventory", "{run}/ours-{tag}.gpkg", "--port", "{port}", *options]
    return {"port": port, "pre": [["sh", "-c", IMPORT]], "urls": Urls(port), "start": [serve], "version": " ".join(["ours", *options])}


ADAPTERS = {
    "nginx-same": {
        "port": SAME_PORT, "pre": BODIES, "urls": files_at("/same/"), "ceiling": True,
        "files": [("conf/nginx.conf.in", "nginx-same.conf", {"NAME": "same", "LOCATIONS": "location /same/ { alias {run}/same/; }"})],
        "start": [["nginx", "-p", "{run}", "-c", "{run}/nginx-same.conf"]], "version": "nginx, same bytes as files",
    },
    "bare": {
        "port": BARE_PORT, "pre": BODIES, "urls": files_at("/"), "ceiling": True,
        "start": [[str(STANDORTE.with_name("BareServer")), "{run}/same", "{port}"]], "version": "Hummingbird, our bytes as constants",
    },
    "ours": served(PORT),
    "ours-anew": served(ANEW_PORT, "--keep-answers", "0"),
}

if __name__ == "__main__" and sys.argv[1:2] == ["bodies"]:
    write_bodies(*sys.argv[2:])
