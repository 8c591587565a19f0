internal import SiteInventory

/// Tells from a layer's name what it holds.
enum LayerRecognition {
    /// The first whose word stands in the name decides, so the more special ones come first.
    private static let words: [(CollectionID, [String])] = [
        (.plots, ["teilflaech", "baugrundst", "grundstueck", "plot"]),
        (.constraints, ["restriktion", "restrikt", "altlast", "constraint"]),
        (.roadSections, ["verkehrsabschnitt", "abschnitt", "roadsection", "section"]),
        (.accessLinks, ["anbindung", "accesslink"]),
        (.junctions, ["anschlussstelle", "autobahnanschl", "junction"]),
        (.roadNetwork, ["strassennetz", "wegenetz", "verkehrsnetz", "roadnetwork", "gisosmroads", "ver01l", "ver02l"]),
        (.roadProjects, ["verkehrsprojekt", "strassenprojekt", "strasse", "roadproject", "road"]),
        (.targets, ["zielwert", "target"]),
        (.municipalities, ["gemeinde", "municipalit"]),
        (.sites, ["standort", "brachflaech", "logistik", "brownfield", "site"]),
    ]

    /// `nil` when the name says nothing.
    static func collection(ofLayer name: String) -> CollectionID? {
        let key = NameKey(name).text
        return words.first { _, words in words.contains { key.contains($0) } }?.0
    }
}
