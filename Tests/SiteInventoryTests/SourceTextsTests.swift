import SimpleFeatures
import Testing

@testable import SiteInventory

struct SourceTextsTests {
    @Test(arguments: SourceFault.Kind.allCases)
    func `every fault of a file is a finding of its own, in both languages`(kind: SourceFault.Kind) {
        let fault = SourceFault(
            kind, file: "L/sites.shp", row: 7, field: "NAME", value: "VALUE", detail: "DETAIL", place: Position(1, 2))
        let finding = Finding.source(fault)
        #expect(finding.code.rawValue == kind.rawValue)
        #expect(finding.severity.rawValue == kind.severity.rawValue)
        #expect(finding.place == Finding.Place(x: 1, y: 2))
        #expect(finding.message.de.hasPrefix("L/sites.shp, Zeile 7, Spalte NAME: "))
        #expect(finding.message.en.hasPrefix("L/sites.shp, row 7, column NAME: "))
        #expect(finding.text.de != finding.text.en)
        #expect(kind == .readerWarning || !finding.message.en.contains("While reading"), "it has no words")
        // What stops an import says how to mend it.
        #expect(kind.severity != .error || finding.remedy != nil)
        #expect(kind.severity == .notice || finding.action != nil || finding.remedy != nil)
    }
}
