"""A shapefile writer (ESRI, 1998, and dBASE III) that controls every byte."""
import struct

NULL, POINT, LINE, POLYGON, MULTIPOINT = 0, 1, 3, 5, 8
Z, M = 10, 20
"""Added to a shape type: Z for heights and measures, M for measures only."""

HEADER = 100
LANGUAGE_WINDOWS, LANGUAGE_DOS = 0x57, 0x02


def shape(kind, parts):
    """The content of a record. `parts`: one position for a point, else lists of positions (x, y[, z])."""
    if kind == NULL:
        return struct.pack("<i", 0)
    family = kind % 10
    if family == POINT:
        x, y, *more = parts
        return struct.pack("<i2d", kind, x, y) + struct.pack(f"<{len(more)}d", *more)
    points = [point for part in parts for point in part]
    finite = [p for p in points if abs(p[0]) < 1e300 and abs(p[1]) < 1e300]
    xs, ys = [p[0] for p in finite] or [0], [p[1] for p in finite] or [0]
    content = struct.pack("<i4d", kind, min(xs), min(ys), max(xs), max(ys))
    if family == MULTIPOINT:
        content += struct.pack("<i", len(points))
    else:
        starts = [sum(len(part) for part in parts[:index]) for index in range(len(parts))]
        content += struct.pack(f"<2i{len(parts)}i", len(parts), len(points), *starts)
    content += b"".join(struct.pack("<2d", p[0], p[1]) for p in points)
    for ordinates in ([[p[2] for p in points]] if kind > 10 else []) + ([[0.0] * len(points)] if 10 < kind < 20 else []):
        content += struct.pack("<2d", min(ordinates), max(ordinates))
        content += struct.pack(f"<{len(ordinates)}d", *ordinates)
    return content


def polygon(*rings, kind=POLYGON):
    return shape(kind, rings)


def record(number, content):
    return struct.pack(">2i", number, len(content) // 2) + content


def header(kind, length, box=(0, 0, 0, 0)):
    head = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack("<2i", 1000, kind)
    return head + struct.pack("<8d", *box, 0, 0, 0, 0)


def shp_and_shx(kind, contents, numbers=None):
    """The two files. `numbers`: the record numbers (default 1, 2, 3 …)."""
    records, index = b"", b""
    for place, content in enumerate(contents):
        index += struct.pack(">2i", (HEADER + len(records)) // 2, len(content) // 2)
        records += record(numbers[place] if numbers else place + 1, content)
    return header(kind, HEADER + len(records)) + records, header(kind, HEADER + len(index)) + index


class Field:
    """`Field("BRUTTO_HA", "N", 10, 3)`"""

    def __init__(self, name, kind="C", width=40, decimals=0):
        self.name, self.kind, self.width, self.decimals = name, kind, width, decimals

    def head(self, encoding):
        name = self.name if isinstance(self.name, bytes) else self.name.encode(encoding)
        return struct.pack("<11sc4xBB14x", name[:11], self.kind.encode(), self.width, self.decimals)

    def cell(self, value, encoding):
        """Writes bytes unchanged, a missing number as blanks, and a missing date as zeroes."""
        if value is None:
            value = "0" * self.width if self.kind == "D" else ""
        if not isinstance(value, bytes):
            # A float has no more than 15 exact digits.
            is_real = self.kind in "NF" and (isinstance(value, float) or isinstance(value, int) and self.decimals > 0)
            text = f"{value:.{self.decimals}f}" if is_real else str(value)
            value = text.encode(encoding)
        value = value[:self.width]
        return value.rjust(self.width) if self.kind in "NF" else value.ljust(self.width)


def dbf(fields, rows, encoding="utf-8", language=0, deleted=()):
    """`rows`: dictionaries by field name; `deleted`: the indexes of rows marked as deleted."""
    width = 1 + sum(field.width for field in fields)
    length = 32 + 32 * len(fields) + 1
    head = struct.pack("<4BIHH17xBH", 3, 126, 1, 1, len(rows), length, width, language, 0)
    head += b"".join(field.head(encoding) for field in fields) + b"\r"
    body = b""
    for place, row in enumerate(rows):
        body += b"*" if place in deleted else b" "
        body += b"".join(field.cell(row.get(field.name), encoding) for field in fields)
    return head + body + b"\x1a"


def patched(data, offset, piece):
    """The bytes with `piece` written at the offset."""
    return data[:offset] + piece + data[offset + len(piece):]


def big(number):
    return struct.pack(">i", number)


def little(number):
    return struct.pack("<i", number)


def short(number):
    return struct.pack("<H", number)
