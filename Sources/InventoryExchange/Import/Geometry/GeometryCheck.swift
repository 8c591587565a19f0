internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Transforms a source's geometry to the inventory's plane, and checks its kind and validity.
struct GeometryCheck {
    let rule: CollectionSchema.GeometryRule
    let transformer: CoordinateTransformer?
    /// The definition of the source's system; `nil` when it is the inventory's.
    var statedCRS: String?
    let measures: Measures
    /// True for a file that has latitude before longitude.
    var swapsAxes = false
    /// True when the import confirms repairs that change the area by more than the tolerance.
    var acceptsRepairs = false

    /// The largest tolerated change of the area by a repair, as a share of the area.
    static let toleratedChange = 0.01

    /// The maximum number of self-intersections of an outline that is repaired. Bounds the time.
    static let mostCrossings = 20_000

    /// The result of a check.
    enum Outcome {
        case kept(Geometry)
        case repaired(Geometry, Repair)
        /// The union of valid parts that overlapped each other.
        case united(Geometry, beforeHectares: Double, afterHectares: Double)
        case refused(Refusal)
    }

    /// The defect in the inventory's plane, and the area before and after the repair.
    struct Repair {
        var defect: GeometryDefect
        var place: Position?
        var beforeHectares: Double
        var afterHectares: Double

        /// True when the repair changes the area by no more than the tolerated share.
        var isSmall: Bool {
            beforeHectares.isFinite
                && abs(afterHectares - beforeHectares) <= GeometryCheck.toleratedChange * beforeHectares * (1 + 1e-9)
        }
    }

    enum Refusal {
        case wrongKind(Geometry.Kind)
        /// The stated system does not contain the coordinates.
        case outsideSystem(String)
        /// The coordinates lie too far from the inventory's plane.
        case outsidePlane(String)
        /// The geometry is too large to be measured in the plane. States its extent.
        case tooLarge(metres: Double)
        case broken(ValidityFault)
        case changedTooMuch(Repair)
        case tangled(ValidityFault)
    }

    /// The source's geometry in the plane without inserted positions; `nil` when `stored` has none.
    func vertices(of source: Geometry?, storedAs stored: Geometry?) -> Geometry? {
        guard let transformer, let source, let stored, stored.positionCount > source.positionCount else { return nil }
        let conforming = conforming(swapsAxes ? source.withSwappedAxes : source)
        return conforming.flatMap { try? transformer.transform($0).withRingsAsInShapefiles }
    }

    /// - Parameter directionAreaRatio: see ``SourceFeature/directionAreaRatio``.
    func check(_ source: Geometry, directionAreaRatio: Double = 1) throws -> Outcome {
        guard let geometry = conforming(swapsAxes ? source.withSwappedAxes : source) else {
            return .refused(.wrongKind(source.kind))
        }
        let moved: Geometry
        do {
            moved = (try transformer?.transformKeepingEdges(geometry) ?? geometry).withRingsAsInShapefiles
        } catch {
            return .refused(hasPlaceOnEarth(geometry) ? .outsidePlane(error.message) : .outsideSystem(error.message))
        }
        switch PlaneExtent(moved).fault(measures) {
        case nil: break
        case .tooLarge(let metres): return .refused(.tooLarge(metres: metres))
        case .far(let reason):
            return .refused(hasPlaceOnEarth(geometry) ? .outsidePlane(reason) : .outsideSystem(reason))
        }
        guard let fault = try moved.validityFault() else { return kept(moved, directionAreaRatio) }
        guard moved.crossingCount(atMost: Self.mostCrossings) <= Self.mostCrossings else {
            return .refused(.tangled(fault))
        }
        if let united = try united(moved) { return united }
        guard rule == .multiPolygon, let repaired = try? moved.madeValid(),
            let whole = conforming(repaired)?.withRingsAsInShapefiles
        else {
            return .refused(.broken(fault))
        }
        return decided(
            whole,
            Repair(
                defect: GeometryDefect(fault), place: fault.location, beforeHectares: gridHectares(moved),
                afterHectares: gridHectares(whole)))
    }

    /// Returns the valid geometry, unless the directions of its rings contradict their nesting.
    private func kept(_ geometry: Geometry, _ directionAreaRatio: Double) -> Outcome {
        guard directionAreaRatio != 1 else { return .kept(geometry) }
        let hectares = gridHectares(geometry)
        let repair = Repair(
            defect: .ringRoles, place: geometry.firstPosition, beforeHectares: hectares * directionAreaRatio,
            afterHectares: hectares)
        // The reader reports small changes.
        return repair.isSmall ? .kept(geometry) : decided(geometry, repair)
    }

    private func decided(_ geometry: Geometry, _ repair: Repair) -> Outcome {
        acceptsRepairs && repair.beforeHectares.isFinite || repair.isSmall
            ? .repaired(geometry, repair) : .refused(.changedTooMuch(repair))
    }

    private func gridHectares(_ geometry: Geometry) -> Double {
        measures.gridAreaSquareMetres(geometry) / squareMetresPerHectare
    }

    /// True when every position has a longitude and a latitude in the stated system.
    private func hasPlaceOnEarth(_ geometry: Geometry) -> Bool {
        guard let statedCRS,
            let globe = try? CoordinateTransformer(from: statedCRS, to: CRS.crs84.definition).transform(geometry),
            let box = Envelope(globe)
        else { return false }
        return Envelope(minX: -360, minY: -90, maxX: 360, maxY: 90).contains(box)
    }

    /// Returns the union of valid parts; `nil` when a part is invalid.
    private func united(_ geometry: Geometry) throws -> Outcome? {
        let parts = geometry.polygons.map(Geometry.polygon)
        guard rule == .multiPolygon, parts.count > 1, try parts.allSatisfy({ try $0.validityFault() == nil }),
            let union = try Geometry.union(of: parts)
        else { return nil }
        return .united(
            Geometry.multiPolygon(union.polygons).withRingsAsInShapefiles,
            beforeHectares: parts.reduce(0) { $0 + gridHectares($1) }, afterHectares: gridHectares(union))
    }

    /// Returns the geometry in the type of the collection; `nil` for a geometry of another kind.
    private func conforming(_ geometry: Geometry) -> Geometry? { CollectionMembers(geometry, rule).kept }
}

extension Geometry {
    fileprivate var withSwappedAxes: Geometry { mapPositions { $0.map { Position($0.y, $0.x) } } }
}
