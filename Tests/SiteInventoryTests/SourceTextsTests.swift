import SimpleFeatures
import Testing

@testable import SiteInventory

struct SourceTextsTests {
    /// A zip has no rows, and a process no place.
    private static let ofRows = SourceFault.Kind.allCases.filter {
        !$0.rawValue.hasPrefix("archive-") && !$0.rawValue.hasPrefix("worker-") && $0 != .diskFull
    }

    @Test(arguments: SourceFault.Kind.allCases)
    func `every fault has a code and words of its own`(kind: SourceFault.Kind) {
        let finding = Finding.of(SourceFault(kind, file: "L/sites.zip", value: "12", detail: "34"))
        #expect(finding.code.rawValue == kind.rawValue)
        #expect(finding.severity.rawValue == kind.severity.rawValue)
        #expect(finding.text.de != finding.text.en)
        #expect(finding.text.en.contains("sites.zip") || kind.rawValue.hasPrefix("worker-"))
    }

    @Test(arguments: ofRows)
    func `every fault of a file is a finding of its own, in both languages`(kind: SourceFault.Kind) {
        let fault = SourceFault(
            kind, file: "L/sites.shp", row: 7, field: "NAME", value: "VALUE", detail: "DETAIL", place: Position(1, 2))
        let finding = Finding.of(fault)
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
