import Foundation
import Testing

/// One thing of every kind that the shop of the demo tenants keeps.
enum ShopFixture {
    static let tenant = "yumakkoy"
    private static let root = "/v1/plugins/ecommerce"

    /// By the names of the routes' parameters.
    static func make(_ owner: Client) async throws -> [String: String] {
        let order = try await owner.post(
            root + "/orders", ["number": "DUVAR\(Int.random(in: 100_000...999_999))"]
        ).json["id"].string
        let product = try await owner.post(
            root + "/products", ["sku": "duvar-\(UUID().uuidString)", "name": "Duvar", "stock": 1]
        ).json["id"].string
        let review = UUID().uuidString
        _ = try await owner.post(root + "/reviews", ["source": "duvar", "external_id": review, "rating": 1])
        let reviews = try await owner.get(root + "/reviews").json["data"].array
        let account = try await owner.post(
            root + "/integrations",
            [
                "connector": "trendyol", "name": "Duvar \(review)",
                "fields": [
                    "seller_id": "1", "api_key": "x", "api_secret": "x", "address": "https://pazar.ornek.invalid",
                ],
            ]
        ).json["id"].string
        let unknown = "01890a5d-ac96-774b-bcce-b302099a8057"
        return [
            "order_id": try #require(order), "product_id": try #require(product),
            "review_id": try #require(reviews.first?["id"].string), "integration_id": try #require(account),
            // Made by talks, of which this suite holds none.
            "return_id": "ret_" + unknown, "request_id": "req_" + unknown, "flag_id": "vip_" + unknown,
        ]
    }
}
