import Foundation
import Knowledge
import Storage
import Testing

@testable import KnowledgeServer

@Suite struct `Files that no version has` {
    @Test(.timeLimit(.minutes(2)))
    func `are removed once they are old, and no others`() async throws {
        try await InstallationForTests.with { installation in
            let tenant = try await installation.operations.createTenant(slug: "t", name: "t", languages: [.turkish])
            let files = installation.files
            let spooled = files.spool + "/upload"
            try Data("%PDF".utf8).write(to: URL(fileURLWithPath: spooled))
            _ = try await installation.documents.take(
                .init(path: spooled, filename: "a.pdf", password: "gizli"), tenant: tenant, actor: .system("test"))
            let kept = try await installation.database.withReadOnlySession(for: tenant) { try $0.files() }
            let (old, new) = (FileID(), FileID())
            for file in [old, new] {
                try Data("%PDF".utf8).write(to: URL(fileURLWithPath: files.path(of: file, tenant: tenant.id)))
                try files.keep(password: "gizli", of: file, tenant: tenant.id)
            }
            for file in kept.union([old]) {
                let path = files.path(of: file, tenant: tenant.id)
                for path in [path, path + ".password"] {
                    try FileManager.default.setAttributes(
                        [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: path)
                }
            }
            try await installation.documents.removeOrphans(of: tenant)
            #expect(files.files(of: tenant.id, before: Date(timeIntervalSinceNow: 60)) == kept.union([new]))
        }
    }
}
