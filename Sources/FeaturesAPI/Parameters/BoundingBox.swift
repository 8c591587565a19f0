import SimpleFeatures
import SiteInventory

/// The parameter `bbox`, in the system that `bbox-crs` names: in CRS84 west, south, east, north.
struct BoundingBox {
    /// The box in longitude and latitude; two boxes when it crosses the antimeridian.
    let boxes: [Envelope]
    /// A box in a projected system as a polygon in longitude and latitude, where its edges are curved.
    var region: Polygon?

    /// Reads the parameters `bbox` and `bbox-crs`.
    ///
    /// - Returns: `nil` without `bbox`.
    init?(_ parameters: QueryParameters, _ systems: CoordinateSystems) throws {
        let system = parameters.contains("bbox-crs") ? try CRSParameter.box(parameters) : .crs84
        guard let text = parameters.text("bbox") else { return nil }
        try self.init(text, in: system, systems)
    }

    private init(_ text: String, in system: ServedCRS, _ systems: CoordinateSystems) throws {
        let sides = try Self.sides(text)
        // The parameter has the axis order of the authority; positions have x before y.
        let (low, high) = (
            system.swapped(Position(sides.0, sides.1)), system.swapped(Position(sides.2, sides.3))
        )
        guard !system.isGeographic else {
            boxes = try Self.boxes((low.x, low.y, high.x, high.y), text, system)
            return
        }
        guard low.x <= high.x, low.y <= high.y else {
            throw Self.refusal(of: text, "has its upper corner before its lower one")
        }
        let box = Envelope(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
        region = try systems.outline(of: box, in: system)
        // Outside the area of use of the system, only features without a geometry match.
        boxes = [region.flatMap { Envelope(.polygon($0)) } ?? .nowhere]
    }

    private static func sides(_ text: String) throws(Problem) -> (Double, Double, Double, Double) {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double(decimal: $0) }
        guard [4, 6].contains(numbers.count) else {
            throw refusal(
                of: text, "has \(numbers.count) numbers; give 4 (in CRS84 west,south,east,north) or 6 (with heights)")
        }
        let sides = numbers.compactMap(\.self)
        guard sides.count == numbers.count else { throw refusal(of: text, "has a part that is not a number") }
        guard sides.count == 4 || sides[2] <= sides[5] else {
            throw refusal(of: text, "has its lower height above its upper one")
        }
        return sides.count == 4 ? (sides[0], sides[1], sides[2], sides[3]) : (sides[0], sides[1], sides[3], sides[4])
    }

    private static func boxes(
        _ sides: (Double, Double, Double, Double), _ text: String, _ system: ServedCRS
    ) throws(Problem) -> [Envelope] {
        let (west, south, east, north) = sides
        guard south <= north else {
            let order = system.isNorthFirst ? "latitude" : "longitude"
            throw refusal(of: text, "has its south north of its north; \(order) comes first")
        }
        guard min(abs(south), abs(north)) <= 360 else {
            throw refusal(of: text, "is not a box in degrees; name its system in bbox-crs")
        }
        guard east - west < 360 else { return [Envelope(minX: -180, minY: south, maxX: 180, maxY: north)] }
        return Envelope.acrossAntimeridian(west: wrapped(west), south: south, east: wrapped(east), north: north)
    }

    /// The same meridian between -180 and 180: web maps count on beyond the antimeridian.
    private static func wrapped(_ longitude: Double) -> Double {
        abs(longitude) <= 180 ? longitude : longitude - 360 * ((longitude + 180) / 360).rounded(.down)
    }

    private static func refusal(of text: String, _ reason: String) -> Problem {
        .invalid("bbox", "bbox=\(text.quoted) \(reason).", requirement: "/req/core/fc-bbox-definition")
    }
}

extension Envelope {
    /// An envelope that meets no geometry.
    fileprivate static let nowhere = Envelope(
        minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
}
