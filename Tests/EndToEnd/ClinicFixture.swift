import Foundation
import Testing

/// One thing of every kind that the clinic of the demo tenants keeps.
enum ClinicFixture {
    private static let root = "/v1/plugins/dental"

    /// By the names of the routes' parameters.
    static func make(_ owner: Client) async throws -> [String: String] {
        let service = try await owner.post(
            root + "/services",
            [
                "name": "duvar \(UUID().uuidString)", "price_min": ["amount_minor": 100_000],
                "price_max": ["amount_minor": 200_000],
            ]
        ).json
        let doctor = try await owner.post(root + "/doctors", ["name": "Dt. Duvar Örnek"]).json
        let id = try #require(doctor["id"].string)
        var slots: [JSON] = []
        for weekday in 1...7 {
            slots.append(
                try await owner.post(
                    root + "/slots", ["doctor_id": id, "weekday": weekday, "opens": "09:00", "closes": "17:00"]
                ).json)
        }
        let free = try await owner.get(root + "/availability?days=7&doctor_id=\(id)").json["data"][0]
        let patient = ["patient_name": "Duvar Örnek", "patient_phone": "05550000099"]
        let appointment = try await owner.post(
            root + "/appointments",
            patient.merging(["doctor_id": id, "starts_at": free["starts_at"].string ?? ""]) { $1 }
        ).json
        let waiting = try await owner.post(root + "/waitlist", patient).json
        return [
            "service_id": service["id"].string, "doctor_id": id, "slot_id": slots[0]["id"].string,
            "appointment_id": appointment["id"].string, "waitlist_id": waiting["id"].string,
        ].compactMapValues { $0 }
    }
}
