import Foundation
import Glibc

extension IndexStore {
    /// Reads every byte of the files.
    ///
    /// - Returns: whether all is as it was written. Where it is not, the store begins empty at sequence 0, without what
    ///   it held in memory: the caller fills it anew.
    /// - Throws: ``RetrievalError`` with code `filesFailed` where damaged files cannot be removed.
    public func verify() throws(RetrievalError) -> Bool {
        try contents.withLock { contents throws(RetrievalError) in
            let parts = index.allParts.filter { !$0.isInMemory }
            if parts.allSatisfy({ $0.segment.isWhole() }) { return true }
            writer.withLock { _ in publish([], 0) }
            contents = Contents()
            try IndexStore.removing { try IndexStore.removeFiles(in: path, files) }
            return false
        }
    }

    /// Unlinks the index; nothing is written to its folder after that. Searches that are under way find what they
    /// would have found.
    /// - Throws: ``RetrievalError`` with code `filesFailed`.
    public func erase() throws(RetrievalError) {
        isErased.withLock { $0 = true }
        cancellation.cancel()
        try IndexStore.erase(path, files)
        writer.withLock { _ in publish([], 0) }
    }

    /// Unlinks the index in a folder that no store is open on.
    /// - Throws: ``RetrievalError`` with code `filesFailed`. No folder is no error.
    public static func erase(folder: URL) throws(RetrievalError) {
        try erase(folder.path(percentEncoded: false), SystemFiles())
    }

    private static func erase(_ path: String, _ files: any FileOperations) throws(RetrievalError) {
        try removing {
            try removeFiles(in: path, files)
            try files.removeFolder(path)
        }
    }

    /// The manifest first: what is left after a crash is no index.
    private static func removeFiles(in path: String, _ files: any FileOperations) throws {
        guard let names = names(in: path) else { return }
        try files.unlink(path + "/" + manifestName)
        for name in names { try files.unlink(path + "/" + name) }
        try files.synchronizeFolder(path)
    }
}
