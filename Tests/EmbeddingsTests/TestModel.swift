import Embeddings
import Foundation

/// The real model, opened once for all tests.
enum TestModel {
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["KAYNAK_MODEL"] { return path }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return root.appending(path: "var/models/e5-small-q4.bin").path
    }()

    private static let opened = Result { try EmbeddingModel(contentsOf: path) }

    static func open() throws -> EmbeddingModel {
        do {
            return try opened.get()
        } catch {
            throw Unavailable(path: path, reason: String(describing: error))
        }
    }

    struct Unavailable: Error, CustomStringConvertible {
        let path: String
        let reason: String

        var description: String {
            """
            These tests run the real model and found none at \(path): run scripts/test, which fetches it, or name the \
            file in KAYNAK_MODEL. (\(reason))
            """
        }
    }
}

/// Cosine of two unit vectors, in Double.
func cosine(_ left: some Collection<Float>, _ right: some Collection<Float>) -> Double {
    var product = 0.0
    var leftSquares = 0.0
    var rightSquares = 0.0
    for (a, b) in zip(left, right) {
        product += Double(a) * Double(b)
        leftSquares += Double(a) * Double(a)
        rightSquares += Double(b) * Double(b)
    }
    return product / (leftSquares * rightSquares).squareRoot()
}
