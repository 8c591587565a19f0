"""Zip archives that are damaged, encrypted or too large."""
from case import Case, error, rows, sites
from formats.archive import DEVICE, ENCRYPTED, LINK, Entry, zip_of, zipped
from formats.shapefile import patched

GiB = 1 << 30


def refused(name, data, *findings, **more):
    return Case("zip: " + name, {"lieferung.zip": data}, *findings, path="lieferung.zip", counts={}, **more)


def nested(depth):
    data = zip_of(sites())
    for level in range(depth - 1):
        data = zip_of({f"stufe{level}.zip": data})
    return data


def amplified():
    """An archive of some kilobytes with an archive of 100 files of 1 MiB."""
    return zip_of({"innen.zip": zipped(*[Entry(f"{n}.csv", b" " * (1 << 20)) for n in range(100)])})


def with_stated_sizes(*sizes):
    """An archive whose directory gives these sizes."""
    return zipped(*[Entry(f"a{place}.shp", b"x" * 100, size=size) for place, size in enumerate(sizes)])


def cases():
    files = sites()
    honest = zip_of(files)
    data = honest.index(b"standorte.shp") + len("standorte.shp")
    return [
        refused("a letter named .zip", b"Liebe Kollegen, die Dateien folgen.", error("archive-not-an-archive")),
        refused("empty file", b"", error("archive-not-an-archive")),
        refused("truncated in the middle", honest[:len(honest) // 2], error("archive-damaged"), says=["send the file again"]),
        refused("truncated at the end", honest[:-5], error("archive-damaged")),
        refused("with damaged data", patched(honest, data, b"\xff" * 8), error("archive-damaged"),
                says=["send the file again"]),
        refused("with damaged data that decompress to more bytes", patched(honest, data + 20, b"\xff" * 8), error("archive-size-wrong"),
                says=["send the file again"]),
        refused("with more files than listed", zipped(*[Entry(n, d) for n, d in files.items()], count=9),
                error("archive-damaged")),
        refused("without entries", zipped(), error("archive-empty")),
        refused("with only a letter", zip_of({"Anschreiben.txt": b"Liebe Kollegen"}), error("no-layer-found")),
        refused("part of a multi-part archive", zipped(Entry("a.shp", b"x"), disk=1), error("archive-multipart")),
        refused("encrypted with a password", zipped(*[Entry(n, d, flags=ENCRYPTED) for n, d in files.items()]),
                error("archive-encrypted"), says=["without a password"]),
        refused("compressed with an unsupported method", zipped(*[Entry(n, d, method=9) for n, d in files.items()]),
                error("archive-method-unknown", value="9")),
        refused("with a wrong checksum", zipped(*[Entry(n, d, checksum=1) for n, d in files.items()]),
                error("archive-checksum-wrong")),
        refused("with a symbolic link", zipped(Entry("a.shp", b"/etc/passwd", attributes=LINK)), error("archive-link")),
        refused("with a device", zipped(Entry("a.shp", b"", attributes=DEVICE)), error("archive-device")),
        refused("with a file of 5 GiB", with_stated_sizes(5 * GiB), error("archive-entry-too-large"), says=["5 GiB", "4 GiB"]),
        refused("with files of 12 GiB together", with_stated_sizes(*[0xFFFFFF00] * 3), error("archive-too-large"),
                says=["8 GiB"]),
        refused("with 10,001 files", zipped(*[Entry(f"{n}.txt", b"", packs=False) for n in range(10_001)]),
                error("archive-too-many-entries"), says=["10000"]),
        refused("a small one whose archives unpack to gigabytes", amplified(), error("archive-amplified"), says=["64 MiB"]),
        refused("nested four levels deep", nested(4), error("archive-too-deep"), says=["3 levels deep"]),
        refused("a zip bomb with a wrong size", zipped(Entry("standorte.shp", b"\0" * 50_000_000, size=1000)),
                error("archive-size-wrong")),
        Case("zip: a valid and a damaged one in a folder", {"gut.zip": honest, "schlecht.zip": honest[:-5]},
             error("archive-damaged"), counts={}),
        Case("zip: a damaged one within a valid one", {"a.zip": zip_of({**files, "innen.zip": honest[:-5]})},
             error("archive-damaged"), path="a.zip", counts={}, says=["a.zip/innen.zip"]),
        Case("zip: with another file extension", {"lieferung.dat": honest}, path="lieferung.dat", counts=dict(read=2, added=2)),
        Case("zip: layers of the same name in two folders", {"a.zip": zip_of({
            **{"2023/" + n: d for n, d in sites(rows(1)).items()},
            **{"2024/" + n: d for n, d in sites(rows(1), cpg="utf8").items()}})},
             error("id-in-two-layers", id="X01"), path="a.zip", counts=dict(read=2, added=1, refused=1)),
    ]
