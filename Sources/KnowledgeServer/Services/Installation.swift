import Catalog
import Embeddings
import Foundation
import Guardrails
import Ingestion
import Knowledge
import PluginKit
import Schedule
import Storage

/// What one process holds open: database, model, worker and the services over them. The composition root.
final class Installation: Sendable {
    let configuration: Configuration
    let log: Log
    let metrics = Metrics()
    let operations: Operator
    let database: Database
    let files: FileStore
    let reader: DocumentReader
    let model: EmbeddingModel
    let embedder: TextEmbedder
    let indexes: IndexRegistry
    let calibrations: Calibrations
    let documents: DocumentService
    let faqs: FAQService
    let search: SearchService
    let personal: PersonalDataService
    let exports: ExportService
    let guards: GuardService
    let replies: ReplyService
    let rephrasing: RephrasingService
    let learning: LearningService
    let gaps: GapService
    let conversations: ConversationService
    let channels: ChannelService
    let deliveries: DeliveryService
    let messageSender: ChannelSender
    let findings: FindingService
    let plugins: PluginHost
    let connectors: ConnectorRunner
    let secrets: SecretBox
    let erasure: TenantErasure
    private let cluster: PrivateCluster?

    /// Opens the database (a private cluster where no URL is configured) and the model.
    ///
    /// A private cluster is brought to this version's schema at once; a configured database is the operator's, and is
    /// only checked.
    ///
    /// - Parameters:
    ///   - clock: what niches and messages to customers go by; a test moves it.
    ///   - niches: those of the catalogue, or a test's own.
    ///   - outbox: where niches' messages go.
    static func open(
        _ configuration: Configuration, log: Log, clock: WallClock = .system,
        niches: [any Plugin.Type] = Catalog.plugins, limits: PluginWall.Limits = PluginWall.Limits(),
        outbox: Outbox = .queue
    ) async throws -> Installation {
        var configuration = configuration
        var cluster: PrivateCluster?
        let endpoints: Endpoints
        if let url = configuration.databaseURL {
            endpoints = Endpoints(url: url)
        } else {
            let reachable = PrivateCluster.reachableDataDirectory(preferred: configuration.dataDirectory)
            if let explanation = reachable.explanation { Terminal.note(Failure.text(explanation)) }
            configuration = configuration.with(dataDirectory: reachable.path)
            let started = PrivateCluster(dataDirectory: reachable.path)
            // To its end, and below it is stopped, even when this task is cancelled: a server half started would stay.
            endpoints = try await Task.detached { try await started.start() }.value
            cluster = started
        }
        do {
            let operations = Operator(endpoints.owner)
            if cluster != nil {
                _ = try await operations.migrate(niches.flatMap { $0.contributions.migrations.map(\.migration) })
            }
            let database = Database(endpoints.app)
            try await database.verify()
            let plugins = PluginHosting(
                niches: niches, address: endpoints.app, clock: clock, limits: limits, outbox: outbox)
            return try Installation(configuration, log, operations, database, cluster, plugins)
        } catch {
            let started = cluster
            await Task.detached { try? await started?.stop() }.value
            throw error
        }
    }

