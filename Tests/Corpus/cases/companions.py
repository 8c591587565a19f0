"""Files of a shapefile that contradict each other."""
from case import Case, changed, error, notice, rows, sites, warning, without
from formats import shapefile
from formats.shapefile import HEADER, big, little, patched
from places import square

RECORD = 8 + 44 + 4 + 5 * 16
"""The length of a square's record with its header, in bytes."""


def case(name, files, *findings, added=3, **more):
    counts = more.pop("counts", dict(read=added, added=added))
    return Case("companions: " + name, files, *findings, counts=counts, **more)


def three(**more):
    return sites(rows(3), **more)


def entries_swapped(shx):
    return shx[:HEADER] + shx[HEADER + 8:HEADER + 16] + shx[HEADER:HEADER + 8] + shx[HEADER + 16:]


def length_stated(data, length):
    return patched(data, 24, big(length // 2))


def unused_version():
    """The .shp contains an old version of the second outline; record numbers and index refer to the new one."""
    shapes = [shapefile.polygon(square(place)) for place in (0, 5, 1, 2)]
    files = three()
    shp, _ = shapefile.shp_and_shx(shapefile.POLYGON, shapes, numbers=[1, 2, 2, 3])
    index = b"".join(big((HEADER + place * RECORD) // 2) + big((RECORD - 8) // 2) for place in (0, 2, 3))
    return {**files, "standorte.shp": shp,
            "standorte.shx": shapefile.header(shapefile.POLYGON, HEADER + len(index)) + index}


def renumbered(*numbers):
    return three(numbers=numbers)


def of_another_date():
    """A .dbf without the last row, as Excel saved it."""
    return {**three(), "standorte.dbf": sites(rows(2))["standorte.dbf"]}


def record_patched(row, offset, piece):
    """`offset`: the position within the record's content."""
    return changed(three(), "standorte.shp",
                   lambda shp: patched(shp, HEADER + (row - 1) * RECORD + 8 + offset, piece))


def other_content(row, content):
    shapes = [shapefile.polygon(square(place)) for place in range(3)]
    shapes[row - 1] = content
    return three(shapes=shapes)


def cases():
    good = three()
    land = {f"sites/X{place:02}": {"name": f"Feld {place}"} for place in (1, 2, 3)}
    second = error("record-broken", row=2)
    left_out = dict(read=3, added=2, refused=1)
    return [
        case("no .shx", without(good, ".shx"), warning("shx-missing")),
        case("no .shp", without(good, ".shp"), error("shp-missing"), counts={}),
        case("no .dbf", without(good, ".dbf"), error("dbf-missing"), counts={}),
        case("a .shx with invalid content", {**good, "standorte.shx": b"x" * 124}, warning("shx-broken")),
        case("a .shx in another order", changed(good, "standorte.shx", entries_swapped), warning("shx-differs"),
             stored=land, checked=True),
        case("a .shx with one entry fewer", {**good, "standorte.shx": sites(rows(2))["standorte.shx"]},
             warning("shx-count-differs", value="2")),
        case("a .shx with one entry more", {**good, "standorte.shx": sites(rows(4))["standorte.shx"]},
             warning("shx-count-differs", value="4")),
        case("an unused old version of an outline", unused_version(), notice("records-unused", value="1"),
             stored=land),
        case("records all numbered 1", renumbered(1, 1, 1), warning("record-numbers-wrong")),
        case("records numbered from 0", renumbered(0, 1, 2), warning("record-numbers-wrong")),
        case("records numbered in another order", changed(renumbered(2, 1, 3), "standorte.shx", entries_swapped),
             stored=land),
        case("contradicting record numbers, order and index",
             changed(renumbered(2, 3, 1), "standorte.shx", entries_swapped), error("record-order-ambiguous"), counts={}),
        case("a .dbf with one row fewer", of_another_date(), error("rows-and-shapes-differ", value="2"), counts={},
             says=["edited in Excel"]),
        case("a .dbf with one row more", {**good, "standorte.dbf": sites(rows(4))["standorte.dbf"]},
             error("rows-and-shapes-differ", value="4"), counts={}),
        case("a truncated .shp", changed(good, "standorte.shp", lambda shp: shp[:-20]), error("shp-truncated"), counts={},
             says=["Copy or upload the whole file again"]),
        case("a .shp truncated between records", changed(good, "standorte.shp", lambda shp: shp[:-RECORD]),
             error("rows-and-shapes-differ"), counts={}),
        case("a .shp with a stated length that is too small", changed(good, "standorte.shp", lambda shp: length_stated(shp, 200)),
             warning("shp-length-wrong", value="200")),
        case("a .shp with a stated length that is too large", changed(good, "standorte.shp", lambda shp: length_stated(shp, 9000)),
             warning("shp-length-wrong", value="9000")),
        case("a .shp with a stated length of zero", changed(good, "standorte.shp", lambda shp: length_stated(shp, 0)),
             warning("shp-length-wrong", value="0")),
        case("a multipatch layer", changed(good, "standorte.shp", lambda shp: patched(shp, 32, little(31))),
             error("shape-type-unknown", value="31"), counts={}, says=["Multipatch Footprint"]),
        case("an unknown shape type", changed(good, "standorte.shp", lambda shp: patched(shp, 32, little(7))),
             error("shape-type-unknown", value="7"), counts={}),
        case("a point in a polygon layer", other_content(2, shapefile.shape(shapefile.POINT, square()[0])),
             error("record-kind-wrong", row=2), says=["is of type \\\"point\\\", the layer"], counts=left_out),
        case("a polygon with heights in a layer without",
             other_content(2, shapefile.polygon([(x, y, 1.0) for x, y in square(1)], kind=15)),
             warning("record-type-differs", row=2), notice("heights-dropped", row=2)),
        case("an outline with a stated count of a million points", record_patched(2, 40, little(1_000_000)), second,
             counts=left_out),
        case("an outline with a negative count of points", record_patched(2, 40, little(-5)), second,
             counts=left_out),
        case("an outline with a stated count of a billion parts", record_patched(2, 36, little(1 << 30)), second,
             counts=left_out),
        case("an outline without its points", other_content(2, shapefile.polygon(square(1))[:44]), second,
             counts=left_out),
        case("a part that begins outside the outline", record_patched(2, 44, little(4000)),
             error("part-index-wrong", row=2), counts=left_out),
        case("rows with broken outlines skipped", record_patched(2, 40, little(1_000_000)), second,
             options=["--accept-partial"], counts=left_out, stored={"sites/X03": {"name": "Feld 3"}, "sites/X02": None},
             checked=True),
        case("file names that differ in case", {name.replace("standorte.dbf", "Standorte.dbf"): data
                                              for name, data in good.items()}, notice("companion-case-differs")),
        case("an outdated spatial index of QGIS", {**good, "standorte.qix": b"SQT\1\1\0\0\0" + b"\0" * 48}),
    ]
