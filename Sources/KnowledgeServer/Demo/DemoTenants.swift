import Synchronization

/// A tenant of `corpora/` with its key, as the page offers it.
struct DemoTenant: Codable, Sendable {
    let slug: String
    let name: String
    let niche: String
    let key: String
    let examples: [String]
}

/// The demo tenants that are ready to be asked.
final class DemoTenants: Sendable {
    private let tenants = Mutex<[DemoTenant]>([])

    var offered: [DemoTenant] { tenants.withLock { $0 } }

    func offer(_ tenants: [DemoTenant]) { self.tenants.withLock { $0 = tenants } }
}
