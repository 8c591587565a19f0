/// Lines of comma-separated values (RFC 4180), as bytes that grow at the end.
public struct CSVText: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var isAtStartOfLine = true

    public init() {}

    public mutating func append(cell text: some Sequence<UInt8>) {
        if !isAtStartOfLine { bytes.append(UInt8(ascii: ",")) }
        isAtStartOfLine = false
        let start = bytes.count
        bytes.append(contentsOf: text)
        guard bytes[start...].contains(where: Self.special.contains) else { return }
        let content = Array(bytes[start...])
        bytes.removeSubrange(start...)
        bytes.append(UInt8(ascii: "\""))
        for byte in content {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    public mutating func endLine() {
        bytes.append(contentsOf: [0x0D, 0x0A])
        isAtStartOfLine = true
    }

    private static let special = Set("\",\r\n".utf8)
}
