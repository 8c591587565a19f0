/// Why an archive is refused: what, where, and the figure that shows it. Data, not words.
public struct ZipFault: Error, Hashable, Sendable {
    /// The kind of fault.
    public var kind: Kind
    /// The archive as a person would say it: `logistik.zip/innen.zip`.
    public var archive: String
    /// The name in the archive; `nil` for the archive as a whole.
    public var entry: String?
    /// What stands there, or what was counted.
    public var value: String?

    init(_ kind: Kind, _ archive: String, entry: String? = nil, value: String? = nil) {
        self.kind = kind
        self.archive = archive
        self.entry = entry
        self.value = value
    }

    /// Stable names.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// No zip at all, whatever the name says.
        case notAnArchive
        /// It ends too early, or its parts do not fit each other; `value` says which.
        case damaged
        /// Nothing is in it.
        case empty
        /// A part of an archive that was cut in several.
        case multipart
        case encrypted
        /// Packed in a way that we do not read; `value` is the method's number.
        case unknownMethod
        /// A name that leads out of the archive, or is no name of a file.
        case unsafeName
        /// The bytes are no text in any encoding, or longer than a name may be.
        case unreadableName
        /// Two files of the same name, or of names that differ in upper and lower case only.
        case duplicateName
        /// A symbolic link; `value` is empty.
        case link
        /// A device, a pipe or a socket.
        case device
        /// Two files that share bytes of the archive.
        case overlap
        /// The list of contents and the file's own head say different things; `value` says which.
        case contradiction
        /// What was unpacked is not what was packed.
        case checksum
        /// It unpacks to another size than stated; `value` is the stated one, in bytes.
        case wrongSize
        /// One file is larger than allowed; `value` is its size in bytes.
        case entryTooLarge
        /// All files together are larger than allowed; `value` is their size in bytes.
        case tooLarge
        /// More files than allowed; `value` is their number.
        case tooManyEntries
        /// Archives in archives deeper than allowed; `value` is how deep.
        case tooDeep
        /// There is no room for it on the disk; `value` is the size that it needs, in bytes.
        case diskFull
    }
}
