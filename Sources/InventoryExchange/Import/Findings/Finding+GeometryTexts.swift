internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

// Texts for geometries. Places are in the inventory's plane, unless documented otherwise. The report transforms them.

extension Finding {
    static func missingGeometry(row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .geometryMissing, .notice, row: row, featureID: id.text,
            message: LocalizedText(de: "\(id) hat keine Geometrie.", en: "\(id) has no geometry."),
            action: LocalizedText(de: "Übernommen.", en: "Kept."),
            remedy: LocalizedText(
                de: "Hektarzahlen gibt es erst mit einem Umriss.", en: "Hectares need an outline.")
        )
    }

    /// For a register of sites with coordinates.
    static func representativePoint(row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .geometryPoint, .notice, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Die Tabelle hat Punkte statt Umrissen, zuerst bei \(id).",
                en: "The table has points instead of outlines, first at \(id)."),
            action: LocalizedText(
                de: "Als Lagepunkte der Standorte übernommen; Umrisse im Bestand bleiben.",
                en: "Imported as the representative points of the sites; outlines in the inventory stay."),
            remedy: LocalizedText(
                de: "Berechnete Hektarzahlen gibt es erst mit einem Umriss; angegebene bleiben, wie sie sind.",
                en: "Computed hectares need an outline; declared ones stay as they are."))
    }

    static func removedGeometry(row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .geometryRemoved, .warning, row: row, featureID: id.text,
            message: LocalizedText(
                de: "\(id) hatte einen Umriss, diese Lieferung hat keinen.",
                en: "\(id) had an outline; this delivery has none."),
            action: LocalizedText(
                de: "Er wurde entfernt und bleibt in der Historie.", en: "It was removed and is kept in the history."),
            remedy: LocalizedText(
                de: "Soll er bleiben, bitte mitliefern oder die Tabelle ohne Geometrie liefern.",
                en: "To keep it, deliver it too, or deliver the table without geometry."))
    }

    static func overlappingParts(before: Double, after: Double, row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .partsOverlap, .warning, row: row, featureID: id.text,
            message: LocalizedText(
                de: "\(id): Teile der Fläche überlappen einander.", en: "\(id): parts of the area overlap each other."),
            action: LocalizedText(
                de:
                    "Vereinigt; doppelte Fläche zählt einmal: \(after.hectaresText.de) ha statt \(before.hectaresText.de) ha.",
                en:
                    "Merged; land counts once: \(after.hectaresText.en) ha instead of \(before.hectaresText.en) ha."
            ))
    }

    static func droppedHeights(row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .heightsDropped, .notice, row: row, featureID: id.text,
            message: LocalizedText(
                de: "Die Ebene hat Höhen oder Messwerte (Z/M), zuerst bei \(id).",
                en: "The layer has heights or measures (Z/M), first at \(id)."),
            action: LocalizedText(de: "Sie wurden weggelassen.", en: "They were left out."))
    }

    static func repeatedVertices(_ count: Int, row: Int, _ id: FeatureID) -> Finding {
        Finding(
            .verticesRepeated, .info, row: row, featureID: id.text, value: String(count),
            message: LocalizedText(
                de: "\(id): \(count) Stützpunkte kommen doppelt hintereinander vor.",
                en: "\(id): \(count) vertices are repeated."),
            action: LocalizedText(
                de: "Behalten; die Fläche ändert sich dadurch nicht.", en: "Kept; they do not change the area."))
    }

    static func repairedGeometry(_ repair: GeometryCheck.Repair, row: Int, _ id: FeatureID) -> Finding {
        let defect = repair.defect
        return Finding(
            .geometryRepaired, .warning, row: row, featureID: id.text, value: defect.rawValue,
            place: repair.place.map { Place(x: $0.x, y: $0.y) },
            message: LocalizedText(
                de: "\(id): Geometrie ungültig, \(defect.text.de).", en: "\(id): invalid geometry, \(defect.text.en)."),
            action: LocalizedText(
                de: "Repariert; Fläche vorher \(repair.beforeHectares.hectaresText.de), "
                    + "nachher \(repair.afterHectares.hectaresText.de) ha.",
                en: "Repaired; area before \(repair.beforeHectares.hectaresText.en), "
                    + "after \(repair.afterHectares.hectaresText.en) ha."),
            remedy: LocalizedText(de: "Bitte den Umriss prüfen.", en: "Check the outline."))
    }

    /// - Parameter place: the position in the layer's own system.
    static func outsideRegion(row: Int, _ id: FeatureID, at place: Position) -> Finding {
        Finding(
            .geometryOutsideRegion, .warning, row: row, featureID: id.text, place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de: "\(id) liegt weit außerhalb der Region (\(place.described)).",
                en: "\(id) lies far from the region (\(place.described))."),
            action: LocalizedText(de: "Übernommen.", en: "Kept."),
            remedy: LocalizedText(
                de: "Bitte die Koordinaten prüfen (fehlende oder vertauschte Ziffern?).",
                en: "Check the coordinates (digits missing or swapped?)."))
    }

    /// For one feature that lies in the region only when its axes are swapped.
    ///
    /// - Parameter place: the position in the layer's own system.
    static func swappedFeature(row: Int, _ id: FeatureID, at place: Position) -> Finding {
        Finding(
            .axesSwapped, .warning, row: row, featureID: id.text, place: Place(x: place.x, y: place.y),
            message: LocalizedText(
                de:
                    "\(id) liegt weit außerhalb der Region (\(place.described)); mit vertauschten Achsen läge es darin.",
                en: "\(id) lies far from the region (\(place.described)); with its axes swapped it would lie in it."),
            action: LocalizedText(de: "Unverändert übernommen.", en: "Kept unchanged."),
            remedy: LocalizedText(
                de: "Bitte die Koordinaten dieses Objekts prüfen: erst x (Länge, Ostwert, Rechtswert), dann y (Breite, "
                    + "Nordwert, Hochwert).",
                en: "Check the coordinates of this feature: x first (longitude, easting), then y (latitude, northing).")
        )
    }

    private static func tooLarge(metres: Double, row: Int, _ id: FeatureID) -> Finding {
        let kilometres = (metres / 1000).decimalText(1)
        return Finding(
            .geometryOutsidePlane, .error, row: row, featureID: id.text, value: "\(kilometres.en) km",
            message: LocalizedText(
                de: "\(id) ist \(kilometres.de) km groß und lässt sich im Koordinatensystem des Bestands nicht messen.",
                en: "\(id) is \(kilometres.en) km large and cannot be measured in the plane of the inventory."),
            remedy: LocalizedText(
                de: "Bitte die Koordinaten und das Koordinatensystem (.prj, --crs) prüfen.",
                en: "Check the coordinates and the coordinate reference system (.prj, --crs)."))
    }

    static func droppedMembers(
        _ counts: [Geometry.Kind: Int], rule: CollectionSchema.GeometryRule, row: Int, _ id: FeatureID
    ) -> Finding {
        let kinds = counts.sorted { $0.key.rawValue < $1.key.rawValue }
        let text = LocalizedText(
            de: kinds.map { $0.key.text(count: $0.value).de }.joined(separator: ", "),
            en: kinds.map { $0.key.text(count: $0.value).en }.joined(separator: ", "))
        return Finding(
            .membersDropped, .warning, row: row, featureID: id.text,
            value: kinds.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", "),
            message: LocalizedText(
                de: "\(id): Die Sammlung enthält Teile, die hier nicht hingehören: \(text.de).",
                en: "\(id): the collection has members that do not belong here: \(text.en)."),
            action: LocalizedText(
                de: "Sie wurden weggelassen; übernommen wurden nur die \(rule.text.de).",
                en: "They were left out; only the \(rule.text.en) were imported."),
            remedy: LocalizedText(
                de: "Bitte in eine eigene Ebene legen, wenn sie gebraucht werden.",
                en: "Put them into a layer of their own if they are needed."))
    }

    static func refusedGeometry(
        _ refusal: GeometryCheck.Refusal, rule: CollectionSchema.GeometryRule, row: Int, _ id: FeatureID
    ) -> Finding {
        switch refusal {
        case .wrongKind(let kind):
            Finding(
                .geometryWrongKind, .error, row: row, featureID: id.text, value: kind.rawValue,
                message: LocalizedText(
                    de: "\(id) ist \(kind.text.de); erwartet werden \(rule.text.de).",
                    en: "\(id) is \(kind.text.en); \(rule.text.en) are expected."),
                remedy: LocalizedText(
                    de: "Bitte die richtige Ebene liefern, oder ihren Inhalt mit --layer angeben.",
                    en: "Deliver the right layer, or name its content with --layer."))
        case .outsideSystem(let reason):
            Finding(
                .geometryOutsideSystem, .error, row: row, featureID: id.text, value: reason,
                message: LocalizedText(
                    de: "\(id) liegt außerhalb des angegebenen Koordinatensystems und lässt sich nicht umrechnen.",
                    en: "\(id) lies outside the stated coordinate system and cannot be transformed."),
                remedy: LocalizedText(
                    de: "Bitte die Koordinaten prüfen, oder das richtige System mit --crs angeben.",
                    en: "Check the coordinates, or name the right system with --crs."))
        case .outsidePlane(let reason):
            Finding(
                .geometryOutsidePlane, .error, row: row, featureID: id.text, value: reason,
                message: LocalizedText(
                    de:
                        "\(id) liegt zu weit von der Region entfernt: Das Koordinatensystem des Bestands reicht nicht bis "
                        + "dorthin.",
                    en: "\(id) lies too far from the region: the coordinate system of the inventory does not reach "
                        + "there."),
                remedy: LocalizedText(
                    de: "Bitte die Koordinaten prüfen; das Objekt gehört vermutlich nicht in diesen Bestand.",
                    en: "Check the coordinates; the feature probably does not belong to this inventory."))
        case .tooLarge(let metres):
            .tooLarge(metres: metres, row: row, id)
        case .broken(let fault):
            Finding(
                .geometryInvalid, .error, row: row, featureID: id.text, value: GeometryDefect(fault).rawValue,
                place: fault.place,
                message: LocalizedText(
                    de:
                        "\(id): Geometrie ungültig, \(GeometryDefect(fault).text.de). Repariert bliebe von ihr nichts übrig.",
                    en:
                        "\(id): invalid geometry, \(GeometryDefect(fault).text.en). A repair would leave nothing of it."
                ),
                remedy: LocalizedText(de: "Bitte neu digitalisieren.", en: "Digitize it again."))
        case .tangled(let fault):
            Finding(
                .geometryInvalid, .error, row: row, featureID: id.text, value: GeometryDefect(fault).rawValue,
                place: fault.place,
                message: LocalizedText(
                    de: "\(id): Die Umrisslinie kreuzt sich mehr als \(GeometryCheck.mostCrossings)-mal; "
                        + "das wird nicht repariert.",
                    en: "\(id): the outline crosses itself more than \(GeometryCheck.mostCrossings) times; "
                        + "this is not repaired."),
                remedy: LocalizedText(
                    de: "Bitte neu digitalisieren; vermutlich stehen die Stützpunkte in falscher Reihenfolge.",
                    en: "Digitize it again; the vertices are probably in the wrong order."))
        case .changedTooMuch(let repair):
            Finding(
                .geometryInvalid, .error, row: row, featureID: id.text, value: repair.defect.rawValue,
                place: repair.place.map { Place(x: $0.x, y: $0.y) },
                message: LocalizedText(
                    de:
                        "\(id): Geometrie ungültig, \(repair.defect.text.de). Eine Reparatur würde "
                        + "die Fläche von \(repair.beforeHectares.hectaresText.de) auf "
                        + "\(repair.afterHectares.hectaresText.de) ha ändern.",
                    en: "\(id): invalid geometry, \(repair.defect.text.en). A repair would change the "
                        + "area from \(repair.beforeHectares.hectaresText.en) to \(repair.afterHectares.hectaresText.en) ha."
                ),
                remedy: LocalizedText(
                    de: "Bitte von Hand berichtigen, oder die Reparatur mit --accept-repairs "
                        + "(accept_repairs=true) bestätigen.",
                    en: "Correct it by hand, or confirm the repair with --accept-repairs (accept_repairs=true)."))
        }
    }
}

