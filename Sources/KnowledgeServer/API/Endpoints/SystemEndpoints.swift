import Foundation
import HTTPServer
import Knowledge

/// Health, the API's own description, and the page.
struct SystemEndpoints {
    let installation: Installation
    let demo: DemoTenants?

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/healthz", area: "System", summary: "The process is up", access: .open,
                answer: .object([.required("status", .string("ok")), .required("version", .string(""))], ""),
                handle: health),
            Endpoint(
                method: .get, path: "/readyz", area: "System",
                summary: "Database, migrations, model and queue are there",
                access: .open,
                answer: .object([.required("status", .string("ready")), .required("checks", .any("by name"))], ""),
                problems: ["not_ready"], handle: ready),
            Endpoint(
                method: .get, path: "/demo/tenants", area: "System",
                summary: "The demo tenants and their keys, with --demo and on this machine only", access: .loopback,
                answer: .object([.required("data", .array(.any("slug, name, niche, key, examples"), ""))], ""),
                handle: demoTenants),
        ]
    }

    @Sendable func health(_ call: Call) async throws -> Response {
        try Wire.response(["status": "ok", "version": Version.current])
    }

    @Sendable func ready(_ call: Call) async throws -> Response {
        struct Body: Encodable {
            let status: String
            let checks: [String: String]
        }
        do {
            try await installation.database.verify()
            let counts = try await installation.database.jobCounts()
            return try Wire.response(
                Body(
                    status: "ready",
                    checks: [
                        "database": "ok", "migrations": "ok", "model": installation.model.identifier,
                        "queue": "\(counts.queued) queued, \(counts.running) running",
                    ]))
        } catch {
            installation.log.warning("not_ready", ["reason": .text(Failure.describe(error))])
            throw APIProblem.unavailable
        }
    }

    @Sendable func demoTenants(_ call: Call) async throws -> Response {
        struct List: Encodable { let data: [DemoTenant] }
        guard let demo else { throw Problem.notFound }
        var response = try Wire.response(List(data: demo.offered))
        response.headers["Cache-Control"] = "no-store"
        return response
    }
}
