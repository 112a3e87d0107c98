import CSystem
import Foundation
import Knowledge

/// The uploaded files, one folder a tenant. A file is on disk before its document is acknowledged.
struct FileStore: Sendable {
    private let directory: String
    /// Where uploads are streamed to; on the same file system as their final place.
    let spool: String

    init(directory: String) throws {
        self.directory = directory + "/files"
        spool = directory + "/spool"
        for folder in [self.directory, spool] {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    func path(of file: FileID, tenant: TenantID) -> String {
        "\(folder(of: tenant))/\(file.uuid.uuidString.lowercased())"
    }

    /// Moves a spooled upload to its place, and returns when file and folder entry are durable.
    func adopt(_ spooled: String, as file: FileID, tenant: TenantID) throws {
        let folder = folder(of: tenant)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let target = path(of: file, tenant: tenant)
        if rename(spooled, target) != 0 {
            try FileManager.default.copyItem(atPath: spooled, toPath: target)
        }
        try synchronize(target)
        try synchronize(folder)
    }

    func remove(_ file: FileID, tenant: TenantID) {
        let path = path(of: file, tenant: tenant)
        for path in [path, path + Self.passwordSuffix] { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Keeps what opens an encrypted document beside it, for its owner's eyes only: reading it again and showing its
    /// pages need it, and whoever reads this folder has the document anyway.
    func keep(password: String, of file: FileID, tenant: TenantID) throws {
        let folder = folder(of: tenant)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = path(of: file, tenant: tenant) + Self.passwordSuffix
        try PrivateFile.write(Data(password.utf8), to: path)
    }

    func password(of file: FileID, tenant: TenantID) -> String? {
        FileManager.default.contents(atPath: path(of: file, tenant: tenant) + Self.passwordSuffix)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private static let passwordSuffix = ".password"

    /// What lies here of a tenant since before a moment, whether or not anybody knows of it.
    func files(of tenant: TenantID, before moment: Date) -> Set<FileID> {
        let folder = folder(of: tenant)
        let old = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            return (attributes?[.modificationDate] as? Date).map { $0 < moment } ?? false
        }
        let names = old.map { $0.hasSuffix(Self.passwordSuffix) ? String($0.dropLast(Self.passwordSuffix.count)) : $0 }
        return Set(names.compactMap { UUID(uuidString: $0) }.map { FileID(uuid: $0) })
    }

    func removeAll(of tenant: TenantID) throws {
        // Renamed first: an upload that is under way cannot put a file back into what is being removed.
        let doomed = "\(directory)/\(Self.deletedPrefix)\(tenant.uuid.uuidString.lowercased())"
        guard rename(folder(of: tenant), doomed) == 0 || errno == ENOENT else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: folder(of: tenant)])
        }
        removeDeleted()
    }

    private static let deletedPrefix = ".deleted-"

    /// Removes the folders of deleted tenants; what a crash left is removed at the next start.
    func removeDeleted() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        where name.hasPrefix(Self.deletedPrefix) {
            try? FileManager.default.removeItem(atPath: "\(directory)/\(name)")
        }
    }

    /// Removes what interrupted uploads left behind; called before the server accepts any.
    func clearSpool() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: spool)) ?? [] {
            try? FileManager.default.removeItem(atPath: "\(spool)/\(name)")
        }
    }

    private func folder(of tenant: TenantID) -> String { "\(directory)/\(tenant.uuid.uuidString.lowercased())" }

    private func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: path]) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
    }
}
