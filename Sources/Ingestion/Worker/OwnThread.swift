import Glibc

/// A thread for work that blocks for long.
///
/// Dispatch would not do: on Linux its threads are those of Swift's cooperative pool, and blocked ones starve it until
/// a monitor notices, up to a second later.
enum OwnThread {
    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// - Returns: the error number where the system gives no more threads; the body is not run then.
    static func start(_ run: @escaping @Sendable () -> Void) -> Int32 {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        // Sound: the reference is retained for the thread, which takes it over; without a thread it is released here.
        let body = Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let error = pthread_create(
            &thread, &attributes,
            { argument in
                if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, body.toOpaque())
        if error != 0 { body.release() }
        return error
    }
}
