import CPROJ

/// A PROJ context, used by one thread at a time. Writes nothing to the console and does not use the network.
@safe
final class ProjContext {
    private let handle: OpaquePointer
    private var lastMessage: String?

    init() throws(GeometryError) {
        guard let handle = unsafe proj_context_create() else { throw GeometryError("proj_context_create", "no memory") }
        unsafe self.handle = handle
        _ = unsafe proj_log_level(handle, PJ_LOG_ERROR)
        unsafe proj_log_func(handle, Unmanaged.passUnretained(self).toOpaque()) { context, _, message in
            guard let message = unsafe message, let context = unsafe context else { return }
            let text = unsafe String(cString: message)
            unsafe Unmanaged<ProjContext>.fromOpaque(context).takeUnretainedValue().lastMessage = text
        }
        // Disables the network, so that coordinates do not depend on downloaded grids.
        _ = unsafe proj_context_set_enable_network(handle, 0)
    }

    deinit { _ = unsafe proj_context_destroy(handle) }

    /// Calls PROJ. When `body` returns `nil`, the last message of PROJ becomes an error.
    ///
    /// - Parameter subject: the object of the call, for the message.
    /// - Throws: ``GeometryError`` with the C function's name and `subject`.
    @safe
    func call<Result>(
        _ function: String, _ subject: String, _ body: (OpaquePointer) -> Result?
    ) throws(GeometryError) -> Result {
        lastMessage = nil
        if let result = unsafe body(handle) { return result }
        // The logged message is more specific than the one for the error number.
        let logged = lastMessage.map { String($0.trimmingPrefix("\(function): ")) }
        let reason = logged ?? message(unsafe proj_context_errno(handle)) ?? "it failed without a message"
        throw GeometryError(function, "\(subject): \(reason)")
    }

    /// The message of PROJ for an error number; `nil` for 0, which means success.
    func message(_ number: Int32) -> String? {
        guard number != 0, let text = unsafe proj_context_errno_string(handle, number) else { return nil }
        return unsafe String(cString: text)
    }

    /// Calls a PROJ function that returns an object, and takes ownership of it.
    ///
    /// - Parameter subject: the object of the call, for the message.
    /// - Throws: ``GeometryError`` with the C function's name and `subject`.
    @safe
    func make(
        _ function: String, _ subject: String, _ body: (OpaquePointer) -> OpaquePointer?
    ) throws(GeometryError) -> ProjObject {
        unsafe ProjObject(owning: try call(function, subject, body), in: self)
    }
}

/// A handle of a PROJ coordinate reference system, operation or ellipsoid. Keeps its context alive.
@safe
struct ProjObject: ~Copyable {
    let context: ProjContext
    let handle: OpaquePointer

    init(owning handle: OpaquePointer, in context: ProjContext) {
        self.context = context
        unsafe self.handle = handle
    }

    deinit { _ = unsafe proj_destroy(handle) }

    /// The name in the database of PROJ, or in the text that defined the object; empty without a name.
    var name: String { unsafe proj_get_name(handle).map { unsafe String(cString: $0) } ?? "" }
}
