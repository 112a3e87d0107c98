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
    static let created = Schema.object(
        [.required("document", DocumentBody.schema), .required("job", JobBody.schema)], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/documents", area: "Knowledge",
                summary: "Uploads a document; it is searchable when its job is done", access: .key(.knowledgeWrite),
                payload: .multipart(Self.fields, limit: installation.configuration.uploadLimit), status: 202,
                answer: Self.created, problems: ["body_too_large", "invalid_body", "unsupported_file"], handle: create),
            Endpoint(
                method: .get, path: "/v1/documents", area: "Knowledge", summary: "Lists documents, newest first",
                access: .key(.knowledgeRead),
                query: Paging.parameters + [
                    QueryParameter(name: "status", schema: .choice(["processing", "ready", "failed"], ""))
                ], answer: .list(DocumentBody.schema), problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}", area: "Knowledge", summary: "One document",
                access: .key(.knowledgeRead), answer: DocumentBody.schema, handle: get),
            Endpoint(
                method: .patch, path: "/v1/documents/{document_id}", area: "Knowledge", summary: "Renames a document",
                access: .key(.knowledgeWrite),
                payload: .json(.object([.required("title", .string("1 to 200 characters"))], ""), limit: 16 << 10),
                answer: DocumentBody.schema, problems: ["invalid_body"], handle: update),
            Endpoint(
                method: .delete, path: "/v1/documents/{document_id}", area: "Knowledge",
                summary: "Deletes a document with its pages, passages and file", access: .key(.knowledgeWrite),
                status: 204, handle: delete),
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}/file", area: "Knowledge",
                summary: "The file as it was uploaded", access: .key(.knowledgeRead),
                contentType: "application/octet-stream",
                handle: file),
            Endpoint(
                method: .get, path: "/v1/documents/{document_id}/chunks", area: "Knowledge",
                summary: "The passages a document was cut into, in order", access: .key(.knowledgeRead),
                answer: .object([.required("data", .array(PassageBody.schema, ""))], ""), handle: chunks),
            Endpoint(
                method: .post, path: "/v1/documents/{document_id}/reingest", area: "Knowledge",
                summary: "Reads the stored file again", access: .key(.knowledgeWrite), status: 202,
                answer: .object([.required("job", JobBody.schema)], ""), handle: reingest),
        ]
    }

    @Sendable func create(_ call: Call) async throws -> Response {
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
        let filename = try name(of: file)
        guard DocumentService.takes(file.path, named: filename) else { throw APIProblem.unsupportedFile }
        let language = try BodyLanguage.read(fields["lang"], pointer: "lang")
        let title = try fields["title"].map { try BodyText.checked($0, pointer: "title", limit: 200) }
        let taken = try await documents.take(
            file.path, filename: filename, title: title, language: language, password: try password(fields["password"]),
            tenant: call.tenant, actor: call.actor)
        let body = CreatedBody(
            document: DocumentBody(taken.document, language: call.request.language),
            job: JobBody(taken.job, language: call.request.language))
        var response = try Wire.response(body, status: 202)
        response.headers["Location"] = "/v1/jobs/\(taken.job.id)"
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
        let wanted = status
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.documents(limit: paging.limit, after: paging.cursor, status: wanted)
        }
        return try paging.response(listing, of: call.request) { DocumentBody($0, language: call.request.language) }
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        try Wire.response(DocumentBody(try await document(call), language: call.request.language))
    }

    @Sendable func update(_ call: Call) async throws -> Response {
        struct Body: Decodable { let title: String }
        let id: DocumentID = try call.id("document_id")
        let title = try BodyText.checked(try call.request.decode(Body.self).title, pointer: "/title", limit: 200)
        guard let document = try await documents.rename(id, title: title, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return try Wire.response(DocumentBody(document, language: call.request.language))
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        let id: DocumentID = try call.id("document_id")
        guard try await documents.delete(id, tenant: call.tenant, actor: call.actor) else { throw Problem.notFound }
        return Response(status: 204)
    }

    @Sendable func file(_ call: Call) async throws -> Response {
        let document = try await document(call)
        let path = installation.files.path(of: document.id, tenant: try call.tenant.id)
        let format = SourceFormat.recognise(file: path, filename: document.filename) ?? .pdf
        var response = Response.file(path, type: format.mediaType)
        let name = document.filename.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "document"
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

private struct CreatedBody: Encodable {
    let document: DocumentBody
    let job: JobBody
}
