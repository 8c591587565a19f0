internal import Codecs
internal import SimpleFeatures

/// The binary encoding of a row: row number, flags, well-known binary, ratio of areas, values.
enum FeatureCodec {
    private enum Flag {
        static let hasGeometry: UInt8 = 1
        static let droppedZM: UInt8 = 2
        static let hasAreaRatio: UInt8 = 4
        static let all = hasGeometry | droppedZM | hasAreaRatio
    }

    private enum Tag: UInt8 { case null, string, integer, number, falsehood, truth, json }

    static func append(_ feature: SourceFeature, to bytes: inout [UInt8]) {
        bytes.append(little: UInt64(truncatingIfNeeded: feature.row))
        let geometry = feature.geometry.map(WKB.encode)
        let hasAreaRatio = feature.directionAreaRatio != 1
        bytes.append(
            (geometry == nil ? 0 : Flag.hasGeometry) | (feature.droppedZM ? Flag.droppedZM : 0)
                | (hasAreaRatio ? Flag.hasAreaRatio : 0))
        if let geometry {
            bytes.append(little: UInt32(geometry.count))
            bytes += geometry
        }
        if hasAreaRatio { bytes.append(little: feature.directionAreaRatio.bitPattern) }
        for value in feature.values { append(value, to: &bytes) }
    }

    private static func append(_ value: PropertyValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(Tag.null.rawValue)
        case .string(let text): append(text, .string, to: &bytes)
        case .integer(let value):
            bytes.append(Tag.integer.rawValue)
            bytes.append(little: UInt64(bitPattern: value))
        case .number(let value):
            bytes.append(Tag.number.rawValue)
            bytes.append(little: value.bitPattern)
        case .boolean(let value): bytes.append((value ? Tag.truth : .falsehood).rawValue)
        case .json(let text): append(text, .json, to: &bytes)
        }
    }

    private static func append(_ text: String, _ tag: Tag, to bytes: inout [UInt8]) {
        bytes.append(tag.rawValue)
        bytes.append(little: UInt32(text.utf8.count))
        bytes += text.utf8
    }

    /// Decodes a row.
    ///
    /// - Throws: ``ProtocolError`` when the bytes are not exactly one row with `valueCount` values and a valid
    ///   geometry.
    static func decode(_ bytes: ArraySlice<UInt8>, valueCount: Int) throws(ProtocolError) -> SourceFeature {
        var reader = RowReader(bytes)
        guard let row = Int(exactly: try reader.integer(UInt64.self)), row > 0 else {
            throw ProtocolError("a row without a number")
        }
        let flags = try reader.integer(UInt8.self)
        guard flags <= Flag.all else { throw ProtocolError("unknown flags \(flags)") }
        let geometry = flags & Flag.hasGeometry == 0 ? nil : try geometry(&reader)
        let ratio = flags & Flag.hasAreaRatio == 0 ? 1 : Double(bitPattern: try reader.integer())
        // Each value needs at least one byte.
        guard valueCount <= reader.left else { throw ProtocolError("too few values") }
        var values: [PropertyValue] = []
        values.reserveCapacity(valueCount)
        for _ in 0..<valueCount { values.append(try value(&reader)) }
        guard reader.left == 0 else { throw ProtocolError("bytes after the last value") }
        return SourceFeature(
            row: row, geometry: geometry, droppedZM: flags & Flag.droppedZM != 0, directionAreaRatio: ratio,
            values: values)
    }

    private static func geometry(_ reader: inout RowReader) throws(ProtocolError) -> Geometry {
        let bytes = try reader.take(Int(try reader.integer(UInt32.self)))
        do {
            return try WKB.decode(bytes).geometry
        } catch {
            throw ProtocolError("\(error)")
        }
    }

    private static func value(_ reader: inout RowReader) throws(ProtocolError) -> PropertyValue {
        let tag = try reader.integer(UInt8.self)
        switch Tag(rawValue: tag) {
        case .null: return .null
        case .string: return .string(try reader.text())
        case .integer: return .integer(Int64(bitPattern: try reader.integer()))
        case .number: return .number(Double(bitPattern: try reader.integer()))
        case .falsehood: return .boolean(false)
        case .truth: return .boolean(true)
        case .json: return .json(try reader.text())
        case nil: throw ProtocolError("a value of unknown kind \(tag)")
        }
    }
}

private struct RowReader {
    private let bytes: ArraySlice<UInt8>
    private var offset: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    var left: Int { bytes.endIndex - offset }

    mutating func take(_ count: Int) throws(ProtocolError) -> ArraySlice<UInt8> {
        guard count <= left else { throw ProtocolError("an incomplete row") }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    mutating func integer<Number: FixedWidthInteger & UnsignedInteger>(
        _ type: Number.Type = Number.self
    ) throws(ProtocolError) -> Number {
        let size = Number.bitWidth / 8
        guard size <= left else { throw ProtocolError("an incomplete row") }
        var value: Number = 0
        for index in 0..<size { value |= Number(bytes[offset + index]) << (8 * index) }
        offset += size
        return value
    }

    mutating func text() throws(ProtocolError) -> String {
        guard let text = String(validating: try take(Int(try integer(UInt32.self))), as: UTF8.self) else {
            throw ProtocolError("text that is not UTF-8")
        }
        return text
    }
}

extension [UInt8] {
    /// Appends the number in little-endian order.
    mutating func append<Number: FixedWidthInteger>(little number: Number) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}
