import Foundation
import Knowledge
import Retrieval
import Storage

/// What the API answers with, field by field.
struct DocumentBody: Encodable {
    let id: DocumentID
    let title: String
    let filename: String
    let lang: Language
    let status: DocumentStatus
    let problem: ProblemNote?
    let pageCount: Int
    let byteCount: Int
    let version: Int
    let sha256: String
    let tags: [String]
    let job: JobBody?
    let createdAt: Date
    let updatedAt: Date

    /// - Parameter job: the last one; shown unless it is done.
    init(_ document: Document, job: Job?, language: Language) {
        id = document.id
        title = document.title
        filename = document.filename
        lang = document.language
        status = document.status
        problem = document.problem.map { ProblemNote($0, language: language) }
        pageCount = document.pageCount
        byteCount = document.byteCount
        version = document.version
        sha256 = document.sha256
        tags = document.tags
        self.job = job.flatMap { $0.status == .done ? nil : JobBody($0, language: language) }
        createdAt = document.createdAt
        updatedAt = document.updatedAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("doc_…")), .required("title", .string("")), .required("filename", .string("")),
            .required("lang", .choice(Language.allCases.map(\.rawValue), "")),
            .required("status", .choice(["processing", "ready", "failed"], "only a ready document is searched")),
            .optional("problem", ProblemNote.schema), .required("page_count", .integer("")),
            .required("byte_count", .integer("")), .required("version", .integer("")),
            .required("sha256", .string("of the uploaded bytes")), .required("tags", .array(.string(""), "by name")),
            .optional("job", JobBody.schema), .required("created_at", .string("RFC 3339")),
            .required("updated_at", .string("RFC 3339")),
        ], "its job is there unless it is done: also where a new version is being read, or could not be")
}

/// One content of a document.
struct VersionBody: Encodable {
    let version: Int
    let current: Bool
    let stage: DocumentVersion.Stage
    let filename: String
    let pageCount: Int
    let byteCount: Int
    let sha256: String
    let problem: ProblemNote?
    let createdAt: Date
    let publishedAt: Date?

    init(_ version: DocumentVersion, of document: Document, language: Language) {
        self.version = version.number
        current = version.stage == .published && version.number == document.version
        stage = version.stage
        filename = version.filename
        pageCount = version.pageCount
        byteCount = version.byteCount
        sha256 = version.sha256
        problem = version.notice.map { ProblemNote($0, language: language) }
        createdAt = version.createdAt
        publishedAt = version.publishedAt
    }

    static let schema = Schema.object(
        [
            .required("version", .integer("from 1; what citations name")),
            .required("current", .flag("its passages are searched")),
            .required("stage", .choice(["extract", "chunk", "embed", "published"], "what is to be done next")),
            .required("filename", .string("")), .required("page_count", .integer("")),
            .required("byte_count", .integer("")), .required("sha256", .string("of the uploaded bytes")),
            .optional("problem", ProblemNote.schema), .required("created_at", .string("RFC 3339")),
            .optional("published_at", .string("RFC 3339")),
        ], "")
}

/// Why something did not work out, in the caller's language.
struct ProblemNote: Encodable {
    let code: String
    let detail: String

    init(_ problem: DocumentProblem, language: Language) {
        code = problem.code
        detail = problem.detail.text(in: language)
    }

    static let schema = Schema.object([.required("code", .string("")), .required("detail", .string(""))], "")
}

struct FAQBody: Encodable {
    let id: FAQID
    let externalID: String?
    let question: String
    let answer: String
    let category: String
    let lang: Language
    let createdAt: Date
    let updatedAt: Date

    init(_ faq: FAQ) {
        id = faq.id
        externalID = faq.externalID
        question = faq.question
        answer = faq.answer
        category = faq.category
        lang = faq.language
        createdAt = faq.createdAt
        updatedAt = faq.updatedAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("faq_…")), .optional("external_id", .string("the id in the tenant's own CSV")),
            .required("question", .string("")), .required("answer", .string("")), .required("category", .string("")),
            .required("lang", .choice(Language.allCases.map(\.rawValue), "")),
            .required("created_at", .string("RFC 3339")), .required("updated_at", .string("RFC 3339")),
        ], "")
}

