import Foundation

/// Microsoft's container of files ([MS-CFB]): what Office wrote before 2007, and what it puts around a file that it
/// encrypts. Nothing in it can be read here; why, can be told.
public enum CompoundFile {
    /// Why the file cannot be read; `nil` where it is no such container.
    public static func problem(file path: String) -> ProblemCode? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let head = try? handle.read(upToCount: 512), head.count == 512, head.starts(with: mark) else {
            return nil
        }
        // The header names the size of a sector, and the sector where the directory starts.
        let sector = UInt64(1) << UInt64(min(head[30], 12))
        let start = (0..<4).reduce(UInt64(0)) { $0 | UInt64(head[48 + $1]) << (8 * UInt64($1)) }
        guard (try? handle.seek(toOffset: (start + 1) * sector)) != nil,
            let directory = try? handle.read(upToCount: 16 << 10)
        else { return .oldOffice }
        return directory.range(of: encryptedPackage) == nil ? .oldOffice : .officePassword
    }

    private static let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// The stream that holds an encrypted file ([MS-OFFCRYPTO] 2.3.4.4), as a directory writes its name.
    private static let encryptedPackage = Data("EncryptedPackage".utf8.flatMap { [$0, 0] })
}
