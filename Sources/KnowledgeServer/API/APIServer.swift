import Embeddings
import Foundation
import HTTPServer
import Knowledge
import Storage

/// The HTTP face: the route table behind authentication, the page, and the metrics on a port of their own.
final class APIServer: Sendable {
    private let installation: Installation
    private let api: HTTPServer
    private let metrics: HTTPServer?

    /// - Parameter demo: the demo tenants to hand out on loopback; `nil` without `--demo`.
    init(_ installation: Installation, demo: DemoTenants?) throws {
        self.installation = installation
        let endpoints = RouteTable.endpoints(installation, demo: demo)
        let descriptions = Descriptions(endpoints, installation)
        let gate = Gate(database: installation.database, personal: installation.personal)
        var routes = endpoints.map { $0.route(gate, spool: installation.files.spool) }
        routes.append(
            Route(.get, "/openapi.json") { request in
                let key = try await gate.authenticated(request)
                return .data(try await descriptions.document(for: key?.context), type: "application/json")
            })
        routes += try WebFolder.routes()
        let listen = installation.configuration.listen
        let observer = Self.observer(installation)
        let mapper: @Sendable (any Error) -> Problem? = { APIProblem.of($0) }
        api = try HTTPServer(
            configuration: .init(host: listen.host, port: listen.port), routes: routes, mapError: mapper,
            onRequest: observer)
        metrics = try installation.configuration.metricsListen.map { address in
            try HTTPServer(
                configuration: .init(host: address.host, port: address.port),
                routes: [Route(.get, "/metrics") { _ in await Self.exposition(installation) }])
        }
    }

    /// Starts listening; returns the bound address (port 0 has become a real one).
    func start() throws -> Address {
        let configured = installation.configuration
        let port = try listening(api, configured.listen, .listen)
        if let metrics, let address = configured.metricsListen {
            _ = try listening(metrics, address, .metricsListen)
        }
        return Address(host: configured.listen.host, port: port)
    }

    /// Finishes what is in hand, then stops.
    func stop() async {
        await api.stop()
        await metrics?.stop()
    }

    private func listening(_ server: HTTPServer, _ address: Address, _ setting: Setting) throws -> Int {
        do { return try server.start() } catch {
            throw CommandError(
                "cannot listen on \(address): \(Failure.describe(error)); choose another address with --\(setting.rawValue) HOST:PORT"
            )
        }
    }

    private static func observer(_ installation: Installation) -> @Sendable (CompletedRequest) -> Void {
        let (log, metrics) = (installation.log, installation.metrics)
        return { request in
            let route = request.route ?? "none"
            let seconds = request.duration.seconds
            metrics.requestFinished(method: request.method, route: route, status: request.status, seconds: seconds)
            var fields: [String: LogValue] = [
                "method": .text(request.method), "route": .text(route), "status": .integer(request.status),
                "milliseconds": .number((seconds * 10_000).rounded() / 10), "request_id": .text(request.requestID),
                "bytes_in": .integer(request.bytesReceived), "bytes_out": .integer(request.bytesSent),
            ]
            if let error = request.error { fields["reason"] = .text(Failure.describe(error)) }
            if request.status >= 500 { log.error("request", fields) } else { log.info("request", fields) }
        }
    }

