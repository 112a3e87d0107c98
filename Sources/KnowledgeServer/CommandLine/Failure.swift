import Embeddings
import Foundation
import Ingestion
import Knowledge
import Retrieval
import Storage

/// An error that explains itself to a person, in both languages, safe to log.
protocol ExplainedError: Error {
    var detail: LocalizedText { get }
}

extension EmbeddingError: ExplainedError {}
extension ExtractionError: ExplainedError {}
extension FAQFileError: ExplainedError {}
extension RetrievalError: ExplainedError {}
extension StorageError: ExplainedError {}
extension ClusterError: ExplainedError {}

/// What an error says at the terminal and in the log.
enum Failure {
    /// The person's language, as the shell has it.
    static let language: Language = {
        let environment = ProcessInfo.processInfo.environment
        let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        return locale.hasPrefix("tr") ? .turkish : .english
    }()

    static func text(_ text: LocalizedText) -> String { text.text(in: language) }

    static func describe(_ error: any Error) -> String {
        switch error {
        case let error as any ExplainedError: text(error.detail)
        case let error as DecodingError: describe(error)
        case let error as CocoaError: describe(error)
        case let error as any CustomStringConvertible: error.description
        default: String(describing: error)
        }
    }

    /// Whether the same work may succeed later, with nothing changed.
    static func mayPass(_ error: any Error) -> Bool {
        switch error {
        case let error as StorageError: error.isRetryable || error.code == .outcomeUnknown || error.code == .aborted
        case let error as ExtractionError:
            switch error.code {
            case .workerMissing, .workerNotStarted, .cancelled: true
            case .fileUnreadable: error.errno != ENOENT && error.errno != EACCES
            case .pageNotRendered: false
            }
        default: false
        }
    }

    private static func describe(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "the field '\(key.stringValue)' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "the field '\(path(context))' has the wrong type"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? "this is no JSON" : "the field '\(path(context))': \(context.debugDescription)"
        @unknown default: "this JSON cannot be read"
        }
    }

    private static func describe(_ error: CocoaError) -> String {
        let path = (error.userInfo[NSFilePathErrorKey] as? String).map { "\($0): " } ?? ""
        return path + error.localizedDescription
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}

/// A command could not do its work; the text says why and what would help.
struct CommandError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
