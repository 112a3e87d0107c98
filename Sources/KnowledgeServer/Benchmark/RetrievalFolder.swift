import Foundation

/// Files of a benchmark, gone when it ends.
enum RetrievalFolder {
    static func with<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "kaynak-bench-" + UUID().uuidString.prefix(13).lowercased())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    /// What the files below a folder hold, in bytes.
    static func bytes(in folder: URL) -> Int {
        files(in: folder).reduce(0) { sum, file in
            sum + ((try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0)
        }
    }

    static func files(in folder: URL) -> [URL] {
        let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        return (walk?.compactMap { $0 as? URL } ?? []).filter { file in
            (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false
        }
    }

    /// How often the bytes of one of the vectors stand in the files, wherever in them.
    static func copies(of vectors: [[Float]], in folder: URL) throws -> Int {
        // Sound, here and below: bytes are looked at within the closures, and bounds are checked.
        let patterns = vectors.map { vector in vector.withUnsafeBytes { Array($0) } }
        // Two bytes tell nearly every place that begins no pattern.
        var begins = [Bool](repeating: false, count: 1 << 16)
        for pattern in patterns { begins[Int(pattern[0]) | Int(pattern[1]) << 8] = true }
        return try files(in: folder).reduce(0) { sum, file in
            let data = try Data(contentsOf: file, options: .alwaysMapped)
            return sum
                + data.withUnsafeBytes { bytes in
                    guard bytes.count > 1 else { return 0 }
                    return (0..<bytes.count - 1).count { place in
                        begins[Int(bytes[place]) | Int(bytes[place + 1]) << 8]
                            && patterns.contains { bytes.dropFirst(place).starts(with: $0) }
                    }
                }
        }
    }
}
