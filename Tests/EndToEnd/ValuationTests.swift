import Foundation
import Testing

/// From a file to a report, with a server that is stopped in between.
@Suite struct `A valuation` {
    @Test func `gives the same report after a restart`() async throws {
        let first = try await RunningServer()
        let created = try await kaynak(
            "tenant", "create", "ornek-ofis", "--name", "Örnek Ofis", "--data", first.data)
        #expect(created.status == 0)
        let key = try await kaynak(
            "key", "create", "--tenant", "ornek-ofis", "--scopes", "assist,admin", "--data", first.data)
        let secret = key.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let client = Client(address: first.address, key: secret)
        let made = try await ValuationFixture.make(client)
        let path = "/v1/plugins/realestate/valuations/\(try #require(made["valuation_id"]))"
        let report = try await client.get(path + "/report")
        #expect(report.status == 200 && report.data.starts(with: Data("%PDF-".utf8)))
        let answer = try await client.get(path)
        #expect(answer.json["estimate"]["amount_minor"].integer ?? 0 > 0)
        _ = first.interrupt()

        let second = try await RunningServer(data: first.data)
        let again = Client(address: second.address, key: secret)
        #expect(try await again.get(path + "/report").data == report.data)
        #expect(try await again.get(path).data == answer.data)
        let repeated = try await again.post("/v1/plugins/realestate/valuations", ValuationFixture.home)
        #expect(repeated.json["model_id"].string == made["valuation_model_id"])
        #expect(repeated.json["estimate"]["amount_minor"].integer == answer.json["estimate"]["amount_minor"].integer)
        _ = second.interrupt()
    }
}
