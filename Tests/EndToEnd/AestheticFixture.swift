import Foundation
import Testing

/// A lead and a package that a clinic of the demo tenants keeps; the niche is switched off again, and its data stays.
enum AestheticFixture {
    private static let root = "/v1/plugins/aesthetic"

    /// By the names of the routes' parameters.
    static func make(_ owner: Client) async throws -> [String: String] {
        _ = try await owner.send(
            "PUT", root, body: Data(#"{"enabled":true}"#.utf8), headers: ["Content-Type": "application/json"])
        let lead = try await owner.post(root + "/leads", ["phone": "05550000098", "name": "Duvar Örnek"]).json
        let price: [String: Any] = ["amount_minor": 100_000]
        let service = try await owner.post(
            root + "/services", ["name": "duvar \(UUID().uuidString)", "price_min": price, "price_max": price]
        ).json
        let items: [[String: Any]] = [["service_id": service["id"].string ?? ""]]
        let package = try await owner.post(
            root + "/packages", ["name": "duvar \(UUID().uuidString)", "price": price, "items": items]
        ).json
        _ = try await owner.send(
            "PUT", root, body: Data(#"{"enabled":false}"#.utf8), headers: ["Content-Type": "application/json"])
        return ["lead_id": lead["id"].string, "package_id": package["id"].string].compactMapValues { $0 }
    }
}
