import CSystem
import Glibc
import Ingestion

/// The two things handed over as open descriptors: the file and, sometimes, its password.
enum Input {
    /// The descriptor of the file, once its first bytes say PDF.
    ///
    /// The header may stand anywhere in the first 1,024 bytes (PDF Reference 1.7, implementation note 13).
    static func pdf() throws(DocumentFailure) -> Int32 {
        var head = [UInt8](repeating: 0, count: 1_024)
        let count = pread(0, &head, head.count, 0)
        if count == 0 { throw DocumentFailure(.emptyFile) }
        guard count > 0, contains(head.prefix(count), Array("%PDF-".utf8)) else {
            throw DocumentFailure(CompoundFile.problem(file: "/proc/self/fd/0") ?? .notAPDF)
        }
        return 0
    }

    /// What was asked for, else what the bytes say. Text has no mark of its own and must be asked for; whatever is not
    /// recognised is left to the reader of PDFs, which says what is wrong with it.
    static func format(_ request: WorkerRequest) throws(DocumentFailure) -> SourceFormat {
        if let name = request.format {
            guard let format = SourceFormat(rawValue: name) else { throw DocumentFailure(.unsupportedFormat) }
            return format
        }
        return SourceFormat.recognise(file: "/proc/self/fd/0", filename: "unnamed.bin") ?? .pdf
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: mark) }
    }

    /// At most 1,024 bytes of UTF-8, up to the end of the pipe.
    static func password() -> String? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1_024)
        while bytes.count < 1_024 {
            let count = read(WorkerRequest.passwordDescriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        close(WorkerRequest.passwordDescriptor)
        return String(validating: bytes, as: UTF8.self)
    }
}
