internal import HTTPTypes

/// A request in the bytes of an input.
struct FuzzedRequest: Sendable {
    let method: HTTPRequest.Method
    /// The path and the query. Bytes that a connection would refuse are percent-encoded.
    let target: String
    let fields: HTTPFields
    let body: [UInt8]

    /// `nil` for bytes whose first line is not that of a request.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        func line() -> ArraySlice<UInt8>? {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return rest[..<end]
        }
        guard let first = line(), let blank = first.firstIndex(of: UInt8(ascii: " ")),
            let method = HTTPRequest.Method(String(decoding: first[..<blank], as: UTF8.self)),
            first[(blank + 1)...].first == UInt8(ascii: "/")
        else { return nil }
        self.method = method
        target = first[(blank + 1)...].reduce(into: "") { $0 += Self.allowed($1) }
        var fields = HTTPFields()
        while let field = line(), let colon = field.firstIndex(of: UInt8(ascii: ":")) {
            guard let name = HTTPField.Name(String(decoding: field[..<colon], as: UTF8.self)) else { continue }
            fields.append(HTTPField(name: name, value: String(decoding: field[(colon + 1)...], as: UTF8.self)))
        }
        self.fields = fields
        body = Array(rest)
    }

    private static func allowed(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return (0x21...0x7E).contains(byte)
            ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
}
