import Knowledge

/// A text that comes in pieces: findings come out as soon as nothing that follows can change them.
///
/// Whatever the pieces, the findings are those of the whole text: what is not settled is held back, at most
/// ``holdBack`` scalars.
public struct PIIStream: Sendable {
    public static let holdBack = PIIScan.window

    private var scan: PIIScan
    private let minimumScore: Double
    /// What came and is not settled, for ``maskedText(of:)``.
    private var pending = String.UnicodeScalarView()
    private var pendingStart = 0

    init(_ scan: PIIScan, minimumScore: Double) {
        self.scan = scan
        self.minimumScore = minimumScore
    }

    /// The findings that a piece settles; spans count from the start of the whole text.
    public mutating func findings(adding piece: String) -> [PIIFinding] {
        for scalar in piece.unicodeScalars { scan.read(scalar.value) }
        return scan.takeFindings().filter { $0.score >= minimumScore }
    }

    /// The findings of the rest.
    public mutating func finish() -> [PIIFinding] {
        scan.finish()
        return scan.takeFindings().filter { $0.score >= minimumScore }
    }

    /// The part of the text that a piece settles, masked.
    public mutating func maskedText(adding piece: String) -> String {
        pending.append(contentsOf: piece.unicodeScalars)
        return release(findings(adding: piece), upTo: scan.settled)
    }

    /// The rest of the text, masked.
    public mutating func finishMasked() -> String {
        release(finish(), upTo: pendingStart + pending.count)
    }

    private mutating func release(_ findings: [PIIFinding], upTo end: Int) -> String {
        guard end > pendingStart else { return "" }
        let part = pending.prefix(end - pendingStart)
        let text = PIIRewriter.rewrite(String(String.UnicodeScalarView(part)), findings, origin: pendingStart) {
            finding, _ in
            finding.type.mask
        }
        pending.removeFirst(end - pendingStart)
        pendingStart = end
        return text
    }
}
