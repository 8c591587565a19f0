public import SimpleFeatures

/// The features of one version as the domain reads them, with geometries in the inventory's plane.
///
/// Stores implement these requirements. All other queries of the domain are built on them.
public protocol InventorySnapshot {
    /// The version of the snapshot.
    func state() throws -> InventoryState
    /// Calls `body` for every selected feature.
    func forEachFeature(_ selection: FeatureSelection, _ body: (VersionedFeature) throws -> Void) throws
    /// The pairs of features whose envelopes meet: each of the given features with every other feature.
    ///
    /// Only supported for the latest version.
    ///
    /// - Parameter limit: the maximum number of neighbours of one feature; `nil` for all. The store chooses which
    ///   neighbours it returns.
    /// - Returns: pairs in the order of `ids`, then in the order in which the neighbours were first stored.
    func neighbours(
        of ids: [FeatureID], in collection: CollectionID, limit: Int?
    ) throws -> [(id: FeatureID, neighbour: FeatureID)]
    /// The different texts of a property.
    func texts(of property: FieldName, in collection: CollectionID) throws -> [String]
    /// The box around all geometries of a collection, in the inventory's plane; `nil` without a geometry.
    ///
    /// May be larger. Only supported for the latest version.
    func envelope(of collection: CollectionID) throws -> Envelope?
    /// The features whose envelopes may meet those of others; `nil` when only ``neighbours(of:in:limit:)`` can find them.
    func featuresWithNeighbours(in collection: CollectionID) throws -> [FeatureID]?
    /// The hectares of a site as JSON (``HectaresStatement``); `nil` for an unknown site.
    func hectaresStatementJSON(of site: FeatureID) throws -> [UInt8]?
    /// The unrounded hectares of sites, from their statements. Sites without a statement are omitted.
    ///
    /// By default, decodes the statements. A store that reads single members of JSON is many times faster.
    func statedHectares(of sites: [FeatureID]) throws -> [FeatureID: StatedHectares]
    /// Returns the kept sum of this version and these parameters, or computes and keeps it. A store may keep nothing.
    func kept<Value: Sendable>(_ key: SumKey, _ compute: () throws -> Value) throws -> Value
    /// The totals of the selected sites from unrounded figures, by the values of a text property. Land in several sites
    /// counts for each of them.
    ///
    /// - Parameters:
    ///   - query: its page and order are ignored. Replacements count with the figures of their statements.
    ///   - property: `nil` for one group of all sites.
    /// - Returns: no group without sites.
    func totals(of query: FeatureQuery, by property: FieldName?) throws -> [SiteTotals]
    /// The conditional hectares of the selected sites by condition, unrounded. Omits replacements.
    func conditionalLand(of query: FeatureQuery) throws -> [SiteTotals]
    /// The ids of the sites with conditional land whose condition `isMet` accepts, sorted.
    func sites(waitingFor isMet: (String) -> Bool) throws -> [FeatureID]
    /// The claims of the selected sites in overlaps.
    ///
    /// - Parameter property: the property that gives ``SelectedClaim/key``.
    func claims(of query: FeatureQuery, by property: FieldName?) throws -> [SelectedClaim]
    /// A figure of the selected sites in all versions; `nil` when the query can only be evaluated for one version.
    ///
    /// - Parameter query: its page and order are ignored.
    func intervals(of figure: SiteFigure, in query: FeatureQuery) throws -> FigureIntervals?
    /// The totals of the selected sites by municipality. Omits the shares of replacements in one of several
    /// municipalities.
    ///
    /// - Parameters:
    ///   - query: its page and order are ignored.
    ///   - hasBoundaries: true when municipalities with a boundary are stored. Then only sites without a footprint
    ///     count by their properties.
    func municipalTotals(of query: FeatureQuery, hasBoundaries: Bool) throws -> MunicipalTotals
    /// True when municipal shares of sites are stored, of this version or another.
    func hasShares() throws -> Bool
    /// The municipal shares of the sites.
    func shares(of sites: [FeatureID]) throws -> [MunicipalShare]
    /// True when any site has overlapped another, in this version or another.
    func hasOverlaps() throws -> Bool
    /// The overlaps that one of the sites claims, with all their claims.
    ///
    /// - Parameter sites: ids, also of ended sites.
    func overlaps(claimedBy sites: [FeatureID]) throws -> [StoredOverlap]
    /// True when any site has been crowded, in this version or another.
    func hasCrowdedLands() throws -> Bool
    /// The lands of those of the sites that are crowded or beside crowded sites.
    ///
    /// - Parameter sites: ids, also of ended sites.
    func crowdedLands(of sites: [FeatureID]) throws -> [CrowdedLand]
    /// The lands of those of the selected sites that are crowded or beside crowded sites.
    ///
    /// - Parameter property: the property that gives ``SelectedCrowdedLand/key``.
    func crowdedLands(of query: FeatureQuery, by property: FieldName?) throws -> [SelectedCrowdedLand]
    /// The versions in which features of the collection changed, oldest first.
    ///
    /// - Parameter id: returns only the changes of this feature; `nil` for all features.
    func changes(in collection: CollectionID, of id: FeatureID?) throws -> [RecordedChange]
    /// Calls `body` for every feature that a version changed, in the order of ids.
    func forEachChange(
        ofVersion version: Int64, in collection: CollectionID, _ body: (FeatureTransition) throws -> Void) throws

    /// The selected imports, newest first, with the records of their layers.
    func imports(_ selection: ImportSelection) throws -> [ImportRecord]
    /// True when the bytes of a delivered file are stored.
    ///
    /// - Parameter hash: SHA-256 of the bytes, in hexadecimal.
    func keepsFile(_ hash: String) throws -> Bool
    /// The last saved documents for the layers of a source, in the order of layer names.
    func mappingDocuments(ofSource source: String) throws -> [MappingDocument]
}

extension InventorySnapshot {
    /// Returns `nil`, for stores that find neighbours only one by one.
    ///
    /// - Throws: nothing.
    public func featuresWithNeighbours(in collection: CollectionID) throws -> [FeatureID]? { nil }
}

/// A feature before and after one version, and as it is now; `nil` when the feature did not exist.
public struct FeatureTransition: Hashable, Sendable {
    /// The feature before the version.
    public var before: Feature?
    /// The feature after the version.
    public var after: Feature?
    /// The feature in the snapshot.
    public var now: Feature?

    /// Creates a transition.
    public init(before: Feature?, after: Feature?, now: Feature?) {
        self.before = before
        self.after = after
        self.now = now
    }
}
