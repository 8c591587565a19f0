import SimpleFeatures
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Coordinates of the former Ewald colliery in Herten, as planners' files have them.
@Suite struct CRSDecisionTests {
    static let ewald: [(code: String, x: Double, y: Double)] = [
        ("EPSG:25832", 371_676, 5_715_050), ("EPSG:4647", 32_371_676, 5_715_050),
        ("EPSG:31466", 2_579_653, 5_715_898), ("EPSG:31467", 3_371_698, 5_716_896),
        ("EPSG:3857", 795_745, 6_723_086), ("EPSG:3035", 4_123_347, 3_166_229), ("EPSG:4326", 7.1483, 51.5719),
    ]

    @Test(arguments: ewald)
    func `a file without .prj is recognised by its coordinates, with a finding`(code: String, x: Double, y: Double) {
        let decision = CRSDecision(option: nil, stated: nil, sample: [Position(x, y)])
        #expect(decision.definition == code)
        #expect(decision.finding?.code == .check(.crsGuessed))
        #expect(decision.finding?.severity == .warning)
        #expect(decision.finding?.value == code)
        #expect(!decision.swapsAxes)
    }

    @Test func `latitude before longitude is swapped back, with a finding`() {
        let guessed = CRSDecision(option: nil, stated: nil, sample: [Position(51.5719, 7.1483)])
        #expect(guessed.definition == "EPSG:4326")
        #expect(guessed.swapsAxes)
        let stated = CRSDecision(option: nil, stated: Self.stated("EPSG:4326"), sample: [Position(51.5719, 7.1483)])
        #expect(stated.definition == "EPSG:4326")
        #expect(stated.swapsAxes)
        #expect(stated.finding?.code == .check(.axesSwapped))
    }

    @Test(arguments: ewald, ewald)
    func `an implausible .prj refuses the layer and names the likely system`(
        stated: (code: String, x: Double, y: Double), real: (code: String, x: Double, y: Double)
    ) {
        let decision = CRSDecision(option: nil, stated: Self.stated(stated.code), sample: [Position(real.x, real.y)])
        if stated.code == real.code {
            #expect(decision.definition == stated.code)
            #expect(decision.finding == nil)
        } else {
            #expect(decision.definition == nil)
            #expect(decision.finding?.code == .check(.crsImplausible))
            #expect(decision.finding?.severity == .error)
            #expect(decision.finding?.message.en.contains("look like \(real.code)") == true)
        }
    }

    @Test func `an option of the import has precedence over the file and the coordinates`() {
        let decision = CRSDecision(
            option: "EPSG:31466", stated: Self.stated("EPSG:25832"), sample: [Position(371_676, 5_715_050)])
        #expect(decision.definition == "EPSG:31466")
        #expect(decision.finding == nil)
        #expect(decision.likely?.code == "EPSG:25832")
    }

    @Test(arguments: [Position(0, 0), Position(123_456, 1), Position(-5e9, 5e9), Position(.nan, 1)])
    func `coordinates that fit no system of the region are not guessed`(position: Position) {
        let decision = CRSDecision(option: nil, stated: nil, sample: [position])
        #expect(decision.definition == nil)
        #expect(decision.finding?.code == .check(.crsMissing))
    }

    @Test func `a stated system far from the region is kept when no other is likely`() {
        let decision = CRSDecision(
            option: nil, stated: Self.stated("EPSG:25832"), sample: [Position(500_000, 6_600_000)])
        #expect(decision.definition == "EPSG:25832")
        #expect(decision.finding == nil && decision.likely == nil)
    }

    @Test(arguments: [
        ("EPSG:25832", 500_000.0, 6_050_000.0), ("EPSG:25832", 800_000, 5_800_000), ("EPSG:25833", 400_000, 5_800_000),
        ("EPSG:4258", 13.0, 52.4),
    ])
    func `municipalities lie anywhere in Germany`(code: String, x: Double, y: Double) {
        let decision = CRSDecision(
            option: nil, stated: Self.stated(code), sample: [Position(x, y)], region: CRSGuess.germany)
        #expect(decision.definition == code)
        #expect(decision.finding == nil)
    }

    @Test(arguments: ewald)
    func `municipalities of the region are recognised without .prj`(code: String, x: Double, y: Double) {
        let decision = CRSDecision(option: nil, stated: nil, sample: [Position(x, y)], region: CRSGuess.germany)
        #expect(decision.definition == code)
    }

    @Test func `swapped axes of a plane are swapped back like those of degrees`() {
        let decision = CRSDecision(
            option: nil, stated: Self.stated("EPSG:25832"), sample: [Position(5_715_050, 371_676)])
        #expect(decision.definition == "EPSG:25832")
        #expect(decision.swapsAxes)
        #expect(decision.finding?.code == .check(.axesSwapped))
    }

    @Test func `an unknown system is not judged by the coordinates`() {
        let decision = CRSDecision(option: "EPSG:99999999", stated: nil, sample: [Position(371_676, 5_715_050)])
        #expect(decision.finding == nil)
    }

    @Test func `the custom UTM 32 of Cologne is used with its own parameters`() {
        // False easting 2,500,000, and no code: the numbers look like Gauss-Kruger.
        let wkt = """
            PROJCS["UTM32",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
            PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
            PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],\
            PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
            """
        let stated = SourceCRS(name: "UTM32", identifier: nil, wkt: wkt)
        let decision = CRSDecision(option: nil, stated: stated, sample: [Position(2_371_676, 5_715_050)])
        #expect(decision.definition == wkt)
        #expect(decision.finding == nil)
    }

    private static func stated(_ code: String) -> SourceCRS {
        let parts = code.split(separator: ":")
        return SourceCRS(name: code, identifier: CRS(authority: String(parts[0]), code: String(parts[1])), wkt: "")
    }
}
