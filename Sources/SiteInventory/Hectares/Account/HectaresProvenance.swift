internal import GeometryEngine
internal import SimpleFeatures

/// What the figures of a site follow from, and by what they were computed: enough to compute them again.
public struct HectaresProvenance: Hashable, Sendable, Encodable {
    /// The version of the inventory; 0 of an empty one.
    public var datasetVersion: Int64
    /// The day by which validity dates and years were judged.
    public var judgedOn: String
    public var ellipsoid: Ellipsoid
    /// Overlay parts below this were dropped, and counted as slivers.
    public var sliverSquareMetres = LandPartition.sliverSquareMetres
    /// Narrower gaps do not part land.
    public var gapMetres = LandPartition.gapMetres
    /// Narrower necks do not join land.
    public var neckMetres = LandPartition.neckMetres
    /// How many pieces a quarter of a circle has in a constraint's buffer.
    public var bufferSegmentsPerQuadrant = Geometry.bufferSegmentsPerQuadrant
    public var inputs: [Input]

    public struct Ellipsoid: Hashable, Sendable, Encodable {
        public var semiMajorAxisMetres: Double
        public var inverseFlattening: Double

        enum CodingKeys: String, CodingKey {
            case semiMajorAxisMetres = "semi_major_axis_m"
            case inverseFlattening = "inverse_flattening"
        }
    }

    /// A feature that went in.
    public struct Input: Hashable, Sendable, Encodable {
        public var collection: CollectionID
        public var id: String
        /// The version of the inventory since which it is as it was taken.
        public var version: Int64
    }

    init(_ inputs: HectaresInputs, _ measures: Measures) {
        datasetVersion = inputs.datasetVersion
        judgedOn = inputs.judgedOn.text
        ellipsoid = Ellipsoid(
            semiMajorAxisMetres: measures.ellipsoid.semiMajorAxis,
            inverseFlattening: measures.ellipsoid.inverseFlattening)
        self.inputs = inputs.byCollection.flatMap { collection, features in
            features.map { Input(collection: collection, id: $0.feature.id.text, version: $0.version) }
        }
    }

    enum CodingKeys: String, CodingKey {
        case datasetVersion = "dataset_version"
        case judgedOn = "judged_on"
        case ellipsoid
        case sliverSquareMetres = "sliver_m2"
        case gapMetres = "gap_m"
        case neckMetres = "neck_m"
        case bufferSegmentsPerQuadrant = "buffer_segments_per_quadrant"
        case inputs
    }
}
