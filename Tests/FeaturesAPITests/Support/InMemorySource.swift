import CQL2
import Codecs
import Foundation
import SimpleFeatures
import SiteInventory
import TestSupport

/// An inventory in memory: few features, read one after the other.
struct InMemorySource: InlineSource {
    var features: [CollectionID: [Feature]] = [:]
    var statements: [FeatureID: String] = [:]
    /// What it held before its latest version, by version; each was recorded at noon of that day of January 2025.
    var past: [Int64: [CollectionID: [Feature]]] = [:]
    var version = InventoryState(version: 7, recordedAt: "2025-11-26T08:30:15.250Z")

    /// True for pages and features that are read on the calling thread.
    var readsInline = false

    /// Only what is asked for in another system, or measured, is taken to lie in it.
    var crs = CRS.utm32

    func inlineState() throws -> InventoryState { version }

    func state() async throws -> InventoryState { version }

    func version(of cursor: PageCursor) throws -> Int64 { try Place(cursor).version }

    func page(_ query: FeatureQuery) async throws -> FeaturePage { try read(query) }

    func inlinePage(_ query: FeatureQuery) throws -> FeaturePage? { readsInline ? try read(query) : nil }

    private func read(_ query: FeatureQuery) throws -> FeaturePage {
        let place = try query.after.map(Place.init)
        if let asked = place?.version ?? query.version, asked != version.version {
            var query = query
            query.version = nil
            let then = recorded(asked)
            query.after = place.map { Place(version: then.version.version, number: $0.number).cursor }
            return try then.read(query)
        }
        let replaced = Dictionary(uniqueKeysWithValues: query.replacements.map { ($0.feature.id, $0.feature) })
        let current = (features[query.collection] ?? []).map { replaced[$0.id] ?? $0 }
        // Row keys count from 1.
        let selected = zip(1..., current).filter { _, feature in
            query.boxes.select(feature) && query.holds(for: feature) && query.mentions.select(feature)
                && query.roads.holds(for: feature, links: features[.accessLinks] ?? [])
        }.sorted { query.sort.order($0.1, $1.1) ?? ($0.0 < $1.0) }
        func cursor(_ index: Int) -> PageCursor {
            Place(version: version.version, number: index < 0 ? 0 : Int64(selected[index].0)).cursor
        }
        let done = place.flatMap { place in selected.firstIndex { $0.0 == place.number } }.map { $0 + 1 } ?? 0
        let page = selected.dropFirst(done).prefix(query.limit)
        let end = done + page.count
        let encoded = page.map { $0.1.encoded }
        var bytes = 0
        let read = encoded.prefix { feature in
            defer { bytes += feature.geoJSON.count }
            return bytes < query.maximumBytes ?? .max
        }
        let rest = encoded.count - read.count
        return FeaturePage(
            features: Array(read), next: end < selected.count ? cursor(end - 1) : nil,
            previous: done > 0 ? cursor(max(done - query.limit, 0) - 1) : nil, numberMatched: selected.count,
            state: version, rest: rest == 0 ? nil : .init(count: rest, cursor: cursor(end - rest - 1)))
    }

    func feature(_ id: FeatureID, in collection: CollectionID) async throws -> EncodedFeature? {
        features[collection]?.first { $0.id == id }?.encoded
    }

    func inlineFeature(_ id: FeatureID, in collection: CollectionID) throws -> EncodedFeature? {
        readsInline ? features[collection]?.first { $0.id == id }?.encoded : nil
    }

    func summary(of collection: CollectionID) async throws -> CollectionSummary {
        let features = features[collection] ?? []
        let envelopes = features.compactMap(\.geometry).compactMap(Envelope.init)
        let extent = envelopes.dropFirst().reduce(into: envelopes.first) { $0?.include($1) }
        return CollectionSummary(itemCount: features.count, extent: extent, version: version.version)
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any InventorySnapshot) throws -> Value
    ) async throws -> Value {
        try body(InMemorySnapshot(source: self))
    }

    func recordedState(at time: RecordedTime) async throws -> RecordedState {
        let versions = past.keys + [version.version]
        return state(of: versions.filter { recordedAt($0) ?? "" <= time.text }.max() ?? 0)
    }

    func at(version: Int64) -> any FeatureSource { recorded(version) }

    private func recorded(_ version: Int64) -> InMemorySource {
        guard version < self.version.version else { return self }
        var then = self
        then.features = past[version] ?? [:]
        then.version = InventoryState(version: version, recordedAt: recordedAt(version))
        then.past = past.filter { $0.key <= version }
        return then
    }

    func state(of version: Int64) -> RecordedState {
        RecordedState(
            InventoryState(version: version, recordedAt: recordedAt(version)),
            firstRecordedAt: (past.keys + [self.version.version]).min().flatMap(recordedAt))
    }

    private func recordedAt(_ version: Int64) -> String? {
        version == self.version.version
            ? self.version.recordedAt : version > 0 ? "2025-01-0\(version)T12:00:00.000Z" : nil
    }
}

