import CRetrievalKernels

extension Graph {
    struct BuildOptions {
        /// Most links of a row; half of them it chooses itself, the others lead back to rows that chose it.
        var degree = 32
        /// Candidates a row chooses its links from.
        var breadth = 100
        var threads = 1
        var seed: UInt64 = 1
        /// Of ten results; decides the breadth of searches.
        var wantedRecall: Float = 0.995
    }

    /// Stops the building of a graph from another thread.
    final class Cancellation: @unchecked Sendable {  // sound: the flag is read and written atomically
        fileprivate let flag: UnsafeMutablePointer<UInt32>

        init() {
            flag = .allocate(capacity: 1)
            flag.initialize(to: 0)
        }

        deinit { flag.deallocate() }

        func cancel() { rk_graph_cancel(flag) }
    }

    /// The bytes of a graph over the rows: the same for the same seed, whatever the number of threads.
    ///
    /// Blocks for about 150 µs for each row and thread at 100,000 rows.
    ///
    /// - Returns: `nil` where it was cancelled, memory was refused, or there are no rows.
    static func build(
        _ rows: Rows, options: BuildOptions = BuildOptions(), cancellation: Cancellation? = nil
    ) -> [UInt8]? {
        var kernelOptions = rk_graph_options(
            degree: UInt32(clamping: options.degree), chosen: UInt32(clamping: (options.degree + 1) / 2),
            breadth: UInt32(clamping: options.breadth), threads: UInt32(clamping: options.threads), seed: options.seed)
        var kernelRows = rows.kernels
        let most = rk_graph_most_bytes(rows.count, &kernelOptions)
        guard most > 0 else { return nil }
        var bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            count = rk_graph_build(&kernelRows, &kernelOptions, cancellation?.flag, buffer.baseAddress)
        }
        guard !bytes.isEmpty else { return nil }
        guard let measured = measure(bytes, rows, wanted: options.wantedRecall) else { return bytes }
        bytes.withUnsafeMutableBytes { rk_graph_note($0.baseAddress, UInt32(measured.breadth), measured.recall) }
        return bytes
    }

    private static func measure(_ bytes: [UInt8], _ rows: Rows, wanted: Float) -> (breadth: Int, recall: Float)? {
        let storage = GraphBytes(bytes)
        guard let graph = Graph(storage.bytes, rowCount: rows.count, owner: storage) else { return nil }
        let sample = RecallSample(of: rows, limit: 10)
        var measured: (breadth: Int, recall: Float)?
        for breadth in [48, 64, 80, 96, 128, 160, 200, 256, 320, 400, 512] {
            let recall = sample.recall(of: graph, in: rows, breadth: breadth)
            measured = (breadth, recall)
            if recall >= wanted { break }
        }
        return measured
    }
}

/// Bytes that stay where they are as long as somebody holds them.
final class GraphBytes: @unchecked Sendable {  // sound: written before anybody else sees it, then only read
    let bytes: UnsafeRawBufferPointer

    init(_ bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        copy.copyBytes(from: bytes)
        self.bytes = UnsafeRawBufferPointer(copy)
    }

    deinit { bytes.deallocate() }
}
