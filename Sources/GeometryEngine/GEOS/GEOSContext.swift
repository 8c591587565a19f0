import CGEOS

/// A GEOS context handle. Each operation creates one (0.15 µs) and destroys it afterwards.
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

    /// Calls GEOS. When `body` returns `nil`, the last message of GEOS becomes an error.
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

    /// Frees memory that GEOS allocated. Never fails.
    @safe
    func release(_ body: (OpaquePointer) -> Void) { unsafe body(handle) }

    /// Calls a GEOS predicate, which returns 0, 1 or, for an exception, 2.
    ///
    /// - Throws: ``GeometryError`` with the C function's name.
    @safe
    func test(_ function: String, _ body: (OpaquePointer) -> CChar) throws(GeometryError) -> Bool {
        try call(function) { handle in
            let result = unsafe body(handle)
            return result == 0 || result == 1 ? result == 1 : nil
        }
    }

    /// Calls a GEOS function that returns a geometry, and takes ownership of it.
    ///
    /// - Throws: ``GeometryError`` with the C function's name.
    @safe
    func make(_ function: String, _ body: (OpaquePointer) -> OpaquePointer?) throws(GeometryError) -> GEOSGeometry {
        unsafe GEOSGeometry(owning: try call(function, body), in: self)
    }
}

/// A GEOS geometry handle. Keeps its context alive.
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
