import Foundation
import FoundationNetworking
import Knowledge
import PluginKit
import Storage
import Testing

@testable import KnowledgeServer

/// Files into a niche and out of it, and work that takes longer than a transaction may.
@Suite(.serialized) struct `A niche's files and long work` {
    private static let limits = PluginWall.Limits(time: .seconds(1), waiting: .seconds(120))

    @Test(.timeLimit(.minutes(3))) func `are taken within limits, by what they hold, and given with their names`()
        async throws
    {
        try await PluginLab.with([Librarian.self], at: Date(timeIntervalSince1970: 1_790_000_000)) { lab in
            let tenant = try await lab.tenant("a", ["librarian"])
            let stranger = try await lab.tenant("b", [])
            let path = "/v1/plugins/librarian/books"
            let table = Data("ad;raf\nİnce Memed;3\n".utf8)
            let taken = try await lab.upload(path, table, named: "kitaplar.csv", ["shelf": "üst"], as: tenant)
            #expect(taken.status == 201 && taken["bytes"] == .integer(table.count) && taken["shelf"] == "üst")
            #expect(taken["name"] == "kitaplar.csv" && taken["sheets"] == [])

            let workbook = TinyWorkbook(sheet: "Raf 1", rows: [["ad", "raf"], ["İnce Memed", "3"]]).data
            let opened = try await lab.upload(path, workbook, named: "kitaplar.csv", as: tenant)
            #expect(opened["sheets"] == [["name": "Raf 1", "rows": [["ad", "raf"], ["İnce Memed", "3"]]]])

            let large = try await lab.upload(path, Data(repeating: 65, count: 120_000), named: "a.csv", as: tenant)
            #expect(large.status == 413 && large.code == "body_too_large")
            let picture = try await lab.upload(
                path, Data([0x89, 0x50, 0x4E, 0x47, 0, 1, 2]), named: "a.csv", as: tenant)
            #expect(picture.status == 415 && picture.code == "unsupported_media_type")
            let document = try await lab.upload(path, Data("%PDF-1.7\n".utf8), named: "a.csv", as: tenant)
            #expect(document.status == 415 && document["detail"].string?.contains(".csv, .xlsx") == true)
            let empty = try await lab.upload(path, Data(), named: "a.csv", as: tenant)
            #expect(empty.status == 422 && empty.body["errors"]?.text.contains("empty_file") == true)
            let json = try await lab.send("POST", path, [:], as: tenant)
            #expect(json.status == 415)
            let shelf = try await lab.upload(path, table, named: "a.csv", ["shelf": "çok uzun bir raf"], as: tenant)
            #expect(shelf.status == 422 && shelf.code == "invalid_query")
            let foreign = try await lab.upload(path, Data(), named: "a.csv", as: stranger)
            #expect(foreign.status == 404)

            let file = try await lab.raw(path + "/bok_1/file", as: tenant)
            #expect(String(decoding: file.data, as: UTF8.self) == "%PDF-ğ")
            #expect(file.response.value(forHTTPHeaderField: "Content-Type") == "application/pdf")
            let disposition = file.response.value(forHTTPHeaderField: "Content-Disposition")
            #expect(disposition == "attachment; filename*=UTF-8''Kitap%201%2Epdf")
            #expect(try await lab.raw(path + "/bok_2/file", as: tenant).response.statusCode == 404)
            #expect(try await lab.raw(path + "/bok_1/file", as: stranger).response.statusCode == 404)

            let paths = try await lab.send("GET", "/openapi.json", as: tenant)["paths"]
            let form = paths[path]?["post"]?["requestBody"]?["content"]?["multipart/form-data"]?["schema"]?[
                "properties"]
            #expect(form?["file"] != nil && form?["shelf"] != nil)
            let answers = paths[path + "/{book_id}/file"]?["get"]?["responses"]?["200"]?["content"]
            #expect(answers?["application/pdf"] != nil)
        }
    }

    @Test(.timeLimit(.minutes(3))) func `may last longer than a transaction, and not longer than they say`()
        async throws
    {
        let start = Date(timeIntervalSince1970: 1_790_000_000)
        try await PluginLab.with([Librarian.self], at: start, limits: Self.limits) { lab in
            let tenant = try await lab.tenant("a", ["librarian"])
            let counted = try await lab.send("POST", "/v1/plugins/librarian/counts", as: tenant)
            #expect(counted.status == 200 && counted["before"] == 0 && counted["after"] == 1)

            let database = lab.installation.database
            for key in ["nothing", "broken", "stock"] {
                try await database.withSession(for: tenant.context) { session in
                    try session.schedule("inventory", key: key, of: "librarian", at: start)
                }
            }
            try await lab.work()
            #expect(try await counts(of: tenant, lab) == ["route", "stock after 1"])
            // Only what failed is left, to be tried again.
            let left = try await database.withReadOnlySession(for: tenant.context) { session in
                try session.scheduledWork(of: "librarian")
            }
            #expect(left.map(\.key) == ["broken"] && left.first?.attempts == 1)
            let given = try #require(left.first)
            #expect(given.dueAt > start && given.dueAt < start.addingTimeInterval(600))
            try await lab.work()
            #expect(try await counts(of: tenant, lab).count == 2)

            let late = try await lab.send("POST", "/v1/plugins/librarian/snores", as: tenant)
            #expect(late.status == 504 && late.code == "plugin_timeout")
        }
    }

    private func counts(of tenant: LabTenant, _ lab: PluginLab) async throws -> [String] {
        try await lab.installation.database.withReadOnlySession(for: tenant.context) { session in
            try session.queryAll(
                "select what from librarian_counts where tenant_id = \(tenant.context.id) order by what"
            ) { row throws(StorageError) in try row.text("what") }
        }
    }
}

extension PluginLab {
    /// Sends a form with a file.
    func upload(
        _ path: String, _ file: Data, named name: String, _ fields: [String: String] = [:], as tenant: LabTenant
    ) async throws -> LabAnswer {
        let boundary = "sinir-\(UUID().uuidString)"
        var body = Data()
        for (field, value) in fields {
            body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Data(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8)
        body += file + Data("\r\n--\(boundary)--\r\n".utf8)
        guard let url = URL(string: address + path) else { throw LabFailure("no URL: \(path)") }
        var request = URLRequest(url: url, timeoutInterval: 300)
        request.httpMethod = "POST"
        request.setValue("Bearer \(tenant.key)", forHTTPHeaderField: "Authorization")
        request.setValue("multipart/form-data; boundary=\(boundary)", forHTTPHeaderField: "Content-Type")
        request.httpBody = body
        let (data, response) = try await URLSession.shared.data(for: request)
        return LabAnswer(
            status: (response as? HTTPURLResponse)?.statusCode ?? 0,
            body: data.isEmpty ? .null : (try? JSONValue(json: data)) ?? .null)
    }

    /// What a route answers, as it is.
    func raw(_ path: String, as tenant: LabTenant) async throws -> (data: Data, response: HTTPURLResponse) {
        guard let url = URL(string: address + path) else { throw LabFailure("no URL: \(path)") }
        var request = URLRequest(url: url, timeoutInterval: 120)
        request.setValue("Bearer \(tenant.key)", forHTTPHeaderField: "Authorization")
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw LabFailure("no answer: \(path)") }
        return (data, response)
    }
}
