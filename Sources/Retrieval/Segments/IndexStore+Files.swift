import Foundation
import Glibc
import Synchronization

extension IndexStore {
    static let manifestName = "manifest"
    static let newManifestName = "manifest.new"

    static func fileName(_ segment: UInt64) -> String {
        let digits = String(segment, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits + ".segment"
    }

    // MARK: Opening

    /// - Returns: `nil` where there is nothing to be used; the folder then holds no index any more.
    static func open(
        _ path: String, dimension: Int, model: String, files: any FileOperations
    ) throws(RetrievalError) -> (manifest: Manifest, parts: [Part])? {
        guard let names = names(in: path) else { return nil }
        let opened = read(path, dimension: dimension, model: model)
        let kept = opened.map { Set($0.manifest.segments.map { fileName($0.name) } + [manifestName]) } ?? []
        // Left behind by a crash, or of no use.
        try removing { for name in names where !kept.contains(name) { try files.unlink(path + "/" + name) } }
        return opened
    }

    private static func read(
        _ path: String, dimension: Int, model: String
    ) -> (manifest: Manifest, parts: [Part])? {
        guard let file = SegmentMemory(mapping: path + "/" + manifestName), file.bytes.count % 8 == 0,
            let manifest = Manifest(Array(file.bytes.assumingMemoryBound(to: UInt64.self))),
            manifest.dimension == dimension, manifest.model == model
        else { return nil }
        var parts: [Part] = []
        for entry in manifest.segments {
            guard let memory = SegmentMemory(mapping: path + "/" + fileName(entry.name)),
                let segment = Segment(memory, dimension: dimension, name: entry.name),
                segment.fingerprint == entry.fingerprint
            else { return nil }
            if entry.live.isEmpty {
                parts.append(Part(segment))
            } else {
                guard let live = RowSet(words: entry.live, of: segment.passages) else { return nil }
                parts.append(Part(segment, live: live, since: .now))
            }
        }
        return (manifest, parts)
    }

    /// Names of the folder's files; `nil` where there is no such folder.
    static func names(in path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    static func removing(_ body: () throws -> Void) throws(RetrievalError) {
        do { try body() } catch { throw RetrievalError(.filesFailed(reason: "\(error)")) }
    }

    // MARK: Writing

    /// Writes what is held in memory only to the folder, with ``sequence``, and returns when it would outlive a power cut.
    ///
    /// A crash on the way leaves the folder as the last flush did.
    /// - Throws: ``RetrievalError`` with code `filesFailed`; the index stays as it is and can be flushed again.
    public func flush() throws(RetrievalError) { try rewrite { $0.liveCount == 0 } }

    /// Rewrites files until no deleted entry is left in one, and flushes.
    /// - Throws: as ``flush()``.
    public func merge() throws(RetrievalError) { try rewrite { $0.liveCount < $0.segment.passages } }

    private func rewrite(_ isDue: (Part) -> Bool) throws(RetrievalError) {
        try contents.withLock { contents throws(RetrievalError) in
            // Compaction has either taken its segments out of the list by now or will leave them alone.
            let snapshot = compaction.withLock { _ in
                state.withLock { state in
                    let inMemory = state.index.allParts.filter(\.isInMemory)
                    state.claimed = Set(inMemory.map { ObjectIdentifier($0.segment) })
                    return (parts: state.index.allParts, sequence: state.sequence)
                }
            }
            defer { state.withLock { $0.claimed = [] } }
            try IndexStore.removing {
                try rewrite(
                    RewritePlan(snapshot.parts, isDue: isDue), of: snapshot.parts, sequence: snapshot.sequence,
                    contents: &contents)
            }
        }
    }

    private func rewrite(
        _ plan: RewritePlan, of parts: [Part], sequence: Int64, contents: inout Contents
    ) throws {
        let start = ContinuousClock.now
        var exchanges: [Exchange] = []
        do {
            for group in plan.groups {
                let merged = MergedContents(group, dimension: dimension)
                exchanges.append(Exchange(merged, merged.passages == 0 ? nil : try write(merged, &contents)))
            }
            let kept = parts.filter { !plan.sources.contains(ObjectIdentifier($0.segment)) }
            let written = kept + exchanges.compactMap { $0.segment.map { Part($0) } }
            let manifest = Manifest(
                dimension: dimension, model: model, sequence: sequence, segments: written.compactMap(\.manifestEntry))
            if manifest == contents.manifest ?? emptyManifest { return try settle(&contents) }
            try write(manifest)
            contents.isSettled = false
            let old = contents.manifest?.segments.map(\.name) ?? []
            contents.obsolete.formUnion(Set(old).subtracting(manifest.segments.map(\.name)).map(IndexStore.fileName))
            contents.manifest = manifest
        } catch {
            contents.obsolete.formUnion(exchanges.compactMap { $0.segment?.name.map(IndexStore.fileName) })
            try? settle(&contents)
            throw error
        }
        exchange(exchanges, since: start)
        try settle(&contents)
    }

    /// A folder without a file says the same.
    private var emptyManifest: Manifest { Manifest(dimension: dimension, model: model, sequence: 0, segments: []) }

    private func write(_ merged: MergedContents, _ contents: inout Contents) throws -> Segment {
        let name = UInt64.random(in: .min ... .max)
        let file = path + "/" + IndexStore.fileName(name)
        let descriptor = try create(file)
        do {
            defer { close(descriptor) }
            let writer = SegmentWriter(to: descriptor, files: files)
            try merged.write(to: writer)
            if merged.passages > exactRows { try writeGraph(to: writer, file) }
            let fingerprint = try writer.finishFile()
            try files.synchronize(descriptor)
            guard let memory = SegmentMemory(mapping: file),
                let segment = Segment(memory, dimension: dimension, name: name), segment.fingerprint == fingerprint
            else { throw FileFailure(operation: "mmap", code: EIO) }
            return segment
        } catch {
            contents.obsolete.insert(IndexStore.fileName(name))
            throw error
        }
    }

    /// Behind all else, as it is built from the vectors where they lie in the file.
    private func writeGraph(to writer: SegmentWriter, _ file: String) throws {
        try writer.flush()
        guard let memory = SegmentMemory(mapping: file) else { throw FileFailure(operation: "mmap", code: EIO) }
        let rows = VectorRows(writer.header, in: memory.bytes).graphRows
        let graph = withExtendedLifetime(memory) {
            GraphIndex.build(rows, options: graphOptions, cancellation: cancellation)
        }
        // Without one, for lack of memory, the segment is searched exactly.
        if let graph { try writer.section(.graph) { try writer.append(graph) } }
    }

    private func write(_ manifest: Manifest) throws {
        let file = path + "/" + IndexStore.newManifestName
        try files.unlink(file)
        let descriptor = try create(file)
        defer { close(descriptor) }
        try manifest.encoded().withUnsafeBytes { try files.append($0, to: descriptor) }
        try files.synchronize(descriptor)
        try isErased.withLock { isErased in
            if isErased { throw FileFailure(operation: "rename", code: ENOENT) }
            try files.rename(file, to: path + "/" + IndexStore.manifestName)
        }
    }

    /// Creates a file, and the folder with the first one.
    private func create(_ file: String) throws -> Int32 {
        try isErased.withLock { isErased in
            if isErased { throw FileFailure(operation: "open", code: ENOENT) }
            do { return try files.create(file) } catch let failure as FileFailure where failure.code == ENOENT {
                try files.makeFolder(path)
                return try files.create(file)
            }
        }
    }

    /// Makes the manifest's name safe, and only then removes the files that the manifest before it needed.
    private func settle(_ contents: inout Contents) throws {
        if !contents.obsolete.isEmpty { state.withLock { $0.staleSince = $0.staleSince ?? .now } }
        if !contents.isSettled {
            try files.synchronizeFolder(path)
            contents.isSettled = true
        }
        guard !contents.obsolete.isEmpty else { return }
        for name in contents.obsolete {
            try files.unlink(path + "/" + name)
            contents.obsolete.remove(name)
        }
        try files.synchronizeFolder(path)
        state.withLock { $0.staleSince = nil }
    }
}
