import Foundation
import Testing

/// One thing of every kind that an estate office of the demo tenants keeps.
enum ValuationFixture {
    private static let root = "/v1/plugins/realestate"

    /// A table of homes that are made up, in two districts.
    static let table: String = {
        var lines = ["id;tarih;fiyat;ilce;mahalle;brut_m2;oda;bina_yasi;kat"]
        for number in 0..<60 {
            let (area, age, floor) = (60 + number * 37 % 90, number * 7 % 35, number % 6)
            let place = number % 2 == 0 ? "Örnekköy;Çınarlı" : "Kurmaca;Söğütlü"
            let price = area * (30_000 - 300 * age + 500 * floor + 100 * (number * 13 % 17))
            lines.append("D\(number);2026-0\(1 + number % 6)-15;\(price);\(place);\(area);2+1;\(age);\(floor)")
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    static var home: [String: Any] {
        [
            "district": "örnekköy", "neighbourhood": "Çınarlı", "gross_area": 95, "rooms": "2+1", "age": 12,
            "floor": 3,
        ]
    }

    /// By the names of the routes' parameters; the niche is enabled where it is not.
    static func make(_ owner: Client) async throws -> [String: String] {
        #expect(try await owner.send("PUT", root, body: Data(#"{"enabled": true}"#.utf8)).status == 200)
        let imported = try await owner.upload(
            root + "/comparables:import", file: Data(table.utf8), named: "duvar.csv",
            fields: ["price_kind": "agreed"])
        #expect(imported.status == 201)
        let listing = try await owner.get(root + "/comparables").json["data"][0]
        let valued = try await owner.post(root + "/valuations", home)
        #expect(valued.status == 201)
        return [
            "import_id": imported.json["id"].string, "comparable_id": listing["id"].string,
            "valuation_id": valued.json["id"].string, "valuation_model_id": valued.json["model_id"].string,
        ].compactMapValues { $0 }
    }
}
