public import SimpleFeatures

/// A figure of the agreement: a target, or a base figure of 2005.
public struct Target: Hashable, Sendable, Encodable {
    /// The feature's id.
    public var id: String
    /// The name of the quantity, or the id.
    public var quantity: String
    /// The value; `nil` for a target without one.
    public var value: Double?
    /// The unit of the value, as written in the agreement.
    public var unit: String?
    /// The qualifier of the value in the agreement, such as "gut" or "etwa".
    public var qualifier: String?
    /// The year by which the target is due; `nil` when there is none.
    public var year: Int?
    /// The sites that the target refers to: a programme, a site, a competence field, towns, or all sites.
    public var scope: String?
    /// The lines of the agreement that state the figure.
    public var agreementLines: String?
    /// A note on the figure.
    public var note: String?

    /// Reads a target.
    public init(_ feature: Feature) {
        id = feature.id.text
        quantity = feature[.quantity].text ?? feature.id.text
        value = feature[.targetValue].number
        unit = feature[.targetUnit].text
        qualifier = feature[.qualifier].text
        year = feature[.year].integer.map { Int($0) }
        scope = feature[.scope].text
        agreementLines = feature[.agreementLines].text
        note = feature[.note].text
    }

    enum CodingKeys: String, CodingKey {
        case id, quantity, value, unit, qualifier, year, scope, note
        case agreementLines = "agreement_lines"
    }

    /// The relation that the inventory's value must have to the target's.
    public enum Bound: String, Vocabulary {
        case atLeast = "at_least"
        case about
        case atMost = "at_most"
        case exactly
    }

    /// The figure of the inventory that is compared with the value.
    public enum Measure: Hashable, Sendable {
        case hectares(SiteFigure)
        case sites
        /// Jobs. The inventory has no number of jobs, only the hectares for them.
        case jobs
    }
}

// The words of the agreement. They occur only here; bound and measure are determined by the target's own columns.

extension Target {
    /// The bound for the qualifier; `exactly` without a known qualifier.
    public var bound: Bound {
        switch qualifier?.lowercased() {
        case "gut", "mindestens", "mehr als", "über", "at least", "more than": .atLeast
        case "etwa", "rd.", "rund", "ca.", "circa", "in der größenordnung von", "about": .about
        case "höchstens", "maximal", "at most": .atMost
        default: .exactly
        }
    }

    /// True for a state in 2005, which is not a target.
    public var isBaseFigure: Bool { note?.lowercased().contains("kein zielwert") ?? false }

    /// The figure for the unit and the quantity; `nil` when the target does not refer to sites.
    public var measure: Measure? {
        switch unit?.lowercased() {
        case "ha", "hektar", "hectares": figure.map(Measure.hectares)
        case "standorte", "sites": .sites
        case "arbeitsplätze", "jobs": .jobs
        default: nil
        }
    }

    private var figure: SiteFigure? {
        let words: [(SiteFigure, [String])] = [
            (.grossHectares, ["entwicklungsfläche", "brutto", "gross"]),
            (.netHectares, ["kaufgrundstück", "netto", "net area"]),
            (.availableHectares, ["verfügbar", "available"]),
        ]
        let text = quantity.lowercased()
        return words.first { $0.1.contains(where: text.contains) }?.0
    }

    /// True when the target gives priority to former industrial land.
    var isBrownfieldFirst: Bool { note?.lowercased().contains("altindustrie") ?? false }

    /// The names of sites that the note excludes: "newPark ausgenommen".
    var exceptions: [String] {
        (note ?? "").matches(of: /([^\s,;]+) ausgenommen/).map { String($0.1) }
    }
}
