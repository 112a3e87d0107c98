import CSystem
import Foundation
import Knowledge

/// Where the tenants' indexes lie: one folder each.
///
/// They are a cache of the database, written by one process at a time. A second process on the same data folder, such as a
/// command beside the server, gets a folder of its own that goes when it ends.
final class IndexFolder: Sendable {
    private let directory: String
    /// Open for as long as the folder is this process's; `nil` for a folder of its own.
    private let lock: Int32?

    init(dataDirectory: String) throws {
        let shared = dataDirectory + "/index"
        try Self.make(shared)
        let descriptor = csystem_open_lock(shared + "/.lock")
        if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
            directory = shared
            lock = descriptor
        } else {
            if descriptor >= 0 { close(descriptor) }
            directory = NSTemporaryDirectory() + "/kaynak-index-\(UUID().uuidString)"
            lock = nil
            try Self.make(directory)
        }
    }

    deinit {
        if let lock { close(lock) } else { try? FileManager.default.removeItem(atPath: directory) }
    }

    func folder(of tenant: TenantID) -> URL {
        URL(fileURLWithPath: "\(directory)/\(tenant.uuid.uuidString.lowercased())", isDirectory: true)
    }

    /// The tenants that have files here.
    func tenants() -> [TenantID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.compactMap { UUID(uuidString: $0) }.map { TenantID(uuid: $0) }
    }

    /// Unlinks a tenant's files in the shared folder, whoever holds its lock: a tenant that is deleted leaves none.
    static func erase(_ tenant: TenantID, dataDirectory: String) throws {
        let path = "\(dataDirectory)/index/\(tenant.uuid.uuidString.lowercased())"
        do { try FileManager.default.removeItem(atPath: path) } catch CocoaError.fileNoSuchFile {}
    }

    private static func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
