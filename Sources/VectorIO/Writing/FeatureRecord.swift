internal import Codecs
internal import SimpleFeatures

/// Encodes a feature as bytes without loss, for use within one process.
enum FeatureRecord {
    static func bytes(of feature: Feature) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(text: feature.id.text)
        bytes.append(block: feature.geometry.map(WKB.encode) ?? [])
        for (name, value) in feature.properties {
            bytes.append(text: name)
            switch value {
            case .null: bytes.append(0)
            case .string(let text):
                bytes.append(1)
                bytes.append(text: text)
            case .json(let text):
                bytes.append(2)
                bytes.append(text: text)
            case .integer(let number):
                bytes.append(3)
                bytes.append(contentsOf: littleEndianBytes(of: UInt64(bitPattern: number)))
            case .number(let number):
                bytes.append(4)
                bytes.append(contentsOf: littleEndianBytes(of: number.bitPattern))
            case .boolean(let truth): bytes.append(truth ? 6 : 5)
            }
        }
        return bytes
    }

    /// - Throws: ``VectorIOError`` for bytes that ``bytes(of:)`` did not write.
    static func feature(_ bytes: [UInt8]) throws(VectorIOError) -> Feature {
        var reader = RecordReader(bytes)
        let id = FeatureID(try reader.text())
        let wkb = try reader.block()
        var feature = Feature(id: id, geometry: wkb.isEmpty ? nil : try reader.geometry(wkb))
        while !reader.isAtEnd {
            let name = try reader.text()
            feature.properties[name] = try reader.value()
        }
        return feature
    }
}

private struct RecordReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func block() throws(VectorIOError) -> ArraySlice<UInt8> { try take(Int(clamping: try number())) }

    mutating func text() throws(VectorIOError) -> String { String(decoding: try block(), as: UTF8.self) }

    func geometry(_ wkb: ArraySlice<UInt8>) throws(VectorIOError) -> Geometry {
        do { return try WKB.decode(Array(wkb)).geometry } catch { throw broken }
    }

    mutating func value() throws(VectorIOError) -> PropertyValue {
        switch try take(1).first {
        case 0: .null
        case 1: .string(try text())
        case 2: .json(try text())
        case 3: .integer(Int64(bitPattern: try number()))
        case 4: .number(Double(bitPattern: try number()))
        case 5: .boolean(false)
        case 6: .boolean(true)
        default: throw broken
        }
    }

    private mutating func number() throws(VectorIOError) -> UInt64 {
        try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func take(_ count: Int) throws(VectorIOError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - place else { throw broken }
        place += count
        return bytes[place - count..<place]
    }

    private var broken: VectorIOError { VectorIOError(function: "read", "features put aside came back broken") }
}

/// The bytes of the number in little-endian order.
func littleEndianBytes(of number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

extension [UInt8] {
    fileprivate mutating func append(block: [UInt8]) {
        append(contentsOf: littleEndianBytes(of: UInt64(block.count)))
        append(contentsOf: block)
    }

    fileprivate mutating func append(text: String) { append(block: Array(text.utf8)) }
}
