internal import SimpleFeatures

/// The sites in the scope of a target.
struct TargetScope {
    var kind: Kind
    var sites: [Feature]

    /// The properties of sites that scopes and comparisons read.
    static let properties = [
        FieldName.name, .siteKind, .programme, .competenceField, .municipality, .landType,
    ].map(\.rawValue)

    enum Kind: String, Vocabulary {
        case programme
        case competenceField = "competence_field"
        case municipalities, site, all, none
    }

    /// - Parameter scope: the name of a programme, site, field or towns (comma-separated), or the collection's title
    ///   for all sites.
    init(_ scope: String?, among sites: [Feature]) {
        let land = sites.filter { SiteKind($0[.siteKind]) != .programme }
        guard let scope else {
            self.init(kind: .none, sites: [])
            return
        }
        if let named = sites.first(where: { $0[.name].text == scope }) {
            let isProgramme = SiteKind(named[.siteKind]) == .programme
            self.init(
                kind: isProgramme ? .programme : .site,
                sites: isProgramme ? land.filter { $0[.programme].text == named.id.text } : [named])
            return
        }
        let title = CollectionSchema.sites.title
        if [title.de, title.en].contains(where: { $0.lowercased() == scope.lowercased() }) {
            self.init(kind: .all, sites: land)
            return
        }
        let ofField = land.filter { $0[.competenceField].text == scope }
        if !ofField.isEmpty {
            self.init(kind: .competenceField, sites: ofField)
            return
        }
        let towns = Set(scope.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }.map(String.init))
        let ofTowns = land.filter { $0[.municipality].text.map(towns.contains) ?? false }
        self.init(kind: ofTowns.isEmpty ? .none : .municipalities, sites: ofTowns)
    }

    private init(kind: Kind, sites: [Feature]) {
        self.kind = kind
        self.sites = sites
    }
}
