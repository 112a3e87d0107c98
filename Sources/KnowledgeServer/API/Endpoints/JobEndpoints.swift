import Foundation
import HTTPServer
import Knowledge
import Storage

/// Long work: how far it is, by asking or by listening; stopping it and starting it again.
struct JobEndpoints {
    static let heartbeat: Duration = .seconds(15)
    static let interval: Duration = .milliseconds(300)

    let database: Database
    let documents: DocumentService

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/jobs", area: "Knowledge",
                summary: "Lists jobs, newest first; those that failed stay until their document is read or deleted",
                access: .key(.knowledgeRead),
                query: Paging.parameters + [
                    QueryParameter(name: "status", schema: .choice(JobStatus.allCases.map(\.rawValue), ""))
                ], answer: .list(JobBody.schema), problems: ["invalid_query"], handle: list),
            Endpoint(
                method: .get, path: "/v1/jobs/{job_id}", area: "Knowledge",
                summary: "A job's state; with Accept: text/event-stream every change until it ends",
                access: .key(.knowledgeRead), answer: JobBody.schema, handle: get),
            Endpoint(
                method: .post, path: "/v1/jobs/{job_id}:cancel", area: "Knowledge",
                summary: "Ends a job; what it has read goes, and a document that was never ready",
                access: .key(.knowledgeWrite), answer: JobBody.schema, problems: ["job_has_ended"], handle: cancel),
            Endpoint(
                method: .post, path: "/v1/jobs/{job_id}:retry", area: "Knowledge",
                summary: "Queues a failed job once more; it goes on where it stood", access: .key(.knowledgeWrite),
                status: 202, answer: JobBody.schema, problems: ["job_not_restartable"], handle: retry),
        ]
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let paging = try Paging(call.request)
        var status: JobStatus?
        if let text = call.request.query["status"] {
            status = JobStatus(rawValue: text)
            if status == nil {
                let choices = JobStatus.allCases.map(\.rawValue).joined(separator: ", ")
                throw APIProblem.field(
                    "status", "invalid", in: "invalid_query", tr: "Şunlardan biri olmalı: \(choices).",
                    en: "Must be one of \(choices).")
            }
        }
        let wanted = status
        let listing = try await database.withReadOnlySession(for: call.tenant) { session in
            try session.jobs(limit: paging.limit, after: paging.cursor, status: wanted)
        }
        return try paging.response(listing, of: call.request) { JobBody($0, language: call.request.language) }
    }

    @Sendable func cancel(_ call: Call) async throws -> Response {
        let id: JobID = try call.id("job_id")
        guard let job = try await documents.cancel(id, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return try Wire.response(JobBody(job, language: call.request.language))
    }

    @Sendable func retry(_ call: Call) async throws -> Response {
        let id: JobID = try call.id("job_id")
        guard let job = try await documents.restart(id, tenant: call.tenant, actor: call.actor)
        else { throw Problem.notFound }
        return try Wire.response(JobBody(job, language: call.request.language), status: 202)
    }

    @Sendable func get(_ call: Call) async throws -> Response {
        let id: JobID = try call.id("job_id")
        let tenant = try call.tenant
        guard let job = try await job(id, tenant) else { throw Problem.notFound }
        guard call.request.headers["Accept"]?.contains("text/event-stream") ?? false else {
            return try Wire.response(JobBody(job, language: call.request.language))
        }
        return .events(events(of: job, tenant, call.request.language))
    }

    private func job(_ id: JobID, _ tenant: TenantContext) async throws -> Job? {
        try await database.withReadOnlySession(for: tenant) { try $0.job(id) }
    }

    /// An event whenever the job has changed, a comment when it has been quiet for long, an end with its end.
    private func events(of job: Job, _ tenant: TenantContext, _ language: Language) -> AsyncThrowingStream<
        Data, any Error
    > {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    var last: Data?
                    var quiet: Duration = .zero
                    while let job = try await self.job(job.id, tenant) {
                        let body = try Wire.encoder().encode(JobBody(job, language: language))
                        if body != last {
                            let name = job.status.isFinal ? "done" : "progress"
                            continuation.yield(Data("event: \(name)\ndata: ".utf8) + body + Data("\n\n".utf8))
                            last = body
                            quiet = .zero
                        } else if quiet >= Self.heartbeat {
                            continuation.yield(Data(": still there\n\n".utf8))
                            quiet = .zero
                        }
                        if job.status.isFinal { break }
                        try await Task.sleep(for: Self.interval)
                        quiet += Self.interval
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}

extension JobStatus {
    var isFinal: Bool { self == .done || self == .failed || self == .cancelled }
}
