import CSystem
import Dispatch
import Foundation
import Storage

/// Runs the server until it is told to stop.
enum ServeCommand: Command {
    static let name = "serve"
    static let handlesSignals = true
    static let summary = "runs the server: API, web page, ingestion"
    static let usage = "kaynak serve [--data DIR] [--listen HOST:PORT] [--database URL] [--demo]"
    static let options: [Option] = [
        .flag("demo", "load the demo tenants of corpora/ and offer them on the page (loopback only)")
    ]
    static let discussion = """
        Without --database a private PostgreSQL cluster is run in the data folder. When ready, one line with the
        address is printed. Ctrl-C (or SIGTERM) finishes the requests in hand, then stops server and cluster.

        example: kaynak serve --listen 127.0.0.1:8080
        """

    static func run(_ arguments: Arguments) async throws {
        try arguments.noPositionals()
        let configuration = try Configuration(arguments)
        if arguments.has("demo"), !configuration.listen.isLoopback {
            throw UsageError(
                "--demo hands out keys, so it serves loopback only; leave it out, or --listen 127.0.0.1:8080")
        }
        let stop = StopSignal()
        let log = Log(path: logPath(configuration))
        let installation = try await Installation.open(configuration, log: log)
        do {
            let lock = try DataLock(directory: installation.configuration.dataDirectory)
            defer { lock.release() }
            installation.files.clearSpool()
            installation.files.removeDeleted()
            try await serve(installation, demo: arguments.has("demo"), until: stop)
        } catch {
            await installation.close()
            throw error
        }
        await installation.close()
        log.info("stopped")
    }

    private static func serve(_ installation: Installation, demo: Bool, until stop: StopSignal) async throws {
        let runner = Task { await installation.jobRunner(name: "server-\(ProcessIdentity.current)").run() }
        let messages = Task {
            await installation.messageDispatcher(name: "server-\(ProcessIdentity.current)").run()
        }
        let upkeep = [
            Task { await installation.watchCluster() }, Task { await installation.indexUpkeep.run() },
            Task { await installation.erasure.continueOpen() }, Task { await removeOrphans(installation) },
            Task { await installation.pluginScheduler.run() },
            Task { await installation.connectors.run() },
        ]
        defer {
            runner.cancel()
            messages.cancel()
            for task in upkeep { task.cancel() }
        }
        let demoTenants = DemoTenants()
        let server = try APIServer(installation, demo: demo ? demoTenants : nil)
        let address = try server.start()
        installation.log.info("started", ["address": .own(address.description), "version": .own(Version.current)])
        Terminal.print("kaynak is ready at http://\(address)")
        let loading = Task {
            guard demo else { return }
            do {
                let tenants = try await DemoLoader(installation).load()
                // Their first questions are not to wait for thousands of utterances.
                let niches = Set(tenants.map(\.niche)).intersection(Niches.ids)
                for niche in niches { _ = try await installation.replies.assistants.assistant(for: [niche]) }
                demoTenants.offer(tenants)
                try await Welcome.print(address: address, tenants: tenants, installation: installation)
            } catch is CancellationError {
            } catch {
                Terminal.complain("the demo tenants were not loaded: \(Failure.describe(error))")
            }
        }
        await stop.wait()
        Terminal.note("\nstopping…")
        loading.cancel()
        await server.stop()
        runner.cancel()
        messages.cancel()
        for task in upkeep { task.cancel() }
        await runner.value
        await messages.value
        for task in upkeep { await task.value }
    }

    private static func removeOrphans(_ installation: Installation) async {
        do {
            for tenant in try await installation.operations.tenants() {
                try await installation.documents.removeOrphans(of: tenant.context)
            }
        } catch is CancellationError {
        } catch {
            installation.log.warning("orphans_not_removed", ["reason": .text(Failure.describe(error))])
        }
    }

    /// On a terminal the log goes to a file, so that the person sees what is for them.
    private static func logPath(_ configuration: Configuration) -> String? {
        if let path = configuration.log { return path == "-" ? nil : path }
        guard Terminal.errorIsTerminal else { return nil }
        try? FileManager.default.createDirectory(atPath: configuration.dataDirectory, withIntermediateDirectories: true)
        return configuration.dataDirectory + "/kaynak.log"
    }
}

/// SIGINT and SIGTERM as something to wait for.
final class StopSignal: @unchecked Sendable {
    private let stream: AsyncStream<Void>
    // Kept alive for as long as the process may be told to stop. Set once and never touched again, so sharing is sound.
    private let sources: [any DispatchSourceSignal]

    init() {
        signal(SIGPIPE, SIG_IGN)
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.stream = stream
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.resume()
            return source
        }
    }

    func wait() async {
        for await _ in stream { return }
    }
}

/// One server per data folder: two would clear each other's uploads.
struct DataLock {
    private let descriptor: Int32

    init(directory: String) throws {
        let path = directory + "/serve.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw CommandError(
                "another kaynak already serves \(directory); stop it, or choose another folder with --data")
        }
    }

    func release() { close(descriptor) }
}
