internal import Codecs
internal import Foundation
internal import GRDB
internal import SimpleFeatures
internal import SiteInventory

extension SQLPart {
    /// Features that meet one of the boxes of longitude and latitude, and those that have no geometry.
    ///
    /// Features without geometry come from an index of their own, so that no table is scanned.
    static func meeting(_ boxes: [Envelope], _ view: TableView) -> SQLPart {
        let table = view.table
        guard view.version == nil else {
            let without = SQLPart(table.hasGeometry ? "(f.geom IS NULL)" : "1", [])
            return joined(boxes.map { overlapThen($0, view) } + [without], "OR", ifNone: "1")
        }
        let without = SQLPart(
            "SELECT fid FROM main.\(table.name)" + (table.hasGeometry ? " WHERE geom IS NULL" : ""), [])
        return "f.fid IN (\(union(boxes.map { overlap($0, table) } + [without])))"
    }

    /// Features whose served geometries meet one of the boxes of longitude and latitude.
    static func touching(_ boxes: [Envelope], _ view: TableView) -> SQLPart {
        view.version == nil
            ? "f.fid IN (\(union(boxes.map { overlap($0, view.table) })))"
            : joined(boxes.map { overlapThen($0, view) }, "OR", ifNone: "0")
    }

    /// The index of boxes finds the candidates; only those that reach over an edge of the asked-for box are looked
    /// at themselves.
    private static func overlap(_ box: Envelope, _ table: Table) -> SQLPart {
        SQLPart(
            """
            SELECT b.id FROM \(table.publicBoxes) AS b
            WHERE b.maxx >= ? AND b.minx <= ? AND b.maxy >= ? AND b.miny <= ?
            AND (b.minx >= ? AND b.maxx <= ? AND b.miny >= ? AND b.maxy <= ?
              OR \(MeetsBox.name)((SELECT CAST(geojson AS BLOB) FROM \(table.documents) WHERE fid = b.id), ?, ?, ?, ?))
            """,
            ([box.minX, box.maxX, box.minY, box.maxY, box.minX, box.maxX, box.minY, box.maxY] + box.edges)
                .map(\.databaseValue))
    }

    /// The same in a past version: a feature's box may be that of another version, so that each is looked at itself.
    private static func overlapThen(_ box: Envelope, _ view: TableView) -> SQLPart {
        let keys = Array(repeating: [box.minX, box.maxX, box.minY, box.maxY], count: view.boxRepetitions)
        return SQLPart(
            """
            (f.fid IN (\(view.keysMeetingBox))
              AND \(MeetsBox.name)(CAST(\(view.document("geojson", of: "f")) AS BLOB), ?, ?, ?, ?))
            """,
            (keys.flatMap(\.self) + box.edges).map(\.databaseValue))
    }

    /// Features that meet the area, and those that have no geometry.
    static func meeting(_ region: Polygon, _ view: TableView) -> SQLPart {
        SQLPart(
            "(f.geom IS NULL OR \(MeetsRegion.name)(\(view.document("geojson", of: "f")), ?))",
            [Data(WKB.encode(.polygon(region))).databaseValue])
    }

    /// Features in one of whose texts one of the words stands.
    static func mentioning(_ words: [String], _ table: Table) -> SQLPart {
        let texts = table.schema.published.filter { $0.kind == .string }.map { ", f.\($0.name.quoted)" }.joined()
        return joined(
            words.map { SQLPart("\(MentionsWord.name)(?, f.id\(texts))", [$0.databaseValue]) }, "OR", ifNone: "1")
    }

    /// Of row keys for `IN`, to which it is the same how often each comes.
    static func union(_ selects: [SQLPart]) -> SQLPart {
        SQLPart(selects.map(\.sql).joined(separator: " UNION ALL "), selects.flatMap(\.arguments))
    }
}

extension Envelope {
    /// As ``MeetsBox`` wants them.
    fileprivate var edges: [Double] { [minX, minY, maxX, maxY] }
}
