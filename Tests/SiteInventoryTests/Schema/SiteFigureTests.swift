import Foundation
import SimpleFeatures
import Testing

@testable import SiteInventory

/// The table of site figures, and what follows from it.
@Suite struct SiteFigureTests {
    @Test(arguments: SiteFigure.allCases)
    func `every figure is a field of the sites with its title and unit`(_ figure: SiteFigure) throws {
        let field = try #require(CollectionSchema.sites.field(figure.rawValue))
        #expect(field == figure.field)
        #expect(field.unit == figure.unit && field.title == figure.title && field.kind == .number)
        let suffix = [FieldUnit.minutes: "minutes", .share: "share"][figure.unit] ?? figure.unit.symbol
        #expect(figure.rawValue.hasSuffix("_\(suffix)"))
    }

    @Test func `names of fields are those of schemas, each once`() {
        let names = Set(CollectionSchema.all.flatMap { $0.fields.map(\.name) })
        #expect(Set(FieldName.allCases.map(\.rawValue)).isSubset(of: names))
        #expect(names.subtracting(FieldName.allCases.map(\.rawValue)) == Set(SiteFigure.words))
    }

    @Test func `the numbers of names are their positions`() {
        #expect(SiteFigure.allCases.map(\.index) == Array(SiteFigure.allCases.indices))
        #expect(FieldName.allCases.map(\.index) == Array(FieldName.allCases.indices))
        for schema in CollectionSchema.all {
            for name in FieldName.allCases {
                #expect(schema.layout.position(ofKey: name.index) == schema.layout.position(of: name.rawValue))
            }
        }
        #expect(SiteFigure.allCases.map { CollectionSchema.keys[$0.key] } == SiteFigure.words)
    }

    @Test func `functions and parameters have names of their own`() {
        let functions = SiteFigure.allCases.compactMap { $0.definition.function?.name }
        let ranges = SiteFigure.allCases.compactMap { $0.range?.name }
        #expect(Set(functions).count == functions.count && Set(ranges).count == ranges.count)
        #expect(functions.contains("available_ha") && ranges.contains("min_available_ha"))
        for figure in SiteFigure.allCases {
            guard let range = figure.range else { continue }
            #expect(range.name.hasPrefix(range.isMinimum ? "min_" : "max_"))
        }
    }

    @Test func `the figures that add up are those of land that has one claimant, and of the perimeter`() {
        #expect(
            SiteFigure.summed.map(\.nameWithoutUnit) == [
                "gross", "net", "developable", "available", "conditional", "reserved", "sold", "occupied",
                "not_marketable", "unknown",
            ])
        #expect(SiteFigure.summed(under: .available) == [.developableHectares, .availableHectares])
        #expect(SiteFigure.summed(under: .reservedForOwner) == [.developableHectares, .reservedHectares])
        #expect(SiteFigure.summed(under: .hardConstraint).isEmpty)
    }

    @Test func `a statement's figures are written and read by their names`() throws {
        var figures = HectaresFigures()
        for (number, figure) in SiteFigure.statementHectares.enumerated() { figures[figure] = Double(number) + 0.5 }
        figures.net = nil
        let json = try JSONEncoder().encode(figures)
        #expect(try JSONDecoder().decode(HectaresFigures.self, from: json) == figures)
        let members = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(Set(members.keys) == Set(SiteFigure.statementHectares.map(\.rawValue)))
        #expect(members["net_ha"] is NSNull)
    }

    @Test func `the map has one figure for each column of its list, and one of them is compared by its filter`() {
        let places = SiteFigure.allCases.compactMap { $0.map?.place }
        for role in MapDisplay.Role.allCases { #expect(places.filter { $0 == .headline(role) }.count == 1) }
        #expect(SiteFigure.allCases.first { $0.map?.place == .headline(.available) }?.range?.isMinimum == true)
    }

    @Test func `docs/hectares.md explains every figure in hectares`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/hectares.md")
        let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("|") }
        for figure in SiteFigure.allCases where figure.unit == .hectares {
            #expect(lines.contains { $0.contains("`\(figure.rawValue)`") }, "\(figure.rawValue)")
        }
    }
}
