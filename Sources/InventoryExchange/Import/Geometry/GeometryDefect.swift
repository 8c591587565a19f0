internal import GeometryEngine
internal import SiteInventory

/// The reason why a geometry is invalid, in the terms of OGC Simple Features.
enum GeometryDefect: String {
    case selfIntersection = "self-intersection"
    case ringSelfIntersection = "ring-self-intersection"
    case holeOutside = "hole-outside"
    case nestedHoles = "nested-holes"
    case nestedShells = "nested-shells"
    case disconnectedInterior = "disconnected-interior"
    case duplicateRings = "duplicate-rings"
    case tooFewPoints = "too-few-points"
    case ringNotClosed = "ring-not-closed"
    case ringRoles = "ring-roles"
    case invalidCoordinate = "invalid-coordinate"
    case other = "invalid"

    /// Reads the messages of GEOS (`TopologyValidationError::errMsg`) and of the WKB reader.
    init(_ fault: ValidityFault) {
        self =
            switch fault.reason.lowercased() {
            case let words where words.contains("ring self-intersection"): .ringSelfIntersection
            case let words where words.contains("self-intersection"): .selfIntersection
            case let words where words.contains("hole lies outside"): .holeOutside
            case let words where words.contains("holes are nested"): .nestedHoles
            case let words where words.contains("nested shells"): .nestedShells
            case let words where words.contains("interior is disconnected"): .disconnectedInterior
            case let words where words.contains("duplicate rings"): .duplicateRings
            case let words where words.contains("too few"), let words where words.contains("fewer than"): .tooFewPoints
            case let words where words.contains("closed"): .ringNotClosed
            case let words where words.contains("coordinate"), let words where words.contains("finite"):
                .invalidCoordinate
            default: .other
            }
    }

    var text: LocalizedText {
        switch self {
        case .selfIntersection:
            LocalizedText(
                de: "die Umrisslinie kreuzt sich selbst (Schleife oder Überschneidung)",
                en: "the outline crosses itself (bowtie or loop)")
        case .ringSelfIntersection:
            LocalizedText(de: "die Umrisslinie berührt sich selbst", en: "the outline touches itself")
        case .holeOutside: LocalizedText(de: "ein Loch liegt außerhalb der Fläche", en: "a hole lies outside the area")
        case .nestedHoles: LocalizedText(de: "ein Loch liegt in einem Loch", en: "a hole lies in a hole")
        case .nestedShells:
            LocalizedText(de: "ein Teil liegt innerhalb eines anderen", en: "one part lies inside another")
        case .disconnectedInterior:
            LocalizedText(de: "Löcher zerschneiden die Fläche", en: "holes cut the area in two")
        case .duplicateRings: LocalizedText(de: "ein Ring steht doppelt darin", en: "a ring stands there twice")
        case .tooFewPoints: LocalizedText(de: "ein Ring hat zu wenige Stützpunkte", en: "a ring has too few vertices")
        case .ringNotClosed: LocalizedText(de: "ein Ring ist nicht geschlossen", en: "a ring is not closed")
        case .ringRoles:
            LocalizedText(
                de: "nach der Umlaufrichtung sind andere Ringe Löcher als nach der Lage",
                en: "by their directions other rings are holes than by their positions")
        case .invalidCoordinate:
            LocalizedText(
                de: "eine Koordinate ist keine Zahl oder unendlich", en: "a coordinate is no number, or infinite")
        case .other: LocalizedText(de: "die Form ist nicht zulässig", en: "its form is not allowed")
        }
    }
}
