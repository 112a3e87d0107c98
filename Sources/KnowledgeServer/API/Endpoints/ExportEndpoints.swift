import Foundation
import Guardrails
import HTTPServer
import Knowledge
import Storage

/// Files of a tenant's records: asked for, written in the queue, fetched while they are there.
struct ExportEndpoints {
    let installation: Installation

    private static let operators = PIIOperator.allCases.map(\.rawValue)

    private static let input = Schema.object(
        [
            .required("kind", .choice(ExportKind.allCases.map(\.rawValue), "conversations: a row a message")),
            .optional("format", .choice(ExportFormat.allCases.map(\.rawValue), "jsonl where it is missing")),
            .optional("redact", .flag("true where it is missing: personal data is replaced")),
            .optional("operator", .choice(operators, "by what; the tenant's policy where it is missing")),
            .optional("since", .string("RFC 3339; from this moment on")),
            .optional("until", .string("RFC 3339; before this moment; now where it is missing")),
        ], "")

    var all: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/v1/exports", area: "Governance",
                summary: "Has conversations, drafts or the audit trail written into a file", access: .key(.admin),
                payload: .json(Self.input, limit: 8 << 10), status: 202, answer: ExportBody.schema,
                problems: ["invalid_body", "too_many_exports"], handle: create),
            Endpoint(
                method: .get, path: "/v1/exports", area: "Governance", summary: "Lists exports, newest first",
                access: .key(.admin), query: Paging.parameters, answer: .list(ExportBody.schema),
                problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .get, path: "/v1/exports/{export_id}", area: "Governance",
                summary: "How far an export is; its job can be listened to at /v1/jobs/{job_id}",
                access: .key(.admin), answer: ExportBody.schema, handle: get),
            Endpoint(
                method: .get, path: "/v1/exports/{export_id}/file", area: "Governance",
                summary: "The file of a finished export, for a day", access: .key(.admin),
                contentType: "application/x-ndjson", problems: ["export_not_ready", "export_expired"],
                timeOut: .seconds(600), handle: file),
            Endpoint(
                method: .delete, path: "/v1/exports/{export_id}", area: "Governance",
                summary: "Deletes an export with its file, and stops one that is being written",
                access: .key(.admin), status: 204, handle: delete),
        ]
    }

    private struct Input: Decodable {
        let kind: String
        let format: String?
        let redact: Bool?
        let `operator`: String?
        let since: String?
        let until: String?
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let input = try call.request.decode(Input.self)
        let kind = try BodyChoice.read(input.kind, pointer: "/kind", default: ExportKind.conversations)
        let format = try BodyChoice.read(input.format, pointer: "/format", default: ExportFormat.jsonl)
        let wanted = try input.operator.map {
            try BodyChoice.read($0, pointer: "/operator", default: PIIOperator.mask)
        }
        let since = try Self.moment(input.since, pointer: "/since")
        let until = try Self.moment(input.until, pointer: "/until")
        if let since, since >= until ?? Date() {
            throw APIProblem.field(
                "/since", "out_of_range", tr: "Başlangıç, bitişten önce olmalı.", en: "The start lies after the end.")
        }
        let redact = input.redact ?? true
        if !redact, wanted != nil {
            throw APIProblem.field(
                "/operator", "contradiction", tr: "redact: false iken operatör verilemez.",
                en: "There is no operator where redact is false.")
        }
        let actor = call.actor
        let (export, job) = try await installation.database.withSession(for: call.tenant) { session in
            try session.lockIntake()
            guard try session.openExports() < ExportService.mostOpen else { throw Self.tooMany }
            let policy = try session.piiPolicy() ?? .standard
            let new = NewExport(
                kind: kind, format: format, operation: redact ? wanted?.rawValue ?? policy.export : nil,
                kept: policy.kept, since: since, until: min(until ?? Date(), Date()), requestedBy: actor.name)
            let export = try session.createExport(new)
            _ = try session.recordAudit(
                actor.event(
                    "export.created", "export", export.id.description,
                    after: JSON(encoding: [
                        "kind": kind.rawValue, "format": format.rawValue, "operator": new.operation ?? "none",
                    ])))
            return (export, try session.job(export.job))
        }
        var response = try Wire.response(ExportBody(export, job), status: 202)
        response.headers["Location"] = "/v1/exports/\(export.id)"
        return response
    }

    private static func moment(_ text: String?, pointer: String) throws(Problem) -> Date? {
        guard let text else { return nil }
        if let date = try? Date(text, strategy: .iso8601) { return date }
        if let date = try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)) {
            return date
        }
        throw APIProblem.field(
            pointer, "invalid", tr: "RFC 3339 biçiminde olmalı (örnek: 2026-05-01T00:00:00Z).",
            en: "Must be RFC 3339 (for example 2026-05-01T00:00:00Z).")
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        let (listing, jobs) = try await installation.database.withReadOnlySession(for: call.tenant) { session in
            let listing = try session.exports(limit: paging.limit, after: paging.cursor)
            var jobs: [JobID: Job] = [:]
            for export in listing.items { jobs[export.job] = try session.job(export.job) }
            return (listing, jobs)
        }
        return try paging.response(listing, of: call.request) { ExportBody($0, jobs[$0.job]) }
    }

    private func export(_ call: Call) async throws -> (Export, Job?) {
        let id: ExportID = try call.id("export_id")
        let found = try await installation.database.withReadOnlySession(for: call.tenant) { session in
            try session.export(id).map { ($0, try session.job($0.job)) }
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        let (export, job) = try await export(call)
        return try Wire.response(ExportBody(export, job))
    }

    @Sendable func file(_ call: Call) async throws -> Response {
        let (export, job) = try await export(call)
        switch ExportBody(export, job).status {
        case .done: break
        case .expired: throw Self.expired
        case .queued, .running, .failed, .cancelled: throw Self.notReady
        }
        let (actor, tenant) = (call.actor, try call.tenant)
        try await installation.database.withSession(for: tenant) { session in
            _ = try session.recordAudit(actor.event("export.downloaded", "export", export.id.description))
            if export.request.operation == nil {
                try PersonalDataService.recordView(
                    of: "export", export.id.description, types: [PIIType(rawValue: "EXPORT")], by: actor, in: session)
            }
        }
        let file = ExportFile(kind: export.request.kind, format: export.request.format)
        let day = RFC3339.string(from: export.createdAt).prefix(10)
        let name = "kaynak-\(export.request.kind.rawValue)-\(day).\(export.request.format.rawValue)"
        return Response(
            headers: [
                "Content-Type": file.contentType, "Content-Disposition": "attachment; filename=\"\(name)\"",
                "Cache-Control": "no-store",
            ], body: .stream(BodyStream(installation.exports.bytes(of: export.id, tenant: tenant))))
    }

    @Sendable func delete(_ call: Call) async throws -> Response {
        let export = try await export(call).0
        let actor = call.actor
        try await installation.database.withSession(for: call.tenant) { session in
            guard try session.deleteExport(export.id) else { throw Problem.notFound }
            _ = try session.cancelJob(export.job)
            _ = try session.recordAudit(actor.event("export.deleted", "export", export.id.description))
        }
        return Response(status: 204)
    }

    private static let tooMany = APIProblem.conflict(
        "too_many_exports",
        tr: "Aynı anda en çok \(ExportService.mostOpen) dışa aktarma hazırlanır; biri bitince yeniden isteyin.",
        en: "At most \(ExportService.mostOpen) exports are written at a time; ask again when one is done.")
    private static let notReady = APIProblem.conflict(
        "export_not_ready", tr: "Dosya henüz hazır değil; durumunu GET /v1/exports/{export_id} ile izleyin.",
        en: "The file is not ready; watch its status at GET /v1/exports/{export_id}.")
    private static let expired = Problem(
        status: 410, code: "export_expired",
        title: LocalizedText(tr: "Dosyanın süresi doldu", en: "The file has expired"),
        detail: LocalizedText(
            tr: "Dışa aktarılan dosyalar bir gün saklanır; yeniden isteyin.",
            en: "Exported files are kept for a day; ask for it again."))
}

