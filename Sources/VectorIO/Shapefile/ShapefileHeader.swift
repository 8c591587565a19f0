internal import SimpleFeatures

/// The first 100 bytes of a `.shp` or `.shx`.
struct ShapefileHeader: Hashable {
    static let size = 100
    /// The file code 9994 at the start of every shapefile.
    static let mark: [UInt8] = [0x00, 0x00, 0x27, 0x0A]

    /// The length of the file in bytes, as stated in the header.
    let statedLength: Int
    let shapeType: Int

    /// `nil` when the bytes are not the header of a shapefile.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.size, bytes.starts(with: Self.mark) else { return nil }
        statedLength = bytes.bigEndian32(at: 24) * 2
        shapeType = bytes.littleEndian32(at: 32)
    }
}

/// A shape type of the ESRI Shapefile Technical Description.
struct ShapeType: Hashable {
    enum Family { case null, point, line, polygon, multiPoint }

    let family: Family
    let hasHeightsOrMeasures: Bool

    /// `nil` for multipatches and unknown numbers.
    init?(_ number: Int) {
        switch number % 10 {
        case 0: family = .null
        case 1: family = .point
        case 3: family = .line
        case 5: family = .polygon
        case 8: family = .multiPoint
        default: return nil
        }
        guard number == 0 || (1...28).contains(number) && number % 10 != 0 else { return nil }
        hasHeightsOrMeasures = number > 10
    }
}
