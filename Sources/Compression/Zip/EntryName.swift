/// The name of a file in an archive, as its bytes are read.
///
/// The format knows two ways: UTF-8 with a flag, and the old code page of DOS without. What programs really write is
/// found in this order: the flag; Info-ZIP's extra field with the name in UTF-8; ASCII; text that is valid UTF-8, as
/// macOS and Linux write it without the flag; else one of the code pages of ``CodePage``, one for the whole archive.
enum EntryName {
    /// `nil` when the flag says UTF-8 and it is none, or the name needs a code page.
    static func decode(_ header: CentralHeader) -> String? {
        if header.flags & ZipFormat.Flag.utf8 != 0 { return String(validating: header.name, as: UTF8.self) }
        return unicodePath(header) ?? String(validating: header.name, as: UTF8.self)
    }

    /// True when only a code page can tell what the name is.
    static func needsCodePage(_ header: CentralHeader) -> Bool {
        header.flags & ZipFormat.Flag.utf8 == 0 && decode(header) == nil
    }

    /// Info-ZIP's field, if it was made for this name and not for one that was changed later.
    private static func unicodePath(_ header: CentralHeader) -> String? {
        guard let field = extraFields(header.extra).first(where: { $0.id == ZipFormat.extraUnicodePath }) else {
            return nil
        }
        var reader = ByteReader(field.bytes)
        guard reader.next(UInt8.self) == 1, reader.next(UInt32.self) == Checksum.of(header.name),
            let name = reader.take(reader.left)
        else { return nil }
        return String(validating: name, as: UTF8.self)
    }
}