    private static func exposition(_ installation: Installation) async -> Response {
        var gauges: [Metrics.Reading] = []
        if let jobs = try? await installation.database.jobCounts() {
            gauges.append(("kaynak_jobs_queued", "Jobs waiting.", Double(jobs.queued)))
            gauges.append(("kaynak_jobs_running", "Jobs in hand.", Double(jobs.running)))
        }
        if let messages = try? await installation.database.outgoingMessageCounts(at: installation.plugins.clock.now) {
            gauges.append(("kaynak_messages_due", "Messages to customers that are due.", Double(messages.due)))
            gauges.append(("kaynak_messages_sending", "Messages to customers in hand.", Double(messages.sending)))
            gauges.append(
                (
                    "kaynak_messages_oldest_due_seconds", "How long the oldest due message has waited.",
                    messages.oldest.map { $0 / .seconds(1) } ?? 0
                ))
        }
        let pool = installation.database.poolStatus
        gauges.append(("kaynak_database_connections", "Open connections.", Double(pool.inUse + pool.idle)))
        gauges += embeddingGauges(installation.embedder)
        gauges.append(("kaynak_index_bytes", "Bytes of loaded indexes.", Double(installation.indexes.byteCount)))
        gauges.append(
            (
                "kaynak_index_recall", "Lowest recall at 10 that an open index has measured of itself.",
                Double(installation.indexes.lowestRecall)
            ))
        gauges.append(
            ("kaynak_index_tenants", "Tenants with a loaded index.", Double(installation.indexes.tenantCount)))
        let text = installation.metrics.exposition(
            counters: embeddingCounters(installation.embedder), gauges: gauges)
        return .text(text, type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private static func embeddingGauges(_ embedder: TextEmbedder) -> [Metrics.Reading] {
        let (waiting, running) = (embedder.waiting, embedder.running)
        return [
            ("kaynak_embedding_waiting_interactive", "Parts of queries in line.", Double(waiting.interactive)),
            ("kaynak_embedding_waiting_bulk", "Parts of bulk work in line.", Double(waiting.bulk)),
            ("kaynak_embedding_running_interactive", "Passes of queries in hand.", Double(running.interactive)),
            ("kaynak_embedding_running_bulk", "Passes of bulk work in hand.", Double(running.bulk)),
            ("kaynak_query_cache_entries", "Queries remembered.", Double(embedder.queryCache.entries)),
        ]
    }

    private static func embeddingCounters(_ embedder: TextEmbedder) -> [Metrics.Reading] {
        let (tokens, cache) = (embedder.encodedTokens, embedder.queryCache)
        return [
            ("kaynak_embedding_interactive_tokens_total", "Tokens of queries encoded.", Double(tokens.interactive)),
            ("kaynak_embedding_bulk_tokens_total", "Tokens of bulk work encoded.", Double(tokens.bulk)),
            ("kaynak_query_cache_hits_total", "Queries answered from memory.", Double(cache.hits)),
            ("kaynak_query_cache_joined_total", "Queries that shared another's computation.", Double(cache.joined)),
            ("kaynak_query_cache_misses_total", "Queries computed.", Double(cache.misses)),
        ]
    }
}

/// Who may pass: the one place where a key becomes a tenant.
struct Gate: Sendable {
    let database: Database
    let personal: PersonalDataService

    func admit(_ request: Request, _ access: Access) async throws -> AuthenticatedKey? {
        switch access {
        case .open: return nil
        case .loopback:
            // A page of another site can reach this machine's loopback, also under a name of its own choosing.
            guard request.isLoopback, Self.namesThisMachine(request.headers["Host"]), Self.isSameOrigin(request)
            else { throw Problem.notFound }
            return nil
        case .key, .plugin:
            guard let key = try await authenticated(request) else { throw APIProblem.unauthenticated }
            let scopes = access.scopes
            guard scopes.contains(where: { key.scopes.contains($0.rawValue) }) else {
                throw APIProblem.insufficientScope(scopes[0])
            }
            return key
        }
    }

    /// Whose key it is, whatever it may do; `nil` without a key that is valid.
    func authenticated(_ request: Request) async throws -> AuthenticatedKey? {
        guard let secret = Self.secret(request.headers["Authorization"]) else { return nil }
        return try await database.authenticate(secret: secret)
    }

    /// What the head alone can be refused for, before any body is taken in.
    static func refusal(_ headers: Headers, _ access: Access) -> Problem? {
        guard !access.scopes.isEmpty, secret(headers["Authorization"]) == nil else { return nil }
        return APIProblem.unauthenticated
    }

    private static func secret(_ header: String?) -> String? {
        guard let header, header.prefix(7).lowercased() == "bearer " else { return nil }
        let secret = header.dropFirst(7).trimmingCharacters(in: .whitespaces)
        return secret.isEmpty || secret.utf8.count > 200 ? nil : secret
    }

    private static func namesThisMachine(_ host: String?) -> Bool {
        guard let host, let address = Address(host.contains(":") ? host : host + ":80") else { return false }
        return address.isLoopback
    }

    private static func isSameOrigin(_ request: Request) -> Bool {
        let site = request.headers["Sec-Fetch-Site"] ?? "none"
        return ["same-origin", "none"].contains(site)
    }
}

extension Endpoint {
    func route(_ gate: Gate, spool: String) -> Route {
        let body: BodyPolicy =
            switch payload {
            case .none: .none
            case .json(_, let limit): .data(limit: limit)
            case .multipart(_, let limit): .multipart(limit: limit, spool: spool)
            }
        let (access, handle, followsOpenAI) = (access, handle, followsOpenAI)
        let admits: @Sendable (Headers) -> Problem? = { Gate.refusal($0, access) }
        return Route(method, path, body: body, timeOut: timeOut, admits: admits) { request in
            do {
                guard let key = try await gate.admit(request, access) else {
                    return try await handle(Call(request: request, key: nil))
                }
                let mask = await gate.personal.logScanner(of: key.context, gate.database)
                return try await Log.$scanner.withValue(mask) {
                    try await handle(Call(request: request, key: key))
                }
            } catch let problem as Problem where followsOpenAI {
                return try OpenAIProblem.response(problem, to: request)
            }
        }
    }
}
