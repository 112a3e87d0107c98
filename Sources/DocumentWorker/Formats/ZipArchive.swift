import CZip
import Glibc

/// The entries of an Office file; owns libzip's handle. Nothing is ever unpacked to disk, so that an entry's name is
/// only a name.
struct ZipArchive: ~Copyable {
    /// What all entries that are read may come to, unpacked.
    static let mostBytes = 256 << 20

    private let handle: OpaquePointer
    private var bytesLeft = ZipArchive.mostBytes

    /// - Parameter file: stays open and is the caller's.
    init(_ file: Int32) throws(DocumentFailure) {
        // libzip closes the descriptor it gets once it has opened the archive; otherwise it stays ours.
        let descriptor = dup(file)
        guard let handle = zip_fdopen(descriptor, 0, nil) else {
            close(descriptor)
            throw DocumentFailure(.damagedOffice)
        }
        self.handle = handle
    }

    deinit { zip_discard(handle) }

    func contains(_ name: String) -> Bool { zip_name_locate(handle, name, 0) >= 0 }

    /// Reads an entry in pieces; false from `receive` ends it.
    /// - Throws: `damagedOffice` where there is no such entry or it cannot be unpacked (also: it is encrypted),
    ///   `archiveTooLarge` where it is a bomb.
    mutating func read(
        _ name: String, receive: (UnsafeRawBufferPointer) -> Bool
    ) throws(DocumentFailure) {
        let index = zip_name_locate(handle, name, 0)
        guard index >= 0, let entry = zip_fopen_index(handle, UInt64(index), 0) else {
            throw DocumentFailure(.damagedOffice, name)
        }
        defer { zip_fclose(entry) }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Int(zip_fread(entry, &buffer, UInt64(buffer.count)))
            guard count >= 0 else { throw DocumentFailure(.damagedOffice, name) }
            if count == 0 { return }
            bytesLeft -= count
            guard bytesLeft >= 0 else { throw DocumentFailure(.archiveTooLarge, "\(Self.mostBytes >> 20)") }
            if !buffer.withUnsafeBytes({ receive(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }) { return }
        }
    }
}
