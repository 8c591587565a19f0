"""Files to import in every format, and mutations of their bytes."""
import io
import random
import shutil
import struct
import subprocess
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYERS = {
    "standorte": "sites", "teilflaechen": "plots", "restriktionsflaechen": "constraints",
    "verkehrsprojekte_linien": "road-projects", "verkehrsprojekte_punkte": "road-projects",
    "verkehrsabschnitte": "road-sections", "anbindungen": "access-links", "zielwerte": "targets"}
SPANS = [1, 2, 4, 8, 16, 32, 100, 1000]
NUMBERS = [0, 1, -1, 2, 3, 5, 8, 15, 31, 50, 100, 127, 128, 255, 256, 9994, 32767, 65535, 1 << 24, (1 << 31) - 1, -(1 << 31)]
FLOATS = [0.0, -0.0, 1e-300, 1e300, 1.8e308, -1e38, float("nan"), float("inf"), 1e9, 7.1, 51.2, 350000.0, 5700000.0, 2500000.0]
WORDS = [
    b"1e999", b"-1", b"0", b"nan", b"inf", b"********", b"99999999999999999999", b"1.234,5", b"\x00", b"\xff\xfe", b"\xc3",
    b"20231399", b"nicht verf\xfcgbar", b"EMPTY", b"POLYGON", b"null", b"[", b"]", b"{", b"}", b'"', b";", b",", b"\r\n",
    b"EPSG:4326", b'{"type":', b"(((", b"\xef\xbb\xbf", "Größe".encode(), b"AUTHORITY", b"PROJCS[", b"UTF-16", b"CP850"]


@dataclass
class Delivery:
    """Files by name; what the program is given is their folder, or the one file that is a delivery by itself."""
    name: str
    files: dict
    options: list = field(default_factory=list)

    def write(self, folder):
        folder.mkdir(parents=True)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        return folder / self.name if self.name in self.files else folder


def zipped(files, compressed=True):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(f"Lieferung/{name}", content)
    return file.getvalue()


def all_deliveries(scratch):
    """What is mutated: small, so that a round is short."""
    sources = [(path, LAYERS[path.stem]) for path in sorted((ROOT / "geodata").glob("*.dbf")) if path.stem in LAYERS]
    random_sites = scratch / "random"
    script = ROOT / "Tests/Oracle/make_random_sites.py"
    subprocess.run(["/usr/bin/python3", script, random_sites, "--sites", "4"], check=True, capture_output=True)
    sources += [(path, LAYERS.get(path.stem, "sites")) for path in sorted(random_sites.glob("*.dbf"))]
    found = []
    for number, (path, layer) in enumerate(sources):
        files = {p.name: p.read_bytes() for p in sorted(path.parent.glob(f"{path.stem}.*")) if p.suffix != ".qix"}
        options = ["--layer", layer]
        found.append(Delivery(f"{path.stem}-{number}", files, options))
        found.append(Delivery("lieferung.zip", {"lieferung.zip": zipped(files)}, options))
        found.append(Delivery("gespeichert.zip", {"gespeichert.zip": zipped(files, compressed=False)}, options))
        found += [Delivery(file.name, {file.name: file.read_bytes()}, options) for file in converted(path, scratch / "converted")]
    return found


def converted(path, folder):
    """The same layer in the other formats, as GDAL writes them."""
    if not shutil.which("ogr2ogr"):
        return
    folder.mkdir(exist_ok=True)
    source = path.with_suffix(".shp") if path.with_suffix(".shp").exists() else path
    for ending, options in {
        "gpkg": [], "geojson": ["-lco", "RFC7946=YES"], "fgb": ["-nlt", "PROMOTE_TO_MULTI"],
        "csv": ["-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=SEMICOLON"],
    }.items():
        target = folder / f"{path.stem}.{ending}"
        target.unlink(missing_ok=True)
        done = subprocess.run(["ogr2ogr", *options, target, source], capture_output=True)
        if done.returncode == 0 and target.exists():
            yield target


def mutated(delivery, rng):
    """The delivery with some of its bytes changed; a zip now and then with changed files, packed faultlessly."""
    files = dict(delivery.files)
    name = rng.choice(sorted(files))
    if name.endswith(".zip") and rng.random() < 0.5:
        with zipfile.ZipFile(io.BytesIO(files[name])) as archive:
            inner = {Path(entry).name: archive.read(entry) for entry in archive.namelist()}
        inner = mutated(Delivery("", inner), rng).files
        files[name] = zipped(inner, compressed=rng.random() < 0.5)
    elif len(files) > 1 and rng.random() < 0.1:
        rearrange(files, name, rng)
    else:
        for _ in range(rng.choice([1, 1, 1, 2])):
            name = rng.choice(sorted(files))
            files[name] = change(files[name], rng)
    return Delivery(delivery.name, files, delivery.options)


def rearrange(files, name, rng):
    match rng.randrange(4):
        case 0: del files[name]
        case 1: files[name] = files[rng.choice(sorted(files))]
        case 2: files[name.upper()] = files.pop(name)
        case 3: files[name] = b""


def change(content, rng):
    data = bytearray(content)
    for _ in range(rng.choice([1, 1, 2, 3, 8])):
        # Heads and tails hold the counts and lengths on which everything hangs.
        place = min(int(rng.choice([rng.random() * 128, rng.random() * len(data), len(data) - rng.random() * 64])), len(data))
        place = max(0, place)
        span = rng.choice(SPANS)
        match rng.randrange(11):
            case 0 if place < len(data): data[place] ^= 1 << rng.randrange(8)
            case 1 if place < len(data): data[place] = rng.choice([0, 1, 0x20, 0x2A, 0x7F, 0x80, 0xFF, rng.randrange(256)])
            case 2 | 3: overwrite(data, place, integer(rng, len(data)))
            case 4: overwrite(data, place & ~3, struct.pack(rng.choice("<>") + "d", rng.choice(FLOATS)))
            case 5: overwrite(data, place, rng.choice(WORDS))
            case 6: data[place:place] = rng.choice(WORDS + [rng.randbytes(span)])
            case 7: del data[place:place + span]
            case 8: data[place:place] = data[place:place + span]
            case 9: del data[place:]
            case 10: overwrite(data, place, bytes(span))
    return bytes(data)


def integer(rng, size):
    form, bits = rng.choice([("b", 8), ("h", 16), ("i", 32), ("q", 64)])
    number = rng.choice([*NUMBERS, size, size - 100, size // 2, size + 1])
    number = (number + (1 << (bits - 1))) % (1 << bits) - (1 << (bits - 1))
    return struct.pack(rng.choice("<>") + form, number)


def overwrite(data, place, piece):
    data[place:place + len(piece)] = piece[:max(0, len(data) - place)]
