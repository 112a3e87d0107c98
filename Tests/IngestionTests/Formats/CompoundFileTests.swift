import Foundation
import Ingestion
import Testing

@Suite struct `An Office file of the old kind` {
    /// A header and, two sectors on, a directory with the given names.
    private func container(_ names: [String]) -> Data {
        var bytes = [UInt8](repeating: 0, count: 3 * 512)
        bytes.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        bytes[30] = 9
        bytes[48] = 2
        for name in names {
            let entry: [UInt8] = name.utf8.flatMap { [$0, 0] }
            bytes += entry + [UInt8](repeating: 0, count: 128 - entry.count)
        }
        return Data(bytes)
    }

    @Test(arguments: [
        (["Root Entry", "DataSpaces", "EncryptionInfo", "EncryptedPackage"], "office_password"),
        (["Root Entry", "WordDocument"], "old_office_format"), ([], "old_office_format"),
    ])
    func `says whether it is locked or old`(names: [String], code: String) async throws {
        let folder = try Folder()
        let file = try folder.file("liste.docx", container(names))
        #expect(CompoundFile.problem(file: file)?.rawValue == code)
        let document = try await TestWorker.reader().extract(file: file)
        #expect(document.status == .rejected)
        #expect(document.problem?.code == code)
    }

    @Test func `is told from other files, and broken ones do no harm`() throws {
        let folder = try Folder()
        #expect(CompoundFile.problem(file: try folder.file("a.pdf", PDFBuilder.pages(1).data)) == nil)
        #expect(CompoundFile.problem(file: try folder.file("b", container([]).prefix(100))) == nil)
        var far = container([])
        for index in 48..<52 { far[index] = 0xFF }
        #expect(CompoundFile.problem(file: try folder.file("c", far)) == .oldOffice)
        #expect(CompoundFile.problem(file: folder.path + "/nothing") == nil)
    }
}
