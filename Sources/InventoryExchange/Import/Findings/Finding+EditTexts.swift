internal import SimpleFeatures
internal import SiteInventory

// Texts for edits of single features.

extension Finding {
    static func computedLinkSent(_ field: CollectionSchema.Field) -> Finding {
        Finding(
            .valueInvalid, .error, field: field.name, value: AccessLink.Basis.computed.rawValue,
            message: LocalizedText(
                de: "Berechnete Anbindungen ergeben sich aus Standorten und Straßen und lassen sich nicht eingeben.",
                en: "Computed access links follow from sites and roads, and cannot be entered."),
            remedy: LocalizedText(
                de: "Bitte \(field.name) weglassen, oder „documented“ angeben.",
                en: "Leave out \(field.name), or use \"documented\"."))
    }

    static func emptyFeature(hasName: Bool) -> Finding {
        Finding(
            .geometryMissing, .error,
            message: LocalizedText(
                de: hasName ? "Das Objekt hat weder Geometrie noch Namen." : "Das Objekt hat keine Angaben.",
                en: hasName ? "The feature has neither a geometry nor a name." : "The feature has no values."),
            remedy: LocalizedText(
                de: hasName ? "Bitte eines von beiden angeben." : "Bitte Geometrie oder Eigenschaften angeben.",
                en: hasName ? "Give one of the two." : "Give a geometry or properties."))
    }

    static func identityChanged(_ id: FeatureID) -> Finding {
        Finding(
            .idInvalid, .error, featureID: id.text,
            message: LocalizedText(
                de: "\(id.referring.de) behält Standort und Verkehrsprojekt.",
                en: "\(id.referring.en) keeps its site and its road project."),
            remedy: LocalizedText(
                de: "Bitte eine neue Anbindung anlegen und diese löschen.", en: "Add another link, and delete this one."
            ))
    }

    /// The same finding with the severity of an error.
    var refusing: Finding {
        var finding = self
        finding.severity = .error
        finding.action = nil
        return finding
    }
}
