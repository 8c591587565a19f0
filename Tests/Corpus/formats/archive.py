"""A zip writer whose headers can contradict the data."""
import struct
import zlib

UTF8 = 1 << 11
ENCRYPTED = 1
LINK, DEVICE = 0o120777 << 16, 0o020666 << 16


class Entry:
    """An entry of a zip archive. Keyword arguments set fields of the central directory and the local header.

    `local`: different fields for the local header; `offset`: the offset in the central directory.
    """

    def __init__(self, name, data=b"", packs=True, local=None, offset=None, has_body=True, packed=None, **said):
        self.name = name if isinstance(name, bytes) else name.encode("utf-8")
        flags = 0 if isinstance(name, bytes) or name.isascii() else UTF8
        stream = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.packed = packed if packed is not None else stream.compress(data) + stream.flush() if packs else data
        self.said = dict(flags=flags, method=8 if packs else 0, checksum=zlib.crc32(data), size=len(data),
                         packed_size=len(self.packed), attributes=0, name=self.name)
        self.said.update(said)
        self.local = {**self.said, **(local or {})}
        self.offset, self.has_body = offset, has_body

    @staticmethod
    def large(said):
        """Sizes and the Zip64 extra field for sizes beyond 32 bits."""
        if said["size"] < 0xFFFFFFFF:
            return said["packed_size"], said["size"], b""
        return 0xFFFFFFFF, 0xFFFFFFFF, struct.pack("<2H2Q", 1, 16, said["size"], said["packed_size"])

    def head(self):
        said = self.local
        packed, size, extra = self.large(said)
        return struct.pack("<I5H3I2H", 0x04034B50, 20, said["flags"], said["method"], 0, 0x5C21, said["checksum"],
                           packed, size, len(said["name"]), len(extra)) + said["name"] + extra

    def listed(self, offset):
        said = self.said
        place = offset if self.offset is None else self.offset
        packed, size, extra = self.large(said)
        return struct.pack("<I6H3I5H2I", 0x02014B50, 20, 20, said["flags"], said["method"], 0, 0x5C21, said["checksum"],
                           packed, size, len(said["name"]), len(extra), 0, 0, 0, said["attributes"],
                           place) + said["name"] + extra


def zipped(*entries, count=None, disk=0, tail=b"", comment=b""):
    """`count`: the number of entries in the end record, if wrong; `tail`: bytes after the end record."""
    body, listed = b"", b""
    for entry in entries:
        listed += entry.listed(len(body))
        if entry.has_body:
            body += entry.head() + entry.packed
    count = len(entries) if count is None else count
    end = struct.pack("<I4H2IH", 0x06054B50, disk, 0, count, count, len(listed), len(body), len(comment))
    return body + listed + end + comment + tail


def zip_of(files, folder=""):
    """A valid zip archive of files by name."""
    return zipped(*[Entry(folder + name, data) for name, data in files.items()])
