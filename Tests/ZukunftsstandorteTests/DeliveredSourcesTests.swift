import Testing

@testable import Zukunftsstandorte

/// The files of a delivery that are opened.
@Suite struct DeliveredSourcesTests {
    @Test(arguments: [
        (["a.shp", "a.shx", "a.dbf", "a.prj", "a.cpg"], ["a.shp"]),
        (["a.dbf", "A.SHP", "a.shp.xml"], ["A.SHP"]),
        (["a.dbf", "a.cpg", "b.csv"], ["a.dbf", "b.csv"]),
        // A companion without its main file is opened, so that the import reports it.
        (["a.shx", "b.shp", "b.dbf"], ["a.shx", "b.shp"]),
        (["a.zip", "a.gpkg", "a.xml"], ["a.zip", "a.gpkg", "a.xml"]),
        ([], []),
    ])
    func `the parts of a shapefile are one source`(files: [String], opened: [String]) {
        #expect(DeliveredSources.of(files) == opened)
    }
}