extension ValidityFault {
    fileprivate var place: Finding.Place? { location.map { Finding.Place(x: $0.x, y: $0.y) } }
}

extension Geometry.Kind {
    /// Returns a number of points, lines or polygons as text.
    fileprivate func text(count: Int) -> LocalizedText {
        let (de, en) =
            switch self {
            case .point, .multiPoint: count == 1 ? ("Punkt", "point") : ("Punkte", "points")
            case .lineString, .multiLineString: count == 1 ? ("Linie", "line") : ("Linien", "lines")
            case .polygon, .multiPolygon: count == 1 ? ("Fläche", "polygon") : ("Flächen", "polygons")
            case .geometryCollection: count == 1 ? ("Sammlung", "collection") : ("Sammlungen", "collections")
            }
        return LocalizedText(de: "\(count) \(de)", en: "\(count) \(en)")
    }

    fileprivate var text: LocalizedText {
        switch self {
        case .point, .multiPoint: LocalizedText(de: "ein Punkt", en: "a point")
        case .lineString, .multiLineString: LocalizedText(de: "eine Linie", en: "a line")
        case .polygon, .multiPolygon: LocalizedText(de: "eine Fläche", en: "a polygon")
        case .geometryCollection: LocalizedText(de: "ein Gemisch von Geometrien", en: "a mixture of geometries")
        }
    }
}

extension CollectionSchema.GeometryRule {
    fileprivate var text: LocalizedText {
        switch self {
        case .none: LocalizedText(de: "Tabellenzeilen ohne Geometrie", en: "rows without geometry")
        case .multiPolygon: LocalizedText(de: "Flächen", en: "polygons")
        case .multiLineString: LocalizedText(de: "Linien", en: "lines")
        case .any: LocalizedText(de: "Punkte, Linien oder Flächen", en: "points, lines or polygons")
        }
    }
}
