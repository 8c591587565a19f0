import SimpleFeatures
import TestSupport
import Testing

@testable import ImportWorker

struct FeatureCodecTests {
    static let values: [PropertyValue] = [
        .null, .string(""), .string("Größe \u{1F6E3}"), .integer(.min), .integer(-1), .number(-0.5), .number(.infinity),
        .boolean(true), .boolean(false), .json("[1]"),
    ]

    @Test func `geometries and values survive encoding`() throws {
        let geometries = (GeometryZoo.valid + GeometryZoo.empty).map { Optional($0.geometry) }
        for geometry in geometries + [nil] {
            let feature = SourceFeature(row: 7, geometry: geometry, droppedZM: true, values: Self.values)
            let found = try decode(encode(feature))
            #expect(found.row == 7)
            #expect(found.geometry == geometry)
            #expect(found.droppedZM)
            #expect(found.values == Self.values)
        }
    }

    private static let row = encode(
        SourceFeature(
            row: 1, geometry: .polygon(Polygon(LineString([Position(0, 0), Position(1, 0), Position(0, 0)]))),
            values: values))

    @Test func `a truncated or extended row is rejected`() {
        for length in 0..<Self.row.count {
            #expect(throws: ProtocolError.self, "\(length) bytes") { try decode(Array(Self.row.prefix(length))) }
        }
        #expect(throws: ProtocolError.self) { try decode(Self.row + [0]) }
    }

    @Test(
        arguments: [
            // Row 0, a row number out of range, unknown flags, an invalid geometry, invalid text, an unknown kind.
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [255, 255, 255, 255, 255, 255, 255, 255, 0, 0],
            [1, 0, 0, 0, 0, 0, 0, 0, 4, 0], [1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 7, 0],
            [1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0xFF], [1, 0, 0, 0, 0, 0, 0, 0, 0, 9],
        ] as [[UInt8]])
    func `an invalid row is rejected`(bytes: [UInt8]) {
        #expect(throws: ProtocolError.self) { try FeatureCodec.decode(bytes[...], valueCount: 1) }
    }

    @Test(arguments: UInt64(1)...4)
    func `damaged rows fail to decode or decode to other values`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            var row = Self.row
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                row[Int.random(in: row.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = try? decode(row)
        }
    }

    @Test func `frames are complete, however the bytes are split`() throws {
        let stream =
            Frame.header(.heartbeat, 0) + Frame.header(.feature, Self.row.count) + Self.row + Frame.header(.end, 0)
        for size in [1, 2, 7, 64, stream.count] {
            var rest = stream[...]
            var reader = FrameReader(maximumRowBytes: 1 << 20) {
                defer { rest = rest.dropFirst(size) }
                return Array(rest.prefix(size))
            }
            var kinds: [Frame.Kind] = []
            while let (kind, content) = try reader.next() {
                kinds.append(kind)
                if kind == .feature { #expect(Array(content) == Self.row) }
            }
            #expect(kinds == [.heartbeat, .feature, .end])
        }
    }

    @Test func `a row above the limit is rejected before its content is read`() throws {
        var asked = 0
        var reader = FrameReader(maximumRowBytes: 10) {
            asked += 1
            return Frame.header(.feature, 11)
        }
        #expect(throws: ProtocolError.self) { try reader.next() }
        #expect(asked == 1)
    }
}

private func encode(_ feature: SourceFeature) -> [UInt8] {
    var bytes: [UInt8] = []
    FeatureCodec.append(feature, to: &bytes)
    return bytes
}

private func decode(_ bytes: [UInt8]) throws -> SourceFeature {
    try FeatureCodec.decode(bytes[...], valueCount: FeatureCodecTests.values.count)
}
