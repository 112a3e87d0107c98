import Foundation
import HTTPServer
import Knowledge
import Storage

/// What a key belongs to.
struct TenantEndpoints {
    let database: Database

    var all: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/v1/tenant", area: "Tenant", summary: "The tenant this key belongs to",
                access: .key(.knowledgeRead),
                answer: .object(
                    [
                        .required("slug", .string("")), .required("name", .string("")),
                        .required("niches", .array(.string(""), "")), .required("languages", .array(.string(""), "")),
                        .required("document_count", .integer("")), .required("faq_count", .integer("")),
                        .required(
                            "quota",
                            .object(
                                [.required("bytes", Self.allowance), .required("pages", Self.allowance)],
                                "what is kept of documents, all versions; a file that several share counts once")),
                    ], ""), handle: tenant)
        ]
    }

    private static let allowance = Schema.object(
        [.required("used", .integer("")), .required("limit", .integer(""))], "")

    @Sendable func tenant(_ call: Call) async throws -> Response {
        struct Body: Encodable {
            let slug: String
            let name: String
            let niches: [String]
            let languages: [Language]
            let documentCount: Int
            let faqCount: Int
            let quota: QuotaBody
        }
        let tenant = try call.tenant
        let body = try await database.withReadOnlySession(for: tenant) { session in
            let counts = try session.knowledgeCounts()
            return Body(
                slug: tenant.slug, name: tenant.name, niches: try session.plugins().filter(\.isEnabled).map(\.id),
                languages: tenant.languages, documentCount: counts.documents, faqCount: counts.faqs,
                quota: QuotaBody(try session.quota()))
        }
        return try Wire.response(body)
    }
}

private struct QuotaBody: Encodable {
    struct AllowanceBody: Encodable {
        let used: Int
        let limit: Int

        init(_ allowance: Allowance) {
            used = allowance.used
            limit = allowance.limit
        }
    }

    let bytes: AllowanceBody
    let pages: AllowanceBody

    init(_ quota: Quota) {
        bytes = AllowanceBody(quota.bytes)
        pages = AllowanceBody(quota.pages)
    }
}
