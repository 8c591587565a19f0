internal import CGDAL

/// The GDAL library, which this module wraps.
public enum GDALLibrary {
    /// The release of GDAL: `3.6.2`.
    public static let gdalVersion = unsafe text(GDALVersionInfo("RELEASE_NAME")) ?? "unknown"
}

/// A copy of a C string of GDAL; `nil` for a null pointer.
func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
}

enum GDAL {
    /// Registers only the drivers that are used, and configures GDAL to read without writing files or using the
    /// network. Runs once per process. Shapefiles, GeoJSON and comma-separated values are read without GDAL.
    static let setUp: Void = {
        RegisterOGRGeoPackage()
        RegisterOGRFlatGeobuf()
        OSRSetPROJEnableNetwork(0)
        for (option, value) in [
            ("GDAL_PAM_ENABLED", "NO"),
            ("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE"),
            ("OGR_SQLITE_ALLOW_EXTERNAL_ACCESS", "NO"),
            ("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{none}"),
            ("CPL_DEBUG", "OFF"),
        ] {
            unsafe CPLSetConfigOption(option, value)
        }
    }()

    /// Runs `body` and collects the messages of GDAL on this thread instead of printing them.
    static func listening<Result>(_ body: (GDALMessages) throws -> Result) rethrows -> Result {
        setUp
        let messages = GDALMessages()
        unsafe CPLPushErrorHandlerEx(
            { severity, number, words in
                guard let collector = unsafe CPLGetErrorHandlerUserData() else { return }
                let messages = unsafe Unmanaged<GDALMessages>.fromOpaque(collector).takeUnretainedValue()
                unsafe messages.add(severity, Int(number), text(words) ?? "")
            }, Unmanaged.passUnretained(messages).toOpaque())
        defer { CPLPopErrorHandler() }
        return try withExtendedLifetime(messages) { try body(messages) }
    }

    /// True when GDAL can decode the encoding, and ASCII bytes are the same characters in it.
    static func keepsASCII(_ encoding: String) -> Bool {
        let letters = "Az09;"
        return listening { _ in
            let recoded = unsafe CPLRecode(letters, encoding, "UTF-8")
            defer { unsafe VSIFree(recoded) }
            return unsafe text(recoded) == letters
        }
    }

    /// True when GDAL can decode text in that encoding.
    static func decodes(_ encoding: String) -> Bool {
        listening { messages in
            unsafe VSIFree(CPLRecode("A", encoding, "UTF-8"))
            return messages.warnings.isEmpty && messages.failures.isEmpty
        }
    }
}

/// The messages of GDAL during one call of ``GDAL/listening(_:)``.
final class GDALMessages {
    private(set) var failures: [(number: Int, words: String)] = []
    private(set) var warnings: [String] = []
    /// Limits the memory for a file with many invalid rows.
    private static let limit = 100

    func add(_ severity: CPLErr, _ number: Int, _ words: String) {
        switch severity {
        case CE_Failure, CE_Fatal:
            if failures.count < Self.limit { failures.append((number, words)) }
        case CE_Warning:
            if warnings.count < Self.limit, !warnings.contains(words) { warnings.append(words) }
        default: break
        }
    }

    func forget() {
        failures.removeAll()
        warnings.removeAll()
    }

    /// Removes and returns the warnings.
    func takeWarnings() -> [String] {
        defer { warnings.removeAll() }
        return warnings
    }

    /// The first failure, else the first warning; `nil` when there are none.
    var first: String? { failures.first?.words ?? warnings.first }

    /// The error for a failed call, with the message of GDAL.
    func error(_ function: String, _ what: String) -> VectorIOError {
        guard let first else { return VectorIOError(function: function, what) }
        return VectorIOError(function: function, number: failures.first?.number ?? 0, "\(what): \(first)")
    }
}
