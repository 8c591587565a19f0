internal import Foundation
public import SimpleFeatures

// Queries of the domain, built on the requirements of a snapshot.

extension InventorySnapshot {
    /// Returns the selected features in their order.
    ///
    /// - Throws: the errors of the store, and an error for a property that the collection does not have.
    public func features(_ selection: FeatureSelection) throws -> [Feature] {
        var features: [Feature] = []
        try forEachFeature(selection) { features.append($0.feature) }
        return features
    }

    /// Returns all features in the order of ids.
    ///
    /// - Throws: the errors of the store, and an error for a property that the collection does not have.
    public func features(in collection: CollectionID) throws -> [Feature] { try features(FeatureSelection(collection)) }

    /// Returns one feature; `nil` when there is none of this id.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func feature(_ id: FeatureID, in collection: CollectionID) throws -> Feature? {
        try features(FeatureSelection(collection, .ids([id]))).first
    }

    /// Returns the features of these ids. Ids without a feature are omitted.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func features(_ ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Feature] {
        let found = try features(FeatureSelection(collection, .ids(ids)))
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// Returns the features with this text in a property, in the order of ids.
    ///
    /// - Throws: the errors of the store, and an error for a property that the collection does not have.
    public func features(
        in collection: CollectionID, where property: FieldName, equals value: String
    ) throws -> [Feature] {
        try features(FeatureSelection(collection, .property(property, isIn: [value])))
    }

    /// Returns for each of the texts the features that have it in a property, in the order of ids.
    ///
    /// - Throws: the errors of the store, and an error for a property that the collection does not have.
    public func features(
        in collection: CollectionID, where property: FieldName, isIn values: [String]
    ) throws -> [String: [Feature]] {
        let found = try features(FeatureSelection(collection, .property(property, isIn: values)))
        return Dictionary(grouping: found) { $0[property].text ?? "" }
    }

    /// Returns the features whose envelopes meet this envelope, in the order of ids.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func features(in collection: CollectionID, meeting envelope: Envelope) throws -> [Feature] {
        try features(FeatureSelection(collection, .meeting(envelope)))
    }

    /// Calls `body` for every feature in the order of ids.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func forEachFeature(in collection: CollectionID, _ body: (Feature) throws -> Void) throws {
        try forEachFeature(FeatureSelection(collection)) { try body($0.feature) }
    }

    /// Calls `body` for every feature in the order of ids, with the geometry and these properties only.
    ///
    /// - Throws: the errors of the store, and an error for a property that the collection does not have.
    public func forEachFeature(
        in collection: CollectionID, with properties: [String], _ body: (Feature) throws -> Void
    ) throws {
        try forEachFeature(FeatureSelection(collection).only(properties)) { try body($0.feature) }
    }

    /// Calls `body` for every feature that the query selects on all its pages, in the order of ids.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func forEachFeature(of query: FeatureQuery, _ body: (Feature) throws -> Void) throws {
        try forEachFeature(FeatureSelection(query)) { try body($0.feature) }
    }

    /// Returns the ids of all features in their order.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func ids(in collection: CollectionID) throws -> [FeatureID] {
        try features(FeatureSelection(collection).only([], geometry: false)).map(\.id)
    }

    /// Returns true when the collection has no features.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func isEmpty(_ collection: CollectionID) throws -> Bool {
        var selection = FeatureSelection(collection).only([], geometry: false)
        selection.limit = 1
        return try features(selection).isEmpty
    }

    /// Returns the largest value of a property; `nil` when no feature has one.
    ///
    /// - Throws: the errors of the store, and an error for a property that the collection does not have.
    public func largestNumber(of property: FieldName, in collection: CollectionID) throws -> Double? {
        var selection = FeatureSelection(collection).only([property.rawValue], geometry: false)
        selection.largestFirst = property
        selection.limit = 1
        return try features(selection).first?[property].number
    }

    /// Reads every feature.
    ///
    /// - Throws: the errors of the store, and an error for a property that the collection does not have.
    public func texts(of property: FieldName, in collection: CollectionID) throws -> [String] {
        var texts: Set<String> = []
        try forEachFeature(FeatureSelection(collection).only([property.rawValue], geometry: false)) { feature in
            if let text = feature.feature[property].text { texts.insert(text) }
        }
        return texts.sorted()
    }

    /// Reads every feature.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func envelope(of collection: CollectionID) throws -> Envelope? {
        var whole: Envelope?
        try forEachFeature(in: collection, with: []) { feature in
            guard let box = feature.geometry.flatMap({ Envelope($0) }) else { return }
            if whole?.include(box) == nil { whole = box }
        }
        return whole
    }

    /// Returns the geometries of these features. Features without a geometry are omitted.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func geometries(of ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Geometry] {
        var geometries: [FeatureID: Geometry] = [:]
        try forEachFeature(FeatureSelection(collection, .ids(ids)).only([])) {
            geometries[$0.feature.id] = $0.feature.geometry
        }
        return geometries
    }
}

extension InventorySnapshot {
    /// Returns the version that wrote the current version of each feature.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func versions(of ids: [FeatureID], in collection: CollectionID) throws -> [FeatureID: Int64] {
        var versions: [FeatureID: Int64] = [:]
        try forEachFeature(FeatureSelection(collection, .ids(ids)).only([], geometry: false)) {
            versions[$0.feature.id] = $0.version
        }
        return versions
    }

    /// Returns the version that wrote the current version of a feature; `nil` for an unknown feature.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func since(_ id: FeatureID, in collection: CollectionID) throws -> Int64? {
        try versions(of: [id], in: collection)[id]
    }

    /// Returns the stored hectares of a site; `nil` for an unknown site.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func hectaresStatement(of site: FeatureID) throws -> HectaresStatement? {
        try hectaresStatementJSON(of: site).map {
            try JSONDecoder().decode(HectaresStatement.self, from: Data($0))
        }
    }

    /// Returns the day as of which validity dates and years were evaluated; `nil` before the first import.
    ///
    /// A past version was evaluated on the day of its recording.
    ///
    /// - Throws: the errors of the store when it cannot be read.
    public func judgedOn() throws -> CalendarDay? {
        let state = try state()
        return (state.judgedOn ?? state.recordedAt.map { String($0.prefix(10)) }).flatMap { CalendarDay($0) }
    }
}
