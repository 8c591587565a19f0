/// Decodes the name of a file in an archive.
///
/// The format defines UTF-8 with a flag, and CP437 without. The order is: UTF-8 if flagged; the UTF-8 name in the extra
/// field of Info-ZIP; unflagged UTF-8, as written by macOS and Linux; the ``CodePage`` of the whole archive.
enum EntryName {
    /// `nil` when the flag is set but the name is not UTF-8, or when the name needs a code page.
    static func decode(_ header: CentralDirectoryHeader) -> String? {
        if header.flags & ZipFormat.Flag.utf8 != 0 { return String(validating: header.name, as: UTF8.self) }
        return unicodePath(header) ?? String(validating: header.name, as: UTF8.self)
    }

    /// True when the name can be decoded only with a code page.
    static func needsCodePage(_ header: CentralDirectoryHeader) -> Bool {
        header.flags & ZipFormat.Flag.utf8 == 0 && decode(header) == nil
    }

    /// The name in the extra field of Info-ZIP; `nil` when its checksum does not match the header's name.
    private static func unicodePath(_ header: CentralDirectoryHeader) -> String? {
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
