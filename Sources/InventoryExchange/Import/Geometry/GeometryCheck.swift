internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Transforms a source's geometry to the inventory's plane, and checks its kind and validity.
struct GeometryCheck {
    let rule: CollectionSchema.GeometryRule
    let transformer: CoordinateTransformer?
    /// The definition of the source's system; `nil` for the inventory's own.
    var statedCRS: String?
    let measures: Measures
    /// True for a file that has latitude before longitude.
    var swapsAxes = false
    /// True when the import confirms repairs that change the area by more than the tolerance.
    var acceptsRepairs = false

    /// The largest change of the area by a repair, as a share of the area.
    static let toleratedChange = 0.01

    /// Outlines with more self-intersections are not repaired, to bound the time.
    static let mostCrossings = 20_000

    /// The largest ordinate of a plane coordinate system, in metres.
    static let farthestOrdinate = 5e7

    enum Outcome {
        case kept(Geometry)
        case repaired(Geometry, Repair)
        /// Valid parts that overlapped each other.
        case united(Geometry, beforeHectares: Double, afterHectares: Double)
        case refused(Refusal)
    }

    /// The fault in the inventory's plane, and the area before and after the repair.
    struct Repair {
        var fault: ValidityFault
        var beforeHectares: Double
        var afterHectares: Double
    }

    enum Refusal {
        case wrongKind(Geometry.Kind)
        /// Coordinates that the stated system does not have.
        case outsideSystem(String)
        /// Coordinates of the stated system that lie too far from the inventory's plane.
        case outsidePlane(String)
        case broken(ValidityFault)
        case changedTooMuch(Repair)
        case tangled(ValidityFault)
    }

    func check(_ source: Geometry) throws -> Outcome {
        guard let geometry = conforming(swapsAxes ? source.withSwappedAxes : source) else {
            return .refused(.wrongKind(source.kind))
        }
        let moved: Geometry
        do {
            moved = (try transformer?.transformKeepingEdges(geometry) ?? geometry).withRingsAsInShapefiles
        } catch {
            return .refused(hasPlaceOnEarth(geometry) ? .outsidePlane(error.message) : .outsideSystem(error.message))
        }
        if let far = moved.farthestOrdinate, far > Self.farthestOrdinate {
            return .refused(hasPlaceOnEarth(geometry) ? .outsidePlane("\(far) m") : .outsideSystem("\(far) m"))
        }
        guard let fault = try moved.validityFault() else { return .kept(moved) }
        guard moved.crossingCount(atMost: Self.mostCrossings) <= Self.mostCrossings else {
            return .refused(.tangled(fault))
        }
        if let united = try united(moved) { return united }
        guard rule == .multiPolygon, let repaired = try? moved.madeValid(),
            let whole = conforming(repaired)?.withRingsAsInShapefiles
        else {
            return .refused(.broken(fault))
        }
        let repair = Repair(
            fault: fault, beforeHectares: measures.gridAreaSquareMetres(moved) / squareMetresPerHectare,
            afterHectares: measures.gridAreaSquareMetres(whole) / squareMetresPerHectare)
        let change = abs(repair.afterHectares - repair.beforeHectares)
        guard repair.beforeHectares.isFinite,
            acceptsRepairs || change <= Self.toleratedChange * repair.beforeHectares
        else { return .refused(.changedTooMuch(repair)) }
        return .repaired(whole, repair)
    }

    /// True when the stated system gives each position a longitude and a latitude.
    private func hasPlaceOnEarth(_ geometry: Geometry) -> Bool {
        guard let statedCRS,
            let globe = try? CoordinateTransformer(from: statedCRS, to: CRS.crs84.definition).transform(geometry),
            let box = Envelope(globe)
        else { return false }
        return Envelope(minX: -360, minY: -90, maxX: 360, maxY: 90).contains(box)
    }

    /// The union of valid parts; `nil` when a part is invalid.
    private func united(_ geometry: Geometry) throws -> Outcome? {
        let parts = geometry.polygons.map(Geometry.polygon)
        guard rule == .multiPolygon, parts.count > 1, try parts.allSatisfy({ try $0.validityFault() == nil }),
            let union = try Geometry.union(of: parts)
        else { return nil }
        return .united(
            Geometry.multiPolygon(union.polygons).withRingsAsInShapefiles,
            beforeHectares: parts.reduce(0) { $0 + measures.gridAreaSquareMetres($1) } / squareMetresPerHectare,
            afterHectares: measures.gridAreaSquareMetres(union) / squareMetresPerHectare)
    }

    /// The geometry in the kind of the collection; `nil` when it is of another kind.
    private func conforming(_ geometry: Geometry) -> Geometry? {
        switch rule {
        case .none: nil
        case .any: geometry
        case .multiPolygon: geometry.polygons.isEmpty ? nil : .multiPolygon(geometry.polygons)
        case .multiLineString:
            switch geometry {
            case .lineString(let line): .multiLineString([line])
            case .multiLineString: geometry
            default: nil
            }
        }
    }
}

extension Geometry {
    /// The largest magnitude of any coordinate; `nil` for an empty geometry.
    fileprivate var farthestOrdinate: Double? {
        guard let box = Envelope(self) else { return nil }
        return max(abs(box.minX), abs(box.minY), abs(box.maxX), abs(box.maxY))
    }

    fileprivate var withSwappedAxes: Geometry { mapPositions { $0.map { Position($0.y, $0.x) } } }
}
