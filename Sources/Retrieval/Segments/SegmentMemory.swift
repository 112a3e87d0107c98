import Glibc

/// The bytes of a segment, mapped from its file or allocated, and given back with the last reference.
///
/// `@unchecked Sendable`: nobody writes to the bytes once this object exists, and they live exactly as long as it
/// does; whoever keeps a pointer into them keeps the object. A mapped file stays readable after it was unlinked.
final class SegmentMemory: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    let isMapped: Bool

    /// Takes over what `posix_memalign` gave.
    init(owning bytes: UnsafeMutableRawBufferPointer) {
        self.bytes = UnsafeRawBufferPointer(bytes)
        isMapped = false
    }

    /// Maps the file; `nil` where there is none or it is empty. No descriptor stays open.
    init?(mapping path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            return nil
        }
        let size = Int(status.st_size)
        guard let start = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED else {
            return nil
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
        isMapped = true
    }

    deinit {
        let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        if isMapped { munmap(start, bytes.count) } else { free(start) }
    }
}
