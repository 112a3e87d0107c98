import Foundation
import HTTPServer
import Ingestion
import Knowledge
import Storage

/// Documents: upload, list, look at, rename, delete, read again.
struct DocumentEndpoints {
    let installation: Installation

    private var documents: DocumentService { installation.documents }
    private var database: Database { installation.database }

    static let fields: [Schema.Property] = [
        .required("file", .string("a PDF, .docx, .md or .txt")),
        .optional("title", .string("default: the file's name")),
        .optional("lang", .choice(Language.allCases.map(\.rawValue), "default: tr")),
        .optional("password", .string("what opens an encrypted PDF")),
    ]
    static let versionFields: [Schema.Property] = [
        .required("file", .string("the PDF")), .optional("password", .string("what opens an encrypted PDF")),
    ]
    static let taken = Schema.object(
        [
            .required("document", DocumentBody.schema), .optional("job", JobBody.schema),
            .optional("note", .string("why nothing is to be done, where the same bytes are here already")),
        ], "")
    static let change = Schema.object(
        [
            .optional("title", .string("1 to 200 characters")),
            .optional("tags", .array(.string("1 to 50 characters"), "the tags it has from now on, at most 20")),
        ], "")
    static let receipt = Schema.object(
        [
            .required("document_id", .string("doc_…")), .required("versions", .integer("")),
            .required("files", .integer("")), .required("bytes", .integer("of all files")),
            .required("pages", .integer("of all versions")), .required("passages", .integer("")),
            .required("vectors", .integer("")), .required("staged_passages", .integer("of a version being read")),
            .required("jobs", .integer("")), .required("audit_event_id", .string("evt_…")),
        ], "what went")

    /// Many uploads at once wait for each other's turn at the disk.
    private static let patience: Duration = .seconds(300)

    private var limit: Int { installation.configuration.uploadLimit }

    var all: [Endpoint] { intake + reading + changes }

