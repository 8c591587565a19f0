import CGEOS

/// The state that GEOS keeps for one thread: made for an operation and gone with it (0.15 µs).
@safe
final class GEOSContext {
    fileprivate let handle: OpaquePointer
    private var lastMessage: String?

    init() throws(GeometryError) {
        guard let handle = unsafe GEOS_init_r() else { throw GeometryError("GEOS_init_r", "no memory") }
        unsafe self.handle = handle
        _ = unsafe GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, context in
                guard let message = unsafe message, let context = unsafe context else { return }
                let text = unsafe String(cString: message)
                unsafe Unmanaged<GEOSContext>.fromOpaque(context).takeUnretainedValue().lastMessage = text
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { unsafe GEOS_finish_r(handle) }

    /// Calls GEOS; its message of a failure becomes an error when `body` returns `nil`.
    ///
    /// - Throws: ``GeometryError`` with the C function's name.
    @safe
    func call<Result>(
        _ function: String, _ body: (OpaquePointer) -> Result?
    ) throws(GeometryError) -> Result {
        lastMessage = nil
        guard let result = unsafe body(handle) else {
            throw GeometryError(function, lastMessage ?? "it failed without a message")
        }
        return result
    }

    /// Gives back to GEOS what a call made; it can't fail.
    @safe
    func release(_ body: (OpaquePointer) -> Void) { unsafe body(handle) }

    /// Calls a predicate of GEOS, which answers 0, 1 or, for an exception, 2.
    ///
    /// - Throws: ``GeometryError`` with the C function's name.
    @safe
    func test(_ function: String, _ body: (OpaquePointer) -> CChar) throws(GeometryError) -> Bool {
        try call(function) { handle in
            let answer = unsafe body(handle)
            return answer == 0 || answer == 1 ? answer == 1 : nil
        }
    }

    /// Calls a function of GEOS that makes a geometry, which we own from then on.
    ///
    /// - Throws: ``GeometryError`` with the C function's name.
    @safe
    func make(_ function: String, _ body: (OpaquePointer) -> OpaquePointer?) throws(GeometryError) -> GEOSGeometry {
        unsafe GEOSGeometry(owning: try call(function, body), in: self)
    }
}

/// A geometry of GEOS; it keeps its context alive.
@safe
struct GEOSGeometry: ~Copyable {
    let context: GEOSContext
    let handle: OpaquePointer

    init(owning handle: OpaquePointer, in context: GEOSContext) {
        self.context = context
        unsafe self.handle = handle
    }

    deinit { unsafe GEOSGeom_destroy_r(context.handle, handle) }
}
