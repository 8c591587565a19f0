import CGEOS
import CPROJ

/// The versions of the libraries that are loaded, for the provenance of every figure.
public enum LibraryVersions {
    /// `3.11.1-CAPI-1.17.1`
    public static var geos: String { unsafe String(cString: GEOSversion()) }
    /// `9.1.1`
    public static var proj: String { unsafe String(cString: proj_info().version) }
}
