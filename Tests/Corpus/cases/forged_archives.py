"""Zip archives that only an attacker would write."""
from case import Case, error, sites
from formats.archive import UTF8, Entry, zip_of, zipped


def refused(name, data, code, **more):
    return Case("zip: " + name, {"lieferung.zip": data}, error(code, **more), path="lieferung.zip", counts={})


def forbidden(title, name):
    return refused(title, zipped(*[Entry(n, d) for n, d in sites().items()], Entry(name, b"x")), "archive-name-forbidden")


def quoting():
    """The central directory refers to a local header within the data of another entry."""
    inner = Entry("b.shp", b"x", packs=False, has_body=False)
    return zipped(Entry("a.shp", inner.head() + inner.packed, packs=False),
                  Entry("b.shp", b"x", packs=False, has_body=False, offset=35))


def cases():
    return [
        forbidden("a name with ..", "../../etc/cron.d/a"),
        forbidden("an absolute name", "/etc/passwd"),
        forbidden("a name with .. and backslashes", b"..\\..\\autostart.bat"),
        forbidden("a name with a drive letter", b"C:\\Windows\\a.shp"),
        forbidden("a name with a line feed", b"a\nb.shp"),
        refused("a name that is not UTF-8", zipped(Entry(b"Fl\xe4che.shp", b"x", flags=UTF8)), "archive-name-unreadable"),
        refused("duplicate names", zipped(Entry("a.shp", b"x"), Entry("a.shp", b"y")), "archive-name-repeated"),
        refused("names that differ only in case", zipped(Entry("Fläche.shp", b"x"), Entry("FLÄCHE.SHP", b"y")),
                "archive-name-repeated"),
        refused("overlapping entries", quoting(), "archive-overlap"),
        refused("a different name in the local header", zipped(Entry("a.shp", b"x", local=dict(name=b"b.shp"))),
                "archive-contradiction", value="name"),
        refused("a different size in the local header", zipped(Entry("a.shp", b"x", local=dict(size=7))),
                "archive-contradiction", value="size"),
        refused("a different method in the local header", zipped(Entry("a.shp", b"x", packs=False, local=dict(method=8))),
                "archive-contradiction", value="method"),
        refused("a zip bomb in an archive", zip_of({"innen.zip": zipped(Entry("a.shp", b"\0" * 9_000_000, size=9))}),
                "archive-size-wrong"),
        refused("an end record in the comment", zipped(Entry("a.shp", b"x"), comment=zipped()), "archive-damaged"),
        refused("bytes after the end", zipped(Entry("a.shp", b"x"), tail=b"MZ\x90"), "archive-damaged"),
    ]
