import PluginKit

/// The rungs of the ladder.
public enum SupportLevel: Int, Sendable, Codable, CaseIterable, Comparable {
    /// Customer support.
    case l1 = 1
    /// Technical support.
    case l2
    /// Engineering and product.
    case l3
    /// Founder and chief technical officer.
    case l4

    public var next: SupportLevel? { SupportLevel(rawValue: rawValue + 1) }

    public var name: LocalizedText {
        switch self {
        case .l1: LocalizedText(tr: "L1 Destek", en: "L1 Support")
        case .l2: LocalizedText(tr: "L2 Teknik destek", en: "L2 Technical support")
        case .l3: LocalizedText(tr: "L3 Mühendislik ve ürün", en: "L3 Engineering and product")
        case .l4: LocalizedText(tr: "L4 Üst yönetim", en: "L4 Management")
        }
    }

    public static func < (left: SupportLevel, right: SupportLevel) -> Bool { left.rawValue < right.rawValue }
}

/// Why a matter goes up.
public enum EscalationReason: String, Sendable, Codable, CaseIterable {
    /// The level could not solve it, or its time ran out.
    case unsolved, timeout
    case bug, integration, dataInconsistency, botConnection, valuationAnomaly
    case criticalFault, dataRecovery, model, security, architecture
    case churnRisk, dataBreach, legal, press

    /// The lowest level that takes up such a matter; `nil` where the next one does.
    public var level: SupportLevel? {
        switch self {
        case .unsolved, .timeout: nil
        case .bug, .integration, .dataInconsistency, .botConnection, .valuationAnomaly: .l2
        case .criticalFault, .dataRecovery, .model, .security, .architecture: .l3
        case .churnRisk, .dataBreach, .legal, .press: .l4
        }
    }
}
