import Codecs
import SimpleFeatures
import TestSupport
import Testing

struct WKBTests {
    /// Hexadecimal as PostGIS prints it: byte order, kind, coordinates.
    @Test(arguments: [
        ("0101000000000000000000F03F0000000000000040", Geometry.point(Position(1, 2)), false),
        ("00000000013FF00000000000004000000000000000", .point(Position(1, 2)), false),
        ("01E9030000000000000000F03F00000000000000400000000000000840", .point(Position(1, 2)), true),
        ("01B90B0000000000000000F03F000000000000004000000000000008400000000000001040", .point(Position(1, 2)), true),
        ("0101000080000000000000F03F00000000000000400000000000000840", .point(Position(1, 2)), true),
        ("0101000020E9640000000000000000F03F0000000000000040", .point(Position(1, 2)), false),
        (
            "00E00000010000E8643FF0000000000000400000000000000040080000000000004010000000000000",
            .point(Position(1, 2)), true
        ),
        ("010200000000000000", .lineString(LineString([])), false),
        ("010300000000000000", .polygon(Polygon(LineString([]))), false),
        (
            "0107000000020000000101000000000000000000F03F000000000000004000000000013FF00000000000004000000000000000",
            .geometryCollection([.point(Position(1, 2)), .point(Position(1, 2))]), false
        ),
    ])
    func `every dialect of well-known binary is read`(hex: String, geometry: Geometry, droppedZM: Bool) throws {
        let decoded = try WKB.decode(try #require(bytes(hex)))
        #expect(decoded.geometry == geometry)
        #expect(decoded.droppedZM == droppedZM)
    }

    @Test func `written binary is ISO, little-endian`() throws {
        #expect(WKB.encode(.point(Position(1, 2))) == bytes("0101000000000000000000F03F0000000000000040"))
    }

    @Test(arguments: GeometryZoo.all)
    func `written binary is read back`(_ specimen: Specimen) throws {
        guard specimen.name != "hole without an outer ring" else { return }
        let written = WKB.encode(specimen.geometry)
        let read = try WKB.decode(written)
        // By bytes, since a NaN is not equal to itself.
        #expect(WKB.encode(read.geometry) == written)
        #expect(read.geometry.kind == specimen.geometry.kind)
        #expect(!read.droppedZM)
    }

    @Test func `a polygon without an outer ring is written as empty`() throws {
        let orphan = Geometry.polygon(Polygon(LineString([]), holes: [line((0, 0), (1, 0), (1, 1), (0, 0))]))
        #expect(try WKB.decode(WKB.encode(orphan)).geometry.isEmpty)
    }

    @Test(arguments: GeometryZoo.all)
    func `truncated bytes are refused`(_ specimen: Specimen) {
        let written = WKB.encode(specimen.geometry)
        for count in 0..<written.count {
            #expect(throws: CodecError.self) { try WKB.decode(written.prefix(count)) }
        }
        #expect(throws: CodecError.self) { try WKB.decode(written + [0]) }
    }

    @Test(arguments: [
        ("0201000000", "the byte order is 2, not 0 or 1"), ("010F000000", "15 is not the code of a geometry type"),
        ("0100000000", "0 is not the code of a geometry type"), ("0102000000FFFFFFFF", "announces 4294967295 items"),
        ("010400000001000000010200000000000000", "type of a part does not fit its collection"),
    ])
    func `an error has its reason`(hex: String, reason: String) throws {
        let wrong = try #require(bytes(hex))
        let error = #expect(throws: CodecError.self) { try WKB.decode(wrong) }
        #expect(error?.reason.description.contains(reason) == true)
    }

    @Test func `collections nested too deep are refused`() {
        let nested = (0..<10_000).flatMap { _ in [1, 7, 0, 0, 0, 1, 0, 0, 0] as [UInt8] }
        let error = #expect(throws: CodecError.self) { try WKB.decode(nested) }
        #expect(error?.reason == .collectionsTooDeep)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `random bytes never crash the reader`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let count = Int.random(in: 0..<200, using: &random)
            var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            // Noise alone is refused at its first bytes: give half of it a header that is right.
            if Bool.random(using: &random), count >= 5 {
                bytes.replaceSubrange(0..<5, with: [1, UInt8.random(in: 1...7, using: &random), 0, 0, 0])
            }
            _ = try? WKB.decode(bytes)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `damaged geometries never crash the reader`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for specimen in GeometryZoo.all {
            var bytes = WKB.encode(specimen.geometry)
            for _ in 0..<50 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                _ = try? WKB.decode(bytes)
            }
        }
    }

    private func bytes(_ hex: String) -> [UInt8]? {
        let digits = hex.compactMap(\.hexDigitValue)
        guard digits.count == hex.count, hex.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
