import Foundation
import Testing

/// A lead and a package of the aesthetic clinic among the demo tenants.
enum AestheticFixture {
    private static let root = "/v1/plugins/aesthetic"

    /// By the names of the routes' parameters.
    static func make(_ owner: Client) async throws -> [String: String] {
        let lead = try await owner.post(root + "/leads", ["phone": "05550000098", "name": "Duvar Örnek"]).json
        let price: [String: Any] = ["amount_minor": 100_000]
        let service = try await owner.post(
            root + "/services", ["name": "duvar \(UUID().uuidString)", "price_min": price, "price_max": price]
        ).json
        let items: [[String: Any]] = [["service_id": service["id"].string ?? ""]]
        let package = try await owner.post(
            root + "/packages", ["name": "duvar \(UUID().uuidString)", "price": price, "items": items]
        ).json
        return ["lead_id": lead["id"].string, "package_id": package["id"].string].compactMapValues { $0 }
    }
}
