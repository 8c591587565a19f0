import SimpleFeatures
import Testing

@testable import InventoryExchange
@testable import SiteInventory

struct ArchiveFindingTests {
    /// The faults of archives and of the process that reads them.
    static let kinds = SourceFault.Kind.allCases.filter { kind in
        ["archive-", "worker-", "disk-"].contains { kind.rawValue.hasPrefix($0) }
    }

    @Test(arguments: kinds)
    func `every fault of a delivery names its file and a remedy`(kind: SourceFault.Kind) throws {
        let finding = Finding.of(SourceFault(kind, file: "logistik.zip/Größe.shp", value: "8589934592", detail: "3"))
        #expect(finding.code.rawValue == kind.rawValue)
        #expect(finding.severity == .error)
        let remedy = try #require(finding.remedy)
        for text in [finding.message.de, finding.message.en] { #expect(text.contains("logistik.zip/Größe.shp")) }
        for text in [remedy.de, remedy.en] { #expect(text.count > 20) }
        #expect(finding.message.de != finding.message.en)
    }

    @Test(arguments: [("end", "Ende"), ("data", "gepackten Daten"), ("list", "Inhaltsverzeichnis")])
    func `a damaged zip is reported with the place of the damage`(part: String, words: String) {
        let finding = Finding.of(SourceFault(.archiveDamaged, file: "a.zip", value: part))
        #expect(finding.message.de.contains(words))
    }

    @Test func `sizes are written with a unit`() {
        let fault = SourceFault(.archiveTooLarge, file: "a.zip", value: "10200547328", detail: "8589934592")
        let finding = Finding.of(fault)
        #expect(finding.message.de == "a.zip ist ausgepackt 9,5 GiB groß; erlaubt sind 8 GiB je Lieferung.")
        #expect(finding.message.en == "a.zip unpacks to 9.5 GiB; 8 GiB are allowed for one delivery.")
        #expect(Finding.of(SourceFault(.diskFull, file: "a", value: "7")).message.en.contains("(7 bytes)"))
    }
}
