/// What the reader of a file found wrong with it: what, where, and the figures that show it.
///
/// A fault is data, not words: the domain turns it into a finding, in German and in English. Thrown where nothing of
/// the layer can be read, told beside the features where something can.
public struct SourceFault: Error, Hashable, Sendable, Codable {
    public var kind: Kind
    /// As a person would say it: `logistik.zip/Altstandorte/Logistik.shx`.
    public var file: String
    /// Counting from 1, in the file's order; `nil` for the file as a whole.
    public var row: Int?
    /// The name of the field in the file.
    public var field: String?
    /// What stands there, or what was counted.
    public var value: String?
    /// The library's words, or what the value was compared with.
    public var detail: String?

    public init(
        _ kind: Kind, file: String, row: Int? = nil, field: String? = nil, value: String? = nil, detail: String? = nil
    ) {
        self.kind = kind
        self.file = file
        self.row = row
        self.field = field
        self.value = value
        self.detail = detail
    }

    /// Stable names: they become the codes of findings.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The library complained, and read on.
        case readerWarning = "reader-warning"
    }
}
