import CMicrohttpd
import Foundation
import Synchronization

/// The library's name for a connection. Calls on it are made only from its own thread, or to resume it while it is
/// suspended, which the library allows from any thread and during which the connection cannot go away.
struct ConnectionHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    func suspend() { MHD_suspend_connection(pointer) }
    func resume() { MHD_resume_connection(pointer) }
}

/// Carries a stream's chunks from the task that makes them to the thread that sends them.
///
/// Back-pressure: the writer waits while more than 64 KiB lie here. With nothing to send the connection is suspended;
/// flag and call happen under the one lock that the writer takes to resume, so that no wake-up is lost.
final class StreamPipe: Sendable {
    private enum End {
        case finished, failed
    }

    private struct State {
        var chunks: [Data] = []
        var buffered = 0
        var sent = 0
        var end: End?
        var isSuspended = false
        var writer: CheckedContinuation<Void, Never>?
    }

    private static let highWater = 64 << 10

    private let handle: ConnectionHandle
    private let state = Mutex(State())

    init(_ handle: ConnectionHandle) { self.handle = handle }

    var bytesSent: Int { state.withLock { $0.sent } }

    /// - Throws: `CancellationError` once the stream has ended.
    func write(_ chunk: Data) async throws {
        guard !chunk.isEmpty else { return }
        let mustWait = try state.withLock { state in
            guard state.end == nil else { throw CancellationError() }
            state.chunks.append(chunk)
            state.buffered += chunk.count
            wake(&state)
            return state.buffered > StreamPipe.highWater
        }
        guard mustWait else { return }
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.end != nil || state.buffered <= StreamPipe.highWater { return true }
                state.writer = continuation
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    /// What is buffered still goes out, then the body is closed properly.
    func finish() { end(.finished, dropping: false) }

    /// The connection breaks off, so that the client knows that the body is not whole.
    func fail() { end(.failed, dropping: true) }

    private func end(_ end: End, dropping: Bool) {
        let writer = state.withLock { state in
            if state.end == nil { state.end = end }
            if dropping {
                state.chunks = []
                state.buffered = 0
            }
            wake(&state)
            return state.writer.take()
        }
        writer?.resume()
    }

    private func wake(_ state: inout State) {
        guard state.isSuspended else { return }
        state.isSuspended = false
        handle.resume()
    }

    /// Called by the library when it can send: a count of bytes put into `buffer`, 0 after suspending, or an end.
    fileprivate func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let (count, writer) = state.withLock { state in
            guard let first = state.chunks.first else {
                switch state.end {
                case .finished: return (CMHD_END_OF_STREAM, nil as CheckedContinuation<Void, Never>?)
                case .failed: return (CMHD_END_WITH_ERROR, nil)
                case nil:
                    state.isSuspended = true
                    handle.suspend()
                    return (0, nil)
                }
            }
            let count = first.copyBytes(to: buffer)
            if count == first.count {
                state.chunks.removeFirst()
            } else {
                state.chunks[0] = first.dropFirst(count)
            }
            state.buffered -= count
            state.sent += count
            return (count, state.buffered <= StreamPipe.highWater ? state.writer.take() : nil)
        }
        writer?.resume()
        return count
    }

    /// A response of unknown length that reads from this pipe and keeps it alive.
    func makeResponse() -> OpaquePointer? {
        let read: MHD_ContentReaderCallback = { context, _, buffer, capacity in
            guard let context, let buffer else { return CMHD_END_WITH_ERROR }
            // Retained below until the library frees the response.
            let pipe = Unmanaged<StreamPipe>.fromOpaque(context).takeUnretainedValue()
            return pipe.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: capacity))
        }
        let free: MHD_ContentReaderFreeCallback = { context in
            if let context { Unmanaged<StreamPipe>.fromOpaque(context).release() }
        }
        let context = Unmanaged.passRetained(self).toOpaque()
        let response = MHD_create_response_from_callback(CMHD_SIZE_UNKNOWN, 16 << 10, read, context, free)
        if response == nil { Unmanaged<StreamPipe>.fromOpaque(context).release() }
        return response
    }
}
