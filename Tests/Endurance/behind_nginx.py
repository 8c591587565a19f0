#!/usr/bin/python3
"""Sends requests through nginx, with its default buffers and with the fields that are usual for proxies.

Usage: behind_nginx.py STANDORTE

Requests through the proxy do not count as requests of this machine. Filters of any allowed length and downloads come through.
Does nothing when nginx is not installed. Exits with 1 when a check fails.
"""
from endurance import *

CONFIGURATION = """
daemon off; pid {folder}/pid; error_log {folder}/errors; events {{}}
http {{
    access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{plain}; location / {{ proxy_pass http://127.0.0.1:{port}; }} }}
    server {{
        listen 127.0.0.1:{usual};
        location / {{
            proxy_pass http://127.0.0.1:{port}; proxy_set_header Host $host; proxy_set_header X-Forwarded-Host $host;
            proxy_set_header X-Forwarded-Proto https;
        }}
    }}
}}
"""


def through(server, port):
    """The server, as clients see it on another port."""
    other = Server.__new__(Server)
    other.port = port
    return other


def check(server, plain, usual):
    faults = []
    for name, proxy, host in (("no fields", plain, "standorte.example"), ("usual fields", usual, "localhost")):
        for method, path in (("GET", "/imports"), ("POST", "/imports?filename=standorte.geojson"), ("DELETE", "/collections/sites/items/S01")):
            status = proxy.request(method, path, sites("N", 1) if method == "POST" else None, {"Host": host})[0]
            faults += [f"{name}: {method} {path}: {status}"] if status != 403 else []
    for count in (1, 30, 60, 200):
        text = " OR ".join(f"name = 'Standort {number:03d}'" for number in range(count))
        status = plain.get("/collections/sites/items?filter=" + urllib.parse.quote_plus(text))[0]
        faults += [f"a filter of {len(text)} characters: {status}"] if status not in (200, 414) else []
    direct, proxied = server.get("/collections/sites/download")[2], plain.get("/collections/sites/download")[2]
    return faults + ([] if direct == proxied else [f"a download has {len(proxied)} bytes instead of {len(direct)}"])


def main():
    options = arguments(__doc__)
    if not shutil.which("nginx"):
        print("nginx is not installed: nothing is checked")
        return
    with work_folder() as work, Server(options.standorte, new_inventory(options.standorte, f"{work}/i.gpkg"), options.port) as server:
        plain, usual = free_port(), free_port()
        Path(f"{work}/nginx.conf").write_text(CONFIGURATION.format(folder=work, port=server.port, plain=plain, usual=usual))
        nginx = subprocess.Popen(["nginx", "-c", f"{work}/nginx.conf", "-p", work], stderr=subprocess.DEVNULL)
        try:
            time.sleep(1)
            faults = check(server, through(server, plain), through(server, usual))
        finally:
            nginx.terminate()
            nginx.wait()
    finish(faults, f"behind nginx: {len(faults)} faults")


if __name__ == "__main__":
    main()
