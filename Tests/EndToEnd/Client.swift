import Foundation
import FoundationNetworking

/// An HTTP answer with its JSON, if it has any.
struct Answer: Sendable {
    let status: Int
    let data: Data
    let headers: [String: String]

    var text: String { String(decoding: data, as: UTF8.self) }

    var json: JSON { JSON((try? JSONSerialization.jsonObject(with: data)) ?? NSNull()) }
}

/// Parsed JSON that can be walked without casts at every step.
struct JSON: @unchecked Sendable {
    // Sound: what JSONSerialization returns is immutable, and nothing here changes it.
    private let value: Any

    init(_ value: Any) { self.value = value }

    subscript(key: String) -> JSON { JSON((value as? [String: Any])?[key] ?? NSNull()) }
    subscript(index: Int) -> JSON {
        let array = value as? [Any] ?? []
        return JSON(array.indices.contains(index) ? array[index] : NSNull())
    }

    var string: String? { value as? String }
    var integer: Int? { (value as? NSNumber)?.intValue }
    var number: Double? { (value as? NSNumber)?.doubleValue }
    var array: [JSON] { (value as? [Any] ?? []).map(JSON.init) }
    var keys: [String] { ((value as? [String: Any]) ?? [:]).keys.sorted() }
    var isNull: Bool { value is NSNull }
}

/// Speaks to a server with one key.
struct Client: Sendable {
    let address: String
    var key: String?
    var language = "tr"

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers: headers)
    }

    func delete(_ path: String) async throws -> Answer { try await send("DELETE", path) }

    func post(_ path: String, _ body: [String: Any] = [:]) async throws -> Answer {
        try await send("POST", path, body: JSONSerialization.data(withJSONObject: body))
    }

    func send(
        _ method: String, _ path: String, body: Data? = nil, type: String = "application/json",
        headers: [String: String] = [:]
    ) async throws -> Answer {
        guard let url = URL(string: address + path) else { throw TestFailure("no URL: \(path)") }
        var request = URLRequest(url: url, timeoutInterval: 120)
        request.httpMethod = method
        request.httpBody = body
        if body != nil { request.setValue(type, forHTTPHeaderField: "Content-Type") }
        if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
        request.setValue(language, forHTTPHeaderField: "Accept-Language")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw TestFailure("no HTTP answer") }
        var fields: [String: String] = [:]
        for (name, value) in response.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return Answer(status: response.statusCode, data: data, headers: fields)
    }

    func upload(
        _ path: String, file: Data, named filename: String, fields: [String: String] = [:], method: String = "POST"
    ) async throws -> Answer {
        let boundary = "test-boundary-7d1c"
        var body = Data()
        for (name, value) in fields {
            body += Data(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Data(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(filename)\"\r\n\r\n".utf8)
        body += file
        body += Data("\r\n--\(boundary)--\r\n".utf8)
        return try await send(method, path, body: body, type: "multipart/form-data; boundary=\(boundary)")
    }

    /// Waits until a job has ended, and returns its last state.
    func finished(job id: String) async throws -> JSON {
        for _ in 0..<600 {
            let job = try await get("/v1/jobs/\(id)").json
            if ["done", "failed", "cancelled"].contains(job["status"].string ?? "") { return job }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw TestFailure("job \(id) did not end")
    }
}
