import Foundation
import SimpleFeatures
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// The fixed names of our fields in shapefiles, and the document that lists them.
@Suite struct ShapefileNameTests {
    static let written: [(collection: CollectionID, field: CollectionSchema.Field)] = CollectionSchema.all.flatMap {
        schema in
        schema.fields.filter { !["extra", "confidential"].contains($0.name) }.map { (schema.id, $0) }
    }

    @Test(arguments: CollectionID.allCases)
    func `every field has a valid DBF name of its own`(_ collection: CollectionID) throws {
        let fields = Self.written.filter { $0.collection == collection }.map(\.field.name)
        let names = try fields.map { try #require(ShapefileName.name(of: $0, in: collection), "\($0)") }
        let all = names + [ShapefileName.identifier(of: collection)]
        #expect(Set(all).count == all.count)
        for name in all {
            #expect((1...ShapefileName.mostBytes).contains(name.utf8.count), "\(name)")
            #expect(name.utf8.allSatisfy { 65...90 ~= $0 || 48...57 ~= $0 || $0 == 95 }, "\(name)")
        }
    }

    @Test(arguments: CollectionID.allCases)
    func `only names of computed fields begin with B_`(_ collection: CollectionID) {
        for (_, field) in Self.written where field.name != "extra" {
            guard let name = ShapefileName.name(of: field.name, in: collection),
                let own = CollectionSchema.of(collection).field(field.name)
            else { continue }
            #expect(name.hasPrefix("B_") == own.isDerived, "\(name)")
        }
    }

    @Test(arguments: written)
    func `the import knows each name for its field, also alone`(
        _ collection: CollectionID, _ field: CollectionSchema.Field
    ) throws {
        let name = try #require(ShapefileName.name(of: field.name, in: collection))
        let identifier = ShapefileName.identifier(of: collection)
        let mapping = FieldMapping(
            [identifier, name].map { SourceField(name: $0, kind: .string) }, to: .of(collection))
        #expect(mapping.mapped.map(\.field.name) == (field.isDerived ? [] : [field.name]))
        #expect(mapping.computed.contains(1) == field.isDerived)
        #expect(mapping.extra.isEmpty && mapping.confidential.isEmpty)
        if collection == .accessLinks {
            #expect(mapping.computed.contains(0))
        } else {
            #expect(mapping.identifier == 0)
        }
    }

    @Test(arguments: CollectionID.allCases, [true, false])
    func `the import knows all names together, beside other columns`(_ collection: CollectionID, _ isShort: Bool) {
        let schema = CollectionSchema.of(collection)
        let fields = schema.fields.compactMap { field in
            ShapefileName.name(of: field.name, in: collection).map { (field, isShort ? $0 : field.name) }
        }
        let identifier = isShort ? ShapefileName.identifier(of: collection) : "id"
        // Every way in which a planner may call one of our fields, as a column of another meaning.
        let others =
            schema.fields.flatMap { FieldSynonyms.names(of: $0.name, in: collection) }
            + FieldSynonyms.identifier(of: collection)
        let taken = Set((fields.map(\.1) + [identifier]).map { $0.lowercased() })
        let extra = Set(others.map { $0.uppercased() }).filter { !taken.contains($0.lowercased()) }.sorted()
        let names = fields.map(\.1) + [identifier] + extra
        let mapping = FieldMapping(names.map { SourceField(name: $0, kind: .string) }, to: schema)
        let mapped = Dictionary(mapping.mapped.map { ($0.field.name, names[$0.column]) }) { first, _ in first }
        let expected = fields.filter { !$0.0.isDerived && $0.0.kind != .json }.map { ($0.0.name, $0.1) }
        #expect(mapped == Dictionary(uniqueKeysWithValues: expected))
        if collection != .accessLinks { #expect(mapping.identifier.map { names[$0] } == identifier) }
        #expect((mapping.extra + mapping.confidential).map { names[$0] }.sorted() == extra)
    }

    @Test(arguments: written.filter { !$0.field.allowedValues.isEmpty })
    func `each German word is read as the word that it was written for`(
        _ collection: CollectionID, _ field: CollectionSchema.Field
    ) {
        for word in field.allowedValues {
            #expect(WordSynonyms.word(for: WordSynonyms.spelled(word).de, among: field.allowedValues) == word)
        }
    }

    @Test(arguments: CollectionID.allCases, VectorFormat.allCases)
    func `the import knows each layer by its name`(_ collection: CollectionID, _ format: VectorFormat) {
        for suffix in GeometryClass.allCases.map(\.suffix) {
            let name = format.layerName(of: collection) + suffix
            #expect(LayerRecognition.collection(ofLayer: name) == collection, "\(name)")
        }
    }

    /// `RECORD=1 swift test --filter ShapefileNameTests` writes the document anew.
    @Test func `docs/shapefile-names.md equals the table of names`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/shapefile-names.md")
        let text = Self.document
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try text.write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: path, encoding: .utf8) == text)
    }

    private static var document: String {
        let head = """
            # Names in shapefiles

            A shapefile cuts the names of its fields after ten bytes. These names are fixed, so that they are the same in every
            export, and an import knows each of them. Made from `SiteInventory/Schema` by `RECORD=1 swift test --filter
            ShapefileNameTests`; don't edit it.

            - Text is UTF-8 with a `.cpg` that says so; words of closed lists are German (`verfügbar`), truth is `ja` or `nein`.
            - Null is unknown, never zero: numbers and dates are left empty.
            - What begins with `B_` (berechnet) is computed by the inventory. An import doesn't read it.
            - Further attributes of the source have columns of their own under their own names. A name that is longer than ten
              bytes or taken gets its first bytes, an underscore and two digits: `VERFUEGBARKEIT_JETZT` becomes `VERFUEG_01`.
              Attributes are taken in the order of their names, those that keep theirs first. The export lists each new name.
            - Confidential attributes are written with `--with-confidential` only. Where their name doesn't fit, it's `GEHEIM`,
              `GEHEIM_01`, …, by which an import knows that they are confidential.
            - Text is cut after 254 bytes, at a whole character; a list that is longer is left out. The export lists each.
            - A collection with points, lines and areas becomes several files: `…_punkte`, `…_mehrfachpunkte`, `…_linien`,
              `…_flaechen`, and a `.dbf` alone for what has no geometry.

            """
        return head + CollectionSchema.all.map(table).joined()
    }

    private static func table(_ schema: CollectionSchema) -> String {
        let file = ShapefileName.layer(schema.id)
        var lines = [
            "", "## \(schema.title.de) (`\(file)`, collection `\(schema.id.rawValue)`)", "",
            "| name | field | kind | meaning |", "|---|---|---|---|",
            "| `\(ShapefileName.identifier(of: schema.id))` | `id` | text | identifier |",
        ]
        for field in schema.fields {
            guard let name = ShapefileName.name(of: field.name, in: schema.id) else { continue }
            let unit = field.unit.map { " [\($0.symbol)]" } ?? ""
            lines.append("| `\(name)` | `\(field.name)` | \(kind(field)) | \(field.title.en)\(unit) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func kind(_ field: CollectionSchema.Field) -> String {
        switch field.kind {
        case .string: "text"
        case .integer: "whole number"
        case .number: "number"
        case .boolean: "`ja` or `nein`"
        case .date: "date"
        case .json: "JSON"
        }
    }
}
