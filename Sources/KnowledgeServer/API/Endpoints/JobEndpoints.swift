import Foundation
import HTTPServer
import Knowledge
import Storage

/// Long work: how far it is, by asking or by listening.
struct JobEndpoints {
    static let heartbeat: Duration = .seconds(15)
    static let interval: Duration = .milliseconds(300)

    let database: Database

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/jobs/{job_id}", area: "Knowledge",
                summary: "A job's state; with Accept: text/event-stream every change until it ends",
                access: .key(.knowledgeRead), answer: JobBody.schema, handle: get)
        ]
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
