import GeometryEngine
import SimpleFeatures
import Testing

struct CoordinateTransformerTests {
    private let ewaldGK2 = Position(2_579_653, 5_715_898)

    @Test(arguments: Golden.measures.transformations)
    func `positions are transformed as by pyproj`(_ golden: Golden.Transformation) throws {
        let transformer = try CoordinateTransformer(from: golden.source, to: golden.target)
        let image = try transformer.transform([Position(golden.position)])[0]
        #expect(abs(image.x - golden.image[0]) < 1e-6)
        #expect(abs(image.y - golden.image[1]) < 1e-6)
    }

    @Test func `Gauss-Krüger is transformed with the BeTA2007 grid`() throws {
        let transformer = try CoordinateTransformer(from: .epsg(31466), to: .utm32)
        let image = try transformer.transform([ewaldGK2])[0]
        #expect(abs(image.x - 371_676) < 2 && abs(image.y - 5_715_050) < 2)
        let operation = try transformer.operation(at: ewaldGK2)
        #expect(operation.usesGrid)
        #expect(operation.gridNames == ["de_adv_BETA2007.tif"])
        #expect(operation.accuracyMetres == 0.9)
        #expect(operation.name.contains("DHDN to ETRS89 (8)"))
    }

    @Test(arguments: ["Gauss_Kruger", "Transverse_Mercator"])
    func `ESRI's text without a code uses the same grid`(projection: String) throws {
        let text = """
            PROJCS["DHDN_3_Degree_Gauss_Zone_2",GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",\
            DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]],\
            PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["\(projection)"],\
            PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",6.0],\
            PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
            """
        let byText = try CoordinateTransformer(from: text, to: "EPSG:25832")
        let byCode = try CoordinateTransformer(from: .epsg(31466), to: .utm32)
        #expect(try byText.transform([ewaldGK2]) == byCode.transform([ewaldGK2]))
        #expect(try byText.operation(at: ewaldGK2).gridNames == ["de_adv_BETA2007.tif"])
    }

    @Test func `a change of projection alone needs no grid`() throws {
        let operation = try CoordinateTransformer(from: .epsg(4647), to: .utm32).operation(
            at: Position(32_371_676, 5_715_050))
        #expect(!operation.usesGrid && operation.gridNames.isEmpty)
    }

    @Test func `the inverse transformation returns to the start`() throws {
        let out = try CoordinateTransformer(from: .epsg(31466), to: .utm32)
        let back = try CoordinateTransformer(from: .utm32, to: .epsg(31466))
        let image = try back.transform(try out.transform([ewaldGK2]))[0]
        #expect(abs(image.x - ewaldGK2.x) < 1e-4 && abs(image.y - ewaldGK2.y) < 1e-4)
    }

    @Test func `an empty list is transformed to an empty list`() throws {
        #expect(try CoordinateTransformer(from: .utm32, to: .crs84).transform([]).isEmpty)
    }

    @Test func `the error names the first position that cannot be transformed`() throws {
        let transformer = try CoordinateTransformer(from: .utm32, to: .crs84)
        let positions = [Position(371_676, 5_715_050), Position(1e20, 3), Position(.nan, 1)]
        let error = #expect(throws: GeometryError.self) { try transformer.transform(positions) }
        #expect(error?.function == "proj_trans_generic")
        #expect(error?.message.contains("position (1e+20, 3.0): Point outside of projection domain") == true)
    }

    @Test func `a failure does not affect the next transformation`() throws {
        let transformer = try CoordinateTransformer(from: .utm32, to: .crs84)
        let good = [Position(371_676, 5_715_050)]
        let before = try transformer.transform(good)
        #expect(throws: GeometryError.self) { try transformer.transform([Position(.infinity, 0)]) }
        #expect(try transformer.transform(good) == before)
    }

    @Test(arguments: ["EPSG:999999", "nonsense", "", "PROJCS[\"broken\"", "EPSG:7019"])
    func `the error names a system that PROJ does not know`(definition: String) {
        let error = #expect(throws: GeometryError.self) {
            try CoordinateTransformer(from: definition, to: "EPSG:25832")
        }
        #expect(error?.message.hasPrefix(definition) == true)
    }

    @Test func `a system has a name and WKT in GDAL's dialect`() throws {
        let (name, wkt) = try CRS.utm32.nameAndWKT()
        #expect(name == "ETRS89 / UTM zone 32N")
        #expect(wkt.hasPrefix("PROJCS[\"ETRS89 / UTM zone 32N\""))
        #expect(throws: GeometryError.self) { try CRS.epsg(999_999).nameAndWKT() }
    }

    @Test func `a box in degrees narrows the choice of operations`() throws {
        let ruhr = Envelope(minX: 6.5, minY: 51.3, maxX: 7.8, maxY: 51.9)
        let transformer = try CoordinateTransformer(from: "EPSG:31466", to: "EPSG:25832", area: ruhr)
        #expect(try transformer.operation(at: ewaldGK2).usesGrid)
    }
}
