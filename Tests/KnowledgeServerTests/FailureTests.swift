import Embeddings
import Foundation
import Ingestion
import Storage
import Testing

@testable import KnowledgeServer

@Suite struct `A failed attempt` {
    @Test func `is made again where its cause may pass, and only there`() {
        let passing: [any Error] = [
            StorageError(.unavailable), StorageError(.conflict), StorageError(.poolTimeout),
            StorageError(.outcomeUnknown), ExtractionError(.workerNotStarted), ExtractionError(.workerMissing),
            ExtractionError(.fileUnreadable, errno: EMFILE),
        ]
        let lasting: [any Error] = [
            StorageError(.invalidValue), StorageError(.denied), StorageError(.decoding), StorageError(.leaseLost),
            ExtractionError(.fileUnreadable, errno: ENOENT),
            DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "a layout of another version")),
        ]
        for error in passing { #expect(Failure.mayPass(error), "\(error)") }
        for error in lasting { #expect(!Failure.mayPass(error), "\(error)") }
    }
}
