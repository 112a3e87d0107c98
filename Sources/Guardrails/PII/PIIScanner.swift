import Knowledge
import Synchronization

/// Finds personal data in Turkish texts, and says of each finding why it is one.
///
/// Check digits decide first, then form, then the words around; orders, parcels, prices, versions and dates are not personal
/// data. One pass over the text in bounded windows, without backtracking, in time linear in the text.
public struct PIIScanner: Sendable {
    private let registry: PIIRegistry
    private let minimumScore: Double

    /// - Parameters:
    ///   - registry: recognisers beyond the core's.
    ///   - minimumScore: findings below it are left out.
    public init(registry: PIIRegistry = .core, minimumScore: Double = 0.5) {
        self.registry = registry
        self.minimumScore = minimumScore
    }

    /// The same scanner with another least score.
    public func reporting(from minimumScore: Double) -> PIIScanner {
        PIIScanner(registry: registry, minimumScore: minimumScore)
    }

    /// The findings in the order of the text; they do not overlap.
    public func findings(in text: String) -> [PIIFinding] {
        var text = text
        return text.withUTF8 { findings(in: $0) }
    }

    /// The findings in a text of UTF-8; a byte that fits nowhere counts as a scalar.
    public func findings(inUTF8 bytes: [UInt8]) -> [PIIFinding] {
        bytes.withUnsafeBufferPointer { findings(in: $0) }
    }

    /// The buffer is read within the call only.
    private func findings(in bytes: UnsafeBufferPointer<UInt8>) -> [PIIFinding] {
        var scan = PIIScanPool.take(registry)
        defer { PIIScanPool.giveBack(scan) }
        scan.reset()
        UTF8Reader.read(bytes) { scan.read($0) }
        scan.finish()
        return scan.takeFindings().filter { $0.score >= minimumScore }
    }

    /// The text with every finding replaced by its type, for logs.
    public func masked(_ text: String) -> String {
        let findings = findings(in: text)
        guard !findings.isEmpty else { return text }
        return PIIRewriter.rewrite(text, findings) { finding, _ in finding.type.mask }
    }

    /// A reading of a text that comes in pieces.
    public func stream() -> PIIStream { PIIStream(PIIScan(registry: registry), minimumScore: minimumScore) }
}

/// Scans that are ready to be used again, so that a short text allocates next to nothing.
private enum PIIScanPool {
    private static let idle = Mutex<[PIIScan]>([])
    private static let most = 16

    static func take(_ registry: PIIRegistry) -> PIIScan {
        guard registry.isEmpty else { return PIIScan(registry: registry) }
        return idle.withLock { $0.popLast() } ?? PIIScan(registry: .core)
    }

    static func giveBack(_ scan: PIIScan) {
        guard scan.registry.isEmpty else { return }
        idle.withLock { if $0.count < most { $0.append(scan) } }
    }
}
