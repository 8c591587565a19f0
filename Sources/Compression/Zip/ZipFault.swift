/// Why an archive is refused: the kind, the place, and the value that shows it.
public struct ZipFault: Error, Hashable, Sendable {
    /// The kind of fault.
    public var kind: Kind
    /// The path of the archive inside the delivery: `logistik.zip/innen.zip`.
    public var archive: String
    /// The name in the archive; `nil` for the archive as a whole.
    public var entry: String?
    /// The value that was read or counted.
    public var value: String?
    /// The limit that ``value`` exceeds, when it depends on the archive.
    public var limit: Int?

    init(_ kind: Kind, _ archive: String, entry: String? = nil, value: String? = nil, limit: Int? = nil) {
        self.kind = kind
        self.archive = archive
        self.entry = entry
        self.value = value
        self.limit = limit
    }

    /// The kinds of fault. Their names are stable.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Not a zip file.
        case notAnArchive
        /// Truncated or inconsistent; `value` names the part.
        case damaged
        /// An archive without files.
        case empty
        /// One part of a multi-part archive.
        case multipart
        /// A file encrypted with a password.
        case encrypted
        /// A compression method that is not supported; `value` is its number.
        case unknownMethod
        /// A name that leads out of the archive, or is not a file name.
        case unsafeName
        /// A name that cannot be decoded, or is too long.
        case unreadableName
        /// Two files with the same name, ignoring letter case.
        case duplicateName
        /// A symbolic link; `value` is empty.
        case link
        /// A device, a pipe or a socket.
        case device
        /// Two files that share bytes of the archive.
        case overlap
        /// The central directory and the local file header contradict each other; `value` names the field.
        case contradiction
        /// The checksum of the unpacked bytes is wrong.
        case checksum
        /// The file does not unpack to the stated size; `value` is the stated size in bytes.
        case wrongSize
        /// A file is larger than allowed; `value` is its size in bytes.
        case entryTooLarge
        /// The total size of all files is larger than allowed; `value` is the size in bytes.
        case tooLarge
        /// A file, or the total of all files, exceeds the allowed ratio to its packed size; `value` is the size in
        /// bytes.
        case amplified
        /// More files than allowed; `value` is the number of files.
        case tooManyEntries
        /// Archives nest deeper than allowed; `value` is the depth.
        case tooDeep
        /// Too little disk space; `value` is the needed size in bytes.
        case diskFull
    }
}
