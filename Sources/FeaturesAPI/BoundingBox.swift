import SimpleFeatures

/// The parameter `bbox` in CRS84: west, south, east, north.
enum BoundingBox {
    /// The boxes that the parameter means: two when it crosses the antimeridian.
    static func boxes(_ text: String) throws(Problem) -> [Envelope] {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double(decimal: $0) }
        guard [4, 6].contains(numbers.count) else {
            throw refusal(of: text, "has \(numbers.count) numbers; give 4 (west,south,east,north) or 6 (with heights)")
        }
        let sides = numbers.compactMap(\.self)
        guard sides.count == numbers.count else { throw refusal(of: text, "has a part that is not a number") }
        let (west, south, east, north) =
            sides.count == 4 ? (sides[0], sides[1], sides[2], sides[3]) : (sides[0], sides[1], sides[3], sides[4])
        guard sides.count == 4 || sides[2] <= sides[5] else {
            throw refusal(of: text, "has its lower height above its upper one")
        }
        guard south <= north else { throw refusal(of: text, "has its south north of its north; longitude comes first") }
        guard min(abs(south), abs(north)) <= 360 else {
            throw refusal(of: text, "is no box in degrees; say with bbox-crs in which system it is")
        }
        guard east - west < 360 else { return [Envelope(minX: -180, minY: south, maxX: 180, maxY: north)] }
        return Envelope.acrossAntimeridian(west: wrapped(west), south: south, east: wrapped(east), north: north)
    }

    /// The same meridian between -180 and 180: web maps go on counting behind the antimeridian.
    private static func wrapped(_ longitude: Double) -> Double {
        abs(longitude) <= 180 ? longitude : longitude - 360 * ((longitude + 180) / 360).rounded(.down)
    }

    private static func refusal(of text: String, _ reason: String) -> Problem {
        .invalid("bbox", "bbox=\(text.quoted) \(reason).", requirement: "/req/core/fc-bbox-definition")
    }
}