struct JobBody: Encodable {
    struct Progress: Encodable {
        let done: Int
        let total: Int
    }

    let id: JobID
    let kind: String
    let status: JobStatus
    let stage: String
    let progress: Progress
    let attempts: Int
    let documentID: DocumentID?
    let problem: ProblemNote?
    let createdAt: Date
    let updatedAt: Date

    init(_ job: Job, language: Language) {
        id = job.id
        kind = job.kind
        status = job.status
        stage = job.stage
        progress = Progress(done: job.progress.done, total: job.progress.total)
        attempts = job.attempts
        documentID = job.document
        problem = job.problem.map { ProblemNote($0, language: language) }
        createdAt = job.createdAt
        updatedAt = job.updatedAt
    }

    static let schema = Schema.object(
        [
            .required("id", .string("job_…")), .required("kind", .string("ingest")),
            .required("status", .choice(["queued", "running", "done", "failed", "cancelled"], "")),
            .required("stage", .string("extract, chunk, embed; empty before it has begun")),
            .required(
                "progress",
                .object(
                    [.required("done", .integer("")), .required("total", .integer("0: not known yet"))],
                    "pages of the stage")),
            .required("attempts", .integer("")), .optional("document_id", .string("doc_…")),
            .optional("problem", ProblemNote.schema), .required("created_at", .string("RFC 3339")),
            .required("updated_at", .string("RFC 3339")),
        ], "")
}

/// A stretch of a page or an FAQ entry, as search and chunk lists show it.
struct PassageBody: Encodable {
    let id: ChunkID
    let source: SourceBody
    /// Of a page; an FAQ's answer is its passage whole.
    let range: Span?
    let headings: [String]
    let text: String
    let lang: Language

    init(_ passage: Passage) {
        id = passage.id
        headings = passage.headings
        text = passage.text
        lang = passage.language
        switch passage.source {
        case .page(let document, let number, let span):
            source = SourceBody(document, page: number)
            range = span
        case .faq(let faq):
            source = SourceBody(faq)
            range = nil
        }
    }

    enum CodingKeys: String, CodingKey {
        case id, range, headings, text, lang
    }

    /// The source's fields lie beside the passage's own.
    func encode(to encoder: any Encoder) throws {
        try source.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encodeIfPresent(range, forKey: .range)
        try container.encode(headings, forKey: .headings)
        try container.encode(text, forKey: .text)
        try container.encode(lang, forKey: .lang)
    }

    static let properties: [Schema.Property] =
        SourceBody.properties + [
            .required("id", .string("chk_…")),
            .optional("range", .array(.integer(""), "[start, end) in Unicode scalars of the page text")),
            .required("headings", .array(.string(""), "outermost first")),
            .required("text", .string("an exact substring of the page, or the FAQ's answer")),
            .required("lang", .string("")),
        ]
    static let schema = Schema.object(properties, "")
}

struct HitBody: Encodable {
    struct TermBody: Encodable {
        let term: String
        let kind: String
        let contribution: Float
    }

    let passage: PassageBody
    let score: ScoreParts
    let explanation: [TermBody]?

    init(_ hit: SearchHit, explained: Bool) {
        passage = PassageBody(hit.scored.passage)
        score = hit.scored.score
        explanation =
            explained
            ? hit.explanation.map {
                TermBody(term: $0.term.text, kind: String(describing: $0.term.kind), contribution: $0.contribution)
            } : nil
    }

    enum CodingKeys: String, CodingKey {
        case score, explanation
    }

    /// The passage's fields lie beside the score.
    func encode(to encoder: any Encoder) throws {
        try passage.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(score, forKey: .score)
        try container.encodeIfPresent(explanation, forKey: .explanation)
    }

    static let schema = Schema.object(
        PassageBody.properties + [
            .required(
                "score",
                .object(
                    [
                        .required("fused", .number("what the ranking is by")),
                        .optional("dense", .number("cosine of query and passage")),
                        .optional("lexical", .number("BM25")),
                        .required("coverage", .number("rarity-weighted share of the query's words, 0 to 1")),
                    ], "")),
            .optional("explanation", .array(.any("term, kind, contribution"), "with explain")),
        ], "")
}
