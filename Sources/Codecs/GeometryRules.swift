internal import SimpleFeatures

/// Which geometries a reader of text accepts.
package enum GeometryRules: Sendable {
    /// Geometries as files hold them: parts may be empty, rings open, coordinates infinite, collections nested.
    case tolerant
    /// Geometries of a CQL2 filter: no part is empty, rings are closed, coordinates finite, collections flat.
    case strict

    /// How deep collections may nest: deeper ones would exhaust the stack.
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
