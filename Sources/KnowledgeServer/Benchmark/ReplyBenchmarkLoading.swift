import Embeddings
import Foundation
import Knowledge
import Storage

/// Puts invented businesses into an installation: pages, passages and their vectors.
struct ReplyBenchmarkLoading {
    struct Tenant: Sendable {
        let context: TenantContext
        let key: String
        let questions: [String]
    }

    private static let passagesPerPage = 10
    private static let questionsPerTenant = 42

    let installation: Installation
    let options: ReplyBenchmarkOptions

    func tenants() async throws -> [Tenant] {
        let progress = Progress("reply")
        defer { progress.finish() }
        let kept = KeptVectors(path: options.vectors, rows: options.chunks, model: installation.model)
        var tenants: [Tenant] = []
        for number in 0..<options.tenants {
            try Task.checkCancellation()
            progress.update(number, of: options.tenants, "loading businesses")
            var business = SampleBusiness(seed: UInt64(number))
            let passages = business.passages(options.chunks)
            let vectors = try await kept.vectors(of: number) { try await encoded(passages) }
            let context = try await installation.operations.createTenant(
                slug: "bench-\(number)", name: "Bench \(number)", languages: [.turkish],
                plugins: [Niches.ids[number % Niches.ids.count]])
            try await load(passages, vectors, into: context)
            let key = try await installation.operations.createKey(
                for: context, name: "bench", scopes: [Scope.assist.rawValue])
            tenants.append(
                Tenant(context: context, key: key.secret, questions: business.questions(Self.questionsPerTenant)))
        }
        return tenants
    }

    /// Takes a file in as an upload would be.
    static func upload(
        _ file: Data, number: Int, _ installation: Installation, _ tenant: TenantContext
    ) async throws -> JobID {
        let path = installation.files.spool + "/" + UUID().uuidString
        // Comments behind the end make it another file, whose content is not known yet.
        try (file + Data("%\(number)\n".utf8)).write(to: URL(fileURLWithPath: path))
        let taken = try await installation.documents.take(
            .init(path: path, filename: "el-kitabi-\(number).pdf"), tenant: tenant, actor: .system("bench"))
        guard let job = taken.job else { throw CommandError("the document was there already") }
        return job.id
    }

    private func encoded(_ passages: [SampleBusiness.Passage]) async throws -> [Float] {
        let texts = passages.map { passage in
            EmbeddingText.passage(
                title: "", headings: [passage.heading], text: passage.text, model: installation.model)
        }
        let matrix = try await installation.embedder.encode(texts, as: .passage, priority: .bulk)
        return texts.indices.flatMap { Array(matrix[row: $0]) }
    }

    private func load(
        _ passages: [SampleBusiness.Passage], _ vectors: [Float], into context: TenantContext
    ) async throws {
        var pages: [StagedPage] = []
        var chunks: [NewChunk] = []
        for start in stride(from: 0, to: passages.count, by: Self.passagesPerPage) {
            var text = ""
            let number = pages.count + 1
            for passage in passages[start..<min(start + Self.passagesPerPage, passages.count)] {
                text += passage.heading + "\n"
                let begin = text.unicodeScalars.count
                text += passage.text + "\n\n"
                chunks.append(
                    NewChunk(
                        page: number, span: Span(begin..<begin + passage.text.unicodeScalars.count),
                        text: passage.text, headings: [passage.heading]))
            }
            let boxes = Array(repeating: Box(x0: 0, y0: 0, x1: 1, y1: 1), count: text.unicodeScalars.count)
            pages.append(
                StagedPage(
                    page: Page(number: number, width: 595, height: 842, text: text, boxes: boxes), ocr: false,
                    confidence: 1, layout: Data(), hasLetters: true, isPicture: false))
        }
        let document = NewDocument(
            title: "El kitabı", language: .turkish,
            file: NewFile(filename: "el-kitabi.pdf", byteCount: 1, sha256: String(repeating: "0", count: 64)))
        let (content, rows, model) = (pages, chunks, installation.model.identifier)
        let width = vectors.count / passages.count
        let numbered = rows.indices.map { ($0, Array(vectors[$0 * width..<($0 + 1) * width])) }
        try await installation.database.withSession(for: context) { session in
            try session.lockKnowledge()
            _ = try session.createDocument(document)
            guard let version = try session.versionInReading(of: document.id) else { return }
            try session.stage(content, of: version)
            try session.stage(rows, from: 0, of: version)
            try session.keep(numbered, of: version, model: model)
            try session.enter(.embed, of: version)
            _ = try session.publish(version)
        }
    }
}

/// Vectors in a file, business after business, float32: embedding them takes minutes, and they are the same every time.
private struct KeptVectors {
    let path: String?
    let rows: Int
    let model: EmbeddingModel

    func vectors(of business: Int, _ make: () async throws -> [Float]) async throws -> [Float] {
        let count = rows * model.dimension
        guard let path else { return try await make() }
        let size = count * MemoryLayout<Float>.size
        if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seek(toOffset: UInt64(business * size))
        if let data = try file.read(upToCount: size), data.count == size {
            return data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
        }
        let made = try await make()
        try file.seek(toOffset: UInt64(business * size))
        try file.write(contentsOf: made.withUnsafeBytes { Data($0) })
        return made
    }
}
