import GeometryEngine
import SimpleFeatures
import SiteInventory
import TestSupport
import Testing

@testable import InventoryExchange

/// Faults of GEOS in the terms of OGC Simple Features.
@Suite struct GeometryDefectTests {
    @Test(arguments: [
        ("bow-tie", GeometryDefect.selfIntersection), ("hole outside", .holeOutside),
        ("overlapping parts", .selfIntersection), ("open ring", .ringNotClosed),
        ("ring of two positions", .tooFewPoints), ("polygon with a NaN", .invalidCoordinate),
        ("infinite line", .invalidCoordinate), ("line of one position", .tooFewPoints),
    ])
    func `a fault has a name`(specimen: String, defect: GeometryDefect) throws {
        let geometry = try #require(GeometryZoo.all.first { $0.name == specimen }?.geometry)
        let fault = try #require(try geometry.validityFault())
        #expect(GeometryDefect(fault) == defect, "\(fault.reason)")
    }

    @Test func `every invalid geometry has a name and texts in both languages`() throws {
        for specimen in GeometryZoo.invalid + GeometryZoo.unreadable {
            let fault = try #require(try specimen.geometry.validityFault())
            let defect = GeometryDefect(fault)
            #expect(defect != .other, "\(specimen): \(fault.reason)")
            #expect(!defect.text.de.isEmpty && !defect.text.en.isEmpty)
        }
    }
}
