/// The header of a part of a form: the name of the field, and of the file.
package struct MultipartHeader: Hashable, Sendable {
    package let name: String
    /// The name of the file as it was sent, which may have folders; `nil` for a plain field.
    package let fileName: String?
    package let contentType: String?

    /// - Parameter bytes: the lines of the header, each with its line end.
    init(_ bytes: ArraySlice<UInt8>) throws(MultipartError) {
        let fields = try Self.fields(bytes)
        guard let disposition = fields["content-disposition"].flatMap({ HeaderValue($0) }),
            disposition.text == "form-data", let name = disposition.parameters["name"]
        else {
            throw MultipartError(
                "A part of the form has no header like 'Content-Disposition: form-data; name=\"file\"'.")
        }
        let encoding = fields["content-transfer-encoding"].map { String(decoding: $0, as: UTF8.self).lowercased() }
        guard ["7bit", "8bit", "binary", nil].contains(encoding) else {
            throw MultipartError("The part \(name.quoted) is encoded. Send its bytes without encoding (RFC 7578, 4.7).")
        }
        self.name = name
        fileName = disposition.parameters["filename"]
        contentType = fields["content-type"].flatMap { HeaderValue($0) }?.text
    }

    /// The values by name in lower case. A line that begins with space continues the one before it.
    private static func fields(_ bytes: ArraySlice<UInt8>) throws(MultipartError) -> [String: [UInt8]] {
        var fields: [String: [UInt8]] = [:]
        var last: String?
        for line in bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) where !bytes.isEmpty {
            guard line.last == 0x0D, !line.dropLast().contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else {
                throw MultipartError("The header of a part has control characters, or lines that end without CR LF.")
            }
            let line = line.dropLast()
            if let last, line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
                fields[last]? += line
                continue
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
                throw MultipartError("The header of a part has a line without a name and a colon.")
            }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            guard fields.updateValue(line[(colon + 1)...].trimmed, forKey: name) == nil else {
                throw MultipartError("The header of a part has \(name.quoted) twice.")
            }
            last = name
        }
        return fields
    }
}

extension ArraySlice<UInt8> {
    /// Without the space at its ends.
    fileprivate var trimmed: [UInt8] {
        let space = " \t".utf8
        let start = firstIndex { !space.contains($0) } ?? endIndex
        let end = self[start...].lastIndex { !space.contains($0) }.map { $0 + 1 } ?? start
        return Array(self[start..<end])
    }
}
