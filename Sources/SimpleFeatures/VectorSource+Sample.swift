/// Thrown to stop reading a layer early.
private struct SampleIsComplete: Error {}

extension VectorSource {
    /// Reads the layer from its start until the sample is large enough. Positions are in the system of the layer.
    ///
    /// - Throws: the errors of ``VectorSource/forEachFeature(in:warn:_:)``.
    public func samplePositions(of layer: SourceLayer) throws -> [Position] {
        var sample: [Position] = []
        do {
            try forEachFeature(in: layer, warn: { _ in }) { feature in
                if let first = feature.geometry?.firstPosition { sample.append(first) }
                let isLate = !sample.isEmpty && feature.row >= PositionSample.sufficientRows
                if isLate || sample.count >= PositionSample.largestCount { throw SampleIsComplete() }
            }
        } catch is SampleIsComplete {}
        return sample
    }
}

/// The size of a sample of a layer's positions.
package enum PositionSample {
    /// The maximum number of positions.
    package static let largestCount = 50
    /// The number of rows after which one position is enough.
    static let sufficientRows = 1000
}

extension Geometry {
    /// The first position of the first part; `nil` for an empty geometry.
    package var firstPosition: Position? {
        var first: Position?
        forEachPosition { if first == nil { first = $0 } }
        return first
    }
}
