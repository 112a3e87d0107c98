import PluginKit

/// How much a matter presses; P1 is the most.
public enum Priority: Int, Sendable, Codable, CodingKeyRepresentable, CaseIterable, Comparable {
    case critical = 1
    case high, normal, low

    /// One level up, P1 at most.
    public var raised: Priority { Priority(rawValue: rawValue - 1) ?? .critical }

    public var name: LocalizedText {
        switch self {
        case .critical: LocalizedText(tr: "Kritik (P1)", en: "Critical (P1)")
        case .high: LocalizedText(tr: "Yüksek (P2)", en: "High (P2)")
        case .normal: LocalizedText(tr: "Normal (P3)", en: "Normal (P3)")
        case .low: LocalizedText(tr: "Düşük (P4)", en: "Low (P4)")
        }
    }

    /// The more pressing one is the smaller, as in P1 < P2.
    public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
}
