import HTTPTypes
import Hummingbird

extension Response {
    /// Lets pages of other origins read the response, and forbids browsers to guess another type.
    mutating func allowOtherOrigins() {
        headers[.accessControlAllowOrigin] = "*"
        headers[.accessControlExposeHeaders] = Self.exposedFields
        headers[.xContentTypeOptions] = "nosniff"
    }

    /// The fields that scripts may read beside those that are always readable.
    private static let exposedFields =
        "Allow, Content-Crs, Content-Language, ETag, Link, Location, OGC-NumberMatched, OGC-NumberReturned"

    /// The response to HEAD. A body that is made while it is sent has no known length; then the connection is closed, since
    /// the server would send the end mark of a chunked body.
    var withoutBody: Response {
        guard body.contentLength == nil else { return createHeadResponse() }
        var head = self
        head.body = ResponseBody { try await $0.finish(nil) }
        head.headers[.connection] = "close"
        return head
    }
}
