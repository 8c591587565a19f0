internal import SiteInventory

/// Recognises the collection of a layer by its name.
enum LayerRecognition {
    /// The first entry with a word that the name contains decides. Specific words therefore precede general ones.
    private static let words: [(CollectionID, [String])] = [
        (.plots, ["teilflaech", "baugrundst", "grundstueck", "plot"]),
        (.constraints, ["restriktion", "restrikt", "altlast", "constraint"]),
        (.roadSections, ["verkehrsabschnitt", "abschnitt", "roadsection", "section"]),
        (.accessLinks, ["anbindung", "accesslink"]),
        (.junctions, ["anschlussstelle", "autobahnanschl", "junction"]),
        (.roadNetwork, ["strassennetz", "wegenetz", "verkehrsnetz", "roadnetwork", "gisosmroads", "ver01l", "ver02l"]),
        (.roadProjects, ["verkehrsprojekt", "strassenprojekt", "strasse", "roadproject", "road"]),
        (.targets, ["zielwert", "target"]),
        (.municipalities, ["gemeinde", "municipalit", "vg25gem", "vg250gem", "vg1000gem", "vg2500gem", "vg5000gem"]),
        (.sites, ["standort", "brachflaech", "logistik", "brownfield", "site"]),
    ]

    /// Returns the collection of a layer; `nil` when its name contains none of the words.
    static func collection(ofLayer name: String) -> CollectionID? {
        let key = NameKey(name).text
        return words.first { _, words in words.contains { key.contains($0) } }?.0
    }
}