struct ExportBody: Encodable {
    enum Status: String, Encodable, CaseIterable {
        case queued
        case running
        case done
        case failed
        case cancelled
        case expired
    }

    let id: ExportID
    let kind: ExportKind
    let format: ExportFormat
    let redacted: Bool
    let `operator`: String?
    let since: Date?
    let until: Date
    let status: Status
    let jobID: JobID
    let rows: Int
    let byteCount: Int
    let requestedBy: String
    let createdAt: Date
    let finishedAt: Date?
    let expiresAt: Date?

    enum CodingKeys: String, CodingKey {
        case id, kind, format, redacted, `operator`, since, until, status, rows, byteCount, requestedBy, createdAt,
            finishedAt, expiresAt
        case jobID = "job_id"
    }

    init(_ export: Export, _ job: Job?) {
        id = export.id
        kind = export.request.kind
        format = export.request.format
        redacted = export.request.operation != nil
        self.operator = export.request.operation
        since = export.request.since
        until = export.request.until
        jobID = export.job
        rows = export.rows
        byteCount = export.byteCount
        requestedBy = export.request.requestedBy
        createdAt = export.createdAt
        finishedAt = export.finishedAt
        expiresAt = export.expiresAt
        status =
            switch job?.status {
            case _ where export.finishedAt != nil: (export.expiresAt ?? .distantPast) > Date() ? .done : .expired
            case .queued: .queued
            case .running: .running
            case .cancelled: .cancelled
            case .failed, .done, nil: .failed
            }
    }

    static let schema = Schema.object(
        [
            .required("id", .string("exp_…")), .required("kind", .string("")), .required("format", .string("")),
            .required("redacted", .flag("personal data was replaced")), .optional("operator", .string("by what")),
            .optional("since", .string("RFC 3339")), .required("until", .string("RFC 3339")),
            .required("status", .choice(Status.allCases.map(\.rawValue), "")),
            .required("job_id", .string("job_…")), .required("rows", .integer("written so far")),
            .required("byte_count", .integer("written so far")), .required("requested_by", .string("a key's id")),
            .required("created_at", .string("RFC 3339")), .optional("finished_at", .string("RFC 3339")),
            .optional("expires_at", .string("RFC 3339; the file goes then")),
        ], "")
}
