internal import GeometryEngine
internal import SimpleFeatures

/// The inputs and parameters of a computation of hectares.
public struct HectaresProvenance: Hashable, Sendable, Encodable {
    /// The version of the inventory; 0 for an empty one.
    public var datasetVersion: Int64
    /// The day for which validity dates and years were evaluated.
    public var judgedOn: String
    /// The ellipsoid on which areas are measured.
    public var ellipsoid: Ellipsoid
    /// The area below which overlay parts are dropped and counted as slivers.
    public var sliverSquareMetres = LandPartition.sliverSquareMetres
    /// The width below which gaps do not separate land.
    public var gapMetres = LandPartition.gapMetres
    /// The width below which necks do not connect land.
    public var neckMetres = LandPartition.neckMetres
    /// The number of segments per quarter circle in the buffer of a constraint.
    public var bufferSegmentsPerQuadrant = Geometry.bufferSegmentsPerQuadrant
    /// The features from which the figures are computed.
    public var inputs: [Input]

    /// The parameters of an ellipsoid.
    public struct Ellipsoid: Hashable, Sendable, Encodable {
        /// The semi-major axis in metres.
        public var semiMajorAxisMetres: Double
        /// The inverse flattening.
        public var inverseFlattening: Double

        enum CodingKeys: String, CodingKey {
            case semiMajorAxisMetres = "semi_major_axis_m"
            case inverseFlattening = "inverse_flattening"
        }
    }

    /// An input feature.
    public struct Input: Hashable, Sendable, Encodable {
        /// The collection of the feature.
        public var collection: CollectionID
        /// The id of the feature.
        public var id: String
        /// The version of the inventory at which the feature last changed.
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
