import SimpleFeatures
import Testing

@testable import InventoryExchange
@testable import SiteInventory

/// Extracts of OpenStreetMap and ATKIS, as their makers write them.
struct RoadNetworkReadingTests {
    @Test(arguments: [
        ("road_class", "motorway", "motorway"), ("road_class", "motorway_link", "motorway_link"),
        ("road_class", "1303", "primary"), ("road_class", "Landesstraße", "secondary"),
        ("road_class", "track_grade3", "track"), ("road_class", "cycleway", "path"),
        ("direction", "B", "both"), ("direction", "F", "forward"), ("direction", "T", "backward"),
        ("direction", "yes", "forward"), ("direction", "no", "both"), ("direction", "1", "forward"),
        ("direction", "-1", "backward"), ("direction", "0", "both"),
        // ATKIS: legal class of a road; OpenStreetMap: what is older or rarer.
        ("road_class", "1301", "motorway"), ("road_class", "1306", "tertiary"), ("road_class", "1307", "unclassified"),
        ("road_class", "living_street", "living_street"), ("direction", "reverse", "backward"),
    ])
    func `classes and directions are read`(field: String, text: String, word: String) throws {
        let field = try #require(CollectionSchema.roadNetwork.field(field))
        #expect(ValueReader.read(.string(text), as: field) == .certain(.string(word)))
    }

    @Test(arguments: [
        (PropertyValue.integer(50), ValueReader.Reading.certain(.number(50))),
        (.string("50"), .certain(.number(50))), (.integer(0), .unknown(.sentinel)),
        (.string("walk"), .unknown(.speedInWords)), (.string("50 mph"), .unknown(.speedInWords)),
        (.string("DE:urban"), .unknown(.speedInWords)), (.string("signals"), .unknown(.speedInWords)),
        (.string("50;30"), .unknown(.speedInWords)), (.string("none"), .unknown(.unknownWord)),
        (.string("50 km/h"), ValueReader.Reading(value: .number(50), remark: .numberWithText)),
    ])
    func `a speed is a number, and 0 means unknown`(value: PropertyValue, reading: ValueReader.Reading) throws {
        let field = try #require(CollectionSchema.roadNetwork.field("max_speed_kmh"))
        #expect(ValueReader.read(value, as: field) == reading)
    }

    @Test(arguments: [
        ["osm_id", "code", "fclass", "name", "ref", "oneway", "maxspeed", "layer", "bridge", "tunnel"],
        ["OBJID", "CODE", "WDM", "STR_NAME", "STR_NR", "FAR", "VMAX", "LAYER", "BRIDGE", "TUNNEL"],
        ["OBJID", "OBJART", "WDM", "NAM", "BEZ", "FTR", "ZUL_GESCHW", "BRF", "FKT", "ZUS"],
        ["osm_id", "way_area", "highway", "name", "ref", "oneway", "maxspeed", "layer", "bridge", "tunnel"],
    ])
    func `the columns of extracts are recognised, the rest is kept`(names: [String]) {
        let mapping = FieldMapping(names.map { SourceField(name: $0, kind: .string) }, to: .of(.roadNetwork))
        #expect(mapping.identifier == 0)
        #expect(Set(mapping.mapped.map(\.field.name)) == ["road_class", "name", "road", "direction", "max_speed_kmh"])
        #expect(mapping.extra == [1, 7, 8, 9])
    }
}
