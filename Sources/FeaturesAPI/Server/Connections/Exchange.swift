import NIOHTTP1

/// A request and its response on a connection.
struct Exchange {
    let version: HTTPVersion
    let isHead: Bool
    /// True when the client allows another request on the connection.
    private let keepsAlive: Bool
    /// The bytes of the body that have not arrived; `nil` for a body of unknown length.
    private var missingBytes: Int?
    /// True while the client waits for a response before it sends the body.
    var awaitsContinue: Bool
    var isRequestWhole = false
    /// True from the head of the response on.
    private(set) var hasResponse = false
    /// True when the connection ends with the response.
    private(set) var isLast = false
    /// True after the response, while the rest of the request arrives.
    var isAnswered = false

    init(_ head: HTTPRequestHead) {
        version = head.version
        isHead = head.method == .HEAD
        // The decoder stops at these: what follows is of another protocol.
        let isTunnel = head.method == .CONNECT || head.headers.contains(name: "upgrade")
        keepsAlive = head.isKeepAlive && !isTunnel
        let isChunked = head.headers.contains(name: "transfer-encoding")
        missingBytes = isChunked ? nil : head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        awaitsContinue = head.version != .http1_0 && head.headers.contains(name: "expect")
    }

    mutating func receive(_ bytes: Int) {
        awaitsContinue = false
        missingBytes = missingBytes.map { $0 - bytes }
    }

    /// True when the rest of the request is short enough to be read after the response.
    func staysReadable(_ maximumBytes: Int) -> Bool {
        isRequestWhole || !awaitsContinue && missingBytes.map { $0 <= maximumBytes } ?? false
    }

    /// The head of the response as the client's version understands it.
    ///
    /// - Parameter isLast: true when the server or the request allows no further request.
    mutating func framed(_ head: HTTPResponseHead, isLast: Bool) -> HTTPResponseHead {
        var head = head
        // In HTTP/1.0, the end of the connection ends a body of unknown length.
        let isOld = version == .http1_0
        head.version = isOld ? .http1_0 : .http1_1
        let hasLength = head.headers.contains(name: "content-length") || head.status == .notModified
        let closes = head.headers["connection"].contains("close")
        self.isLast = isLast || closes || !keepsAlive || isOld && !hasLength
        hasResponse = true
        if self.isLast {
            head.headers.replaceOrAdd(name: "Connection", value: "close")
        } else if isOld {
            head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
        }
        return head
    }
}
