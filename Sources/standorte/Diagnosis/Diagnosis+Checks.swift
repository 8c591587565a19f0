internal import GeometryEngine
internal import ImportWorker
internal import SimpleFeatures
internal import SiteInventory
internal import VectorIO

extension Diagnosis {
    /// Runs all checks. They change nothing.
    static func all() -> [Diagnosis] { [calls, files, transformations, formats, staging, descriptors] }

    private static var calls: Diagnosis {
        ProcessProtection.restrictsCallsOfWorkers
            ? Diagnosis(
                .seccomp, .ok, de: "Der Leseprozess darf nur benötigte Systemaufrufe verwenden.",
                en: "The worker may use only the system calls that it needs.")
            : Diagnosis(
                .seccomp, .warning,
                de: "Der Kernel hat kein seccomp: Der Leseprozess darf alle Systemaufrufe verwenden.",
                en: "The kernel has no seccomp: the worker may use all system calls.")
    }

    private static var files: Diagnosis {
        let version = ProcessProtection.landlockVersion
        guard version > 0 else {
            return Diagnosis(
                .landlock, .warning,
                de: "Der Kernel hat kein Landlock: Der Leseprozess darf die Dateien des Benutzers lesen und schreiben.",
                en: "The kernel has no Landlock: the worker may read and write the user's files.")
        }
        return Diagnosis(
            .landlock, .ok, de: "Version \(version): Der Leseprozess darf nur die Dateien der Lieferung verwenden.",
            en: "Version \(version): the worker may use only the files of the delivery.")
    }

    /// Transforms a position of the region from DHDN, for which PROJ needs its database and a grid.
    private static var transformations: Diagnosis {
        let proj = "PROJ \(LibraryVersions.proj)"
        do {
            let operation = try CoordinateTransformer(from: "EPSG:31466", to: CRS.utm32.definition)
                .operation(at: Position(2_570_000, 5_700_000))
            guard operation.usesGrid else {
                return Diagnosis(
                    .proj, .warning,
                    de: "\(proj) ohne das Gitter BeTA2007: Gauß-Krüger-Koordinaten werden ungenauer umgerechnet.",
                    en: "\(proj) without the grid BeTA2007: Gauß-Krüger coordinates are transformed less precisely.")
            }
            return Diagnosis(.proj, .ok, de: "\(proj) mit dem Gitter BeTA2007", en: "\(proj) with the grid BeTA2007")
        } catch {
            return Diagnosis(
                .proj, .fault, de: "\(proj) kann nicht umrechnen. Fehlen die Daten von PROJ (proj.db)? \(error)",
                en: "\(proj) cannot transform. Are the data of PROJ missing (proj.db)? \(error)")
        }
    }

    private static var formats: Diagnosis {
        let gdal = "GDAL \(GDALLibrary.gdalVersion)"
        return Diagnosis(.gdal, .ok, de: gdal, en: gdal)
    }

    /// Below this, large deliveries cannot be unpacked.
    private static let smallestFreeBytes: Int64 = 1 << 30

    private static var staging: Diagnosis {
        let place = StagingFolder.defaultPlace
        do {
            let free = try StagingFolder.freeBytes(in: place)
            let mebibytes = free >> 20
            return Diagnosis(
                .staging, free < smallestFreeBytes ? .warning : .ok, de: "\(place): \(mebibytes) MiB frei",
                en: "\(place): \(mebibytes) MiB free")
        } catch {
            return Diagnosis(
                .staging, .fault, de: "\(place): Lieferungen können nicht entpackt werden. \(error)",
                en: "\(place): deliveries cannot be unpacked. \(error)")
        }
    }

    /// Each connection needs a descriptor, and each open inventory some more.
    private static let smallestOpenFiles = 1024

    private static var descriptors: Diagnosis {
        guard let limit = ProcessLimits.openFiles else {
            return Diagnosis(.openFiles, .ok, de: "unbegrenzt", en: "unlimited")
        }
        return Diagnosis(
            .openFiles, limit < smallestOpenFiles ? .warning : .ok,
            de: "höchstens \(limit) offene Dateien und Verbindungen",
            en: "at most \(limit) open files and connections")
    }
}
