internal import CQL2
internal import Codecs
internal import Foundation
internal import GRDB
internal import InventorySQL
internal import SimpleFeatures
internal import SiteInventory

/// Reads a page of the features that meet a small box, with one statement and on the calling thread.
///
/// The statement reads all features whose boxes meet the box. The reader tests their geometries, sorts them by row keys
/// and takes the page. ``PageReader`` tests each candidate twice, to count and to read, and evaluates the test in SQL.
struct NearbyPageReader {
    private let file: InventoryConnections
    private let query: FeatureQuery
    private let box: Envelope
    private let position: RowPosition?
    private let maximumBytes: Int
    private let statements: NearbyStatements

    /// The largest number of candidates. Reading them takes less than a millisecond.
    static let mostCandidates = 256
    /// The largest price of the conditions on the candidates, in comparisons; about a millisecond.
    private static let highestPrice = 10_000.0

    /// - Returns: `nil` for a query that is not of this kind.
    init?(_ query: FeatureQuery, _ file: InventoryConnections) throws {
        guard query.isNearBox, let box = query.boxes.first else { return nil }
        position = try query.after.map { try RowPosition($0) }
        (self.file, self.query, self.box, maximumBytes) = (file, query, box, query.maximumBytes ?? .max)
        statements = try NearbyStatements(query, box, crs: file.crs, limit: Self.mostCandidates + 1)
    }

    /// - Returns: `nil` when the box has too many candidates or none, or testing them takes too long, or the query is of a
    ///   past version.
    func page(_ db: Database) throws -> FeaturePage? {
        guard try mayTestCandidates(db), let (found, state) = try candidates(db),
            position.map({ $0.version >= state.version }) != false
        else { return nil }
        let start = position.map { position in found.firstIndex { $0.key > position.rowKey } ?? found.count } ?? 0
        let page = found[start...].prefix(query.limit)
        let isLast = page.endIndex == found.endIndex
        let next = isLast ? nil : page.last.map { RowPosition(rowKey: $0.key, version: state.version).cursor }
        return FeaturePage(
            features: page.map(\.feature), next: next,
            previous: previous(before: start, found.map(\.key), state.version),
            numberMatched: found.count, state: state)
    }

    private func previous(before start: Int, _ keys: [Int64], _ version: Int64) -> PageCursor? {
        guard query.wantsPrevious, let position, !position.isBeginning else { return nil }
        let last = start - query.limit - 1
        return RowPosition(rowKey: last >= 0 ? keys[last] : 0, version: version).cursor
    }

    /// Counts the candidates, which takes a small part of the time to read them. The caller tries twice to read a page
    /// without a change of threads: on the event loop, and in the task.
    private func mayTestCandidates(_ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: statements.count.sql)
        let count = try Int.fetchOne(statement, arguments: StatementArguments(statements.count)) ?? 0
        let price = QueryPrice(query).comparisons(rows: count, candidates: count)
        return count <= Self.mostCandidates && price <= Self.highestPrice
    }

    /// The features that the query selects, in the order of row keys, and the state that they are of; `nil` when there are
    /// too many candidates or none.
    private func candidates(
        _ db: Database
    ) throws -> (found: [(key: Int64, feature: EncodedFeature)], state: InventoryState)? {
        let rows = try Row.fetchCursor(
            statement(statements.features, db), arguments: StatementArguments(statements.features))
        var found: [(key: Int64, feature: EncodedFeature)] = []
        var (count, bytes) = (0, 0)
        var state: InventoryState?
        while let row = try rows.next() {
            if state == nil { state = try file.known.state(row, at: 4, db) }
            let feature = try EncodedFeature(row)
            (count, bytes) = (count + 1, bytes + feature.geoJSON.count)
            guard count <= Self.mostCandidates, bytes <= maximumBytes else { return nil }
            if try row[3] || meets(feature) { found.append((row[0], feature)) }
        }
        return state.map { (found.sorted { $0.key < $1.key }, $0) }
    }

    /// The geometry as it is served decides, where the box of the feature crosses an edge of the box.
    private func meets(_ feature: EncodedFeature) throws -> Bool {
        try GeoJSONReader.feature(feature.geoJSON, meets: box)
    }

    private func statement(_ fragment: SQLFragment, _ db: Database) throws -> Statement {
        try db.statement(
            fragment.sql, of: query, isCached: !query.readsRows || file.statements.keeps(fragment.sql))
    }
}

/// The statements of ``NearbyPageReader``.
private struct NearbyStatements {
    /// Row key, GeoJSON, geometry or null, whether the box of the feature is within the box, and ``KnownState/columns``.
    let features: SQLFragment
    /// Counts the candidates, up to the limit.
    let count: SQLFragment

    init(_ query: FeatureQuery, _ box: Envelope, crs: CRS, limit: Int) throws {
        let table = InventoryTable.of(query.collection)
        let view = TableView(table, version: nil, GeoPackageDialect())
        var conditions = query
        conditions.boxes = []
        let selected = try SelectStatement.conditions(conditions, crs: crs, view)
        let candidates = Self.candidates(table, box)
        let readsRows = !selected.isEmpty || query.wantsPlane
        features = """
            SELECT b.id, d.geojson, \(sql: query.wantsPlane ? "f.geom" : "NULL"), b.is_within, \(sql: KnownState.columns)
            FROM (\(candidates)) AS b \(sql: readsRows ? "CROSS JOIN \(table.name) AS f ON f.fid = b.id" : "")
            CROSS JOIN \(sql: table.documents) AS d ON d.fid = b.id
            WHERE \(.joined(selected, "AND", ifNone: "TRUE")) LIMIT \(sql: String(limit))
            """
        count = "SELECT count(*) FROM (SELECT 1 FROM (\(candidates)) LIMIT \(sql: String(limit)))"
    }

    /// Row keys of features whose boxes meet the box, and of those without a geometry.
    private static func candidates(_ table: InventoryTable, _ box: Envelope) -> SQLFragment {
        let sides = [box.minX, box.maxX, box.minY, box.maxY].map { SQLValue.number($0) }
        return SQLFragment(
            """
            SELECT id, minx >= ? AND maxx <= ? AND miny >= ? AND maxy <= ? AS is_within FROM \(table.publicBoxes)
            WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?
            UNION ALL SELECT fid, TRUE FROM \(table.name) WHERE geom IS NULL
            """, sides + sides)
    }
}

extension FeatureQuery {
    /// True for a query of the latest version about one box, in the order of row keys.
    var isNearBox: Bool {
        boxes.count == 1 && region == nil && sort.isEmpty && replacements.isEmpty && version == nil
            && roads.isEmpty && limit <= Self.mostByKey && filter?.dependsOnRow != false
            && InventoryTable.of(collection).hasGeometry
    }
}

extension FilterExpression {
    /// True when the columns of a row decide. The SQL of locations and distances first reads a spatial index.
    fileprivate var dependsOnRow: Bool {
        switch self {
        case .spatialPredicate, .function: false
        case .inList(_, let list) where list.count > 100: false
        default: children.allSatisfy(\.dependsOnRow)
        }
    }
}
