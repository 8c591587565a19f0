import CGEOS
import CPROJ

/// The versions of the loaded C libraries, for the provenance of figures.
public enum LibraryVersions {
    /// `3.11.1-CAPI-1.17.1`
    public static let geos = unsafe String(cString: GEOSversion())
    /// `9.1.1`
    ///
    /// Read once, since `proj_info` clears and rewrites memory that all threads share.
    public static let proj = unsafe String(cString: proj_info().version)
}
