import Foundation

/// One server with the four demo tenants, shared by the suites that only read and add.
actor DemoInstallation {
    static let shared = DemoInstallation()

    struct Loaded: Sendable {
        let server: RunningServer
        /// Slug to key with the standard scopes.
        let keys: [String: String]

        func client(_ slug: String) throws -> Client {
            guard let key = keys[slug] else { throw TestFailure("no demo tenant \(slug)") }
            return Client(address: server.address, key: key)
        }
    }

    private var loading: Task<Loaded, any Error>?

    func loaded() async throws -> Loaded {
        if let loading { return try await loading.value }
        let task = Task {
            let server = try await RunningServer(arguments: ["--demo"])
            for _ in 0..<900 {
                let answer = try await Client(address: server.address).get("/demo/tenants")
                let tenants = answer.json["data"].array
                if !tenants.isEmpty {
                    var keys: [String: String] = [:]
                    for tenant in tenants { keys[tenant["slug"].string ?? ""] = tenant["key"].string }
                    return Loaded(server: server, keys: keys)
                }
                try await Task.sleep(for: .milliseconds(200))
            }
            let log = (try? String(contentsOfFile: server.data + "/test.log", encoding: .utf8)) ?? ""
            throw TestFailure("the demo tenants were not loaded: \(log.suffix(2000))")
        }
        loading = task
        return try await task.value
    }
}

/// The demo corpora as the repository has them.
enum Corpora {
    struct Tenant: Decodable, Sendable {
        struct File: Decodable, Sendable {
            let file: String
            let pages: Int
        }

        let id: String
        let niche: String
        let canary: String
        let documents: [File]
        let examples: [String]
    }

    static var path: String { RunningServer.checkout + "/corpora" }

    static func tenants() throws -> [Tenant] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/tenants").sorted().map { name in
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(path)/tenants/\(name)/tenant.json"))
            return try JSONDecoder().decode(Tenant.self, from: data)
        }
    }

    static func file(_ tenant: String, _ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(path)/tenants/\(tenant)/\(name)"))
    }
}
