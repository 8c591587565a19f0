internal import Codecs
internal import SimpleFeatures

/// Splits a GeoJSON file into features, from a feature collection or from a sequence of objects.
struct GeoJSONFeatureStream: ~Copyable {
    private var bytes: ByteReader
    private var depth = 0
    private var isInFeatures = false
    private var item: [UInt8] = []
    /// The collection without its features: its type, name and reference system.
    private(set) var head: [UInt8] = []
    private(set) var count = 0

    /// The size in bytes from which an object is not read as a feature.
    private static let largest = 1 << 28

    init(_ path: FilePath) throws(SourceFault) { bytes = try ByteReader(path) }

    /// The bytes of the next feature; `nil` at the end.
    ///
    /// - Throws: ``SourceFault`` when the file ends within a feature.
    mutating func next() throws(SourceFault) -> [UInt8]? {
        while let byte = try bytes.next() {
            switch byte {
            case UInt8(ascii: "\""):
                add(byte)
                try takeString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if byte == UInt8(ascii: "["), depth == 1, !isInFeatures, item.endsWithFeaturesKey {
                    isInFeatures = true
                    head = item + Array("null".utf8)
                    item = []
                } else {
                    add(byte)
                }
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                guard depth >= 0 else { throw broken }
                if isInFeatures, depth == 1 {
                    isInFeatures = false
                    (item, head) = (head, [])
                    continue
                }
                add(byte)
                if depth == (isInFeatures ? 2 : 0) {
                    guard isInFeatures || !item.isCollection else {
                        head = item
                        item = []
                        continue
                    }
                    count += 1
                    defer { item = [] }
                    return item
                }
            default:
                let run = bytes.run(until: \.isMark)
                if depth > (isInFeatures ? 2 : 0) { item += run }
            }
            guard item.count < Self.largest else { throw broken }
        }
        guard depth == 0 else { throw broken }
        return nil
    }

    private mutating func add(_ byte: UInt8) { item.append(byte) }

    /// Reads to the end of a string, in which brackets have no meaning.
    private mutating func takeString() throws(SourceFault) {
        let start = item.count
        while let byte = try bytes.next() {
            add(byte)
            if byte == UInt8(ascii: "\"") { return }
            guard item.count - start < LayerLimits.textBytes else {
                throw SourceFault(
                    .fileBroken, file: bytes.file.path.label, reason: .textTooLong(maximumBytes: LayerLimits.textBytes))
            }
            guard byte == UInt8(ascii: "\\") else { continue }
            guard let escaped = try bytes.next() else { break }
            add(escaped)
        }
        throw broken
    }

    private var broken: SourceFault {
        SourceFault(
            .fileBroken, file: bytes.file.path.label, value: String(count), reason: .jsonBroken(afterFeature: count))
    }
}

extension UInt8 {
    /// True for quotation marks, brackets and braces.
    fileprivate var isMark: Bool {
        switch self {
        case 0x22, 0x5B, 0x5D, 0x7B, 0x7D: true
        default: false
        }
    }
}

extension [UInt8] {
    /// True for JSON that ends before the value of the member `features`.
    fileprivate var endsWithFeaturesKey: Bool {
        var rest = self[...]
        func trimmed() -> ArraySlice<UInt8> {
            var end = rest.endIndex
            while end > rest.startIndex, rest[end - 1] <= 0x20 { end -= 1 }
            return rest[..<end]
        }
        rest = trimmed()
        guard rest.last == UInt8(ascii: ":") else { return false }
        rest = rest.dropLast()
        rest = trimmed()
        return rest.suffix(10).elementsEqual("\"features\"".utf8)
    }

    /// True for a collection without features, or whose features were removed.
    fileprivate var isCollection: Bool {
        var scanner = JSONScanner(self)
        var isCollection = false
        try? scanner.forEachMember { (name, value) throws(CodecError) in
            if self[name].elementsEqual("type".utf8) {
                isCollection = self[value].elementsEqual("\"FeatureCollection\"".utf8)
            }
        }
        return isCollection
    }
}
