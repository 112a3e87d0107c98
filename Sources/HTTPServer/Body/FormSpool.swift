import Foundation
import Knowledge

/// Puts a form's files on disk and its fields in memory, within limits.
struct FormSpool: MultipartSink, Sendable {
    private enum Current: Sendable {
        case none
        case field(name: String, bytes: [UInt8])
        case file(SpoolFile, PartHeader, byteCount: Int)
    }

    let folder: String
    let partLimit: Int
    let fieldByteLimit: Int
    private var current = Current.none
    private var parts = 0
    private(set) var fields: [String: String] = [:]
    private(set) var files: [UploadedFile] = []

    init(folder: String, partLimit: Int, fieldByteLimit: Int) {
        self.folder = folder
        self.partLimit = partLimit
        self.fieldByteLimit = fieldByteLimit
    }

    mutating func begin(_ header: PartHeader) throws {
        parts += 1
        guard parts <= partLimit else {
            throw Problem.formTooLarge(
                LocalizedText(
                    tr: "Bir form en çok \(partLimit) parçadan oluşabilir.",
                    en: "A form may have at most \(partLimit) parts."))
        }
        if header.filename == nil {
            current = .field(name: header.name, bytes: [])
        } else {
            current = .file(try SpoolFile(in: folder), header, byteCount: 0)
        }
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        switch current {
        case .none: break
        case .field(let name, var held):
            current = .none  // The array has one owner while it grows.
            held.append(contentsOf: bytes)
            guard held.count <= fieldByteLimit else {
                let size = Problem.byteCount(fieldByteLimit)
                throw Problem.formTooLarge(
                    LocalizedText(
                        tr: "Formun her alanı en çok \(size) olabilir.",
                        en: "Each field of the form may have at most \(size)."))
            }
            current = .field(name: name, bytes: held)
        case .file(let file, let header, let byteCount):
            try file.write(bytes)
            current = .file(file, header, byteCount: byteCount + bytes.count)
        }
    }

    mutating func end() throws {
        switch current {
        case .none: break
        case .field(let name, let bytes):
            if fields[name] == nil { fields[name] = String(decoding: bytes, as: UTF8.self) }
        case .file(let file, let header, let byteCount):
            files.append(
                UploadedFile(
                    field: header.name, filename: header.filename ?? "", contentType: header.contentType,
                    path: file.path, byteCount: byteCount))
        }
        current = .none
    }

    /// Removes every file, the unfinished one too.
    mutating func discard() {
        if case .file(let file, _, _) = current { unlink(file.path) }
        FormSpool.remove(files)
        current = .none
        files = []
    }

    static func remove(_ files: [UploadedFile]) {
        for file in files { unlink(file.path) }
    }
}

/// A new file of mode 0600 under a name of its own, open for writing for as long as this value lives.
final class SpoolFile: Sendable {
    let path: String
    private let descriptor: Int32

    init(in folder: String) throws(Problem) {
        let path = "\(folder)/upload-\(UUID().uuidString.lowercased())"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        var descriptor = open(path, flags, 0o600)
        if descriptor < 0, errno == ENOENT {
            try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            descriptor = open(path, flags, 0o600)
        }
        guard descriptor >= 0 else { throw Problem.storageFull }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    func write(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        var rest = bytes
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw Problem.storageFull
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}
