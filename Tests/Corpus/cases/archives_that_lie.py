"""Zips that no honest program writes."""
from case import Case, error, sites
from formats.archive import UTF8, Entry, zip_of, zipped


def refused(name, data, code, **more):
    return Case("zip: " + name, {"lieferung.zip": data}, error(code, **more), path="lieferung.zip", counts={})


def forbidden(what, name):
    return refused(what, zipped(*[Entry(n, d) for n, d in sites().items()], Entry(name, b"x")), "archive-name-forbidden")


def quoting():
    """The list sends to a file's head that lies within the bytes of another."""
    inner = Entry("b.shp", b"x", packs=False, has_body=False)
    return zipped(Entry("a.shp", inner.head() + inner.packed, packs=False),
                  Entry("b.shp", b"x", packs=False, has_body=False, offset=35))


def cases():
    return [
        forbidden("a name that climbs out", "../../etc/cron.d/a"),
        forbidden("a name from the root", "/etc/passwd"),
        forbidden("a name that climbs by backslashes", b"..\\..\\autostart.bat"),
        forbidden("a name with a drive", b"C:\\Windows\\a.shp"),
        forbidden("a name with a line's end", b"a\nb.shp"),
        refused("a name that is no UTF-8", zipped(Entry(b"Fl\xe4che.shp", b"x", flags=UTF8)), "archive-name-unreadable"),
        refused("one name twice", zipped(Entry("a.shp", b"x"), Entry("a.shp", b"y")), "archive-name-repeated"),
        refused("one name in other letters", zipped(Entry("Fläche.shp", b"x"), Entry("FLÄCHE.SHP", b"y")),
                "archive-name-repeated"),
        refused("files that share bytes", quoting(), "archive-overlap"),
        refused("another name in the file's head", zipped(Entry("a.shp", b"x", local=dict(name=b"b.shp"))),
                "archive-contradiction", value="name"),
        refused("another size in the file's head", zipped(Entry("a.shp", b"x", local=dict(size=7))),
                "archive-contradiction", value="size"),
        refused("another method in the file's head", zipped(Entry("a.shp", b"x", packs=False, local=dict(method=8))),
                "archive-contradiction", value="method"),
        refused("a bomb in a bomb", zip_of({"innen.zip": zipped(Entry("a.shp", b"\0" * 9_000_000, size=9))}),
                "archive-size-wrong"),
        refused("an end in its comment", zipped(Entry("a.shp", b"x"), comment=zipped()), "archive-damaged"),
        refused("bytes behind its end", zipped(Entry("a.shp", b"x"), tail=b"MZ\x90"), "archive-damaged"),
    ]
