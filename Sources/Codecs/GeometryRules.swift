internal import SimpleFeatures

/// The geometries that a text reader accepts.
package enum GeometryRules: Sendable {
    /// Geometries in files: parts may be empty, rings open, coordinates infinite, collections nested.
    case tolerant
    /// Geometries in a CQL2 filter: no empty parts, closed rings, finite coordinates, no nested collections.
    case strict

    /// The maximum depth of nested collections. Deeper ones would exhaust the stack.
    static let maximumDepth = 32

    func problem(ofLine line: LineString) -> SyntaxReason? {
        self == .strict && line.positions.count < 2 ? .lineTooShort : nil
    }

    func problem(ofRing ring: LineString) -> SyntaxReason? {
        guard self == .strict else { return nil }
        if ring.positions.count < 4 { return .ringTooShort }
        return ring.positions.first == ring.positions.last ? nil : .ringNotClosed
    }

    func problem(ofCollectionAtDepth depth: Int) -> SyntaxReason? {
        if self == .strict { return depth > 0 ? .collectionNested : nil }
        return depth < Self.maximumDepth ? nil : .collectionsTooDeep
    }
}
