import Catalog
import Foundation
import Ingestion
import Knowledge
import Storage

/// Loads the tenants of a folder shaped like `corpora/` into an installation. Loading twice changes nothing.
struct DemoLoader {
    private let installation: Installation
    private let keys: DemoKeys

    init(_ installation: Installation) {
        self.installation = installation
        keys = DemoKeys(path: installation.configuration.dataDirectory + "/demo-keys.json")
    }

    /// Loads the demo corpora and waits until every document is searchable.
    ///
    /// - Parameter withRecords: what fills the niches' own tables as well, which replies are taken from first.
    func load(withRecords: Bool = false) async throws -> [DemoTenant] {
        guard let path = Paths.corpora, FileManager.default.fileExists(atPath: path) else {
            throw CommandError("there is no folder corpora/ beside the checkout this kaynak was built in")
        }
        let folder = try EvaluationFolder(path: path)
        var tenants: [DemoTenant] = []
        let loader = FolderLoader(installation)
        for tenant in try folder.tenants() {
            let context = try await loader.load(tenant, of: folder)
            let records = try DemoRecords(
                path: folder.tenantFile(tenant.id, "records.json"), at: installation.plugins.clock.now)
            if let records, withRecords || !records.isOnRequest {
                try await records.write(for: context, of: tenant.niche, through: installation.plugins)
            }
            let key = try await keys.key(for: context, installation)
            try await installation.plugins.fillDemo(of: context)
            tenants.append(
                DemoTenant(
                    slug: context.slug, name: context.name, niche: tenant.niche, key: key,
                    examples: tenant.examples ?? []))
        }
        try await loader.waitUntilReady()
        return tenants
    }
}

/// Brings tenants of a folder in through the same doors as everybody: intake, jobs, FAQ import.
final class FolderLoader {
    private let installation: Installation
    private var waiting: [(tenant: TenantContext, job: JobID, name: String)] = []

    init(_ installation: Installation) { self.installation = installation }

    /// Creates the tenant where there is none, uploads what is not there yet, and imports the FAQ.
    func load(_ tenant: EvaluationFolder.Tenant, of folder: EvaluationFolder) async throws -> TenantContext {
        let context = try await self.context(tenant)
        let present = try await installation.database.withReadOnlySession(for: context) { session in
            try session.documents(limit: 200).items
        }
        for file in tenant.documents {
            let path = folder.tenantFile(tenant.id, file.file)
            let digest = try FileDigest.sha256(of: path)
            if let known = present.first(where: { $0.filename == file.file && $0.sha256 == digest.hexadecimal }),
                known.status != .failed
            {
                if known.status == .processing { try await wait(for: known, of: context) }
                continue
            }
            try await upload(path, file, to: context)
        }
        let csv = folder.tenantFile(tenant.id, "faq.csv")
        if let data = FileManager.default.contents(atPath: csv) { try await importFAQ(data, to: context) }
        return context
    }

    /// Returns when every document taken in is ready or has failed.
    /// - Returns: the names of those that failed, with the reason.
    @discardableResult
    func waitUntilReady() async throws -> [(name: String, problem: DocumentProblem)] {
        let progress = Progress("loading documents")
        var failed: [(name: String, problem: DocumentProblem)] = []
        var open = waiting
        while !open.isEmpty {
            var still: [(tenant: TenantContext, job: JobID, name: String)] = []
            for item in open {
                let job = try await installation.database.withReadOnlySession(for: item.tenant) { try $0.job(item.job) }
                guard let job else { continue }
                if !job.status.isFinal {
                    still.append(item)
                } else if let problem = job.problem, job.status == .failed {
                    failed.append((item.name, problem))
                }
            }
            open = still
            progress.update(waiting.count - open.count, of: waiting.count, open.first?.name ?? "")
            if !open.isEmpty { try await Task.sleep(for: .milliseconds(200)) }
        }
        progress.finish()
        waiting = []
        return failed
    }

    private func context(_ tenant: EvaluationFolder.Tenant) async throws -> TenantContext {
        if let known = try await installation.operations.tenant(tenant.id) { return known }
        let languages = tenant.languages.compactMap(Language.init(rawValue:))
        let niches = Catalog.plugin(tenant.niche) == nil ? [] : [tenant.niche]
        return try await installation.operations.createTenant(
            slug: tenant.id, name: tenant.name, languages: languages, plugins: niches)
    }

    private func upload(_ path: String, _ file: EvaluationFolder.Tenant.File, to tenant: TenantContext) async throws {
        let spooled = installation.files.spool + "/" + UUID().uuidString
        try FileManager.default.copyItem(atPath: path, toPath: spooled)
        let language = file.lang.flatMap(Language.init(rawValue:)) ?? .turkish
        let taken = try await installation.documents.take(
            .init(
                path: spooled, filename: file.file, title: file.title, language: language, password: file.password),
            tenant: tenant, actor: .system("loader"))
        if let job = taken.job { waiting.append((tenant, job.id, file.file)) }
    }

    private func wait(for document: Document, of tenant: TenantContext) async throws {
        let jobs = try await installation.database.withReadOnlySession(for: tenant) { try $0.jobs(of: document.id) }
        if let job = jobs.first(where: { !$0.status.isFinal }) { waiting.append((tenant, job.id, document.filename)) }
    }

    /// Entries that are there already with the same words are left alone.
    private func importFAQ(_ data: Data, to tenant: TenantContext) async throws {
        let file = try FAQFile(data)
        let plan = try await installation.faqs.plan(file.rows, tenant: tenant)
        try await installation.faqs.carryOut(plan, tenant: tenant, actor: .system("loader"))
    }
}

/// The demo tenants' secrets, in a file that only its owner reads.
struct DemoKeys {
    /// Whoever tries the demo is agent, admin and engineer in one; its data is fictional, and its keys are shown on
    /// this computer only.
    private static let scopes = Set((Scope.standard + [.auditRead, .admin]).map(\.rawValue))

    let path: String

    func key(for tenant: TenantContext, _ installation: Installation) async throws -> String {
        var keys = read()
        if let secret = keys[tenant.slug], let known = try await installation.database.authenticate(secret: secret),
            known.context.id == tenant.id, known.scopes.isSuperset(of: Self.scopes)
        {
            return secret
        }
        let created = try await installation.operations.createKey(
            for: tenant, name: "demo", scopes: Self.scopes)
        keys[tenant.slug] = created.secret
        try write(keys)
        return created.secret
    }

    private func read() -> [String: String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [:] }
        return (try? JSONDecoder().decode([String: String].self, from: data)) ?? [:]
    }

    private func write(_ keys: [String: String]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try PrivateFile.write(try encoder.encode(keys), to: path)
    }
}
