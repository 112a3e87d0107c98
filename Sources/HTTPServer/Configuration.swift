extension HTTPServer {
    /// Where the server listens and how much it puts up with. The defaults suit a server behind a proxy or on its own.
    public struct Configuration: Sendable {
        /// An address or a name; `0.0.0.0` and `::` mean every interface.
        public var host = "127.0.0.1"
        /// 0 lets the system choose.
        public var port = 8080

        /// Threads that read and write sockets; handlers run on Swift's own.
        public var ioThreads = 2
        /// Open connections; further ones wait in the listening socket's queue.
        public var connectionLimit = 1024
        /// Open connections of one address; further ones are closed at once. Loopback is exempt, since there a proxy
        /// speaks for many clients. 0 sets no limit.
        public var connectionLimitPerAddress = 64

        /// More header fields, or a longer head, are refused with 431.
        public var headerCountLimit = 100
        public var headerByteLimit = 16 << 10
        /// A request's head must have come whole this long after the connection was made or its first line was read.
        public var headTimeOut = Duration.seconds(15)
        /// A request's body must have come whole this long after its head.
        public var bodyTimeOut = Duration.seconds(600)
        /// A connection on which nothing moves is closed; also how long one is kept alive between requests. In whole
        /// seconds. Waiting for a handler does not count.
        public var inactivityTimeOut = Duration.seconds(60)
        /// Answered with 503 when a handler takes longer, unless its route sets another.
        public var handlerTimeOut = Duration.seconds(30)

        /// A form's parts, and the bytes of each field that is not a file.
        public var formPartLimit = 100
        public var formFieldByteLimit = 64 << 10
        /// How much more of a refused body is read and dropped, so that a client which reads only after it has written
        /// still gets the answer; and for how long.
        public var refusedBodyByteLimit = 128 << 20
        public var refusedBodyTimeOut = Duration.seconds(20)

        /// How long `stop()` waits for handlers before it answers for them.
        public var stopGrace = Duration.seconds(10)
        /// How long `stop()` waits for streams before it ends them.
        public var streamStopGrace = Duration.seconds(1)

        public init() {}

        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }
}
