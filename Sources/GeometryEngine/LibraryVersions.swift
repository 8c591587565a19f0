import CGEOS
import CPROJ

/// The versions of the libraries that are loaded, for the provenance of every figure.
public enum LibraryVersions {
    /// `3.11.1-CAPI-1.17.1`
    public static let geos = unsafe String(cString: GEOSversion())
    /// `9.1.1`
    ///
    /// Asked for once: PROJ writes its answer into memory that all threads share, and empties it first.
    public static let proj = unsafe String(cString: proj_info().version)
}
