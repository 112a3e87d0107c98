import CSystem

/// A null-terminated array of C strings, freed with it: what `execve`, `posix_spawn` and libpq take.
struct CStrings: ~Copyable {
    private let storage: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ strings: [String]) {
        count = strings.count
        storage = .allocate(capacity: count + 1)
        for (index, string) in strings.enumerated() { storage[index] = strdup(string) }
        storage[count] = nil
    }

    deinit {
        for index in 0..<count { free(storage[index]) }
        storage.deallocate()
    }

    /// Valid while this value lives.
    var mutablePointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> { storage }

    /// The same memory as `const char *const *`. Valid while this value lives.
    var pointers: UnsafePointer<UnsafePointer<CChar>?> {
        UnsafeRawPointer(storage).assumingMemoryBound(to: UnsafePointer<CChar>?.self)
    }
}
