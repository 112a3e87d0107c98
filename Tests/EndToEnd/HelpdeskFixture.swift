import Foundation
import Testing

/// One thing of every kind that a support desk keeps, of a tenant of its own.
enum HelpdeskFixture {
    private static let root = "/v1/plugins/realestate"

    /// By the names of the routes' parameters.
    static func make(at address: String, _ data: String) async throws -> [String: String] {
        let slug = "masa-" + UUID().uuidString.prefix(8).lowercased()
        let made = try await kaynak(
            ["tenant", "create", slug, "--name", "Masa", "--niche", "realestate", "--data", data])
        guard made.status == 0 else { throw TestFailure(made.errors) }
        let key = try await kaynak(
            "key", "create", "--tenant", slug, "--scopes", "assist,admin", "--data", data)
        let client = Client(
            address: address, key: key.output.trimmingCharacters(in: .whitespacesAndNewlines))
        let ticket = try await client.post(
            root + "/tickets", ["message": "Telegram botu cevap vermiyor", "office": "Duvar Örnek"]
        ).json
        let problem = try await client.post(root + "/problems", ["title": "Duvar"]).json
        return [
            "ticket_id": ticket["id"].string, "office_id": ticket["office"]["id"].string,
            "problem_id": problem["id"].string,
            // Reports come on Mondays; what is somebody's is no report.
            "report_id": ticket["id"].string,
        ].compactMapValues { $0 }
    }
}