/// What the cursors of this source hold.
private struct Place {
    let version: Int64
    /// The number of the last feature before the page, counting from 1.
    let number: Int64

    init(version: Int64, number: Int64) {
        self.version = version
        self.number = number
    }

    init(_ cursor: PageCursor) throws {
        let numbers = cursor.token.split(separator: "-", omittingEmptySubsequences: false).map {
            Int64($0, radix: 36)
        }
        guard numbers.count == 2, let version = numbers[0], let number = numbers[1], version >= 0, number >= 0,
            !cursor.token.contains("+")
        else { throw InvalidPageCursor(token: cursor.token) }
        self.init(version: version, number: number)
    }

    var cursor: PageCursor {
        PageCursor(token: "\(String(version, radix: 36))-\(String(number, radix: 36))")
    }
}

extension Feature {
    var encoded: EncodedFeature {
        let sorted = properties.sorted { $0.name < $1.name }
        return EncodedFeature(
            geoJSON: GeoJSONWriter.feature(id: id, geometry: geometry, properties: sorted),
            since: InventoryState(version: 3, recordedAt: "2025-11-20T12:00:00.000Z"),
            plane: geometry.map(WKB.encode))
    }
}

extension RoadCondition {
    fileprivate func holds(for site: Feature, links: [Feature]) -> Bool {
        func isAny(_ value: PropertyValue, of words: [String]) -> Bool {
            words.isEmpty || words.contains(value.text ?? "")
        }
        return
            (!asksForLink
            || links.contains { link in
                link["site_id"].text == site.id.text && isAny(link["road_project_id"], of: roadProjects)
                    && isAny(link["road_status"], of: roadStatuses.map(\.rawValue))
                    && isAny(link["basis"], of: bases.map(\.rawValue))
            }) && (waitsFor.isEmpty || waitsFor.contains { site["conditions"].text?.contains("\"\($0)\"") ?? false })
    }
}

extension [Envelope] {
    func select(_ feature: Feature) -> Bool {
        guard let geometry = feature.geometry, !isEmpty else { return true }
        return contains { $0.meets(geometry) }
    }
}

extension FeatureQuery {
    /// Whether its filter is true for the feature.
    func holds(for feature: Feature) -> Bool {
        filter.map { FilterEvaluator(feature, .of(collection)).truth(of: $0) == true } ?? true
    }
}

extension FilterEvaluator {
    /// Of a feature of this collection. Geometries are only compared with boxes.
    fileprivate init(_ feature: Feature, _ schema: CollectionSchema) {
        let types = schema.filterQueryables.properties
        self.init(
            property: { name in
                if name == "id" { return .string(feature.id.text) }
                if name == CollectionSchema.geometryQueryable { return feature.geometry.map(Value.geometry) }
                return Value(feature[name], types[name])
            },
            spatial: { relation, a, b in
                let meets = b.polygons.contains { Envelope(.polygon($0)).map { $0.meets(a) } ?? false }
                switch relation {
                case .intersects: return meets
                case .disjoint: return !meets
                default: return nil
                }
            })
        let figures = schema.functions.compactMap { function in
            if case .figure(let signature, let property) = function { (signature.name, property) } else { nil }
        }
        let properties = Dictionary(uniqueKeysWithValues: figures)
        function = { name, _ in properties[name].flatMap { Value(feature[$0], .number) } }
    }
}

extension FilterEvaluator.Value {
    fileprivate init?(_ value: PropertyValue, _ type: ValueType?) {
        switch value {
        case .null, .json: return nil
        case .string(let text):
            guard type == .date, let instant = Instant(text) else {
                self = .string(text)
                return
            }
            self = .time(instant.seconds, isDay: true)
        case .integer(let number): self = .number(Double(number))
        case .number(let number): self = .number(number)
        case .boolean(let truth): self = .boolean(truth)
        }
    }
}

extension [SortKey] {
    /// Whether one feature comes before another; `nil` for equals.
    fileprivate func order(_ a: Feature, _ b: Feature) -> Bool? {
        for key in self {
            let (x, y) = (
                key.property == "id" ? .string(a.id.text) : a[key.property],
                key.property == "id" ? .string(b.id.text) : b[key.property]
            )
            if x == y { continue }
            if x.isNull || y.isNull { return y.isNull }
            let isLess = (x.number.flatMap { x in y.number.map { x < $0 } }) ?? ((x.text ?? "") < (y.text ?? ""))
            return isLess != key.isDescending
        }
        return nil
    }
}

extension [String] {
    fileprivate func select(_ feature: Feature) -> Bool {
        isEmpty
            || contains { word in
                feature.properties.contains {
                    $0.value.text?.range(of: word, options: [.caseInsensitive, .diacriticInsensitive]) != nil
                }
            }
    }
}