    private var intake: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/documents", area: "Knowledge",
                summary: "Uploads a document, searchable when its job is done; 200 where its bytes are here already",
                access: .key(.knowledgeWrite), payload: .multipart(Self.fields, limit: limit), status: 202,
                answer: Self.taken,
                problems: ["body_too_large", "invalid_body", "unsupported_file", "quota_exceeded"]
                    + APIProblem.officeCodes,
                timeOut: Self.patience, handle: create),
            Endpoint(
                method: .put, path: "/v1/documents/{document_id}/file", area: "Knowledge",
                summary: "Uploads a document's next version; the present one is searched until it is ready",
                access: .key(.knowledgeWrite), payload: .multipart(Self.versionFields, limit: limit), status: 202,
                answer: Self.taken,
                problems: [
                    "body_too_large", "invalid_body", "unsupported_file", "quota_exceeded", "duplicate_content",
                ] + APIProblem.officeCodes,
                timeOut: Self.patience, handle: replace),
            Endpoint(
                method: .post, path: "/v1/documents/{document_id}/reingest", area: "Knowledge",
                summary: "Reads the stored file again, as a new version", access: .key(.knowledgeWrite), status: 202,
                answer: .object([.required("job", JobBody.schema)], ""), handle: reingest),
        ]
    }

    private var reading: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/documents", area: "Knowledge", summary: "Lists documents, newest first",
                access: .key(.knowledgeRead),
                query: Paging.parameters + [
                    QueryParameter(name: "status", schema: .choice(["processing", "ready", "failed"], "")),
                    QueryParameter(name: "tag", schema: .string("a tag's name")),
                ], answer: .list(DocumentBody.schema), problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}", area: "Knowledge", summary: "One document",
                access: .key(.knowledgeRead), answer: DocumentBody.schema, handle: get),
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}/versions", area: "Knowledge",
                summary: "A document's versions, newest first", access: .key(.knowledgeRead),
                answer: .object([.required("data", .array(VersionBody.schema, ""))], ""), handle: versions),
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}/file", area: "Knowledge",
                summary: "The file as it was uploaded", access: .key(.knowledgeRead),
                query: [PublishedVersion.parameter], contentType: "application/octet-stream",
                problems: ["invalid_query"],
                handle: file),
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}/chunks", area: "Knowledge",
                summary: "The passages a document was cut into, in order", access: .key(.knowledgeRead),
                answer: .object([.required("data", .array(PassageBody.schema, ""))], ""), handle: chunks),
        ]
    }

    private var changes: [Endpoint] {
        [
            Endpoint(
                method: .patch, path: "/v1/documents/{document_id}", area: "Knowledge",
                summary: "Changes a document's title or tags", access: .key(.knowledgeWrite),
                payload: .json(Self.change, limit: 16 << 10), answer: DocumentBody.schema,
                problems: ["invalid_body"], handle: update),
            Endpoint(
                method: .delete, path: "/v1/documents/{document_id}", area: "Knowledge",
                summary: "Deletes a document with everything made of it, and says what went",
                access: .key(.knowledgeWrite), answer: Self.receipt, handle: delete),
        ]
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let (fields, file) = try form(call)
        let upload = DocumentService.Upload(
            path: file.path, filename: try name(of: file),
            title: try fields["title"].map { try BodyText.checked($0, pointer: "title", limit: 200) },
            language: try BodyLanguage.read(fields["lang"], pointer: "lang"),
            password: try password(fields["password"]))
        return try response(to: try await documents.take(upload, tenant: call.tenant, actor: call.actor), call)
    }

    @Sendable func replace(_ call: Call) async throws -> Response {
        let id = try await document(call).id
        let (fields, file) = try form(call)
        let upload = DocumentService.Upload(
            path: file.path, filename: try name(of: file), password: try password(fields["password"]))
        let taken = try await documents.replace(id, with: upload, tenant: call.tenant, actor: call.actor)
        return try response(to: taken, call)
    }

    private func form(_ call: Call) throws -> (fields: [String: String], file: UploadedFile) {
        guard case .multipart(let fields, let files) = call.request.body,
            let file = files.first(where: { $0.field == "file" })
        else {
            throw APIProblem.field(
                "file", "file_missing", tr: "Formda 'file' alanı yok; dosyayı bu alanda gönderin.",
                en: "The form has no field 'file'; send the file in it.")
        }
        guard file.byteCount > 0 else {
            throw APIProblem.field(
                "file", "empty_file", tr: "Dosya boş (0 bayt); belgeyi yeniden kaydedip yükleyin.",
                en: "The file is empty (0 bytes); save the document again and upload it.")
        }
        if let code = CompoundFile.problem(file: file.path) { throw APIProblem.unreadableOffice(code) }
        guard DocumentService.takes(file.path, named: try name(of: file)) else { throw APIProblem.unsupportedFile }
        return (fields, file)
    }

    private func response(to taken: DocumentService.Intake, _ call: Call) throws -> Response {
        let language = call.request.language
        let note = LocalizedText(
            tr: "Bu dosya zaten yüklü; ikinci bir kopya tutulmadı.",
            en: "This file is here already; no second copy is kept.")
        let body = TakenBody(
            document: DocumentBody(taken.document, job: taken.job, language: language),
            job: taken.job.map { JobBody($0, language: language) },
            note: taken.isKnown ? note.text(in: language) : nil)
        var response = try Wire.response(body, status: taken.job == nil ? 200 : 202)
        if let job = taken.job { response.headers["Location"] = "/v1/jobs/\(job.id)" }
        return response
    }

    private func password(_ text: String?) throws -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard text.count <= 200 else {
            throw APIProblem.field(
                "password", "too_long", tr: "En çok 200 karakter olabilir.", en: "At most 200 characters.")
        }
        return text
    }

    private func name(of file: UploadedFile) throws -> String {
        guard !file.filename.isEmpty else {
            throw APIProblem.field(
                "file", "filename_missing", tr: "Dosyanın adı yok; alıntılar belgeyi adıyla anar.",
                en: "The file has no name; citations call the document by it.")
        }
        return try BodyText.checked(file.filename, pointer: "file", limit: 255)
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        var status: DocumentStatus?
        if let text = call.request.query["status"] {
            status = DocumentStatus(rawValue: text)
            if status == nil {
                throw APIProblem.field(
                    "status", "invalid", in: "invalid_query", tr: "processing, ready ya da failed olmalı.",
                    en: "Must be processing, ready or failed.")
            }
        }
        let (wanted, tag) = (status, call.request.query["tag"])
        let (listing, jobs) = try await database.withReadOnlySession(for: call.tenant) { session in
            let listing = try session.documents(limit: paging.limit, after: paging.cursor, status: wanted, tag: tag)
            return (listing, try session.lastJobs(of: listing.items.map(\.id)))
        }
        return try paging.response(listing, of: call.request) {
            DocumentBody($0, job: jobs[$0.id], language: call.request.language)
        }
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        try await response(showing: try await document(call), call)
    }

    private func response(showing document: Document, _ call: Call) async throws -> Response {
        let job = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.lastJobs(of: [document.id])[document.id]
        }
        return try Wire.response(DocumentBody(document, job: job, language: call.request.language))
    }

    @Sendable func versions(_ call: Call) async throws -> Response {
        struct Body: Encodable { let data: [VersionBody] }
        let document = try await document(call)
        let versions = try await database.withReadOnlySession(for: call.tenant) { try $0.versions(of: document.id) }
        return try Wire.response(
            Body(data: versions.map { VersionBody($0, of: document, language: call.request.language) }))
    }

    @Sendable func update(_ call: Call) async throws -> Response {
        struct Body: Decodable {
            let title: String?
            let tags: [String]?
        }
        let id: DocumentID = try call.id("document_id")
        let body = try call.request.decode(Body.self)
        let change = DocumentService.Change(
            title: try body.title.map { try BodyText.checked($0, pointer: "/title", limit: 200) },
            tags: try body.tags.map { try TagName.list($0, pointer: "/tags") })
        guard let document = try await documents.update(id, change, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return try await response(showing: document, call)
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        let id: DocumentID = try call.id("document_id")
        guard let receipt = try await documents.delete(id, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return try Wire.response(ReceiptBody(documentID: id, auditEventID: receipt.event, receipt.deleted))
    }

    @Sendable func file(_ call: Call) async throws -> Response {
        let version = try await PublishedVersion.named(in: call, database)
        var response = Response.file(
            installation.files.path(of: version.file, tenant: try call.tenant.id),
            type: (SourceFormat(rawValue: version.sourceType) ?? .pdf).mediaType)
        let name = version.filename.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "document"
        response.headers["Content-Disposition"] = "attachment; filename*=UTF-8''\(name)"
        return response
    }

    @Sendable func chunks(_ call: Call) async throws -> Response {
        struct Body: Encodable { let data: [PassageBody] }
        let document = try await document(call)
        let passages = try await database.withReadOnlySession(for: call.tenant) { try $0.chunks(of: document.id) }
        return try Wire.response(Body(data: passages.map(PassageBody.init)))
    }

    @Sendable func reingest(_ call: Call) async throws -> Response {
        struct Body: Encodable { let job: JobBody }
        let id: DocumentID = try call.id("document_id")
        guard let job = try await documents.reingest(id, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        var response = try Wire.response(Body(job: JobBody(job, language: call.request.language)), status: 202)
        response.headers["Location"] = "/v1/jobs/\(job.id)"
        return response
    }

    private func document(_ call: Call) async throws -> Document {
        let id: DocumentID = try call.id("document_id")
        guard let document = try await database.withReadOnlySession(for: call.tenant, { try $0.document(id) })
        else { throw Problem.notFound }
        return document
    }
}

private struct TakenBody: Encodable {
    let document: DocumentBody
    let job: JobBody?
    let note: String?
}

private struct ReceiptBody: Encodable {
    let documentID: DocumentID
    let auditEventID: EventID
    let counts: DeletionCounts

    init(documentID: DocumentID, auditEventID: EventID, _ deleted: DeletedDocument) {
        self.documentID = documentID
        self.auditEventID = auditEventID
        counts = DeletionCounts(deleted)
    }

    enum CodingKeys: String, CodingKey {
        case documentID = "document_id"
        case auditEventID = "audit_event_id"
    }

    func encode(to encoder: any Encoder) throws {
        try counts.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(documentID, forKey: .documentID)
        try container.encode(auditEventID, forKey: .auditEventID)
    }
}

/// The version that `?version=` names, among those that can be shown.
enum PublishedVersion {
    static let parameter = QueryParameter(
        name: "version", schema: .integer("as a citation names it; default: the one that is searched"))

    /// - Throws: 404 also where the document has no such version.
    static func named(in call: Call, _ database: Database) async throws -> DocumentVersion {
        let id: DocumentID = try call.id("document_id")
        var number: Int?
        if let text = call.request.query["version"] {
            number = Int(text)
            guard let number, (1...1_000_000).contains(number) else {
                throw Problem.unprocessable(
                    code: "invalid_query", errors: [.limitOutOfRange(1...1_000_000, name: "version")])
            }
        }
        let wanted = number
        let found = try await database.withReadOnlySession(for: call.tenant) { try $0.publishedVersion(wanted, of: id) }
        guard let found else { throw Problem.notFound }
        return found
    }
}
