internal import SimpleFeatures
internal import SiteInventory

extension InventorySnapshot {
    /// The site with that id, else with that name, else the only one whose name contains the text.
    ///
    /// - Throws: ``CommandFailure`` that lists the candidates when there are several, or says that there is none.
    func site(named text: String) throws -> Feature {
        if let site = try feature(FeatureID(text), in: .sites) { return site }
        let wanted = text.lowercased()
        var exact: [Feature] = []
        var partial: [Feature] = []
        try forEachFeature(in: .sites) { site in
            let name = (site[.name].text ?? "").lowercased()
            if name == wanted { exact.append(site) } else if name.contains(wanted) { partial.append(site) }
        }
        let found = exact.isEmpty ? partial : exact
        if found.count == 1 { return found[0] }
        guard !found.isEmpty else {
            throw CommandFailure("There is no site \"\(text)\". List them with: standorte sites", .noInput)
        }
        let candidates = found.prefix(10).map { "  \($0.id)  \($0[.name].text ?? "")" }.joined(separator: "\n")
        throw CommandFailure(
            "\(found.count) sites are called like \"\(text)\". Name one by its id:\n\(candidates)", .noInput)
    }
}