    private init(
        _ configuration: Configuration, _ log: Log, _ operations: Operator, _ database: Database,
        _ cluster: PrivateCluster?, _ hosting: PluginHosting
    ) throws {
        self.configuration = configuration
        self.log = log
        self.operations = operations
        self.database = database
        self.cluster = cluster
        files = try FileStore(directory: configuration.dataDirectory)
        reader = DocumentReader()
        model = try EmbeddingModel(contentsOf: configuration.modelPath, instructions: configuration.instructions)
        // Ingestion gains most by fast vectors and loses nothing that was measured; a question is soon computed exactly.
        embedder = TextEmbedder(
            model: model, workers: configuration.workers, modes: .init(query: .exact, passage: .fast))
        indexes = IndexRegistry(
            database: database, model: model, metrics: metrics,
            folder: try IndexFolder(dataDirectory: configuration.dataDirectory))
        erasure = TenantErasure(
            operations: operations, files: files, dataDirectory: configuration.dataDirectory, log: log)
        documents = DocumentService(database: database, files: files, reader: reader, indexes: indexes)
        faqs = FAQService(database: database, embedder: embedder, model: model)
        calibrations = Calibrations(database: database, embedder: embedder)
        search = SearchService(
            database: database, embedder: embedder, indexes: indexes, calibrations: calibrations)
        let keys = TenantKeys(dataDirectory: configuration.dataDirectory)
        personal = PersonalDataService(keys: keys)
        exports = ExportService(database: database, personal: personal, keys: keys)
        guards = GuardService(database: database, embedder: embedder, personal: personal)
        learning = LearningService(database: database, model: model)
        plugins = PluginHost(
            hosting.niches, address: hosting.address, database: database, clock: hosting.clock, log: log,
            metrics: metrics, limits: hosting.limits, outbox: hosting.outbox)
        secrets = try SecretBox(dataDirectory: configuration.dataDirectory)
        let outgoing = OutgoingClient(allowsPrivateNetworks: configuration.allowsPrivateTargets)
        connectors = ConnectorRunner(host: plugins, secrets: secrets, client: outgoing)
        rephrasing = RephrasingService(
            database: database, secrets: secrets, keys: keys, personal: personal, client: outgoing, metrics: metrics)
        replies = ReplyService(
            database: database, search: search, embedder: embedder,
            assistants: AssistantRegistry(
                embedder: embedder, modelPath: configuration.modelPath, dataDirectory: configuration.dataDirectory),
            guards: guards, personal: personal, metrics: metrics, learning: learning, rephrasing: rephrasing,
            plugins: plugins)
        gaps = GapService(database: database, replies: replies, faqs: faqs, model: model)
        conversations = ConversationService(database: database, replies: replies, learning: learning)
        channels = ChannelService(
            database: database, secrets: secrets, conversations: conversations, plugins: plugins)
        deliveries = DeliveryService(database: database, secrets: secrets, client: outgoing, metrics: metrics)
        messageSender = ChannelSender(secrets: secrets, client: outgoing)
        findings = FindingService(database: database)
    }

    func jobRunner(name: String) -> JobRunner {
        let ingestion = DocumentIngestion(
            database: database, files: files, reader: reader, model: model, embedder: embedder, metrics: metrics)
        let work = ShortWork([gaps, channels, deliveries, findings, exports])
        return JobRunner(
            database: database, ingestion: ingestion, work: work, personal: personal, log: log, metrics: metrics,
            name: name)
    }

    func messageDispatcher(name: String) -> MessageDispatcher {
        MessageDispatcher(
            database: database, sender: messageSender, metrics: metrics, log: log, name: name,
            now: { [plugins] in plugins.clock.now })
    }

    var pluginScheduler: PluginScheduler {
        PluginScheduler(plugins) { [replies] text, tenant in try? await replies.reading(of: text, tenant: tenant).intent
        }
    }

    var indexUpkeep: IndexUpkeep {
        IndexUpkeep(indexes: indexes, database: database, operations: operations, log: log)
    }

    /// Starts the private cluster again when it has died under this process.
    func watchCluster() async {
        guard let cluster else { return }
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(2))
            do { try await database.verify() } catch {
                if Task.isCancelled { return }
                log.warning("database_unreachable", ["reason": .text(Failure.describe(error))])
                do {
                    _ = try await cluster.start()
                    log.info("cluster_attached")
                } catch { log.error("cluster_start_failed", ["reason": .text(error.detail.en)]) }
            }
        }
    }

    /// ``close()`` on a task of its own: a cancelled command still has to leave nothing behind.
    func closeEvenWhenCancelled() async { await Task.detached { await self.close() }.value }

    /// Ends what is still being encoded, closes connections, and the private cluster where this process was the last to
    /// use it.
    func close() async {
        await embedder.close()
        indexes.close()
        await plugins.close()
        await database.close()
        await operations.close()
        do { try await cluster?.stop() } catch { log.error("cluster_stop_failed", ["reason": .text(error.detail.en)]) }
    }
}

/// How niches are run.
private struct PluginHosting {
    let niches: [any Plugin.Type]
    let address: DatabaseAddress
    let clock: WallClock
    let limits: PluginWall.Limits
    let outbox: Outbox
}
