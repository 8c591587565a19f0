import SimpleFeatures
import Testing

struct CoverageTests {
    /// What is shown by a test of its own, and what only the library's own failures bring about.
    private static let elsewhere: Set<SourceFault.Kind> = [
        // Of the selection of layers: InventoryExchangeTests.
        .layerNotFound, .layerLeftAside,
        .fileNotFound, .notAFile, .linkOutside, .fileIgnored, .fileUnreadable, .rowBroken, .readerWarning,
    ]

    @Test func `every kind of fault has a test file`() {
        let cases =
            ShapefileFaultTests.cases + TableFaultTests.cases + TextFaultTests.faults + GeometryFaultTests.cases
            + CSVFaultTests.cases + FormatFaultTests.cases
        let shown = Set(cases.map(\.fault.kind) + TextFaultTests.cases.compactMap(\.fault?.kind))
        let ofFiles = SourceFault.Kind.allCases.filter {
            !$0.rawValue.hasPrefix("archive-") && !$0.rawValue.hasPrefix("worker-") && $0 != .diskFull
        }
        #expect(Set(ofFiles).subtracting(shown).subtracting(Self.elsewhere) == [])
    }
}
